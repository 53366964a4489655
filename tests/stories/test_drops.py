"""Drops: whatever an admin gives is posted at its time, once, exactly as it was; what cannot be is told, never lost."""

from typing import Any

import pytest

from tests.heard import Seen
from tests.planning import Planning, planning
from tests.town import Town

SAID = {
    "en": ("tomorrow 9:00", "every day 20:00 2 times silent", "Planned: text “Bring water”", "no end"),
    "zh": ("明天9:00", "每天晚上8点 共2次 静音", "已安排：文字「Bring water」", "没有设结束时间"),
}
SMALL = {"url": "https://example.com/", "prefer_small_media": True}
MAP, ALL = "https://example.com/", "https://example.com/all"


async def all_kinds_planned(here: Planning, once: str, daily: str) -> None:
    """A text, a poll twice, a photo to be pinned, an album with a button, a video by a cron line, a file every
    few days, a sticker, a voice message."""
    bold = [{"type": "bold", "offset": 0, "length": 5}]
    text = await here.owner.says(here.group, "Bring water", entities=bold, link_preview_options=SMALL)
    [told] = await here.schedules(text, once)
    assert told["ephemeral"]
    poll = await here.owner.says(here.group, poll={"question": "Lake or peak?", "options": ["Lake", "Peak"]})
    [told] = await here.schedules(poll, daily)
    assert told["text"].count("·") == 2
    buttons = [[{"text": "Map", "url": MAP}]]
    looks: dict[str, Any] = {"has_media_spoiler": True, "show_caption_above_media": True}
    photo = await here.owner.says(here.group, photo=True, caption="The map", buttons=buttons, **looks)
    await here.schedules(photo, f"{once} pin")
    covered = {"photo": True, "has_media_spoiler": True}
    views: dict[str, Any] = {"media_group": [{"photo": True}, covered], "caption": "Two views"}
    album = await here.owner.says(here.group, **views, buttons=[[{"text": "All", "url": ALL}]])
    await here.schedules(album, once)
    for kind, when in (
        ("video", "0 9 6 1 *"),
        ("document", "every 5 days 9:00"),
        ("sticker", once),
        ("voice", once),
    ):
        medium: dict[str, Any] = {kind: True}
        await here.schedules(await here.owner.says(here.group, **medium), when)
    await here.owner.deletes(text)


def kind_of(seen: Seen) -> str:
    """Its medium; `album` for a part of one."""
    return "album" if seen.get("media_group") else next(iter(seen.get("media") or ()), "text")


def of_kind(posted: list[Seen], kind: str) -> list[Seen]:
    """Those of that kind, oldest first."""
    return [one for one in posted if kind_of(one) == kind]


def check_kinds(posted: list[Seen]) -> int:
    """All of them as they were; the id of the pinned one."""
    kinds = ["poll", "text", "photo", "album", "album", "text", "video", "document", "sticker", "voice"]
    assert sorted(map(kind_of, posted)) == sorted(kinds)
    [asked], [map_] = of_kind(posted, "poll"), of_kind(posted, "photo")
    said, more = of_kind(posted, "text")
    views = of_kind(posted, "album")
    assert asked["media"]["poll"]["question"] == "Lake or peak?"
    assert (said["text"], said["entities"]) == ("Bring water", [{"type": "bold", "offset": 0, "length": 5}])
    assert said["preview"] == SMALL
    assert (map_["caption"], map_["buttons"][0][0]["url"], map_["above"]) == ("The map", MAP, True)
    assert [one["media"].get("has_media_spoiler") for one in (map_, *views)] == [True, None, True]
    assert [one["caption"] for one in views] == ["Two views", ""]
    assert len({one["media_group"] for one in views}) == 1
    assert more["buttons"][0][0]["url"] == ALL
    assert more["id"] > views[1]["id"]
    return int(map_["id"])


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_each_kind_of_content_is_posted_once_at_its_time_as_it_was(town: Town, lang: str) -> None:
    here = await planning(town, lang)
    once, daily, planned, no_end = SAID[lang]
    water = await here.owner.says(here.group, "Bring water")
    [told] = await here.schedules(water, "every mon 9:00")
    assert planned in told["text"]
    assert no_end in told["text"]
    await all_kinds_planned(here, once, daily)
    await town.restart()
    before = len(await here.posts())
    await here.until("09:01")
    pinned = check_kinds([one for one in (await here.posts())[before:] if "service" not in one])
    assert (await here.group.look())["pinned"] == [pinned]
    before = len(await here.posts())
    await town.advance("2d")
    assert [kind_of(one) for one in (await here.posts())[before:]] == ["poll"]
