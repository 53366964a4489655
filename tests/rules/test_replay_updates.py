"""Exported messages as updates: every kind, every way of writing text, every strange field; facts come out of each."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.facts import Fact, MemberChange, Message, Reaction
from bot.replay.contents import content
from bot.replay.export import CHANNEL, Found, Known
from bot.replay.updates import Translator, Update, chat_of, in_order
from bot.telegram.incoming import Reader
from tests.exports import CHAT, KINDS, OWNER, START, line, said, talk

LATEST = int(datetime(2026, 6, 1, tzinfo=UTC).timestamp())
BEI = ("Bei", 7)


def translator(**known: Any) -> Translator:
    """For a supergroup."""
    chat = Found(0, "West Hikers", "private_supergroup", CHAT)
    return Translator(chat_of(chat), Known(**known), LATEST)


def facts(*told: Any, **known: Any) -> list[Fact]:
    """What the turns would be given."""
    reader = Reader(1, b"", {})
    found = [reader.read(update) for _, update in in_order(told, translator(**known))]
    return [fact for fact in found if fact is not None]


def message(**fields: Any) -> Message:
    """The fact of one message."""
    (fact,) = facts(said(5, START, BEI, "hello") | fields)
    assert isinstance(fact, Message)
    return fact


def test_a_message_is_what_the_bot_would_have_seen() -> None:
    fact = message()
    assert (fact.id, fact.chat.id, fact.text, fact.kind, fact.date) == (
        5,
        CHANNEL - CHAT,
        "hello",
        "text",
        START,
    )
    assert (fact.sender.id, fact.sender.name, fact.sender.kind) == (7, "Bei", "user")


def test_text_may_come_in_parts() -> None:
    fact = message(
        text=["好😀 ", {"type": "link", "text": "https://t.me/x"}, " ", {"type": "text_link", "text": "here",
              "href": "https://a.example"}, {"type": "mention_name", "text": "Lin", "user_id": 9},
              {"type": "never heard of", "text": "!"}, 5, None]
    )  # fmt: skip
    assert fact.text == "好😀 https://t.me/x hereLin!"
    assert fact.carriers[0].links == ("https://t.me/x", "https://a.example")
    assert [user.id for user in fact.mentions] == [9]
    said_in_parts = said(5, START, BEI, "x")
    del said_in_parts["text"]
    assert content(said_in_parts | {"text_entities": [{"type": "plain", "text": "y"}]})["text"] == "y"


@pytest.mark.parametrize(
    ("number", "kind"),
    list(enumerate(["photo", "sticker", "voice", "video_note", "video", "animation", "audio", "document", "poll",
                    "contact", "location", "venue", "game", "invoice", "giveaway", "checklist", "text", "text",
                    "animation"])),
)  # fmt: skip
def test_every_kind_of_message(number: int, kind: str) -> None:
    assert message(text="", **KINDS[number]).kind == kind


def test_forwards_bots_and_buttons() -> None:
    channel = message(forwarded_from="News", forwarded_from_id="channel9").forward
    user = message(forwarded_from="Ann", forwarded_from_id="user9").forward
    hidden = message(forwarded_from=None).forward
    assert channel is not None
    assert user is not None
    assert hidden is not None
    assert (channel.kind, channel.id, user.kind, user.id) == ("channel", CHANNEL - 9, "user", 9)
    assert (hidden.kind, hidden.title) == ("hidden_user", "")
    buttons = [
        [{"type": "url", "text": "Go", "data": "https://x.example"}, {"type": "callback", "data": "z"}, 7]
    ]
    with_buttons = message(inline_bot_buttons=buttons, via_bot="@gif")
    assert with_buttons.via_bot == "gif"
    assert with_buttons.carriers[-2].links == ("https://x.example",) or "https://x.example" in str(
        with_buttons
    )


@pytest.mark.parametrize(
    ("fields", "kind", "id"),
    [
        ({"from": None}, "user", 7),
        ({"from_id": 77}, "user", 77),
        ({"from_id": f"channel{CHAT}"}, "anonymous_admin", 1087968824),
        ({"from_id": "channel5"}, "channel", CHANNEL - 5),
        ({"from_id": "channel5", "forwarded_from": "Bei"}, "linked_channel", CHANNEL - 5),
    ],
)
def test_who_speaks(fields: dict[str, Any], kind: str, id: int) -> None:
    fact = message(**fields)
    assert (fact.sender.kind, fact.sender.id) == (kind, id)


def test_who_is_not_named_is_passed_over() -> None:
    unknown = translator()
    bare = {"id": 1, "type": "message", "text": "x"}
    assert list(unknown.updates(bare)) == []
    assert (unknown.unnamed, unknown.undated) == (1, 1)


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({}, START),
        ({"date_unixtime": int(START.timestamp())}, START),
        (
            {"date_unixtime": "x"},
            START.replace(hour=10),
        ),  # the wall of the machine, as old exports have it alone
        ({"date_unixtime": None, "date": "nonsense"}, START.replace(hour=7)),
        ({"date_unixtime": "99999999999"}, START.replace(hour=7)),
        ({"date_unixtime": "5"}, START.replace(hour=7)),
        ({"date_unixtime": str(int(START.replace(hour=3).timestamp()))}, START.replace(hour=7)),
    ],
)
def test_dates_that_cannot_be_true_are_those_before(fields: dict[str, Any], at: datetime) -> None:
    before, fact = facts(said(4, START.replace(hour=7), BEI, "first"), said(5, START, BEI, "x") | fields)
    assert isinstance(before, Message)
    assert isinstance(fact, Message)
    assert fact.date == at


def test_answers_and_topics() -> None:
    told = [
        said(1, START, BEI, "question"), said(2, START, OWNER, "answer", reply_to_message_id=1),
        said(3, START, OWNER, "lost", reply_to_message_id=99), line(4, START, OWNER, "topic_created", title="Maps"),
        said(5, START, BEI, "in it", reply_to_message_id=4), said(6, START, OWNER, "too", reply_to_message_id=5),
        said(7, START, OWNER, "elsewhere", reply_to_message_id=1, reply_to_peer_id="channel9"),
        said(8, START, OWNER, "odd", reply_to_message_id="1"),
    ]  # fmt: skip
    found = [fact for fact in facts(*told) if isinstance(fact, Message)]
    answered = [fact.reply_to.text if fact.reply_to else None for fact in found]
    assert answered == [None, "question", None, None, None, "in it", None, None]
    assert [fact.thread for fact in found] == [None, None, None, None, 4, 4, None, None]


def test_an_edited_message_is_told_when_it_was_written_and_when_it_was_edited() -> None:
    noon = START.replace(hour=12)
    later, wall = {"edited_unixtime": str(int(noon.timestamp()))}, {"edited": "2025-03-03T12:00:00"}
    impossible = {"edited_unixtime": str(int(START.timestamp()) - 5)}, {"edited_unixtime": "99999999999"}
    for more in (later, wall):
        first, between, edit = facts(
            said(1, START, BEI, "tent", **more, reply_to_message_id=9), said(2, START, BEI, "pole")
        )
        assert isinstance(first, Message)
        assert isinstance(between, Message)
        assert isinstance(edit, Message)
        assert (first.edited, first.date, between.id) == (False, START, 2)
        assert (edit.id, edit.text, edit.edited, edit.date, edit.sent_at) == (1, "tent", True, noon, START)
    for never in impossible:
        assert len(facts(said(1, START, BEI, "tent", **never))) == 1


def test_who_comes_and_goes() -> None:
    told = [
        line(1, START, BEI, "join_group_by_link"), line(2, START, BEI, "join_group_by_request"),
        line(3, START, OWNER, "invite_members", members=["Lin", "Nobody known", None, "Two"]),
        line(4, START, BEI, "remove_members", members=["Bei"]),
        line(5, START, OWNER, "remove_members", members=["Lin"]),
        line(6, START, OWNER, "migrate_to_supergroup"), line(7, START, OWNER, "never heard of"),
        line(8, START, OWNER, "pin_message") | {"actor_id": None},
    ]  # fmt: skip
    found = facts(*told, names={"Lin": 9, "Two": None})
    changes = [fact for fact in found if isinstance(fact, MemberChange)]
    assert [(fact.user.id, fact.old.status, fact.new.status) for fact in changes] == [
        (7, "left", "member"), (7, "left", "member"), (9, "left", "member"), (7, "member", "left"),
        (9, "member", "kicked"),
    ]  # fmt: skip
    assert [fact.via_request for fact in changes] == [False, True, False, False, False]
    lines = [fact for fact in found if isinstance(fact, Message)]
    assert len(lines) == len(told)
    assert all(fact.is_service for fact in lines)
    assert [user.id for user in lines[2].joined] == [9]


def test_reactions_come_at_their_own_dates() -> None:
    def by(name: str, id: Any, hour: int) -> dict[str, Any]:
        return {"from": name, "from_id": id, "date": START.replace(hour=hour).strftime("%Y-%m-%dT%H:%M:%S")}

    liked = said(1, START, BEI, "liked", reactions=[
        {"type": "emoji", "emoji": "👍", "count": 9, "recent": [by("Lin", "user9", 12), by("Ann", "user8", 1), 5]},
        {"type": "custom_emoji", "document_id": "x", "count": 1, "recent": [by("Lin", "user9", 12)]},
        {"type": "paid", "count": 3}, None,
    ])  # fmt: skip
    found = facts(
        liked, said(2, START.replace(hour=9), OWNER, "later"), said(3, START.replace(hour=11), OWNER, "last")
    )
    assert [type(fact).__name__ for fact in found] == [
        "Message",
        "Reaction",
        "Message",
        "Reaction",
        "Message",
    ]
    early, late = (fact for fact in found if isinstance(fact, Reaction))
    assert (early.by.id, early.date, early.new) == (8, START, ("👍",))  # not before the message
    assert (late.by.id, late.date, late.new) == (9, START.replace(hour=10), ("👍", "0"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
WHOLE = (
    *KINDS,
    said(1, START, BEI, "x", reactions=[], reply_to_peer_id=""),
    line(1, START, BEI, "x", members=[], title=""),
)
FIELDS = sorted({name for message in WHOLE for name in message})
ACTIONS = st.sampled_from(
    ["invite_members", "remove_members", "topic_created", "join_group_by_link", "pin_message"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=6), min_size=1, max_size=4), ACTIONS)
def test_nothing_strange_ever_raises(strange: list[dict[str, Any]], action: str) -> None:
    sound = [said(1, START, BEI, "x"), line(2, START, BEI, action)]
    known = Known()
    told = [base | fields for fields in strange for base in (*sound, {})]
    for each in told:
        known.learn(each, basic=False)
    facts(*told, names=known.names, admins=known.admins)


def test_the_dates_of_updates_never_go_back() -> None:
    times: list[int] = []
    updates: list[Update] = []
    for at, update in in_order(talk(400, seed=3), translator()):
        times.append(at)
        updates.append(update)
    assert times == sorted(times)
    assert {name for update in updates for name in update} == {
        "message",
        "chat_member",
        "message_reaction",
        "edited_message",
    }
    assert json.loads(json.dumps(updates)) == updates
