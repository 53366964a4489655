"""What the reports feature reads."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.decisions import Save
from bot.core.facts import Message
from bot.features.reports.rules import KEPT, PAIR, RIGHT, WRONG, Past, ReportState
from bot.features.reports.tables import Report, ReportBy

COLUMNS = tuple(ReportState.__dataclass_fields__)


def view(row: Report) -> ReportState:
    """A row as the rules read it."""
    return ReportState(**{name: getattr(row, name) for name in COLUMNS})


def kept(chat: int, report: ReportState) -> Save:
    """The report's row."""
    return Save(Report(chat_id=chat, **{name: getattr(report, name) for name in COLUMNS}), replace=True)


async def find_of_message(session: AsyncSession, chat: int, message: Message) -> ReportState | None:
    """The report of a message."""
    row = await session.get(Report, (chat, message.message_chat, message.id))
    return view(row) if row else None


async def find_report(session: AsyncSession, chat: int, token: str) -> ReportState | None:
    """The report that a button speaks of."""
    row = await session.scalar(select(Report).where(Report.chat_id == chat, Report.token == token))
    return view(row) if row else None


async def list_reporters(session: AsyncSession, chat: int, token: str) -> Sequence[ReportBy]:
    """Who reported it, the first one first."""
    query = select(ReportBy).where(ReportBy.chat_id == chat, ReportBy.token == token)
    return (await session.scalars(query.order_by(ReportBy.at, ReportBy.user_id))).all()


async def find_past(session: AsyncSession, chat: int, user: int, author: int, now: datetime) -> Past:
    """How the member's reports of the last 30 days came out."""
    pair = and_(Report.user_id == author, ReportBy.at > now - PAIR, Report.outcome.not_in(RIGHT))
    counted = (
        Report.outcome.in_(RIGHT),
        Report.outcome == WRONG,
        ReportBy.at > now - timedelta(hours=1),
        pair,
    )
    query = (
        select(*(func.coalesce(func.sum(case((what, 1), else_=0)), 0) for what in counted))
        .join(Report, and_(Report.chat_id == ReportBy.chat_id, Report.token == ReportBy.token))
        .where(ReportBy.chat_id == chat, ReportBy.user_id == user, ReportBy.at > now - KEPT)
    )
    return Past(*(int(number) for number in (await session.execute(query)).one()))


async def list_open(session: AsyncSession, chat: int) -> list[ReportState]:
    """What nobody has handled, the oldest first."""
    query = select(Report).where(Report.chat_id == chat, Report.handled_at.is_(None))
    return [view(row) for row in await session.scalars(query.order_by(Report.first_at, Report.message_id))]


async def list_spans(session: AsyncSession, chat: int) -> list[timedelta]:
    """How long each report waited that was handled."""
    query = select(Report.opened_at, Report.handled_at).where(Report.chat_id == chat)
    rows = await session.execute(query.where(Report.opened_at.is_not(None), Report.handled_at.is_not(None)))
    return [handled - opened for opened, handled in rows.all() if opened and handled]


FIRST_REPORT = select(func.min(Report.first_at))


async def find_old(
    session: AsyncSession, now: datetime
) -> Sequence[tuple[int, str, Mapping[str, Any], datetime]]:
    """Reports that are kept no longer."""
    query = select(Report.chat_id, Report.token, Report.first_at).where(Report.first_at <= now - KEPT)
    rows = (await session.execute(query.limit(500))).all()
    return [(chat, f"old-report:{chat}:{token}", {"token": token}, at + KEPT) for chat, token, at in rows]
