"""Bursts of reactions by members who are not trusted: their profile may be the ad. The admins decide."""

from collections.abc import Sequence
from datetime import timedelta

from bot.core.decisions import Alert, AnswerButton, Button, Decision
from bot.core.facts import Reaction, Sender
from bot.feature import NeedsAdmins, Right, Turn
from bot.features.ads.handlers.common import is_judged, lately_in, no, standing_of
from bot.features.ads.policy import AdsPolicy
from bot.presses import Act, address
from bot.sanctions import can_mute, mute_by
from bot.targets import known

VERBS = ("mute", "leave_be")
MUTED = timedelta(days=1)


async def on_reaction(turn: Turn, reaction: Reaction) -> Sequence[Decision]:
    """One more reaction: to so many messages at once that the admins should look? Also while only watching (S71)."""
    policy, by = turn.policy(AdsPolicy), reaction.by
    if not policy.enabled or not policy.reactions or len(reaction.new) <= len(reaction.old):
        return []
    if by.kind != "user" or not is_judged(turn, by) or standing_of(turn, by).trust == "trusted":
        return []
    lately, at = lately_in(turn), reaction.date.timestamp()
    count = lately.react(by.id, reaction.message_id, at)
    if count < policy.reactions or lately.bursting(by.id, at):
        return []
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    lately.burst(by.id, at)
    text = turn.text("ads-burst", name=by.name, count=count, messages=turn.member(by).messages)
    row = tuple(
        Button(turn.texts.plain(turn.language, f"ads-button-{verb.replace('_', '-')}"), "ads", verb,
               address(str(by.id), turn.chat))
        for verb in VERBS
    )  # fmt: skip
    return [Alert(turn.chat, "ads", f"reactions:{by.id}", text, (row,))]


async def mute(turn: Turn, token: str, by: Sender, query: str) -> Sequence[Decision]:
    """They cannot write or react for a day, as if the admin had said /mute."""
    turn.require(by, Right.RESTRICT)
    user = int(token)
    await turn.know(user)
    if turn.lane.protects(user, turn.me.id):
        raise no(turn, by, "ads-protected")
    if not can_mute(turn):
        raise no(turn, by, "ads-no-mute")
    reason = turn.texts.plain(turn.language, "ads-reason-reactions")
    cause = f"ads-mute:{turn.chat}:{user}:{turn.now:%Y%m%d}"
    muted = mute_by(turn, by, known(turn, user), MUTED, reason, None, cause)
    return [muted, *settled(turn, user, "ads-burst-muted", by, query)]


async def leave_be(turn: Turn, token: str, by: Sender, query: str) -> Sequence[Decision]:
    """Nothing is wrong with it."""
    turn.require(by, Right.ADMIN)
    user = int(token)
    await turn.know(user)
    return settled(turn, user, "ads-burst-left", by, query)


def settled(turn: Turn, user: int, text_id: str, by: Sender, query: str) -> list[Decision]:
    """The card says who decided what."""
    name = known(turn, user).name
    card = Alert(
        turn.chat, "ads", f"reactions:{user}", turn.text(text_id, name=name, by=by.name), closed=True
    )
    return [card, AnswerButton(query, turn.texts.plain(turn.language_of(by), text_id, name=name, by=by.name))]


ACTS: dict[str, Act] = {"mute": mute, "leave_be": leave_be}
