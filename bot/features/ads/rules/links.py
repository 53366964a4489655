"""Links: where they lead, and the name under which a chat allows it. Reads texts, judges nothing. Pure."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit

from bot.core.folding import legible
from bot.features.ads.rules.domains import COMMON_ENDS, CONTACT_HOSTS, SHORTENERS, WELL_KNOWN

LinkKind = Literal["invite", "channel", "post", "bot", "elsewhere", "short", "domain"]
Target = tuple[LinkKind, str]

HOSTS = r"(?:t|telegram)\.me|telegram\.dog"
HAN = r"(?<=[\u3000-\u9fff])"  # Chinese goes on without a space before a link, and after it
LINK = re.compile(
    rf"(?:(?<![\w.-])|{HAN})(?:https?://)?(?:www\.)?(?:[a-z0-9_]{{4,32}}\.)?(?:{HOSTS})(?::\d+)?"
    r"(?:[/?][!#-;=?-~]*|(?![\w.-]))"
    r"|tg:(?://)?[a-z]+\?[!#-;=?-~]+",
    re.IGNORECASE,
)  # ends at the first letter that is not ASCII: Chinese goes on without a space
MARKS = ("t.me", "telegram.", "tg:")  # without any of them there is no link
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
# Telegram's own.
OFFICIAL = frozenset(
    {
        "botfather",
        "botnews",
        "durov",
        "gif",
        "pic",
        "spambot",
        "stickers",
        "telegram",
        "telegramtips",
        "vid",
        "wiki",
    }
)
WEB = re.compile(
    rf"(?:(?<![\w@.-])|{HAN})"
    r"(https?://)?((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})(?::\d+)?(?![\w@])(/[!#-;=?-~]*)?",
    re.IGNORECASE,
)
HINTS = ("/", "slash", "dot", "nokta", "punto", "ponto", "punkt")
SPELT_DOT = "dot|nokta|punto|ponto|punkt|точка|点"
DOT = rf"[\[({{<_ ]{{0,2}}(?:\.|{SPELT_DOT})[\])}}>_ ]{{0,2}}|。"
# A domain whose dot is a word or the mark of another script.
SPELT = re.compile(
    rf"(?<![a-z0-9.])([a-z0-9-]{{4,40}})(?: ?[\[({{<_]? ?(?:{SPELT_DOT}) ?[\])}}>_]? ?|。)"
    r"(com|net|org|link|xyz|top|vip|cc|io|app|site|club)(?![a-z0-9])"
)
# A link to Telegram with its dot written out or spaced, in a folded text without look-alikes.
WRITTEN_OUT = re.compile(
    r"(?<![a-zа-я0-9.])(?:t|т|telegram) ?(?:" + DOT + r"|[_,*]) ?(?:me|ми|мэ)"
    r" ?(?:[\[({<]{0,2}/[\])}>]{0,2}|slash|слэш|слеш|斜杠) ?(\+? ?[a-z0-9_-]{4,64})"
)


def links_in(text: str) -> Iterator[str]:
    """Links written in a text: Telegram's first, then those of the web."""
    if "." not in text and "tg:" not in text and text.isascii():
        return
    plain = legible(text)
    lowered = plain.lower()
    if any(mark in lowered for mark in MARKS):
        yield from LINK.findall(plain)
    if "." in plain:
        yield from (found.group() for found in WEB.finditer(plain) if is_web(found))


def is_web(found: re.Match[str]) -> bool:
    """A scheme, www or a usual ending make a link of words with dots: setup.py and e.g are none; Telegram's are found
    before."""
    scheme, host, _ = found.groups()
    lowered = host.lower()
    if re.fullmatch(HOSTS, lowered):
        return False
    return bool(scheme) or lowered.startswith("www.") or lowered.rpartition(".")[2] in COMMON_ENDS


def may_be_written_out(words: str) -> bool:
    """May such a link be in it? Quick."""
    return not words.isascii() or any(hint in words for hint in HINTS)


