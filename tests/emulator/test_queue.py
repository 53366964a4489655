"""getUpdates: offsets, throttling, two pollers, allowed_updates, expiry and the cap."""

import asyncio

from bot.emulator.clock import real
from bot.emulator.world import updates
from tests.emulator.conftest import Town


async def _three(town: Town) -> list[int]:
    for text in ("one", "two", "three"):
        await town.bob.says(town.group, text)
    return [update["update_id"] for update in await town.api.ok("getUpdates")]


async def test_c04_offsets_forget_count_back_and_ignore_the_future(town: Town) -> None:
    first, _, third = await _three(town)
    assert third == first + 2
    assert len(await town.api.ok("getUpdates", offset=third + 12)) == 3
    assert [one["update_id"] for one in await town.api.ok("getUpdates", offset=first + 1)] == [
        first + 1,
        third,
    ]
    assert [one["update_id"] for one in await town.api.ok("getUpdates", offset=-1)] == [third]
    assert len(await town.api.ok("getUpdates", offset=0)) == 1
    bot = town.emulator.world.state.bots[town.api.id]
    await town.api.ok("getUpdates", offset=third + 1, timeout=0)
    assert not bot.updates


async def test_c05_same_offset_is_throttled(town: Town) -> None:
    await _three(town)
    assert len(await town.api.ok("getUpdates", offset=1)) == 3
    assert len(await town.api.ok("getUpdates", offset=1)) == 1
    await town.people.advance("10s", jump=True)
    bot = town.emulator.world.state.bots[town.api.id]
    updates.clear(bot)
    await town.api.ok("getUpdates", offset=5)
    started = real()
    waiting = asyncio.create_task(town.api.ok("getUpdates", offset=5))
    await town.polled()
    await town.people.advance("2s", jump=True)
    assert not waiting.done()
    await town.people.advance("2s", jump=True)
    assert await waiting == []
    assert real() - started < 3


async def test_c06_two_pollers_older_gets_409(town: Town) -> None:
    older = asyncio.create_task(town.api.refused("getUpdates", offset=9, timeout=50))
    await town.polled()
    newer = asyncio.create_task(town.api.ok("getUpdates", timeout=50))
    code, text = await older
    assert code == 409
    assert text.startswith("Conflict: terminated by other getUpdates request; make sure that only one bot")
    await town.bob.says(town.group, "hi")
    assert len(await newer) == 1


async def test_c07_allowed_updates_persist_and_default(town: Town) -> None:
    bot = town.emulator.world.state.bots[town.api.id]

    def allowed() -> list[str] | None:
        return bot.allowed_updates

    await town.api.ok("getUpdates", allowed_updates=["MESSAGE", "chat_member"])
    await town.api.ok("getUpdates", offset=1)
    assert allowed() == ["message", "chat_member"]
    await town.api.ok("getUpdates", offset=2, allowed_updates="nonsense")
    assert allowed() == ["message", "chat_member"]
    await town.api.ok("getUpdates", offset=3, allowed_updates=["nonsense"])
    assert allowed() is None
    assert updates.wants(bot, "message")
    assert updates.wants(bot, "callback_query")
    assert not updates.wants(bot, "chat_member")
    await town.group.joined_by("Carol")
    assert ["message" in update for update in await town.api.ok("getUpdates", offset=4)] == [True]


async def test_c08_callback_expires_after_150_seconds(town: Town) -> None:
    buttons = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    sent = await town.api.ok("sendMessage", chat_id=town.group.id, text="sure?", reply_markup=buttons)
    note = (await town.group.messages())[-1]
    press = asyncio.create_task(town.bob.taps(note, "Yes", group=town.group))
    while not await town.api.ok("getUpdates", timeout=1):
        pass
    await town.people.advance("149s", jump=True)
    assert len(await town.api.ok("getUpdates", offset=0)) == 1
    await town.people.advance("5s", jump=True)
    assert await town.api.ok("getUpdates", offset=0) == []
    assert sent["reply_markup"] == buttons
    press.cancel()


async def test_c09_queue_cap(town: Town) -> None:
    bot = town.emulator.world.state.bots[town.api.id]
    for _ in range(updates.MOST_UPDATES + 5):
        updates.publish(town.emulator.world, bot, "poll", {"id": "1"}, key="p")
    assert len(bot.updates) == updates.MOST_UPDATES
    updates.clear(bot)
    updates.publish(town.emulator.world, bot, "poll", {"id": "x" * (600 << 10)}, key="p")
    assert not bot.updates


async def test_long_poll_ends_when_the_clock_passes_it(town: Town) -> None:
    waiting = asyncio.create_task(town.api.ok("getUpdates", timeout=50))
    await town.polled()
    await town.people.advance("1m", jump=True)
    assert await waiting == []


async def test_updates_of_a_day_ago_are_gone(town: Town) -> None:
    await town.bob.says(town.group, "hi")
    await town.people.advance("25h", jump=True)
    assert await town.api.ok("getUpdates") == []
