"""Does a name fit the chat's template, and is a tag one of the chat's? Values in, values out."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import timedelta
from hashlib import blake2b
from typing import Literal

from bot.core.names import plain_name
from bot.features.names.policy import LONGEST_TAG, LONGEST_TEMPLATE, MOST_TAGS, NamesPolicy

Lack = Literal["empty", "name", "tag"]
ASK_AGAIN = timedelta(hours=20)
SEPARATORS = re.compile(r"\s*([-_|/·•—–~+]+)\s*")
DASHES = dict.fromkeys(map(ord, "—–－~～"), "-") | dict.fromkeys(map(ord, "•・"), "·") | {ord("｜"): "|"}
SWITCH_OFF = frozenset({"off", "no", "none", "关", "关闭", "不用"})


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


def is_readable(name: str) -> bool:
    """Is there a letter or digit to be seen in it? Blanks and emoji alone are no name."""
    return any(char.isalnum() for char in unicodedata.normalize("NFKC", plain_name(name)))


def fits(name: str, template: str) -> bool:
    """As many parts as the template, with the same signs between them, and a letter or digit in each."""
    parts, signs = taken_apart(name)
    wanted, between = taken_apart(template)
    return signs == between and len(parts) == len(wanted) and all(map(is_readable, parts))


def taken_apart(text: str) -> tuple[list[str], list[str]]:
    """The parts of a name, and the signs between them; look-alike signs are one."""
    pieces = SEPARATORS.split(unicodedata.normalize("NFKC", text).translate(DASHES).strip())
    return pieces[::2], [sign[0] for sign in pieces[1::2]]


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


def has_emoji(text: str) -> bool:
    """Is there a picture in it, or a joiner of such?"""
    return any(
        unicodedata.category(char) in ("So", "Sk", "Cs") or char in "\u200d\ufe0f\u20e3" for char in text
    )


def short_name(tag: str) -> str:
    """What a button carries for a tag: it still means the same when the list has changed."""
    return blake2b(tag.encode(), digest_size=4).hexdigest()


def tag_of(token: str, tags: Sequence[str]) -> str | None:
    """The tag that a button carries, if the chat still has it."""
    return next((tag for tag in tags if short_name(tag) == token), None)
