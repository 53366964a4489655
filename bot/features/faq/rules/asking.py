"""Whose words may be answered from the FAQ, how admins write it, and what was asked often in vain. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.facts import Content, Message
from bot.core.templates import Unfit, content_of
from bot.features.faq.policy import FaqPolicy
from bot.features.faq.rules.likeness import LONGEST, Questions, meaning

KEPT = timedelta(days=7)
DIALOG = timedelta(hours=1)
QUOTE = 120
MOST_WORDINGS = 10
MOST_LISTED = 8
ADD = re.compile(r"(?:add|new|添加|新增|加)(?:\s+|$)", re.IGNORECASE)
ONE_LINE = re.compile(r"(.*?[?？])\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Missed:
    """A question asked in vain: by whom, and how it began."""

    user: int
    text: str


def may_answer(message: Message, policy: FaqPolicy, now: datetime) -> bool:
    """Is it something a member just said to all? No reply, command, forward, edit, and nobody is named."""
    to_nobody = message.reply_to is None or message.reply_to.is_service
    return (
        policy.enabled
        and bool(message.text)
        and len(message.text) <= LONGEST
        and to_nobody
        and not (message.edited or message.is_service or message.forward or message.mentions)
        and message.sender.kind in ("user", "anonymous_admin")
        and message.text.lstrip()[:1] not in ("/", "／")
        and "@" not in message.text
        and now - message.date <= timedelta(minutes=policy.within_minutes)
    )


def read_add(message: Message, start: int) -> tuple[tuple[str, ...], Content]:
    """Question (in several wordings with | between them) and answer: on two lines, on one behind the mark, or in reply
    to the answer. Unfit("nothing") where there is none, "question" or "plain" for one that cannot be known again."""
    text = message.text
    end = text.find("\n", start)
    replied = message.reply_to is not None and not message.reply_to.is_service
    if end < 0 and replied:
        end = len(text)
    elif end < 0 and (found := ONE_LINE.match(text, start)):
        end = found.end()
    if end < 0:
        raise Unfit("nothing")
    return wordings(text[start:end]), content_of(message, end)


def wordings(written: str) -> tuple[str, ...]:
    """One question in several ways."""
    found = tuple(" ".join(one.split()) for one in re.split(r"[|｜]", written) if one.strip())
    if not found:
        raise Unfit("nothing")
    if len(found) > MOST_WORDINGS or any(len(one) > LONGEST for one in found):
        raise Unfit("question")
    if any(
        len(one.words) <= len(one.wants) for one in map(meaning, found)
    ):  # "Where is it?" could be anything
        raise Unfit("plain")
    return found


def often(missed: Iterable[Missed], least: int) -> list[tuple[str, int]]:
    """Questions asked so often and by two members or more, in the words of the first, the most often asked first."""
    groups = Questions()
    members: dict[str, list[int]] = {}
    for number, one in enumerate(missed):
        name = groups.find(one.text)
        if name is None:
            name = f"{number}:{one.text}"
            groups.add(name, [one.text])
        members.setdefault(name, []).append(one.user)
    listed = [
        (name.partition(":")[2], len(users))
        for name, users in members.items()
        if len(users) >= least and len(set(users)) > 1
    ]
    return sorted(listed, key=lambda item: -item[1])[:MOST_LISTED]
