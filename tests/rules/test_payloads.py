"""What may stand behind a command: words that would be code elsewhere are words here, or are refused in good order."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.core.facts import Content
from bot.core.switches import switch_of
from bot.core.templates import Unfit, after_command, as_it_is, given_in
from bot.core.whens import read_when
from bot.core.whenwords import Unclear
from bot.features.best.policy import BestPolicy
from bot.features.best.rules import set_by
from bot.features.events.rules.places import code_in
from bot.features.events.rules.reading import Amiss, Clock, read_event
from bot.features.faq.rules.asking import read_add
from bot.features.polls import rules as polls
from bot.features.replies.rules.choosing import pause_in
from bot.features.replies.rules.reading import read_filter, read_note
from tests.rules.test_templates import message, text

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PAYLOADS = (
    "{user.__class__.__init__.__globals__}", "{{7*7}}", "%s %(name)s %n", "${jndi:ldap://x}", "<b>&lt;</b>",
    "'; drop table chat; --", '" or ""="', "\\x00\\", "../../etc/passwd", "$(reboot)", "`id`", "100% _",
    "\u202eevil\u202c", "a\u0000b", "|||", "*", "/filter /(a+)+$/", "-1", "9" * 400, "=1+1", "\ud800",
    "ﷺ" * 50, "́" * 200, "＠all @all", "[x](javascript:alert)", "💥" * 200,
)  # fmt: skip


def behind(command: str, payload: str) -> Any:
    """The message of a command with that behind it."""
    words = f"/{command} {payload}"
    return message(text(words), words=words)


def poll(payload: str, *, quiz: bool = False) -> object:
    said = polls.read(f"{payload} and more\n*a\nb {payload}", NOW, UTC, quiz=quiz)
    assert quiz or payload.strip("* |") in f"{said.question} {said.options}" or "|" in payload
    return said


def faq(payload: str) -> object:
    _, content = read_add(behind("faq", f"add How do I join the race {payload}?\n{payload} it is"), 9)
    return content


def announcement(payload: str) -> Content:
    given = behind("announce", f"{payload} it is")
    content = as_it_is(given_in(given, after_command(given.text)))
    assert content.text == f"{payload} it is".strip()
    return content


def event(payload: str) -> object:
    asked = read_event(f"Picnic {payload} | North gate | Sat 14:00", Clock(NOW, UTC))
    assert "Picnic" in asked.title
    return asked


READERS: dict[str, Callable[[str], object]] = {
    "poll": poll,
    "quiz": lambda payload: poll(payload, quiz=True),
    "polls": polls.setting_in,
    "event": event,
    "here": code_in,
    "faq add": faq,
    "announce": announcement,
    "filter": lambda payload: read_filter(behind("filter", f"{payload} answer")),
    "save": lambda payload: read_note(behind("save", f"{payload} answer")),
    "filters": pause_in,
    "suggest": lambda payload: as_it_is(given_in(behind("suggest", payload), 9)),
    "best": lambda payload: set_by(payload, BestPolicy()),
    "drops try": switch_of,
    "schedule": lambda payload: read_when(payload, NOW, UTC),
}


@pytest.mark.parametrize("command", sorted(READERS))
def test_s46_whatever_stands_behind_a_command_is_only_words(command: str) -> None:
    for payload in PAYLOADS:
        try:
            READERS[command](payload)
        except (Unfit, Unclear, Amiss, polls.Wrong):
            continue
