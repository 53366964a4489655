"""Ads by hard evidence: links to chats, channels and bots, posts of other channels. Explained signals; pure."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit

from bot.core.facts import Message, Origin
from bot.core.strikes import StrikeState
from bot.features.ads.policy import AdsPolicy

SignalKind = Literal["invite", "channel", "bot", "forward", "external"]

SHOWN = 200  # characters of evidence
ANSWER = 3500  # characters of an answer, so that it fits one message with its markup
MESSAGE_DIGITS = 10  # "/why 123456" means a message, a longer number an account
HOSTS = r"(?:t|telegram)\.me|telegram\.dog"
LINK = re.compile(
    rf"(?<![\w.-])(?:https?://)?(?:www\.)?(?:[a-z0-9_]{{4,32}}\.)?(?:{HOSTS})(?::\d+)?(?:[/?][!#-;=?-~]*|(?![\w.-]))"
    r"|tg:(?://)?[a-z]+\?[!#-;=?-~]+",
    re.IGNORECASE,
)  # ends at the first letter that is not ASCII: Chinese goes on without a space
MARKS = ("t.me", "telegram.", "tg:")  # without any of them there is no link
# Soft hyphen, zero-width and direction marks, tags: format characters that show as nothing.
INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")
NAME = re.compile(r"[a-z][a-z0-9_]{3,31}")
HASH = re.compile(r"[A-Za-z0-9_-]{8,64}")
CUT_SHORT = "…"  # Telegram shows a bot only the beginning of other admins' invite links
TAIL = ".,;:!?)]}>'"
# First parts of t.me links that lead to no chat: stickers, themes, settings, messages of private chats, phones.
ELSEWHERE = frozenset(
    {
        "a", "addemoji", "addlist", "addstickers", "addtheme", "auction", "bg", "boost", "c", "confirmphone",
        "contact", "giftcode", "invoice", "iv", "joinchat", "k", "login", "m", "nft", "proxy", "setlanguage",
        "share", "socks", "web", "z",
    }
)  # fmt: skip
STARTS = frozenset({"start", "startapp", "startattach", "startchannel", "startgroup", "attach", "appname"})


@dataclass(frozen=True, slots=True)
class Signal:
    """One reason to call a message an ad: `keys` name its target (any of them may be allowed), `shown` quotes it."""

    kind: SignalKind
    keys: tuple[str, ...]
    shown: str


# --- reading a message ---------------------------------------------------------------------------------------------


def ad_signals(message: Message) -> list[Signal]:
    """Every signal of a message, from all its carriers, each target once."""
    found = {signal.keys: signal for signal in reversed(list(all_signals(message)))}
    return list(reversed(found.values()))


def all_signals(message: Message) -> Iterator[Signal]:
    """Where it comes from first, then the links in it. A quote of this very chat is not its author's doing."""
    yield from origin_signal("forward", message.forward)
    yield from origin_signal("external", message.external)
    for carrier in message.carriers:
        if carrier.kind == "quote" and message.external is None:
            continue
        for link in (*carrier.links, *links_in(carrier.text)):
            if (signal := link_signal(link)) is not None:
                yield signal


def links_in(text: str) -> list[str]:
    """Telegram links written in a text."""
    plain = folded(text)
    lowered = plain.lower()
    return LINK.findall(plain) if any(mark in lowered for mark in MARKS) else []


def origin_signal(kind: SignalKind, origin: Origin | None) -> Iterator[Signal]:
    """A post of a channel, or of another group in its own name."""
    if origin is None or origin.kind not in ("channel", "chat"):
        return
    keys = [f"chat:{origin.id}"] if origin.id else []
    keys += [f"name:{origin.username.lower()}"] if origin.username else []
    yield Signal(
        kind, tuple(keys), short(f"{origin.title} @{origin.username}" if origin.username else origin.title)
    )


def folded(text: str) -> str:
    """Compatible letters made plain and invisible ones dropped, so that t.me/x and t<zero width>.me/x read alike."""
    if text.isascii():
        return text
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def link_signal(link: str) -> Signal | None:
    """The signal of a link that leads to a chat, channel or bot on Telegram."""
    target = target_of(link)
    return Signal(target[0], (target[1],), short(link)) if target else None


def target_of(link: str) -> tuple[SignalKind, str] | None:
    """What a Telegram link leads to, and its key: invite:HASH, name:handle."""
    found = LINK.match(folded(link).strip())
    if found is None:
        return None
    text = found.group().rstrip(TAIL)
    rest = CUT_SHORT if found.group().endswith("...") else ""
    if text.lower().startswith("tg:"):
        return deep_target(text)
    parts = urlsplit(text if "://" in text else f"https://{text}")
    host = (parts.hostname or "").removeprefix("www.")
    path = [unquote(part) for part in parts.path.split("/") if part]
    if re.fullmatch(HOSTS, host) is None:
        path.insert(0, host.split(".")[0])
    target = path_target(path, parts.query) if path else None
    return (target[0], target[1] + rest) if target and target[0] == "invite" else target


