"""S44: what members have the bot say pings nobody and leads nowhere."""

from typing import Any

import pytest

from bot.core.decisions import Refusal
from bot.core.facts import Content, Membership, Sender
from bot.core.harmless import harmless, points_somewhere
from bot.feature import Asked
from bot.features.polls import rules as polls
from bot.features.polls.handlers import common
from tests.lanes import BO, NOW, OWNER, TURNS, lane

SITE = ("Site", "https://a.example")


def test_s44_a_members_words_ping_nobody_and_hide_no_address() -> None:
    entities = tuple(
        {"type": kind, "offset": 0, "length": 4} for kind in ("bold", "mention", "text_mention", "text_link")
    )
    given = Content("text", "@ann and t.me/x", entities, buttons=((SITE,),))
    said = harmless(given)
    assert (said.text, said.entities, said.buttons) == ("＠ann and t.me/x", entities[:1], ())
    album = Content(
        "album", "@ann", album=(Content("photo", "@ann", file_id="1"), Content("photo", file_id="2"))
    )
    assert [part.text for part in harmless(album).album] == ["＠ann", ""]
    poll = Content("poll", "@ann?", poll={"options": ["@bo", "no"], "explanation": "@cy", "type": "quiz"})
    assert harmless(poll).poll == {"options": ["＠bo", "no"], "explanation": "＠cy", "type": "quiz"}


@pytest.mark.parametrize(
    ("question", "poll", "points"),
    [
        ("Where to at 8.30, e. g. Lake?", {"options": ["a", "b"]}, False),
        ("Ask ＠ann", {}, True),
        ("Where?", {"options": ["t.me/x", "b"]}, True),
        ("Where?", {"options": ["a", "b"], "explanation": "see https://a.example"}, True),
    ],
)
def test_s44_what_points_somewhere(question: str, poll: dict[str, Any], points: bool) -> None:
    assert points_somewhere(Content("poll", question, poll=poll)) is points


@pytest.mark.parametrize(
    ("by", "question", "told"),
    [
        (BO, "Where to?", ""),
        (BO, "Write to @mallory?", "Please leave @names and links out of the poll."),
        (BO, "See t.me/x", "Please leave @names and links out of the poll."),
        (OWNER, "See example.com/map", ""),
    ],
)
def test_s44_a_members_poll_names_and_links_nobody(by: int, question: str, told: str) -> None:
    asked = Asked({BO: Membership("member"), OWNER: Membership("creator")})
    turn = TURNS.turn(lane(), "1", NOW, None, asked)
    content = polls.content_of(polls.Asked(question, ("Lake", "Peak")))
    said = ""
    try:
        common.may_say(turn, Sender(by, "x"), content)
    except Refusal as no:
        said = str(no)
    assert said == told
