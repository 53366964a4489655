"""Drops that are changed, late, refused or moved: nothing is lost or doubled, and the admins hear why."""

import pytest

from tests.heard import seen_by, words
from tests.planning import Planning, planning
from tests.town import Town


@pytest.mark.slow
async def test_a_repeated_drop_replaces_pauses_ends_and_is_undone(town: Town) -> None:
    here = await planning(town)
    note = await here.owner.says(here.group, "Water, map, torch")
    await here.schedules(note, "every 6 hours 3 times replace keep 2h")
    await town.advance("6h30m")
    assert (await here.said()).count("Water, map, torch") == 1
    await town.advance("2h")
    assert (await here.said()).count("Water, map, torch") == 0  # deleted after two hours
    [listed] = await here.schedules(None, "", "/drops")
    assert "One is planned here:" in listed["text"]
    assert "every 6 hours" in listed["text"]
    await here.taps("1")
    assert (await here.taps("Pause"))["text"] == "Paused."
    await town.advance("1d")
    assert (await here.said()).count("Water, map, torch") == 0
    await here.schedules(None, "", "/drops")
    await here.taps("1")
    assert (await here.taps("Resume"))["text"] == "It goes on."
    await town.advance("13h")
    assert (await here.said()).count("Water, map, torch") <= 1
    assert [row["state"] for row in town.rows("SELECT state FROM drop_posting")] == ["posted"] * 3
    [none] = await here.schedules(None, "", "/drops")
    assert "Nothing is planned" in none["text"]
    await here.schedules(note, "tomorrow 9:00")
    assert (await here.taps("Preview"))["text"] == "Sent to our private chat."
    assert words(await seen_by(here.owner, None))[-1] == "Water, map, torch"
    assert (await here.taps("Undo"))["text"] == "Removed. It will not be posted."
    assert (await here.taps("Undo"))["text"] == "It is not planned any more."
    assert town.rows("SELECT id FROM drop_item WHERE place != 'used'") == []


@pytest.mark.slow
async def test_g11_late_is_posted_within_two_hours_then_reported_with_a_button_that_posts_it_once(
    town: Town,
) -> None:
    here = await planning(town)
    for text, when in (("Early", "tomorrow 9:00"), ("Late", "tomorrow 11:00"), ("Daily", "every day 8:00")):
        await here.schedules(await here.owner.says(here.group, text), when)
    before = len(await here.said())
    await town.stop()
    await town.people.set_clock("2026-01-07T12:30:00+00:00", jump=True)
    await town.start()
    await town.advance("30s")
    assert (await here.said())[before:] == []
    cards = await here.cards()
    assert any(
        "Not posted at Tue 6 Jan 09:00, as I was away too long: text “Early”." in card for card in cards
    )
    assert any("Not posted 2 times up to Wed 7 Jan 08:00" in card for card in cards)
    await here.taps("Post now", private=True)
    await town.advance("30s")
    assert len((await here.said())[before:]) == 1
    assert "Posted now by an admin" in " ".join(await here.cards())
    before = len(await here.said())
    await here.schedules(await here.owner.says(here.group, "Noon"), "tomorrow 12:00")
    await town.stop()
    await town.people.set_clock("2026-01-08T13:30:00+00:00", jump=True)
    await town.start()
    await town.advance("30s")
    assert sorted((await here.said())[before:]) == ["Noon"]
    states = town.rows("SELECT state, COUNT(*) AS count FROM drop_posting GROUP BY state ORDER BY state")
    assert {row["state"]: row["count"] for row in states} == {"missed": 3, "posted": 2}


@pytest.mark.slow
async def test_what_telegram_refuses_pauses_and_says_why_and_a_lost_answer_doubles_nothing(
    town: Town,
) -> None:
    here = await planning(town)
    daily = await here.owner.says(here.group, "Good morning")
    await here.schedules(daily, "every day 9:00")
    await town.people.faults([{"method": "sendMessage", "kind": "lost_answer", "count": 1}])
    await here.until("09:01")
    assert (await here.said()).count("Good morning") == 1
    [row] = town.rows("SELECT state, messages FROM drop_posting")
    assert row["state"] == "posted"
    no_right = {"kind": "400", "count": 1, "words": "not enough rights to send text messages to the chat"}
    await town.people.faults([{"method": "sendMessage", **no_right}])
    await here.until("09:01")
    assert (await here.said()).count("Good morning") == 1
    assert any("I lack the right to send it; paused" in card for card in await here.cards())
    await here.taps("Post now", private=True)
    await town.advance("5s")
    assert (await here.said()).count("Good morning") == 2
    await town.advance("1d")
    assert (await here.said()).count("Good morning") == 2
    photo = await here.owner.says(here.group, photo=True, caption="Old map")
    await here.schedules(photo, "queue")
    gone = {"kind": "400", "count": 1, "words": "wrong file identifier/HTTP URL specified"}
    await town.people.faults([{"method": "sendPhoto", **gone}])
    await town.advance("4d")
    assert any("Telegram no longer has its file" in card for card in await here.cards())
    [listed] = await here.schedules(None, "", "/drops")
    assert "paused, a right is missing" in listed["text"]
    assert "set aside" in listed["text"]


@pytest.mark.slow
async def test_a_group_that_moves_and_a_clock_that_is_set_keep_what_is_planned(town: Town) -> None:
    here = await planning(town, kind="group")
    await here.schedules(await here.owner.says(here.group, "Nine o'clock"), "every day 9:00 2 times")
    moved = Planning(town, here.owner, await here.group.migrate())
    await town.settle()
    await moved.group.add_bot(rights="all")
    await town.settle()
    await moved.schedules(None, "Asia/Shanghai", "/timezone")
    await moved.until("00:59")
    assert "Nine o'clock" not in await moved.said()
    await moved.until("01:01")
    assert (await moved.said()).count("Nine o'clock") == 1
    await town.advance("3d")
    assert (await moved.said()).count("Nine o'clock") == 2
    assert town.rows("SELECT DISTINCT chat_id FROM drop_posting") == [{"chat_id": moved.group.id}]


async def test_a_lively_talk_is_let_be(town: Town) -> None:
    here = await planning(town)
    await here.schedules(await here.owner.says(here.group, "Quiz time"), "today 12:00")
    await here.until("11:59")
    ann = await here.group.joined_by("Ann")
    for minute in range(4):
        for number in range(5):
            await ann.says(here.group, f"talk {minute} {number}")
        await town.settle()
        await town.advance("1m")
    assert "Quiz time" not in await here.said()
    await town.advance("4m")
    assert (await here.said()).count("Quiz time") == 1
