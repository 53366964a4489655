"""Which stored question is asked again in other words, and how admins write one."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.core.decisions import Change, Remove, Save
from bot.core.facts import ChatRef, Content, Message, Origin, Sender
from bot.core.templates import Unfit
from bot.features.faq.policy import FaqPolicy
from bot.features.faq.queries import Known, stored_of
from bot.features.faq.rules import asking, likeness
from bot.features.faq.rules.asking import Missed
from bot.features.faq.rules.likeness import Questions
from bot.features.faq.tables import Faq, FaqAsked, FaqMissed

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
PAIRS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data/faq.jsonl").read_text("utf-8").splitlines()
]


def questions(*texts: str) -> Questions:
    made = Questions()
    for text in texts:
        made.add(text, [text])
    return made


@pytest.mark.parametrize("language", ["en", "zh"])
def test_reworded_questions_are_known_and_no_other_is(language: str) -> None:
    """110 rewordings a language and 110 others: near ones that ask for something else, and statements. Of the 30 that
    were written last, 18 were known at first sight in English and 14 in Chinese, none was taken for another; the words
    learnt from them brought that to 90 and 92 of all 110, and still nothing is answered wrongly."""
    rows = [row for row in PAIRS if row["language"] == language]
    made = questions(*(row["question"] for row in rows))
    found = [(row["question"], made.find(text)) for row in rows for text in row["asked"]]
    assert len(found) == 110
    assert [pair for pair in found if pair[1] not in (None, pair[0])] == []
    assert sum(one == other for one, other in found) >= 90
    others = [text for row in rows for text in (*row["near"], *row["said"]) if text not in made.meanings]
    assert len(others) >= 108
    assert [(text, name) for text in others if (name := made.find(text))] == []


@pytest.mark.parametrize(
    ("stored", "asked", "is_it"),
    [
        ("Where is the price list?", "where can i find the price list please?", True),
        ("What is the price of the red tent?", "what is the price of the blue tent?", False),
        ("What is the price of the red tent?", "how much is the red tent?", True),
        ("When does lesson 3 start?", "when does lesson 4 start?", False),
        ("When does lesson 3 start?", "When does lesson 3 begin?", True),
        ("Do you sell waterproof trousers?", "do you have any watterproof trousers to sell?", True),
        ("男生宿舍在哪里？", "女生宿舍在哪里？", False),
        ("男生宿舍在哪里？", "請問男生宿舍在哪裡", True),
        ("今天几点开会？", "明天几点开会？", False),
        ("会员多少钱？", "我不知道会员费是多少", False),
        ("会员多少钱？", "会员费是多少", True),
        ("How do I join?", "See https://x.example/join @ann", False),
        ("How do I join?", "Hi all. I am new here. How can I join?", True),
        ("How do I join?", "", False),
        ("Where do we meet on Saturday?", "We meet on Saturday. Who brings tea?", False),
        ("Where do we meet on Saturday?", "We meet on Saturday. Where is the tea?", False),
        ("Where do we meet on Saturday?", "Nice. Where do we meet on Saturday? I bring tea.", True),
        ("How can I reset my password?", "I lost my password. What should I do?", True),
        ("How can I reset my password?", "I lost my password. What a day.", False),
        ("Is there a hotel nearby?", "is there a hostel nearby?", False),
        ("周六在哪里集合？", "周六集合。谁带茶？", False),
    ],
)
def test_what_is_the_same_question(stored: str, asked: str, is_it: bool) -> None:
    assert questions(stored).find(asked) == (stored if is_it else None)


def test_two_that_fit_as_well_are_none() -> None:
    made = questions("How much is the red tent?", "How much is the blue tent?")
    assert made.find("how much is the tent?") is None
    assert made.find("how much is the blue tent?") == "How much is the blue tent?"
    made.drop("How much is the red tent?")
    assert made.find("how much is the tent?") == "How much is the blue tent?"
    made.add("How much is the blue tent?", ["What does the green boat cost?"])
    assert made.find("how much is the tent?") is None
    made.drop("gone")


def test_every_wording_counts() -> None:
    made = Questions()
    made.add("x", ["How do I join?", "Where is the door?"])
    assert made.find("where is the door please?") == "x"
    assert made.find("how can I join?") == "x"
    assert likeness.Meaning() == likeness.meaning("how is it?")
    assert made.likeness(likeness.meaning("how can I join?"), likeness.Meaning()) == 0.0


# --- who is answered ------------------------------------------------------------------------------------------------

SAID = Message(ChatRef(-1), 5, NOON, Sender(7, "Ann"), text="How do I join?")
POLICY = FaqPolicy()


@pytest.mark.parametrize(
    ("changes", "may"),
    [
        ({}, True),
        ({"sender": Sender(1087968824, "Group", kind="anonymous_admin")}, True),
        ({"reply_to": replace(SAID, kind="service")}, True),
        ({"reply_to": SAID}, False),
        ({"text": ""}, False),
        ({"text": "x" * 301}, False),
        ({"text": "/join?"}, False),
        ({"text": "@bei how do I join?"}, False),
        ({"edited": True}, False),
        ({"kind": "service"}, False),
        ({"forward": Origin("user")}, False),
        ({"mentions": (Sender(8, "Bo"),)}, False),
        ({"sender": Sender(-5, "News", kind="linked_channel")}, False),
        ({"date": NOON - timedelta(minutes=11)}, False),
    ],
)
def test_only_a_question_to_all_is_answered(changes: dict[str, Any], may: bool) -> None:
    assert asking.may_answer(replace(SAID, **changes), POLICY, NOON) is may
    assert not asking.may_answer(replace(SAID, **changes), FaqPolicy(enabled=False), NOON)


# --- how it is written ----------------------------------------------------------------------------------------------


def command(text: str, reply: Message | None = None) -> Message:
    return replace(SAID, text=text, content=Content("text", text), reply_to=reply)


@pytest.mark.parametrize(
    ("text", "wordings", "answer"),
    [
        ("/faq add How do I join? Write to Bei.", ("How do I join?",), "Write to Bei."),
        ("/faq add How do I join?\nWrite to Bei.\nSoon.", ("How do I join?",), "Write to Bei.\nSoon."),
        ("/faq 添加 怎么报名？私信小北。", ("怎么报名？",), "私信小北。"),
        ("/faq add joining | How  do I join?\nWrite to Bei.", ("joining", "How do I join?"), "Write to Bei."),
        ("/faq add How do I join?", None, "nothing"),
        ("/faq add \nWrite to Bei.", None, "nothing"),
        ("/faq add how is it? Fine.", None, "plain"),
        ("/faq add Where is it? There.", None, "plain"),
        ("/faq add | ? Fine.", None, "plain"),
        ("/faq add " + "join " * 70 + "? Fine.", None, "question"),
        ("/faq add " + "join | " * 11 + "join? Fine.", None, "question"),
        ("/faq add How do I join? [x](buttonurl://nowhere)", None, "link"),
    ],
)
def test_a_question_is_written_with_its_answer(
    text: str, wordings: tuple[str, ...] | None, answer: str
) -> None:
    found = asking.ADD.match(text, 5)
    assert found
    if wordings is None:
        with pytest.raises(Unfit, match=answer):
            asking.read_add(command(text), found.end())
    else:
        read, content = asking.read_add(command(text), found.end())
        assert (read, content.text) == (wordings, answer)


def test_no_words_are_no_question() -> None:
    with pytest.raises(Unfit, match="nothing"):
        asking.wordings(" | ")


def test_what_is_replied_to_is_the_answer() -> None:
    reply = replace(SAID, content=Content("photo", "Here", (), "f"))
    read, content = asking.read_add(command("/faq add How do I join?", reply), 9)
    assert (read, content) == (("How do I join?",), Content("photo", "Here", (), "f"))
    read, content = asking.read_add(command("/faq add How do I join?\nSo.", reply), 9)
    assert content.text == "So."
    with pytest.raises(Unfit, match="nothing"):
        asking.read_add(command("/faq add How do I join?", replace(reply, kind="service")), 9)


# --- in vain --------------------------------------------------------------------------------------------------------


def test_what_is_asked_often_in_vain_by_several_members() -> None:
    missed = [
        Missed(1, "How do I get a refund?"),
        Missed(2, "can I get my money back?"),
        Missed(1, "怎么申请退款？"),
        Missed(1, "Where is the parking lot?"),
        Missed(1, "where can I park?"),
        Missed(1, "where to park?"),
        Missed(3, "how can I be refunded?"),
        Missed(4, "Which tent for 4000 m?"),
    ]
    assert asking.often(missed, 3) == [("How do I get a refund?", 4)]
    assert asking.often(missed, 5) == []
    assert asking.often([], 2) == []


# --- the lane's state -----------------------------------------------------------------------------------------------


def test_the_state_keeps_up_with_the_rows() -> None:
    row = Faq(
        chat_id=-1, token="t", questions=["How do I join?"], answer="{}", asked=0, helped=0, failed=0, answered_at=None,
        made_by=7, made_at=NOON,
    )  # fmt: skip
    known = Known()
    assert known.follow(Save(row))
    assert known.questions.find("how can I join?") == "t"
    assert known.follow(Change(Faq, {"token": "t"}, {"asked": 1, "answered_at": NOON}))
    assert known.follow(Change(Faq, {"token": "gone"}, {"asked": 1}))
    assert known.follow(Change(FaqAsked, {"token": "x"}, {"verdict": "yes"}))
    assert known.stored["t"] == replace(stored_of(row), asked=1, answered_at=NOON)
    missed = FaqMissed(chat_id=-1, token="m", user_id=7, text="x", at=NOON)
    assert known.follow(Save(missed))
    assert known.missed == 1
    assert known.follow(Remove(FaqMissed, {"chat_id": -1}))
    assert known.missed == 0
    assert known.follow(Remove(Faq, {"chat_id": -1, "token": "t"}))
    assert known == Known(questions=known.questions)
    assert known.questions.find("how can I join?") is None
