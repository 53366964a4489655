"""The bot comes, gets and loses rights, goes; members' standing is kept. The choices of admins: choices.py."""

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.core.decisions import (
    Alert,
    Button,
    Change,
    ChangeChat,
    ChangeMember,
    Decision,
    Edit,
    Forget,
    Leave,
    Remove,
    Rows,
    Save,
    Say,
)
from bot.core.facts import GONE, Answer, ButtonPress, Handed, MemberChange, Membership, Sender, Tick
from bot.core.texts import Html
from bot.core.tiers import TierPolicy
from bot.feature import Decisions, NeedsAdmins, Turn
from bot.features.setup import rules
from bot.features.setup.members import standing_row
from bot.features.setup.policy import SetupPolicy
from bot.features.setup.queries import find_checklist, list_open_keys
from bot.features.setup.rules import Look
from bot.features.setup.tables import Checklist

INSIDE = ("member", "administrator")


# --- the bot's own standing ---------------------------------------------------------------------------------------


async def on_me(turn: Turn, change: MemberChange) -> Decisions:
    """Added, promoted, demoted, removed."""
    if change.chat.is_private:
        return []
    if change.chat.type == "channel":
        return in_channel(turn, change)
    if not change.new.is_inside:
        gone = {"status": change.new.status, "rights": [], "removed_at": turn.now}
        return [ChangeChat(turn.chat, gone), stays(turn)]
    if change.joined and not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    kept = await find_checklist(turn.session, turn.chat)
    look = look_of(turn, change)
    decisions: list[Decision] = [
        ChangeChat(turn.chat, chat_row(turn, change)),
        *await admin_rows(turn, change),
    ]
    wanted = change.new.is_admin or turn.lane.admins.get(change.by.id, Membership("member")).is_admin
    if not fits(turn, change, kept):
        decisions += announced(turn, look) if wanted or not change.joined else ask_to_stay(turn, look)
    elif wanted or (kept is not None and kept.leave_at is None):
        decisions += [*refreshed(turn, look, kept), stays(turn)]
    return [*decisions, *await rights_card(turn, rules.lost(change.old, change.new), look)]


def look_of(
    turn: Turn, change: MemberChange | None = None, *, chosen: str = "", chosen_zone: str = ""
) -> Look:
    """What the set-up message has to say now: of the lane, of a change of it, of what was just chosen."""
    lane = turn.lane
    language, zone = lane.chosen_language, lane.timezone
    if change is not None and not language:
        language = rules.guess_language(change.chat.title, change.by.language)
        zone = zone or rules.guess_zone(language)
    return Look(
        title=change.chat.title if change else lane.title,
        type=change.chat.type if change else lane.type,
        is_admin=change.new.is_admin if change else lane.bot_is_admin,
        rights=change.new.rights if change else lane.rights,
        language=chosen or language or lane.defaults[0],
        zone=chosen_zone or zone or lane.defaults[1],
        reads_all=turn.me.reads_all,
        observes=observes(turn),
        titles=turn.policy(TierPolicy).title,
        back=bool(change and change.joined and lane.known and lane.status in GONE),
    )


def observes(turn: Turn) -> bool:
    """Does the ads feature, if there is one, only watch in the first days?"""
    kind = next((feature.policy for feature in turn.features if feature.name == "ads"), None)
    return kind is not None and bool(getattr(turn.policy(kind), "observe", False))


def chat_row(turn: Turn, change: MemberChange) -> dict[str, object]:
    """The chat's row as this change makes it; what its admins chose stays."""
    row: dict[str, object] = {
        "type": change.chat.type,
        "title": change.chat.title,
        "username": change.chat.username,
        "status": "administrator" if change.new.is_admin else "member",
        "rights": sorted(change.new.rights),
        "removed_at": None,
    }
    if change.joined:
        row |= {"added_by": change.by.id, "added_at": turn.now}
    guessed = rules.guess_language(change.chat.title, change.by.language)
    if guessed and not turn.lane.chosen_language:
        row |= {"language": guessed}
        row |= {"timezone": turn.lane.timezone or rules.guess_zone(guessed)}
    return row


