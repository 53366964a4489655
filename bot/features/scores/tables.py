"""What members chose, how long they have been checking in, and which day the group is to hear of."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import Base, aged, chat_key, owner_key


class ScoreMember(Base):
    """`hidden` = on no board, by their own wish. `streak` = check-ins in a row up to `last_day`, `longest` ever;
    `grace_day` = the last day that was missed without an end. Days are of the chat's zone, as 2026-01-05, or ""."""

    __tablename__ = "score_member"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    hidden: Mapped[bool] = mapped_column(default=False)
    streak: Mapped[int] = mapped_column(default=0)
    longest: Mapped[int] = mapped_column(default=0)
    last_day: Mapped[str] = mapped_column(default="")
    grace_day: Mapped[str] = mapped_column(default="")


class CheckinDay(Base):
    """A day, as 2026-01-05, on which somebody checked in; the group hears of it at `due_at`."""

    __tablename__ = "checkin_day"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    day: Mapped[str] = mapped_column(primary_key=True)
    due_at: Mapped[datetime] = mapped_column(index=True, info=aged(7))
