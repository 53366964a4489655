"""Signals of what a message speaks of: trades of ads, sums, calls to act, ways to reach somebody. Pure.

All words are searched by RE2: its time grows with the text alone, whatever the text is (S40)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import re2

from bot.core.folding import SOUNDS, folded
from bot.features.ads.rules import lexicon
from bot.features.ads.rules.signals import Signal
from bot.features.ads.rules.view import View

MEMORY = 16 << 20  # bytes that one pattern's automaton may take
# Scripts that put no space between words: Thai, kana, Han, Hangul (particles follow at once).
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u2795]")
MOST_TRADE = 3

CURRENCY = r"[$€£¥￥₽₹₴₺₩₫฿₿💵💰]"
UNIT = (
    r"(?:usdt|usd|dollars?|bucks|euros?|eur|gbp|pounds?|rub|руб[а-я]*|тыс[а-я]*|долл[а-я]*|бакс[а-я]*|грн|тенге|"
    r"₽|\$|€|£|元|块|刀|万|米|円|원|만원|บาท|tl|lira|lirası|reais|pesos?|rupees?|rs|inr|rupiah|juta|rb\b|ribu|"
    r"triệu|đ\b|vnd|zł|zloty|تومان|دلار|دولار|ريال|درهم|₹)"
)
SUM = (
    rf"(?:{CURRENCY} ?\d[\d.,]*(?: ?k\b)?|\d[\d.,]*(?: ?k)? ?{UNIT}|\d{{2,}} ?u\b|"
    r"(?:rs\.?|r\$|rp\.?|tk) ?\d[\d.,]*)"
)
SPAN = (
    r"(?:/ ?(?:d|day|week|wk|month|mo|hr|hour|день|дн|неделю|нед|мес|месяц|час)(?:[^\pL]|$)|"
    r"/ ?(?:天|日|月|周|小时|시간|일)|"
    r"(?:a|per|every|each|in a|in one|one|за|в|на|каждый|каждую|por|al|ao|a la|par|pro|am|im|al|her|per) "
    r"(?:day|week|month|hour|день|сутки|неделю|месяц|час|смену|día|dia|semana|mes|mês|jour|semaine|mois|tag|"
    r"woche|monat|giorno|settimana|mese|gün|hafta|ay|hari|minggu|bulan|dzień|tydzień|miesiąc|hora|ora|ngày|tuần|"
    r"tháng)|daily|weekly|monthly|hourly|diari[oa]s?|täglich|günlük|haftalık|harian|dziennie|tygodniowo|ежедневно|"
    r"на день|на тиждень|на місяць|mỗi ngày|một ngày|/ngày|每天|一天|每日|一日|每月|一个月|每周|ต่อวัน|วันละ|在宅|"
    r"يوميا|في اليوم|اسبوعيا|شهريا|روزانه|در روز|روزی|ماهانه|हर दिन|रोज|प्रतिदिन|महीने|하루|월 |일당|日给|月收)"
)
PAY = (
    rf"(?:{SUM}[^\n]{{0,24}}{SPAN}|{SPAN}[^\n]{{0,16}}{SUM}|"
    r"日(?:入|结|赚|收|薪)[^\n]{0,3}\d|月入[^\n]{0,3}\d)"
)

HANDLE = re.compile(r"(?<![\w@.])@([a-z][a-z0-9_]{3,31})")
PHONE = re.compile(r"(?<![\w+])(?:\+\d|\b0\d|\b8[ -]?\(?9|1[3-9]\d)[\d ()-]{6,16}\d(?!\w)")
MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[a-z]{2,}")
MESSENGER = (
    r"(?:(?:微信|卫星|绿泡泡|扣扣|企鹅|口口|电报|飞机|加v|加q|[➕+]v|加微|加|加赖|ㄌㄞˋ|联系|카톡|텔레|ไลน์)"
    r"(?:号|id)?[ :：;；@_~-]{0,4}|"
    r"(?:v信|vx|w[xe]|wechat|weixin|qq|telegram|teleg|tg|тг|телег[а-я]{0,3}|whats ?app|wa|вотсап|ватсап|вацап|"
    r"zalo|line|kakao|skype|viber|signal|zap|v)(?:号| ?id)?(?:[ :：;；@_~-]{1,4}|(?=\d)))"
)
ACCOUNT = re.compile(
    rf"(?<![a-z0-9]){MESSENGER.translate(SOUNDS)}"
    r"([a-z][a-z0-9_-]{2,20}\d[a-z0-9_-]{0,12}|\d[\d -]{4,14}\d|@[a-z0-9_]{4,32}|(?<=[:：]) ?[a-z][a-z0-9_-]{4,20})"
    r"(?![a-z0-9])"
)
WALLET = re.compile(
    r"(?<![A-Za-z0-9])(?:0x[0-9a-fA-F]{40}|bc1[a-z0-9]{25,60}|[13][A-HJ-NP-Za-km-z1-9]{25,34}|T[A-HJ-NP-Za-km-z1-9]{33}|"
    r"(?:EQ|UQ)[A-Za-z0-9_-]{46})(?![A-Za-z0-9])"
)


def phrases(words: str) -> list[str]:
    """The phrases of one entry of the lexicon, as `Folded.words` would have their Han."""
    return [folded(" ".join(part.split())).translate(SOUNDS) for part in words.split("/") if part.strip()]


def pattern(words: str) -> str:
    """One expression for all of them, in RE2's syntax."""
    spaced: list[str] = []
    unspaced: list[str] = []
    for phrase in phrases(words):
        end = r"(?:[^\pL\pN]|$)" if phrase.endswith(".") else ""
        text = re.escape(phrase.removesuffix(".")).replace(r"\ ", r"\s+").replace("'", "['’]")
        (unspaced if UNSPACED.match(phrase) else spaced).append(text + end)
    either = [rf"(?:^|[^\pL\pN])(?:{'|'.join(spaced)})"] if spaced else []
    return "|".join([*either, *unspaced])


