"""Patterns that admins write: compiled by an engine whose time grows with the text alone (S40), or refused (S41)."""

from typing import Any

import re2

MEMORY = 1 << 20  # bytes of one pattern's automaton
# What people say; a pattern that finds more than two of five of a kind would find almost everything (S41).
PLAIN_TALK = (
    (
        "hello everybody how are you today", "does anyone know when the bus leaves?", "thanks, I will try it tomorrow",
        "we met at the old bridge at 9:30", "no problem, see you there",
    ),
    ("大家好今天天气不错", "请问明天几点集合?", "谢谢,我晚上试试", "我们9:30在老桥见面", "没问题,到时候见"),
    (
        "всем привет как дела сегодня", "кто-нибудь знает когда автобус?", "спасибо, завтра попробую",
        "встречаемся у старого моста в 9:30", "хорошо, до встречи",
    ),
    ("12345 67890", "👍", "+1", "ok", "😂😂"),
)  # fmt: skip
MOST_FOUND = 2


class BadPatternError(ValueError):
    """A pattern that cannot be used; its text says why: length, syntax, everything."""


def compiled(expression: str) -> Any:
    """RE2's automaton of an expression; BadPatternError where it is none, or finds nearly all that people say."""
    options = re2.Options()
    options.max_mem, options.log_errors = MEMORY, False
    try:
        found = re2.compile(expression, options)
    except re2.error as error:
        raise BadPatternError("syntax") from error
    if found.search("") or any(sum(map(bool, map(found.search, some))) > MOST_FOUND for some in PLAIN_TALK):
        raise BadPatternError("everything")
    return found
