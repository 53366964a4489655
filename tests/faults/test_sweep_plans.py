"""A sample of the kill sweeps of drops, polls and events. In full: tests.faults.sweep."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.faults.replays import Replays
from tests.faults.scripts import SCRIPTS
from tests.faults.test_sweep import killed

pytestmark = [pytest.mark.sweep, pytest.mark.timeout(300), pytest.mark.only_on("sqlite")]
# Up to the first posts, the end of a poll, the first move of a waiting list.
STEPS = {"drops": 16, "polls": 10, "events": 18}
KILLS = 3


@pytest.fixture(scope="module", params=STEPS)
def replays(
    database_kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Replays]:
    """The beginning of a script, played once."""
    script = SCRIPTS[request.param]
    beginning = replace(script, steps=script.steps[: STEPS[request.param]])
    made = Replays.on(tmp_path_factory.mktemp("sweep"), beginning)
    try:
        assert made.run() == []
        yield made
    finally:
        made.stage.close()


@pytest.mark.slow
def test_a_kill_costs_no_post_no_vote_and_no_place_and_doubles_none(replays: Replays) -> None:
    points = replays.points()
    assert len(points) > 60
    assert killed(replays, points[len(points) // KILLS - 1 :: len(points) // KILLS]) == []
