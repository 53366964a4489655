"""/best, and the digest that posts itself once a week: links to what was answered and liked most. Pings nobody."""

from collections.abc import Sequence
from typing import Any

from bot.core.decisions import Decision, Note, Priority, Refusal, Remove, Save, Say, SetPolicy
from bot.core.facts import CommandCall, Tick
from bot.core.names import board_name
from bot.core.quoting import link_to
from bot.core.scores import about_message
from bot.core.texts import Html
from bot.feature import Decisions, Right, Turn
from bot.features.best import queries, rules
from bot.features.best.policy import BestPolicy
from bot.features.best.queries import Best

SPARE = 10  # more than is shown, as some of it may have been removed


async def on_best(turn: Turn, call: CommandCall) -> Decisions:
    """/best: to who asks alone; /best post: in the group; /best on, off, fri 18:00."""
    words, policy = call.args.casefold().strip(), turn.policy(BestPolicy)
    if not words:
        lang = turn.language_of(call.by)
        text = digest(turn, lang, await best_of(turn)) or turn.texts.render(lang, "best-none")
        return [turn.answer(call, text, personal=True)]
    turn.require(call.by, Right.INFO)
    changes = rules.set_by(words, policy)
    if changes is None:
        raise Refusal(turn.text_for(call.by, "best-usage"))
    if changes == "here":
        text = digest(turn, turn.language, await best_of(turn)) or turn.text_for(call.by, "best-none")
        return [turn.answer(call, text)]
    after = policy.model_copy(update=changes)
    due = rules.next_due(after, turn.now, turn.zone)
    at = turn.texts.moment(turn.language_of(call.by), due, turn.zone)
    told = turn.text_for(call.by, "best-set", on="yes" if after.post else "no", at=at)
    saves = [SetPolicy(turn.chat, "best", name, value, call.by.id) for name, value in changes.items()]
    return [*saves, planned(turn, after), turn.answer(call, told, personal=True)]


def planned(turn: Turn, policy: BestPolicy) -> Save | Remove:
    """When the next one is due, where one is wanted."""
    if not policy.post:
        return queries.planless(turn.chat)
    return queries.planned(turn.chat, rules.next_due(policy, turn.now, turn.zone))


async def on_due(turn: Turn, tick: Tick) -> Decisions:
    """Once a week; what could not be posted in time is not made up for."""
    policy = turn.policy(BestPolicy)
    if not policy.post or not rules.is_due(policy, turn.now, turn.zone):
        return [planned(turn, policy)]
    text = digest(turn, turn.language, await best_of(turn))
    said: Decision = Note(turn.chat, "best-skipped")
    if text is not None:
        said = Say(turn.chat, text, must_arrive=True, priority=Priority.BULK)
    return [planned(turn, policy), said]


# --- what it says --------------------------------------------------------------------------------------------------


async def best_of(turn: Turn) -> Sequence[Best]:
    """Of the last seven days, without what was just removed."""
    policy = turn.policy(BestPolicy)
    found = await queries.list_best(
        turn.session, turn.chat, turn.now - rules.SPAN, turn.now, policy.least, policy.lines + SPARE
    )
    gone = getattr(turn.lane.own.get("scores"), "gone", {})
    kept = [one for one in found if about_message(one.message_chat, one.message_id) not in gone]
    return kept[: policy.lines]


def digest(turn: Turn, lang: str, found: Sequence[Best]) -> Html | None:
    """The lines; None where nothing stands out."""
    if not found:
        return None
    lines = [line(turn, lang, number, one) for number, one in enumerate(found, 1)]
    return Html("\n".join([turn.texts.render(lang, "best-head"), *lines]))


def line(turn: Turn, lang: str, number: int, one: Best) -> Html:
    """1. Ann: this message, 5 answers, 3 reactions; a link where there is one, as no words of it are kept."""
    planned = one.user == turn.me.id
    named = turn.texts.render(lang, "best-post" if planned else "best-message")
    link = link_to(one.message_chat, one.message_id)
    values: dict[str, Any] = {
        "number": number,
        "message": Html(f'<a href="{link}">{named}</a>') if link else named,
        "replies": one.replies,
        "reactions": one.reactions,
    }
    if planned:
        return turn.texts.render(lang, "best-line-planned", **values)
    name = "" if turn.shuns(one.user, one.name) else board_name(one.name)
    name = name or turn.texts.plain(lang, "best-nameless")
    return turn.texts.render(lang, "best-line", name=name, **values)
