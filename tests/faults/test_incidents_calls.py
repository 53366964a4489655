"""Effects as calls, one by one, against the emulator: the unusual ways in which each can go."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.core.decisions import (
    AnswerButton,
    Ban,
    Button,
    Delete,
    Edit,
    Effect,
    Kick,
    Leave,
    Lift,
    Mute,
    Say,
    SetCommands,
)
from bot.core.facts import Content
from bot.emulator.people import Group, People, Person
from bot.emulator.server import Emulator
from bot.telegram.client import Bot, make_bot
from bot.telegram.outgoing import perform
from bot.telegram.outgoing.errors import outcome_of
from bot.telegram.outgoing.outcome import Call, Outcome, Target
from tests.town import TOKEN

SECRET = b"s" * 32


@dataclass
class Office:
    """A bot without its loops, a group it is admin of, and Mallory."""

    emulator: Emulator
    people: People
    bot: Bot
    owner: Person
    group: Group
    mallory: Person

    @property
    def now(self) -> datetime:
        """The emulator's time."""
        return datetime.fromtimestamp(self.emulator.world.clock.now(), UTC)

    async def do(
        self, effect: Effect, *, target: Target | None = None, messages: tuple[int, ...] = ()
    ) -> Outcome:
        """The outcome of one effect, as the sender reads it."""
        call = Call(getattr(effect, "chat", 0), self.now, self.now, SECRET, target, messages)
        try:
            return await perform(self.bot, effect, call)
        except TelegramError as error:
            return outcome_of(error)

    async def last(self, viewer: Person | None = None) -> dict[str, Any]:
        """The newest message, as somebody sees it."""
        return (await self.group.look(viewer))["messages"][-1]  # type: ignore[no-any-return]  # JSON


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    async with Emulator() as emulator:
        people = People(emulator.url)
        await people.bot(TOKEN, name="Anthill", username="anthill_bot")
        owner = await people.person("Olga")
        group = await people.group("West", owner)
        await group.add_bot()
        mallory = await group.joined_by("Mallory")
        async with make_bot(TOKEN, emulator.url) as bot:
            yield Office(emulator, people, bot, owner, group, mallory)


async def test_s42_markup_that_telegram_refuses_is_sent_as_plain_text(office: Office) -> None:
    done = await office.do(Say(office.group.id, "hello <b>you"))
    assert done.kind == "done"
    assert (await office.last())["text"] == "hello <b>you"


async def test_a_reply_to_what_is_gone_stands_alone(office: Office) -> None:
    said = await office.mallory.says(office.group, "hi")
    await office.mallory.deletes(said)
    assert (await office.do(Say(office.group.id, "hello", reply_to=said.id))).kind == "done"
    assert (await office.last())["reply_to"] is None


async def test_buttons_of_ours_are_sealed_and_links_are_links(office: Office) -> None:
    rows = ((Button("Undo", "strikes", "undo", "x"), Button("Map", url="https://a.example")),)
    await office.do(Say(office.group.id, "hello", rows))
    [[undo, place]] = (await office.last())["buttons"]
    assert undo["data"].startswith("v1:strikes:undo:x:")
    assert place["url"].startswith("https://a.example")


async def test_stored_words_keep_their_formatting_and_link_buttons(office: Office) -> None:
    bold = ({"type": "bold", "offset": 0, "length": 5},)
    content = Content("text", "hello <you>", bold, None, ((("Map", "https://a.example"),),))
    await office.do(Say(office.group.id, "", content=content))
    said = await office.last()
    assert (said["text"], said["entities"][0]["type"]) == ("hello <you>", "bold")
    assert said["buttons"][0][0]["text"] == "Map"


@pytest.mark.parametrize("kind", ["photo", "video", "animation", "document", "voice", "sticker"])
async def test_stored_media_is_sent_by_its_id(office: Office, kind: str) -> None:
    caption = {} if kind == "sticker" else {"caption": "see"}
    await office.mallory.says(office.group, **{kind: "a map"}, **caption)
    update = (await office.bot.do_api_request("getUpdates", api_kwargs={"timeout": 0}))[-1]
    media = update["message"][kind]
    file_id = (media[-1] if isinstance(media, list) else media)["file_id"]
    assert (await office.do(Say(office.group.id, "", content=Content(kind, "", (), file_id)))).kind == "done"
    assert kind in (await office.last())["media"]
    await office.do(Say(office.group.id, "<b>words</b>", content=Content(kind, "", (), file_id)))
    assert (await office.last())["caption"] == ("" if kind == "sticker" else "words")


