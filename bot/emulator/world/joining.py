"""How people are let into a chat: invite links, requests to join and their answers; not who else joins."""

from dataclasses import replace
from typing import Any

from bot.emulator.errors import unsourced
from bot.emulator.world import lookup, members, updates, wire
from bot.emulator.world.acting import Refused
from bot.emulator.world.chats import Chat, Member
from bot.emulator.world.links import InviteLink, JoinRequest
from bot.emulator.world.rights import may
from bot.emulator.world.state import World

Json = dict[str, Any]

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
WRITABLE_SECONDS = 300
QUERY_SECONDS = 10
WEB_APP_SECONDS = 300


def new_link(world: World, chat: Chat, creator_id: int, **fields: Any) -> InviteLink:
    """A new invite link of the chat; `fields` are further fields of InviteLink."""
    url = "https://t.me/+" + "".join(world.state.chance.choices(LETTERS, k=16))
    link = chat.links[url] = InviteLink(url, creator_id, **fields)
    world.state.invite_links[url] = chat.id
    return link


def new_primary_link(world: World, chat: Chat, creator_id: int) -> InviteLink:
    """A new primary link of this administrator; the former one is revoked."""
    former = primary_link(chat, creator_id)
    if former is not None:
        former.is_revoked = True
    return new_link(world, chat, creator_id, is_primary=True)


def primary_link(chat: Chat, creator_id: int) -> InviteLink | None:
    """The primary link of this administrator, if one was made."""
    alive = (link for link in chat.links.values() if link.is_primary and not link.is_revoked)
    return next((link for link in alive if link.creator_id == creator_id), None)


def wire_link(world: World, chat: Chat, link: InviteLink) -> Json:
    """ChatInviteLink as its maker sees it."""
    pending = sum(request.link == link.url for request in chat.requests.values())
    return {
        "invite_link": link.url,
        "creator": wire.user(world, link.creator_id),
        "creates_join_request": link.creates_join_request,
        "is_primary": link.is_primary,
        "is_revoked": link.is_revoked,
    } | wire.present(
        name=link.name,
        expire_date=link.expire_date,
        member_limit=link.member_limit,
        pending_join_request_count=pending,
    )


def join(world: World, chat: Chat, person_id: int, url: str = "") -> str:
    """A person comes by a link or the public name: "member", "requested" or "banned".

    Refused when the link lets nobody in.
    """
    standing = members.find(world, chat, person_id)
    if standing.inside:
        return "member"
    if standing.status == "kicked":
        return "banned"
    link = _usable(world, chat, url) if url else None
    if link.creates_join_request if link else chat.join_by_request:
        request_join(world, chat, person_id, url)
        return "requested"
    enter(world, chat, person_id, by=person_id, link=link)
    return "member"


def _usable(world: World, chat: Chat, url: str) -> InviteLink:
    link = chat.links.get(url)
    if link is None or link.is_revoked:
        raise Refused("the invite link is not valid")
    if link.expire_date and link.expire_date <= world.now:
        raise Refused("the invite link has expired")
    if link.member_limit and link.uses >= link.member_limit:
        raise Refused("the invite link was used too often")
    return link


def enter(
    world: World, chat: Chat, person_id: int, *, by: int, link: InviteLink | None, requested: bool = False
) -> None:
    """A person becomes a member, or a restricted one again; the join message is in the person's name."""
    chat.requests.pop(person_id, None)
    if link is not None:
        link.uses += 1
    standing = members.find(world, chat, person_id)
    new = Member(person_id, "member", tag=standing.tag)
    if standing.status == "restricted":
        new = replace(standing, is_member=True, permissions=dict(standing.permissions))
    members.change(world, chat, new, by=by, link=link, requested=requested, joined_by=person_id)


def request_join(world: World, chat: Chat, person_id: int, url: str = "") -> None:
    """A person asks to come in; every bot that may invite hears of it and may write to them for a while."""
    if person_id in chat.requests:
        return
    request = JoinRequest(person_id, world.now, url)
    guard = chat.guard_bot_id if world.speaks("10.1") and chat.guard_bot_id in chat.bots else 0
    if guard:
        request.query_id = str(world.state.chance.randrange(10**17, 9 * 10**17))
        request.query_until = world.clock.now() + QUERY_SECONDS
    chat.requests[person_id] = request
    world.journal.add_event("join_request", chat=chat.id, user=person_id)
    for bot_id in sorted(chat.bots):
        standing = members.find(world, chat, bot_id)
        if standing.is_admin and may(chat, standing, "can_invite_users"):
            _tell(world, chat, request, bot_id, request.query_id if bot_id == guard else "")


def _tell(world: World, chat: Chat, request: JoinRequest, bot_id: int, query_id: str) -> None:
    bot = world.state.bots[bot_id]
    if not updates.wants(bot, "chat_join_request"):
        return
    bot.known_users.add(request.user_id)
    private = lookup.private_chat(world, bot_id, request.user_id)
    private.writable_until = world.clock.now() + WRITABLE_SECONDS
    link = chat.links.get(request.link)
    body = {
        "chat": wire.chat(world, chat),
        "from": wire.user(world, request.user_id, bot),
        "user_chat_id": request.user_id,
        "date": request.date,
    } | wire.present(
        bio=world.state.people[request.user_id].bio,
        invite_link=members.link_as_seen(world, link) if link else None,
        query_id=query_id,
    )
    updates.publish(world, bot, "chat_join_request", body, key=f"user{request.user_id}")


def decide(world: World, chat: Chat, person_id: int, *, by: int, approve: bool) -> None:
    """An administrator answers a request to join; the account `by` is trusted to have the right.

    Raises ApiError 400 when there is no such request.
    """
    request = chat.requests.get(person_id)
    if request is None:
        raise unsourced(missing(world, chat, person_id))
    del chat.requests[person_id]
    for bot_id in chat.bots:
        lookup.private_chat(world, bot_id, person_id).writable_until = 0.0
    if approve:
        enter(world, chat, person_id, by=by, link=chat.links.get(request.link), requested=True)
    else:
        world.journal.add_event("join_declined", chat=chat.id, user=person_id)


def answer(world: World, chat: Chat, person_id: int, by: int, approve: bool) -> str:
    """A human administrator answers a request; gives the person's status after it. Refused, ApiError."""
    standing = members.find(world, chat, by)
    if not (standing.is_admin and may(chat, standing, "can_invite_users")):
        raise Refused("this person may not answer requests to join")
    decide(world, chat, person_id, by=by, approve=approve)
    return members.find(world, chat, person_id).status


def missing(world: World, chat: Chat, person_id: int) -> str:
    """Why there is no request to answer: a name in UNSOURCED."""
    inside = members.find(world, chat, person_id).inside
    return "join request already member" if inside else "join request missing"


def queried(world: World, bot_id: int, query_id: str) -> tuple[Chat, JoinRequest] | None:
    """The chat and request of an open query that this bot guards."""
    for chat in world.state.chats.values():
        for request in chat.requests.values():
            if query_id and request.query_id == query_id and chat.guard_bot_id == bot_id:
                return (chat, request) if request.query_until > world.clock.now() else None
    return None
