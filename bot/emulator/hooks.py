"""Posting updates to bots' webhooks: one at a time for each key, again and again until one is taken."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.emulator.client import Answer, request
from bot.emulator.clock import Signal
from bot.emulator.methods import Call
from bot.emulator.params import Params
from bot.emulator.world import updates
from bot.emulator.world.people import Bot, Update
from bot.emulator.world.state import World
from bot.emulator.world.webhooks import retry_delay

ANSWERS_WITHIN = 60.0
LONGEST_RETRY_AFTER = 3600
GONE_FOR = 23 * 3600.0
NEVER_BY_ANSWER = ("setwebhook", "deletewebhook", "close", "logout")
IDLE = 3600.0


@dataclass
class Hooks:
    """The background work of all webhooks; (bot, key) pairs being posted now are `sending`."""

    world: World
    perform: Callable[[Call], Awaitable[object]]
    sending: set[tuple[int, str]] = field(default_factory=set)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def run(self) -> None:
        """Delivers for as long as it is not cancelled."""
        try:
            while True:
                for bot in list(self.world.state.bots.values()):
                    self._send_due(bot)
                await self._sleep()
        finally:
            for task in self.tasks:
                task.cancel()

    async def _sleep(self) -> None:
        world = self.world
        retries = [updates.next_retry(world, bot) for bot in world.state.bots.values() if bot.webhook.url]
        later = [at for at in retries if at is not None and at > world.clock.now()]
        until = min(later, default=world.clock.now() + IDLE)
        queues = [world.queue_signal(bot_id) for bot_id in world.state.bots]
        await world.clock.pass_until(until, world.hooks, *queues)

    def _send_due(self, bot: Bot) -> None:
        if not bot.webhook.url:
            return
        free = bot.webhook.max_connections - sum(bot_id == bot.id for bot_id, _ in self.sending)
        for update in updates.deliverable(self.world, bot):
            if free > 0 and (bot.id, update.key) not in self.sending:
                free -= 1
                self.sending.add((bot.id, update.key))
                task = asyncio.create_task(self._send(bot.id, update))
                self.tasks.add(task)
                task.add_done_callback(self.tasks.discard)

    async def _send(self, bot_id: int, update: Update) -> None:
        self.world.busy += 1
        try:
            answer = await self._post(bot_id, update)
            await self._judge(bot_id, update, answer)
        finally:
            self.world.busy -= 1
            self.sending.discard((bot_id, update.key))
            self.world.changed.fire()
            self.world.hooks.fire()

    async def _post(self, bot_id: int, update: Update) -> Answer | str:
        """The answer, or what went wrong."""
        webhook = self.world.state.bots[bot_id].webhook
        headers = {"Content-Type": "application/json"}
        if webhook.secret_token:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret_token
        posting = asyncio.create_task(request("POST", webhook.url, update.body, headers=headers))
        ended = Signal()
        posting.add_done_callback(lambda _: ended.fire())
        await self.world.clock.pass_until(self.world.clock.now() + ANSWERS_WITHIN, ended)
        if not posting.done():
            posting.cancel()
            return "Read timeout expired"
        try:
            return posting.result()
        except (OSError, EOFError, ValueError, IndexError):
            return "Connection refused"

    async def _judge(self, bot_id: int, update: Update, answer: Answer | str) -> None:
        bot = self.world.state.bots.get(bot_id)
        if bot is None:
            return
        if isinstance(answer, Answer) and 200 <= answer.status < 300:
            bot.webhook.gone_since = 0.0
            updates.remove(bot, update.id)
            await self._obey(bot_id, answer.body)
            return
        self._postpone(bot, update, answer)

    def _postpone(self, bot: Bot, update: Update, answer: Answer | str) -> None:
        words, now = answer if isinstance(answer, str) else "", self.world.clock.now()
        delay = retry_delay(update.attempts + 1, self.world.state.chance.uniform(60.0, 120.0))
        if isinstance(answer, Answer):
            words = (
                f"Wrong response from the webhook: {answer.status} {PHRASES.get(answer.status, '')}".strip()
            )
            asked = answer.headers.get("retry-after", "")
            if asked.isdecimal() and int(asked) <= LONGEST_RETRY_AFTER:
                delay = float(asked)
            self._note_gone(bot, answer.status)
        if (kept := bot.updates.get(update.id)) is not None:
            kept.attempts = update.attempts + 1
            kept.not_before = now + delay
        bot.webhook.last_error_date, bot.webhook.last_error_message = int(now), words

    def _note_gone(self, bot: Bot, status: int) -> None:
        """410 for 23 hours in a row takes the webhook away."""
        now = self.world.clock.now()
        if status != 410:
            bot.webhook.gone_since = 0.0
        elif not bot.webhook.gone_since:
            bot.webhook.gone_since = now
        elif now - bot.webhook.gone_since >= GONE_FOR:
            bot.webhook.url = ""

    async def _obey(self, bot_id: int, body: bytes) -> None:
        """Runs the method that the webhook answered with, if it is one that may come this way."""
        try:
            wanted = json.loads(body) if body.strip() else None
        except ValueError:
            return
        if not isinstance(wanted, dict) or not isinstance(wanted.get("method"), str):
            return
        name = wanted.pop("method")
        if name.lower().startswith("get") or name.lower() in NEVER_BY_ANSWER:
            return
        await self.perform(Call(self.world, bot_id, name, Params.of(**wanted)))


PHRASES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    410: "Gone",
    429: "Too Many Requests",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
}
