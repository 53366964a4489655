"""The only folder that imports python-telegram-bot: Telegram in, Telegram out."""
