"""The kernel's laws: what every turn's decisions are completed by, and the guard before any sanction. No Telegram."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot import sanctions, scoring
from bot.core.decisions import (
    Admit,
    AnswerRequest,
    Award,
    Ban,
    Decision,
    Decline,
    Delete,
    GiveStrike,
    Invoice,
    Kick,
    Lift,
    MakeLink,
    Mute,
    Pardon,
    Refund,
    Say,
    StopPoll,
    Tag,
)
from bot.core.facts import Message
from bot.feature import NeedsAdmins, Turn

SANCTIONS = (GiveStrike, Mute, Kick, Ban, Delete)
ANSWERED = (
    Say,
    Mute,
    Kick,
    Ban,
    Lift,
    Admit,
    Decline,
    AnswerRequest,
    Tag,
    Invoice,
    Refund,
    StopPoll,
    MakeLink,
)


def judge(turn: Turn, message: Message) -> list[Decision]:
    """Every feature looks, in order, until one removes the message."""
    decisions: list[Decision] = []
    if not message.chat.is_group:
        return decisions
    for feature in turn.features:
        if feature.on_message is None:
            continue
        said = feature.on_message(turn, message)
        if not said:
            continue
        decisions += bound(feature.name, said)
        if any(isinstance(item, Delete) and message.id in item.messages for item in said):
            break
    check_admins(turn, decisions)
    return complete(turn, decisions)


def check_admins(turn: Turn, decisions: Sequence[Decision]) -> None:
    """Nothing automatic is done to anybody on an old list of admins."""
    if not turn.lane.admins_known(turn.now) and any(isinstance(item, SANCTIONS) for item in decisions):
        raise NeedsAdmins


def complete(turn: Turn, decisions: Iterable[Decision]) -> list[Decision]:
    """Strikes, pardons, awards and removals with what they lead to; nothing against those who are never punished."""
    done: list[Decision] = []
    for decision in decisions:
        match decision:
            case GiveStrike(member=member):
                if may_punish(turn, member.id):
                    done += bound("kernel", sanctions.strike(turn, decision))
                    done += scoring.struck(turn, decision)
            case Pardon():
                done += scoring.pardoned(turn, decision)
                done += bound("kernel", sanctions.pardon(turn, decision))
            case Award() | Delete():
                done += scoring.applied(turn, decision)
            case Mute(user=user) | Kick(user=user) | Ban(user=user):
                if may_punish(turn, user):
                    done.append(decision)
            case _:
                done.append(decision)
    return done + scoring.put_out(turn, done)


def may_punish(turn: Turn, user: int) -> bool:
    """The one guard before any sanction (S29)."""
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    return not turn.lane.protects(user, turn.me.id)


async def know_all(turn: Turn, decisions: Sequence[Decision]) -> None:
    """Load the members that the laws are about to judge."""
    users = [item.member.id for item in decisions if isinstance(item, GiveStrike | Pardon | Award)]
    await turn.know(*users)


def bound(feature: str, decisions: Iterable[Decision]) -> list[Decision]:
    """Answers come back to the feature that asked for them."""
    return [
        replace(item, answer=f"{feature}:{item.answer}")
        if isinstance(item, ANSWERED) and item.answer and ":" not in item.answer
        else item
        for item in decisions
    ]
