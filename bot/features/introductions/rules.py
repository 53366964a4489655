"""What counts as an introduction, and when a newcomer is reminded. Values in, values out."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from rapidfuzz import fuzz, process

from bot.features.introductions.policy import LONGEST_FIELD, MOST_FIELDS, IntroductionsPolicy

Problem = Literal["", "link", "contact", "short", "copied"]
Values = tuple[tuple[str, str], ...]  # (field, value); field "" = words outside of any field

LONGEST = 1_500  # characters kept of an introduction
LONGEST_VALUE = 300
SHORT = 24  # folded characters; below, two honest introductions may differ in a name alone
NEAR, INSIDE = 85.0, 92.0  # per cent of likeness that is a copy: of the whole, of a part
FOUND = 5
RUSH = timedelta(minutes=1)
LATE = timedelta(hours=1)  # after it nobody is asked "at once": the reminders do it
ASK_AGAIN = timedelta(hours=20)  # between two reminders by an admin's tap
KEPT = timedelta(days=90)  # what is known of who left
OPEN = ("due", "rejected")

TAG = re.compile(r"[#＃](?:intro|introduction|自我介绍|报到)(?![\w])", re.IGNORECASE)
BRACKET = re.compile(rf"【\s*([^【】\n]{{1,{LONGEST_FIELD}}}?)\s*】")
COLON = re.compile(rf"\s*([^:：\n]{{1,{LONGEST_FIELD}}}?)\s*[:：](?!//)(.*)")
NUMBERED = re.compile(r"\s*\d{1,3}\s*[.、．)）]\s*(.*\S)")
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
LINK = re.compile(
    r"https?:|\bwww\.|\btg:|\b(?:t|telegram)\.(?:me|dog)\b"
    r"|\b[a-z0-9][a-z0-9-]*\.(?:app|cc|cn|co|com|club|info|io|live|me|net|online|org|ru|shop|site|store|top|vip|xyz)\b",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"@\w{3,}|(?<!\d)1[3-9]\d{9}(?!\d)|\+\d[\d -]{7,}\d"
    r"|(?:[微薇威徽]信|v信|加v|vx|wx|wechat|whatsapp|qq|绿泡泡)[号:：\s]*[a-z0-9_-]{5,}",
    re.IGNORECASE,
)
SAYS_NOTHING = frozenset(
    {
        "",
        "无",
        "没有",
        "暂无",
        "不知道",
        "保密",
        "秘密",
        "none",
        "na",
        "nothing",
        "secret",
        "idk",
        "xx",
        "xxx",
    }
)


# --- reading -------------------------------------------------------------------------------------------------------


def is_introduction(text: str) -> bool:
    """Does it say of itself that it is one?"""
    return TAG.search(text) is not None


def is_template(text: str) -> bool:
    """Is it a filled template: two or more 【field】?"""
    return len(BRACKET.findall(text)) > 1


def said(text: str) -> str:
    """The introduction without its tag, tidied, cut."""
    lines = (" ".join(line.split()) for line in TAG.sub("", text).splitlines())
    return "\n".join(line for line in lines if line)[:LONGEST]


def values_of(text: str, asked: Iterable[str]) -> Values:
    """The values by field: 【field】value anywhere, "field: value" for the asked ones; further lines belong to the
    value before."""
    names = {fold(name) for name in asked}
    found: list[tuple[str, str]] = []
    for line in BRACKET.sub(r"\n【\1】", text).splitlines():
        field, value = field_of(line, names)
        if field or not found:
            found.append((field, value))
        else:
            before, more = found[-1]
            found[-1] = (before, f"{more} {value}".strip())
    return tuple((field, value) for field, value in found if field or value)


def field_of(line: str, names: Iterable[str]) -> tuple[str, str]:
    """A line's field and value; ("", line) for one that names no field."""
    if (bracket := BRACKET.match(line)) is not None:
        return bracket[1], line[bracket.end() :].strip(" :：")
    colon = COLON.fullmatch(line)
    if colon is not None and fold(colon[1]) in names:
        return colon[1], colon[2].strip()
    return "", line.strip()


