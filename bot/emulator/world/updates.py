"""The update queue of a bot: what is put in, what is forgotten, what expires; not who asks for it."""

import json
from collections import deque
from typing import Any

from bot.emulator.world.people import Bot, Update
from bot.emulator.world.state import World

KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "guest_message",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
)
NOT_BY_DEFAULT = ("chat_member", "message_reaction", "message_reaction_count")
DAY = 86_400.0
LIFETIMES = {
    "callback_query": 150.0,
    "shipping_query": 150.0,
    "pre_checkout_query": 150.0,
    "inline_query": 30.0,
    "chosen_inline_result": 600.0,
}
MOST_UPDATES = 100_000
MOST_BYTES = 128 << 20
MOST_UPDATE_BYTES = 512 << 10
MOST_ANSWER_BYTES = 4 << 20
FIRST_ID = (2_000_001, 1_000_000_000)


def wants(bot: Bot, kind: str) -> bool:
    """Whether updates of this kind are made for the bot at all."""
    if bot.allowed_updates is None:
        return kind not in NOT_BY_DEFAULT
    return kind in bot.allowed_updates


def publish(world: World, bot: Bot, kind: str, body: dict[str, Any], *, key: str) -> None:
    """Queues an update for the bot, unless it does not want the kind or its queue is full.

    `key` names the webhook queue: updates with one key reach a webhook in order.
    """
    if not wants(bot, kind):
        return
    if not bot.next_update_id:
        bot.next_update_id = world.state.chance.randint(*FIRST_ID)
    update_id = bot.next_update_id
    encoded = json.dumps({"update_id": update_id, kind: body}, separators=(",", ":")).encode()
    if not _fits(world, bot, len(encoded)):
        return
    bot.next_update_id += 1
    bot.newest_update_id = update_id
    lifetime = LIFETIMES.get(kind, DAY)
    bot.updates[update_id] = Update(update_id, kind, key, world.clock.now() + lifetime, encoded)
    bot.by_key.setdefault(key, deque()).append(update_id)
    bot.queued_bytes += len(encoded)
    world.queue_signal(bot.id).fire()


def _fits(world: World, bot: Bot, size: int) -> bool:
    if size > MOST_UPDATE_BYTES:
        return False
    if len(bot.updates) < MOST_UPDATES and bot.queued_bytes + size <= MOST_BYTES:
        return True
    expire(world, bot)
    return len(bot.updates) < MOST_UPDATES and bot.queued_bytes + size <= MOST_BYTES


def remove(bot: Bot, update_id: int) -> None:
    """Forgets one update, if it is still there."""
    if (update := bot.updates.pop(update_id, None)) is None:
        return
    bot.queued_bytes -= len(update.body)
    queue = bot.by_key[update.key]
    queue.remove(update_id)
    if not queue:
        del bot.by_key[update.key]


def forget_below(bot: Bot, offset: int) -> None:
    """Forgets every update whose id is below the offset."""
    gone = []
    for update_id in bot.updates:
        if update_id >= offset:
            break
        gone.append(update_id)
    for update_id in gone:
        remove(bot, update_id)


def expire(world: World, bot: Bot) -> None:
    """Forgets every update whose time is over."""
    now = world.clock.now()
    for update_id in [update.id for update in bot.updates.values() if update.expires <= now]:
        remove(bot, update_id)


def clear(bot: Bot) -> None:
    """Forgets the whole queue; nobody need see its updates any more."""
    bot.updates.clear()
    bot.by_key.clear()
    bot.queued_bytes = 0
    bot.newest_update_id = 0


def pending(world: World, bot: Bot) -> int:
    """How many updates wait for the bot."""
    now = world.clock.now()
    return sum(update.expires > now for update in bot.updates.values())


def newest_to_see(world: World, bot: Bot) -> int:
    """The highest update id that the bot has to finish; what expired unread at the end does not count."""
    now = world.clock.now()
    while (last := bot.updates.get(bot.newest_update_id)) is not None and last.expires <= now:
        remove(bot, last.id)
        bot.newest_update_id -= 1
    return bot.newest_update_id


def heads(world: World, bot: Bot) -> dict[str, Update]:
    """The first update alive of every webhook queue, by key."""
    now = world.clock.now()
    for queue in list(bot.by_key.values()):
        while queue and bot.updates[queue[0]].expires <= now:
            remove(bot, queue[0])
    return {key: bot.updates[queue[0]] for key, queue in bot.by_key.items()}


def deliverable(world: World, bot: Bot) -> list[Update]:
    """What a webhook could be sent now: queue heads that wait for no retry."""
    now = world.clock.now()
    return [update for update in heads(world, bot).values() if update.not_before <= now]


def next_retry(world: World, bot: Bot) -> float | None:
    """When a failed webhook delivery is tried again."""
    if not bot.webhook.url:
        return None
    return min((update.not_before for update in heads(world, bot).values()), default=None)


def apply_offset(bot: Bot, offset: int) -> None:
    """What an offset forgets. Positive: all below. Negative: all but that many. Far off the queue: nothing."""
    if offset == 0 or not bot.updates:
        return
    if offset < 0:
        forget_below(bot, list(bot.updates)[offset:][0])
    elif next(iter(bot.updates)) - 100_000 <= offset <= bot.next_update_id + 10:
        forget_below(bot, offset)


def any_pending(world: World, bot: Bot) -> bool:
    """Whether an update waits for the bot."""
    now = world.clock.now()
    return any(update.expires > now for update in bot.updates.values())


def read(world: World, bot: Bot, limit: int) -> list[bytes]:
    """The oldest updates that are alive, as JSON, at most `limit` and about 4 MiB."""
    now, size = world.clock.now(), 0
    found: list[bytes] = []
    for update in bot.updates.values():
        if update.expires <= now:
            continue
        if len(found) >= limit or (found and size + len(update.body) > MOST_ANSWER_BYTES):
            break
        found.append(update.body)
        size += len(update.body)
    return found
