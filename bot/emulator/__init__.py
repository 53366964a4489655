"""A local Telegram Bot API over real HTTP, with chats, people, rights and its own time; knows nothing of the bot."""
