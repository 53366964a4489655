"""Appeals: asked for in private, written in one message, decided by another admin than who gave the strike."""

from collections.abc import Sequence
from datetime import datetime

from bot import notices
from bot.core.decisions import (
    Alert,
    AnswerButton,
    Button,
    Change,
    Decision,
    Pardon,
    Remove,
    Rows,
    Save,
    Say,
)
from bot.core.facts import ButtonPress, CommandCall, Handed, Message, Sender
from bot.core.quoting import short
from bot.core.texts import Html
from bot.feature import NeedsAdmins, Right, Turn
from bot.features.strikes import queries, rules
from bot.features.strikes.handlers.common import no
from bot.features.strikes.tables import Appeal, Appealing
from bot.handing import DIALOG, asker, person
from bot.presses import address, addressed
from bot.targets import known

# --- the member ----------------------------------------------------------------------------------------------------


async def press_appeal(turn: Turn, press: ButtonPress) -> Sequence[Decision]:
    """Appeal under a notice: in private it asks at once; from the group it leads into the private chat."""
    token, chat = addressed(press.arg)
    if press.chat.is_private:
        return [*await ask(turn, token, chat), AnswerButton(press.query_id)]
    strike = await queries.find_strike(turn.session, turn.chat, token)
    if strike is None or strike.user_id != press.by.id:
        return [
            turn.pressed(
                press, turn.texts.plain(turn.language_of(press.by), "strikes-appeal-none"), alert=True
            )
        ]
    link = turn.me.start_link("strikes", token, chat)
    asked = turn.hand(press.by.id, "strikes", "start", arg=f"{token}_{chat}")
    started = turn.member(press.by).started
    return [AnswerButton(press.query_id, url=link), *([asked] if started else [])]


