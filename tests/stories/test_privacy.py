"""What is held of somebody: told, given to them alone as a file, erased at their wish, and no strike with it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect, text

from bot.db.migrate import sync_url
from bot.emulator.people import Person
from tests.gate import ANIMAL, gate
from tests.heard import heard, labels, words
from tests.hikers import ADS, Hikers, hikers, with_button
from tests.paying import kept, pays
from tests.town import Town

BOT = 777000111
SAYS = {
    "en": ("What Anthill keeps", "Erase my data", "Erase everything?", "Erase it", "Keep it", "It is erased",
           "just done"),
    "zh": ("Anthill 保存什么", "删除我的数据", "全部删除", "删除", "保留", "已删除", "刚刚删除过"),
}  # fmt: skip


@pytest.fixture
def town_options(tmp_path: Path) -> dict[str, Any]:
    return {"environment": {"ANTHILL_DATABASE__ERASED": str(tmp_path / "erased.txt")}}


def write(file: Path, words_said: str) -> None:
    file.write_text(words_said)


def read(file: Path) -> str:
    return file.read_text()


async def asked(town: Town, person: Person, words_said: str) -> list[dict[str, Any]]:
    """What the bot answers in private."""
    return await heard(town, person, None, person.writes_bot(words_said))


async def tap(town: Town, person: Person, label: str) -> dict[str, Any]:
    """Taps the newest private button of that name; what they are told by it."""
    pressed = await person.taps(with_button(await person.private(), label), label)
    await town.settle()
    return pressed


def everything(town: Town) -> list[str]:
    """Every row of every table, as text."""
    engine = create_engine(sync_url(town.database))
    with engine.connect() as connection:
        names = inspect(connection).get_table_names()
        rows = [(name, row) for name in names for row in connection.execute(text(f'SELECT * FROM "{name}"'))]  # noqa: S608 - names of our own tables
    engine.dispose()
    return [f"{name} {tuple(row)!r}" for name, row in rows]


def betrayed(town: Town, person: Person) -> list[str]:
    """Rows that tell the person's id or name."""
    return [row for row in everything(town) if str(person.id) in row or person.name in row]


def file_of(town: Town) -> dict[str, Any]:
    """The newest file that the bot has sent."""
    sent = [file for file in town.emulator.world.state.files.values() if file.kind == "document"][-1]
    found: dict[str, Any] = json.loads(sent.content or b"")
    return found


async def test_s112_everybody_gets_their_own_data_and_nobody_elses(town: Town) -> None:
    here = await hikers(town)
    bo = await here.group.joined_by("Bo")
    said = await here.posts(here.mallory, "Which tent is good for the winter?")
    await here.posts(bo, "The green one with four poles", reply_to=said)
    await here.posts(here.mallory, ADS[0])
    assert labels(with_button(await asked(town, here.mallory, "/privacy"), "My data")) == [
        "My data",
        "Erase my data",
    ]
    assert words(await here.command(bo, "隐私"))[-1].startswith("What Anthill keeps")
    [told] = await asked(town, here.mallory, f"/mydata {bo.id} @bo")
    assert "all that I hold of you" in told["caption"]
    found = file_of(town)
    assert (found["user"], [group["title"] for group in found["groups"]]) == (
        here.mallory.id,
        ["West Hikers"],
    )
    rows = found["groups"][0]["rows"]
    assert {"member", "strike", "score_entry", "score_total", "newcomer"} <= set(rows)
    assert (rows["member"][0]["name"], rows["strike"][0]["rule"]) == ("Mallory", "ads")
    assert found["private"]["person"][0]["name"] == "Mallory"
    for other in (bo, here.owner, here.admin):
        assert str(other.id) not in json.dumps(found)
        assert other.name not in json.dumps(found).replace("Boot", "")
    stranger = await town.people.person("Zoe")
    await asked(town, stranger, "/start")
    await asked(town, stranger, f"/mydata {bo.id}")
    assert (file_of(town)["user"], file_of(town)["groups"]) == (stranger.id, [])
    before = await here.mallory.sees(here.group)
    await here.mallory.says(here.group, "/mydata")
    await town.settle()
    assert len(await here.mallory.sees(here.group)) == len(before) + 1  # nothing of it is for the group


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_s111_s113_who_is_forgotten_is_a_number_and_their_strikes_count_on(
    town: Town, lang: str
) -> None:
    kept, ask, sure, erase, keep, done, soon = SAYS[lang]
    here = await hikers(town, language=lang)
    mallory = here.mallory
    hello = await here.posts(mallory, "Which tent is good for the winter, anybody?")
    await here.command(here.owner, "/tier spreader", reply_to=hello)
    assert (await here.group.member(mallory)).tag != ""
    await here.posts(
        here.admin, "/award 5 for a good question, Mallory", reply_to=await here.posts(mallory, "签到")
    )
    await here.posts(mallory, ADS[0])
    await asked(town, mallory, "/start")
    assert words(await asked(town, mallory, "/privacy"))[0].startswith(kept)
    await tap(town, mallory, ask)
    assert words(await mallory.private())[-1].startswith(sure)
    await tap(town, mallory, keep)
    assert betrayed(town, mallory) != []
    await asked(town, mallory, "/forget")
    await tap(town, mallory, erase)
    assert words(await mallory.private())[-1].startswith(done)
    assert (await here.group.member(mallory)).tag == ""  # a word of ours beside the name goes, too
    left = {row.split()[0] for row in betrayed(town, mallory)}
    assert left <= {"inbox", "outbox", "erasure"}  # on their way out
    assert soon in words(await asked(town, mallory, "/forget"))[-1]
    await town.restart()
    await town.advance("2h")
    assert betrayed(town, mallory) == []
    await struck_on(here)


