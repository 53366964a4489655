"""Ban, unban, restrict, promote, custom titles, banned channels and leaving: what a bot does to members."""

from dataclasses import replace

from bot.emulator.errors import bad_request, unsourced
from bot.emulator.methods import Call, method
from bot.emulator.methods.access import chat_of, known_user_of, me_in
from bot.emulator.methods.delivery import pace_members
from bot.emulator.methods.permissions import permissions_of
from bot.emulator.world import members
from bot.emulator.world.chats import Chat, Member
from bot.emulator.world.managing import restricted
from bot.emulator.world.rights import ADMIN_RIGHTS, may, rights_of

SOONEST, LATEST = 30, 366 * 86_400
KICK_SECONDS, UNBAN_AFTER = 60, 1.0
MOST_TITLE = 16
NO_RIGHT = "not enough rights to restrict/unrestrict chat member"


@method("banChatMember", "kickChatMember")
async def ban_chat_member(call: Call) -> bool:
    """True; of a basic group it only removes."""
    chat = chat_of(call)
    target = known_user_of(call, chat)
    old = members.find(call.world, chat, target)
    basic = chat.type == "group"
    new = Member(target, "left") if basic else Member(target, "kicked", until=until_of(call))
    if _same(old, new):
        return True
    check_target(call, chat, old)
    if basic and not old.inside:
        return True
    pace_members(call, chat)
    members.change(call.world, chat, new, by=call.bot_id)
    return True


def _same(old: Member, new: Member) -> bool:
    """Nothing would change."""
    if old.status != new.status or old.status not in ("kicked", "restricted"):
        return False
    return old.until == new.until and old.permissions == new.permissions


def until_of(call: Call) -> int:
    """`until_date` in unix seconds; 0 = for ever, also for less than 30 s or more than 366 days ahead."""
    until = call.params.integer("until_date")
    ahead = until - call.now
    return until if SOONEST <= ahead <= LATEST else 0


def check_target(call: Call, chat: Chat, old: Member) -> None:
    """ApiError 400 unless the bot may ban or restrict this member."""
    if old.user_id == call.bot_id:
        raise bad_request("can't restrict self")
    if old.status == "creator":
        raise bad_request("can't remove chat owner")
    if old.status == "administrator" and old.promoted_by != call.bot_id:
        raise bad_request("USER_ADMIN_INVALID")
    standing = me_in(call, chat)
    if not standing.is_admin and chat.members_hidden:
        raise unsourced("admins hidden")
    if not (standing.is_admin and may(chat, standing, "can_restrict_members")):
        raise bad_request(NO_RIGHT)


@method("unbanChatMember")
async def unban_chat_member(call: Call) -> bool:
    """True; a member is kicked by it unless only_if_banned, which takes more than a second."""
    chat = chat_of(call)
    _check_super(chat)
    target = known_user_of(call, chat)
    if target == call.bot_id:
        return _leave(call, chat)
    old = members.find(call.world, chat, target)
    if old.status != "kicked" and (call.params.boolean("only_if_banned") or not old.inside):
        return True
    check_target(call, chat, old)
    pace_members(call, chat)
    if old.inside:
        banned = Member(target, "kicked", until=call.now + KICK_SECONDS)
        members.change(call.world, chat, banned, by=call.bot_id)
        await call.world.rest_until(call.world.clock.now() + UNBAN_AFTER)
        chat = call.world.state.chats[chat.id]
        if members.find(call.world, chat, target).status != "kicked":
            return True
    members.change(call.world, chat, Member(target, "left", tag=old.tag), by=call.bot_id)
    return True


def _check_super(chat: Chat) -> None:
    if chat.type not in ("supergroup", "channel"):
        raise bad_request("method is available for supergroup and channel chats only")


@method("restrictChatMember")
async def restrict_chat_member(call: Call) -> bool:
    """True; all permissions true lift the restriction."""
    permissions = permissions_of(call)
    chat = chat_of(call)
    if chat.type != "supergroup":
        raise bad_request("method is available only for supergroups")
    target = known_user_of(call, chat)
    old = members.find(call.world, chat, target)
    new = restricted(old, permissions, until_of(call))
    if _same(old, new) or (old.status == new.status and new.status in ("member", "left")):
        return True
    check_target(call, chat, old)
    pace_members(call, chat)
    members.change(call.world, chat, new, by=call.bot_id)
    return True


