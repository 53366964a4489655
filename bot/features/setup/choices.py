"""What admins choose for a chat, and everybody for themself: language and time zone."""

from zoneinfo import ZoneInfo

from bot.core.decisions import Button, ChangeChat, Decision, Edit, Know, Note, Rows
from bot.core.facts import ButtonPress, CommandCall, Sender
from bot.core.texts import Html
from bot.feature import Decisions, Turn
from bot.features.setup import rules
from bot.features.setup.handlers import look_of, refreshed
from bot.features.setup.queries import find_checklist


async def language(turn: Turn, call: CommandCall) -> Decisions:
    """/language en|zh: of the chat; in private, of who asks."""
    wanted = rules.language_named(call.args)
    mine = turn.lane.is_private
    if wanted is None:
        lang = turn.language_of(call.by) if mine else turn.language
        text = language_now(turn, lang, mine=mine)
        if call.args:
            text = turn.texts.render(lang, "setup-language-unknown", words=call.args[:60])
        return [turn.answer(call, text, buttons=languages("mine" if mine else "language"))]
    if mine:
        return [
            Know(call.by, choice=wanted),
            turn.answer(call, turn.texts.render(wanted, "setup-language-mine")),
        ]
    text = turn.texts.render(wanted, "setup-language-set")
    return [*await chosen(turn, call.by, language=wanted), turn.answer(call, text)]


def language_now(turn: Turn, lang: str, *, mine: bool) -> Html:
    """Which language is spoken, and how to change it."""
    near = turn.texts.language(lang)
    text_id = "setup-language-now-mine" if mine else "setup-language-now"
    return turn.texts.render(near, text_id, language=rules.LANGUAGE_NAMES[near])


def languages(verb: str) -> Rows:
    """A button for each language, in that language."""
    return (tuple(Button(name, "setup", verb, code) for code, name in rules.LANGUAGE_NAMES.items()),)


async def press_language(turn: Turn, press: ButtonPress) -> Decisions:
    """An admin taps the chat's language, on the set-up message or under /language."""
    text = turn.texts.render(press.arg, "setup-language-set")
    decisions = [turn.pressed(press, text), *await chosen(turn, press.by, language=press.arg)]
    return [*decisions, *await answered(turn, press, text)]


async def press_mine(turn: Turn, press: ButtonPress) -> Decisions:
    """Somebody taps their own language in private."""
    text = turn.texts.render(press.arg, "setup-language-mine")
    decisions: list[Decision] = [turn.pressed(press), Know(press.by, choice=press.arg)]
    return [*decisions, Edit(press.chat.id, text, message_id=press.message_id)]


async def timezone(turn: Turn, call: CommandCall) -> Decisions:
    """/timezone Area/City, a city, or UTC+8; without words: which one it is."""
    if not call.args:
        text, offered = (
            zone_text(turn, "setup-zone-now", turn.lane.zone.key),
            rules.USUAL_ZONES.get(turn.language, ()),
        )
        return [turn.answer(call, text, buttons=() if call.in_private else zone_buttons(offered))]
    zone = rules.zone_named(call.args)
    if zone is not None:
        text = zone_text(turn, "setup-zone-set", zone)
        return [*await chosen(turn, call.by, zone=zone), turn.answer(call, text)]
    near = rules.zones_like(call.args)
    text_id = "setup-zone-unknown" if near else "setup-zone-nothing"
    text = turn.text(text_id, words=call.args[:60], near=", ".join(near))
    return [turn.answer(call, text, buttons=() if call.in_private else zone_buttons(near))]


def zone_text(turn: Turn, text_id: str, zone: str) -> Html:
    """A zone and what its clocks show."""
    clock = turn.texts.moment(turn.language, turn.now, ZoneInfo(zone))
    return turn.text(text_id, zone=zone, clock=clock)


def zone_buttons(zones: tuple[str, ...]) -> Rows:
    """One button a zone, two a row."""
    buttons = [Button(zone, "setup", "zone", zone) for zone in zones]
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


async def press_zone(turn: Turn, press: ButtonPress) -> Decisions:
    """An admin taps one of the zones offered."""
    text = zone_text(turn, "setup-zone-set", press.arg)
    decisions = [turn.pressed(press, text), *await chosen(turn, press.by, zone=press.arg)]
    return [*decisions, *await answered(turn, press, text)]


async def chosen(turn: Turn, by: Sender, *, language: str = "", zone: str = "") -> list[Decision]:
    """The chat's row with what was chosen, an event, and the set-up message in step."""
    columns = {"language": language} if language else {"timezone": zone}
    kept = await find_checklist(turn.session, turn.chat)
    decisions: list[Decision] = [
        ChangeChat(turn.chat, columns),
        Note(turn.chat, "setting", by.id, data=columns),
    ]
    return [*decisions, *refreshed(turn, look_of(turn, chosen=language, chosen_zone=zone), kept)]


async def answered(turn: Turn, press: ButtonPress, text: Html) -> list[Decision]:
    """The list of choices says what was chosen; the set-up message is left to say all."""
    kept = await find_checklist(turn.session, turn.chat)
    if kept is not None and press.message_id == kept.message_id:
        return []
    return [Edit(press.chat.id, text, message_id=press.message_id)]
