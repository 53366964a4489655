"""How far a replay is: shown on a terminal, and nowhere else; streaks that an import counts anew."""

import io
from pathlib import Path

import pytest

from bot.features.scores.rules import Streak
from bot.replay.progress import Progress
from bot.replay.streaks import counted


class Terminal(io.StringIO):
    """Somebody looks at it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A hundred bytes."""
    path = tmp_path / "result.json"
    path.write_bytes(b" " * 100)
    return path


async def test_a_terminal_shows_how_far_it_is(file: Path) -> None:
    shown = Terminal()
    with Progress(file, "2/2", shown) as progress:
        assert list(progress.counted(iter("abc"))) == ["a", "b", "c"]
        progress.moved(25)
        assert "25%" in shown.getvalue()
        progress.moved(100)
    last = shown.getvalue().rstrip().splitlines()[-1]
    assert "2/2" in last
    assert "100%" in last
    assert "3, 3/s" in last
    assert progress.shown(None) == ""


@pytest.mark.parametrize("name", ["result.json", "nowhere.json"])
async def test_elsewhere_nothing_is_shown(file: Path, name: str) -> None:
    shown = io.StringIO()
    with Progress(file.with_name(name), "1/2", shown) as progress:
        assert list(progress.counted([1, 2])) == [1, 2]
        progress.moved(100)
    assert (shown.getvalue(), progress.read, progress.messages) == ("", 100, 2)


async def test_a_file_that_is_not_there_is_no_reason_to_fail(tmp_path: Path) -> None:
    with Progress(tmp_path / "nowhere.json", "1/2", Terminal()) as progress:
        progress.moved(5)
    assert progress.read == 5


def test_no_streak_becomes_shorter_by_an_import() -> None:
    old, new = Streak(3, 9, "2025-03-05", "2025-03-04"), Streak(2, 2, "2026-01-05")
    expected = {"streak": 2, "longest": 9, "last_day": "2026-01-05", "grace_day": ""}
    assert counted(old, new) == counted(new, old) == expected
    longer = Streak(5, 5, "2026-01-05")
    assert counted(new, longer) == counted(longer, new)
    assert counted(new, longer)["streak"] == 5
