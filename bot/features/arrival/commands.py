"""Purpose, welcome and rules: shown, set, and read by a button."""

from dataclasses import replace

from bot.core.codec import dump, load
from bot.core.decisions import Note, Refusal, Remove, Save, Say, SetPolicy
from bot.core.facts import ButtonPress, CommandCall, Content, Handed, Sender
from bot.core.switches import switch_of
from bot.core.templates import Unfit, after_command, content_of
from bot.core.texts import Html
from bot.feature import Decisions, Right, Turn
from bot.features.arrival import words
from bot.features.arrival.policy import ArrivalPolicy
from bot.features.arrival.reading import again_button
from bot.features.arrival.tables import ArrivalText

LONGEST_PURPOSE = 300


# --- purpose -------------------------------------------------------------------------------------------------------


async def on_purpose(turn: Turn, call: CommandCall) -> Decisions:
    """`/purpose` tells it to who asks; with a sentence behind, an admin sets it."""
    if call.args:
        if call.by.kind == "anonymous_admin":
            raise Refusal(turn.text("arrival-purpose-anonymous"))
        turn.require(call.by, Right.INFO)
        return await on_set_purpose(turn, call)
    lang, purpose = turn.language_of(call.by), turn.policy(ArrivalPolicy).purpose
    text = turn.texts.render(lang, "arrival-purpose", purpose=purpose) if purpose else none(turn, lang)
    return [turn.answer(call, text, personal=True)]


def none(turn: Turn, lang: str) -> Html:
    """No purpose is set."""
    return turn.texts.render(lang, "arrival-purpose-none")


async def on_set_purpose(turn: Turn, call: CommandCall) -> Decisions:
    """`/setpurpose` sentence; `off` takes it away."""
    lang, purpose = turn.language_of(call.by), " ".join(call.args.split())
    if not purpose or len(purpose) > LONGEST_PURPOSE:
        raise Refusal(turn.texts.render(lang, "arrival-purpose-usage", limit=LONGEST_PURPOSE))
    if switch_of(purpose) is False:
        cleared = SetPolicy(turn.chat, "arrival", "purpose", None, call.by.id)
        return [cleared, turn.answer(call, none(turn, lang))]
    change = SetPolicy(turn.chat, "arrival", "purpose", purpose, call.by.id)
    return [change, turn.answer(call, turn.texts.render(lang, "arrival-purpose", purpose=purpose))]


# --- welcome -------------------------------------------------------------------------------------------------------


async def on_welcome(turn: Turn, call: CommandCall) -> Decisions:
    """`/welcome` shows it; `on` and `off` switch it."""
    lang = turn.language_of(call.by)
    if not call.args:
        state = "on" if turn.policy(ArrivalPolicy).welcome else "off"
        return await shown(turn, call, f"arrival-welcome-{state}")
    on = switch_of(call.args)
    if on is None:
        raise Refusal(turn.texts.render(lang, "arrival-welcome-usage"))
    text = turn.texts.render(lang, "arrival-welcome-now-on" if on else "arrival-welcome-now-off")
    return [SetPolicy(turn.chat, "arrival", "welcome", on, call.by.id), turn.answer(call, text)]


async def shown(turn: Turn, call: CommandCall, text_id: str) -> Decisions:
    """The welcome as the one who asks would read it as a newcomer."""
    lang = turn.language_of(call.by)
    said = await words.welcome(turn, lang, [call.by.name])
    return [said.on(turn.answer(call, turn.texts.render(lang, text_id, text=said.text)))]


async def on_set_welcome(turn: Turn, call: CommandCall) -> Decisions:
    """`/setwelcome text`, or in reply to what newcomers shall see; `off` switches it off."""
    if switch_of(call.args) is False:
        return await on_welcome(turn, call)
    content = given(turn, call, "arrival-welcome-unfit")
    lang = turn.language_of(call.by)
    said = await words.welcome(turn, lang, [call.by.name], content)
    text = turn.texts.render(lang, "arrival-welcome-set", text=said.text)
    return [*kept(turn, call, "welcome", content), said.on(turn.answer(call, text))]


