"""Is it a person? Shapes in a picture are counted, or two numbers added; nobody answers for another."""

import json

import pytest

from bot.emulator.people import Person
from tests.gate import Gate, gate, total
from tests.heard import labels, seen_by
from tests.town import Town


async def counted(here: Gate, person: Person) -> int:
    """How many of the shape asked for are in the picture, as somebody sees who looks at it."""
    shown = (await seen_by(person, None))[-1]
    assert "photo" in shown["media"]
    rows = here.town.rows("SELECT data FROM gate_entry WHERE user_id = :user", user=person.id)
    noted = rows[0]["data"] if isinstance(rows[0]["data"], dict) else json.loads(rows[0]["data"])
    shape = noted["noted"]["shape"]
    return int(noted["noted"]["cells"].count(shape))


@pytest.mark.slow
async def test_shapes_are_counted_and_the_number_pressed_or_written(town: Town) -> None:
    here = await gate(town, "captcha on")
    ming, bo = await here.asks(), await here.asks("Bo")
    shown = (await seen_by(ming, None))[-1]
    assert shown["caption"].startswith("West Hikers\nAre you a person? How many ")
    assert labels(shown) == ["1", "2", "3", "4", "5", "6", "A sum instead", "Ask an admin"]
    await here.taps(ming, str(await counted(here, ming)))
    await town.restart()
    await here.writes(bo, "many")
    assert (await seen_by(bo, None))[-2]["text"].endswith("Please press a number, or write it in digits.")
    await here.writes(bo, str(await counted(here, bo)))
    assert (await here.status(ming), await here.status(bo)) == ("member", "member")


async def test_who_cannot_see_the_picture_has_a_sum_in_both_languages(town: Town) -> None:
    here = await gate(town, "captcha on", lang="zh", by_request=False)
    ming = await here.comes("阿明")
    assert (await seen_by(ming, None))[-1]["caption"].startswith("川西徒步\n先确认你是真人：图里有几个")
    await here.taps(ming, "换成算术题")
    assert "先确认你是真人：" in await here.last(ming)
    await here.taps(ming, str(await total(here, ming)))
    assert await here.status(ming) == "member"


async def test_a_picture_that_is_refused_becomes_a_sum(town: Town) -> None:
    here = await gate(town, "captcha on")
    ming = await here.asks(started=False)
    await town.people.faults([{"method": "sendPhoto", "kind": "5xx", "count": 2}])
    await here.starts(ming)
    assert "Are you a person? How much is " in await here.last(ming)
    await here.taps(ming, str(await total(here, ming)))
    assert await here.status(ming) == "member"


async def test_a_picture_whose_answer_is_lost_is_found_and_not_sent_twice(town: Town) -> None:
    here = await gate(town, "captcha on")
    ming = await here.asks(started=False)
    await town.people.faults([{"method": "sendPhoto", "kind": "lost_answer"}])
    await here.starts(ming)
    assert len([one for one in await seen_by(ming, None) if "photo" in one["media"]]) == 1
    await here.taps(ming, str(await counted(here, ming)))
    assert await here.status(ming) == "member"


@pytest.mark.slow
async def test_s91_a_wrong_number_brings_another_picture_and_the_third_ends_it(town: Town) -> None:
    here = await gate(town, "captcha on")
    ming = await here.asks()
    seen = set()
    for _ in range(3):
        seen.add(str((await seen_by(ming, None))[-1]["media"]["photo"][-1]["file_unique_id"]))
        await here.writes(ming, "99")
    assert len(seen) == 3
    assert await here.state(ming) == "declined"
    bo = await here.asks("Bo")
    await here.taps(bo, "A sum instead")
    sums = set()
    for _ in range(3):
        sums.add(str((await seen_by(bo, None))[-1]["buttons"]))
        await here.writes(bo, "99")
    assert (len(sums), await here.state(bo)) == (3, "declined")


async def test_s92_nobody_presses_for_another(town: Town) -> None:
    here = await gate(town, "captcha on")
    ming, bo = await here.asks(), await here.asks("Bo")
    theirs = (await seen_by(ming, None))[-1]
    label = str(await counted(here, ming))
    await here.writes(ming, "99")
    old = await here.does(ming.taps(theirs, label))
    assert old["text"] == "This button is not for you, or no longer in use."
    assert (await here.status(ming), await here.status(bo)) == ("left", "left")
