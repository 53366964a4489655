"""A small cast for tests of methods: a world, a bot, a group and people, without HTTP between them."""

import json
from typing import Any

import telegram
from aiogram import methods as typed_methods
from aiogram.client.bot import Bot as TypedBot
from aiogram.types import Update as TypedUpdate
from pydantic import TypeAdapter

from bot.emulator import methods
from bot.emulator.clock import Clock
from bot.emulator.errors import ApiError
from bot.emulator.methods import Call, Described
from bot.emulator.params import Params, Upload
from bot.emulator.world import founding, lookup, posting, updates
from bot.emulator.world.chats import Chat
from bot.emulator.world.messages import Message
from bot.emulator.world.state import World

TOKEN = "1000001:token"
ALL_UPDATES = [*updates.KINDS]
TYPED: dict[str, Any] = {
    str(getattr(one, "__api_method__", "")).lower(): one
    for one in vars(typed_methods).values()
    if isinstance(one, type) and issubclass(one, typed_methods.TelegramMethod)
}


class Stage:
    """Alice owns the group, Bob is a member, the bot is an administrator with all rights."""

    def __init__(self, kind: str = "supergroup", *, bot_api: str = "10.3", rights: Any = "all") -> None:
        methods.load()
        self.world = World(Clock(), bot_api=bot_api)
        self.bot = lookup.bot_of(self.world, TOKEN, name="Anthill")
        self.bot.allowed_updates = ALL_UPDATES
        self.alice = lookup.new_person(self.world, "Alice").id
        self.bob = lookup.new_person(self.world, "Bob Stone").id
        self.group = founding.found_chat(self.world, kind, "Hikers", self.alice)  # type: ignore[arg-type] # a chat type
        founding.add(self.world, self.group, self.bob, self.alice)
        status = "administrator" if rights else "member"
        founding.place_bot(self.world, self.group, self.bot.id, self.alice, status, rights)
        self.updates()

    async def call(self, method: str, *, files: dict[str, Upload] | None = None, **values: Any) -> Any:
        """The result of a call of the bot, read by aiogram as its type too."""
        params = Params.of(**values)
        params.files.update(files or {})
        call = Call(self.world, self.bot.id, method, params)
        result = await methods.run(call, methods.find(method, self.world))
        if isinstance(result, Described):
            result = result.result
        json.dumps(result, allow_nan=False)
        if (typed := TYPED.get(method.lower())) is not None:
            TypeAdapter(typed.__returning__).validate_python(result, context={"bot": TypedBot(TOKEN)})
        return result

    async def group_call(self, method: str, **values: Any) -> Any:
        """As call, about the group."""
        return await self.call(method, chat_id=self.group.id, **values)

    async def refusal(self, method: str, **values: Any) -> str:
        """The description of the error that a call about the group (or another `chat_id`) gives."""
        values.setdefault("chat_id", self.group.id)
        try:
            result = await self.call(method, **values)
        except ApiError as error:
            return error.description
        raise AssertionError(f"{method} was not refused: {result}")

    def updates(self) -> list[dict[str, Any]]:
        """The bot's new updates, parsed by the libraries of the version spoken; then forgotten."""
        found = [json.loads(update.body) for update in self.bot.updates.values()]
        updates.clear(self.bot)
        for one in found:
            if self.world.speaks("10.3"):
                TypedUpdate.model_validate(one, context={"bot": TypedBot(TOKEN)})
            assert telegram.Update.de_json(one, None) is not None
        return found

    def kinds(self) -> list[str]:
        """The kinds of the bot's new updates; for messages, what they hold."""
        return [kind_of(update) for update in self.updates()]

    def advance(self, seconds: float) -> None:
        """Moves the clock and does what is due."""
        self.world.clock.move_to(self.world.clock.now() + seconds)
        self.world.run_timers()

    def says(self, person_id: int, text: str = "hello", chat: Chat | None = None) -> Message:
        """A message of a person, whose update is forgotten."""
        note = posting.post(self.world, chat or self.group, person_id, {"text": text})
        self.updates()
        return note

    def private(self, person_id: int) -> Chat:
        """The started private chat of a person and the bot."""
        chat = lookup.private_chat(self.world, self.bot.id, person_id)
        chat.started = True
        self.bot.known_users.add(person_id)
        return chat

    def demote(self) -> None:
        """The bot loses every right but stays an administrator."""
        self.group.members[self.bot.id].rights = {"can_manage_chat": True}


def kind_of(update: dict[str, Any]) -> str:
    """Its kind, or the first field of the content of a service message."""
    kind = next(name for name in update if name != "update_id")
    plain = {"message_id", "from", "chat", "date", "message_thread_id", "is_topic_message", "sender_chat"}
    content = [name for name in update[kind] if name not in plain]
    return content[-1] if kind in ("message", "channel_post") and content else kind
