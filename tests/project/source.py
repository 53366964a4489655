"""The project's own files, as the tests of this folder read them."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = ("migrations/versions", ".venv", "build")


def modules(*folders: str) -> list[Path]:
    """Every Python file below the folders, relative to the root."""
    found = [path.relative_to(ROOT) for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if not path.as_posix().startswith(SKIPPED)]


def text(path: Path | str) -> str:
    """A file's text."""
    return (ROOT / path).read_text(encoding="utf-8")


def tree(path: Path) -> ast.Module:
    """A module, parsed."""
    return ast.parse(text(path), filename=str(path))