def fold(text: str) -> str:
    """Letters and digits alone, alike whatever their width and case."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in plain if char.isalnum())


def words_of(values: Values) -> str:
    """What is compared with others: the values without their fields."""
    return fold(" ".join(value for _, value in values))


def template(fields: Sequence[str], answers: Sequence[str]) -> str:
    """Answers of the private form as a text; skipped ones are left out."""
    return "\n".join(line(field, answer) for field, answer in zip(fields, answers, strict=False) if answer)


def line(field: str, answer: str) -> str:
    """A field as its language writes it; brackets also where a colon would not be read back."""
    return f"{field}: {answer}" if field[-1].isalnum() and not HAN.search(field) else f"【{field}】{answer}"


def fields_named(text: str) -> tuple[str, ...] | None:
    """The fields that an admin lists, parted by commas or lines; None when they are none or too many or too long."""
    parts = (" ".join(part.split()) for part in re.split(r"[,，、;；|\n]", text))
    names = tuple(dict.fromkeys(part.strip("【】") for part in parts if fold(part)))
    if not 0 < len(names) <= MOST_FIELDS or max(map(len, names)) > LONGEST_FIELD:
        return None
    return names


# --- judging -------------------------------------------------------------------------------------------------------


def judge(
    text: str,
    others: Sequence[str],
    asked: Sequence[str],
    policy: IntroductionsPolicy,
    *,
    links: bool = False,
) -> Problem:
    """What keeps a text from being an introduction; "" = it is one. `others` are the words of those kept, `links` =
    Telegram saw one in it."""
    if links or LINK.search(text):
        return "link"
    if not policy.contacts and CONTACT.search(text):
        return "contact"
    values = values_of(text, asked)
    if not is_complete(values, policy, len(asked)):
        return "short"
    return "copied" if is_copy(words_of(values), others) else ""


def own_lines(text: str, others: Sequence[str]) -> str:
    """The text without lines of a growing list that others wrote: each copies the list and adds a line."""
    lines = text.splitlines()
    if sum(NUMBERED.fullmatch(line) is not None for line in lines) < 2:
        return text
    return "\n".join(line for line in lines if not is_anothers(line, others))


def is_anothers(line: str, others: Iterable[str]) -> bool:
    """Is it a numbered line that somebody's kept introduction says?"""
    numbered = NUMBERED.fullmatch(line)
    words = fold(numbered[1]) if numbered else ""
    return len(words) > 3 and any(words in other for other in others)


def is_complete(values: Values, policy: IntroductionsPolicy, asked: int) -> bool:
    """Enough fields with something in them, or enough words; a word said again and again counts once."""
    filled = {fold(value) for field, value in values if field and tells(fold(value))}
    if len(filled) >= min(policy.min_fields, max(asked, 1)):
        return True
    han, other = amount(" ".join(value for _, value in values))
    return han / policy.min_han + other / policy.min_other >= 1


def tells(words: str) -> bool:
    """Does a folded value say anything?"""
    return words not in SAYS_NOTHING and (len(words) > 1 or HAN.match(words) is not None)


def amount(text: str) -> tuple[int, int]:
    """Chinese characters, each at most twice, and other letters, each word once."""
    han = sum(min(count, 2) for count in Counter(HAN.findall(text)).values())
    rest = {fold(word) for word in HAN.sub(" ", text).split()}
    return han, sum(len(word) for word in rest if len(set(word)) > 1 or len(word) < 4)


def is_copy(words: str, others: Sequence[str]) -> bool:
    """Is it nearly what somebody else wrote, or does it hold most of that? Short ones must be the same."""
    if len(words) < SHORT:
        return words in others
    long = [other for other in others if len(other) >= SHORT]
    if process.extractOne(words, long, scorer=fuzz.ratio, score_cutoff=NEAR) is not None:
        return True
    near = [other for other in long if len(words) * 0.5 <= len(other) <= len(words)]
    return process.extractOne(words, near, scorer=fuzz.partial_ratio, score_cutoff=INSIDE) is not None


def matches(words: str, name: str, wanted: Sequence[str]) -> bool:
    """Does an introduction (folded) or its author's name hold all that is looked for (folded)?"""
    who = fold(name)
    return all(word in words or word in who for word in wanted)


# --- time ----------------------------------------------------------------------------------------------------------


def in_the_day(instant: datetime, zone: ZoneInfo, policy: IntroductionsPolicy) -> datetime:
    """The instant, or the next morning's first."""
    local, start, end = instant.astimezone(zone), policy.from_hour, policy.to_hour
    open_now = start <= local.hour < end if start < end else local.hour >= start or local.hour < end
    if open_now or start == end:
        return instant
    day = local.date() if local.hour < start else local.date() + timedelta(days=1)
    return datetime.combine(day, time(start), zone).astimezone(instant.tzinfo)


def next_step(
    since: datetime, due: datetime, now: datetime, zone: ZoneInfo, policy: IntroductionsPolicy
) -> datetime:
    """When the newcomer is to be reminded next, else when the introduction is due."""
    hours = (in_the_day(since + timedelta(hours=hours), zone, policy) for hours in sorted(policy.reminders))
    return next((at for at in hours if now < at < due), due)


def asks_at_once(arrivals: int, at: datetime, now: datetime, policy: IntroductionsPolicy) -> bool:
    """Is a newcomer asked on arrival? Not in a rush, not long after the fact."""
    return arrivals < policy.personal_per_minute and now - at <= LATE


def after_overdue(since: datetime, due: datetime, policy: IntroductionsPolicy) -> datetime | None:
    """When who stays silent is removed; None where the chat did not choose that."""
    return max(due, since + timedelta(days=policy.kick_days)) if policy.overdue == "kick" else None
