"""Members' standing as Telegram tells it, kept in their rows; bots that strangers bring in."""

from bot.core.decisions import Alert, ChangeMember, Decision, Kick
from bot.core.facts import MemberChange, Membership
from bot.feature import Decisions, NeedsAdmins, Turn
from bot.features.setup.policy import SetupPolicy


async def on_member(turn: Turn, change: MemberChange) -> Decisions:
    """A member's row says what they are; a bot that a member brought in is removed (S28)."""
    row = standing_row(change.new)
    if change.joined:
        row["joined_at"] = change.date
    decisions: list[Decision] = [ChangeMember(turn.chat, change.user, row)]
    if change.joined and change.user.kind == "bot" and turn.policy(SetupPolicy).remove_bots:
        decisions += stranger(turn, change)
    return decisions


def standing_row(standing: Membership) -> dict[str, object]:
    """A member's columns: who left while restricted is out."""
    return {
        "status": standing.status if standing.is_inside or standing.status == "kicked" else "left",
        "rights": sorted(standing.rights) or None,
        "permissions": dict(standing.permissions) if standing.permissions else None,
        "until": standing.until,
        "tag": standing.tag,
    }


def stranger(turn: Turn, change: MemberChange) -> list[Decision]:
    """A bot leaves again where no admin brought it; one card a day for each who brings some."""
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    if change.by.id in turn.lane.admins or change.new.is_admin or not turn.lane.can("can_restrict_members"):
        return []
    text = turn.text(
        "setup-bot-removed", name=change.by.name, bot=f"@{change.user.username or change.user.name}"
    )
    card = Alert(turn.chat, "bots", f"bots:{change.by.id}:{turn.now:%Y%m%d}", text)
    return [Kick(turn.chat, change.user.id, None), card]
