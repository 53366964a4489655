"""Who stands where in a chat: reading and changing it, with the updates and service messages that follow."""

from dataclasses import replace
from typing import Any

from bot.emulator.world import posting, updates, wire
from bot.emulator.world.chats import Chat, Member
from bot.emulator.world.links import InviteLink
from bot.emulator.world.people import Bot
from bot.emulator.world.state import World

BIG = 10_000


def find(world: World, chat: Chat, user_id: int) -> Member:
    """The membership as it is now: an end that has passed lifts a mute or a ban; unknown people have left."""
    known = chat.members.get(user_id)
    if known is None:
        return Member(user_id)
    if known.until and known.until <= world.now and known.status in ("restricted", "kicked"):
        inside = known.status == "restricted" and known.is_member
        known = chat.members[user_id] = Member(user_id, "member" if inside else "left", tag=known.tag)
    return known


def change(
    world: World,
    chat: Chat,
    new: Member,
    *,
    by: int,
    link: InviteLink | None = None,
    requested: bool = False,
    joined_by: int = 0,
) -> None:
    """Puts a member where `new` says, as done by the account `by`, and tells the bots.

    `requested`: through an approved request. `joined_by`: whom the join message names when that is not `by`.
    """
    old = find(world, chat, new.user_id)
    was_inside = old.inside
    old = replace(old, rights=dict(old.rights), permissions=dict(old.permissions))
    chat.members[new.user_id] = new
    extra: dict[str, Any] = {}
    if link is not None:
        extra["invite_link"] = link_as_seen(world, link)
    if requested and link is None:
        extra["via_join_request"] = True
    tell(world, chat, old, new, by, extra)
    if not was_inside and new.inside:
        _count_bot(world, chat, new, True)
        _join_message(world, chat, new.user_id, joined_by or by)
    elif was_inside and not new.inside:
        _leave_message(world, chat, new.user_id, by)
        _count_bot(world, chat, new, False)
    world.journal.add_event("member", chat=chat.id, user=new.user_id, status=new.status)


def link_as_seen(world: World, link: InviteLink) -> dict[str, Any]:
    """ChatInviteLink as it stands in updates; another administrator's link is shown cut."""
    shown = link.url if link.creator_id in world.state.bots else link.url[: len(link.url) // 2 + 8] + "..."
    return {
        "invite_link": shown,
        "creator": wire.user(world, link.creator_id),
        "creates_join_request": link.creates_join_request,
        "is_primary": link.is_primary,
        "is_revoked": link.is_revoked,
    } | wire.present(name=link.name, expire_date=link.expire_date, member_limit=link.member_limit)


def tell(world: World, chat: Chat, old: Member, new: Member, by: int, extra: dict[str, Any]) -> None:
    """Queues the my_chat_member and chat_member updates of a change; `extra` are further fields of them."""
    if not wire_differs(world, chat, old, new):
        return
    if new.user_id in world.state.bots:
        bot = world.state.bots[new.user_id]
        _publish(world, chat, bot, "my_chat_member", (old, new, by, extra))
    for bot_id in chat.bots - {new.user_id}:
        bot = world.state.bots[bot_id]
        if chat.members[bot_id].is_admin:
            _publish(world, chat, bot, "chat_member", (old, new, by, extra))


def wire_differs(world: World, chat: Chat, old: Member, new: Member) -> bool:
    """Whether anybody could see a difference between the two."""
    return wire.member(world, chat, old) != wire.member(world, chat, new)


def _publish(
    world: World, chat: Chat, bot: Bot, kind: str, what: tuple[Member, Member, int, dict[str, Any]]
) -> None:
    old, new, by, extra = what
    if not updates.wants(bot, kind):
        return
    bot.known_users.update({by, new.user_id} & world.state.people.keys())
    body = {
        "chat": wire.chat(world, chat),
        "from": wire.user(world, by, bot),
        "date": world.now,
        "old_chat_member": wire.member(world, chat, old, bot),
        "new_chat_member": wire.member(world, chat, new, bot),
        **extra,
    }
    key = str(chat.id) if kind == "my_chat_member" else f"user{new.user_id}"
    updates.publish(world, bot, kind, body, key=key)


def _count_bot(world: World, chat: Chat, new: Member, inside: bool) -> None:
    if new.user_id not in world.state.bots:
        return
    if inside:
        chat.bots.add(new.user_id)
    else:
        chat.bots.discard(new.user_id)


def _silent(chat: Chat) -> bool:
    return chat.type == "channel" or chat.service_messages_hidden or len(chat.members) > BIG


def _join_message(world: World, chat: Chat, user_id: int, by: int) -> None:
    if _silent(chat):
        return
    newcomer = wire.user(world, user_id)
    content = {
        "new_chat_participant": newcomer,
        "new_chat_member": newcomer,
        "new_chat_members": [newcomer],
    }
    posting.service(world, chat, by, content)


def _leave_message(world: World, chat: Chat, user_id: int, by: int) -> None:
    if _silent(chat):
        return
    gone = wire.user(world, user_id)
    posting.service(world, chat, by, {"left_chat_participant": gone, "left_chat_member": gone})


def set_blocked(world: World, chat: Chat, blocked: bool) -> None:
    """A person blocks or unblocks the bot of a private chat."""
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    bot = world.state.bots[chat.bot_id]
    here, gone = {"status": "member"}, {"status": "kicked", "until_date": 0}
    me = {"user": wire.user(world, bot.id)}
    old, new = (here, gone) if blocked else (gone, here)
    bot.known_users.add(chat.id)
    body = {
        "chat": wire.chat(world, chat),
        "from": wire.user(world, chat.id, bot),
        "date": world.now,
        "old_chat_member": me | old,
        "new_chat_member": me | new,
    }
    updates.publish(world, bot, "my_chat_member", body, key=str(chat.id))
