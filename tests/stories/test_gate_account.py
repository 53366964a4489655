"""What an account must have: a name, a username, a photo, no ban next door; asked of Telegram at that moment."""

from typing import Any

import pytest

from tests.gate import gate
from tests.heard import heard
from tests.town import TOKEN, Town

BOT = int(TOKEN.partition(":")[0])


@pytest.fixture
def town_options() -> dict[str, Any]:
    """The newest Telegram."""
    return {}


@pytest.mark.slow
async def test_an_account_can_be_put_right(town: Town) -> None:
    here = await gate(town, "account username photo")
    ming = await here.asks()
    assert "A username is needed here." in await here.last(ming)
    await here.taps(ming, "Check again")
    assert await here.status(ming) == "left"
    await ming.changes(username="ming_hikes")
    await here.taps(ming, "Check again")
    assert "A profile photo that everybody may see is needed here." in await here.last(ming)
    await town.restart()
    await ming.changes(photo=True)
    await here.taps(ming, "Check again")
    assert await here.status(ming) == "member"
    bei = await here.asks("Bei", started=False, username="bei", photo=True)
    assert await here.status(bei) == "member"


async def test_a_name_looks_as_the_group_wants_it(town: Town) -> None:
    here = await gate(town, "account name", lang="zh", by_request=False)
    await here.does(here.owner.says(here.group, "/names template 城市-名字"))
    ming = await here.comes("阿明")
    assert await here.last(ming) == (
        "川西徒步\n本群的名字格式是：城市-名字。请在 Telegram 设置里改一下，再点按钮。"
    )
    await ming.changes(name="成都－阿明")
    await here.taps(ming, "再检查")
    assert await here.status(ming) == "member"
    bo = await here.comes("🌸")
    assert "你的名字看不清" in await here.last(bo)
    await here.does(here.owner.says(here.group, "/gate account pattern 名字"))
    await bo.changes(name="阿波")
    await here.taps(bo, "再检查")
    assert await here.status(bo) == "member"


async def test_a_photo_that_cannot_be_asked_for_is_for_an_admin_to_see(town: Town) -> None:
    here = await gate(town, "account photo", guard_bot=BOT)
    await town.people.faults([{"method": "getUserProfilePhotos", "kind": "5xx"}])
    ming = await here.asks(photo=True)
    assert (await here.status(ming), await here.state(ming)) == ("left", "judging")
    assert "Telegram did not say whether there is a profile photo." in await here.card()
    await here.taps(here.owner, "Admit")
    assert await here.status(ming) == "member"
    await town.people.faults([])
    bo = await here.asks("Bo", started=False, photo=True)
    assert await here.status(bo) == "member"
    results = [call["parameters"]["result"] for call in await town.people.calls()
               if call["method"] == "answerChatJoinRequestQuery"]  # fmt: skip
    assert results == ["queue", "approve"]


async def test_who_is_banned_in_another_group_of_the_owner_does_not_come_in(town: Town) -> None:
    here = await gate(town, "account bans")
    beside = await town.group("West Hikers News", here.owner)
    strange = await town.group("Others", await town.people.person("Eve"))
    ming, bo = await here.applicant(started=True), await here.applicant("Bo", started=True)
    await here.does(beside.set_member(ming, status="kicked"))
    await here.does(strange.set_member(bo, status="kicked"))
    for person in (ming, bo):
        await here.does(person.asks_to_join(here.group))
    assert (await here.status(ming), await here.status(bo)) == ("left", "member")
    assert "That did not work out." in await here.last(ming)
    await here.does(beside.set_member(ming, status="left"))
    await here.does(ming.asks_to_join(here.group))
    assert await here.status(ming) == "member"


@pytest.mark.slow
async def test_what_is_looked_at_is_shown_and_nonsense_answered_with_the_usage(town: Town) -> None:
    here = await gate(town)
    for said, wanted in (
        ("on", "a name that can be read, not banned in another group of this owner"),
        ("username photo", "a name that can be read, a username, a profile photo"),
        ("pattern City-Name", "a name like City-Name, a username, a profile photo"),
        ("name", "a name like City-Name"),
        ("pattern off", "a name that can be read"),
    ):
        [shown] = await heard(
            town, here.owner, here.group, here.owner.says(here.group, f"/gate account {said}")
        )
        assert shown["text"].splitlines()[1] == f"1. Have an account as wanted: {wanted}"
    for said in ("", "beard", "pattern -", "pattern"):
        [no] = await heard(town, here.owner, here.group, here.owner.says(here.group, f"/gate account {said}"))
        assert no["text"].startswith("/gate shows it")