async def struck_on(here: Hikers) -> None:
    """Mallory had one strike before all of theirs was erased."""
    town, mallory = here.town, here.mallory
    [strike] = here.strikes()
    assert (strike["user_id"] < -(2**62), strike["evidence"], strike["reason"]) == (True, "", "")
    assert town.rows("SELECT sum(points) AS points FROM score_entry") == [{"points": None}]
    await here.posts(mallory, ADS[1])
    assert mallory.name in {row["name"] for row in town.rows("SELECT name FROM member")}
    assert (await here.group.member(mallory)).muted  # as it is with the second
    await town.advance("25h")
    await here.posts(mallory, ADS[2])
    assert (await here.group.member(mallory)).status == "kicked"


@pytest.mark.slow
async def test_s111_who_was_forgotten_is_so_again_in_an_old_copy_of_the_database(
    town: Town, backup: Callable[[str], None]
) -> None:
    here = await hikers(town)
    await here.posts(here.mallory, "Which tent is good for the winter, anybody?")
    await asked(town, here.mallory, "/start")
    await town.stop()
    backup("take")
    await town.start()
    await asked(town, here.mallory, "/forget")
    await tap(town, here.mallory, "Erase it")
    await town.advance("2h")
    assert betrayed(town, here.mallory) == []
    await town.stop()
    backup("restore")
    assert betrayed(town, here.mallory) != []
    erased = Path(town.environment["ANTHILL_DATABASE__ERASED"])
    write(erased, f"no line of ours\n{read(erased)}")
    await here.owner.says(here.group, "Is the bot back?")
    await town.start()
    await town.advance("2h")
    assert betrayed(town, here.mallory) == []
    assert str(here.mallory.id) not in read(erased)


@pytest.mark.slow
async def test_s114_a_group_without_the_bot_is_forgotten_after_a_month_or_at_once(town: Town) -> None:
    here = await hikers(town)
    await here.posts(here.mallory, ADS[0])
    await here.group.set_member_id(BOT, status="left")
    await town.settle()
    await town.advance("29d", jump=True)
    await here.group.add_bot(rights="all")
    await town.settle()
    assert len(here.strikes()) == 1  # back in time: as if nothing had been
    for owner, label in ((here.admin, None), (here.owner, "Erase the data of West Hikers")):
        await here.group.set_member_id(BOT, status="left")
        await town.settle()
        buttons = labels((await asked(town, owner, "/privacy"))[-1])
        assert (label in buttons, len(buttons)) == ((True, 3) if label else (False, 2))
    await tap(town, here.owner, "Erase the data of West Hikers")
    await tap(town, here.owner, "Erase it")
    assert words(await here.owner.private())[-1] == "The group's data are erased."
    kinds = {row.split()[0] for row in everything(town) if str(here.group.id) in row}
    assert kinds <= {"inbox", "outbox"}
    await asked(town, here.owner, "/id")
    await town.advance("3d")
    assert [row for row in everything(town) if str(here.group.id) in row] == []


@pytest.mark.slow
async def test_s111_who_is_forgotten_at_the_gate_may_come_again(town: Town) -> None:
    here = await gate(town, "fee 50", ANIMAL, by_request=False)
    ming, bo = await here.comes(), await here.comes("Bo")
    await pays(here, ming)
    for person in (ming, bo):
        assert await here.status(person) == "muted"
        await asked(town, person, "/forget")
        await tap(town, person, "Erase it")
    assert [await here.status(person) for person in (ming, bo)] == ["left", "left"]
    assert (await kept(town), await here.state(ming)) == (0, "")
    await town.advance("2h")
    await here.does(ming.joins(here.group))
    assert await here.status(ming) == "muted"
    await here.starts(ming)
    await pays(here, ming)
    await here.writes(ming, "ant")
    assert await here.status(ming) == "member"
