"""What members gave in a window, measured in the database: by the chat's days, less what was taken back."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text
from sqlalchemy.dialects import sqlite

from bot.core.decisions import ChangeMember, Decision, Earned, Hand, Save, Say, Struck, Withdraw
from bot.core.facts import Sender, Tick
from bot.core.scores import Entry, Kind
from bot.core.strikes import StrikeState
from bot.core.texts import Texts
from bot.core.tiers import Measures, Standing, Tier, TierPolicy, window
from bot.db.engine import Database
from bot.db.lanes import Lane
from bot.db.tables import Member
from bot.db.tiers import find_measures, params
from bot.feature import Asked, Me
from bot.features.tiers import queries
from bot.features.tiers.tables import TierChat, TierMark
from bot.registry import FEATURES
from bot.turns import Turns
from tests.db.ledger import CHAT, NOW, Ledger

BERLIN = ZoneInfo("Europe/Berlin")
ANN, BO, CY = Sender(7, "Ann"), Sender(8, "Bo"), Sender(9, "Cy")
DAYS = window(NOW, BERLIN, 7)
FIRST = DAYS[0][0]
HOUR = timedelta(hours=1)


def earned(
    user: Sender, about: str, by: Sender, at: Any, kind: Kind = Kind.ANSWERED, points: int = 2
) -> Earned:
    entry = Entry(user.id, kind, about, f"{kind.name}:{by.id}", at, by.id, points=points)
    return Earned(CHAT, entry, shown=True)


async def test_days_points_and_people_are_those_of_the_window(ledger: Ledger) -> None:
    await ledger.turn(
        earned(ANN, "m:1", BO, FIRST - HOUR),
        earned(ANN, "m:2", BO, FIRST),
        earned(ANN, "m:3", CY, FIRST + 23 * HOUR),
        earned(ANN, "m:4", CY, FIRST + 24 * HOUR),
        earned(CY, "m:5", BO, NOW),
        earned(CY, "m:6", BO, NOW, Kind.HELPFUL, 6),
        earned(ANN, "m:7", CY, NOW),
        earned(BO, "day:1", BO, NOW, Kind.CHECKIN, 1),
        earned(BO, "referral:20", ANN, FIRST, Kind.REFERRAL, 10),
        earned(BO, "referral:21", ANN, FIRST, Kind.REFERRAL, 4),
        earned(BO, "referral:22", ANN, FIRST - HOUR, Kind.REFERRAL, 10),
    )
    await ledger.turn(Withdraw(CHAT, ("m:7", "m:4", "referral:21")))
    state = StrikeState("s", "c", "ads", "x", NOW, NOW + HOUR)
    await ledger.turn(
        ChangeMember(CHAT, ANN, {"tier": 3, "tier_since": NOW, "status": "member", "tag": "Spreader"}),
        ChangeMember(CHAT, BO, {"tier_pin": 4}),
        ChangeMember(CHAT, Sender(10, "Dee"), {"status": "member"}),
        Save(TierMark(chat_id=CHAT, user_id=ANN.id, tag="Spreader", faded_at=None)),
        Struck(CHAT, BO.id, state),
    )
    async with ledger.shared.reading() as session:
        found = {one.user.name: one for one in await queries.list_looked(session, CHAT, DAYS, NOW)}
        assert {name: one.measures for name, one in found.items()} == {
            "Ann": Measures(4, 1, 0),
            "Bo": Measures(11, 2, 2, 1),
        }
        assert found["Ann"].standing == Standing(Tier.SPREADER, NOW)
        assert (found["Ann"].tag, found["Ann"].put, found["Ann"].faded_at) == ("Spreader", "Spreader", None)
        assert found["Bo"].standing == Standing(pin=Tier.CO_LEADER, struck=True)
        one = await queries.find_looked(session, CHAT, DAYS, NOW, ANN.id)
        assert one == found["Ann"]
        assert await queries.find_looked(session, CHAT, DAYS, NOW, 99) is None
        assert await find_measures(session, CHAT, DAYS, BO.id) == Measures(11, 2, 2, 1)
        assert await find_measures(session, CHAT, DAYS, 99) == Measures()


async def test_a_chat_is_due_once_its_hour_has_come(ledger: Ledger) -> None:
    await ledger.turn(queries.kept(CHAT, NOW, None), queries.kept(CHAT - 1, NOW + HOUR, NOW))
    async with ledger.shared.reading() as session:
        [due] = await queries.due_chats(session, NOW)
        assert (due[0], due[3]) == (CHAT, NOW)
        assert not (await queries.load_tiers(session, CHAT)).applied
        assert (await queries.load_tiers(session, CHAT - 1)).applied
    await ledger.turn(queries.scheduled(CHAT, None))
    assert [row.due_at for row in await ledger.all(TierChat)] == [NOW + HOUR, None]


async def look(ledger: Ledger, policy: TierPolicy) -> Sequence[Decision]:
    """What the daily look at the chat decides."""
    defaults = {feature.policy: feature.policy() for feature in FEATURES if feature.policy is not None}
    policies = defaults | {TierPolicy: policy}
    lane = Lane(CHAT, "supergroup", "West Hikers", status="administrator", policies=policies)
    turns = Turns(FEATURES, Texts.load(strict=True), Me(1, "anthill_bot", "Anthill"), b"seed")
    async with ledger.shared.reading() as session:
        turn = turns.turn(lane, "1", NOW, session, Asked())
        return await turns.fact(turn, Tick("tiers", "due", {}, NOW))


async def test_a_buddy_is_asked_to_greet_who_fell_silent_once_a_day(ledger: Ledger) -> None:
    fortnight = NOW - timedelta(days=14)
    await ledger.turn(queries.kept(CHAT, NOW, NOW))
    for number, days in enumerate((13, 14, 14, 15)):
        here = Sender(20 + number, f"Member {number}")
        await ledger.turn(ChangeMember(CHAT, here, {"status": "member"}), now=NOW - timedelta(days=days))
        if number != 2:  # who never gave anything is let be
            await ledger.turn(earned(here, f"m:{number}", BO, fortnight))
    made = [item for item in await look(ledger, TierPolicy(greet=True)) if isinstance(item, Hand)]
    assert [(one.feature, one.verb, one.data) for one in made] == [
        ("buddies", "ask", {"names": "Member 1", "users": [21]})
    ]
    again = [item for item in await look(ledger, TierPolicy(greet=True)) if isinstance(item, Hand)]
    assert [one.cause for one in again] == [one.cause for one in made]
    assert not [item for item in await look(ledger, TierPolicy()) if isinstance(item, Hand)]


async def test_a_second_tick_says_nothing_twice(ledger: Ledger) -> None:
    await ledger.turn(queries.kept(CHAT, NOW, NOW), ChangeMember(CHAT, ANN, {"status": "member"}))
    await ledger.turn(earned(ANN, "m:1", BO, NOW - HOUR))
    easy = TierPolicy(spreader_points=1, spreader_days=1, spreader_people=0)
    said: list[int] = []
    for _ in range(2):
        made = await look(ledger, easy)
        said.append(sum(isinstance(item, Say) for item in made))
        await ledger.turn(*made)
    assert said == [1, 0]
    assert [(row.user_id, row.tier) for row in await ledger.all(Member)] == [(ANN.id, 3)]


@pytest.mark.only_on("sqlite")
async def test_the_look_at_a_chat_reads_its_days_by_the_index(journal: Database) -> None:
    query = queries.looks(28).params(params(CHAT, window(NOW, BERLIN, 28)))
    written = str(query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    async with journal.reading() as session:
        rows = (await session.execute(text(f"EXPLAIN QUERY PLAN {written}".replace(":", "\\:")))).all()
    found = "\n".join(str(row[-1]) for row in rows)
    assert found.count("ix_score_entry_chat_id_at") == 2
    assert "SCAN score_entry" not in found
