"""The one-time codes by which a group finds its admin chat. Cards themselves are shared rows."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import Base, aged, chat_key


class AdminCode(Base):
    """A group's open code: used once, before `expires_at`, by an admin of both chats."""

    __tablename__ = "alerts_admin_code"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    expires_at: Mapped[datetime] = mapped_column(info=aged(1))
