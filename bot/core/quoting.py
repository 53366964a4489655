"""Messages pointed at: their words on one short line, how wide they are, where they stand. Knows no message."""


def short(text: str, length: int) -> str:
    """The text on one line, cut to so many characters where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def columns(text: str) -> int:
    """How wide it is; a Han character is two."""
    return sum(2 if char > "⺀" else 1 for char in text)


def link_to(chat: int, message: int) -> str | None:
    """Where a message of a supergroup can be seen by its members; None in other chats."""
    number = str(chat)
    return f"https://t.me/c/{number[4:]}/{message}" if number.startswith("-100") and message else None
