"""A basic group becomes a supergroup: from whichever sign comes first, all of its rows follow, once."""

from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest

from bot.core.decisions import Effect, Say
from bot.db.batch import Batch
from bot.db.columns import Base
from bot.db.engine import Database
from bot.db.record import Turned, write_effect
from bot.emulator.people import Group
from bot.emulator.world.founding import _show_sign
from tests.faults.acts import AD, gathering, strikes, unfinished
from tests.heard import seen_by, words
from tests.town import Town

SIGNS = ("to", "from", "error")
ORDERS = [*permutations(SIGNS), *permutations(SIGNS, 2)]
SETTLED = {
    "inbox": " AND state <> 'new'",
    "outbox": " AND (state IN ('done', 'dead', 'unknown') OR kind IN ('Edit', 'Delete'))",
}


async def add_effects(town: Town, lane: int, *effects: Effect) -> None:
    """Effects as if turns of that lane had decided them just before."""
    await town.stop()
    now = datetime.fromtimestamp(town.emulator.world.clock.now(), UTC)
    database = Database(town.database)
    async with database.writing() as connection:
        batch = Batch(connection)
        for number, effect in enumerate(effects):
            turn = Turned(0, f"x{number}:{lane}", lane, now)
            write_effect(batch, turn, turn.key, effect)
        await batch.write()
    await database.close()
    await town.start()


async def show(town: Town, old: Group, new: Group, sign: str) -> None:
    """One sign of the migration; the error is what a call to the old id brings."""
    if sign == "error":
        await add_effects(town, old.id, Say(old.id, "said to the old group"))
    else:
        world = town.emulator.world
        _show_sign(world, world.state.chats[old.id], world.state.chats[new.id], old.owner.id, sign)
        await town.settle()


def left_behind(town: Town, old: int) -> list[str]:
    """Tables with rows under the old id, but for what was settled under it."""
    found = []
    for table in Base.metadata.sorted_tables:
        for column in [column for column in table.columns if column.info.get("chat")]:
            done = SETTLED.get(table.name, "")
            query = f"SELECT count(*) AS n FROM {table.name} WHERE {column.name} = :old"  # noqa: S608 - our own names
            rows = town.rows(query, old=old)[0]["n"]
            rows -= town.rows(query + done, old=old)[0]["n"] if done else 0
            found += [f"{table.name}.{column.name}"] * bool(rows)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("signs", ORDERS, ids=["-".join(order) for order in ORDERS])
async def test_r15_any_order_of_the_signs_and_any_missing_one(town: Town, signs: tuple[str, ...]) -> None:
    owner, old, mallory = await gathering(town, kind="group")
    await mallory.says(old, AD)
    await owner.says(old, "/filter price twenty")
    await town.advance("11m")
    assert unfinished(town) == []
    assert [row["chat_id"] for row in strikes(town)] == [old.id]
    new = await old.migrate(())
    for sign in signs:
        await show(town, old, new, sign)
    await mallory.says(new, "price")
    await mallory.says(new, AD)
    await town.settle()
    await town.advance("1m")
    assert [row["chat_id"] for row in strikes(town)] == [new.id, new.id]
    assert left_behind(town, old.id) == []
    assert unfinished(town) == []
    assert town.rows("SELECT * FROM chat_alias") == [{"old": old.id, "new": new.id}]
    heard = words(await seen_by(owner, new))
    assert heard.count("twenty") == 1
    assert heard.count("said to the old group") == ("error" in signs)
    [chat] = town.rows("SELECT * FROM chat WHERE id = :id", id=new.id)
    assert chat["type"] == "supergroup"


@pytest.mark.slow
async def test_r14_a_migration_under_load_loses_and_doubles_nothing(town: Town) -> None:
    owner, old, mallory = await gathering(town, kind="group")
    trent = await old.joined_by("Trent")

    def crowd(first: int) -> list[dict[str, Any]]:
        people = (mallory.id, trent.id)
        return [
            {"person": people[number % 2], "text": f"word {number}"} for number in range(first, first + 150)
        ]

    await mallory.says(old, AD)
    await old.pour(crowd(0))
    new = await old.migrate()
    await new.pour(crowd(1000))
    await trent.says(new, AD)
    await town.settle()
    assert {(row["user_id"], row["chat_id"]) for row in strikes(town)} == {
        (mallory.id, new.id),
        (trent.id, new.id),
    }
    counts = {row["user_id"]: row["messages"] for row in town.rows("SELECT user_id, messages FROM member")}
    assert (counts[mallory.id], counts[trent.id]) == (151, 151)
    assert left_behind(town, old.id) == []
    assert unfinished(town) == []
    assert town.rows("SELECT count(*) AS n FROM chat")[0]["n"] == 1
    assert len(await seen_by(owner, new)) >= 1


async def test_r15_what_is_said_about_messages_of_the_old_group_ends(town: Town) -> None:
    """They stay behind with their numbers: an edit or a deletion of one is refused for ever, and that is that."""
    _, old, mallory = await gathering(town, kind="group")
    await mallory.says(old, AD)
    await town.settle()
    await old.migrate()
    since = await town.people.last_call()
    await town.advance("20m")
    deleted = [call for call in await town.people.calls(since) if call["method"].lower().startswith("delete")]
    assert len(deleted) <= 4
    assert not town.rows("SELECT * FROM outbox WHERE state IN ('pending', 'sending') AND kind = 'Delete'")
