"""Who offered to greet newcomers."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import TOLD, Base, chat_key, owner_key


class Buddy(Base):
    """A member who said /buddy on; `asked_at` = when they were asked last, `names` = whom to greet, `greets` = their
    ids, while that earns points."""

    __tablename__ = "buddy"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    name: Mapped[str]
    since: Mapped[datetime]
    asked_at: Mapped[datetime | None]
    names: Mapped[str] = mapped_column(default="", info=TOLD)
    greets: Mapped[list[Any]] = mapped_column(default=list, server_default="[]", info=TOLD)
