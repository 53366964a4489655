"""Plain Python: facts, decisions and laws. No Telegram, no SQL, no clock, no await."""
