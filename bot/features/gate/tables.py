"""Who stands at the gate of a chat, how far they are, what they had before; and one-time codes."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import Base, aged, chat_key, owner_key, told

NO_ANSWERS: dict[str, Any] = {
    "name": "",
    "username": None,
    "data": {"passed": [], "notes": [], "told": [], "entered": True},
}


def is_decided(table: Any) -> Any:
    """Of answers that nobody waits for any more."""
    return table.c.state.in_(("admitted", "declined", "gone")) & (table.c.name != "")


class GateEntry(Base):
    """A person's application to a chat, the latest. `number` counts them; `permissions` and `until` are a restriction
    that was there before ours; `wants` = their next private message is the answer; `wake_at` = something is due."""

    __tablename__ = "gate_entry"
    __table_args__ = (
        Index("ix_gate_entry_wake_at", "wake_at"),
        Index("ix_gate_entry_user_id_state", "user_id", "state"),
        Index("ix_gate_entry_chat_id_state", "chat_id", "state"),
    )
    chat_id: Mapped[int] = chat_key(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    name: Mapped[str]
    username: Mapped[str | None]
    language: Mapped[str]
    number: Mapped[int]
    way: Mapped[str]
    state: Mapped[str]
    step: Mapped[str]
    wants: Mapped[bool]
    tag: Mapped[str]
    data: Mapped[dict[str, Any]] = mapped_column(info=told("bio", "noted", "passed", "proof", "tries"))
    opened_at: Mapped[datetime]
    since: Mapped[datetime] = mapped_column(info=aged(7, is_decided, NO_ANSWERS))
    due_at: Mapped[datetime | None]
    wake_at: Mapped[datetime | None]
    failures: Mapped[int]
    retry_at: Mapped[datetime | None]
    permissions: Mapped[dict[str, Any] | None]
    until: Mapped[datetime | None]


class GateCode(Base):
    """A one-time code (or a name from a list), folded; `used_by` = who came in by it."""

    __tablename__ = "gate_code"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    used_by: Mapped[int | None] = owner_key()
    used_at: Mapped[datetime | None] = mapped_column(info=aged(90))
