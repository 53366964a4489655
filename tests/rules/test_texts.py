"""What the texts module promises: escaping, fallbacks, dates in words."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.core.texts import Html, TextError, Texts, escape

SHANGHAI = ZoneInfo("Asia/Shanghai")
THURSDAY = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


def write(folder: Path, lang: str, text: str) -> None:
    (folder / lang).mkdir(exist_ok=True)
    (folder / lang / "sample.ftl").write_text(text, encoding="utf-8")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    write(
        tmp_path,
        "en",
        "hello = Hello <b>{ $name }</b>\n"
        "only-english = Only here\n"
        "count = { $n ->\n    [one] one\n   *[other] { $n } of them\n }\n"
        "empty =\n    .title = an attribute alone\n",
    )
    write(tmp_path, "zh", "hello = 你好<b>{ $name }</b>\ncount = { $n }个\n")
    return tmp_path


@pytest.fixture
def texts(sample: Path) -> Texts:
    return Texts.load(sample, strict=True)


@pytest.mark.parametrize(
    "name",
    ["<b>", "</b>", "<a href=tg://user?id=1>", "&lt;", "\u202eevil", "e" + "\u0301" * 64, "", "x" * 4096],
)
def test_s42_a_name_never_becomes_markup(texts: Texts, name: str) -> None:
    rendered = texts.render("en", "hello", name=name)
    inside = rendered.removeprefix("Hello <b>").removesuffix("</b>")
    assert not set(inside) & set('<>"')
    unescaped = inside.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert unescaped == name


def test_what_is_html_already_stays_as_it_is(texts: Texts) -> None:
    assert texts.render("en", "hello", name=Html("<i>Ming</i>")) == "Hello <b><i>Ming</i></b>"
    assert escape('a & "b"') == "a &amp; &quot;b&quot;"


def test_plain_text_is_not_escaped(texts: Texts) -> None:
    assert texts.plain("zh", "hello", name="<M>") == "你好<b><M></b>"


def test_no_invisible_marks_are_put_around_values(texts: Texts) -> None:
    assert "\u2068" not in texts.render("en", "hello", name="Ming")


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("zh", "zh"),
        ("zh-hant", "zh"),
        ("zh_Hans_CN", "zh"),
        ("ZH-TW", "zh"),
        ("en-GB", "en"),
        ("de", "en"),
        (None, "en"),
    ],
)
def test_the_nearest_language_is_used(texts: Texts, code: str | None, language: str) -> None:
    assert texts.language(code) == language
    assert texts.languages == ("en", "zh")


def test_a_text_missing_in_a_language_comes_in_english(texts: Texts) -> None:
    assert texts.render("zh", "only-english") == "Only here"
    assert texts.has("only-english")
    assert not texts.has("nothing")


def test_plurals_follow_the_language(texts: Texts) -> None:
    assert [texts.render("en", "count", n=n) for n in (1, 2)] == ["one", "2 of them"]
    assert texts.render("zh", "count", n=1) == "1个"


@pytest.mark.parametrize("text_id", ["nothing", "hello", "empty"])
def test_mistakes_are_raised_in_tests(texts: Texts, text_id: str) -> None:
    with pytest.raises(TextError, match=text_id):
        texts.render("en", text_id)


def test_mistakes_are_logged_and_survived_in_production(
    sample: Path, caplog: pytest.LogCaptureFixture
) -> None:
    texts = Texts.load(sample)
    assert texts.render("en", "nothing") == "nothing"
    assert texts.render("en", "hello") == "Hello <b>name</b>"
    assert ["nothing" in record.message or "name" in record.message for record in caplog.records] == [
        True,
        True,
    ]


@pytest.fixture(scope="module")
def real() -> Texts:
    return Texts.load(strict=True)


def test_dates_read_as_people_write_them(real: Texts) -> None:
    assert real.moment("en", THURSDAY, SHANGHAI) == "Thu 26 Nov 20:00"
    assert real.moment("zh", THURSDAY, SHANGHAI) == "11月26日（周四）20:00"
    assert real.day("en", datetime(2026, 2, 19, tzinfo=UTC), UTC) == "19 Feb"
    assert real.day("zh-hant", datetime(2026, 2, 19, tzinfo=UTC), UTC) == "2月19日"
    assert real.clock("en", THURSDAY, SHANGHAI) == "20:00"


@pytest.mark.parametrize(
    ("span", "english", "chinese"),
    [
        (timedelta(hours=24), "24 hours", "24小时"),
        (timedelta(days=3), "3 days", "3天"),
        (timedelta(days=2, hours=5, minutes=7), "2 days 5 hours", "2天5小时"),
        (timedelta(hours=1, minutes=30), "1 hour 30 minutes", "1小时30分钟"),
        (timedelta(minutes=1), "1 minute", "1分钟"),
        (timedelta(seconds=1), "1 second", "1秒"),
        (timedelta(0), "0 seconds", "0秒"),
        (timedelta(seconds=-5), "0 seconds", "0秒"),
        (timedelta(days=365), "365 days", "365天"),
    ],
)
def test_spans_read_as_people_say_them(real: Texts, span: timedelta, english: str, chinese: str) -> None:
    assert real.span("en", span) == english
    assert real.span("zh", span) == chinese
