"""Decisions into rows: each kind, what makes it single, what takes it back, and all of it or nothing."""

import json
from datetime import timedelta
from typing import Any

import pytest

from bot.core.codec import load
from bot.core.decisions import (
    Alert,
    AnswerButton,
    AnswerCheckout,
    Ban,
    Button,
    Change,
    ChangeChat,
    ChangeMember,
    Delete,
    Edit,
    Forget,
    GiveStrike,
    Hand,
    Invoice,
    Kick,
    Know,
    Lift,
    Mute,
    Note,
    Priority,
    Refund,
    Remove,
    Restruck,
    Resume,
    Save,
    Say,
    SetCommands,
    SetPolicy,
    Struck,
)
from bot.core.facts import Sender
from bot.core.strikes import StrikeState
from bot.db.engine import LostRow
from bot.db.journal import INBOX, OUTBOX
from bot.db.record import Seen, Turned, record
from bot.db.tables import Card, Chat, ChatSetting, Event, Member, Person, StarPayment, Strike
from bot.features.replies.tables import Reply
from tests.db.ledger import ANN, CHAT, NOW, Ledger, a_payment

EFFECTS: list[tuple[Any, int, str | None]] = [
    (Say(CHAT, "hi"), Priority.REPLY, None),
    (Say(CHAT, "hi", key="k", priority=Priority.BULK), Priority.BULK, "said:k"),
    (Edit(CHAT, "x", key="k"), Priority.REPLY, "said:k"),
    (Edit(CHAT, "x", message_id=4), Priority.REPLY, f"message:{CHAT}:4"),
    (Delete(CHAT, (4, 5)), Priority.SANCTION, None),
    (Delete(CHAT, key="k"), Priority.SANCTION, "said:k"),
    (Mute(CHAT, 7, None), Priority.SANCTION, f"member:{CHAT}:7"),
    (Kick(CHAT, 7, None), Priority.SANCTION, f"member:{CHAT}:7"),
    (Ban(CHAT, 7), Priority.SANCTION, f"member:{CHAT}:7"),
    (Lift(CHAT, 7), Priority.SANCTION, f"member:{CHAT}:7"),
    (AnswerButton("q"), Priority.DEADLINE, None),
    (AnswerCheckout("q"), Priority.DEADLINE, None),
    (Refund(7, "stx"), Priority.SANCTION, "charge:stx"),
    (Invoice(7, "a", "b", "c", 5, "d", "e"), Priority.REPLY, None),
    (SetCommands("default", "", ()), Priority.BULK, None),
]


@pytest.mark.parametrize(("effect", "priority", "about"), EFFECTS)
async def test_an_effect_is_a_row_that_knows_its_place(
    ledger: Ledger, effect: Any, priority: int, about: str | None
) -> None:
    await ledger.turn(effect)
    row = await ledger.one(OUTBOX)
    assert (row.kind, row.priority, row.about) == (type(effect).__name__, priority, about)
    assert (row.key, row.lane, row.state, row.attempts, row.due) == ("t1:0", CHAT, "pending", 0, NOW)
    assert load(type(effect), row.payload) == effect
    assert row.chat_id == (getattr(effect, "chat", 0) or CHAT)


async def test_a_message_that_expires_brings_its_own_end(ledger: Ledger) -> None:
    await ledger.turn(
        Say(CHAT, "hi", expires_after=timedelta(minutes=10)),
        Say(CHAT, "ho", not_before=NOW + timedelta(hours=1)),
    )
    said, gone, later = await ledger.all(OUTBOX)
    assert (said.name, gone.about, gone.due) == ("t1:0", "said:t1:0", NOW + timedelta(minutes=10))
    assert (gone.kind, gone.priority) == ("Delete", Priority.BULK)
    assert later.due == later.not_before == NOW + timedelta(hours=1)


def a_strike(number: str = "s1", cause: str = "m:1") -> StrikeState:
    """A strike as the law makes it."""
    return StrikeState(id=number, cause=cause, rule="ads", reason="@x", given_at=NOW, expires_at=NOW)


