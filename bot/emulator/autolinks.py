"""What Telegram finds in plain text by itself (links, mentions, commands, tags); not explicit formatting."""

import re

from bot.emulator.spans import Span

ENDING_NAMES = (
    "com org net info biz name pro mobi app dev xyz top site online shop store club live link click space "
    "website tech blog news wiki cloud art fun vip win bet casino games game loan money cash trade finance "
    "fund exchange market markets world today life email support team agency company digital media network "
    "services solutions systems tools work works zone group page pages chat social community academy school "
    "education host press video audio photo pics stream download gift gifts sale deals promo travel one "
    "global asia travel global icu cyou buzz rest monster quest sbs lol ltd inc bio eco ink run bar best "
    "onion ton dog pet moe lat day now new how gold poker crypto health clinic fit yoga love date dating "
    "рф укр рус онлайн сайт 中国 中國 公司 网络 在线 我爱你 商城 网店 集团"
)
ENDINGS = frozenset(ENDING_NAMES.split())
URL = re.compile(
    r"(?<![\w@./$#-])(?P<scheme>(?:https?|ftp|ton|tg)://)?(?:[\w.-]+(?::[^\s@/]+)?@)?"
    r"(?P<host>[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*)(?::\d{1,5})?"
    r"(?P<rest>[/?#][^\s<>\"«»“”‘’]*)?",
    re.IGNORECASE,
)
EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+%-]{1,64}@(?:[a-z0-9-]{1,63}\.)+(?P<ending>[a-z]{2,8})(?![\w-])", re.IGNORECASE
)
PATTERNS = (
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")),
    ("hashtag", re.compile(r"(?<![\w\u200c])#(?=[\d_\u200c]*[^\W\d_])[\w\u200c·]{1,256}(?![#\w])")),
    ("cashtag", re.compile(r"(?<![\w$])\$(?:1INCH|[A-Z]{1,8})(?![\w$])")),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z]\w{1,31}(?![\w@])", re.ASCII)),
    ("phone_number", re.compile(r"(?<![\w+])\+\d(?:[ ()-]{0,2}\d){8,14}(?![\w-])")),
)


def find_spans(text: str, *, commands: bool = True) -> list[Span]:
    """Spans found in plain text, sorted and apart from each other; an address wins over what is in it."""
    found = [*_emails(text), *_urls(text)]
    for kind, pattern in PATTERNS:
        if commands or kind != "bot_command":
            found += [Span(kind, match.start(), match.end()) for match in pattern.finditer(text)]
    kept: list[Span] = []
    for span in found:
        if not any(span.crosses(other) for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


def _emails(text: str) -> list[Span]:
    matches = EMAIL.finditer(text) if "@" in text else ()
    return [Span("email", match.start(), match.end()) for match in matches if _known(match["ending"])]


def _urls(text: str) -> list[Span]:
    if "." not in text and "://" not in text:
        return []
    return [
        Span("url", match.start(), match.start() + len(_visible(match[0])))
        for match in URL.finditer(text)
        if _is_url(match)
    ]


def _is_url(match: re.Match[str]) -> bool:
    if (match["scheme"] or "").lower() in {"tg://", "ton://"}:
        return True
    labels = match["host"].split(".")
    if len(labels) < 2:
        return False
    if all(label.isdigit() for label in labels):
        return len(labels) == 4 and all(int(label) < 256 for label in labels)
    return _known(labels[-1]) or (match["scheme"] is not None and len(labels[-1]) > 1)


def _known(ending: str) -> bool:
    ending = ending.lower()
    return ending in ENDINGS or (len(ending) == 2 and ending.isascii() and ending.isalpha())


def _visible(url: str) -> str:
    """Without the punctuation that ends a sentence and without a bracket that was opened before."""
    while url and (url[-1] in ".,:;!?'\"`…。，、！？" or (url[-1] in ")]" and _unopened(url))):
        url = url[:-1]
    return url


def _unopened(url: str) -> bool:
    opening = {")": "(", "]": "["}[url[-1]]
    return url.count(url[-1]) > url.count(opening)
