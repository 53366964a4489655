"""/ranking: when leaderboards post themselves and how they look, with switches; a preview to the admin alone."""

from dataclasses import replace
from typing import get_args

from bot.core.decisions import AnswerButton, Button, Decision, Picture, Refusal, Rows, Say, SetPolicy
from bot.core.facts import CommandCall, Sender
from bot.core.periods import PeriodName
from bot.core.texts import Html
from bot.db.boards import count_ranked
from bot.feature import Decisions, Right, Turn
from bot.features.boards import queries, rules
from bot.features.boards.handlers import posting, showing, standing
from bot.features.boards.policy import BoardsPolicy, Look
from bot.presses import Act, address

PERIODS: tuple[PeriodName, ...] = ("week", "day", "month", "season")
PREVIEW = ("preview", "预览")
NOW = ("post", "now", "发布")


async def on_ranking(turn: Turn, call: CommandCall) -> Decisions:
    """/ranking; /ranking month on; /ranking 18:00; /ranking text; /ranking preview; /ranking post."""
    words, policy = call.args.casefold().strip(), turn.policy(BoardsPolicy)
    if not words:
        return [await shown(turn, call, policy)]
    if words in PREVIEW:
        text, picture = await preview(turn)
        return [replace(turn.answer(call, text, personal=True), picture=picture)]
    turn.require(call.by, Right.INFO)
    if words in NOW:
        made = await posting.now(turn, call.by)
        return [*made, turn.answer(call, turn.text_for(call.by, "boards-posting"), personal=True)]
    changes = rules.set_by(words, policy)
    if changes is None:
        raise Refusal(turn.text_for(call.by, "boards-ranking-usage"))
    after = policy.model_copy(update=changes)
    cards = await posting.rewritten(turn, after)
    return [*changed(turn, call.by, changes, after), *cards, await shown(turn, call, after)]


def changed(turn: Turn, by: Sender, changes: dict[str, object], after: BoardsPolicy) -> list[Decision]:
    """The new numbers, and what they change of what is due."""
    saves: list[Decision] = [
        SetPolicy(turn.chat, "boards", name, value, by.id) for name, value in changes.items()
    ]
    if "hour" not in changes and "post" not in changes:
        return saves
    wanted = rules.watched(after)
    gone = [queries.planless(turn.chat, name) for name in PERIODS if name not in wanted]
    dues = {name: rules.next_due(name, turn.now, after.hour, turn.zone) for name in wanted}
    return [*saves, *gone, *(queries.planned(turn.chat, name, due) for name, due in dues.items())]


# --- shown ----------------------------------------------------------------------------------------------------------


async def shown(turn: Turn, call: CommandCall, policy: BoardsPolicy) -> Say:
    """When, how, and the switches."""
    made = await queries.count_posted(turn.session, turn.chat)
    lang = turn.language_of(call.by)
    lines = [turn.texts.render(lang, "boards-ranking", on="yes" if policy.post else "no")]
    for name in policy.post:
        due = rules.next_due(name, turn.now, policy.hour, turn.zone)
        at = turn.texts.moment(lang, due, turn.zone)
        lines.append(turn.texts.render(lang, "boards-ranking-due", period=name, at=at))
    below = "both" if len(policy.boards) > 1 else policy.boards[0] if policy.boards else "none"
    how = {"look": policy.look, "lines": policy.lines, "below": below, "least": policy.least}
    lines.append(turn.texts.render(lang, "boards-ranking-how", **how))
    if (left := policy.drafts - made) > 0 and policy.post:
        lines.append(turn.texts.render(lang, "boards-ranking-drafts", count=left, hours=policy.draft_hours))
    lines.append(turn.texts.render(lang, "boards-ranking-usage"))
    return turn.answer(call, Html("\n".join(lines)), buttons=switches(turn, lang, policy), personal=True)


def switches(turn: Turn, lang: str, policy: BoardsPolicy) -> Rows:
    """A switch for each period, for each look; the next one, seen and posted."""

    def button(text: str, verb: str, token: str) -> Button:
        return Button(text, "boards", verb, address(token, turn.chat))

    periods = tuple(
        button(
            turn.texts.plain(lang, "boards-button-period", period=name, on="no" if name in policy.post else "yes"),
            "set", f"{name}{'-' if name in policy.post else '+'}",
        )
        for name in PERIODS
    )  # fmt: skip
    looks = tuple(
        button(turn.texts.plain(lang, "boards-button-look", look=look), "set", look)
        for look in get_args(Look)
        if look != policy.look
    )
    last = tuple(
        button(turn.texts.plain(lang, f"boards-button-{verb}"), verb, "all") for verb in ("preview", "now")
    )
    return (periods[:2], periods[2:], looks, last)


async def preview(turn: Turn) -> tuple[Html, Picture | None]:
    """What members would see now: of the last period, or of the present one where the last has nothing yet."""
    name = rules.chief(turn.policy(BoardsPolicy))
    view = rules.view_at(name, turn.now, turn.zone, back=1)
    span = view.span(turn.zone)
    if span is not None and not await count_ranked(turn.session, turn.chat, span):
        view = rules.view_at(name, turn.now, turn.zone)
        span = view.span(turn.zone)
    ranked = await count_ranked(turn.session, turn.chat, span) if span else 0
    seen = standing.standing_of(turn.policy(BoardsPolicy), view, await standing.boards_of(turn, view), ranked)
    if not seen.lines:
        raise Refusal(turn.text("boards-empty"))
    drawn = (
        Picture("board", showing.post_picture(turn, seen)) if posting.looks(turn)[0] == "picture" else None
    )
    return showing.post_text(turn, turn.language, seen), drawn


# --- pressed --------------------------------------------------------------------------------------------------------


async def set_one(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """A period on or off, or another look."""
    turn.require(by, Right.INFO)
    words = {"+": f"{token[:-1]} on", "-": f"{token[:-1]} off"}.get(token[-1:], token)
    policy = turn.policy(BoardsPolicy)
    changes = rules.set_by(words, policy)
    if changes is None:
        return [AnswerButton(query)]
    text = turn.texts.plain(turn.language_of(by), "boards-set")
    after = policy.model_copy(update=changes)
    cards = await posting.rewritten(turn, after)
    return [*changed(turn, by, changes, after), *cards, AnswerButton(query, text)]


async def see(turn: Turn, _: str, by: Sender, query: str) -> Decisions:
    """What members would see, to this admin alone."""
    turn.require(by, Right.ADMIN)
    text, picture = await preview(turn)
    return [AnswerButton(query), replace(turn.whisper(by, text), picture=picture)]


async def post_now(turn: Turn, _: str, by: Sender, query: str) -> Decisions:
    """At once."""
    turn.require(by, Right.INFO)
    return [
        *await posting.now(turn, by),
        AnswerButton(query, turn.texts.plain(turn.language_of(by), "boards-posting")),
    ]


ACTS: dict[str, Act] = {"set": set_one, "preview": see, "now": post_now}