async def test_a_strike_is_single_by_its_cause_and_changes_by_its_id(ledger: Ledger) -> None:
    await ledger.turn(Struck(CHAT, 7, a_strike(), "words"))
    await ledger.turn(
        Struck(CHAT, 7, a_strike("s2")),
        Struck(CHAT, 8, a_strike("s3")),
        Struck(CHAT, 7, a_strike("s4", "m:2")),
    )
    assert [row.id for row in await ledger.all(Strike)] == ["s1", "s3", "s4"]
    await ledger.turn(Restruck(CHAT, 7, "s1", {"pardoned_at": NOW, "pardoned_by": 1}))
    first = (await ledger.all(Strike))[0]
    assert (first.pardoned_at, first.pardoned_by, first.evidence, first.weight) == (NOW, 1, "words", 1)


async def test_members_who_spoke_are_counted_and_named_as_they_are_now(ledger: Ledger) -> None:
    await ledger.turn(
        seen=[Seen(CHAT, ANN, NOW, 1), Seen(CHAT, ANN, NOW, 1), Seen(CHAT, Sender(8, "Bo"), NOW, 1)]
    )
    later = Sender(7, "Anna", None)
    await ledger.turn(seen=[Seen(CHAT, later, NOW + timedelta(days=1), 1), Seen(CHAT, later, NOW, 0)])
    ann, bo = await ledger.all(Member)
    assert (ann.messages, ann.name, ann.username, ann.handle, ann.first_seen) == (3, "Anna", None, None, NOW)
    assert (bo.messages, bo.status, bo.handle) == (1, "", None)


async def test_chats_members_and_people_change_by_column(ledger: Ledger) -> None:
    await ledger.turn(
        ChangeChat(CHAT, {"title": "West", "status": "member"}),
        ChangeMember(
            CHAT, ANN, {"status": "restricted", "until": NOW, "permissions": {"can_send_messages": False}}
        ),
        Know(ANN, started=True),
    )
    await ledger.turn(
        ChangeChat(CHAT, {"title": "East"}), ChangeMember(CHAT, ANN, {"tag": "x"}), Know(ANN, choice="en")
    )
    chat, member, person = await ledger.one(Chat), await ledger.one(Member), await ledger.one(Person)
    assert (chat.title, chat.status, chat.rights) == ("East", "member", [])
    assert (member.status, member.until, member.tag, member.handle) == ("restricted", NOW, "x", "ann")
    assert member.permissions == {"can_send_messages": False}
    assert (person.started, person.choice, person.name) == (True, "en", "Ann Lee")


async def test_a_setting_is_kept_changed_and_taken_back_and_each_is_an_event(ledger: Ledger) -> None:
    await ledger.turn(SetPolicy(CHAT, "ads", "enabled", value=False, by=7))
    await ledger.turn(SetPolicy(CHAT, "ads", "enabled", value=True, by=7))
    assert (await ledger.one(ChatSetting)).value == {"value": True}
    await ledger.turn(SetPolicy(CHAT, "ads", "enabled", value=None, by=7))
    assert await ledger.all(ChatSetting) == []
    assert [(row.kind, row.actor, row.data["value"]) for row in await ledger.all(Event)] == [
        ("setting", 7, False), ("setting", 7, True), ("setting", 7, None),
    ]  # fmt: skip


async def test_an_event_with_a_cause_happens_once(ledger: Ledger) -> None:
    await ledger.turn(Note(CHAT, "x", cause="c", data={"n": 1}), Note(CHAT, "y"))
    await ledger.turn(Note(CHAT, "x", cause="c", data={"n": 2}), Note(CHAT, "y"))
    assert [(row.cause, row.data) for row in await ledger.all(Event)] == [
        ("c", {"n": 1}),
        ("t1:1", {}),
        ("t2:1", {}),
    ]


async def test_a_card_is_one_row_that_grows_older_versions(ledger: Ledger) -> None:
    undo = ((Button("Undo", "strikes", "undo", "s1"),),)
    await ledger.turn(Alert(CHAT, "strike", "strike:s1", "first", undo))
    await ledger.turn(
        Alert(CHAT, "strike", "strike:s1", "second", closed=True), now=NOW + timedelta(minutes=1)
    )
    card = await ledger.one(Card)
    assert (card.text, card.closed, card.version, card.shown, card.buttons) == ("second", True, 2, 0, [])
    assert (card.created_at, card.due_at) == (NOW, NOW + timedelta(minutes=1))


