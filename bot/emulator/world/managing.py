"""What a human administrator does with members: ban, mute, promote, tag; refused when they may not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.emulator.world import members, storing
from bot.emulator.world.acting import Refused
from bot.emulator.world.chats import Chat, Member
from bot.emulator.world.rights import PERMISSIONS, everything, granted, may
from bot.emulator.world.state import World


@dataclass(frozen=True)
class Wanted:
    """What the administrator asks for; None leaves a thing as it is; `until` is in unix seconds."""

    status: str | None = None
    permissions: Mapping[str, bool] | None = None
    until: int | None = None
    tag: str | None = None
    rights: Any = None
    anonymous: bool | None = None
    custom_title: str | None = None


def set_member(world: World, chat: Chat, target: int, by: int, wanted: Wanted) -> Member:
    """Does it and gives the new standing; Refused when `by` may not."""
    old = members.find(world, chat, target)
    check_may_manage(world, chat, old, by, _right_for(wanted))
    new = _wanted_standing(chat, old, by, wanted)
    if new != old:
        members.change(world, chat, new, by=by)
    return members.find(world, chat, target)


def _right_for(wanted: Wanted) -> str:
    if wanted.rights is not None or wanted.status == "administrator" or wanted.anonymous is not None:
        return "can_promote_members"
    return "can_manage_tags" if wanted.status is None and wanted.tag is not None else "can_restrict_members"


def check_may_manage(world: World, chat: Chat, target: Member, by: int, right: str) -> None:
    """Refused unless `by` has the right here and the target is not above them."""
    actor = members.find(world, chat, by)
    if not (actor.is_admin and may(chat, actor, right)):
        raise Refused(f"this person may not do that: {right}")
    if target.user_id == by:
        return
    if target.status == "creator":
        raise Refused("nobody can change the owner")
    if target.status == "administrator" and actor.status != "creator" and target.promoted_by != by:
        raise Refused("that administrator was promoted by somebody else")


def _wanted_standing(chat: Chat, old: Member, by: int, wanted: Wanted) -> Member:
    new = _with_status(chat, old, by, wanted)
    if wanted.tag is not None:
        new = replace(new, tag=wanted.tag)
    if wanted.custom_title is not None:
        new = replace(new, custom_title=wanted.custom_title)
    return new if wanted.anonymous is None else replace(new, anonymous=wanted.anonymous)


def _with_status(chat: Chat, old: Member, by: int, wanted: Wanted) -> Member:
    until = wanted.until or 0
    if wanted.rights is not None or wanted.status == "administrator":
        rights = granted(chat, wanted.rights if wanted.rights is not None else "all")
        return Member(old.user_id, "administrator", rights, promoted_by=by)
    if wanted.permissions is not None or wanted.status == "restricted":
        return restricted(old, wanted.permissions or {}, until)
    if wanted.status == "kicked":
        return Member(old.user_id, "kicked", until=until)
    if wanted.status in ("member", "left"):
        return Member(old.user_id, wanted.status, tag=old.tag)  # type: ignore[arg-type]  # one of two statuses
    return replace(old)


def restricted(old: Member, permissions: Mapping[str, bool], until: int) -> Member:
    """The standing after these permissions are set: all of them true lifts every restriction."""
    chosen = {name: permissions.get(name, False) for name in PERMISSIONS}
    if chosen == everything():
        return Member(old.user_id, "member" if old.inside else "left", tag=old.tag)
    return Member(
        old.user_id, "restricted", permissions=chosen, until=until, is_member=old.inside, tag=old.tag
    )


def portrait(world: World) -> str:
    """The key of a new stored picture."""
    return storing.keep(world, "photo").unique_id
