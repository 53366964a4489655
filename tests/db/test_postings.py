"""A plan's time is one row, whatever is recorded twice."""

from datetime import timedelta

from bot.core.decisions import Save, Say
from bot.db.journal import OUTBOX
from bot.db.record import Turned, record
from bot.features.drops.tables import Posting
from tests.db.ledger import CHAT, NOW, Ledger


def posting(name: str, plan: str = "plan", later: int = 0) -> Posting:
    """A row for that plan's time, so many seconds later."""
    due = NOW + timedelta(seconds=later)
    return Posting(
        id=name, chat_id=CHAT, plan_id=plan, drop_id="drop", due=due, state="leaving", missed=0, medium="text",
        variant=0, at=NOW, messages=[],
    )  # fmt: skip


async def test_r32_a_time_that_is_recorded_again_is_one_row_and_one_post(ledger: Ledger) -> None:
    for name in ("first", "second"):
        turned = Turned(
            await ledger.arrive(), "tick:plan:1", CHAT, NOW, (Save(posting(name)), Say(CHAT, "Good morning"))
        )
        async with ledger.shared.writing() as connection:
            await record(connection, [turned])
    assert [row.id for row in await ledger.all(Posting)] == ["first"]
    assert len(await ledger.all(OUTBOX)) == 1
    await ledger.turn(
        Save(posting("next", later=1)), Save(posting("other", plan="other")), Save(posting("third"))
    )
    assert {row.id for row in await ledger.all(Posting)} == {"first", "next", "other"}
