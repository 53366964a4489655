"""An announcement is pinned, counts who has read it by one button, and tells the admins who has not."""

from typing import Any

import pytest

from bot.emulator.people import Person
from tests.heard import Seen, heard, labels
from tests.planning import Planning, planning
from tests.town import Town

SAID = {
    "en": (
        "/announce",
        "Got it",
        "Got it 2",
        "“We meet at eight”: 2 have read it",
        "Nothing was announced yet",
        ("Remove", "Post again", "“Wrong day” was not posted. Telegram said: Not enough rights"),
    ),
    "zh": (
        "群公告",
        "收到",
        "收到 2",
        "「We meet at eight」：2人已收到",
        "还没有发过群公告",
        ("删除", "重发", "「Wrong day」没能发出，Telegram 的说法：Not enough rights"),
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_an_announcement_counts_who_has_read_it(town: Town, lang: str) -> None:
    command, got, got_two, standing, nothing, undo = SAID[lang]
    here = await planning(town, lang)
    [none] = await here.schedules(None, "", command)
    assert nothing in none["text"]
    ann, bo, cem = [await here.group.joined_by(name) for name in ("Ann", "Bo", "Cem")]
    for person in (ann, bo, cem):
        await person.says(here.group, "hello")
    await a_poll_and_an_album_carry_the_button_too(here, ann, command, got)
    plan = await here.owner.says(here.group, photo=True, caption="We meet at eight")
    await here.schedules(plan, "", command)
    posted = next(one for one in reversed(await here.posts()) if one.get("media"))
    assert posted["caption"] == "We meet at eight"
    assert posted["id"] in (await here.group.look())["pinned"]
    await one_may_be_taken_back_and_one_posted_again(here, command, undo)
    await ann.taps(posted, got, group=here.group)
    await town.restart()
    await town.advance("3d")
    posted = next(one for one in reversed(await here.posts()) if one.get("media"))
    assert labels(posted) == [f"{got} 1"]
    await bo.taps(posted, f"{got} 1", group=here.group)
    await town.settle()
    posted = next(one for one in reversed(await here.posts()) if one.get("media"))
    assert labels(posted) == [got_two]
    await bo.taps(posted, got_two, group=here.group)
    assert len(town.rows("SELECT user_id FROM announcement_receipt")) == 4
    await cem.leaves(here.group)
    await town.settle()
    [told] = await here.schedules(None, "", command)
    assert (standing in told["text"], told["text"].splitlines()[1]) == (True, "Olga")
    assert told["ephemeral"]


async def a_poll_and_an_album_carry_the_button_too(
    here: Planning, ann: Person, command: str, got: str
) -> None:
    """The poll itself; an album in a short message behind it, with its own links above. None is announced in part."""
    asked = await here.owner.says(here.group, poll={"question": "Lake or peak?", "options": ["Lake", "Peak"]})
    await here.schedules(asked, "", command)
    poll = (await said(here))[-1]
    assert (poll["media"]["poll"]["question"], labels(poll)) == ("Lake or peak?", [got])
    await ann.taps(poll, got, group=here.group)
    await here.town.settle()
    assert labels((await said(here))[-1]) == [f"{got} 1"]
    album = await here.owner.says(
        here.group,
        media_group=[{"photo": "one"}, {"video": "two"}],
        caption="The way [Map](buttonurl://example.com)",
    )
    before = len(await said(here))
    await here.schedules(album, "", command)
    first, second, below = (await said(here))[before:]
    assert [first["caption"], labels(first), labels(second)] == ["The way", [], []]
    assert labels(below) == ["Map", got]
    assert first["id"] in (await here.group.look())["pinned"]
    await here.town.restart()
    await ann.taps(below, got, group=here.group)
    await here.town.settle()
    assert labels((await said(here))[-1]) == ["Map", f"{got} 1"]
    parts: dict[str, Any] = {"media_group": [{"photo": "one"}, {"photo": "two"}], "caption": "/announce"}
    [told, *_] = await heard(here.town, here.owner, here.group, here.owner.says(here.group, **parts))
    assert not told["media"]


async def one_may_be_taken_back_and_one_posted_again(
    here: Planning, command: str, undo: tuple[str, str, str]
) -> None:
    """Who announced it sees a button that takes it away; one that Telegram refused says why and is posted again."""
    remove, anew, why = undo
    plan = await here.owner.says(here.group, "Wrong day")
    refused = {"kind": "400", "count": 1, "words": "not enough rights to send text messages to the chat"}
    await here.town.people.faults([{"method": "sendMessage", **refused}])
    await here.schedules(plan, "", command)
    assert why in (await here.cards())[-1]
    before = await said(here)
    await here.taps(anew, private=True)
    *_, posted = await said(here)
    assert (len(await said(here)), posted["text"]) == (len(before) + 1, "Wrong day")
    await here.taps(remove, private=True)
    assert await said(here) == before
    assert len((await here.group.look())["pinned"]) == 3
    await here.schedules(plan, "", command)
    await here.taps(remove)
    assert await said(here) == before


async def said(here: Planning) -> list[Seen]:
    """What the bot posted openly, without what Telegram says of pins."""
    return [one for one in await here.posts() if one.get("media") or labels(one)]
