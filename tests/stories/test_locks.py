"""Locks: what members may not post goes without a strike, who posted it is told alone; admins see and change them."""

import pytest

from tests.hikers import heard, hikers, words
from tests.town import Town

SAID = {
    "en": ("stickers may not be posted there", "Locked here", "sticker: stickers", "I do not know nonsense",
           "Only admins of the group can do this.", "Nothing is locked."),
    "zh": ("那里不能发贴纸", "本群已锁定", "sticker：贴纸", "没有这种类型：nonsense",
           "只有群管理员能这样做", "没有锁定任何类型"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_what_is_locked_goes_and_is_explained_to_one_alone(town: Town, language: str) -> None:
    hint, locked, line, unknown, admins_only, nothing = SAID[language]
    here = await hikers(town, language=language)
    assert any(nothing in text for text in words(await here.command(here.owner, "/locks")))
    said = words(await here.command(here.owner, "/lock 贴纸 links"))[-1]
    assert locked in said
    assert line in said
    assert unknown in words(await here.command(here.owner, "/lock nonsense"))[-1]
    assert admins_only in words(await here.command(here.mallory, "/lock all"))[-1]
    await town.restart()

    told = await heard(town, here.mallory, here.group, here.mallory.says(here.group, sticker=True))
    assert [hint in text for text in words(told)] == [True]
    assert all(message["ephemeral"] for message in told)
    again = await heard(town, here.mallory, here.group, here.mallory.says(here.group, sticker=True))
    assert words(again) == []
    assert not any(message["media"] for message in await here.group.messages())

    fine = await here.posts(here.mallory, "good morning")
    assert not await fine.gone()
    await here.mallory.edits(fine, "good morning https://docs.python.org")
    await town.settle()
    assert await fine.gone()
    spared = await here.posts(here.owner, sticker=True)
    assert not await spared.gone()
    await here.command(here.owner, f"/permit {here.mallory.id} 1h")
    assert not await (await here.posts(here.mallory, sticker=True)).gone()
    await here.command(here.owner, f"/permit {here.mallory.id} off")
    assert await (await here.posts(here.mallory, sticker=True)).gone()

    assert nothing in words(await here.command(here.owner, "/unlock all"))[-1]
    assert not await (await here.posts(here.mallory, sticker=True)).gone()
    assert here.strikes() == []


async def test_without_the_right_to_delete_nothing_can_be_locked(town: Town) -> None:
    here = await hikers(town, rights=["can_restrict_members"])
    assert words(await here.command(here.owner, "/lock sticker"))[-1].startswith("I cannot lock anything")
    assert not await (await here.posts(here.mallory, sticker=True)).gone()
