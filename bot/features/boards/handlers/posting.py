"""Leaderboards of finished periods, each made once: kept, shown to the admins first, posted by themselves."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.core.decisions import Alert, AnswerButton, Button, Decision, Note, Picture, Priority, Refusal, Say
from bot.core.facts import Answer, Message, Sender, Tick
from bot.core.periods import PeriodName, ago
from bot.db.boards import count_ranked
from bot.feature import Decisions, Right, Turn
from bot.features.boards import queries, rules
from bot.features.boards.handlers import showing, standing
from bot.features.boards.handlers.standing import Standing
from bot.features.boards.policy import BoardsPolicy, Look
from bot.features.boards.queries import Plans
from bot.features.boards.rules import View
from bot.presses import Act, address

# --- when -----------------------------------------------------------------------------------------------------------


def on_message(turn: Turn, _: Message) -> Decisions:
    """A chat that talks has a next leaderboard for each kind of period, by the clocks that it has now."""
    plans, policy = turn.lane.own.get("boards"), turn.policy(BoardsPolicy)
    if not isinstance(plans, Plans):
        return ()
    wanted = rules.watched(policy)
    if plans.zone == turn.zone.key and all(name in plans.dues for name in wanted):
        return ()
    plans.zone = turn.zone.key
    dues = {name: rules.next_due(name, turn.now, policy.hour, turn.zone) for name in wanted}
    # One that is due too early puts itself off when its time comes; one that is overdue stays so.
    return [
        queries.planned(turn.chat, name, due)
        for name, due in dues.items()
        if name not in plans.dues or due < plans.dues[name]
    ]


def following(turn: Turn, name: PeriodName) -> Decision:
    """The next board of such periods."""
    hour = turn.policy(BoardsPolicy).hour
    return queries.planned(turn.chat, name, rules.next_due(name, turn.now, hour, turn.zone))


async def on_due(turn: Turn, tick: Tick) -> Decisions:
    """The period that ended last is posted, or shown to the admins, or kept; those missed before it are kept alone."""
    name: PeriodName = tick.data["period"]
    policy = turn.policy(BoardsPolicy)
    if name not in rules.watched(policy):
        return [queries.planless(turn.chat, name)]
    due = rules.due_of(ago(name, turn.now, turn.zone, 1), policy.hour, turn.zone)
    at = rules.decent(turn.now, turn.zone)
    kept = []
    for day in rules.missed(name, tick.due, turn.now, policy.hour, turn.zone):
        view = View(name, "all", day)
        kept += await kept_only(turn, view, await ranked_of(turn, view))
    if max(due, at) > turn.now:
        return [*kept, queries.planned(turn.chat, name, max(due, at))]
    view = rules.view_at(name, turn.now, turn.zone, back=1)
    return [*kept, *await made(turn, view), following(turn, name)]


async def ranked_of(turn: Turn, view: View) -> int:
    """How many have points in a finished period that was not made yet; 0 for one that was."""
    span = view.span(turn.zone)
    if span is None or await queries.find_post(turn.session, turn.chat, view) is not None:
        return 0
    return await count_ranked(turn.session, turn.chat, span)


async def made(turn: Turn, view: View) -> list[Decision]:
    """A leaderboard of a finished period, once; only kept where it is not posted, or too few have points."""
    policy, ranked = turn.policy(BoardsPolicy), await ranked_of(turn, view)
    if view.period not in policy.post:
        return await kept_only(turn, view, ranked)
    if ranked < policy.least:
        note = Note(turn.chat, "board-skipped", data={"board": view.token, "ranked": ranked})
        return [*await kept_only(turn, view, ranked), note]
    if await queries.count_posted(turn.session, turn.chat) < policy.drafts:
        return await drafted(turn, view, ranked)
    return await posted(turn, view, ranked)


async def kept_only(turn: Turn, view: View, ranked: int) -> list[Decision]:
    """The standings of a period in which anybody has points, without a word."""
    if not ranked:
        return []
    values = {"state": "kept", "look": "", "ranked": ranked, "due_at": None, "made_at": turn.now}
    return [*queries.made(turn.chat, view, await standing.boards_of(turn, view), **values)]


async def drafted(turn: Turn, view: View, ranked: int) -> list[Decision]:
    """As a card to the admins; it posts itself later."""
    boards, hours = await standing.boards_of(turn, view), turn.policy(BoardsPolicy).draft_hours
    due = rules.decent(turn.now + timedelta(hours=hours), turn.zone)
    saves = queries.made(
        turn.chat, view, boards, state="draft", look="", ranked=ranked, due_at=due, made_at=turn.now
    )
    shown = standing.standing_of(turn.policy(BoardsPolicy), view, boards, ranked)
    return [*saves, draft_card(turn, shown, due)]


async def rewritten(turn: Turn, policy: BoardsPolicy) -> list[Decision]:
    """The cards of the drafts that wait, as they will be posted by other numbers."""
    cards: list[Decision] = []
    for row in await queries.list_waiting(turn.session, turn.chat):
        shown = await standing.kept_standing(turn, policy, queries.view_of(row), row.ranked)
        cards.append(draft_card(turn, shown, row.due_at or turn.now))
    return cards


def draft_card(turn: Turn, shown: Standing, due: datetime) -> Alert:
    """What will be posted and when, with the admins' buttons."""
    at = turn.texts.moment(turn.language, due, turn.zone)
    arg = address(shown.view.token, turn.chat)
    buttons = tuple(
        Button(turn.texts.plain(turn.language, f"boards-button-{verb}"), "boards", verb, arg)
        for verb in ("post", "skip", "edit")
    )
    text = turn.text("boards-draft", at=at, text=showing.post_text(turn, turn.language, shown))
    return Alert(turn.chat, "board", card_of(shown.view), text, (buttons,))


