"""The limits that keep the code readable: length of modules and functions, a docstring on top, few silenced checks."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from tests.project.source import modules, text, tree

LINES, STATEMENTS, MEDIAN = 300, 30, 10
SILENCED = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:)")
SILENCED_WITH_REASON = re.compile(r"#\s*(noqa: [A-Z0-9, ]+\s+-\s|type: ignore\[[a-z, -]+\]\s+#\s)\S")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def statements(function: Function) -> int:
    """Statements in the body; a docstring is none."""
    inside = sum(isinstance(node, ast.stmt) for node in ast.walk(function)) - 1
    return inside - (ast.get_docstring(function) is not None)


def lines(function: Function) -> int:
    """Lines of the function without its docstring."""
    first = function.body[0]
    documented = ast.get_docstring(function) is not None
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - docstring


def complaints(path: Path) -> Iterator[str]:
    """What is wrong with one module."""
    lines_here = text(path).splitlines()
    if len(lines_here) > LINES:
        yield f"{len(lines_here)} lines, more than {LINES}"
    for each in functions(path):
        if statements(each) > STATEMENTS:
            yield f"line {each.lineno}: {each.name} has {statements(each)} statements, more than {STATEMENTS}"
    if not ast.get_docstring(tree(path)):
        yield "no docstring says what this module is"
    for number, line in enumerate(lines_here, start=1):
        if SILENCED.search(line) and not SILENCED_WITH_REASON.search(line):
            yield f"line {number}: silenced without a reason"


@pytest.mark.parametrize("path", modules("bot", "tests", "migrations"), ids=str)
def test_a_module_fits_the_limits(path: Path) -> None:
    assert list(complaints(path)) == []


def test_functions_are_short_in_the_middle() -> None:
    assert median(lines(each) for path in modules("bot") for each in functions(path)) <= MEDIAN


def test_a_module_of_the_bot_opens_with_one_line() -> None:
    """The first line of the docstring alone says what the module is; it may be followed by more."""
    openings = {path: (ast.get_docstring(tree(path)) or "").split("\n")[0] for path in modules("bot")}
    assert {path for path, opening in openings.items() if not opening.endswith((".", ":"))} == set()
