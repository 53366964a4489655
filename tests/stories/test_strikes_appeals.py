"""An appeal in private, once a strike, decided by another admin than who gave it."""

from tests.hikers import ADS, Hikers, hikers, labels, seen_by, with_button, words
from tests.town import Town

ASKED = "write one message that says why it should be withdrawn"


async def last_private(here: Hikers) -> str:
    """What the member last read in private."""
    return words(await seen_by(here.mallory, None))[-1]


async def appealed(here: Hikers, why: str = "It was my cousin's group") -> None:
    """Asks, and writes why."""
    await here.mallory.writes_bot("/appeal")
    await here.town.settle()
    assert ASKED in await last_private(here)
    await here.mallory.writes_bot(why)
    await here.town.settle()
    await here.town.advance("10s")


async def test_the_button_asks_the_admins_read_it_and_withdraw(town: Town) -> None:
    here = await hikers(town)
    await here.mallory.writes_bot("/start")
    await here.owner.writes_bot("/start")
    await here.posts(here.mallory, ADS[0])
    await here.tap_private(here.mallory, "Appeal")
    assert await last_private(here) == (
        "About your strike in “West Hikers” of 5 Jan (invite link to another group): write one message that says why "
        "it should be withdrawn. I pass it to the admins. /cancel ends this."
    )
    await here.mallory.writes_bot("It was <b>my</b> cousin's group")
    await town.settle()
    assert "one who did not give the strike decides" in await last_private(here)
    await town.advance("10s")
    card = with_button(await seen_by(here.owner, None), "Withdraw strike")
    assert (
        "Mallory appeals a strike of 5 Jan (invite link to another group): “It was <b>my</b> cousin's group”"
        in (card["text"])
    )
    pressed = await here.tap_private(here.owner, "Withdraw strike")
    assert pressed["text"] == "Withdrawn by Olga."
    assert await last_private(here) == "A strike in “West Hikers” was withdrawn and no longer counts."
    assert words(await here.command(here.mallory, "/warns"))[-1].startswith("You have 0 of 3")
    await here.mallory.writes_bot("/appeal")
    await town.settle()
    assert await last_private(here) == "You have no strike left to appeal; each can be appealed once."


async def test_who_gave_the_strike_does_not_decide_and_the_other_may_keep_it(town: Town) -> None:
    here = await hikers(town)
    for admin in (here.owner, here.admin):
        await admin.writes_bot("/start")
    await here.mallory.writes_bot("/start")
    await here.command(here.admin, f"/warn {here.mallory.id} loud")
    await appealed(here)
    pressed = await here.tap_private(here.admin, "Keep")
    assert pressed["text"] == "You gave this strike, so another admin decides."
    pressed = await here.tap_private(here.owner, "Keep")
    assert pressed["text"] == "Kept by Olga."
    assert "the strike stays. It lapses on 6 Mar." in await last_private(here)
    await here.mallory.writes_bot("/appeal")
    await town.settle()
    assert await last_private(here) == "You have no strike left to appeal; each can be appealed once."
    assert not any("Keep" in labels(one) for one in await seen_by(here.owner, None))


async def test_with_one_admin_only_the_owner_decides_and_the_member_is_told_so(town: Town) -> None:
    here = await hikers(town)
    await here.group.set_member(here.admin, status="member")
    await here.mallory.writes_bot("/start")
    await here.owner.writes_bot("/start")
    await here.command(here.owner, f"/warn {here.mallory.id} loud")
    await appealed(here)
    assert "the owner, the only admin of this group" in await last_private(here)
    pressed = await here.tap_private(here.owner, "Withdraw strike")
    assert pressed["text"] == "Withdrawn by Olga."


async def test_from_the_group_the_button_leads_into_the_private_chat(town: Town) -> None:
    here = await hikers(town)
    await here.posts(here.mallory, ADS[0])
    pressed = await here.tap(here.mallory, "Appeal")
    assert pressed["url"].startswith("https://t.me/anthill_bot?start=strikes_")
    payload = pressed["url"].partition("start=")[2]
    await here.mallory.writes_bot(f"/start {payload}")
    await town.settle()
    assert any(ASKED in text for text in words(await seen_by(here.mallory, None)))