async def admin_rows(turn: Turn, change: MemberChange) -> list[Decision]:
    """Those who were admins before the bot came make no update: their rows are made now."""
    if not change.joined:
        return []
    await turn.know(*turn.lane.admins)
    rows: list[Decision] = []
    for user_id, standing in turn.lane.admins.items():
        state = turn.member(user_id)
        user = Sender(user_id, state.name, state.username, language=state.language)
        rows.append(ChangeMember(turn.chat, user, standing_row(standing)))
    return rows


def fits(turn: Turn, change: MemberChange, kept: Checklist | None) -> bool:
    """Is the set-up message that stands there the one to edit?"""
    if kept is None or (kept.message_chat or turn.chat) != turn.chat:
        return False
    return not change.joined or (turn.lane.status in INSIDE and turn.now - kept.said_at < rules.FRESH)


def in_channel(turn: Turn, change: MemberChange) -> Decisions:
    """Channels are not what this bot is for: one line, and it goes."""
    if not change.new.is_inside:
        return [Remove(Checklist, {"chat_id": turn.chat})]
    if not change.joined:
        return []
    language = rules.guess_language(change.chat.title, change.by.language) or turn.language
    line = Say(turn.chat, turn.texts.render(language, "setup-no-channel"))
    row = Checklist(
        chat_id=turn.chat, key=f"setup:{turn.key}", said_at=turn.now, leave_at=turn.now + rules.GOODBYE,
        said_goodbye=True,
    )  # fmt: skip
    return [*([line] if change.new.may("can_post_messages") else []), Save(row, replace=True)]


# --- the set-up message ---------------------------------------------------------------------------------------------


def checklist(turn: Turn, look: Look) -> tuple[Html, Rows]:
    """Its words and buttons."""
    texts, lang = turn.texts, look.language
    words = {"group": look.title, "bot": turn.me.name}
    lines = [
        texts.render(lang, text_id, **words, right=right_name(turn, lang, right) if right else "")
        for text_id, right in rules.checklist(look)
    ]
    other = "en" if lang == "zh" else "zh"
    row = [Button(rules.LANGUAGE_NAMES[other], "setup", "language", other)]
    if rules.missing(look.rights):
        row.insert(0, Button(texts.plain(lang, "setup-button-grant"), url=turn.me.add_link))
    local = texts.render(
        lang, "setup-choices", language=rules.LANGUAGE_NAMES.get(lang, lang), zone=look.zone,
        clock=texts.clock(lang, turn.now, ZoneInfo(look.zone)),
    )  # fmt: skip
    return Html("\n".join([*lines, local])), (tuple(row),)


def right_name(turn: Turn, lang: str, right: str) -> Html:
    """A right as Telegram's apps call it."""
    return turn.texts.render(lang, f"right-{right.replace('_', '-')}")


def announced(turn: Turn, look: Look) -> list[Decision]:
    """The set-up message, said anew."""
    text, rows = checklist(turn, look)
    return said(turn, text, rows, None)


def said(turn: Turn, text: Html, rows: Rows, waits: timedelta | None) -> list[Decision]:
    """A message that becomes the chat's set-up message; without an admin's tap the bot leaves after `waits`."""
    key = f"setup:{turn.key}"
    leave_at = None if waits is None else turn.now + waits
    row = Checklist(chat_id=turn.chat, key=key, said_at=turn.now, leave_at=leave_at, said_goodbye=False)
    return [Say(turn.chat, text, rows, key=key, answer="said", must_arrive=True), Save(row, replace=True)]


