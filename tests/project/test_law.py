"""House law that no linter knows: forbidden imports, no addresses, no mocks, no stubs, nothing left open."""

import ast
import re
from pathlib import Path

import pytest

from tests.project.source import ROOT, modules, text, tree

FORBIDDEN = {"httpx", "matplotlib.pyplot", "unittest.mock", "freezegun", "respx"}
ADDRESS = re.compile(r"\b(?:https?|wss?)://([\w.-]+)")
# Telegram itself, this machine, and the names that are reserved for examples.
KNOWN_HOSTS = {"api.telegram.org", "t.me", "telegram.me", "127.0.0.1", "localhost", "host", "www.w3.org"}
RESERVED = (".example", ".invalid", ".test", "example.com", "example.org")
# Lock files, settings and code hold no registry and no path of somebody's machine.
WRITTEN = ("bot", "migrations", "tests", ".ci", ".github")
ELSEWHERE = re.compile(
    "pypi" + r"\.org|index-" + r"url\s*[=:]|python" + r"hosted|(?<![\w.])/(?:root|work|home)/"
)


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", modules("bot", "tests", "migrations"), ids=str)
def test_nothing_forbidden_is_imported(path: Path) -> None:
    assert {name for name in imports(path) if name in FORBIDDEN or name.startswith("unittest")} == set()


@pytest.mark.parametrize("path", modules("bot"), ids=str)
def test_nothing_is_left_open(path: Path) -> None:
    open_ends = re.findall(r"\b(?:TODO|FIXME|XXX|HACK|NotImplementedError|utcnow|breakpoint)\b", text(path))
    assert open_ends == []


def shipped() -> list[Path]:
    kinds = {".py", ".ftl", ".html", ".js", ".css", ".toml", ".mako"}
    return [path.relative_to(ROOT) for path in sorted((ROOT / "bot").rglob("*")) if path.suffix in kinds]


@pytest.mark.parametrize("path", shipped(), ids=str)
def test_the_bot_knows_no_address_but_telegrams(path: Path) -> None:
    hosts = {host.lower() for host in ADDRESS.findall(text(path))}
    assert {host for host in hosts if host not in KNOWN_HOSTS and not host.endswith(RESERVED)} == set()


def everything_written() -> list[Path]:
    top = [
        path for path in ROOT.iterdir() if path.is_file() and not path.name.startswith((".coverage", ".git"))
    ]
    below = [path for folder in WRITTEN for path in (ROOT / folder).rglob("*") if path.is_file()]
    text_files = [
        path
        for path in top + below
        if "__pycache__" not in path.parts and path.suffix not in (".png", ".pyc")
    ]
    return sorted(path.relative_to(ROOT) for path in text_files)


@pytest.mark.parametrize("path", everything_written(), ids=str)
def test_no_registry_and_no_machine_is_named(path: Path) -> None:
    try:
        words = text(path)
    except UnicodeDecodeError:
        return
    assert ELSEWHERE.findall(words) == []


@pytest.mark.parametrize("path", modules("tests"), ids=str)
def test_tests_wait_for_events_and_never_sleep(path: Path) -> None:
    if path.name == "demo_talk.py" or "bench" in path.parts:
        return  # the one talks to a process that may not listen yet; a load generator keeps its own clock
    naps = re.findall(r"\b(?:asyncio|time)\.sleep\((?!0\))", text(path))
    assert naps == []
