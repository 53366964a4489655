"""/adminchat: a code made in the group, used in the admin chat, by an admin of both."""

from collections.abc import Sequence
from datetime import timedelta

from bot.core.codec import dump, load
from bot.core.decisions import ChangeChat, Decision, Note, Refusal, Remove, Save, Say
from bot.core.facts import CommandCall, Handed, MemberChange, Sender
from bot.core.switches import OFF
from bot.feature import Decisions, Right, Turn
from bot.features.alerts.handlers import again, open_cards
from bot.features.alerts.policy import AlertsPolicy
from bot.features.alerts.queries import find_code, list_groups_of
from bot.features.alerts.tables import AdminCode


async def adminchat(turn: Turn, call: CommandCall) -> Decisions:
    """A code; `CODE` in the admin chat; `off` in either."""
    if not call.args:
        return code_made(turn, call)
    if call.args.lower() in OFF:
        return await off(turn, call)
    return await code_used(turn, call)


def code_made(turn: Turn, call: CommandCall) -> Decisions:
    """A new code takes the place of an older one."""
    code, minutes = turn.draw.token(8), turn.policy(AlertsPolicy).code_minutes
    row = AdminCode(chat_id=turn.chat, code=code, expires_at=turn.now + timedelta(minutes=minutes))
    text_id = "alerts-code" if turn.lane.admin_chat is None else "alerts-code-again"
    until = turn.texts.clock(turn.language, row.expires_at, turn.zone)
    return [
        Save(row, replace=True),
        turn.answer(call, turn.text(text_id, code=code, until=until), personal=True),
    ]


async def code_used(turn: Turn, call: CommandCall) -> Decisions:
    """In the admin chat: its group is asked whether the code is good and who sent it may do this there."""
    found = await find_code(turn.session, call.args)
    if found is None or found.expires_at <= turn.now:
        raise Refusal(turn.text("alerts-code-unknown"))
    if call.in_private or found.chat_id == turn.chat:
        raise Refusal(turn.text("alerts-code-here"))
    public, by = call.chat.username is not None, dump(call.by)
    return [turn.hand(found.chat_id, "alerts", "link", to=turn.chat, public=public, code=call.args, by=by)]


async def off(turn: Turn, call: CommandCall) -> Decisions:
    """In the group, or for all groups whose cards come here."""
    if turn.lane.admin_chat is not None:
        cleared = ChangeChat(turn.chat, {"admin_chat": None})
        note = Note(turn.chat, "setting", call.by.id, data={"admin_chat": None})
        return [cleared, note, turn.answer(call, turn.text("alerts-unlinked", group=turn.lane.title))]
    groups = await list_groups_of(turn.session, turn.chat)
    if not groups:
        raise Refusal(turn.text("alerts-not-linked"))
    return unlinking(turn, groups, call.by)


def unlinking(turn: Turn, groups: Sequence[int], by: Sender | None) -> list[Decision]:
    """Each group decides itself whether its cards stop coming to this chat."""
    data = {"from": turn.chat, "by": dump(by) if by else None}
    return [turn.hand(group, "alerts", "unlink", **data) for group in groups]


async def on_link(turn: Turn, handed: Handed) -> Decisions:
    """In the group: the code is its own, and who used it is an admin here too (S24)."""
    by, to = load(Sender, handed.data["by"]), int(handed.data["to"])
    found = await find_code(turn.session, handed.data["code"])
    if found is None or found.chat_id != turn.chat or found.expires_at <= turn.now:
        return [Say(to, turn.text("alerts-code-unknown"))]
    try:
        turn.require(by, Right.ADMIN)
    except Refusal:
        return [Say(to, turn.text("alerts-not-admin", group=turn.lane.title))]
    text_id = "alerts-linked-public" if handed.data["public"] else "alerts-linked"
    return [
        ChangeChat(turn.chat, {"admin_chat": to}),
        Remove(AdminCode, {"chat_id": turn.chat}),
        Note(turn.chat, "setting", by.id, data={"admin_chat": to}),
        Say(to, turn.text(text_id, group=turn.lane.title)),
        *again(turn, await open_cards(turn)),
    ]


async def on_unlink(turn: Turn, handed: Handed) -> Decisions:
    """In the group: its admin chat is gone, or one of its own admins wants the cards elsewhere."""
    source, by = int(handed.data["from"]), handed.data["by"]
    if turn.lane.admin_chat != source:
        return []
    cleared = ChangeChat(turn.chat, {"admin_chat": None})
    if by is None:
        return [cleared]
    try:
        turn.require(load(Sender, by), Right.ADMIN)
    except Refusal:
        return [Say(source, turn.text("alerts-not-admin", group=turn.lane.title))]
    return [cleared, Say(source, turn.text("alerts-unlinked", group=turn.lane.title))]


async def on_me(turn: Turn, change: MemberChange) -> Decisions:
    """Removed from an admin chat: its groups' cards go another way."""
    if change.new.is_inside or not change.chat.is_group:
        return []
    return unlinking(turn, await list_groups_of(turn.session, turn.chat), None)