def card_of(view: View) -> str:
    """The name of a draft's card."""
    return f"board:{view.token}"


async def posted(turn: Turn, view: View, ranked: int) -> list[Decision]:
    """At once."""
    boards, look = await standing.boards_of(turn, view), looks(turn)[0]
    saves = queries.made(
        turn.chat, view, boards, state="posted", look=look, ranked=ranked, due_at=None, made_at=turn.now
    )
    shown = standing.standing_of(turn.policy(BoardsPolicy), view, boards, ranked)
    return [*saves, said(turn, shown, look)]


# --- said -----------------------------------------------------------------------------------------------------------


def looks(turn: Turn) -> Sequence[Look]:
    """The forms in which it can be sent, the wanted one first."""
    return rules.looks(turn.policy(BoardsPolicy).look, draws=turn.me.draws, rich=turn.me.rich)


def said(turn: Turn, shown: Standing, look: Look) -> Say:
    """The one message in the group: silent, with the same words in every form."""
    return Say(
        turn.chat, showing.post_text(turn, turn.language, shown),
        showing.post_buttons(turn, turn.language, shown.view),
        picture=Picture("board", showing.post_picture(turn, shown)) if look == "picture" else None,
        rich=showing.post_table(turn, shown) if look == "table" else "",
        answer="said", data={"board": shown.view.token, "look": look}, must_arrive=True, priority=Priority.BULK,
    )  # fmt: skip


async def on_said(turn: Turn, answer: Answer) -> Decisions:
    """What Telegram refuses in one form is sent in the next simpler one."""
    view, look, forms = rules.view_named(answer.data["board"]), answer.data["look"], looks(turn)
    if answer.outcome != "refused" or look == "text" or view is None:
        return ()
    simpler = forms[forms.index(look) + 1] if look in forms else "text"
    again = said(turn, await kept(turn, view), simpler)
    return [queries.state_of(turn.chat, view, "posted", look=simpler), again]


async def kept(turn: Turn, view: View) -> Standing:
    """What a leaderboard that was made says."""
    row = await queries.find_post(turn.session, turn.chat, view)
    return await standing.kept_standing(turn, turn.policy(BoardsPolicy), view, row.ranked if row else 0)


# --- drafts ---------------------------------------------------------------------------------------------------------


async def on_draft(turn: Turn, tick: Tick) -> Decisions:
    """Nobody acted on it."""
    view = rules.view_named(tick.data["token"])
    at = rules.decent(turn.now, turn.zone)
    if view is None or not await is_draft(turn, view):
        return ()
    if at > turn.now:
        return [queries.state_of(turn.chat, view, "draft", due_at=at)]
    return [*await released(turn, view), closed(turn, view, "posted", "")]


async def is_draft(turn: Turn, view: View) -> bool:
    """Does it still wait?"""
    post = await queries.find_post(turn.session, turn.chat, view)
    return post is not None and post.state == "draft"


async def released(turn: Turn, view: View) -> list[Decision]:
    """What was made is posted."""
    look, shown = looks(turn)[0], await kept(turn, view)
    return [
        queries.state_of(turn.chat, view, "posted", due_at=None, look=look),
        said(turn, shown, look),
    ]


def closed(turn: Turn, view: View, state: str, by: str) -> Alert:
    """The card says what became of it."""
    title = showing.title(turn, turn.language, view)
    text = turn.text("boards-draft-over", title=title, state=state, name=by, by="yes" if by else "no")
    return Alert(turn.chat, "board", card_of(view), text, closed=True)


async def waiting(turn: Turn, token: str, by: Sender) -> View:
    """The draft that an admin's button speaks of; Refusal where there is none any more."""
    turn.require(by, Right.ADMIN)
    view = rules.view_named(token)
    if view is None or not await is_draft(turn, view):
        raise Refusal(turn.texts.plain(turn.language_of(by), "boards-over"))
    return view


async def now(turn: Turn, by: Sender) -> list[Decision]:
    """The last week, or what else is posted here, at once; Refusal where it was posted, or too few have points."""
    name, lang = rules.chief(turn.policy(BoardsPolicy)), turn.language_of(by)
    view = rules.view_at(name, turn.now, turn.zone, back=1)
    found = await queries.find_post(turn.session, turn.chat, view)
    if found is not None and found.state not in ("draft", "kept"):
        raise Refusal(turn.texts.plain(lang, "boards-over"))
    ranked = found.ranked if found is not None else await ranked_of(turn, view)
    if ranked < (least := turn.policy(BoardsPolicy).least):
        raise Refusal(turn.texts.plain(lang, "boards-too-few", least=least, ranked=ranked))
    if found is None:
        return await posted(turn, view, ranked)
    card = [closed(turn, view, "posted", by.name)] if found.state == "draft" else []
    return [*await released(turn, view), *card]


async def post(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """An admin posts it now."""
    view = await waiting(turn, token, by)
    return [*await released(turn, view), closed(turn, view, "posted", by.name), AnswerButton(query)]


async def skip(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """An admin wants none of this period."""
    view = await waiting(turn, token, by)
    gone = queries.state_of(turn.chat, view, "skipped", due_at=None)
    return [gone, closed(turn, view, "skipped", by.name), AnswerButton(query)]


async def edit(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """How one changes what it says."""
    await waiting(turn, token, by)
    return [AnswerButton(query, turn.texts.plain(turn.language_of(by), "boards-edit"), alert=True)]


ACTS: dict[str, Act] = {"post": post, "skip": skip, "edit": edit}
