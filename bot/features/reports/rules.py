"""What is a call for the admins, whose report counts, and how fast reports were answered. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from bot.core.facts import Message
from bot.core.quoting import short
from bot.features.reports.policy import ReportsPolicy

KEPT = timedelta(days=30)
PAIR = timedelta(days=1)  # a second report about the same author in that time counts for nothing
DOUBTED = 3  # wrong reports after which who made them counts for nothing, while they outnumber the right ones
QUOTE = 200  # characters of the message on the card
REASON = 100
LISTED = 5
RIGHT, WRONG = ("struck", "muted"), "left"
CALL = re.compile(r"(?<![a-z0-9_@])[@＠](?:admins?(?![a-z0-9_])|管理员?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Call:
    """A message that calls for the admins; `first` = it begins so, and `words` are the rest of it."""

    words: str
    first: bool


@dataclass(frozen=True, slots=True)
class Past:
    """What a member reported in the last 30 days: how often rightly and wrongly; how much in the last hour; and of
    the same author within a day, undecided or wrongly."""

    right: int = 0
    wrong: int = 0
    last_hour: int = 0
    same: int = 0


@dataclass(frozen=True, slots=True)
class ReportState:
    """As in the table; `message` and `author` are JSON, gone once it is handled."""

    message_chat: int
    message_id: int
    token: str
    user_id: int
    author: str
    message: str
    called: bool
    weight: int
    first_at: datetime
    opened_at: datetime | None = None
    claimed_by: int | None = None
    claimed_name: str = ""
    handled_by: int | None = None
    handled_name: str = ""
    handled_at: datetime | None = None
    outcome: str = ""


def called(text: str) -> Call | None:
    """Does the text call for the admins?"""
    found = CALL.search(text)
    if found is None:
        return None
    first = not text[: found.start()].strip()
    words = text[found.end() :] if first else text
    return Call(short(words.strip(" ,:，：、。"), REASON if first else QUOTE), first)


def is_doubted(past: Past) -> bool:
    """Were they wrong again and again?"""
    return past.wrong >= DOUBTED and past.wrong > past.right


def allowed(past: Past, policy: ReportsPolicy) -> int:
    """How many reports they may make in an hour."""
    return 1 if is_doubted(past) else policy.an_hour


def weight(past: Past, joined_at: datetime | None, now: datetime, policy: ReportsPolicy) -> int:
    """1, or 0 for a newcomer, one who was wrong too often, or who goes after the same author (S80).

    Who was here before the bot (`joined_at` None) is no newcomer."""
    new = joined_at is not None and now - joined_at < timedelta(days=policy.member_days)
    return int(not (new or past.same or is_doubted(past)))


def answered_in(spans: Sequence[timedelta]) -> timedelta | None:
    """The span in the middle; None of none."""
    return timedelta(seconds=median(span.total_seconds() for span in spans)) if spans else None


def shown_kind(message: Message) -> str:
    """What a message without words is, by the kinds there are words for."""
    known = ("photo", "video", "animation", "sticker", "voice", "document", "poll", "contact", "service")
    return message.kind if message.kind in known else "other"
