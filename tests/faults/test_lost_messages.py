"""A message whose answer was lost stands there all the same: what is said about it later finds it."""

import pytest

from tests.answering import hikers, teach
from tests.faults.acts import AD, gathering
from tests.heard import seen_by, words
from tests.town import Town

POLLS = "SELECT message_id FROM poll_sent ORDER BY message_id"


@pytest.mark.parametrize("kind", ["lost_answer", "truncated", "reset"])
async def test_r8_a_line_whose_answer_was_lost_goes_when_its_time_is_over(town: Town, kind: str) -> None:
    owner, group, mallory = await gathering(town)
    await mallory.says(group, "hello")
    await town.people.faults([{"method": "sendMessage", "kind": kind, "count": 3}])
    await mallory.says(group, AD)
    await town.settle()
    said = words(await seen_by(owner, group))
    assert ("An ad was removed." in said) == (kind != "reset")
    await mallory.says(group, "sorry")
    await town.advance("15m")
    assert "An ad was removed." not in words(await seen_by(owner, group))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["lost_answer", "reset"])
async def test_r8_a_stored_poll_whose_answer_was_lost_is_found_and_never_asked_twice(
    town: Town, kind: str
) -> None:
    owner, ann, group = await hikers(town)
    poll = await ann.says(group, poll={"question": "Lake or peak?", "options": ["Lake", "Peak"]})
    await owner.writes_bot("/start")
    await town.settle()
    await teach(town, owner, group, "/filter where", reply_to=poll)
    await town.advance("1m")
    await town.people.faults([{"method": "sendPoll", "kind": kind, "count": 1}])
    before, shown = len(await seen_by(owner, group)), len(town.rows(POLLS))
    await ann.says(group, "where do we go?")
    await town.settle()
    await town.restart()
    await town.advance("1m")
    asked = [one for one in (await seen_by(owner, group))[before:] if one.get("media")]
    assert len(asked) == (kind == "lost_answer")
    assert [one["id"] for one in asked] == [row["message_id"] for row in town.rows(POLLS)[shown:]]
