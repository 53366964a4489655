"""A sample of the sweeps of the gate and of introductions, with kills and with errors. In full: tests.faults.sweep."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.faults import at_the_gate, introducing
from tests.faults.errors import PASSING, STAYING
from tests.faults.points import Point
from tests.faults.replays import Replays
from tests.faults.scripts import SCRIPTS
from tests.faults.sweep import chains_of

pytestmark = [pytest.mark.sweep, pytest.mark.timeout(300), pytest.mark.only_on("sqlite")]
SHORT = {"gate": at_the_gate.short, "introductions": introducing.short}
FOUNDED = {
    "gate": len([*at_the_gate.founding("hikers", "meadow")]),
    "introductions": len([*introducing.founding("town")]),
}
KILLS, ERRORS = 5, 3


@pytest.fixture(scope="module", params=SHORT)
def replays(
    database_kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Replays]:
    """The beginning of a script, played once."""
    script = replace(SCRIPTS[request.param], steps=SHORT[request.param](), tried=FOUNDED[request.param])
    made = Replays.on(tmp_path_factory.mktemp("sweep"), script)
    try:
        assert made.run() == []
        yield made
    finally:
        made.stage.close()


def sampled(replays: Replays, points: list[Point], most: int) -> list[str]:
    """What is wrong after a few of these, each in a run of its own."""
    assert len(points) >= most
    some = points[:: len(points) // most]
    chains = [chain for point in some for chain in chains_of([point], replays.script.steps)]
    results = [result for chain in chains for result in replays.replay(chain)]
    return [f"{result.point}: {words}" for result in results for words in result.wrong]


@pytest.mark.slow
def test_a_kill_leaves_every_newcomer_where_they_were(replays: Replays) -> None:
    assert sampled(replays, replays.points(), KILLS) == []


def test_an_error_that_passes_by_changes_nothing(replays: Replays) -> None:
    points = [point for point in replays.errors() if point.kind in PASSING]
    assert sampled(replays, points, ERRORS) == []


@pytest.mark.slow
def test_an_error_that_stays_lets_nobody_in_and_forgets_nobody(replays: Replays) -> None:
    points = [point for point in replays.errors() if point.kind in STAYING]
    assert sampled(replays, points, ERRORS) == []
