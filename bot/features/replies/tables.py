"""Stored answers of a chat."""

from datetime import datetime

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import Base, actor_key, chat_key


class Reply(Base):
    """What is answered to `trigger` (folded). `content` is a Content as JSON; `token` names it in buttons."""

    __tablename__ = "reply"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    trigger: Mapped[str] = mapped_column(primary_key=True)
    token: Mapped[str]
    content: Mapped[str] = mapped_column(Text)
    made_by: Mapped[int] = actor_key()
    made_at: Mapped[datetime]