async def on_reset_welcome(turn: Turn, call: CommandCall) -> Decisions:
    """The default welcome again."""
    lang = turn.language_of(call.by)
    text = turn.texts.render(lang, "arrival-welcome-reset")
    return [*forgotten(turn, call, "welcome"), turn.answer(call, text)]


# --- rules ---------------------------------------------------------------------------------------------------------


async def on_rules(turn: Turn, call: CommandCall) -> Decisions:
    """The rules, to who asks."""
    said = await words.rules(turn, turn.language_of(call.by))
    answer = turn.answer(call, said.text, personal=True)
    return [said.on(answer) if call.in_private else reaching(said, answer, call.by)]


async def on_set_rules(turn: Turn, call: CommandCall) -> Decisions:
    """`/setrules text`, or in reply to them; `off` brings the default ones back."""
    if switch_of(call.args) is False:
        return await on_reset_rules(turn, call)
    content = given(turn, call, "arrival-rules-unfit")
    lang = turn.language_of(call.by)
    said = await words.rules(turn, lang, content)
    text = turn.texts.render(lang, "arrival-rules-set", text=said.text)
    answer = said.on(turn.answer(call, text))
    rows = (*answer.buttons, (again_button(turn, lang, int(turn.now.timestamp())),))
    return [*kept(turn, call, "rules", content), replace(answer, buttons=rows)]


async def on_reset_rules(turn: Turn, call: CommandCall) -> Decisions:
    """The default rules again."""
    text = turn.texts.render(turn.language_of(call.by), "arrival-rules-reset")
    return [*forgotten(turn, call, "rules"), turn.answer(call, text)]


async def on_rules_press(turn: Turn, press: ButtonPress) -> Decisions:
    """The Rules button: pressed in private, it is answered by its chat."""
    if press.chat.is_private:
        return [turn.hand(int(press.arg), "arrival", "rules", press=dump(press))]
    said = await words.rules(turn, turn.language_of(press.by))
    whisper = turn.whisper(press.by, said.text, press=press.query_id)
    return [turn.pressed(press), reaching(said, whisper, press.by)]


def reaching(said: words.Words, say: Say, user: Sender) -> Say:
    """The words' buttons and file, unless it is the public hint to one who cannot be whispered to."""
    return said.on(say) if user.id in (say.receiver, say.chat) else say


async def on_rules_handed(turn: Turn, handed: Handed) -> Decisions:
    """The Rules button of a private message: the rules of this chat, there."""
    press = load(ButtonPress, handed.data["press"])
    await turn.know(press.by.id)
    said = await words.rules(turn, turn.language_of(press.by))
    return [turn.pressed(press), said.say(press.chat.id, turn.named(press.by, said.text))]


# --- keeping texts -------------------------------------------------------------------------------------------------


def given(turn: Turn, call: CommandCall, usage: str) -> Content:
    """What the admin wrote behind the command or replied to; Refusal with the usage where it cannot be kept."""
    try:
        return content_of(call.message, after_command(call.message.text))
    except Unfit as problem:
        lang = turn.language_of(call.by)
        text_id = usage if str(problem) == "nothing" else f"arrival-unfit-{problem}"
        raise Refusal(turn.texts.render(lang, text_id)) from problem


def kept(turn: Turn, call: CommandCall, name: str, content: Content) -> Decisions:
    """The text's row; who wrote it is noted."""
    row = ArrivalText(
        chat_id=turn.chat, name=name, content=dump(content), made_by=call.by.id, made_at=turn.now
    )
    return [Save(row, replace=True), Note(turn.chat, f"{name}-set", call.by.id)]


def forgotten(turn: Turn, call: CommandCall, name: str) -> Decisions:
    """The text's row goes; who did it is noted."""
    gone = Remove(ArrivalText, {"chat_id": turn.chat, "name": name})
    return [gone, Note(turn.chat, f"{name}-reset", call.by.id)]
