"""Finding and making accounts and chats in the world; no law and no rights."""

from bot.emulator.world.chats import Chat, ChatType
from bot.emulator.world.people import Bot, Person
from bot.emulator.world.rights import default_permissions
from bot.emulator.world.state import World

FIRST_PERSON = 7_000_000_000
SUPERGROUP = -1_000_000_000_000
FIRST_SUPERGROUP, FIRST_GROUP = 1_900_000_000, 4_900_000_000


def new_person(world: World, name: str, username: str = "") -> Person:
    """A new human account; `name` may hold a last name after the first space."""
    first, _, last = name.partition(" ")
    person = Person(FIRST_PERSON + world.new_id(), first, last, username)
    world.state.people[person.id] = person
    if person.username:
        world.state.usernames[person.username.lower()] = person.id
    return person


def rename(world: World, account: Person | Bot | Chat, username: str) -> None:
    """Gives an account or chat a public name, taking back its former one."""
    world.state.usernames.pop(account.username.lower(), None)
    account.username = username
    if username:
        world.state.usernames[username.lower()] = account.id


def bot_of(world: World, token: str, *, name: str = "", username: str = "") -> Bot:
    """The bot of a well-formed token, made at first use."""
    bot_id = int(token.partition(":")[0])
    if (known := world.state.bots.get(bot_id)) is not None:
        return known
    public = username or f"emulated_{bot_id}_bot"
    bot = Bot(bot_id, token, name or f"Bot {bot_id}", public, started_at=world.clock.now())
    world.state.bots[bot_id] = bot
    world.state.usernames[public.lower()] = bot_id
    world.hooks.fire()
    return bot


def new_chat(world: World, kind: ChatType, title: str) -> Chat:
    """A new empty group, supergroup or channel."""
    number = world.new_id()
    basic = kind == "group"
    chat_id = -FIRST_GROUP - number if basic else SUPERGROUP - FIRST_SUPERGROUP - number
    chat = Chat(chat_id, kind, title)
    chat.permissions = default_permissions()
    world.state.chats[chat.id] = chat
    return chat


def private_chat(world: World, bot_id: int, person_id: int) -> Chat:
    """The private chat of a bot and a person, made when first asked for (not started)."""
    key = (bot_id, person_id)
    if key not in world.state.privates:
        world.state.privates[key] = Chat(person_id, "private", bot_id=bot_id)
    return world.state.privates[key]


def chat_seen_by(world: World, bot_id: int, chat_id: int) -> Chat | None:
    """The chat that a bot means by an id: a group, channel, or its own private chat."""
    if chat_id > 0:
        return world.state.privates.get((bot_id, chat_id))
    return world.state.chats.get(chat_id)


def is_bot(world: World, account_id: int) -> bool:
    """Whether the account is a bot."""
    return account_id in world.state.bots


def knows(world: World, bot: Bot, chat: Chat, user_id: int) -> bool:
    """Whether a bot has ever seen the account: in an update of its own or as a member of this chat."""
    return user_id in bot.known_users or user_id in chat.members or user_id in world.state.bots
