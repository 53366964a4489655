"""A python-telegram-bot program as anybody would write it, run by a test as a process of its own: URL as argument."""

import sys

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters

TOKEN = "424242:run-polling-bot-of-a-stranger-0123456789"


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Says the same again."""
    if update.effective_message is not None and update.effective_message.text:
        await update.effective_message.reply_text(update.effective_message.text)


if __name__ == "__main__":
    application = ApplicationBuilder().token(TOKEN).base_url(f"{sys.argv[1]}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()
