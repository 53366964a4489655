"""getUpdates, the webhook settings, and closing a bot: how a bot asks for its updates."""

from typing import Any

from bot.emulator.clock import Signal, real, wait
from bot.emulator.errors import ApiError, conflict, too_many
from bot.emulator.methods import Call, Described, RawJson, method
from bot.emulator.world import updates
from bot.emulator.world.people import Webhook
from bot.emulator.world.webhooks import check_secret, check_url

WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_SET = "terminated by setWebhook request"
MOST_SECONDS = 50
IMPATIENT, SAME_AGAIN = 3.0, 0.5
BATCHING = 0.0015
CONFLICT_SPACING = 3.0
CLOSE_AFTER = 600.0


@method("getUpdates")
async def get_updates(call: Call) -> RawJson:
    """Array of Update, at once or when there is one, at most `timeout` seconds later."""
    bot, now = call.bot, call.world.clock.now()
    if bot.webhook.url:
        raise conflict(WEBHOOK_ACTIVE)
    remember_allowed(call)
    limit = call.params.integer("limit", 100, 1, 100)
    timeout = float(call.params.integer("timeout", 0, 0, MOST_SECONDS))
    offset = call.params.integer("offset")
    if offset == bot.last_offset and (since := now - bot.last_poll_at) < IMPATIENT:
        timeout = max(timeout, IMPATIENT)
        limit = 1 if since < SAME_AGAIN else limit
    bot.last_offset, bot.last_poll_at = offset, now
    call.world.polled[bot.id] = real()
    updates.apply_offset(bot, offset)
    call.world.changed.fire()
    if timeout and not updates.any_pending(call.world, bot):
        await _wait(call, now + timeout)
    return RawJson(b"[" + b",".join(updates.read(call.world, call.bot, limit)) + b"]")


async def _wait(call: Call, until: float) -> None:
    """Until there is an update; the newer of two waiting calls ends the older with a 409."""
    world, mine = call.world, Signal()
    if (older := world.polling.get(call.bot_id)) is not None:
        older.fire()
    world.polling[call.bot_id] = mine
    world.changed.fire()
    try:
        while world.clock.now() < until and not updates.any_pending(world, call.bot):
            await world.clock.pass_until(until, world.queue_signal(call.bot_id), mine)
            await _stop_if_told(call, mine)
        await wait(seconds=BATCHING)
    finally:
        if world.polling.get(call.bot_id) is mine:
            del world.polling[call.bot_id]


async def _stop_if_told(call: Call, mine: Signal) -> None:
    if not mine.fired and not call.bot.webhook.url:
        return
    bot, now = call.bot, call.world.clock.now()
    bot.last_conflict_at = max(now, bot.last_conflict_at + CONFLICT_SPACING)
    await call.world.clock.pass_until(bot.last_conflict_at)
    raise conflict(OTHER_POLLER if mine.fired else WEBHOOK_SET)


def remember_allowed(call: Call) -> None:
    """Keeps `allowed_updates` for updates made from now on; nonsense keeps what was."""
    try:
        wanted = call.params.json("allowed_updates")
    except ApiError:
        return
    if not isinstance(wanted, list):
        return
    names = [name.lower() for name in wanted if isinstance(name, str)]
    call.bot.allowed_updates = [name for name in updates.KINDS if name in names] or None


@method("setWebhook")
async def set_webhook(call: Call) -> Described:
    """True; an empty url removes the webhook."""
    url = call.params.text("url").strip()
    if not url:
        return _delete(call)
    world, bot = call.world, call.bot
    secret = call.params.text("secret_token")
    check_secret(secret)
    check_url(url, strict=world.strict_webhooks)
    most = call.params.integer("max_connections", 40, 1, 100)
    wanted = (url, secret, most, call.params.text("ip_address"))
    old = bot.webhook
    same = wanted == (old.url, old.secret_token, old.max_connections, old.ip_address)
    if not same and world.clock.now() - old.set_at < 1.0:
        raise too_many(1)
    remember_allowed(call)
    if call.params.boolean("drop_pending_updates"):
        updates.clear(bot)
    if same:
        return Described(True, "Webhook is already set")
    bot.webhook = Webhook(*wanted, set_at=world.clock.now())
    bot.webhook.has_custom_certificate = call.params.has("certificate")
    world.queue_signal(bot.id).fire()
    world.changed.fire()
    return Described(True, "Webhook was set")


@method("deleteWebhook")
async def delete_webhook(call: Call) -> Described:
    """True, whether or not there was one."""
    return _delete(call)


def _delete(call: Call) -> Described:
    bot = call.bot
    if call.params.boolean("drop_pending_updates"):
        updates.clear(bot)
    if not bot.webhook.url:
        return Described(True, "Webhook is already deleted")
    bot.webhook = Webhook()
    call.world.queue_signal(bot.id).fire()
    call.world.changed.fire()
    return Described(True, "Webhook was deleted")


@method("getWebhookInfo")
async def get_webhook_info(call: Call) -> Any:
    """WebhookInfo."""
    bot = call.bot
    info: dict[str, Any] = {
        "url": bot.webhook.url,
        "has_custom_certificate": bot.webhook.has_custom_certificate,
        "pending_update_count": updates.pending(call.world, bot),
    }
    if bot.webhook.url:
        info["max_connections"] = bot.webhook.max_connections
        info["ip_address"] = bot.webhook.ip_address or "127.0.0.1"
    if bot.webhook.last_error_date:
        info["last_error_date"] = bot.webhook.last_error_date
        info["last_error_message"] = bot.webhook.last_error_message
    if bot.allowed_updates is not None:
        info["allowed_updates"] = bot.allowed_updates
    return info


@method("close")
async def close(call: Call) -> bool:
    """True; refused in the first ten minutes."""
    left = call.bot.started_at + CLOSE_AFTER - call.world.clock.now()
    if left > 0:
        raise too_many(int(left) + 1)
    call.bot.closed = True
    return True


@method("logOut")
async def log_out(call: Call) -> bool:
    """True; every later call is refused."""
    call.bot.logged_out = True
    return True
