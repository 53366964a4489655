"""What one transaction will write: statements in order, equal ones executed together. Knows no decisions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.decisions import Count, Earned, Erase, Wipe, Withdraw
from bot.db.journal import insert_for

Values = dict[str, Any]


@dataclass(slots=True)
class Group:
    """One statement with many parameter sets; no sets = it stands as it is."""

    statement: Any
    rows: list[Values]


@dataclass(slots=True)
class Batch:
    """What a transaction will write, in order; equal statements are executed together."""

    connection: AsyncConnection
    groups: list[Group] = field(default_factory=list)
    open: dict[str, Group] = field(default_factory=dict)
    scores: list[Earned | Withdraw] = field(default_factory=list)
    erasures: list[Erase | Wipe] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)

    def insert(
        self, table: Any, values: Values, *, unique: Sequence[str] = (), replace: Sequence[str] = ()
    ) -> None:
        """An insert that leaves a known row alone, or overwrites the columns of `replace`."""
        name = f"{table.name}|{','.join(values)}|{','.join(replace)}"
        if name not in self.open:
            statement = insert_for(self.connection, table)
            if replace:
                changes = {column: statement.excluded[column] for column in replace}
                statement = statement.on_conflict_do_update(index_elements=list(unique), set_=changes)
            else:
                statement = statement.on_conflict_do_nothing()
            self.open[name] = Group(statement, [])
            self.groups.append(self.open[name])
        self.open[name].rows.append(values)

    def defer(self, decision: Earned | Withdraw | Count | Erase | Wipe) -> None:
        """What is written behind all the rest, by those who know how."""
        if isinstance(decision, Count):
            self.counts.append(decision)
        elif isinstance(decision, Earned | Withdraw):
            self.scores.append(decision)
        else:
            self.erasures.append(decision)

    def run(self, statement: Any) -> None:
        """A statement of its own, after all before it and before all after it."""
        self.groups.append(Group(statement, []))
        self.open.clear()

    async def write(self) -> None:
        """Execute everything."""
        for group in self.groups:
            if group.rows:
                await self.connection.execute(group.statement, group.rows)
            else:
                await self.connection.execute(group.statement)
