"""Asking Telegram who may do what, at this moment. Remembers nothing."""

from typing import Any

from telegram import Bot
from telegram.error import BadRequest, EndPointNotFound, Forbidden, TelegramError

from bot.core.facts import Membership
from bot.core.me import Me
from bot.telegram.values import items, mapping, membership, number

PATIENCE = 5.0


class NoAccess(Exception):
    """The chat is closed to us: no more calls will help."""


async def ask(bot: Bot, method: str, fields: dict[str, Any]) -> Any:
    """One reading call; NoAccess when Telegram says no, TelegramError when it could not be asked."""
    try:
        return await bot.do_api_request(
            method, api_kwargs=fields, read_timeout=PATIENCE, connect_timeout=PATIENCE
        )
    except (BadRequest, Forbidden) as error:
        raise NoAccess(str(error)) from error


async def ask_admins(bot: Bot, chat: int) -> dict[int, Membership]:
    """Owner and administrators by user id, other bots too."""
    rows = await ask(bot, "getChatAdministrators", {"chat_id": chat, "return_bots": True})
    return {number(mapping(row.get("user")).get("id")): membership(row) for row in map(mapping, items(rows))}


async def ask_linked(bot: Bot, chat: int) -> int | None:
    """The channel that belongs to a group, if there is one."""
    return number(mapping(await ask(bot, "getChat", {"chat_id": chat})).get("linked_chat_id")) or None


async def ask_permissions(bot: Bot, chat: int) -> dict[str, bool] | None:
    """What members may do who have no rights of their own, None when it could not be told."""
    try:
        found = mapping(mapping(await ask(bot, "getChat", {"chat_id": chat})).get("permissions"))
    except (NoAccess, TelegramError):
        return None
    return {name: value for name, value in found.items() if isinstance(value, bool)} or None


async def ask_member(bot: Bot, chat: int, user: int) -> Membership | None:
    """A user's standing in a chat, None when it could not be told."""
    try:
        return membership(mapping(await ask(bot, "getChatMember", {"chat_id": chat, "user_id": user})))
    except (NoAccess, TelegramError):
        return None


async def ask_photo(bot: Bot, user: int) -> bool | None:
    """Does the user show this bot a profile photo? None when it could not be told."""
    try:
        photos = await ask(bot, "getUserProfilePhotos", {"user_id": user, "limit": 1})
        return number(mapping(photos).get("total_count")) > 0
    except (NoAccess, TelegramError):
        return None


async def ask_me(bot: Bot, chat: int) -> dict[str, Any]:
    """This bot's own standing, as Telegram's JSON."""
    return dict(mapping(await ask(bot, "getChatMember", {"chat_id": chat, "user_id": bot.id})))


async def identity(bot: Bot, *, draws: bool) -> Me:
    """Who this bot is, and what the server can do: show a message to one member only (an older one would ignore that
    and show it to all), send rich messages. TelegramError when it could not be asked."""
    alone = {"chat_id": bot.id, "receiver_user_id": bot.id, "ephemeral_message_id": 1}
    ephemeral = await knows(bot, "deleteEphemeralMessage", alone)
    rich = await knows(bot, "sendRichMessage", {"chat_id": bot.id})
    reads_all = bot.can_read_all_group_messages
    return Me(bot.id, bot.username, bot.first_name, ephemeral, reads_all, draws, rich)


async def knows(bot: Bot, method: str, fields: dict[str, Any]) -> bool:
    """Is there such a method? Asked for what it must refuse: nobody writes to themselves."""
    try:
        await bot.do_api_request(method, api_kwargs=fields)
    except EndPointNotFound:
        return False
    except (BadRequest, Forbidden):
        return True
    return True
