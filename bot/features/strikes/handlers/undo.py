"""Buttons under a strike: Undo, Remove now. And what the sender could not do."""

from collections.abc import Sequence

from bot.core.decisions import Alert, AnswerButton, Change, Decision, Pardon, Restruck
from bot.core.facts import Handed, Sender, Tick
from bot.feature import Right, Turn
from bot.features.strikes import queries, rules
from bot.features.strikes.handlers.common import need, no
from bot.features.strikes.tables import Appeal
from bot.sanctions import OUT, remove
from bot.targets import known


async def undo(turn: Turn, token: str, by: Sender, query: str) -> Sequence[Decision]:
    """The strike is taken back, once."""
    turn.require(by, Right.RESTRICT)
    strike = await queries.find_strike(turn.session, turn.chat, token)
    if strike is None:
        raise no(turn, by, "strikes-gone")
    if strike.pardoned_at is not None:
        raise no(turn, by, "strikes-already-undone")
    await turn.know(strike.user_id)
    user = known(turn, strike.user_id)
    text = turn.texts.plain(turn.language_of(by), "strikes-undone", name=user.name)
    pardon = Pardon(turn.chat, user, (token,), by)
    return [pardon, AnswerButton(query, text), *await appeal_settled(turn, token, by)]


async def appeal_settled(turn: Turn, token: str, by: Sender) -> list[Decision]:
    """An open appeal of a strike that was undone needs nobody any more."""
    appeal = await queries.find_appeal(turn.session, token)
    if appeal is None or appeal.granted is not None:
        return []
    text = turn.text("strikes-appeal-granted-by", name=by.name)
    values = {"granted": True, "decided_by": by.id, "decided_at": turn.now}
    card = Alert(turn.chat, "appeal", f"appeal:{token}", text, closed=True)
    return [Change(Appeal, {"strike_id": token}, values), card]


async def remove_now(turn: Turn, token: str, by: Sender, query: str) -> Sequence[Decision]:
    """The strike's sanction becomes the removal; Undo of the strike still takes all of it back."""
    turn.require(by, Right.RESTRICT)
    need(turn, by, rules.RIGHT)
    strike = await queries.find_strike(turn.session, turn.chat, token)
    if strike is None or strike.pardoned_at is not None:
        raise no(turn, by, "strikes-gone")
    await turn.know(strike.user_id)
    user = known(turn, strike.user_id)
    if turn.lane.protects(user.id, turn.me.id):
        raise no(turn, by, "strikes-protected")
    state = next(item for item in turn.member(user).strikes if item.id == token)
    if state.sanction in OUT:
        raise no(turn, by, "strikes-already-out", name=user.name)
    text = turn.texts.plain(turn.language_of(by), "strikes-removing", name=user.name)
    return [*remove(turn, user, state), AnswerButton(query, text)]


async def failed(turn: Turn, handed: Handed) -> Sequence[Decision]:
    """An undo that Telegram refused: the admins must know."""
    about = str(handed.data["about"])
    user = int(about.rpartition(":")[2])
    await turn.know(user)
    text = turn.text("strikes-failed", user=known(turn, user).name, error=str(handed.data["error"]))
    return [Alert(turn.chat, "failed", f"failed:{about}", text)]


async def forget_evidence(turn: Turn, tick: Tick) -> Sequence[Decision]:
    """What a member wrote is kept no longer than the strike can be discussed."""
    return [Restruck(turn.chat, tick.data["user"], tick.data["strike"], {"evidence": ""})]
