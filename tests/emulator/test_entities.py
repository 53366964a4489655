"""Text, formatting and keyboards as the emulator stores them; nothing here speaks HTTP."""

from typing import Any

import pytest

from bot.emulator.entities import format_text
from bot.emulator.errors import ApiError
from bot.emulator.markup import read_markup

ADA = {"id": 5, "is_bot": False, "first_name": "Ada"}


def stored(
    text: str, mode: str = "", entities: list[Any] | None = None, **options: Any
) -> tuple[str, list[tuple[str, str]]]:
    """The stored text, and (type, covered text) of each entity, read in UTF-16 units."""
    options = {"limit": 4096, "known_user": {5: ADA}.get, **options}
    text, found = format_text(text, mode, entities, **options)
    units = text.encode("utf-16-le")
    return text, [
        (one["type"], units[one["offset"] * 2 : (one["offset"] + one["length"]) * 2].decode("utf-16-le"))
        for one in found
    ]


def refusal(text: str, mode: str = "", entities: list[Any] | None = None, **options: Any) -> str:
    with pytest.raises(ApiError) as caught:
        stored(text, mode, entities, **options)
    assert caught.value.status == 400
    return caught.value.description


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("ё<x>", 'Unsupported start tag "x" at byte offset 2'),
        ("👍 <h1>", 'Unsupported start tag "h1" at byte offset 5'),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x"', "Unclosed start tag at byte offset 0"),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/>y</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>中</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ('<tg-emoji emoji-id="x">y</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_c22_html_errors_name_the_byte_offset(html: str, words: str) -> None:
    assert refusal(html, "HTML") == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(
    ("source", "mode", "words"),
    [
        ("ab.", "MarkdownV2", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("中*b", "MarkdownV2", "Can't find end of Bold entity at byte offset 3"),
        ("[a](http://x.org", "MarkdownV2", "Can't find end of a URL at byte offset 4"),
        ("中_b", "Markdown", "Can't find end of the entity starting at byte offset 3"),
    ],
)
def test_markdown_errors_name_the_byte_offset(source: str, mode: str, words: str) -> None:
    assert refusal(source, mode) == f"Bad Request: can't parse entities: {words}"


def test_html_tags_become_entities() -> None:
    html = (
        '<b>B</b><i>I</i><u>U</u><s>S</s><tg-spoiler>P</tg-spoiler> <a href="https://x.org">L</a> '
        '<code>c</code> <pre><code class="language-py">p</code></pre> <blockquote expandable>q</blockquote> '
        '<tg-time unix="1700000000" format="wDT">then</tg-time>'
    )
    text, found = stored(html, "html")
    assert text == "BIUSP L c p q then"
    assert [kind for kind, _ in found] == [
        *("bold", "italic", "underline", "strikethrough", "spoiler", "text_link"),
        *("code", "pre", "expandable_blockquote", "date_time"),
    ]


def test_html_references_and_free_closing() -> None:
    assert stored("<b>&lt;&#33;&#x1F44D;&nbsp;&amp</>", "HTML") == ("<!👍&nbsp;&", [("bold", "<!👍&nbsp;&")])


def test_bad_and_unknown_links_are_plain_text() -> None:
    assert stored('<a href="no">x</a>', "HTML") == ("x", [])
    assert stored('<a href="tg://user?id=6">x</a>', "HTML") == ("x", [])
    _, found = format_text('<a href="tg://user?id=5">x</a>', "HTML", None, known_user={5: ADA}.get, limit=9)
    assert found == [{"offset": 0, "length": 1, "type": "text_mention", "user": ADA}]


def test_text_links_are_stored_with_scheme_and_path() -> None:
    _, found = format_text('<a href="x.org">x</a>', "HTML", None, known_user=lambda _: None, limit=9)
    assert found[0]["url"] == "http://x.org/"


@pytest.mark.parametrize("mode", ["Markdown", "markdownv2"])
def test_markdown_entities(mode: str) -> None:
    text, found = stored("*b* _i_ `c` [l](http://x.org) ```py\np```", mode)
    assert text == "b i c l p"
    assert [kind for kind, _ in found] == ["bold", "italic", "code", "text_link", "pre"]


def test_markdown_v2_only_marks_and_quotes() -> None:
    text, found = stored("__u__ ~s~ ||p|| a\\.\n>q1\n>q2\nend", "MarkdownV2")
    assert text == "u s p a.\nq1\nq2\nend"
    assert [kind for kind, _ in found] == ["underline", "strikethrough", "spoiler", "blockquote"]
    assert stored("**>q\n>r||", "MarkdownV2")[1] == [("expandable_blockquote", "q\nr")]


def test_explicit_entities_count_utf16_units() -> None:
    assert stored("👍👍x", "", [{"type": "bold", "offset": 4, "length": 1}])[1] == [("bold", "x")]
    assert "begins after the end of the text at UTF-16 offset 9" in refusal(
        "👍", "", [{"type": "bold", "offset": 9, "length": 1}]
    )
    assert "UTF-16 offset 0 ends after the end of the text at UTF-16 offset 3" in refusal(
        "👍", "", [{"type": "bold", "offset": 0, "length": 3}]
    )
    assert "entity begins in a middle of a UTF-16 symbol at byte offset 1" in refusal(
        "a👍", "", [{"type": "bold", "offset": 2, "length": 1}]
    )


def test_explicit_entities_give_way_to_a_parse_mode() -> None:
    assert stored("<b>x</b>", "HTML", [{"type": "italic", "offset": 0, "length": 1}])[1] == [("bold", "x")]


def test_c23_the_limit_is_4096_code_points() -> None:
    assert len(stored("👍" * 4096)[0]) == 4096
    assert refusal("👍" * 4097) == "Bad Request: message is too long"
    assert len(stored("<b>" + "ё" * 4096 + "</b>", "HTML")[0]) == 4096
    assert refusal("x" * 32769) == "Bad Request: text is too long"
    caption: dict[str, Any] = {"limit": 1024, "too_long": "message caption is too long", "empty_ok": True}
    assert refusal("中" * 1025, **caption) == "Bad Request: message caption is too long"


def test_empty_texts() -> None:
    assert refusal("") == "Bad Request: message text is empty"
    assert refusal(" \n ") == "Bad Request: text must be non-empty"
    assert refusal("<b> </b>", "HTML") == "Bad Request: text must be non-empty"
    assert refusal("x", "bbcode") == "Bad Request: unsupported parse_mode"
    assert stored("", empty_ok=True) == ("", [])


def test_trimming_shifts_entities() -> None:
    assert stored("  \n👍 <b> bold</b> ", "HTML") == ("👍  bold", [("bold", "bold")])
    assert stored("<b>  x</b>", "HTML") == ("x", [("bold", "x")])
    assert stored("a\r\nb\u202ec\x07", "") == ("a\nbc", [])


def test_nested_formatting_is_split_at_borders() -> None:
    assert stored("<b>a<i>b</i>c</b>", "HTML")[1] == [("bold", "a"), ("bold", "bc"), ("italic", "b")]
    assert stored("<b>a</b><b>b</b>", "HTML")[1] == [("bold", "ab")]
    assert stored("<code>a<b>b</b></code>", "HTML")[1] == [("code", "ab")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://x.org/a?b=c, ok", [("url", "https://x.org/a?b=c")]),
        ("(example.com/path)", [("url", "example.com/path")]),
        ("t.me/+AbCdEf now", [("url", "t.me/+AbCdEf")]),
        ("v1.2 and file.txt", []),
        ("@durov hi a@b", [("mention", "@durov")]),
        ("mail me@x.org", [("email", "me@x.org")]),
        ("#tag #1 #中文", [("hashtag", "#tag"), ("hashtag", "#中文")]),
        ("/start@my_bot x /a/b", [("bot_command", "/start@my_bot")]),
        ("$TON and $ton", [("cashtag", "$TON")]),
        ("call +12125550123", [("phone_number", "+12125550123")]),
        ("tg://resolve?domain=x", [("url", "tg://resolve?domain=x")]),
        ("Trailing dot x.com.", [("url", "x.com")]),
    ],
)
def test_entities_found_in_plain_text(text: str, found: list[tuple[str, str]]) -> None:
    assert stored(text)[1] == found


