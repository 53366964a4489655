"""What admins write for members: cut, given buttons, filled; S43 and S44."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.core.effects import Button
from bot.core.facts import ChatRef, Content, Message, Sender
from bot.core.names import plain_name
from bot.core.templates import (
    LONGEST,
    LONGEST_CAPTION,
    Unfit,
    after_command,
    content_of,
    fill,
    link_rows,
    media_of,
    units,
    with_buttons,
    without,
)
from bot.core.texts import Html

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def entity(kind: str, offset: object, length: object, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


def text(words: str, *entities: dict[str, Any]) -> Content:
    return Content("text", words, entities)


def message(content: Content | None, reply: Message | None = None, words: str = "") -> Message:
    said = content.text if content else words
    return Message(ChatRef(-1), 5, NOON, Sender(7, "Ann"), text=said, content=content, reply_to=reply)


# --- filling -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Hi {name}", "Hi Ann &lt;b&gt;"),
        ("{NAME}", "Ann &lt;b&gt;"),
        ("{name}{name}", "Ann &lt;b&gt;Ann &lt;b&gt;"),
        ("{unknown} {} { name }", "{unknown} {} { name }"),
        ("{trick}", "{name}"),
        ("{ready}", "<i>x</i>"),
        ('<b>&"', "&lt;b&gt;&amp;&quot;"),
    ],
)  # fmt: skip
def test_variables_are_filled_once_and_values_stay_as_they_are(written: str, shown: str) -> None:
    values = {"name": "Ann <b>", "trick": "{name}", "ready": Html("<i>x</i>")}
    assert fill(text(written), values) == shown


@pytest.mark.parametrize(
    "payload",
    [
        "{name.__class__.__init__.__globals__}", "{0.__class__}", "{name!r}", "{name:>9999999}", "{name[0]}",
        "%s %(name)s", "${name.x}", "$name", "{% if name %}", "{self}", "{__import__('os')}",
    ],
)  # fmt: skip
def test_s43_nothing_but_the_fixed_names_is_a_variable(payload: str) -> None:
    assert "Ann" not in fill(text(payload), {"name": "Ann"})


def test_s43_nested_braces_are_text_around_a_variable() -> None:
    assert fill(text("{{name}}"), {"name": "{name}"}) == "{{name}}"
    assert fill(text("${name}"), {"name": "Ann"}) == "$Ann"


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (text("bold it", entity("bold", 0, 4)), "<b>bold</b> it"),
        (text("both", entity("bold", 0, 4), entity("italic", 1, 2)), "<b>b<i>ot</i>h</b>"),
        (text("cross", entity("bold", 0, 3), entity("italic", 2, 3)), "<b>cr<i>o</i></b>ss"),
        (text("same", entity("bold", 0, 4), entity("italic", 0, 4)), "<b><i>same</i></b>"),
        (text("😀 x", entity("code", 3, 1)), "😀 <code>x</code>"),
        (text("q", entity("expandable_blockquote", 0, 1)), "<blockquote expandable>q</blockquote>"),
        (text("a", entity("text_link", 0, 1, url='https://a.example/?"<&')),
         '<a href="https://a.example/?&quot;&lt;&amp;">a</a>'),
        (text("a", entity("text_link", 0, 1, url="tg://user?id=1")), "a"),
        (text("a", entity("text_mention", 0, 1, user={"id": 1})), "a"),
        (text("👍", entity("custom_emoji", 0, 2, custom_emoji_id="55")), '<tg-emoji emoji-id="55">👍</tg-emoji>'),
        (text("#tag", entity("hashtag", 0, 4)), "#tag"),
        (text("odd", entity("bold", "0", 3), entity("bold", 0, None), entity("bold", -1, 2)), "odd"),
        (text("far", entity("bold", 1, 99)), "f<b>ar</b>"),
        (text("far", entity("bold", 99, 1)), "far"),
        (text("xx", entity("bold", 0, 2), entity("bold", 1, 5), entity("italic", 1, 1)), "<b>x<b><i>x</i></b></b>"),
    ],
)  # fmt: skip
def test_entities_become_tags(content: Content, shown: str) -> None:
    assert fill(content, {}) == shown


# --- taking --------------------------------------------------------------------------------------------------------


def test_what_stands_before_is_cut_and_entities_move() -> None:
    given = text(
        "/filter 😀 see this ", entity("bot_command", 0, 7), entity("bold", 11, 3), entity("italic", 15, 5)
    )
    cut = without(given, [(0, 9)])
    assert cut == text("see this", entity("bold", 0, 3), entity("italic", 4, 4))


@pytest.mark.parametrize(
    ("written", "words", "rows"),
    [
        ("Open at nine [Map](buttonurl://a.example/x)", "Open at nine", ((("Map", "https://a.example/x"),),)),
        ("[A](buttonurl:https://a.example)\n[B](buttonurl://b.example:same) end", "end",
         ((("A", "https://a.example"), ("B", "https://b.example")),)),
        ("[A](buttonurl://a.example)[B](buttonurl://tg://resolve?domain=x)", "",
         ((("A", "https://a.example"),), (("B", "tg://resolve?domain=x"),))),
        ("x [A](buttonurl://a.example:same)", "x", ((("A", "https://a.example"),),)),
        ("plain [x](https://a.example)", "plain [x](https://a.example)", ()),
    ],
)  # fmt: skip
def test_button_marks_become_buttons(written: str, words: str, rows: object) -> None:
    made = with_buttons(text(written))
    assert (made.text, made.buttons) == (words, rows)


def test_entities_keep_their_words_when_buttons_leave() -> None:
    made = with_buttons(text("a [B](buttonurl://b.example) cd", entity("bold", 29, 2), entity("url", 16, 9)))
    assert fill(made, {}) == "a  <b>cd</b>"


@pytest.mark.parametrize("link", ["nowhere", "javascript:alert", "tg://user?id=7", "https://", "a.1"])
def test_a_button_needs_an_address(link: str) -> None:
    with pytest.raises(Unfit, match="link"):
        with_buttons(text(f"[x](buttonurl://{link})"))


PHOTO = Content("photo", "cap", (), "file1")


@pytest.mark.parametrize(
    ("said", "start", "kept"),
    [
        (message(text("/set hello")), 5, text("hello")),
        (message(text("/set"), message(PHOTO)), 4, PHOTO),
        (message(text("/set own"), message(PHOTO)), 5, text("own")),
        (message(Content("photo", "/set cap", (), "file1")), 5, PHOTO),
        (message(Content("photo", "/set", (), "file1")), 4, Content("photo", "", (), "file1")),
        (message(None, words="/set words"), 5, text("words")),
    ],
)
def test_content_is_what_stands_behind_the_command_or_is_replied_to(
    said: Message, start: int, kept: Content
) -> None:
    assert content_of(said, start) == kept


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (message(text("/set")), "nothing"),
        (message(text("/set"), message(None)), "kind"),
        (message(text("/set"), message(Content("story", "", (), "f"))), "kind"),
        (message(text("/set " + "x" * (LONGEST + 1))), "long"),
        (message(text("/set " + "{name}" * 100)), "long"),
        (message(Content("photo", "/set " + "x" * (LONGEST_CAPTION + 1), (), "f")), "long"),
        (message(text("/set [x](buttonurl://a.example)")), "nothing"),
    ],
)
def test_what_cannot_be_kept_says_why(said: Message, why: str) -> None:
    with pytest.raises(Unfit, match=why):
        content_of(said, 5)


@pytest.mark.parametrize(
    ("said", "start"), [("/set x", 5), ("/set\n\nx", 6), ("/set", 4), ("", 0), (" x", 0)]
)
def test_the_words_behind_a_command(said: str, start: int) -> None:
    assert after_command(said) == start


def test_media_is_the_file_alone() -> None:
    assert media_of(PHOTO) == Content("photo", file_id="file1")
    assert media_of(text("x")) is None
    small = {"url": "https://a", "prefer_small_media": True}
    assert media_of(replace(text("x"), preview=small)) == Content("text", preview=small)
    assert media_of(replace(PHOTO, spoiler=True)) == Content("photo", file_id="file1", spoiler=True)


def test_stored_link_buttons_stay_where_they_stood() -> None:
    stored = Content(text="x", buttons=((("a", "https://a.example"), ("b", "https://b.example")),))
    assert link_rows(stored) == (
        (Button("a", url="https://a.example"), Button("b", url="https://b.example")),
    )


def test_length_is_counted_as_telegram_counts() -> None:
    assert [units(word) for word in ("a", "汉", "😀")] == [1, 1, 2]


# --- names ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ann Lee", "Ann Lee"),
        ("  Ann   Lee ", "Ann Lee"),
        ("小北", "小北"),
        ("J. R. Ray", "J. R. Ray"),
        ("@all join t.me/spam", "all join t me/spam"),
        ("https://a.example", "https a example"),
        ("abc\u202edef\u200b", "abcdef"),
        ("\u3164\u2800", ""),
        ("", ""),
        ("z" + "\u0489" * 60, "z\u0489"),
        ("x" * 40, "x" * 31 + "…"),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_s44_names_are_repeated_without_links_and_pings(name: str, shown: str) -> None:
    assert plain_name(name) == shown
