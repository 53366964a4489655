"""Chats are made, people and bots are brought in or go, and a basic group becomes a supergroup."""

from collections.abc import Sequence
from dataclasses import replace

from bot.emulator.world import lookup, members, posting
from bot.emulator.world.acting import Refused
from bot.emulator.world.chats import Chat, ChatType, Member
from bot.emulator.world.rights import granted, may
from bot.emulator.world.state import World

SIGNS = ("member", "to", "from")


def found_chat(world: World, kind: ChatType, title: str, owner_id: int) -> Chat:
    """A new chat with its owner in it."""
    chat = lookup.new_chat(world, kind, title)
    chat.owner_id = owner_id
    chat.members[owner_id] = Member(owner_id, "creator")
    if kind != "channel":
        posting.service(world, chat, owner_id, {f"{kind}_chat_created": True}, undeletable=True)
    return chat


def link_groups(channel: Chat, group: Chat) -> None:
    """Makes the group the discussion group of the channel."""
    channel.linked_chat_id, group.linked_chat_id = group.id, channel.id


def add(world: World, chat: Chat, person_id: int, by: int) -> Member:
    """A member brings somebody in; Refused when they may not."""
    adder = members.find(world, chat, by)
    if not may(chat, adder, "can_invite_users"):
        raise Refused("this person may not add people here")
    standing = members.find(world, chat, person_id)
    if standing.status == "kicked" and not adder.is_admin:
        raise Refused("the added person is banned here")
    if standing.status == "restricted" and not standing.inside:
        members.change(world, chat, replace(standing, is_member=True), by=by)
    elif not standing.inside:
        members.change(world, chat, Member(person_id, "member"), by=by)
    return members.find(world, chat, person_id)


def leave(world: World, chat: Chat, person_id: int) -> Member:
    """A member goes by their own will; who leaves muted stays muted."""
    standing = members.find(world, chat, person_id)
    if not standing.inside:
        raise Refused("this person is not a member")
    muted = standing.status == "restricted"
    gone = replace(standing, is_member=False) if muted else Member(person_id, "left")
    members.change(world, chat, gone, by=person_id)
    return gone


def place_bot(world: World, chat: Chat, bot_id: int, by: int, status: str, rights: list[str] | str) -> Member:
    """Somebody adds, promotes, demotes or removes a bot."""
    if status in ("left", "kicked"):
        standing = Member(bot_id, "kicked" if status == "kicked" else "left")
    elif status == "administrator":
        if not members.find(world, chat, bot_id).inside and chat.type == "group":
            members.change(world, chat, Member(bot_id, "member"), by=by)
        standing = Member(bot_id, "administrator", granted(chat, rights), promoted_by=by)
    else:
        standing = Member(bot_id, "member")
    members.change(world, chat, standing, by=by)
    return members.find(world, chat, bot_id)


def migrate(world: World, old: Chat, by: int, signs: Sequence[str] = SIGNS) -> Chat:
    """A basic group becomes a supergroup: its members move, its messages stay behind.

    `signs` are what bots see of it, in this order: "member" (my_chat_member in the new chat), "to" (the
    message in the old one), "from" (the message in the new one); one left out is not seen.
    """
    if old.type != "group" or old.migrated_to:
        raise Refused("only a basic group can be upgraded, and once")
    new = lookup.new_chat(world, "supergroup", old.title)
    new.owner_id, new.migrated_from = old.owner_id, old.id
    new.permissions = dict(old.permissions)
    new.description, new.photo = old.description, old.photo
    old.migrated_to = new.id
    for standing in old.members.values():
        if standing.inside:
            rights = granted(new, standing.rights) if standing.status == "administrator" else {}
            new.members[standing.user_id] = replace(standing, rights=rights)
    new.bots = set(old.bots)
    world.journal.add_event("migrated", chat=old.id, to=new.id)
    for sign in signs:
        _show_sign(world, old, new, by, sign)
    return new


def _show_sign(world: World, old: Chat, new: Chat, by: int, sign: str) -> None:
    if sign == "to":
        posting.service(world, old, by, {"migrate_to_chat_id": new.id}, undeletable=True)
    elif sign == "from":
        posting.service(world, new, by, {"migrate_from_chat_id": old.id}, undeletable=True)
    else:
        for bot_id in sorted(new.bots):
            members.tell(world, new, Member(bot_id), new.members[bot_id], by, {})
