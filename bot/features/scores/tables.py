"""What members chose, and how long they have been checking in."""

from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import Base, chat_key, owner_key


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
