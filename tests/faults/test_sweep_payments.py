"""A sample of the kill sweep of payments. In full: `python -m tests.faults.sweep payments`."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.faults import payments
from tests.faults.points import Point
from tests.faults.replays import Replays
from tests.faults.scripts import SCRIPTS
from tests.faults.test_sweep import killed

pytestmark = [pytest.mark.sweep, pytest.mark.timeout(300)]
MONEY = {"sendInvoice", "answerPreCheckoutQuery", "refundStarPayment", "star_payment"}
SAMPLE = 8


@pytest.fixture(scope="module")
def replays(
    database_kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Replays]:
    """Two of the stories, played once on a database of that kind."""
    server = request.getfixturevalue("postgres_server") if database_kind == "postgres" else ""
    script = replace(SCRIPTS["payments"], steps=payments.script(payments.declined, payments.twice))
    made = Replays.on(tmp_path_factory.mktemp("payments"), script, server)
    try:
        assert made.run() == []
        yield made
    finally:
        made.stage.close()


def moves_money(point: Point) -> bool:
    """Does it lie at a call or a row about Stars?"""
    return not MONEY.isdisjoint(point.what.split("+"))


@pytest.mark.slow
def test_s105_a_kill_at_any_step_of_a_payment_costs_no_star_and_no_place(replays: Replays) -> None:
    points = [point for point in replays.points() if moves_money(point)]
    assert len(points) > 30
    assert killed(replays, points[:: len(points) // SAMPLE]) == []
