"""/emulator: people, bots, chats and who is in them."""

from typing import Any

from starlette.routing import Route

from bot.emulator.clock import iso
from bot.emulator.control import Ask, Json, Unusable, routed
from bot.emulator.views import chat_view
from bot.emulator.world import founding, joining, lookup, managing, members
from bot.emulator.world.acting import Refused
from bot.emulator.world.state import World

KINDS = ("group", "supergroup", "channel")
STATUSES = ("member", "left", "kicked", "administrator")
HUMAN_STATUSES = ("", *STATUSES, "restricted")
SWITCHES = ("service_messages_hidden", "members_hidden", "protected", "join_by_request")


def routes(world: World) -> list[Route]:
    """The routes of this part of the contract."""
    table = (
        ("GET", "", overview),
        ("POST", "/bots", make_bot),
        ("POST", "/people", make_person),
        ("PATCH", "/people/{id}", change_person),
        ("POST", "/chats", make_chat),
        ("GET", "/chats/{id}", show_chat),
        ("PATCH", "/chats/{id}", change_chat),
        ("POST", "/chats/{id}/bot", place_bot),
        ("POST", "/chats/{id}/join", join),
        ("POST", "/chats/{id}/add", add),
        ("POST", "/chats/{id}/leave", leave),
        ("PUT", "/chats/{id}/members/{person}", set_member),
        ("POST", "/chats/{id}/requests/{person}", answer_request),
        ("POST", "/chats/{id}/migrate", migrate),
    )
    return [routed(world, verb, path, answerer) for verb, path, answerer in table]


async def overview(ask: Ask) -> Json:
    """Everybody and everything there is."""
    state = ask.world.state
    people = [
        {"id": one.id, "name": f"{one.first_name} {one.last_name}".strip(), "username": one.username}
        for one in state.people.values()
    ]
    chats = [
        {"id": one.id, "title": one.title, "type": one.type, "members": _count(ask.world, one.id)}
        for one in state.chats.values()
    ]
    bots = [{"id": one.id, "username": one.username, "name": one.first_name} for one in state.bots.values()]
    return {"people": people, "chats": chats, "bots": bots, "now": iso(ask.world.clock.now())}


def _count(world: World, chat_id: int) -> int:
    chat = world.state.chats[chat_id]
    return sum(members.find(world, chat, user_id).inside for user_id in list(chat.members))


async def make_bot(ask: Ask) -> Json:
    """A bot, or new names and switches for one that exists."""
    token = ask.text("token")
    number, _, secret = token.partition(":")
    if not (number.isdecimal() and secret):
        raise Unusable(400, "token: not a token")
    bot = lookup.bot_of(ask.world, token)
    bot.first_name = ask.text("name", bot.first_name)
    lookup.rename(ask.world, bot, ask.text("username", bot.username))
    bot.privacy_mode = ask.flag("privacy_mode", bot.privacy_mode)
    bot.bot_to_bot = ask.flag("bot_to_bot", bot.bot_to_bot)
    bot.supports_join_request_queries = ask.flag(
        "supports_join_request_queries", bot.supports_join_request_queries
    )
    return {"id": bot.id}


async def make_person(ask: Ask) -> Json:
    """A new person."""
    person = lookup.new_person(ask.world, ask.text("name"))
    return _describe_person(ask, person.id)


async def change_person(ask: Ask) -> Json:
    """New facts about a person; bots hear nothing of it."""
    person_id = ask.existing_person(ask.path_id())
    if "name" in ask.body:
        person = ask.world.state.people[person_id]
        person.first_name, _, person.last_name = ask.text("name").partition(" ")
    return _describe_person(ask, person_id)


def _describe_person(ask: Ask, person_id: int) -> Json:
    person = ask.world.state.people[person_id]
    if "username" in ask.body:
        lookup.rename(ask.world, person, ask.text("username", "").lstrip("@"))
    person.language_code = ask.text("language_code", person.language_code)
    person.bio = ask.text("bio", person.bio)
    person.is_premium = ask.flag("is_premium", person.is_premium)
    person.deleted = ask.flag("deleted", person.deleted)
    if ask.body.get("photo"):
        person.photo = managing.portrait(ask.world)
    return {"id": person.id}


