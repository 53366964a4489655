"""The Bot object: python-telegram-bot's client with our time-outs, no hidden proxy, and no token in its repr."""

import asyncio
import logging
import os
import warnings
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram import Bot
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.request import HTTPXRequest
from telegram.warnings import PTBUserWarning

from bot.core.clock import first_of
from bot.core.errors import Unusable
from bot.telegram.updates import ALLOWED_UPDATES

__all__ = ["Bot", "insist", "introduce", "make_bot", "use_polling", "use_webhook"]
log = logging.getLogger(__name__)

warnings.filterwarnings("ignore", message="Please use 'Bot\\..*' instead", category=PTBUserWarning)
# Servers name a quiz's answer in the old way too, which the library reads, and warns of.
warnings.filterwarnings("ignore", message=".*The parameter `correct_option_id`", category=PTBUserWarning)

os.environ["PTB_TIMEDELTA"] = "true"  # spans come as timedelta; else every 429 is a warning

POLL_SECONDS = 30
T = TypeVar("T")
REFUSED = "Telegram refused the token. Get a valid one from @BotFather."


class QuietBot(Bot):
    """A Bot that can be printed: the library's own repr holds the token (S11)."""

    def __repr__(self) -> str:
        return "QuietBot"

    __str__ = __repr__


def make_bot(token: str, base_url: str, proxy: str | None = None) -> Bot:
    """A client for the server at `base_url`; one connection for getUpdates, the rest for calls."""

    def request(connections: int, read_timeout: float) -> HTTPXRequest:
        return HTTPXRequest(
            connection_pool_size=connections,
            read_timeout=read_timeout,
            connect_timeout=10,
            pool_timeout=10,
            proxy=proxy,
            # Without TLS (the emulator, a Bot API server of one's own) no certificates need be read.
            httpx_kwargs={"trust_env": False, "verify": base_url.startswith("https")},
        )

    return QuietBot(
        token,
        base_url=f"{base_url.rstrip('/')}/bot",
        base_file_url=f"{base_url.rstrip('/')}/file/bot",
        request=request(32, 20),
        get_updates_request=request(1, POLL_SECONDS + 15),
    )


async def insist(call: Callable[[], Awaitable[T]]) -> T:
    """Ask Telegram until it answers; Unusable when it refuses the token, or what was asked for."""
    pause = 1.0
    while True:
        try:
            return await call()
        except InvalidToken as error:
            raise Unusable(REFUSED) from error
        except BadRequest as error:
            raise Unusable(f"Telegram refused the settings: {error}") from error
        except TelegramError as error:
            log.warning("Telegram does not answer (%s), again in %.0f s", type(error).__name__, pause)
            await first_of(asyncio.Event(), seconds=pause)
            pause = min(pause * 2, 30)


async def introduce(bot: Bot) -> None:
    """Learn who we are."""
    await insist(bot.initialize)


async def use_polling(bot: Bot) -> None:
    """Have updates kept until they are asked for."""
    await insist(bot.delete_webhook)


async def use_webhook(bot: Bot, url: str, secret: str) -> None:
    """Have updates posted to an address."""
    allowed = list(ALLOWED_UPDATES)
    await insist(
        lambda: bot.set_webhook(url, secret_token=secret, allowed_updates=allowed, max_connections=40)
    )