async def command_appeal(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """In private: which strike? In the group: the way to the private chat."""
    if not call.message.chat.is_private:
        text = turn.text_for(call.by, "strikes-appeal-open")
        return [turn.answer(call, text, buttons=((turn.start_button(call.by),),), personal=True)]
    found = await queries.list_appealable(turn.session, turn.chat, turn.now)
    if not found:
        return [Say(turn.chat, turn.text_for(call.by, "strikes-appeal-none"))]
    if len(found) == 1:
        strike, _ = found[0]
        return await ask(turn, strike.id, strike.chat_id)
    rows: list[tuple[Button, ...]] = []
    for strike, chat in found:
        day = turn.texts.day(turn.language_of(call.by), strike.given_at, queries.zone_of(chat, turn.zone))
        rows.append((Button(f"{day} {chat.title}"[:60], "strikes", "appeal", address(strike.id, chat.id)),))
    return [Say(turn.chat, turn.text_for(call.by, "strikes-appeal-pick"), tuple(rows))]


async def start(turn: Turn, handed: Handed) -> Sequence[Decision]:
    """The question, asked from a group's button or a start link; what a link carries is not to be trusted."""
    return await ask(turn, *addressed(str(handed.data["arg"]), "_"))


async def ask(turn: Turn, token: str, chat: int) -> Sequence[Decision]:
    """In a private lane: why should the strike go? Only its owner is asked, and once (S24)."""
    chat = await queries.current_chat(turn.session, chat)
    strike = await queries.find_strike(turn.session, chat, token)
    group = await queries.find_chat(turn.session, chat)
    lang = turn.language_of(turn.chat)
    if strike is None or group is None or strike.user_id != turn.chat:
        return [Say(turn.chat, turn.texts.render(lang, "strikes-appeal-none"))]
    if strike.pardoned_at is not None or strike.expires_at <= turn.now:
        return [Say(turn.chat, turn.texts.render(lang, "strikes-appeal-over"))]
    if await queries.find_appeal(turn.session, token) is not None:
        return [Say(turn.chat, turn.texts.render(lang, "strikes-appeal-once"))]
    day = turn.texts.day(lang, strike.given_at, queries.zone_of(group, turn.zone))
    reason = notices.reason_text(turn, lang, strike.reason)
    text = turn.texts.render(lang, "strikes-appeal-ask", group=group.title, day=day, reason=reason)
    row = Appealing(user_id=turn.chat, strike_id=token, chat_id=chat, asked_at=turn.now)
    return [Save(row, replace=True), Say(turn.chat, text)]


async def on_private(turn: Turn, message: Message) -> Sequence[Decision]:
    """The message that answers the question goes to the group's lane."""
    asked = await queries.find_appealing(turn.session, turn.chat)
    if asked is None or turn.now - asked.asked_at > DIALOG:
        return []
    if not message.text.strip():
        return [Say(turn.chat, turn.text_for(message.sender, "strikes-appeal-words"))]
    chat, by = await queries.current_chat(turn.session, asked.chat_id), person(message.sender)
    text = short(message.text, 1000)
    hand = turn.hand(chat, "strikes", "appealed", strike=asked.strike_id, by=by, text=text)
    return [Remove(Appealing, {"user_id": turn.chat}), hand]


async def cancel(turn: Turn, handed: Handed) -> Sequence[Decision]:
    """/cancel: the question is dropped, the strike can still be appealed."""
    return [Remove(Appealing, {"user_id": turn.chat})]


# --- the admins ----------------------------------------------------------------------------------------------------


async def appealed(turn: Turn, handed: Handed) -> Sequence[Decision]:
    """In the group's lane: the appeal is kept, the admins get its card, the member hears who decides."""
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    by, token = await asker(turn, handed), handed.data["strike"]
    strike = await queries.find_strike(turn.session, turn.chat, token)
    if strike is None or strike.user_id != by.id or strike.pardoned_at is not None:
        return [Say(by.id, turn.named(by, turn.text_for(by, "strikes-appeal-over")))]
    if await queries.find_appeal(turn.session, token) is not None:
        return [Say(by.id, turn.named(by, turn.text_for(by, "strikes-appeal-once")))]
    text = handed.data["text"]
    row = Appeal(
        strike_id=token, chat_id=turn.chat, user_id=by.id, name=by.name, text=text, made_at=turn.now,
        decided_by=None, decided_at=None, granted=None,
    )  # fmt: skip
    several = len(rules.deciders(turn.lane.admins, None)) > 1
    told = "strikes-appeal-sent" if several else "strikes-appeal-owner"
    card = Alert(turn.chat, "appeal", f"appeal:{token}", card_text(turn, row, strike.given_at, strike.reason),
                 card_rows(turn, token))  # fmt: skip
    return [Save(row), card, Say(by.id, turn.named(by, turn.text_for(by, told)))]


def card_text(turn: Turn, appeal: Appeal, given_at: datetime, reason: str) -> Html:
    """Who appeals what, in their words."""
    day = turn.texts.day(turn.language, given_at, turn.zone)
    why = notices.reason_text(turn, turn.language, reason)
    return turn.text("strikes-appeal-card", name=appeal.name, day=day, reason=why, text=appeal.text)


def card_rows(turn: Turn, token: str) -> Rows:
    """Withdraw or keep."""
    arg, words = address(token, turn.chat), turn.texts.plain
    grant = Button(words(turn.language, "strikes-appeal-grant"), "strikes", "grant", arg)
    return ((grant, Button(words(turn.language, "strikes-appeal-keep"), "strikes", "keep", arg)),)


async def grant(turn: Turn, token: str, by: Sender, query: str) -> Sequence[Decision]:
    """The strike goes, with all it did; the pardon tells the member."""
    return await decide(turn, token, by, query, granted=True)


async def keep(turn: Turn, token: str, by: Sender, query: str) -> Sequence[Decision]:
    """The strike stays, and the member hears it."""
    return await decide(turn, token, by, query, granted=False)


async def decide(turn: Turn, token: str, by: Sender, query: str, *, granted: bool) -> Sequence[Decision]:
    """Once, by an admin who did not give the strike, unless there is no other."""
    turn.require(by, Right.RESTRICT)
    appeal = await queries.find_appeal(turn.session, token)
    strike = await queries.find_strike(turn.session, turn.chat, token)
    if appeal is None or strike is None:
        raise no(turn, by, "strikes-gone")
    if appeal.granted is not None:
        raise no(turn, by, "strikes-appeal-decided")
    if strike.given_by == by.id and rules.deciders(turn.lane.admins, by.id):
        raise no(turn, by, "strikes-appeal-yours")
    await turn.know(appeal.user_id)
    user = known(turn, appeal.user_id)
    verdict = "strikes-appeal-granted-by" if granted else "strikes-appeal-kept-by"
    text = Html(
        f"{card_text(turn, appeal, strike.given_at, strike.reason)}\n{turn.text(verdict, name=by.name)}"
    )
    answer = turn.texts.plain(turn.language_of(by), verdict, name=by.name)
    values = {"granted": granted, "decided_by": by.id, "decided_at": turn.now}
    decisions: list[Decision] = [
        Change(Appeal, {"strike_id": token}, values),
        Alert(turn.chat, "appeal", f"appeal:{token}", text, closed=True),
        AnswerButton(query, answer),
    ]
    if granted:
        return [*decisions, Pardon(turn.chat, user, (token,), by, "appeal")]
    day = turn.texts.day(turn.language_of(user), strike.expires_at, turn.zone)
    kept = turn.text_for(user, "strikes-appeal-kept", day=day)
    return [*decisions, Say(user.id, turn.named(user, kept))]
