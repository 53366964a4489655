"""Bots written for Telegram with other libraries run against the emulator unchanged."""

import asyncio
import logging
from contextlib import suppress

import telegram
from aiogram import Bot, Dispatcher
from aiogram import types as aiogram_types
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from tests.emulator.conftest import TOKEN, Town


async def test_an_aiogram_echo_bot(town: Town) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message(Command("start"))
    async def start(message: aiogram_types.Message) -> None:
        await message.answer("welcome")

    @dispatcher.message()
    async def echo(message: aiogram_types.Message) -> None:
        await message.reply(f"<b>{message.text}</b>", parse_mode="HTML")

    session = AiohttpSession(api=TelegramAPIServer.from_base(town.emulator.url))
    bot = Bot(TOKEN, session=session)
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=20))
    await town.polled()
    await town.bob.says(town.group, "hello ants")
    await town.until_says("hello ants", 2)
    last = (await town.group.messages())[-1]
    assert (last["entities"][0]["type"], last["from"]["name"]) == ("bold", "Anthill")
    await town.bob.writes_bot("/start")
    private = town.emulator.world.state.privates[town.api.id, town.bob.id].messages
    await town.until(lambda: [one.content["text"] for one in private.values()] == ["/start", "welcome"])
    await dispatcher.stop_polling()
    with suppress(asyncio.CancelledError):
        await polling
    await session.close()


async def test_a_python_telegram_bot_polling_bot(town: Town) -> None:
    logging.getLogger("httpx").setLevel(logging.WARNING)
    application = (
        Application.builder()
        .token(TOKEN)
        .base_url(f"{town.emulator.url}/bot")
        .base_file_url(f"{town.emulator.url}/file/bot")
        .build()
    )

    async def echo(update: telegram.Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.effective_message is not None
        button = telegram.InlineKeyboardButton("Again", callback_data="again")
        keyboard = telegram.InlineKeyboardMarkup([[button]])
        await update.effective_message.reply_text(f"{update.effective_message.text}!", reply_markup=keyboard)

    async def again(update: telegram.Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.callback_query is not None
        await update.callback_query.answer("once more", show_alert=True)
        await update.callback_query.edit_message_text("twice")

    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.add_handler(CallbackQueryHandler(again))
    async with application:
        assert application.updater is not None
        await application.updater.start_polling(allowed_updates=telegram.Update.ALL_TYPES)
        await application.start()
        await town.polled()
        await town.bob.says(town.group, "hello ants")
        await town.until_says("hello ants!", 1)
        note = (await town.group.messages())[-1]
        answer = await town.bob.taps(note, "Again", group=town.group)
        assert (answer["text"], answer["alert"]) == ("once more", True)
        await town.until_says("twice", 1)
        await application.updater.stop()
        await application.stop()