def written_out(words: str) -> list[Target]:
    """Links whose dot is hidden, in `Folded.words`: Telegram's, and others as what cannot be seen through."""
    found = [
        match
        for match in WRITTEN_OUT.finditer(words)
        if not match.group().startswith(("t.me/", "telegram.me/"))
    ]
    names = [match.group(1).replace(" ", "") for match in found]
    targets = (invite(name[1:]) if name.startswith("+") else named(name, ()) for name in names)
    spelt: list[Target] = [
        ("short", f"domain:{found.group(1)}.{found.group(2)}") for found in SPELT.finditer(words)
    ]
    return [*(target for target in targets if target is not None), *spelt]


def web_target(link: str) -> Target | None:
    """What a link of the web is: a way to somebody elsewhere, shortened, or a domain; None for what everybody knows."""
    found = WEB.match(legible(link).strip())
    if found is None:
        return None
    host = found.group(2).lower().removeprefix("www.")
    if within(host, CONTACT_HOSTS):
        return "elsewhere", f"domain:{host}"
    if within(host, SHORTENERS):
        return "short", f"domain:{host}"
    return None if within(host, WELL_KNOWN) or re.fullmatch(HOSTS, host) else ("domain", f"domain:{host}")


def within(host: str, domains: Collection[str]) -> bool:
    """Is the host one of the domains, or below one?"""
    labels = host.split(".")
    return any(".".join(labels[start:]) in domains for start in range(len(labels) - 1))


def target_of(link: str) -> Target | None:
    """What a Telegram link leads to, and its key: invite:HASH, name:handle."""
    found = LINK.match(legible(link).strip())
    if found is None:
        return None
    text = found.group().rstrip(TAIL)
    rest = CUT_SHORT if found.group().endswith("...") else ""
    if text.lower().startswith("tg:"):
        return deep_target(text)
    parts = urlsplit(text if "://" in text else f"https://{text}")
    host = (parts.hostname or "").removeprefix("www.")
    path = [part for part in map(unquote, parts.path.split("/")) if part.strip()]
    if re.fullmatch(HOSTS, host) is None:
        path.insert(0, host.split(".")[0])
    target = path_target(path, parts.query) if path and path[0] else None
    return (target[0], target[1] + rest) if target and target[0] == "invite" else target


def path_target(path: Sequence[str], query: str) -> Target | None:
    """t.me/+HASH, t.me/joinchat/HASH, t.me/addlist/SLUG, t.me/name, t.me/s/name, t.me/name?start=..."""
    head, lowered = path[0], path[0].lower()
    if head[0] in "+ ":
        return invite(head[1:])
    if lowered in ("joinchat", "addlist") and len(path) > 1:
        return invite(path[1])
    if lowered == "s" and len(path) > 1:
        return post(path[1:]) or named(path[1], ())
    if lowered in ELSEWHERE:
        return None
    return post(path) or named(head, parse_qs(query, keep_blank_values=True))


def post(path: Sequence[str]) -> Target | None:
    """One post of a public chat: rather a source than an invitation."""
    found = named(path[0], ()) if len(path) > 1 and path[1].isascii() and path[1].isdigit() else None
    return ("post", found[1]) if found and found[0] == "channel" else None


def deep_target(link: str) -> Target | None:
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


def invite(code: str) -> Target | None:
    """An invite link by its code; digits alone are a phone number."""
    return ("invite", f"invite:{code}") if HASH.fullmatch(code) and not code.isdigit() else None


def named(name: str, fields: Collection[str]) -> Target | None:
    """A public chat or a bot by its name: bots' names end in bot, and only bots can be started."""
    lowered = name.lower()
    if NAME.fullmatch(lowered) is None or lowered in OFFICIAL:
        return None
    is_bot = lowered.endswith("bot") or not STARTS.isdisjoint(fields)
    return ("bot" if is_bot else "channel", f"name:{lowered}")


def allowable(text: str) -> tuple[str, str] | None:
    """What /allow and /disallow mean by a word: (key, as shown): a Telegram link, @channel, a chat's id, a domain."""
    word = legible(text).strip().rstrip(TAIL)
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
