"""What is thanks, which reactions count, and how check-ins run on. Pure."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.core.facts import Message
from bot.core.folding import folded
from bot.core.holidays import is_resting
from bot.core.scores import ScorePolicy, has_letters, own_text

CHECKIN_WORDS = ("签到", "打卡", "冒泡", "#签到", "#打卡")
PROOF = 20  # characters
PROOF_READ = 60
WEEK = 7  # check-ins in a row that are worth more
THANKS_LENGTH = 60  # characters: thanks are short, a story that begins with thanks is none
UNKIND = frozenset(["👎", "🤮", "💩", "🖕", "🤡", "🥱", "😡", "🤬", "🤨", "💔"])
WORDLESS = ("sticker", "animation", "dice", "game", "poll", "story")
THANKS = re.compile(
    r"\W*(?:(?:many |so |big )?(?:thanks|thank (?:you|u)|thx|tysm|ty|cheers)(?![a-z])"
    r"|(?:非常|太|十分|真的|真|很|好的|嗯|哦|ok|[,\s])*(?:谢谢|谢了|谢啦|感谢|多谢|学到了|学到很多|有用))"
)
HINT = re.compile(r"th[ax]|ty|cheers|[谢謝]|[学學]到|有用", re.IGNORECASE)  # else there is nothing to fold
# Refused, beforehand, asked for, or blamed: "thanks to you I missed the bus".
NO_THANKS = re.compile(
    r"(?<![a-z])(?:but|no|not|anyway|in advance|nothing)(?![a-z])"
    r"|(?:thanks|thank you|thank u|thx) (?:if(?![a-z])|to (?!(?:you|u|all|both|everyone|everybody| )+\W*$))"
    r"|(?:thanks|thank you|thank u|thx|谢谢|感谢|多谢|学到了|有用)[^\w?]*\?"
    r"|(?:有用|学到了?|谢谢|感谢)[吗么嘛没不否]|有用的话|如果|要是|不用|不必|不需要|不了|但|先谢|提前"
)


@dataclass(frozen=True, slots=True)
class Streak:
    """Check-ins in a row up to `last_day`; days are ISO dates or ""."""

    count: int = 0
    longest: int = 0
    last_day: str = ""
    grace_day: str = ""

    def has(self, today: date) -> bool:
        """Was there a check-in today (or, where clocks went back, later)?"""
        return self.last_day >= today.isoformat()

    def on(self, today: date, language: str = "") -> "Streak":
        """With today's check-in: one missed day is forgiven, once a calendar month; a group's holidays do not count."""
        missed: list[date] = []
        day = today - timedelta(days=1)
        while self.last_day and day.isoformat() > self.last_day and len(missed) < 2:
            missed += [] if is_resting(day, language) else [day]
            day -= timedelta(days=1)
        if self.last_day and not missed:
            return self.grown(today, self.grace_day)
        if len(missed) == 1 and self.grace_day[:7] != missed[0].isoformat()[:7]:
            return self.grown(today, missed[0].isoformat())
        return Streak(1, max(self.longest, 1), today.isoformat(), self.grace_day)

    def grown(self, today: date, grace_day: str) -> "Streak":
        """One longer."""
        count = self.count + 1
        return Streak(count, max(self.longest, count), today.isoformat(), grace_day)

    def runs(self, today: date, language: str = "") -> int:
        """How many in a row, if it can still go on."""
        return self.count if self.has(today) or self.on(today, language).count > 1 else 0


def checkin_worth(streak: Streak, policy: ScorePolicy) -> int:
    """Points for the check-in that a streak ends with."""
    return policy.checkin_week if streak.count % WEEK == 0 else policy.checkin


def is_proof(message: Message, words: str) -> bool:
    """Does a check-in show something: a photo, or so many characters beside the word?"""
    return message.kind in ("photo", "video") or len(words.strip()) >= PROOF


def proof_in(message: Message) -> bool:
    """Is a message a check-in that shows something: the word first, then what was done?"""
    text = message.text[:PROOF_READ]
    if message.edited or message.sender.kind != "user" or message.forward is not None:
        return False
    word = next((word for word in CHECKIN_WORDS if text.startswith(word)), None)
    return word is not None and is_proof(message, text.removeprefix(word))


def is_thanks(text: str, policy: ScorePolicy) -> bool:
    """Does a reply say thanks, and little else?"""
    if len(text) > THANKS_LENGTH:
        return False
    if policy.plus_one and text.strip() in ("+1", "＋1", "+１"):
        return True
    if HINT.search(text) is None:
        return False
    words = folded(text)
    return THANKS.match(words) is not None and NO_THANKS.search(words) is None


def can_earn(message: Message, at: datetime, policy: ScorePolicy) -> bool:
    """Is it new enough, and are there enough words of its author's own, for what others do about it to count?"""
    return is_recent(message.date, at, policy) and has_letters(own_text(message), policy.least)


def is_recent(sent: datetime, at: datetime, policy: ScorePolicy) -> bool:
    """Was it sent within the hours in which a message can earn?"""
    return at - sent <= timedelta(hours=policy.hours)


def is_answer(message: Message, policy: ScorePolicy) -> bool:
    """Does a reply say enough to count as an answer? A sticker, a command, a yes do not; a photo does."""
    if message.kind in WORDLESS or message.edited:
        return False
    return message.kind != "text" or has_letters(own_text(message), policy.least_answer)


def is_kind(emoji: tuple[str, ...]) -> bool:
    """Is one of the reactions a friendly one?"""
    return any(one.replace("\ufe0f", "") not in UNKIND for one in emoji)


def points_in(words: str, most: int) -> tuple[int, str] | None:
    """How many points an admin gives or takes, and why; None where either is missing or too much."""
    head, _, reason = words.strip().lstrip("+-").partition(" ")
    if not head.isascii() or not head.isdigit() or not 1 <= int(head[:6]) <= most or not reason.strip():
        return None
    return int(head[:6]), " ".join(reason.split())[:200]
