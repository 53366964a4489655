"""A sample of the kill sweep, and the incidents that a kill at one place brings about. In full: tests.faults.sweep."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.faults.points import Point
from tests.faults.replays import Chain, Replays
from tests.faults.scripts import SCRIPTS
from tests.faults.story import short
from tests.faults.sweep import chains_of

pytestmark = [pytest.mark.sweep, pytest.mark.timeout(300)]
SAMPLE = 6
FIRST_AD = 8


@pytest.fixture(scope="module")
def replays(
    database_kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Replays]:
    """The short script, played once on a database of that kind."""
    server = request.getfixturevalue("postgres_server") if database_kind == "postgres" else ""
    made = Replays.on(tmp_path_factory.mktemp("sweep"), replace(SCRIPTS["strikes"], steps=short()), server)
    try:
        assert made.run() == []
        yield made
    finally:
        made.stage.close()


def killed(replays: Replays, points: list[Point], *, fresh: bool = False) -> list[str]:
    """What is wrong after kills at these points."""
    wrong = []
    chains = [Chain(chain.points, fresh=fresh) for chain in chains_of(points, replays.script.steps)]
    while chains:
        chain = chains.pop()
        results = replays.replay(chain)
        wrong += [f"{result.point}: {words}" for result in results for words in result.wrong]
        if left := chain.points[len(results) :]:
            chains.append(Chain(left, fresh=fresh))
    return wrong


def at(replays: Replays, step: int, kind: str, what: str) -> Point:
    """The first such point of a step."""
    there = [point for point in replays.points() if (point.step, point.kind) == (step, kind)]
    return next(point for point in there if what in point.what.split("+"))


def test_a_kill_at_any_commit_send_or_receive_costs_nothing_but_a_message(replays: Replays) -> None:
    points = replays.points()
    assert len(points) > 300
    assert killed(replays, points[:: len(points) // SAMPLE]) == []


@pytest.mark.slow
def test_a_fresh_process_takes_over_as_well(replays: Replays) -> None:
    assert killed(replays, [at(replays, FIRST_AD, "after send", "deleteMessage")], fresh=True) == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["before send", "after send"])
def test_r3_killed_between_confirm_and_handler(replays: Replays, kind: str) -> None:
    assert killed(replays, [at(replays, FIRST_AD, kind, "getUpdates")]) == []
    assert killed(replays, [at(replays, FIRST_AD, "before commit", "strike")]) == []


@pytest.mark.slow
def test_r4_killed_after_the_commit_and_before_the_confirm(replays: Replays) -> None:
    assert killed(replays, [at(replays, FIRST_AD, "after commit", "inbox")]) == []
    assert killed(replays, [at(replays, FIRST_AD, "after commit", "strike")]) == []