async def test_a_whisper_is_seen_by_one_changed_and_taken_back(office: Office) -> None:
    done = await office.do(Say(office.group.id, "psst", receiver=office.mallory.id))
    assert done.message_id is not None
    assert done.message_id < 0
    target = Target(done.message_id, office.mallory.id)
    assert (await office.last(office.mallory))["text"] == "psst"
    assert "psst" not in [message["text"] for message in (await office.group.look(office.owner))["messages"]]
    assert (await office.do(Edit(office.group.id, "<i>psst!</i>", key="k"), target=target)).kind == "done"
    assert (await office.last(office.mallory))["text"] == "psst!"
    assert (await office.do(Delete(office.group.id, key="k"), target=target)).kind == "done"
    assert "psst!" not in [
        message["text"] for message in (await office.group.look(office.mallory))["messages"]
    ]


async def test_what_was_never_said_cannot_be_changed_or_removed(office: Office) -> None:
    assert (await office.do(Edit(office.group.id, "x", key="k"))).kind == "gone"
    assert (await office.do(Delete(office.group.id, key="k"))).kind == "gone"


async def test_an_edit_to_the_same_words_and_of_a_gone_message_is_done(office: Office) -> None:
    said = await office.do(Say(office.group.id, "hello"))
    assert said.message_id is not None
    change = Edit(office.group.id, "hello", message_id=said.message_id)
    assert (await office.do(change)).kind == "gone"
    await office.do(Delete(office.group.id, (said.message_id,)))
    assert (await office.do(change)).kind == "gone"
    assert (await office.do(Delete(office.group.id, (said.message_id,)))).kind == "gone"


async def test_many_messages_go_in_one_call_and_one_by_one_where_one_is_stuck(office: Office) -> None:
    several = [(await office.mallory.says(office.group, f"word {number}")).id for number in range(3)]
    since = await office.people.last_call()
    assert (await office.do(Delete(office.group.id, tuple(several)), messages=tuple(several))).kind == "done"
    assert [call["method"] for call in await office.people.calls(since)] == ["deleteMessages"]
    await office.people.faults([{"method": "deleteMessages", "kind": "5xx", "count": 1}])
    assert (await office.do(Delete(office.group.id, (1, 2)))).kind == "unknown"


async def test_a_stuck_message_is_named_and_the_others_go(office: Office) -> None:
    plain = await office.people.group("Basic", office.owner, kind="group")
    await plain.add_bot(status="member")
    mine = await office.do(Say(plain.id, "mine"))
    theirs = await office.owner.says(plain, "theirs")
    assert mine.message_id is not None
    outcome = await office.do(Delete(plain.id, (mine.message_id, theirs.id)))
    assert outcome.kind in ("refused", "parked")
    if outcome.kind == "refused":
        assert str(theirs.id) in outcome.error


@pytest.mark.parametrize(
    ("until", "ends"),
    [
        (timedelta(days=400), None),
        (None, None),
        (timedelta(hours=1), 3600),
        (timedelta(seconds=5), 75),
        (timedelta(seconds=-5), -1),
    ],
)
async def test_s94_a_mute_is_never_under_a_minute_and_one_over_a_year_is_for_ever(
    office: Office, until: timedelta | None, ends: int | None
) -> None:
    now = office.now
    done = await office.do(Mute(office.group.id, office.mallory.id, now + until if until else None))
    member = await office.group.member(office.mallory)
    if ends == -1:
        assert (done.kind, member.muted) == ("gone", False)
    else:
        assert (done.kind, member.muted) == ("done", True)
        expected = 0 if ends is None else int(now.timestamp()) + ends
        assert abs(member.until_date - expected) <= 2


