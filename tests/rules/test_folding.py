"""One reading of disguised texts (S73), and the way back to what was written."""

import pytest

from bot.core.folding import Folded, legible, mixed_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hello, World", "hello, world"),
        ("Сrурtо зaрaбoтoк", "crypto заработок"),
        ("йод, ёлка", "йод, ёлка"),
        ("f̷r̷e̷e̷", "free"),
        ("𝐅𝓻𝑒𝔢 ⓒⓐⓢⓗ", "free cash"),
        ("ᴄʀʏᴘᴛᴏ 🅒🅡 🅰", "crypto cr a"),
        ("t․me／x", "t.me/x"),
        ("薇\u200b信", "微信"),
        ("私訊 連結", "私讯 连结"),
        ("c.a.s.i.n.o", "casino"),
        ("f r e e  m o n e y", "free  money"),
        ("加 微 信 abc", "加微信 abc"),
        ("c\na\ns\nh", "cash"),
        ("🇨 🇦 🇸 🇭", "cash"),
        ("佳薇信看偏", "加微信看片"),
        ("加.微.信", "加微信"),
        ("fr3e c4sh b1tc0in", "free cash bitcoin"),
        ("гр0ші з@рплати", "гроші зарплати"),
        ("مَرْحَبـا", "مرحبا"),
        ("mp3 h264 covid19 1xbet web3 p2p", "mp3 h264 covid19 1xbet web3 p2p"),
        ("iPhoneом и gitом", "iphoneom и gitom"),
        ("яblоко", "яblоко"),
        ("a b c", "a b c"),
        ("ﷺ", "صلى الله عليه وسلم"[:3]),
        ("so \u202ehsac\u202c now", "so cash now"),
        ("", ""),
    ],
)
def test_s73_what_is_compared(text: str, words: str) -> None:
    assert Folded(text).words == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("зaрaбoтoк", ["зaрaбoтoк"]),
        ("сrурtо", ["сrурtо"]),
        ("iphoneом", []),
        ("gitом", []),
        ("яblоко", []),
        ("hello", []),
        ("привет", []),
        ("привет hello", []),
    ],
)
def test_s73_words_of_two_scripts(text: str, found: list[str]) -> None:
    assert mixed_words(text) == found


@pytest.mark.parametrize(
    ("text", "piece", "written"),
    [
        ("now Сrурtо here", "crypto", "Сrурtо"),
        ("so c.a.s.i.n.o now", "casino", "c.a.s.i.n.o"),
        ("𝐅𝐑𝐄𝐄 stuff", "free", "𝐅𝐑𝐄𝐄"),
        ("go t\u200b.me/x", "t.me", "t\u200b.me"),
        ("ok ﷺ", "ok", "ok ﷺ"),
        ("\u202ehsac", "cash", "\u202ehsac"),
    ],
)
def test_the_fragment_that_counted_is_shown_as_written(text: str, piece: str, written: str) -> None:
    reading = Folded(text)
    start = reading.words.index(piece)
    assert reading.quote(start, start + len(piece)) == written


def test_nothing_is_quoted_of_nothing_and_more_where_asked() -> None:
    assert Folded("hello").quote(2, 2) == ""
    assert Folded("one two three").quote(4, 7, around=4) == "one two thr"


def test_links_keep_their_capitals() -> None:
    assert legible("T.ME/AbC") == "T.ME/AbC"
    assert legible("\u202eCbA/EM.T\u202c") == "T.ME/AbC"
    assert legible("ｔ\u200b．me／AbC") == "t.me/AbC"
