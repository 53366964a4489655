"""When the next sweep is due, told by the rows as they are decided: the database is asked only then."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, Table
from sqlalchemy.sql.visitors import iterate

from bot.core.decisions import Alert, Change, ChangeChat, ChangeMember, Decision, Restruck, Save, Struck
from bot.feature import Sweep


@dataclass(slots=True)
class Dues:
    """`at` = when a sweep may find something, maybe earlier than it does; `columns` = by table's name, the columns that
    sweeps go by, and how long after."""

    columns: dict[str, dict[str, timedelta]] = field(default_factory=dict)
    at: datetime | None = None

    @classmethod
    def of(cls, sweeps: Iterable[Sweep]) -> "Dues":
        """What these sweeps go by."""
        columns: dict[str, dict[str, timedelta]] = {}
        for sweep in sweeps:
            for place in sweep.earliest.get_final_froms():
                for found in (place, *iterate(place)):
                    if isinstance(found, Table):
                        columns.setdefault(found.name, {})
            for found in iterate(sweep.earliest.selected_columns[0]):
                if isinstance(found, Column) and isinstance(found.table, Table):
                    kept = columns.setdefault(found.table.name, {})
                    kept[found.key] = min(sweep.after, kept.get(found.key, sweep.after))
        return cls(columns)

    def note(self, decision: Decision, now: datetime) -> None:
        """What a decision writes may be what a sweep waits for."""
        table, values = written(decision)
        known = self.columns.get(table)
        if known is None:
            return
        told = [(name, values[name]) for name in known if name in values]
        if not told:
            self.sooner(now)  # it may have become one that counts
        for name, value in told:
            if isinstance(value, datetime):
                self.sooner(value + known[name])

    def sooner(self, at: datetime) -> None:
        """Not later than this."""
        self.at = at if self.at is None else min(self.at, at)


def written(decision: Decision) -> tuple[str, Mapping[str, Any]]:
    """The table that a decision writes to, and the columns; "" for one that no sweep goes by."""
    match decision:
        case Save(row=row):
            return row.__tablename__, vars(row)
        case Change(table=table, values=values):
            return table.__tablename__, values
        case Struck(strike=strike):
            return "strike", asdict(strike)
        case Restruck(values=values):
            return "strike", values
        case ChangeChat(values=values):
            return "chat", values
        case ChangeMember(values=values):
            return "member", values
        case Alert():
            return "card", {}
    return "", {}
