"""What was heard in an hour of a chat, added up turn by turn."""

from datetime import timedelta

from bot.core.decisions import Count
from bot.core.facts import Sender
from bot.core.hours import Hour, hour_of
from bot.db.hours import list_hours
from bot.db.record import Seen
from tests.db.ledger import ANN, CHAT, NOW, Ledger


async def test_hours_add_up_what_every_turn_heard(ledger: Ledger) -> None:
    spoke = (("messages", 1), ("people", 1))
    await ledger.turn(
        Count(CHAT, NOW, (("joined", 1),)),
        seen=[Seen(CHAT, ANN, NOW, 1, counts=spoke), Seen(CHAT, Sender(8, "Bo"), NOW, 1, counts=spoke)],
    )
    later = NOW + timedelta(hours=1, minutes=5)
    await ledger.turn(Count(CHAT, later, (("gone", 1), ("reactions", 2))))
    await ledger.turn(
        seen=[Seen(CHAT, ANN, NOW + timedelta(minutes=3), 1, counts=(("messages", 1), ("replies", 1)))]
    )
    async with ledger.shared.reading() as session:
        hours = await list_hours(session, CHAT, NOW - timedelta(hours=1))
        assert await list_hours(session, CHAT, NOW + timedelta(hours=2)) == {}
    assert hours == {
        hour_of(NOW): Hour(people=2, messages=3, replies=1, joined=1),
        hour_of(later): Hour(gone=1, reactions=2),
    }
