"""Signals of how a message looks: letters in disguise, shouting, a lone picture. Pure."""

import re
import unicodedata
from collections.abc import Iterator

from bot.core.folding import ORNAMENTAL, SPACED, leet_words, mixed_words
from bot.features.ads.rules.signals import Signal
from bot.features.ads.rules.view import View, shortened

# A hidden character between two letters. Joiners belong into Persian, Arabic and Indic words and into emoji, the zero-
# width space into Thai, Lao and Khmer ones.
JOINED = "a-zA-Z0-9.\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
ALL = JOINED + "\u00c0-\u024f\u0370-\u03ff\u0590-\u0dff"
HIDDEN_INSIDE = re.compile(
    f"(?<=[{ALL}])[\u00ad\u034f\u115f\u1160\u180e\u200b\u2060-\u2064\u2800\u3164\ufeff\uffa0]+(?=[{ALL}])"
    f"|(?<=[{JOINED}])[\u200c-\u200f\u202a-\u202e]+(?=[{JOINED}])|\u202e"
)
OVERLAID = re.compile(r"\w[\u0334-\u0338\u20d0-\u20dc\u20e4-\u20f0]|(?:\w[\u0300-\u036f]+ ?){4}")
FLAGS = range(0x1F1E6, 0x1F200)
ORNATE = re.compile(
    "[ɐǝɟƃɥᴉɾʞɯɹʇʌʍʎ\U0001d400-\U0001d7ff\u24b6-\u24e9\u249c-\u24b5\U0001f110-\U0001f189"
    + "".join(map(chr, sorted(set(ORNAMENTAL) - set(FLAGS))))
    + "]"
)
LONE_FLAG = re.compile("(?<![🇦-🇿])[🇦-🇿](?![🇦-🇿])")  # two make a country's flag, one only a letter
EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\u2b05-\u2b55\u203c\u2049\u2705]")
LONE = frozenset({"photo", "video", "animation", "document", "story", "video_note", "paid_media"})
LETTERS_TO_SHOUT = 15
SPACED_LETTERS = 5
ORNATE_LETTERS = 8
LONE_FLAGS = 3


def look_signals(view: View) -> Iterator[Signal]:
    """Disguises first, then noise."""
    raw = view.text.raw
    if not raw:
        if view.message.kind in LONE:
            yield Signal("lone")
        return
    if not raw.isascii():
        yield from disguises(view, raw)
        if (count := len(EMOJI.findall(raw))) > 3:
            yield Signal("emoji", (), "", 1 if count < 8 else 2)
    if len(leet := leet_words(view.text.plain)) > 1:
        yield Signal("leet", (), shortened(" ".join(leet)))
    yield from spaced_out(view)
    yield from shouts(raw)


def disguises(view: View, raw: str) -> Iterator[Signal]:
    """Words of two scripts, hidden and overlaid characters, letters from blocks that only adorn."""
    if mixed := mixed_words(view.text.plain):
        yield Signal("mixed", (), shortened(" ".join(mixed)), 0.3 if len(mixed) == 1 else 1)
    hit = HIDDEN_INSIDE.search(raw) or OVERLAID.search(unicodedata.normalize("NFC", raw))
    if hit:
        yield Signal("hidden", (), shortened(raw[max(hit.start() - 8, 0) : hit.end() + 8]))
    flags = LONE_FLAG.findall(raw)
    ornate = ORNATE.findall(raw) + flags
    if len(ornate) >= ORNATE_LETTERS or len(flags) >= LONE_FLAGS:
        yield Signal("ornate", (), "".join(ornate[:20]))


def spaced_out(view: View) -> Iterator[Signal]:
    """Words spelled letter by letter."""
    if len(view.text.words) == len(view.text.skeleton):
        return
    found = max(SPACED.findall(view.text.skeleton), key=len)
    if sum(char.isalpha() for char in found) >= SPACED_LETTERS or "\u3400" <= found[0] <= "\u9fff":
        yield Signal("spaced", (), shortened(found))


def shouts(raw: str) -> Iterator[Signal]:
    """Capitals, exclamation marks, a poster's many lines."""
    letters = sum(map(str.isalpha, raw))
    if letters >= LETTERS_TO_SHOUT and sum(map(str.isupper, raw)) > 0.6 * letters:
        yield Signal("shout")
    elif raw.count("!") + raw.count("！") > 2:
        yield Signal("shout", (), "", 0.6)
    if raw.count("\n") > 5:
        yield Signal("lines")
