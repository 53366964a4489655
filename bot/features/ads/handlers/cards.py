"""The admins' card about a message that may be an ad, and what its buttons do."""

from collections.abc import Sequence
from datetime import timedelta

from bot.core.decisions import Alert, AnswerButton, Button, Change, Decision, Delete, GiveStrike, Save
from bot.core.facts import Message, Sender
from bot.core.quoting import link_to
from bot.core.texts import Html
from bot.feature import Right, Turn
from bot.features.ads import queries
from bot.features.ads.handlers.common import label_of, message_of, no
from bot.features.ads.rules import acting
from bot.features.ads.rules.view import shortened
from bot.features.ads.tables import AdAllowed, AdCase, AdPermit
from bot.presses import Act, address

ALWAYS = timedelta(days=3650)
VERBS = ("strike", "leave", "always")


def card(turn: Turn, case: AdCase, text: str) -> Alert:
    """Who wrote what, why it may be an ad, and three buttons."""
    lines = [turn.text("ads-card", name=case.data["name"], text=shortened(text) or "-")]
    lines += reason_lines(turn, turn.language, case)
    row = tuple(
        Button(
            turn.texts.plain(turn.language, f"ads-button-{verb}"), "ads", verb, address(case.id, turn.chat)
        )
        for verb in VERBS
    )
    return Alert(turn.chat, "ads", f"ad:{case.id}", Html(acting.joined(lines)), (row,))


def stays(turn: Turn, message: Message) -> Alert:
    """An ad that only people can take away: in a message of long ago, or in somebody else's poll or list."""
    text = turn.text("ads-stays", name=message.sender.name, where="list" if message.is_service else "old")
    link = link_to(message.message_chat, message.id)
    see = Button(turn.texts.plain(turn.language, "ads-button-see"), url=link)
    key = f"ad-stays:{message.message_chat}:{message.id}"
    return Alert(turn.chat, "ads", key, text, ((see,),) if link else ())


def reason_lines(turn: Turn, lang: str, case: AdCase) -> list[Html]:
    """The reasons of a case, one a line."""
    return [
        turn.texts.render(
            lang, "ads-why-line", reason=turn.texts.render(lang, f"ads-reason-{kind}"), shown=shown,
            quoted="yes" if shown else "no",
        )
        for kind, shown in case.data["reasons"]
    ]  # fmt: skip


async def open_case(turn: Turn, token: str, by: Sender, right: Right) -> AdCase:
    """The case that a button speaks of, while it waits; Refusal else."""
    turn.require(by, right)
    case = await queries.find_case(turn.session, turn.chat, token)
    if case is None or case.state != "open":
        raise no(turn, by, "ads-case-settled")
    return case


def settled(turn: Turn, case: AdCase, state: str, text_id: str, by: Sender, query: str) -> list[Decision]:
    """The case is decided, and its card says by whom."""
    text = turn.text(text_id, name=case.data["name"], by=by.name)
    return [
        Change(AdCase, {"id": case.id}, {"state": state}),
        Alert(turn.chat, "ads", f"ad:{case.id}", text, closed=True),
        AnswerButton(
            query, turn.texts.plain(turn.language_of(by), text_id, name=case.data["name"], by=by.name)
        ),
    ]


async def strike(turn: Turn, token: str, by: Sender, query: str) -> Sequence[Decision]:
    """It is an ad: deleted, a strike, learned."""
    case = await open_case(turn, token, by, Right.RESTRICT)
    if turn.lane.protects(case.user_id, turn.me.id):
        raise no(turn, by, "ads-protected")
    message, [kind, shown] = message_of(turn, case), case.data["reasons"][0]
    given = GiveStrike(
        turn.chat, message.sender, "ads", cause=f"m:{case.message_chat}:{case.message_id}",
        reason=f"@ads-reason-{kind}", by=by, message=message, evidence=shown, removed=True,
    )  # fmt: skip
    gone = (
        [Delete(turn.chat, (*case.data.get("parts", ()), case.message_id))]
        if case.message_chat == turn.chat
        else []
    )
    return [
        *gone,
        given,
        label_of(turn, case, True, by.id),
        *settled(turn, case, "struck", "ads-card-struck", by, query),
    ]


async def leave(turn: Turn, token: str, by: Sender, query: str) -> Sequence[Decision]:
    """It is none, and a copy of it will not be asked about."""
    case = await open_case(turn, token, by, Right.DELETE)
    return [label_of(turn, case, False, by.id), *settled(turn, case, "left", "ads-card-left", by, query)]


async def always(turn: Turn, token: str, by: Sender, query: str) -> Sequence[Decision]:
    """Its links may always be posted here; without links, its author may."""
    case = await open_case(turn, token, by, Right.DELETE)
    rows: list[Decision] = [
        Save(
            AdAllowed(chat_id=turn.chat, key=key, shown=shown, own=False, by=by.id, at=turn.now), replace=True
        )
        for key, shown in case.data["keys"]
    ] or [
        Save(
            AdPermit(chat_id=turn.chat, user_id=case.user_id, until=turn.now + ALWAYS, by=by.id), replace=True
        )
    ]
    label = label_of(turn, case, False, by.id)
    return [*rows, label, *settled(turn, case, "left", "ads-card-always", by, query)]


ACTS: dict[str, Act] = {"strike": strike, "leave": leave, "always": always}