def path_target(path: Sequence[str], query: str) -> tuple[SignalKind, str] | None:
    """t.me/+HASH, t.me/joinchat/HASH, t.me/addlist/SLUG, t.me/name, t.me/s/name, t.me/name?start=..."""
    head, lowered = path[0], path[0].lower()
    if head[0] in "+ ":
        return invite(head[1:])
    if lowered in ("joinchat", "addlist") and len(path) > 1:
        return invite(path[1])
    if lowered == "s" and len(path) > 1:
        return named(path[1], ())
    return None if lowered in ELSEWHERE else named(head, parse_qs(query, keep_blank_values=True))


def deep_target(link: str) -> tuple[SignalKind, str] | None:
    """tg://join?invite=HASH, tg://addlist?slug=SLUG, tg://resolve?domain=name&start=..."""
    head, _, query = link.partition("?")
    fields = parse_qs(query, keep_blank_values=True)
    match head[3:].strip("/").lower():
        case "join" if "invite" in fields:
            return invite(fields["invite"][0])
        case "addlist" if "slug" in fields:
            return invite(fields["slug"][0])
        case "resolve" if "domain" in fields:
            return named(fields["domain"][0], fields)
    return None


def invite(code: str) -> tuple[SignalKind, str] | None:
    """An invite link by its code; digits alone are a phone number."""
    return ("invite", f"invite:{code}") if HASH.fullmatch(code) and not code.isdigit() else None


def named(name: str, fields: Collection[str]) -> tuple[SignalKind, str] | None:
    """A public chat or a bot by its name: bots' names end in bot, and only bots can be started."""
    lowered = name.lower()
    if NAME.fullmatch(lowered) is None:
        return None
    is_bot = lowered.endswith("bot") or not STARTS.isdisjoint(fields)
    return ("bot" if is_bot else "channel", f"name:{lowered}")


def short(text: str) -> str:
    """Evidence on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


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


# --- judging -------------------------------------------------------------------------------------------------------


def objectionable(signals: Iterable[Signal], fine: Collection[str]) -> list[Signal]:
    """The signals whose target is not fine here."""
    return [signal for signal in signals if not any(is_fine(key, fine) for key in signal.keys)]


def is_fine(key: str, fine: Collection[str]) -> bool:
    """Is the target allowed, or one of the chat's own links of which only the beginning is known?"""
    return key in fine or any(
        known.endswith(CUT_SHORT) and key.startswith(known[:-1])
        for known in fine
        if key.startswith("invite:")
    )


def fine_names(*names: str | None) -> set[str]:
    """Keys of public names: the chat's own, the author's own, the one they answer."""
    return {f"name:{name.lower()}" for name in names if name}


def acts(
    policy: AdsPolicy, joined_at: datetime | None, strikes: Sequence[StrikeState], now: datetime
) -> bool:
    """Is a clear ad removed, or only noted? While watching, newcomers and who has an ad strike are not spared."""
    if not policy.observe:
        return True
    if joined_at is not None and now - joined_at < timedelta(hours=policy.newcomer_hours):
        return True
    return any(strike.rule == "ads" and strike.counts(now) for strike in strikes)


def struck_album(album: str | None, message_chat: int, strikes: Iterable[StrikeState]) -> bool:
    """Does the message belong to an album that was removed as an ad?"""
    return album is not None and any(
        strike.album == album and strike.message_chat == message_chat and strike.pardoned_at is None
        for strike in strikes
        if strike.rule == "ads"
    )


def allowable(text: str) -> tuple[str, str] | None:
    """What /allow and /disallow mean by a word: (key, as shown): a Telegram link, @channel, a chat's id, a domain."""
    word = folded(text).strip().rstrip(TAIL)
    if (target := target_of(word)) is not None:
        return target[1], word
    lowered = word.lower()
    if lowered.startswith("@") and NAME.fullmatch(lowered[1:]):
        return f"name:{lowered[1:]}", lowered
    if re.fullmatch(r"-\d{5,16}", lowered):
        return f"chat:{lowered}", lowered
    domain = (urlsplit(lowered).hostname or "") if "://" in lowered else lowered.split("/")[0]
    domain = domain.removeprefix("www.")
    return (f"domain:{domain}", domain) if DOMAIN.fullmatch(domain) else None
