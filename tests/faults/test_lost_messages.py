"""A message whose answer was lost stands there all the same: what is said about it later finds it."""

import pytest

from tests.faults.acts import AD, gathering
from tests.heard import seen_by, words
from tests.town import Town


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
