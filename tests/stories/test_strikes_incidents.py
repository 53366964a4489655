"""What went wrong elsewhere, by its number: no kick for ever, no double strike, no word about what did not happen."""

from datetime import datetime
from typing import Any

import pytest

from bot.emulator.client import request
from tests.hikers import ADS, hikers, seen_by, words
from tests.town import TOKEN, Town

OTHER = "777000222:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
KICKED_AT_ONCE = {"ANTHILL_POLICY__STRIKES__KICK_HOURS": "0", "ANTHILL_POLICY__STRIKES__LIMIT": "1"}


@pytest.fixture
def town_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    return {"environment": KICKED_AT_ONCE} if "at_once" in request.node.name else {}


async def ends_of_bans(town: Town) -> list[float]:
    """Seconds from each call of banChatMember to the end it asked for."""
    calls = [call for call in await town.people.calls() if call["method"] == "banChatMember"]
    return [
        int(call["parameters"]["until_date"]) - datetime.fromisoformat(call["time"]).timestamp()
        for call in calls
        if "until_date" in call["parameters"]
    ]


async def test_r18_a_kick_that_leaves_late_is_not_for_ever(town: Town) -> None:
    here = await hikers(town)
    await town.people.faults([{"method": "banChatMember", "kind": "429", "count": 1, "retry_after": 50}])
    await here.command(here.owner, f"/ban {here.mallory.id} 60s")
    await town.advance("60s")
    assert (await here.group.member(here.mallory)).status == "kicked"
    assert min(await ends_of_bans(town)) >= 60
    await town.advance("3m")
    assert await here.mallory.joins(here.group) == "member"


async def test_r18_kicked_at_once_means_free_to_return_even_three_seconds_late(town: Town) -> None:
    here = await hikers(town)
    await town.people.faults([{"method": "banChatMember", "kind": "429", "count": 1, "retry_after": 3}])
    await here.posts(here.mallory, ADS[0])
    await town.advance("10s")
    assert (await here.group.member(here.mallory)).status == "left"
    assert min(await ends_of_bans(town)) >= 60
    assert await here.mallory.joins(here.group) == "member"


@pytest.mark.parametrize("kind", ["429", "5xx", "lost_answer", "reset"])
async def test_r19_kicked_at_once_with_the_unban_lost(town: Town, kind: str) -> None:
    here = await hikers(town)
    await town.people.faults([{"method": "unbanChatMember", "kind": kind, "count": 2}])
    await here.posts(here.mallory, ADS[0])
    await town.advance("1m")
    await town.restart()
    assert (await here.group.member(here.mallory)).status == "left"
    assert await here.mallory.joins(here.group) == "member"


async def test_r21_a_kick_that_telegram_refuses_is_not_reported_as_done(town: Town) -> None:
    here = await hikers(town)
    await here.command(here.owner, "/setwarnlimit 1")
    await town.people.faults([{"method": "banChatMember", "kind": "429", "count": 1, "retry_after": 900}])
    await here.posts(here.mallory, ADS[0])
    await here.group.set_member(here.mallory, status="administrator", rights=["can_pin_messages"])
    await town.advance("20m")
    seen = words(await seen_by(here.owner, here.group))
    assert not any("Mallory was removed" in text for text in seen)
    assert any("Not removed, although it was due: " in text for text in seen), seen
    assert (await here.group.member(here.mallory)).status == "administrator"


async def test_r21_the_admin_who_bans_a_stranger_hears_that_it_failed(town: Town) -> None:
    here = await hikers(town)
    said = words(await here.command(here.admin, "/ban 7999999999 spam"))
    assert any(text.startswith("7999999999 was not removed. Telegram said: ") for text in said), said
    assert not any(text.startswith("7999999999 was removed") for text in said)


