"""Texts in every language: the same ids and variables, no broken message, the agreed tone."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

LOCALES = Path(__file__).parents[2] / "bot" / "locales"
LANGUAGES = sorted(path.name for path in LOCALES.iterdir())
LIMIT = 4096  # characters of a Telegram message


class Variables(Visitor):
    """Collects the names of the variables of one message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the visitor's own name
        self.names.add(node.id.name)


def entries(lang: str) -> list[tuple[str, ast.EntryType]]:
    parser = FluentParser()
    files = sorted((LOCALES / lang).glob("*.ftl"))
    return [
        (file.name, entry) for file in files for entry in parser.parse(file.read_text(encoding="utf-8")).body
    ]


def messages(lang: str) -> dict[tuple[str, str], frozenset[str]]:
    """(file, id) -> names of its variables."""
    found = {}
    for file, entry in entries(lang):
        if isinstance(entry, ast.Message | ast.Term):
            variables = Variables()
            variables.visit(entry)
            found[file, entry.id.name] = frozenset(variables.names)
    return found


def test_english_and_chinese_are_there() -> None:
    assert {"en", "zh"} <= set(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_message_can_be_read(lang: str) -> None:
    assert [(file, entry.content) for file, entry in entries(lang) if isinstance(entry, ast.Junk)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_id_is_used_once(lang: str) -> None:
    ids = [entry.id.name for _, entry in entries(lang) if isinstance(entry, ast.Message | ast.Term)]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_ids_and_variables_of_english(lang: str) -> None:
    english, here = messages("en"), messages(lang)
    assert sorted(here) == sorted(english)
    assert {key: here[key] for key in here if here[key] != english[key]} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_tone_is_calm(lang: str) -> None:
    for file, entry in entries(lang):
        if isinstance(entry, ast.Message | ast.Term):
            text = FluentText().of(entry)
            assert not re.search("[!！]", text), f"{lang}/{file}: {entry.id.name} raises its voice"
            assert "您" not in text, f"{lang}/{file}: {entry.id.name} says 您, the group says 你"
            assert len(text) <= LIMIT, f"{lang}/{file}: {entry.id.name} is longer than a message"


def test_chinese_has_its_own_punctuation() -> None:
    kept = re.compile(r"\[[^\]]*\]\([^)]*\)|HH:mm")  # a button's markup, a pattern of time
    for file, entry in entries("zh"):
        if isinstance(entry, ast.Message | ast.Term):
            text = kept.sub("", FluentText().of(entry))
            assert not re.search("[,:;?()]", text), f"zh/{file}: {entry.id.name} has half-width punctuation"


class FluentText(Visitor):
    """Collects the words of one message, without its variables."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 - the visitor's own name
        self.parts.append(node.value)

    def of(self, entry: ast.Message | ast.Term) -> str:
        self.visit(entry)
        return "".join(self.parts)
