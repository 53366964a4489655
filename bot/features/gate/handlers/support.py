"""Questions about money: /paysupport with one's own payments, a card to the admins, what they press on it; /terms."""

from bot.core.decisions import AnswerButton, Button, Decision, Note, Rows, Say
from bot.core.facts import CommandCall, Sender
from bot.core.texts import Html
from bot.feature import Decisions, Right, Turn
from bot.features.gate.handlers import fee
from bot.features.gate.handlers.paying import without
from bot.features.gate.policy import GatePolicy
from bot.features.gate.queries import (
    StarPayment,
    find_chat,
    find_payment,
    find_setting,
    list_applied,
    list_payments,
    rebooked,
)
from bot.presses import address

MOST = 8  # payments that a list shows


async def on_paysupport(turn: Turn, call: CommandCall) -> Decisions:
    """One's own payments with their state (S112); with each that was kept the way to the admins of its group (S107)."""
    by = call.by
    here = None if turn.lane.is_private else turn.chat
    payments = await list_payments(turn.session, by.id, here, MOST)
    lines = [turn.text_for(by, "gate-paysupport", bot=turn.me.name)]
    lines += [await payment_line(turn, by, row) for row in payments]
    if not payments:
        lines.append(turn.text_for(by, "gate-paysupport-none"))
    rows: Rows = tuple((back_button(turn, by, row),) for row in payments if may_ask(row))
    return [turn.answer(call, Html("\n".join(lines)), buttons=rows, personal=here is not None)]


async def payment_line(turn: Turn, by: Sender, row: StarPayment) -> Html:
    """When, how many, where, and how it stands."""
    chat = await find_chat(turn.session, row.chat_id)
    day = turn.texts.day(turn.language_of(by), row.paid_at, turn.zone)
    group = chat.title if chat is not None else str(row.chat_id)
    return turn.text_for(
        by, "gate-payment", day=day, amount=row.amount, group=group, state=row.state, number=row.id
    )


def may_ask(row: StarPayment) -> bool:
    """Once for each payment that was kept."""
    return row.state == "paid" and not row.carded


def back_button(turn: Turn, by: Sender, row: StarPayment) -> Button:
    """Asks the admins for it."""
    label = turn.texts.plain(turn.language_of(by), "gate-button-back", number=row.id)
    return Button(label, "gate", "back", address(str(row.id), row.chat_id))


async def on_terms(turn: Turn, call: CommandCall) -> Decisions:
    """What holds for payments: the group's own words where it has some; in private of all groups one has to do with."""
    by = call.by
    general = turn.text_for(by, "gate-terms", bot=turn.me.name)
    if not turn.lane.is_private:
        own = turn.policy(GatePolicy).terms
        text = turn.text_for(by, "gate-terms-of", group=turn.lane.title, text=own) if own else general
        return [turn.answer(call, text, personal=True)]
    payments = await list_payments(turn.session, by.id, None, MOST)
    chats = {row.chat_id for row in payments} | set(await list_applied(turn.session, by.id))
    lines = [general]
    for chat in sorted(chats):
        found, own = await find_chat(turn.session, chat), await find_setting(turn.session, chat, "terms")
        if found is not None and own:
            lines.append(turn.text_for(by, "gate-terms-of", group=found.title, text=own))
    return [turn.answer(call, Html("\n".join(lines)))]


# --- one payment ------------------------------------------------------------------------------------------------------


async def payment_of(turn: Turn, token: str) -> StarPayment | None:
    """The payment that a button names."""
    row = await find_payment(turn.session, turn.chat, int(token)) if token.isdecimal() else None
    if row is not None:
        await turn.know(row.user_id)
    return row


async def ask_back(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """Only the payer, only once; the admins get a card."""
    row, words = await payment_of(turn, token), turn.texts.plain
    lang = turn.language_of(by)
    if row is None or row.user_id != by.id or not may_ask(row):
        return [AnswerButton(query, words(lang, "gate-back-already"), alert=True)]
    asked = fee.card(turn, row, "gate-back-card", "refund", "keep")
    return [
        AnswerButton(query, words(lang, "gate-back-asked"), alert=True),
        rebooked(row.charge, carded=True),
        asked,
    ]


async def give_back(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """An admin gives it back, or tries again; the fee no longer counts from that transaction on (S105)."""
    turn.require(by, Right.INFO)
    row, words = await payment_of(turn, token), turn.texts.plain
    lang = turn.language_of(by)
    if row is None or row.state not in ("paid", "refused"):
        return [AnswerButton(query, words(lang, "gate-decided"), alert=True)]
    note = Note(turn.chat, "gate-refund", by.id, row.user_id, data={"charge": row.charge})
    return [
        AnswerButton(query, words(lang, "gate-pressed-refund")),
        *fee.refund(row.user_id, row.charge, row.why or "admin"),
        note,
        *await without(turn, row),
    ]


async def keep(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """An admin says no; the payer hears it."""
    turn.require(by, Right.INFO)
    row, words = await payment_of(turn, token), turn.texts.plain
    lang = turn.language_of(by)
    if row is None or row.state != "paid":
        return [AnswerButton(query, words(lang, "gate-decided"), alert=True)]
    told = turn.named(row.user_id, turn.text_for(row.user_id, "gate-back-kept"))
    said: list[Decision] = [Say(row.user_id, told)] if turn.member(row.user_id).started else []
    answer = AnswerButton(query, words(lang, "gate-pressed-keep"))
    return [answer, fee.card(turn, row, "gate-kept", closed=True, by=by.name), *said]
