"""Does a name fit the chat's template, and is a tag one of the chat's? Values in, values out."""

import re
from collections.abc import Sequence
from datetime import timedelta
from hashlib import blake2b
from typing import Literal

from bot.core.names import fits, has_emoji, is_readable, taken_apart
from bot.features.names.policy import LONGEST_TAG, LONGEST_TEMPLATE, MOST_TAGS, NamesPolicy

Lack = Literal["empty", "name", "tag"]
ASK_AGAIN = timedelta(hours=20)


def lacks(name: str, tag: str, policy: NamesPolicy) -> tuple[Lack, ...]:
    """What is not as the chat wants it, the name first."""
    found: list[Lack] = []
    if policy.template or policy.tags:
        if not is_readable(name):
            found.append("empty")
        elif policy.template and not fits(name, policy.template):
            found.append("name")
    if policy.tags and tag not in policy.tags:
        found.append("tag")
    return tuple(found)


def template_given(text: str) -> str | None:
    """The template that an admin wrote; None when it is none: too long, or with an empty part."""
    template = " ".join(text.split())
    parts, _ = taken_apart(template)
    if not template or len(template) > LONGEST_TEMPLATE or not all(map(is_readable, parts)):
        return None
    return template


def tags_given(text: str) -> tuple[str, ...] | None:
    """The tags that an admin lists; None when none, too many, too long, or with emoji, which Telegram refuses."""
    parts = (" ".join(part.split()) for part in re.split(r"[,，、;；\n]", text))
    tags = tuple(dict.fromkeys(part for part in parts if part))
    if not 0 < len(tags) <= MOST_TAGS or any(len(tag) > LONGEST_TAG or has_emoji(tag) for tag in tags):
        return None
    return tags


def short_name(tag: str) -> str:
    """What a button carries for a tag: it still means the same when the list has changed."""
    return blake2b(tag.encode(), digest_size=4).hexdigest()


def tag_of(token: str, tags: Sequence[str]) -> str | None:
    """The tag that a button carries, if the chat still has it."""
    return next((tag for tag in tags if short_name(tag) == token), None)
