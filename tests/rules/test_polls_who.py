"""Who may post a poll."""

import pytest

from bot.core.decisions import Refusal
from bot.core.facts import Membership, Sender
from bot.feature import Asked, NeedsMember
from bot.features.polls.handlers import common
from bot.features.polls.policy import PollsPolicy
from tests.lanes import BO, NOW, TURNS, lane

ADMINS_ONLY = "Only admins of the group can do this."


def may_post(told: Asked, *, members: bool, private: bool, gate: bool = False) -> str:
    """What somebody is refused with; "" where they may."""
    own = {"gate": {BO}} if gate else {}
    here = lane(policies={PollsPolicy: PollsPolicy(members=members)}, own=own)
    try:
        common.may_post(TURNS.turn(here, "1", NOW, None, told), Sender(BO, "Bo"), private=private)
    except Refusal as no:
        return str(no)
    except NeedsMember:
        return "asked"
    return ""


@pytest.mark.parametrize(
    ("members", "private", "status", "gate", "told"),
    [
        (True, False, "restricted", False, ""),  # their command itself stands in the group
        (True, True, "member", False, ""),
        (True, True, "member", True, ADMINS_ONLY),
        (True, True, "restricted", False, ADMINS_ONLY),
        (True, True, "left", False, ADMINS_ONLY),
        (False, True, "member", False, ADMINS_ONLY),
        (False, False, "member", False, ADMINS_ONLY),
        (False, True, "creator", False, ""),
        (True, True, "", False, "asked"),
    ],
)
def test_who_may_post_one(members: bool, private: bool, status: str, gate: bool, told: str) -> None:
    asked = Asked({BO: Membership(status)} if status else {})
    assert may_post(asked, members=members, private=private, gate=gate) == told


def test_nobody_may_while_telegram_does_not_say() -> None:
    assert may_post(Asked(failed=True), members=True, private=True).startswith("Telegram did not tell me")
