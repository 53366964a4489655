"""Polls of a bot: sendPoll, stopPoll; how people vote is in world/voting.py."""

from typing import Any

from bot.emulator.entities import format_text
from bot.emulator.errors import bad_request
from bot.emulator.methods import Call, method
from bot.emulator.methods.access import chat_of
from bot.emulator.methods.delivery import deliver, markup_of, target_of
from bot.emulator.methods.texts import known_user
from bot.emulator.params import lenient_integer
from bot.emulator.world import voting, wire
from bot.emulator.world.polls import Poll

Json = dict[str, Any]

MOST_OPTIONS = 12
MOST_QUESTION, MOST_OPTION, MOST_EXPLANATION, MOST_DESCRIPTION = 300, 100, 200, 1024
OPEN_SECONDS = (5, 2_628_000)


@method("sendPoll")
async def send_poll(call: Call) -> Json:
    """Message."""
    question = _text(call, "question", MOST_QUESTION, "poll question length must not exceed 300")
    options = _options(call)
    quiz = _quiz(call, len(options))
    fields = _switches(call, bool(quiz)) | quiz | _end(call)
    description = _described(call, "description", MOST_DESCRIPTION)
    target = target_of(call, "can_send_polls", "polls")
    poll = voting.new_poll(call.world, question, options, bot_id=call.bot_id, **fields)
    poll.inside, poll.closed = description, call.params.boolean("is_closed")
    note = deliver(call, target, voting.content(poll))
    voting.shown(call.world, poll, note)
    return wire.message(call.world, target.chat, note, call.bot)


@method("stopPoll")
async def stop_poll(call: Call) -> Json:
    """The Poll as it was when it was stopped."""
    chat = chat_of(call, "edit")
    message_id = call.params.integer("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    note = chat.messages.get(message_id)
    if note is None:
        raise bad_request("message with poll to stop not found")
    poll = voting.poll_in(call.world, note)
    if poll is None:
        raise bad_request("message is not a poll")
    if note.author_id != call.bot_id:
        raise bad_request("poll can't be stopped")
    if poll.closed:
        raise bad_request("poll has already been closed")
    note.markup = markup_of(call)
    return _stopped(call, poll)


def _stopped(call: Call, poll: Poll) -> Json:
    voting.close(call.world, poll)
    return voting.wire_poll(poll)


def _text(call: Call, name: str, limit: int, too_long: str) -> str:
    raw = call.params.text(name)
    if not raw:
        raise bad_request("text must be non-empty")
    mode = call.params.text(f"{name}_parse_mode")
    text, _ = format_text(raw, mode, None, known_user=lambda _: None, limit=limit, too_long=too_long)
    return text


def _options(call: Call) -> list[str]:
    given = call.params.json("options", "can't parse options JSON object")
    if given is None:
        given = []
    if not isinstance(given, list):
        raise bad_request("expected an Array of String as options")
    if not given:
        raise bad_request("poll must have at least one answer option")
    if len(given) > MOST_OPTIONS:
        raise bad_request(f"poll can't have more than {MOST_OPTIONS} options")
    return [_option(one) for one in given]


def _option(given: Any) -> str:
    raw = given.get("text") if isinstance(given, dict) else given
    if not isinstance(raw, str):
        raise bad_request("option must be of type String")
    if not raw.strip():
        raise bad_request("text must be non-empty")
    text, _ = format_text(
        raw,
        str(given.get("text_parse_mode") or "") if isinstance(given, dict) else "",
        None,
        known_user=lambda _: None,
        limit=MOST_OPTION,
        too_long=f"poll options length must not exceed {MOST_OPTION}",
    )
    return text


def _switches(call: Call, quiz: bool) -> Json:
    kind = call.params.text("type", "regular")
    if kind not in {"regular", "quiz", ""}:
        raise bad_request("unsupported poll type specified")
    return {
        "type": "quiz" if quiz else "regular",
        "is_anonymous": call.params.boolean("is_anonymous", default=True),
        "allows_multiple_answers": call.params.boolean("allows_multiple_answers"),
        "allows_revoting": call.params.boolean("allows_revoting", default=not quiz),
        "members_only": call.params.boolean("members_only"),
    }


def _quiz(call: Call, count: int) -> Json:
    if call.params.text("type") != "quiz":
        return {}
    correct = call.params.json("correct_option_ids") or []
    if call.params.has("correct_option_id"):
        correct = [call.params.integer("correct_option_id")]
    correct = [lenient_integer(one) for one in correct]
    if not correct:
        raise bad_request("correct quiz option list must be non-empty")
    if any(not 0 <= one < count for one in correct):
        raise bad_request("wrong correct option ID specified")
    legacy = {"correct_option_id": correct[0]} if len(correct) == 1 else {}
    return {"correct_option_ids": correct, **legacy, **_described(call, "explanation", MOST_EXPLANATION)}


def _described(call: Call, name: str, limit: int) -> Json:
    raw = call.params.text(name)
    if not raw:
        return {}
    given = call.params.json(f"{name}_entities")
    text, entities = format_text(
        raw,
        call.params.text(f"{name}_parse_mode"),
        given if isinstance(given, list) else None,
        known_user=lambda user_id: known_user(call, user_id),
        limit=limit,
        empty_ok=True,
        too_long=f"poll {name} is too long",
    )
    return wire.present(**{name: text, f"{name}_entities": entities})


def _end(call: Call) -> Json:
    low, high = OPEN_SECONDS
    if call.params.has("open_period"):
        period = call.params.integer("open_period")
        if not low <= period <= high:
            raise bad_request("invalid poll open period specified")
        return {"open_period": period}
    if call.params.has("close_date"):
        date = call.params.integer("close_date")
        if not low <= date - call.now <= high:
            raise bad_request("invalid poll close date specified")
        return {"close_date": date}
    return {}
