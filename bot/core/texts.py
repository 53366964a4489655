"""Every word the bot says: a language and an id in, rendered text out (Fluent). Decides nothing."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from functools import cache
from pathlib import Path

from babel.dates import format_datetime
from fluent.runtime import FluentBundle, FluentResource, resolver

log = logging.getLogger(__name__)

LOCALES = Path(__file__).parent.parent / "locales"
FALLBACK = "en"
SPAN_UNITS = (("days", 86_400), ("hours", 3_600), ("minutes", 60), ("seconds", 1))

# The library refuses values over 2,500 characters; a reason or a list may fill a whole message of Telegram's.
resolver.MAX_PART_LENGTH = 100_000

Value = str | int | float


class Html(str):
    """Text that is ready for Telegram's HTML mode; a plain str is not and gets escaped."""

    __slots__ = ()


class TextError(Exception):
    """A text is missing, or was asked for with the wrong variables."""


def escape(text: str) -> Html:
    """The text as it looks, with Telegram's four special characters made harmless."""
    return Html(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;"))


class Texts:
    """All messages of all languages. Ids that are numbers go in as str, or they get thousands separators."""

    def __init__(self, bundles: dict[str, FluentBundle], *, strict: bool) -> None:
        self._bundles = bundles
        self._strict = strict

    @classmethod
    def load(cls, folder: Path = LOCALES, *, strict: bool = False) -> "Texts":
        """One language per subfolder; strict raises TextError for every mistake, else mistakes are logged."""
        return cls(bundles_in(folder), strict=strict)

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes there are texts for."""
        return tuple(self._bundles)

    def language(self, code: str | None) -> str:
        """The language to use for a code such as zh-Hant-TW; English where there is nothing nearer."""
        return next((near for near in _shorter(code or "") if near in self._bundles), FALLBACK)

    def has(self, text_id: str) -> bool:
        """Whether there is such a text (in English, which has all)."""
        return self._bundles[FALLBACK].has_message(text_id)

    def render(self, lang: str, text_id: str, /, **args: Value) -> Html:
        """The text as HTML; every str that is not Html is escaped."""
        safe = {name: _escaped(value) for name, value in args.items()}
        return Html(self._format(lang, text_id, safe))

    def plain(self, lang: str, text_id: str, /, **args: Value) -> str:
        """The text for buttons, alerts and files, where nothing is HTML."""
        return self._format(lang, text_id, args)

    def moment(self, lang: str, instant: datetime, zone: tzinfo) -> str:
        """Day and time on the zone's wall: Thu 26 Nov 20:00, 11月26日（周四）20:00."""
        return self._date(lang, "time-moment", instant, zone)

    def day(self, lang: str, instant: datetime, zone: tzinfo) -> str:
        """The day alone: 19 Feb, 2月19日."""
        return self._date(lang, "time-day", instant, zone)

    def clock(self, lang: str, instant: datetime, zone: tzinfo) -> str:
        """The time alone: 21:40."""
        return self._date(lang, "time-clock", instant, zone)

    def span(self, lang: str, span: timedelta) -> str:
        """The span in its two largest units, rounded down; hours up to two days: 24 hours, 24小时."""
        left = max(int(span.total_seconds()), 0)
        parts: list[str] = []
        for unit, length in SPAN_UNITS:
            if unit == "days" and left < 2 * length:
                continue
            count, left = divmod(left, length)
            if count or (unit == "seconds" and not parts):
                parts.append(self.plain(lang, f"time-{unit}", n=count))
        if len(parts) == 1:
            return parts[0]
        return self.plain(lang, "time-both", larger=parts[0], smaller=parts[1])

    def _date(self, lang: str, text_id: str, instant: datetime, zone: tzinfo) -> str:
        near = self.language(lang)
        pattern = self._format(near, text_id, {})
        return format_datetime(instant.astimezone(zone), pattern, locale=near)

    def _format(self, lang: str, text_id: str, args: dict[str, Value]) -> str:
        for near in (self.language(lang), FALLBACK):
            bundle = self._bundles[near]
            if bundle.has_message(text_id) and (pattern := bundle.get_message(text_id).value):
                text, errors = bundle.format_pattern(pattern, args)
                if errors:
                    self._mistake(f"text {text_id} ({near}): {errors[0]}")
                return str(text)
        self._mistake(f"no text is called {text_id}")
        return text_id

    def _mistake(self, words: str) -> None:
        if self._strict:
            raise TextError(words)
        log.error("%s", words)


def _escaped(value: Value) -> Value:
    return escape(value) if isinstance(value, str) and not isinstance(value, Html) else value


def _shorter(code: str) -> Iterator[str]:
    """zh-hant-tw, zh-hant, zh."""
    parts = code.lower().replace("_", "-").split("-")
    return ("-".join(parts[:length]) for length in range(len(parts), 0, -1))


@cache
def bundles_in(folder: Path) -> dict[str, FluentBundle]:
    """Each language's texts; parsed once in a process."""
    bundles = {}
    for place in sorted(path for path in folder.iterdir() if path.is_dir()):
        bundle = FluentBundle([place.name], use_isolating=False)
        for file in sorted(place.glob("*.ftl")):
            bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
        bundles[place.name] = bundle
    return bundles
