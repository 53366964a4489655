"""Leaderboards that post themselves: planned, due, first shown to the admins, each of a period once."""

from collections.abc import Sequence
from datetime import timedelta

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
    """A chat that talks has a next leaderboard for each period that its policy names, by the clocks that it has now."""
    plans, policy = turn.lane.own.get("boards"), turn.policy(BoardsPolicy)
    if not isinstance(plans, Plans):
        return ()
    if plans.zone == turn.zone.key and all(name in plans.dues for name in policy.post):
        return ()
    plans.zone = turn.zone.key
    dues = {name: rules.next_due(name, turn.now, policy.hour, turn.zone) for name in policy.post}
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
    """The period that ended last is posted, or shown to the admins; those missed before it are not made up for."""
    name: PeriodName = tick.data["period"]
    policy = turn.policy(BoardsPolicy)
    if name not in policy.post:
        return [queries.planless(turn.chat, name)]
    due = rules.due_of(ago(name, turn.now, turn.zone, 1), policy.hour, turn.zone)
    at = rules.decent(turn.now, turn.zone)
    if max(due, at) > turn.now:
        return [queries.planned(turn.chat, name, max(due, at))]
    view = rules.view_at(name, turn.now, turn.zone, back=1)
    return [*await made(turn, view), following(turn, name)]


async def made(turn: Turn, view: View) -> list[Decision]:
    """A leaderboard of a finished period, once; none where too few have points."""
    policy, span = turn.policy(BoardsPolicy), view.span(turn.zone)
    if span is None or await queries.find_post(turn.session, turn.chat, view) is not None:
        return []
    ranked = await count_ranked(turn.session, turn.chat, span)
    if ranked < policy.least:
        return [Note(turn.chat, "board-skipped", data={"board": view.token, "ranked": ranked})]
    if await queries.count_posted(turn.session, turn.chat) < policy.drafts:
        return await drafted(turn, view, ranked)
    return await posted(turn, view, ranked)


async def drafted(turn: Turn, view: View, ranked: int) -> list[Decision]:
    """As a card to the admins; it posts itself later."""
    boards, hours = await standing.boards_of(turn, view), turn.policy(BoardsPolicy).draft_hours
    due = rules.decent(turn.now + timedelta(hours=hours), turn.zone)
    saves = queries.made(
        turn.chat, view, boards, state="draft", look="", ranked=ranked, due_at=due, made_at=turn.now
    )
    shown = showing.post_text(turn, turn.language, standing.standing_of(turn, view, boards, ranked))
    at = turn.texts.moment(turn.language, due, turn.zone)
    arg = address(view.token, turn.chat)
    buttons = tuple(
        Button(turn.texts.plain(turn.language, f"boards-button-{verb}"), "boards", verb, arg)
        for verb in ("post", "skip", "edit")
    )
    text = turn.text("boards-draft", at=at, text=shown)
    return [*saves, Alert(turn.chat, "board", card_of(view), text, (buttons,))]


def card_of(view: View) -> str:
    """The name of a draft's card."""
    return f"board:{view.token}"


async def posted(turn: Turn, view: View, ranked: int) -> list[Decision]:
    """At once."""
    boards, look = await standing.boards_of(turn, view), looks(turn)[0]
    saves = queries.made(
        turn.chat, view, boards, state="posted", look=look, ranked=ranked, due_at=None, made_at=turn.now
    )
    return [*saves, said(turn, standing.standing_of(turn, view, boards, ranked), look)]


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
    return await standing.kept_standing(turn, view, row.ranked if row else 0)


# --- drafts ---------------------------------------------------------------------------------------------------------


async def on_draft(turn: Turn, tick: Tick) -> Decisions:
    """Nobody acted on it."""
    view = rules.view_named(tick.data["token"])
    at = rules.decent(turn.now, turn.zone)
    if view is None or not await is_draft(turn, view):
        return ()
    if at > turn.now:
        return [queries.state_of(turn.chat, view, "draft", due_at=at)]
    return await released(turn, view, "")


async def is_draft(turn: Turn, view: View) -> bool:
    """Does it still wait?"""
    post = await queries.find_post(turn.session, turn.chat, view)
    return post is not None and post.state == "draft"


async def released(turn: Turn, view: View, by: str) -> list[Decision]:
    """A draft is posted, by an admin or by itself."""
    look, shown = looks(turn)[0], await kept(turn, view)
    return [
        queries.state_of(turn.chat, view, "posted", due_at=None, look=look),
        said(turn, shown, look),
        closed(turn, view, "posted", by),
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
    found, span = await queries.find_post(turn.session, turn.chat, view), view.span(turn.zone)
    if found is not None and found.state != "draft":
        raise Refusal(turn.texts.plain(lang, "boards-over"))
    if found is not None:
        return await released(turn, view, by.name)
    ranked = await count_ranked(turn.session, turn.chat, span) if span else 0
    if ranked < (least := turn.policy(BoardsPolicy).least):
        raise Refusal(turn.texts.plain(lang, "boards-too-few", least=least, ranked=ranked))
    return await posted(turn, view, ranked)


async def post(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """An admin posts it now."""
    view = await waiting(turn, token, by)
    return [*await released(turn, view, by.name), AnswerButton(query)]


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
