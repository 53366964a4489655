"""What the set-up message says, which language and zone a chat is likely to want. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.resources import files

from babel import Locale
from rapidfuzz import fuzz, process, utils

from bot.core.facts import Membership

KEPT = timedelta(days=30)
GOODBYE = timedelta(seconds=30)  # between the line and the leaving, so that the line is sent first
FRESH = timedelta(days=1)  # an older set-up message is far above: say it again
NEEDED = ("can_delete_messages", "can_restrict_members")
TITLES = "can_promote_members"  # only where co-leaders bear a title

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
KANA_OR_HANGUL = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])\s*(\d{1,2})(?::?00)?", re.IGNORECASE)
NEAR = 70
SUGGESTED = 4

LANGUAGE_WORDS = {
    "en": ("en", "english", "英文", "英语"),
    "zh": ("zh", "chinese", "中文", "汉语", "zh-hans", "zh-cn", "cn"),
}
LANGUAGE_NAMES = {"en": "English", "zh": "中文"}
USUAL_ZONES = {
    "zh": ("Asia/Shanghai", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Singapore"),
    "en": (
        "UTC",
        "Europe/London",
        "Europe/Berlin",
        "America/New_York",
        "America/Los_Angeles",
        "Asia/Shanghai",
    ),
}
NICKNAMES = {
    "beijing": "Asia/Shanghai",
    "北京": "Asia/Shanghai",
    "深圳": "Asia/Shanghai",
    "广州": "Asia/Shanghai",
}

Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """What the set-up message speaks of."""

    title: str
    type: str
    is_admin: bool
    rights: frozenset[str]
    language: str
    zone: str
    reads_all: bool = True
    observes: bool = False
    titles: bool = False
    back: bool = False


def missing(rights: Iterable[str]) -> tuple[str, ...]:
    """The needed rights that are not there."""
    return tuple(right for right in NEEDED if right not in set(rights))


def lost(old: Membership, new: Membership) -> tuple[str, ...]:
    """The needed rights that a change took away."""
    return tuple(right for right in missing(new.rights) if right in old.rights)


def checklist(look: Look) -> list[Line]:
    """The set-up message as (text id, right it names or "")."""
    gone = missing(look.rights)
    said = {
        "setup-grant": bool(gone),
        "setup-basic-group": look.type == "group",
        "setup-privacy": not look.is_admin and not look.reads_all,
        "setup-observe": look.observes,
    }
    return [
        ("setup-back" if look.back else "setup-here", ""),
        *((off(right) if right in gone else "setup-present", right) for right in NEEDED),
        *((text_id, "") for text_id, holds in said.items() if holds),
        *([("setup-surplus", TITLES)] if TITLES in look.rights and not look.titles else []),
        ("setup-ways", ""),
    ]


def off(right: str) -> str:
    """The text that says what is off without a right."""
    return f"setup-missing-{right.replace('_', '-')}"


# --- language ------------------------------------------------------------------------------------------------------


def guess_language(title: str, client: str | None) -> str:
    """The language of a chat by its title and by the client of who added the bot; "" where nothing tells."""
    if HAN.search(title) and not KANA_OR_HANGUL.search(title):
        return "zh"
    code = (client or "").lower()[:2]
    return code if code in LANGUAGE_WORDS else ""


def guess_zone(language: str) -> str:
    """The zone most likely for a language; "" leaves it to the operator's default."""
    return "Asia/Shanghai" if language == "zh" else ""


def language_named(words: str) -> str | None:
    """The language that somebody typed, None when it is none of ours."""
    wanted = words.strip().lower()
    return next((code for code, names in LANGUAGE_WORDS.items() if wanted in names), None)


# --- time zone -----------------------------------------------------------------------------------------------------


@cache
def zones() -> dict[str, str]:
    """What a zone may be called, in lower case, and the zone: its full name, its city in English and Chinese."""
    known = [
        name for name in files("tzdata").joinpath("zones").read_text(encoding="utf-8").split() if "/" in name
    ]
    chinese = Locale("zh").time_zones
    cities = {spoken(name.rpartition("/")[2]): name for name in reversed(known)}
    translated = {chinese[name]["city"]: name for name in known if "city" in chinese.get(name, {})}
    return cities | translated | NICKNAMES | {spoken(name): name for name in known} | {"utc": "UTC"}


def spoken(zone: str) -> str:
    """America/New_York -> america/new york."""
    return zone.replace("_", " ").strip().lower()


def zone_named(words: str) -> str | None:
    """The zone that somebody typed: Europe/Berlin, berlin, 上海, UTC+8; None when it is none."""
    if offset := OFFSET.fullmatch(words.strip()):
        # In the database of zones the sign of Etc/GMT is turned round: Etc/GMT-8 is eight hours ahead.
        sign = "-" if offset[1] == "+" else "+"
        return zones().get(f"etc/gmt{sign}{int(offset[2])}")
    return zones().get(spoken(words))


def zones_like(words: str) -> tuple[str, ...]:
    """The zones whose names come nearest to what was typed, best first; maybe none."""
    found = process.extract(
        words, list(zones()), scorer=fuzz.ratio, processor=utils.default_process, limit=30, score_cutoff=NEAR
    )
    return tuple(dict.fromkeys(zones()[name] for name, _, _ in found))[:SUGGESTED]