def refreshed(turn: Turn, look: Look, kept: Checklist | None) -> list[Decision]:
    """The set-up message, edited where it stands."""
    if kept is None or (kept.message_chat or turn.chat) != turn.chat:
        return []
    text, rows = checklist(turn, look)
    if kept.message_id is not None:
        return [Edit(turn.chat, text, rows, message_id=kept.message_id)]
    return [Edit(turn.chat, text, rows, key=kept.key)]


async def on_said(turn: Turn, answer: Answer) -> Decisions:
    """The set-up message stands: its id, for edits after months."""
    if answer.message_id is None:
        return []
    where = {"chat_id": turn.chat, "key": answer.key}
    return [Change(Checklist, where, {"message_id": answer.message_id, "message_chat": turn.chat})]


# --- added by somebody who is no admin ------------------------------------------------------------------------------


def ask_to_stay(turn: Turn, look: Look) -> list[Decision]:
    """An admin taps, or the bot leaves (S28)."""
    waits = timedelta(minutes=turn.policy(SetupPolicy).wait_minutes)
    until = turn.texts.clock(look.language, turn.now + waits, ZoneInfo(look.zone))
    text = turn.texts.render(look.language, "setup-waiting", group=look.title, until=until)
    stay = Button(turn.texts.plain(look.language, "setup-button-stay"), "setup", "stay")
    return said(turn, text, ((stay,),), waits)


async def on_stay(turn: Turn, press: ButtonPress) -> Decisions:
    """An admin wants the bot here."""
    kept = await find_checklist(turn.session, turn.chat)
    return [turn.pressed(press), stays(turn), *refreshed(turn, look_of(turn), kept)]


def stays(turn: Turn) -> Change:
    """Nothing is left to wait for."""
    return Change(Checklist, {"chat_id": turn.chat}, {"leave_at": None, "said_goodbye": False})


async def on_leaving(turn: Turn, tick: Tick) -> Decisions:
    """No admin tapped: one line, then out."""
    kept = await find_checklist(turn.session, turn.chat)
    if kept is None or kept.leave_at is None or kept.leave_at > turn.now:
        return []
    if kept.said_goodbye:
        return [Leave(turn.chat), stays(turn)]
    later = {"leave_at": turn.now + rules.GOODBYE, "said_goodbye": True}
    return [Say(turn.chat, turn.text("setup-goodbye")), Change(Checklist, {"chat_id": turn.chat}, later)]


async def on_forgetting(turn: Turn, tick: Tick) -> Decisions:
    """Thirty days without the bot: nothing of the chat is kept."""
    return [] if turn.lane.status in INSIDE else [Forget(turn.chat)]


# --- rights lost and found ------------------------------------------------------------------------------------------


async def rights_card(turn: Turn, lost: Sequence[str], look: Look) -> list[Decision]:
    """A lost right wakes the admins, once an hour (R41); their cards close when all rights are back."""
    if lost:
        return [lost_card(turn, rules.missing(look.rights))]
    if rules.missing(look.rights):
        return []
    keys = await list_open_keys(turn.session, turn.chat, "rights")
    return [Alert(turn.chat, "rights", key, turn.text("setup-rights-back"), closed=True) for key in keys]


def lost_card(turn: Turn, missing: Sequence[str]) -> Alert:
    """What is off, and how to put it right."""
    lines = [turn.text(rules.off(right), right=right_name(turn, turn.language, right)) for right in missing]
    words = [turn.text("setup-rights-lost"), *lines, turn.text("setup-grant", bot=turn.me.name)]
    grant = Button(turn.texts.plain(turn.language, "setup-button-grant"), url=turn.me.add_link)
    key = f"rights:{turn.now:%Y%m%d%H}"
    return Alert(turn.chat, "rights", key, Html("\n".join(words)), ((grant,),), urgent=True)


async def on_parked(turn: Turn, handed: Handed) -> Decisions:
    """Telegram refused an action for lack of a right: it waits, the admins hear of it."""
    return [lost_card(turn, rules.missing(turn.lane.rights))]
