"""What admins may store in full: polls and albums, buttons that do something; and what of it cannot be kept."""

from dataclasses import replace

import pytest

from bot.core.facts import Content
from bot.core.templates import Unfit, album_of, content_of, is_act, media_of
from tests.rules.test_templates import message, text

SITE = ("Site", "https://a.example")


@pytest.mark.parametrize(
    ("written", "kept", "rows"),
    [
        ("x\n[Site - a.example]", "x", ((SITE,),)),
        ("x\n[Site - a.example] [Map - #map]\n", "x", ((SITE, ("Map", "#map")),)),
        ("[Site - a.example]\n[地图 - ＃地图]\nx", "x", ((SITE,), (("地图", "#地图"),))),
        ("x\n[Hours - popup: nine to five]", "x", ((("Hours", "popup:nine to five"),),)),
        ("x\n[时间 - 弹窗：九点]", "x", ((("时间", "popup:九点"),),)),
        ("x [Map](buttonurl://#map) [Site](buttonurl://a.example:same)", "x", ((("Map", "#map"), SITE),)),
        ("x [Hours](popup: nine to five)", "x", ((("Hours", "popup:nine to five"),),)),
        ("x\n[Site - a.example] and more", "x\n[Site - a.example] and more", ()),
        ("x\n[note - read it]", "x\n[note - read it]", ()),
        ("x [note - a.example]", "x [note - a.example]", ()),
    ],
)
def test_buttons_are_written_as_a_line_or_a_mark(written: str, kept: str, rows: object) -> None:
    content = content_of(message(text(f"/set {written}"), words=f"/set {written}"), 5, full=True)
    assert (content.text.rstrip(), content.buttons) == (kept, rows)


@pytest.mark.parametrize(
    ("written", "acts", "why"),
    [
        ("x [Map](buttonurl://#map)", False, "link"),
        ("x [Map](popup: nine)", False, "link"),
        ("x [Map](buttonurl://nowhere)", True, "link"),
        ("x [Map](buttonurl://#a-b)", True, "link"),
        ("x [Map](popup: " + "y" * 191 + ")", True, "popup"),
    ],
)
def test_a_button_that_leads_nowhere_is_refused(written: str, acts: bool, why: str) -> None:
    with pytest.raises(Unfit, match=why):
        content_of(message(text(f"/set {written}")), 5, full=acts)


def test_what_a_button_does_here() -> None:
    assert [is_act(led_to) for led_to in ("#map", "popup:x", "https://a.example")] == [True, True, False]


QUIZ = Content("poll", "Where?", poll={"type": "quiz", "options": ["a", "b"]})
ANSWERED = replace(QUIZ, poll={"type": "quiz", "options": ["a", "b"], "correct_option_id": 0})
SITED = Content("photo", "One [Site](buttonurl://a.example)", (), "f1")
ALBUM = album_of([SITED, Content("video", "", (), "f2")])


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (ANSWERED, ANSWERED),
        (
            ALBUM,
            Content("album", "One", album=(
                Content("photo", "One", (), "f1", ((SITE,),)), Content("video", "", (), "f2"),
            ), buttons=((SITE,),)),
        ),
        (QUIZ, "quiz"),
        (album_of([SITED, Content("voice", "", (), "f3")]), "kind"),
    ],
)  # fmt: skip
def test_polls_and_albums_are_kept_where_they_may_be(given: Content, kept: Content | str) -> None:
    said = message(text("/set"), message(given))
    with pytest.raises(Unfit, match="kind"):
        content_of(said, 5)
    if isinstance(kept, str):
        with pytest.raises(Unfit, match=kept):
            content_of(said, 5, full=True)
    else:
        assert content_of(said, 5, full=True) == kept
        assert media_of(kept) == replace(kept, buttons=())


def test_the_head_of_a_topic_is_no_answer() -> None:
    with pytest.raises(Unfit, match="nothing"):
        content_of(message(text("/set"), replace(message(None), kind="service")), 5)
