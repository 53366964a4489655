"""Three ads: a warning, a mute, and out; the owner's Undo; what is allowed stays. In both languages."""

import pytest

from tests.hikers import ADS, hikers, words
from tests.town import Town

INVITE = "t.me/+ZyXwVuTsRqPoNmLk"
SAID = {
    "en": (
        "removed: invite link to another group. Strike 1 of 3, the third removes you; it lapses on 5 Apr.",
        "You can write again on Tue 6 Jan",
        "Mallory was removed: link to a bot. Strike 3 of 3.",
        "Undo",
        "2 of 3",
    ),
    "zh": (
        "已删除：含外群邀请链接。第1次警告，满3次移出；4月5日失效。",
        "1月6日（周二）",
        "Mallory已移出：含机器人链接。",
        "撤销",
        "2次（满3次）",
    ),
}


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_three_ads_and_out_then_undone(town: Town, language: str) -> None:
    warned, muted, removed, undo, two = SAID[language]
    here = await hikers(town, language=language)

    assert any(warned in text for text in words(await here.command(here.mallory, ADS[0])))
    await town.advance("5s")
    assert any(muted in text for text in words(await here.command(here.mallory, ADS[1])))
    assert (await here.group.member(here.mallory)).muted
    await town.advance("25h")
    assert not (await here.group.member(here.mallory)).muted
    before = len(await here.owner.sees(here.group))
    await here.mallory.says(here.group, ADS[2])
    await town.settle()
    assert any(removed in text for text in words((await here.owner.sees(here.group))[before:]))
    assert await here.mallory.joins(here.group) == "banned"
    assert not any(ad in message["text"] for message in await here.group.messages() for ad in ADS)

    await town.restart()
    [three] = await here.command(here.owner, f"/warns {here.mallory.id}")
    assert len(three["text"].splitlines()) == 4
    await here.tap(here.owner, undo)
    assert await here.mallory.joins(here.group) == "member"
    [after] = await here.command(here.owner, f"/warns {here.mallory.id}")
    assert two in after["text"]


async def test_an_allowed_invite_link_stays_and_the_same_kind_to_another_group_is_a_strike(
    town: Town,
) -> None:
    here = await hikers(town)
    [said] = await here.command(here.owner, f"/allow {INVITE}")
    assert said["text"] == f"From now on this stays: {INVITE}"
    kept = await here.posts(here.mallory, f"Our friends: https://{INVITE}")
    gone = await here.posts(here.mallory, f"Their enemies: {INVITE[:-1]}Z")
    assert not await kept.gone()
    assert await gone.gone()
    assert len(here.strikes()) == 1
    assert words(await here.command(here.admin, "/allowed")) == [f"Allowed here:\n{INVITE}"]
    await here.command(here.owner, f"/disallow {INVITE}")
    lost = await here.posts(here.mallory, INVITE)
    assert await lost.gone()
    assert len(here.strikes()) == 2
