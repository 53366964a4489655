"""Appeals, and who is writing one. Strikes themselves are shared: bot.db.tables."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import OWN, Base, actor_key, aged, always, chat_key, owner_key


class Appeal(Base):
    """The one appeal of a strike; `granted` is empty until it is decided."""

    __tablename__ = "appeal"
    strike_id: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = chat_key(index=True)
    user_id: Mapped[int] = owner_key(live=always)
    name: Mapped[str] = mapped_column(info=OWN)
    text: Mapped[str] = mapped_column(info=OWN)
    made_at: Mapped[datetime] = mapped_column(info=aged(365))
    decided_by: Mapped[int | None] = actor_key()
    decided_at: Mapped[datetime | None]
    granted: Mapped[bool | None]


class Appealing(Base):
    """A member was asked in private why a strike should go; their next message is the answer."""

    __tablename__ = "appealing"
    user_id: Mapped[int] = owner_key(primary_key=True)
    strike_id: Mapped[str]
    chat_id: Mapped[int] = chat_key()
    asked_at: Mapped[datetime] = mapped_column(info=aged(7))