def test_found_entities_do_not_cross_explicit_ones() -> None:
    assert stored("<code>x.com</code> x.com", "HTML")[1] == [("code", "x.com"), ("url", "x.com")]


def test_formatting_beyond_100_is_dropped() -> None:
    assert len(stored("<b>x</b> <i>y</i> " * 80, "HTML")[1]) == 100


def keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


def markup_refusal(raw: object) -> str:
    with pytest.raises(ApiError) as caught:
        read_markup(raw)
    return caught.value.description


def test_c24_buttons_without_text_are_dropped() -> None:
    full = {"text": "a", "callback_data": "d"}
    assert read_markup(keyboard({**full, "text": ""}, full)) == keyboard(full)
    assert read_markup(keyboard({**full, "text": " "})) is None
    assert len(read_markup(keyboard(*[full] * 13))["inline_keyboard"][0]) == 12  # type: ignore[index] # kept
    many = read_markup({"inline_keyboard": [[full] * 10] * 31})
    assert many is not None
    assert sum(len(row) for row in many["inline_keyboard"]) == 300


def test_c24_callback_data_is_at_most_64_bytes() -> None:
    assert read_markup(keyboard({"text": "a", "callback_data": "x" * 64})) is not None
    assert markup_refusal(keyboard({"text": "a", "callback_data": "x" * 65})) == (
        "Bad Request: BUTTON_DATA_INVALID"
    )
    assert markup_refusal(keyboard({"text": "a", "callback_data": "中" * 22})) == (
        "Bad Request: BUTTON_DATA_INVALID"
    )


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ("[]", "object expected as reply markup"),
        (
            '{"inline_keyboard": [{}]}',
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of',
        ),
        (
            keyboard({"text": "a"}),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline",
        ),
        (
            keyboard({"text": "a", "callback_data": ""}),
            "can't parse inline keyboard button: Text buttons are",
        ),
        (keyboard({"text": "a", "url": "no"}), "inline keyboard button URL 'no' is invalid: Wrong HTTP URL"),
    ],
)
def test_markup_refusals(raw: object, words: str) -> None:
    assert markup_refusal(raw).startswith(f"Bad Request: {words}")


def test_other_markups_are_kept() -> None:
    assert read_markup("") is None
    assert read_markup('{"remove_keyboard": true}') == {"remove_keyboard": True}
    assert read_markup({"force_reply": True}) == {"force_reply": True}
