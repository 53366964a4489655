"""When leaderboards are due, which were posted, and the standings of then."""

from datetime import datetime

from sqlalchemy import Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import Base, chat_key, owner_key


class BoardPlan(Base):
    """When a chat's next leaderboard of a kind of period is due."""

    __tablename__ = "board_plan"
    __table_args__ = (Index("ix_board_plan_due_at", "due_at"),)
    chat_id: Mapped[int] = chat_key(primary_key=True)
    period: Mapped[str] = mapped_column(primary_key=True)
    due_at: Mapped[datetime]


class BoardPost(Base):
    """A leaderboard that was made, at most one of the period that begins on that day in the chat's zone. `state`: draft
    (posts itself at `due_at`), posted, skipped by an admin, kept without a word; `look` = the form in which it was sent
    last; `ranked` = members with points."""

    __tablename__ = "board_post"
    __table_args__ = (Index("ix_board_post_due_at", "due_at"),)
    chat_id: Mapped[int] = chat_key(primary_key=True)
    period: Mapped[str] = mapped_column(primary_key=True)
    first_day: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]
    look: Mapped[str]
    ranked: Mapped[int]
    due_at: Mapped[datetime | None]
    made_at: Mapped[datetime]


class BoardLine(Base):
    """A member's place on a leaderboard that was made, as it was then; `before` = their place the time before."""

    __tablename__ = "board_line"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    period: Mapped[str] = mapped_column(primary_key=True)
    first_day: Mapped[str] = mapped_column(primary_key=True)
    board: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    place: Mapped[int] = mapped_column(Integer)
    score: Mapped[int]
    before: Mapped[int | None] = mapped_column(Integer)
