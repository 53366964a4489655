"""S23: who may use which command of strikes and ads: the caller needs the very right that the bot will use."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.facts import ButtonPress, ChatRef, Membership, Sender
from bot.core.texts import Texts
from bot.db.lanes import Lane
from bot.feature import Asked, Command, Me, NeedsMember, Right, holds
from bot.features.ads import FEATURE as ADS
from bot.features.ads import LOCKS
from bot.features.strikes import FEATURE as STRIKES
from bot.registry import FEATURES
from bot.turns import Turns
from tests.lanes import message

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
ANN = Sender(21, "Ann")
RIGHTS = (
    "can_restrict_members",
    "can_delete_messages",
    "can_change_info",
    "can_pin_messages",
    "can_invite_users",
)
TURNS = Turns(FEATURES, Texts.load(strict=True), Me(1, "anthill_bot", "Anthill"), b"seed")

EXPECTED = {
    "warn": "can_restrict_members",
    "unwarn": "can_restrict_members",
    "resetwarns": "can_restrict_members",
    "mute": "can_restrict_members",
    "unmute": "can_restrict_members",
    "kick": "can_restrict_members",
    "ban": "can_restrict_members",
    "unban": "can_restrict_members",
    "del": "can_delete_messages",
    "purge": "can_delete_messages",
    "spam": "can_restrict_members",
    "notspam": "can_restrict_members",
    "addblocklist": "can_delete_messages",
    "rmblocklist": "can_delete_messages",
    "blocklist": "admin",
    "allow": "can_delete_messages",
    "disallow": "can_delete_messages",
    "permit": "can_delete_messages",
    "setwarnlimit": "can_change_info",
    "allowed": "admin",
    "why": "admin",
    "lock": "can_delete_messages",
    "unlock": "can_delete_messages",
    "locks": "admin",
    "warns": "",
    "warnings": "",
    "appeal": "",
}
COMMANDS = {command.name: command for feature in (STRIKES, ADS, LOCKS) for command in feature.commands}

ROLES: dict[str, Membership] = {
    "stranger": Membership("left"),
    "banned": Membership("kicked"),
    "muted": Membership("restricted"),
    "member": Membership("member"),
    "admin without rights": Membership("administrator"),
    **{f"admin with {right}": Membership("administrator", frozenset({right})) for right in RIGHTS},
    "owner": Membership("creator"),
}


def may(role: Membership, needed: str) -> bool:
    if needed in ("", "admin"):
        return not needed or role.status in ("administrator", "creator")
    return role.status == "creator" or needed in role.rights


def refused(command: Command, role: Membership) -> bool:
    lane = Lane(-5, "supergroup", admins={ANN.id: role} if role.is_admin else {}, admins_at=NOW)
    asked = Asked({ANN.id: role})
    turn = TURNS.turn(lane, "1", NOW, None, asked)
    return turn.refusal(ANN, command.right, live=command.live) is not None


def test_s23_every_command_is_in_the_table() -> None:
    assert set(EXPECTED) == set(COMMANDS)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", EXPECTED)
def test_s23_command_by_role(name: str, role: str) -> None:
    assert refused(COMMANDS[name], ROLES[role]) is not may(ROLES[role], EXPECTED[name])


@pytest.mark.parametrize("name", [name for name, right in EXPECTED.items() if right.startswith("can_")])
def test_s22_what_punishes_is_asked_of_telegram_at_that_moment(name: str) -> None:
    lane = Lane(-5, "supergroup", admins={ANN.id: Membership("creator")}, admins_at=NOW)

    def refused_now(asked: Asked) -> bool:
        turn = TURNS.turn(lane, "1", NOW, None, asked)
        return turn.refusal(ANN, COMMANDS[name].right, live=COMMANDS[name].live) is not None

    with pytest.raises(NeedsMember):
        refused_now(Asked())
    assert refused_now(Asked({ANN.id: Membership("member")}))
    assert refused_now(Asked(failed=True))


def test_s25_nobody_holds_a_right_by_an_empty_list() -> None:
    assert [right for right in Right if holds(Membership("member"), right)] == [Right.ANYBODY]


@pytest.mark.parametrize("by", [ANN, Sender(1087968824, "Hikers", kind="anonymous_admin")])
@pytest.mark.parametrize(("name", "asks"), [("/mute", True), ("/warns", False), ("/mute@another_bot", False)])
def test_s22_what_must_be_asked_is_asked_before_the_turn_has_changed_anything(
    name: str, asks: bool, by: Sender
) -> None:
    lane = Lane(-5, "supergroup", admins={ANN.id: Membership("creator")}, admins_at=NOW)
    said = replace(message(), text=name, sender=by, date=NOW)
    call = TURNS.commands.called(said, NOW) or said
    fresh = TURNS.turn(lane, "1", NOW, None, Asked())
    if asks and by is ANN:
        with pytest.raises(NeedsMember):
            TURNS.commands.foresee(fresh, call)
    else:
        TURNS.commands.foresee(fresh, call)
    TURNS.commands.foresee(TURNS.turn(lane, "1", NOW, None, Asked({ANN.id: Membership("creator")})), call)


def test_s22_so_it_is_for_a_button_of_whoever_may() -> None:
    lane = Lane(-5, "supergroup", admins={ANN.id: Membership("creator")}, admins_at=NOW)
    turn = TURNS.turn(lane, "1", NOW, None, Asked())
    press = ButtonPress("q", ANN, ChatRef(-5, "supergroup"), 7, "setup", "zone", "", NOW)
    with pytest.raises(NeedsMember):
        TURNS.commands.foresee(turn, press)
    TURNS.commands.foresee(turn, replace(press, verb="nobody's"))