async def test_cancel_and_words_only_and_nobody_elses_strike(town: Town) -> None:
    here = await hikers(town)
    await here.mallory.writes_bot("/start")
    await here.posts(here.mallory, ADS[0])
    await here.mallory.writes_bot("/appeal")
    await here.mallory.writes_bot(photo=True)
    await town.settle()
    assert await last_private(here) == "Please say it in words, in one message."
    await here.mallory.writes_bot("/cancel")
    await town.settle()
    assert town.rows("select * from appealing") == []
    await here.mallory.writes_bot("hello again")
    await town.settle()
    assert town.rows("select * from appeal") == []
    token = here.strikes()[0]["id"]
    args = (f"{token}_{here.group.id}", "x", f"{token}_-99999999999999999999")
    for arg in args:
        await here.admin.writes_bot(f"/start strikes_{arg}")
        await town.settle()
    assert words(await seen_by(here.admin, None))[-len(args) :] == [
        "You have no strike left to appeal; each can be appealed once."
    ] * len(args)


async def test_a_day_later_the_question_is_closed_but_the_strike_can_still_be_appealed(town: Town) -> None:
    here = await hikers(town)
    await here.mallory.writes_bot("/start")
    await here.posts(here.mallory, ADS[0])
    await here.mallory.writes_bot("/appeal")
    await town.advance("25h")
    await here.mallory.writes_bot("late words")
    await town.settle()
    assert town.rows("select * from appeal") == []
    await town.restart()
    await appealed(here)
    assert [row["text"] for row in town.rows("select text from appeal")] == ["It was my cousin's group"]


async def test_an_appeal_of_a_kick_works_from_outside_and_brings_back(town: Town) -> None:
    here = await hikers(town)
    await here.mallory.writes_bot("/start")
    await here.owner.writes_bot("/start")
    await here.command(here.owner, "/setwarnlimit 1")
    await here.posts(here.mallory, ADS[0])
    assert await here.mallory.joins(here.group) == "banned"
    await appealed(here)
    await here.tap_private(here.owner, "Withdraw strike")
    assert await here.mallory.joins(here.group) == "member"


async def test_undo_settles_an_open_appeal(town: Town) -> None:
    here = await hikers(town)
    await here.mallory.writes_bot("/start")
    await here.owner.writes_bot("/start")
    await here.posts(here.mallory, ADS[0])
    await appealed(here)
    await here.tap(here.owner, "Undo")
    await town.advance("10s")
    assert not any("Withdraw strike" in labels(one) for one in await seen_by(here.owner, None))


async def test_in_chinese_by_its_word(town: Town) -> None:
    here = await hikers(town, language="zh")
    await here.mallory.writes_bot("/start")
    await here.posts(here.mallory, ADS[0])
    await here.mallory.writes_bot("申诉")
    await town.settle()
    assert (await last_private(here)).startswith("关于你1月5日在「川西徒步」的警告（含外群邀请链接）：")
    await here.mallory.writes_bot("那是我表弟的群")
    await town.settle()
    assert "由没有给出这次警告的管理员决定" in await last_private(here)
    await here.mallory.writes_bot("申诉")
    await town.settle()
    assert await last_private(here) == "没有可以申诉的警告，每次警告可以申诉一次。"


async def test_an_appeal_names_the_day_of_the_groups_own_clock(town: Town) -> None:
    here = await hikers(town)
    await here.command(here.owner, "/timezone Asia/Shanghai")
    await town.people.set_clock("2026-01-07T18:00:00+00:00")
    await here.mallory.writes_bot("/start")
    await here.posts(here.mallory, ADS[0])
    await here.mallory.writes_bot("/appeal")
    await town.settle()
    assert "of 8 Jan (" in await last_private(here)