async def test_r18_a_kick_without_an_end_lets_them_return_at_once(office: Office) -> None:
    assert (await office.do(Kick(office.group.id, office.mallory.id, None))).kind == "done"
    assert await office.mallory.joins(office.group) == "member"
    assert (
        await office.do(Kick(office.group.id, office.mallory.id, office.now + timedelta(hours=1)))
    ).kind == "done"
    assert await office.mallory.joins(office.group) == "banned"


async def test_a_channel_is_banned_and_let_back(office: Office) -> None:
    channel = await office.people.group("News", office.owner, kind="channel")
    assert (await office.do(Ban(office.group.id, channel.id, sender_chat=True))).kind == "done"
    assert (await office.do(Lift(office.group.id, channel.id, ban=True, sender_chat=True))).kind == "done"


async def test_r22_a_mute_is_lifted_to_what_was_before(office: Office) -> None:
    before = {"can_send_messages": True, "can_send_photos": False}
    await office.do(Mute(office.group.id, office.mallory.id, None))
    until = office.now + timedelta(hours=3)
    assert (
        await office.do(Lift(office.group.id, office.mallory.id, permissions=before, until=until))
    ).kind == "done"
    member = await office.group.member(office.mallory)
    assert (member.status, member.permissions["can_send_messages"], member.permissions["can_send_photos"]) == (
        "restricted", True, False,
    )  # fmt: skip
    assert abs(member.until_date - int(until.timestamp())) <= 1
    assert (await office.do(Lift(office.group.id, office.mallory.id))).kind == "done"
    assert not (await office.group.member(office.mallory)).muted


async def test_r41_without_the_right_it_is_parked_and_against_an_admin_refused(office: Office) -> None:
    assert (await office.do(Ban(office.group.id, office.owner.id))).kind == "refused"
    await office.group.add_bot(rights=["can_pin_messages"])
    for effect in (Ban(office.group.id, office.mallory.id), Mute(office.group.id, office.mallory.id, None)):
        assert (await office.do(effect)).kind == "parked"
    said = await office.mallory.says(office.group, "hi")
    assert (await office.do(Delete(office.group.id, (said.id,)))).kind in ("parked", "refused")
    await office.group.add_bot(status="kicked")
    assert (await office.do(Ban(office.group.id, office.mallory.id))).kind == "parked"
    assert (await office.do(Say(office.group.id, "hello"))).kind in ("parked", "refused")


async def test_r43_who_blocked_the_bot_or_never_started_it_is_not_reached(office: Office) -> None:
    assert (await office.do(Say(office.mallory.id, "hello"))).kind == "refused"
    await office.mallory.writes_bot("/start")
    assert (await office.do(Say(office.mallory.id, "hello"))).kind == "done"
    await office.mallory.blocks_bot()
    assert (await office.do(Say(office.mallory.id, "hello"))).kind == "refused"


async def test_the_rest(office: Office) -> None:
    assert (await office.do(AnswerButton("12345", "x"))).kind in ("gone", "refused")
    assert (await office.do(SetCommands("all_private_chats", "zh", (("help", "x"),)))).kind == "done"
    assert (await office.do(SetCommands("chat", "", (("help", "x"),), office.group.id))).kind == "done"
    assert (await office.do(Leave(office.group.id))).kind == "done"
    assert (await office.do(Say(-100999, "x"))).kind == "refused"


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (BadRequest("Not enough rights to restrict/unrestrict chat member"), "parked"),
        (BadRequest("CHAT_ADMIN_REQUIRED"), "parked"),
        (BadRequest("Message to delete not found"), "gone"),
        (BadRequest("Query is too old and response timeout expired or query ID is invalid"), "gone"),
        (BadRequest("USER_ALREADY_PARTICIPANT"), "gone"),
        (BadRequest("HIDE_REQUESTER_MISSING"), "gone"),
        (BadRequest("Can't remove chat owner"), "refused"),
        (BadRequest("Something nobody has seen"), "refused"),
        (Forbidden("bot was kicked from the supergroup chat"), "parked"),
        (Forbidden("bot was blocked by the user"), "refused"),
        (TelegramError("Bad Gateway"), "unknown"),
    ],
)
def test_r37_known_errors_mean_what_they_mean(error: TelegramError, kind: str) -> None:
    assert outcome_of(error).kind == kind
