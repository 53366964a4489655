"""Who has everything erased while they stand at the gate, stands there no more. Decides nothing about others."""

from bot.core.codec import load
from bot.core.decisions import Decision, Decline, Kick
from bot.core.erasing import Erased
from bot.core.facts import GONE, Handed
from bot.feature import Decisions, NeedsAdmins, Turn
from bot.features.gate import rules
from bot.features.gate.handlers import fee
from bot.features.gate.queries import find_application


async def on_forget(turn: Turn, handed: Handed) -> Decisions:
    """Out, free to come again at once: nobody would know why they are muted. A fee goes back."""
    user = load(Erased, handed.data["who"]).user
    app = await find_application(turn.session, turn.chat, user)
    if app is None or not app.pending or turn.lane.status in GONE:
        return []
    if not turn.lane.admins_known(turn.now):
        if not turn.asked.failed:
            raise NeedsAdmins
        return []
    if turn.lane.protects(user, turn.me.id):
        return []
    out: Decision = Kick(turn.chat, user, None) if app.inside else Decline(turn.chat, user)
    _, back = fee.given_back(turn, rules.closed(app, "gone", turn.now))
    return [out, *back]
