"""When the next sweep is due, told by the rows as they are decided: the database is asked only then."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column
from sqlalchemy.sql.visitors import iterate

from bot.core.decisions import Change, Save
from bot.feature import Sweep


@dataclass(slots=True)
class Dues:
    """`at` = when a sweep may find something, maybe earlier than it does; `columns` = by table, the columns that sweeps
    go by, and how long after."""

    columns: dict[Any, dict[str, timedelta]] = field(default_factory=dict)
    at: datetime | None = None

    @classmethod
    def of(cls, sweeps: Iterable[Sweep]) -> "Dues":
        """What these sweeps go by."""
        columns: dict[Any, dict[str, timedelta]] = {}
        for sweep in sweeps:
            for found in iterate(sweep.earliest.selected_columns[0]):
                if isinstance(found, Column):
                    kept = columns.setdefault(found.table, {})
                    kept[found.key] = min(sweep.after, kept.get(found.key, sweep.after))
            for table in sweep.earliest.get_final_froms():
                columns.setdefault(table, {})
        return cls(columns)

    def note(self, decision: Save | Change, now: datetime) -> None:
        """A row is made or changed."""
        row = decision.row if isinstance(decision, Save) else decision.table
        known = self.columns.get(row.__table__)
        if known is None:
            return
        values = vars(row) if isinstance(decision, Save) else decision.values
        told = [(name, values[name]) for name in known if name in values]
        if not told:
            self.sooner(now)  # it may have become one that counts
        for name, value in told:
            if isinstance(value, datetime):
                self.sooner(value + known[name])

    def sooner(self, at: datetime) -> None:
        """Not later than this."""
        self.at = at if self.at is None else min(self.at, at)