async def make_chat(ask: Ask) -> Json:
    """A new chat with its owner."""
    kind = ask.choice("type", KINDS, "supergroup")
    chat = founding.found_chat(ask.world, kind, ask.text("title"), ask.person("owner"))  # type: ignore[arg-type]  # choice checked it
    chat.is_forum = ask.flag("forum")
    _set_switches(ask, chat.id)
    if linked := ask.number("linked_channel", 0):
        if linked not in ask.world.state.chats:
            raise Unusable(404, f"no chat {linked}")
        founding.link_groups(ask.world.state.chats[linked], chat)
    return {"id": chat.id}


async def change_chat(ask: Ask) -> Json:
    """Switches of a chat, as its owner sets them; bots hear nothing of it."""
    chat = ask.chat()
    _set_switches(ask, chat.id)
    return {"id": chat.id}


def _set_switches(ask: Ask, chat_id: int) -> None:
    chat = ask.world.state.chats[chat_id]
    for name in SWITCHES:
        setattr(chat, name, ask.flag(name, getattr(chat, name)))
    if "username" in ask.body:
        lookup.rename(ask.world, chat, ask.text("username", "").lstrip("@"))
    chat.description = ask.text("description", chat.description)
    chat.slow_mode_delay = ask.number("slow_mode_delay", chat.slow_mode_delay)
    chat.guard_bot_id = ask.number("guard_bot", chat.guard_bot_id)


async def show_chat(ask: Ask) -> Json:
    """The chat as one person sees it, or as it is."""
    viewer = ask.query.get("as")
    if viewer is not None and not viewer.lstrip("-").isdecimal():
        raise Unusable(400, "as: a person's id is needed")
    viewer_id = ask.existing_person(int(viewer)) if viewer is not None else None
    return chat_view(ask.world, ask.chat(), viewer_id, int(ask.query.get("limit", "0")))


async def place_bot(ask: Ask) -> Json:
    """Adds, promotes, demotes or removes a bot."""
    chat = ask.chat()
    bot = ask.bot()
    rights: Any = ask.body.get("rights", [])
    default = "administrator" if "rights" in ask.body else None
    status = ask.choice("status", STATUSES, default)
    by = ask.person("by", chat.owner_id)
    return {"status": founding.place_bot(ask.world, chat, bot.id, by, status, rights).status}


async def join(ask: Ask) -> Json:
    """A person joins, by a link or because the chat is open to them."""
    chat, person_id = ask.chat(), ask.person()
    return {"status": joining.join(ask.world, chat, person_id, ask.text("invite_link", ""))}


async def add(ask: Ask) -> Json:
    """A member adds somebody."""
    chat = ask.chat()
    return {"status": founding.add(ask.world, chat, ask.person(), ask.person("by", chat.owner_id)).status}


async def leave(ask: Ask) -> Json:
    """A member leaves."""
    return {"status": founding.leave(ask.world, ask.chat(), ask.person()).status}


async def set_member(ask: Ask) -> Json:
    """What a human administrator does with a member."""
    chat = ask.chat()
    target = ask.path_id("person")
    if target not in ask.world.state.bots:
        ask.existing_person(target)
    wanted = managing.Wanted(
        status=ask.choice("status", HUMAN_STATUSES, "") or None,
        permissions=ask.mapping("permissions"),
        until=ask.instant("until"),
        tag=ask.body.get("tag"),
        rights=ask.body.get("rights"),
        anonymous=ask.flag("anonymous") if "anonymous" in ask.body else None,
        custom_title=ask.body.get("custom_title"),
    )
    by = ask.person("by", chat.owner_id)
    return {"status": managing.set_member(ask.world, chat, target, by, wanted).status}


async def answer_request(ask: Ask) -> Json:
    """An administrator approves or declines a request to join."""
    chat, person_id = ask.chat(), ask.existing_person(ask.path_id("person"))
    by = ask.person("by", chat.owner_id)
    if person_id not in chat.requests:
        raise Refused("this person has no pending request")
    return {"status": joining.answer(ask.world, chat, person_id, by, ask.flag("approve"))}


async def migrate(ask: Ask) -> Json:
    """The owner turns a basic group into a supergroup."""
    chat = ask.chat()
    signs = ask.body.get("signs", list(founding.SIGNS))
    new = founding.migrate(ask.world, chat, ask.person("by", chat.owner_id), signs)
    return {"id": new.id, "new_id": new.id}
