"""Old updates that come again, and commands that come too late (S4)."""

import json

import pytest

from tests.faults.acts import AD, bot_of, deliver, gathering, strikes, unfinished, until
from tests.town import Town


async def test_s4_every_update_of_a_life_again_changes_nothing(town: Town) -> None:
    owner, group, mallory = await gathering(town)
    await mallory.says(group, AD)
    await owner.says(group, "/filter price twenty")
    await mallory.says(group, "price")
    await owner.says(group, f"/warn {mallory.id} rude")
    await owner.writes_bot("/start")
    await town.settle()
    await town.advance("5m")
    ledger, members = (
        strikes(town),
        town.rows("SELECT user_id, messages, status FROM member ORDER BY user_id"),
    )
    rows = town.rows(
        "SELECT body FROM inbox WHERE source = 'telegram' AND key NOT LIKE 'known:%' ORDER BY id"
    )
    since = await town.people.last_call()
    assert len(rows) > 8
    for row in rows:
        deliver(town, json.loads(row["body"])["update_id"], row["body"].encode())
    await until(town, lambda: not bot_of(town).updates)
    await town.settle()
    assert strikes(town) == ledger
    assert town.rows("SELECT user_id, messages, status FROM member ORDER BY user_id") == members
    assert {call["method"] for call in await town.people.calls(since)} <= {"getUpdates"}


@pytest.mark.parametrize(("minutes", "obeyed"), [(9, True), (11, False), (60 * 23, False)])
async def test_s4_a_command_is_obeyed_for_ten_minutes_and_then_only_counted(
    town: Town, minutes: int, obeyed: bool
) -> None:
    owner, group, mallory = await gathering(town)
    await town.stop()
    await owner.says(group, f"/warn {mallory.id} rude")
    await mallory.says(group, AD)
    await town.people.advance(f"{minutes}m", jump=True)
    await town.start()
    assert [row["rule"] for row in strikes(town)] == ["admin", "ads"][not obeyed :]
    counts = {row["user_id"]: row["messages"] for row in town.rows("SELECT user_id, messages FROM member")}
    assert (counts[owner.id], counts[mallory.id]) == (1, 1)
    assert unfinished(town) == []