@method("promoteChatMember")
async def promote_chat_member(call: Call) -> bool:
    """True; no right at all demotes."""
    chat = chat_of(call)
    _check_super(chat)
    target = known_user_of(call, chat)
    old, me = members.find(call.world, chat, target), me_in(call, chat)
    names = [name for name in rights_of(chat) if call.speaks("10.3") or name != "can_send_welcome_messages"]
    wanted = {name: call.params.boolean(name) for name in names}
    _check_promotion(call, chat, old, me, wanted)
    if not any(wanted.values()) and not call.params.boolean("is_anonymous"):
        new = Member(target, "member" if old.inside else "left", tag=old.tag)
    else:
        rights = wanted | {"can_manage_chat": True}
        new = Member(target, "administrator", rights, promoted_by=call.bot_id)
        new = replace(new, custom_title=old.custom_title, anonymous=call.params.boolean("is_anonymous"))
    if new != old:
        members.change(call.world, chat, new, by=call.bot_id)
    return True


def _check_promotion(call: Call, chat: Chat, old: Member, me: Member, wanted: dict[str, bool]) -> None:
    if old.user_id == call.bot_id:
        raise bad_request("can't promote self")
    if old.status == "creator":
        raise bad_request("can't remove chat owner")
    if not (me.is_admin and may(chat, me, "can_promote_members")):
        raise bad_request("not enough rights")
    if old.status == "administrator" and old.promoted_by != call.bot_id:
        raise unsourced("admins hidden")
    if not old.inside and chat.type == "supergroup":
        raise unsourced("promote not participant")
    if any(on and not may(chat, me, name) for name, on in wanted.items() if name in ADMIN_RIGHTS):
        raise unsourced("promote right")


@method("setChatAdministratorCustomTitle")
async def set_chat_administrator_custom_title(call: Call) -> bool:
    """True, for an administrator whom the bot promoted."""
    chat = chat_of(call)
    if chat.type not in ("group", "supergroup"):
        raise bad_request("method is available only for groups and supergroups")
    target = known_user_of(call, chat)
    old = members.find(call.world, chat, target)
    if old.status == "creator":
        raise bad_request("only the owner can edit their custom title")
    if old.status != "administrator":
        raise bad_request("user is not an administrator")
    if old.promoted_by != call.bot_id or not may(chat, me_in(call, chat), "can_promote_members"):
        raise bad_request("not enough rights to change custom title of the user")
    title = call.params.text("custom_title").strip()
    if any(ord(sign) > 0x2190 for sign in title if not sign.isalnum()):
        raise unsourced("custom title emoji")
    members.change(call.world, chat, replace(old, custom_title=title[:MOST_TITLE]), by=call.bot_id)
    return True


@method("banChatSenderChat")
async def ban_chat_sender_chat(call: Call) -> bool:
    """True; with the channel every channel of its owner is banned."""
    chat, sender = _sender_chat(call)
    owner = call.world.state.chats[sender].owner_id if sender in call.world.state.chats else 0
    channels = {one.id for one in call.world.state.chats.values() if one.type == "channel"}
    same_owner = {one for one in channels if call.world.state.chats[one].owner_id == owner and owner}
    chat.banned_senders |= {sender} | same_owner
    return True


@method("unbanChatSenderChat")
async def unban_chat_sender_chat(call: Call) -> bool:
    """True."""
    chat, sender = _sender_chat(call)
    chat.banned_senders.discard(sender)
    return True


def _sender_chat(call: Call) -> tuple[Chat, int]:
    chat = chat_of(call)
    raw = call.params.text("sender_chat_id").strip()
    if not raw:
        raise bad_request("sender_chat_id is empty")
    if not raw.lstrip("-").isdecimal():
        raise bad_request("sender_chat_id is not a valid Integer")
    if chat.type == "group":
        raise bad_request("can't ban chats in basic groups")
    standing = me_in(call, chat)
    if not (standing.is_admin and may(chat, standing, "can_restrict_members")):
        raise bad_request(NO_RIGHT)
    if int(raw) == chat.id or int(raw) >= 0:
        raise unsourced("user unknown")
    return chat, int(raw)


@method("leaveChat")
async def leave_chat(call: Call) -> bool:
    """True."""
    chat = chat_of(call, "read")
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    return _leave(call, chat)


def _leave(call: Call, chat: Chat) -> bool:
    if me_in(call, chat).inside:
        members.change(call.world, chat, Member(call.bot_id, "left"), by=call.bot_id)
    return True
