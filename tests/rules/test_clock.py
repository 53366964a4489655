"""Clocks tell and wait; draws can be replayed."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.clock import Draw, MovableClock, RealClock, first_of, fresh_secret

MONDAY = datetime(2026, 1, 5, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


async def sleeping(clock: MovableClock, instant: datetime | None, wake: asyncio.Event) -> asyncio.Task[None]:
    """A task that has begun to sleep."""
    task = asyncio.create_task(clock.sleep_until(instant, wake))
    for _ in range(3):  # the task, then the two waits inside it, get their turn
        await asyncio.sleep(0)
    return task


async def test_a_movable_clock_stands_still_until_it_is_moved() -> None:
    clock = MovableClock(MONDAY)
    assert clock.now() == MONDAY
    clock.advance(HOUR)
    assert clock.now() == MONDAY + HOUR
    clock.set(MONDAY)
    assert clock.now() == MONDAY


async def test_a_sleeper_wakes_at_a_move_even_before_its_instant() -> None:
    clock = MovableClock(MONDAY)
    task = await sleeping(clock, MONDAY + 2 * HOUR, asyncio.Event())
    assert not task.done()
    clock.advance(HOUR)
    await task


async def test_a_sleeper_without_an_instant_wakes_when_told() -> None:
    wake = asyncio.Event()
    task = await sleeping(MovableClock(MONDAY), None, wake)
    wake.set()
    await task


@pytest.mark.parametrize("instant", [MONDAY, MONDAY - HOUR])
async def test_an_instant_that_has_come_is_not_waited_for(instant: datetime) -> None:
    await MovableClock(MONDAY).sleep_until(instant, asyncio.Event())


async def test_who_was_told_already_does_not_sleep() -> None:
    wake = asyncio.Event()
    wake.set()
    await MovableClock(MONDAY).sleep_until(None, wake)


async def test_the_real_clock_is_aware_and_waits_for_the_instant() -> None:
    clock = RealClock()
    assert clock.now().tzinfo is UTC
    until = clock.now() + timedelta(milliseconds=5)
    await clock.sleep_until(until, asyncio.Event())
    assert clock.now() >= until


async def test_the_real_clock_returns_when_told() -> None:
    wake = asyncio.Event()
    task = asyncio.create_task(RealClock().sleep_until(None, wake))
    await asyncio.sleep(0)
    wake.set()
    await task


async def test_waiting_for_the_first_of_several_leaves_no_task_behind() -> None:
    first, second = asyncio.Event(), asyncio.Event()
    waiting = asyncio.create_task(first_of(first, second))
    await asyncio.sleep(0)
    second.set()
    await waiting
    await asyncio.sleep(0)
    assert asyncio.all_tasks() == {asyncio.current_task()}


def test_the_same_seed_draws_the_same() -> None:
    one, other = Draw(b"seed"), Draw(b"seed")
    assert [one.integer(1, 6) for _ in range(50)] == [other.integer(1, 6) for _ in range(50)]
    assert one.token() == other.token()
    assert Draw(b"another").token() != Draw(b"seed").token()


def test_draws_stay_inside_their_bounds_and_reach_them() -> None:
    draw = Draw(b"seed")
    assert {draw.integer(1, 6) for _ in range(300)} == {1, 2, 3, 4, 5, 6}
    assert {draw.choice("ab") for _ in range(50)} == {"a", "b"}
    assert draw.integer(7, 7) == 7
    assert len(draw.token(22)) == 22


def test_a_number_that_would_favour_some_is_drawn_again() -> None:
    draw = Draw(b"seed")
    assert all(0 <= draw.integer(0, 2**63) <= 2**63 for _ in range(20))


def test_nothing_can_be_drawn_from_nothing() -> None:
    with pytest.raises(ValueError, match="nothing lies between"):
        Draw(b"seed").choice([])


def test_every_installation_has_its_own_secret() -> None:
    assert len({fresh_secret() for _ in range(3)}) == 3
    assert len(fresh_secret()) == 32
