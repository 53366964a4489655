"""Members: mute, kick, ban, their reversal; tags. Timed ones end at least a minute ahead: under 30 s means for ever."""

from datetime import datetime, timedelta

from telegram import Bot, ChatPermissions

from bot.core.decisions import Ban, Kick, Lift, Mute, Tag
from bot.telegram.outgoing.outcome import Call, Outcome

SHORTEST = timedelta(seconds=75)
LONGEST = timedelta(days=365)


def end_of(until: datetime | None, call: Call) -> datetime | None:
    """The end to tell Telegram; None = for ever."""
    if until is None or until - call.now > LONGEST:
        return None
    return max(until, call.now + SHORTEST)


async def mute(bot: Bot, effect: Mute, call: Call) -> Outcome:
    """Take every sending right; nothing when its time is over already."""
    if effect.until is not None and effect.until <= call.now:
        return Outcome("gone", error="its time was over")
    await bot.restrict_chat_member(
        call.chat, effect.user, ChatPermissions.no_permissions(), until_date=end_of(effect.until, call),
        use_independent_chat_permissions=True,
    )  # fmt: skip
    return Outcome("done")


async def kick(bot: Bot, effect: Kick, call: Call) -> Outcome:
    """Out until an instant; at once free to return where none is set, by a ban that would end by itself too."""
    at_once = effect.until is None or effect.until <= call.now
    until = call.now + timedelta(minutes=10) if at_once else end_of(effect.until, call)
    await bot.ban_chat_member(call.chat, effect.user, until_date=until)
    if at_once:
        await bot.unban_chat_member(call.chat, effect.user, only_if_banned=True)
    return Outcome("done")


async def ban(bot: Bot, effect: Ban, call: Call) -> Outcome:
    """Out, for ever or until an instant; a channel may no longer post."""
    if effect.sender_chat:
        await bot.ban_chat_sender_chat(call.chat, effect.user)
    else:
        await bot.ban_chat_member(call.chat, effect.user, until_date=end_of(effect.until, call))
    return Outcome("done")


async def lift(bot: Bot, effect: Lift, call: Call) -> Outcome:
    """Give back what a mute or ban took: exactly the former permissions where there were such."""
    if effect.sender_chat:
        await bot.unban_chat_sender_chat(call.chat, effect.user)
    elif effect.ban:
        await bot.unban_chat_member(call.chat, effect.user, only_if_banned=True)
    else:
        former = effect.permissions
        permissions = (
            ChatPermissions.all_permissions()
            if former is None
            else ChatPermissions.de_json(dict(former), None)
        )
        until = end_of(effect.until, call) if former is not None else None
        await bot.restrict_chat_member(
            call.chat, effect.user, permissions, until_date=until, use_independent_chat_permissions=True
        )
    return Outcome("done")


async def tag(bot: Bot, effect: Tag, call: Call) -> Outcome:
    """The word beside the name: a member's tag, or the title of an administrator who is made for it."""
    if not effect.admin:
        await bot.set_chat_member_tag(call.chat, effect.user, effect.tag)
        return Outcome("done")
    await bot.promote_chat_member(call.chat, effect.user, can_manage_chat=bool(effect.tag))
    if effect.tag:
        await bot.set_chat_administrator_custom_title(call.chat, effect.user, effect.tag)
    return Outcome("done")