async def test_what_concerns_another_lane_is_a_row_in_its_inbox_once(ledger: Ledger) -> None:
    hand = Hand(7, "strikes", "appealed", {"strike": "s1"}, cause="appeal:s1")
    await ledger.turn(hand)
    await ledger.turn(hand)
    [row] = [row for row in await ledger.all(INBOX) if row.source == "handed"]
    assert (row.lane, row.key, row.state) == (7, "appeal:s1", "new")
    assert json.loads(row.body) == {"feature": "strikes", "verb": "appealed", "data": {"strike": "s1"}}


def a_reply(text: str, chat: int = CHAT) -> Reply:
    """A row of a feature."""
    return Reply(
        chat_id=chat,
        token="t",
        triggers=["price"],
        answers=text,
        options="{}",
        hits=0,
        made_by=7,
        made_at=NOW,
    )


async def test_a_features_rows_are_saved_kept_replaced_changed_and_removed(ledger: Ledger) -> None:
    await ledger.turn(Save(a_reply("one")))
    await ledger.turn(Save(a_reply("two")))
    assert (await ledger.one(Reply)).answers == "one"
    await ledger.turn(Save(a_reply("three"), replace=True))
    assert (await ledger.one(Reply)).answers == "three"
    await ledger.turn(Change(Reply, {"chat_id": CHAT, "token": "t"}, {"triggers": ["cost"]}))
    assert (await ledger.one(Reply)).triggers == ["cost"]
    await ledger.turn(Remove(Reply, {"chat_id": CHAT, "token": "other"}))
    assert len(await ledger.all(Reply)) == 1
    await ledger.turn(Remove(Reply, {"chat_id": CHAT}))
    assert await ledger.all(Reply) == []


async def test_r42_a_forgotten_chat_leaves_nothing_and_the_others_stay(ledger: Ledger) -> None:
    for chat in (CHAT, -5):
        await ledger.turn(
            ChangeChat(chat, {"title": "x"}), ChangeMember(chat, ANN, {}), Save(a_reply("x", chat)), Note(chat, "x"),
            Struck(chat, 7, a_strike(f"s{chat}")), Alert(chat, "x", "k", "x"),
            SetPolicy(chat, "ads", "enabled", value=False, by=7),
        )  # fmt: skip
    await ledger.turn(Save(a_payment()))
    await ledger.turn(Forget(CHAT))
    assert (await ledger.one(StarPayment)).chat_id == CHAT  # books outlive the chat
    for table in (Chat, Member, Reply, Event, Strike, Card, ChatSetting):
        rows = await ledger.all(table)
        assert {getattr(row, "chat_id", None) or row.id for row in rows} == {-5}, table


async def test_r41_what_waited_for_rights_leaves_when_they_are_back(ledger: Ledger) -> None:
    await ledger.turn(Ban(CHAT, 7), Ban(-5, 7))
    await ledger.set(state="parked")
    await ledger.turn(Resume(CHAT))
    assert [(row.chat_id, row.state) for row in await ledger.all(OUTBOX)] == [
        (CHAT, "pending"),
        (-5, "parked"),
    ]


async def test_all_of_a_batch_or_nothing(ledger: Ledger) -> None:
    first = await ledger.arrive()
    turns = [
        Turned(first, "a", CHAT, NOW, [Note(CHAT, "x")]),
        Turned(first + 99, "b", CHAT, NOW, [Note(CHAT, "y")]),
    ]
    with pytest.raises(LostRow):
        async with ledger.shared.writing() as connection:
            await record(connection, turns)
    assert await ledger.all(Event) == []
    assert (await ledger.one(INBOX)).state == "new"


async def test_a_dead_turn_writes_its_reason_and_who_was_seen(ledger: Ledger) -> None:
    row = await ledger.arrive()
    dead = Turned(row, "a", CHAT, NOW, (), Seen(CHAT, ANN, NOW, 1), dead="ValueError: x")
    async with ledger.shared.writing() as connection:
        await record(connection, [dead])
    assert [(one.state, one.error) for one in await ledger.all(INBOX)] == [("dead", "ValueError: x")]
    assert (await ledger.one(Member)).messages == 1


async def test_what_a_law_has_to_complete_is_refused(ledger: Ledger) -> None:
    with pytest.raises(TypeError, match="GiveStrike"):
        await ledger.turn(GiveStrike(CHAT, ANN, "ads", "c", "r"))
    assert (await ledger.one(INBOX)).state == "new"
