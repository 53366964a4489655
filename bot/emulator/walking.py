"""Moving time so that nobody is left behind: followers, quiet, and the walk from stop to stop."""

from bot.emulator.clock import real, wait
from bot.emulator.world import updates
from bot.emulator.world.following import Follower
from bot.emulator.world.people import Bot
from bot.emulator.world.state import World

GONE_AFTER = 30.0
POLLS_WITHIN = 5.0
STUCK_AFTER = 0.25  # twice: after the first the whole process may only have come back from a stall
PATIENCE = 30.0
SETTLE_WALK = 300.0


def followers(world: World) -> list[Follower]:
    """The bots that follow the clock now; one that was silent for long has ended."""
    return [one for one in world.followers.values() if one.waiting or real() < _patient_until(world, one)]


def _patient_until(world: World, follower: Follower) -> float:
    """How long one is still expected back: after it hung up, or after an answer."""
    if follower.hung_up > follower.heard:
        return follower.hung_up + world.patience
    return follower.heard + max(GONE_AFTER, world.patience)


def is_quiet(world: World) -> bool:
    """Whether neither the emulator nor any bot that is there has anything left to do now."""
    return emulator_is_quiet(world) and all(caught_up(world, one) for one in followers(world))


def emulator_is_quiet(world: World) -> bool:
    """No call is being worked on, nothing of its own is due, and bots that do not follow have what is theirs."""
    now = world.clock.now()
    if world.busy or any(instant <= now for instant in world.clock.sleeping):
        return False
    if world.state.timers and world.state.timers[0].at <= now:
        return False
    followed = {one.bot_id for one in followers(world)}
    return all(_drained(world, bot) for bot in world.state.bots.values() if bot.id not in followed)


def _drained(world: World, bot: Bot) -> bool:
    """Nothing waits for a bot that would take it now."""
    if bot.webhook.url:
        return not updates.deliverable(world, bot)
    listens = bot.id in world.polling or real() - world.polled.get(bot.id, -POLLS_WITHIN) < POLLS_WITHIN
    return not (listens and updates.any_pending(world, bot))


def caught_up(world: World, follower: Follower) -> bool:
    """The follower knows the time, has finished every update made for it, and nothing of it is due."""
    bot = world.state.bots.get(follower.bot_id)
    newest = updates.newest_to_see(world, bot) if bot is not None else 0
    if follower.version != world.clock.version or follower.seen < newest:
        return False
    return all(due is None or due > world.clock.now() for due in (follower.due, follower.held))


def only_held(world: World) -> bool:
    """Whoever is not caught up has taken all that is for it, and says that it holds that until an instant to come."""
    behind = [one for one in followers(world) if not caught_up(world, one)]
    return all(_holds(world, one) for one in behind)


def _holds(world: World, follower: Follower) -> bool:
    """Its newest report speaks of what it has taken, and of an instant still to come: a `due` alone may be older than
    an update that it is only just storing.
    """
    now, bot = world.clock.now(), world.state.bots.get(follower.bot_id)
    if follower.version != world.clock.version or (bot is not None and not _drained(world, bot)):
        return False
    dues = (follower.due, follower.walkable)
    return all(due is not None and due > now for due in dues)


async def until_quiet(world: World, seconds: float) -> bool:
    """Waits at most so many real seconds for quiet; also ends when followers only wait for a later instant."""
    end, stuck = real() + seconds, 0
    while stuck < 2:
        world.run_timers()
        if is_quiet(world):
            return True
        if (left := end - real()) <= 0:
            return False
        fired = world.changed.fired
        await wait(world.changed, seconds=min(left, STUCK_AFTER))
        alike = fired == world.changed.fired and emulator_is_quiet(world) and only_held(world)
        stuck = stuck + 1 if alike else 0
    return True


def next_stop(world: World) -> float | None:
    """The earliest instant to come at which the emulator or a follower has something due, or may send on."""
    now = world.clock.now()
    stops = [at for one in followers(world) for at in (one.due, one.held) if at is not None]
    stops += world.clock.sleeping
    stops += [world.state.timers[0].at] if world.state.timers else []
    stops += [due for bot in world.state.bots.values() if (due := updates.next_retry(world, bot)) is not None]
    return min((stop for stop in stops if stop > now), default=None)


async def walk(world: World, target: float) -> bool:
    """Moves the clock to the target, stopping wherever something is due; False when somebody did not get quiet."""
    seconds = PATIENCE + world.patience  # whoever comes back late has as long as all others
    quiet = await until_quiet(world, seconds)
    while (stop := next_stop(world)) is not None and stop < target:
        world.clock.move_to(stop)
        quiet &= await until_quiet(world, seconds)
    world.clock.move_to(max(target, world.clock.now()))
    return await until_quiet(world, seconds) and quiet


async def settle(world: World, seconds: float) -> bool:
    """Waits for quiet, walking to what followers hold back for at most five minutes; False when time ran out."""
    end = real() + seconds
    limit = world.clock.now() + SETTLE_WALK
    while await until_quiet(world, max(end - real(), 0.0)):
        dues = [one.walkable for one in followers(world)]
        stop = min((due for due in dues if due is not None and due > world.clock.now()), default=None)
        if is_quiet(world) and (stop is None or stop > limit):
            return True
        if stop is not None and stop > limit:
            return False
        if stop is not None:
            world.clock.move_to(stop)
    return False
