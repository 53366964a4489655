"""CSV files of a report: UTF-8, one kind of row each; nothing in them is a formula. Knows no chat."""

import csv
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

CASES = ("at", "message", "user", "name", "rule", "reason", "evidence", "sanction", "until", "text")
RISKY = ("=", "+", "-", "@", "\t", "\r")


def cell(value: Any) -> Any:
    """A value no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(RISKY) else value


class Sheet:
    """One file, or none where no report is wanted."""

    def __init__(self, writer: Any) -> None:
        self.writer = writer

    def add(self, *cells: Any) -> None:
        """One row more."""
        if self.writer is not None:
            self.writer.writerow([cell(value) for value in cells])


class Sheets:
    """The files of one report, open while rows come."""

    def __init__(self, folder: Path | None) -> None:
        self.folder, self.files = folder, ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.files.close()

    def sheet(self, name: str, columns: tuple[str, ...]) -> Sheet:
        """`name`.csv, with its heads; a spreadsheet knows by its first three bytes that it is UTF-8."""
        if self.folder is None:
            return Sheet(None)
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{name}.csv"
        file = self.files.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
        sheet = Sheet(csv.writer(file))
        sheet.add(*columns)
        return sheet

    def cases(self, name: str) -> Sheet:
        """A file of messages that something was done about."""
        return self.sheet(name, CASES)
