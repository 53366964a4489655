"""This bot itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Me:
    """This bot, what the server it talks to can do (`rich` = rich messages), and whether pictures can be drawn here."""

    id: int
    username: str
    name: str
    ephemeral: bool = False
    reads_all: bool = True
    draws: bool = False
    rich: bool = False

    def start_link(self, *words: str | int) -> str:
        """Presses Start in the private chat; the first word names the feature that takes the rest."""
        return f"https://t.me/{self.username}?start={'_'.join(str(word) for word in words)}"

    @property
    def add_link(self) -> str:
        """Opens Telegram's choice of a group, with the rights asked for that the features need."""
        return (
            f"https://t.me/{self.username}?startgroup=add&admin=delete_messages+restrict_members+invite_users"
        )
