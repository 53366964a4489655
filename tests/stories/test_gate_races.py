"""Asking to join while others decide, calls fail and the bot is restarted: nobody is in twice, nobody is forgotten."""

from typing import Any

import pytest

from tests.gate import ANIMAL, ESSAY, Gate, gate
from tests.heard import seen_by
from tests.town import Town


async def accepts(here: Gate, ming: Any) -> None:
    """Both taps."""
    await here.taps(ming, "Read the rules")
    await here.taps(ming, "I accept")


async def calls(town: Town, *methods: str) -> list[str]:
    """Which of these calls were made, in order."""
    return [call["method"] for call in await town.people.calls() if call["method"] in methods]


async def test_r37_s96_another_admin_approves_midway(town: Town) -> None:
    here = await gate(town, "rules on", ESSAY)
    ming = await here.asks()
    await here.does(here.group.answer_request(ming, True))
    assert (await here.status(ming), await here.state(ming)) == ("member", "admitted")
    assert (await here.card()).endswith("Admitted by Olga.")
    await town.advance("2d")
    assert await here.status(ming) == "member"
    assert await calls(town, "declineChatJoinRequest", "banChatMember", "approveChatJoinRequest") == []


async def test_r37_another_admin_declines_midway_and_the_bot_hears_it_when_it_admits(town: Town) -> None:
    here = await gate(town, ANIMAL)
    ming = await here.asks()
    await here.does(here.group.answer_request(ming, False))
    await here.writes(ming, "ant")
    assert (await here.status(ming), await here.state(ming)) == ("left", "gone")
    assert (await here.card()).endswith("Gone.")


async def test_r37_the_decline_loses_the_race(town: Town) -> None:
    here = await gate(town, ESSAY)
    ming = await here.asks()
    await here.writes(ming, "hills")
    await here.card()
    await town.people.faults(
        [{"method": "declineChatJoinRequest", "kind": "429", "count": 1, "retry_after": 30}]
    )
    await here.owner.taps((await seen_by(here.owner, None))[-1], "Decline")
    await here.group.answer_request(ming, True)
    await town.settle()
    await town.advance("1m")
    assert (await here.status(ming), await here.state(ming)) == ("member", "admitted")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["429", "5xx", "reset", "lost_answer"])
async def test_an_error_at_any_call_admits_nobody_and_forgets_nobody(town: Town, kind: str) -> None:
    here = await gate(town, "rules on", ANIMAL)
    await town.people.faults([{"method": "send*", "kind": kind, "count": 2, "retry_after": 3}])
    ming, bo = await here.applicant(started=True), await here.applicant("Bo", started=True)
    for person in (ming, bo):
        await person.asks_to_join(here.group)
    await town.settle()
    await town.people.faults([])
    await town.advance("2m")
    for person in (ming, bo):
        await here.starts(person)
        assert await here.status(person) == "left"
    await town.people.faults([{"method": "*Join*", "kind": kind, "count": 1, "retry_after": 3}])
    await accepts(here, ming)
    await here.writes(ming, "ant")
    await town.advance("2m")
    assert (await here.status(ming), await here.status(bo)) == ("member", "left")


async def test_without_the_right_to_admit_it_waits_for_the_right(town: Town) -> None:
    here = await gate(town, "rules on")
    ming = await here.asks()
    await here.does(here.group.add_bot(rights=["can_restrict_members", "can_delete_messages"]))
    await accepts(here, ming)
    assert (await here.status(ming), await here.state(ming)) == ("left", "admitted")
    await here.does(here.group.add_bot(rights="all"))
    assert await here.status(ming) == "member"


@pytest.mark.slow
async def test_the_bot_is_restarted_at_every_state(town: Town) -> None:
    here = await gate(town, "rules on", ESSAY)
    ming = await here.asks(started=False)
    await town.restart()
    await here.starts(ming)
    await town.restart()
    await here.taps(ming, "Read the rules")
    await town.restart()
    await here.taps(ming, "I accept")
    await town.restart()
    await here.writes(ming, "hills")
    await town.restart()
    await here.card()
    await here.taps(here.owner, "Admit")
    await town.restart()
    assert await here.status(ming) == "member"
    assert await calls(town, "approveChatJoinRequest") == ["approveChatJoinRequest"]


async def test_a_start_link_for_nothing_is_answered_kindly(town: Town) -> None:
    here = await gate(town, "rules on")
    ming = await here.applicant(started=True)
    for link in ("gate_x", "gate_5", f"gate_{here.group.id}", "gate_-9" + "9" * 30):
        await here.writes(ming, f"/start {link}")
        assert "Nothing is open for you here." in await here.last(ming)


async def test_the_gate_off_leaves_requests_to_the_admins(town: Town) -> None:
    here = await gate(town, ESSAY)
    ming = await here.asks()
    await here.does(here.owner.says(here.group, "/gate off"))
    assert (await here.status(ming), await here.state(ming)) == ("left", "gone")
    bo = await here.asks("Bo", started=False)
    assert await seen_by(bo, None) == []
    assert await here.status(bo) == "left"
