"""Polls, votes and reactions: what bots may send and what they hear; nothing here speaks HTTP."""

from typing import Any

import pytest

from bot.emulator.errors import ApiError
from bot.emulator.world import reacting, voting
from bot.emulator.world.acting import Refused
from tests.emulator.stage import Stage


async def poll_in(stage: Stage, **values: Any) -> dict[str, Any]:
    message: dict[str, Any] = await stage.group_call(
        "sendPoll", question="Tea?", options=["yes", "no"], **values
    )
    return message


async def test_votes_reach_the_bot_that_sent_the_poll() -> None:
    stage = Stage()
    message = await poll_in(stage, is_anonymous=False)
    assert stage.updates() == []
    voting.vote(stage.world, stage.group, stage.bob, message["message_id"], [1])
    poll, answer = stage.updates()
    assert [option["voter_count"] for option in poll["poll"]["options"]] == [0, 1]
    assert answer["poll_answer"]["user"]["id"] == stage.bob
    assert answer["poll_answer"]["option_ids"] == [1]
    voting.vote(stage.world, stage.group, stage.bob, message["message_id"], [])
    assert stage.updates()[1]["poll_answer"]["option_ids"] == []


async def test_anonymous_votes_name_nobody() -> None:
    stage = Stage()
    message = await poll_in(stage)
    voting.vote(stage.world, stage.group, stage.bob, message["message_id"], [0])
    assert stage.kinds() == ["poll"]
    stage.group.members[stage.bob].status = "left"
    with pytest.raises(Refused):
        voting.vote(stage.world, stage.group, stage.bob, message["message_id"], [0])


async def test_a_stopped_poll_is_told_and_stays_stopped() -> None:
    stage = Stage()
    message_id = (await poll_in(stage))["message_id"]
    poll = await stage.group_call("stopPoll", message_id=message_id)
    assert poll["is_closed"] is True
    assert stage.updates()[0]["poll"]["is_closed"] is True
    assert await stage.refusal("stopPoll", message_id=message_id) == (
        "Bad Request: poll has already been closed"
    )
    with pytest.raises(ApiError, match="already been closed"):
        voting.vote(stage.world, stage.group, stage.bob, message_id, [0])
    assert await stage.refusal("stopPoll", message_id=999) == (
        "Bad Request: message with poll to stop not found"
    )
    text = stage.says(stage.bob)
    assert await stage.refusal("stopPoll", message_id=text.id) == "Bad Request: message is not a poll"


async def test_a_poll_closes_by_itself() -> None:
    stage = Stage()
    message_id = (await poll_in(stage, open_period=60))["message_id"]
    stage.advance(59)
    assert stage.updates() == []
    stage.advance(2)
    assert stage.kinds() == ["poll"]
    assert stage.group.messages[message_id].content["poll"]["is_closed"] is True


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"question": "q" * 301}, "poll question length must not exceed 300"),
        ({"question": ""}, "text must be non-empty"),
        ({"options": []}, "poll must have at least one answer option"),
        ({"options": ["a"] * 13}, "poll can't have more than 12 options"),
        ({"options": ["a", "b" * 101]}, "poll options length must not exceed 100"),
        ({"options": ["a", " "]}, "text must be non-empty"),
        ({"type": "quiz"}, "correct quiz option list must be non-empty"),
        ({"open_period": 4}, "invalid poll open period specified"),
    ],
)
async def test_polls_that_are_refused(values: dict[str, Any], words: str) -> None:
    stage = Stage()
    given = {"question": "Tea?", "options": ["yes", "no"], **values}
    assert await stage.refusal("sendPoll", **given) == f"Bad Request: {words}"


async def test_a_quiz_keeps_its_answer_and_first_votes() -> None:
    stage = Stage()
    message = await poll_in(stage, type="quiz", correct_option_id=1, explanation="<b>why</b>")
    assert message["poll"]["correct_option_id"] == 1
    assert message["poll"]["allows_revoting"] is False
    voting.vote(stage.world, stage.group, stage.bob, message["message_id"], [0])
    with pytest.raises(ApiError):
        voting.vote(stage.world, stage.group, stage.bob, message["message_id"], [1])
    with pytest.raises(ApiError):
        voting.vote(stage.world, stage.group, stage.alice, message["message_id"], [0, 1])


async def test_reactions_of_members_are_told_to_administrators() -> None:
    stage = Stage()
    note = stage.says(stage.bob)
    reacting.react(stage.world, stage.group, stage.alice, note.id, ["👍"])
    told = stage.updates()[0]["message_reaction"]
    assert told["user"]["id"] == stage.alice
    assert told["old_reaction"] == []
    assert told["new_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    reacting.react(stage.world, stage.group, stage.alice, note.id, ["👍"])
    assert stage.updates() == []
    stage.group.permissions["can_react_to_messages"] = False
    with pytest.raises(Refused):
        reacting.react(stage.world, stage.group, stage.bob, note.id, ["👍"])
    with pytest.raises(ApiError, match="REACTIONS_TOO_MANY"):
        reacting.react(stage.world, stage.group, stage.alice, note.id, ["👍", "👎"])


async def test_a_bot_reacts_with_one_known_emoji() -> None:
    stage = Stage()
    note = stage.says(stage.bob)
    mark = [{"type": "emoji", "emoji": "❤️"}]
    assert await stage.group_call("setMessageReaction", message_id=note.id, reaction=mark) is True
    assert note.reactions[stage.bot.id] == [{"type": "emoji", "emoji": "❤"}]
    assert await stage.group_call("setMessageReaction", message_id=note.id) is True
    assert note.reactions == {}
    assert stage.updates() == []
    for given, words in [
        (mark * 2, "REACTIONS_TOO_MANY"),
        ([{"type": "emoji", "emoji": "x"}], "REACTION_INVALID"),
    ]:
        refused = await stage.refusal("setMessageReaction", message_id=note.id, reaction=given)
        assert refused == f"Bad Request: {words}"
    missing = await stage.refusal("setMessageReaction", message_id=999, reaction=mark)
    assert missing == "Bad Request: message to react not found"


async def test_reactions_of_others_are_deleted() -> None:
    stage = Stage()
    notes = [stage.says(stage.bob) for _ in range(3)]
    for note in notes:
        reacting.react(stage.world, stage.group, stage.bob, note.id, ["👎"])
    stage.updates()
    await stage.group_call("deleteMessageReaction", message_id=notes[0].id, user_id=stage.bob)
    assert [bool(note.reactions) for note in notes] == [False, True, True]
    await stage.group_call("deleteAllMessageReactions", user_id=stage.bob)
    assert not any(note.reactions for note in notes)
    assert stage.updates() == []
    assert await stage.refusal("deleteAllMessageReactions") == "Bad Request: sender_chat_id is empty"
    stage.demote()
    refused = await stage.refusal("deleteAllMessageReactions", user_id=stage.bob)
    assert refused == "Bad Request: CHAT_ADMIN_REQUIRED"


async def test_reactions_in_channels_come_as_late_totals() -> None:
    stage = Stage("channel")
    note = stage.says(stage.alice)
    reacting.react(stage.world, stage.group, stage.bob, note.id, ["🔥"])
    assert stage.updates() == []
    stage.advance(reacting.COUNT_SECONDS + 1)
    (told,) = stage.updates()
    assert told["message_reaction_count"]["reactions"][0]["total_count"] == 1