@pytest.mark.slow
async def test_r24_ten_edits_are_one_strike(town: Town) -> None:
    here = await hikers(town)
    post = await here.posts(here.mallory, "hello all")
    await town.stop()
    for number in range(10):
        await here.mallory.edits(post, f"{ADS[0]} {number}")
        await town.people.advance("2s")
    await town.start()
    assert await post.gone()
    assert len(here.strikes()) == 1


async def test_r27_two_groups_do_not_share_offences(town: Town) -> None:
    here = await hikers(town)
    second = await town.group("East Hikers", here.owner)
    await here.mallory.joins(second)
    await town.settle()
    await here.mallory.says(here.group, ADS[0])
    await here.mallory.says(second, ADS[0])
    await town.settle()
    strikes = here.strikes()
    assert {strike["chat_id"] for strike in strikes} == {here.group.id, second.id}
    await here.owner.says(second, f"/unwarn {here.mallory.id}")
    await town.settle()
    assert [
        bool(strike["pardoned_at"]) for strike in sorted(here.strikes(), key=lambda one: one["chat_id"])
    ] == [strike["chat_id"] == second.id for strike in sorted(strikes, key=lambda one: one["chat_id"])]
    assert words(await here.command(here.mallory, "/warns"))[-1].startswith("You have 1 of 3")


@pytest.mark.parametrize("limit", [1, 3])
async def test_r29_a_burst_of_ten_is_one_offence_and_at_most_one_kick(town: Town, limit: int) -> None:
    here = await hikers(town)
    await here.command(here.owner, f"/setwarnlimit {limit}")
    before = await town.people.last_call()
    burst = [{"person": here.mallory.id, "text": f"{ADS[number % 3]} {number}"} for number in range(10)]
    ids = (await here.group.pour(burst))["message_ids"]
    await town.settle()
    assert len(here.strikes()) == 1
    assert not {message["id"] for message in await here.group.messages()} & set(ids)
    bans = [call for call in await town.people.calls(before) if call["method"] == "banChatMember"]
    assert len(bans) == (1 if limit == 1 else 0)


async def test_s27_bots_command_nothing(town: Town) -> None:
    await town.people.bot(TOKEN, bot_to_bot=True)
    here = await hikers(town)
    other = await town.people.bot(OTHER, name="Helper", username="helper_bot", bot_to_bot=True)
    await here.group.add_bot(token=OTHER)
    await town.settle()
    for command in ("/ban", "/mute", "/warn", "/unban"):
        body = f'{{"chat_id": {here.group.id}, "text": "{command}@anthill_bot {here.mallory.id}"}}'.encode()
        headers = {"Content-Type": "application/json"}
        answer = await request("POST", f"{town.url}/bot{OTHER}/sendMessage", body, headers=headers)
        assert answer.status == 200
    await town.settle()
    assert (await here.group.member(here.mallory)).status == "member"
    assert here.strikes() == []
    assert other not in {row["given_by"] for row in here.strikes()}


NAMES = (
    "<b>",
    "</b>",
    "<a href=tg://user?id=1>",
    "&lt;",
    "\u202eevil",
    "e" + "\u0301" * 64,
    '"quoted" & more',
)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
async def test_s42_names_and_reasons_are_only_words(town: Town, name: str) -> None:
    here = await hikers(town)
    await here.owner.writes_bot("/start")
    evil = await here.group.joined_by(name)
    before = await town.people.last_call()
    await here.command(here.owner, f"/warn {evil.id} {name} {'<i>' * 1200}")
    await here.posts(evil, ADS[0])
    await here.command(here.owner, f"/warns {evil.id}")
    await here.command(here.owner, f"/kick {evil.id} {name}")
    calls = [call for call in await town.people.calls(before) if call["method"].startswith(("send", "edit"))]
    assert {call["status"] for call in calls} == {200}
    shown = await seen_by(here.owner, here.group) + await seen_by(here.owner, None)
    assert any(name.strip("\u202e") in text for text in words(shown))
    kinds = {entity["type"] for message in shown for entity in message["entities"]}
    assert kinds <= {"bold", "bot_command", "url"}