def compiled(expression: str) -> Any:
    """RE2's automaton."""
    options = re2.Options()
    options.max_mem = MEMORY
    options.log_errors = False
    return re2.compile(expression, options)


@cache
def searches() -> dict[str, Any]:
    """An automaton per kind, and "any": whether one of them finds anything at all."""
    kinds = {kind: pattern(words) for kind, words in lexicon.STRONG.items()}
    kinds |= {"profile": pattern(lexicon.PROFILE), "warning": pattern(lexicon.WARNING)}
    kinds |= {"trade": pattern(lexicon.WEAK), "call": pattern(lexicon.CALL), "pay": PAY, "price": SUM}
    return {kind: compiled(text) for kind, text in kinds.items()} | {
        "any": compiled("|".join(kinds.values()))
    }


def word_signals(view: View) -> Iterator[Signal]:
    """Everything that the words say."""
    words = view.text.words
    if searches()["any"].search(words):
        yield from spoken_of(view, words)
    if not words.isascii() or any(mark in words for mark in "@0123456789"):
        yield from ways(view, words)


def spoken_of(view: View, words: str) -> Iterator[Signal]:
    """Trades and sums; several weak words count more than one."""
    found = searches()
    for kind in (*lexicon.STRONG, "profile", "warning", "call", "pay"):
        if hit := found[kind].search(words):
            yield Signal(kind, (), view.quote(*hit.span()))
            if kind == "pay":
                break
    else:
        if hit := found["price"].search(words):
            yield Signal("price", (), view.quote(*hit.span()))
    weak = list(found["trade"].finditer(words))
    if weak:
        times = len({hit.group().strip() for hit in weak})
        yield Signal("trade", (), view.quote(*weak[0].span()), min(times, MOST_TRADE))


def ways(view: View, words: str) -> Iterator[Signal]:
    """Ways to reach somebody outside this talk."""
    if hit := ACCOUNT.search(words):
        yield Signal("account", (), view.quote(*hit.span()))
    elif hit := HANDLE.search(words):
        times = 1.6 if hit.group(1).endswith("bot") else 1.0
        yield Signal("handle", (f"name:{hit.group(1)}",), hit.group(), times)
    if hit := PHONE.search(words):
        yield Signal("phone", (), view.quote(*hit.span()))
    elif hit := MAIL.search(words):
        yield Signal("mail", (), view.quote(*hit.span()))
    if hit := WALLET.search(view.text.raw):
        yield Signal("wallet", (), hit.group())
