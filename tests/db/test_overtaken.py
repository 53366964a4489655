"""What need not leave any more is cancelled by what comes after it."""

from datetime import timedelta
from typing import Any

import pytest

from bot.core.decisions import Ban, Delete, Kick, Lift, Mute, Say
from bot.db.journal import OUTBOX
from tests.db.ledger import CHAT, NOW, Ledger


@pytest.mark.parametrize("waiting", ["pending", "parked"])
@pytest.mark.parametrize(
    ("effect", "lift", "cancelled"),
    [
        (Ban(CHAT, 7), Lift(CHAT, 7, ban=True), True),
        (Kick(CHAT, 7, None), Lift(CHAT, 7, ban=True), True),
        (Mute(CHAT, 7, None), Lift(CHAT, 7), True),
        (Mute(CHAT, 7, None), Lift(CHAT, 7, ban=True), False),
        (Ban(CHAT, 8), Lift(CHAT, 7, ban=True), False),
    ],
)
async def test_a_reversal_cancels_what_has_not_left(
    ledger: Ledger, effect: Any, lift: Lift, cancelled: bool, waiting: str
) -> None:
    await ledger.turn(effect)
    await ledger.set(state=waiting)
    await ledger.turn(lift)
    first, second = await ledger.all(OUTBOX)
    assert (first.state, first.error) == (("done", "reversed") if cancelled else (waiting, None))
    assert second.state == "pending"


async def test_a_reversal_waits_behind_what_is_leaving(ledger: Ledger) -> None:
    await ledger.turn(Ban(CHAT, 7))
    await ledger.set(state="sending")
    await ledger.turn(Lift(CHAT, 7, ban=True))
    assert [row.state for row in await ledger.all(OUTBOX)] == ["sending", "pending"]


async def test_what_waits_for_its_time_is_not_said_once_it_is_deleted(ledger: Ledger) -> None:
    later = NOW + timedelta(hours=8)
    await ledger.turn(Say(CHAT, "now", key="a", expires_after=timedelta(hours=1)), Say(CHAT, "b", key="b"))
    await ledger.turn(Say(CHAT, "later", key="a", not_before=later))
    assert [row.state for row in await ledger.all(OUTBOX)] == ["pending"] * 4
    await ledger.turn(Delete(CHAT, key="a"))
    rows = await ledger.all(OUTBOX)
    assert [(row.kind, row.state, row.error) for row in rows] == [
        ("Say", "pending", None),
        ("Delete", "pending", None),
        ("Say", "pending", None),
        ("Say", "done", "taken back"),
        ("Delete", "pending", None),
    ]
