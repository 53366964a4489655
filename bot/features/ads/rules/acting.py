"""What follows from a verdict, and how answers are cut to fit. Pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.core.facts import Message
from bot.core.strikes import StrikeState
from bot.features.ads.policy import AdsPolicy

DELETABLE = timedelta(hours=47, minutes=55)
ANSWER = 3500  # characters of an answer, so that it fits one message with its markup
MOST_REASONS = 6  # of a case that are kept and shown
REMEMBERED = 2000  # messages that the histogram of scores speaks of
MESSAGE_DIGITS = 10  # "/why 123456" means a message, a longer number an account


def removable(message: Message, now: datetime) -> bool:
    """Can it still be deleted? Telegram lets no bot delete what is two days old, not even an admin (S60)."""
    return now - (message.sent_at or message.date) < DELETABLE


def fine_names(*names: str | None) -> set[str]:
    """Keys of public names: the chat's own, the author's own, the one they answer."""
    return {f"name:{name.lower()}" for name in names if name}


def is_newcomer(policy: AdsPolicy, joined_at: datetime | None, now: datetime) -> bool:
    """Did they come within the hours that count?"""
    return joined_at is not None and now - joined_at < timedelta(hours=policy.newcomer_hours)


def has_ad_strike(strikes: Iterable[StrikeState], now: datetime) -> bool:
    """Is there a strike for an ad that still counts?"""
    return any(strike.rule == "ads" and strike.counts(now) for strike in strikes)


def acts(
    policy: AdsPolicy,
    joined_at: datetime | None,
    strikes: Sequence[StrikeState],
    now: datetime,
    *,
    hard: bool = True,
) -> bool:
    """Is an ad removed, or only noted? While watching, hard evidence spares no newcomer, nor who was struck."""
    if not policy.observe:
        return True
    return hard and (is_newcomer(policy, joined_at, now) or has_ad_strike(strikes, now))


def struck_album(album: str | None, message_chat: int, strikes: Iterable[StrikeState]) -> bool:
    """Does the message belong to an album that was removed as an ad?"""
    return album is not None and any(
        strike.album == album and strike.message_chat == message_chat and strike.pardoned_at is None
        for strike in strikes
        if strike.rule == "ads"
    )


def clipped(text: str) -> str:
    """As many whole lines as fit one answer."""
    if len(text) <= ANSWER:
        return text
    return text[:ANSWER].rpartition("\n")[0] + "\n…"


def joined(lines: Sequence[str]) -> str:
    """Rendered lines, as many as fit one answer: none is cut inside its markup."""
    kept: list[str] = []
    for line in lines:
        if sum(map(len, kept)) + len(line) > ANSWER:
            return "\n".join([*kept, "…"])
        kept.append(line)
    return "\n".join(kept)


def instant(text: str) -> datetime:
    """An instant as a case keeps it."""
    return datetime.fromisoformat(text)


def halved(counts: Sequence[int]) -> list[int]:
    """A histogram in which what is long past counts less."""
    return [count // 2 for count in counts] if sum(counts) > REMEMBERED else list(counts)
