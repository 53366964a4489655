"""Polls that end: closed at their time or by a press, and what came of them said once. Posts no polls."""

from datetime import timedelta

from bot.core.decisions import Alert, Change, Decision, Delete, Note, Priority, Refusal, Say, StopPoll
from bot.core.facts import Answer, ButtonPress, Tick
from bot.feature import Decisions, Right, Turn
from bot.features.polls import queries, rules
from bot.features.polls.handlers import common
from bot.features.polls.queries import PollSent


async def on_ended(turn: Turn, tick: Tick) -> Decisions:
    """Its time has come."""
    poll = await queries.find_poll(turn.session, tick.data["poll"])
    if poll is None or poll.state != "open" or poll.ends_at is None or poll.ends_at > turn.now:
        return ()
    return await closed(turn, poll)


async def closed(turn: Turn, poll: PollSent) -> list[Decision]:
    """Stop it. Where it stays behind, in a group that has moved, the votes heard are what came of it."""
    if turn.lane.status not in common.INSIDE:
        return [became(poll, "gone")]
    if poll.message_chat != turn.chat:
        return [became(poll, "closed"), *await said(turn, poll, [], 0)]
    data = {"poll": poll.poll_id, "again": poll.ends_at is None}
    stop = StopPoll(turn.chat, poll.message_id, answer="stopped", data=data)
    return [became(poll, "closing"), stop]


async def on_stopped(turn: Turn, answer: Answer) -> Decisions:
    """What came of it; or why it is still open."""
    poll = await queries.find_poll(turn.session, answer.data["poll"])
    if poll is None or poll.state != "closing":
        return ()
    if answer.outcome == "done":
        counts, voters = answer.poll.get("counts", []), answer.poll.get("voters", 0)
        mended = [card(turn, poll, "closed")] if answer.data["again"] else []
        return [became(poll, "closed"), *mended, *await said(turn, poll, counts, voters)]
    if answer.outcome == "gone":
        return [became(poll, "gone"), card(turn, poll, "deleted")]
    return [became(poll, "open"), card(turn, poll, "open", answer.error)]


def became(poll: PollSent, state: str) -> Change:
    """Nothing is due any more."""
    return Change(PollSent, {"poll_id": poll.poll_id}, {"state": state, "ends_at": None})


def card(turn: Turn, poll: PollSent, what: str, why: str = "") -> Alert:
    """A poll that could not be closed, with a button to try again; or is gone, or closed after all."""
    text = turn.text(f"polls-card-{what}", question=rules.gist(poll.asked["question"]), why=why)
    rows = (common.acts(turn, turn.language, poll.message_id)[:1],) if what == "open" else ()
    return Alert(turn.chat, "polls", f"polls:{poll.poll_id}", text, rows, closed=what == "closed")


async def said(turn: Turn, poll: PollSent, counts: list[int], voters: int) -> list[Decision]:
    """The result, short and silent, in reply to the poll. Where Telegram told no counts, the votes heard count."""
    if not common.policy_of(turn).results:
        return []
    options = len(poll.asked["options"])
    if len(counts) != options:
        if poll.asked["anonymous"]:
            return []
        counts, voters = rules.counted(await queries.list_votes(turn.session, poll.poll_id), options)
    result = rules.result_of(poll.asked, counts, voters)
    quoted = [turn.texts.render(turn.language, "polls-quoted", text=winner) for winner in result.winners]
    text = turn.text(
        f"polls-result-{result.kind}", question=rules.gist(poll.asked["question"]),
        winners=turn.text("polls-comma").join(quoted), count=result.count, voters=result.voters,
        percent=result.percent,
    )  # fmt: skip
    reply_to = poll.message_id if poll.message_chat == turn.chat else None
    return [
        Say(turn.chat, text, reply_to=reply_to, thread=poll.thread, must_arrive=True, priority=Priority.BULK)
    ]


# --- buttons -------------------------------------------------------------------------------------------------------


async def poll_of(turn: Turn, press: ButtonPress, token: str) -> PollSent:
    """The poll of a button that is still open, for who may; Refusal otherwise."""
    turn.require(press.by, Right.INFO)
    poll = await queries.find_poll_at(turn.session, turn.chat, int(token)) if token.isdecimal() else None
    if poll is None or poll.state != "open":
        raise Refusal(turn.texts.plain(turn.language_of(press.by), "polls-over"))
    return poll


async def close(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """Now."""
    poll = await poll_of(turn, press, token)
    done = turn.pressed(press, turn.texts.plain(turn.language_of(press.by), "polls-closed"))
    return [done, *await closed(turn, poll), Note(turn.chat, "poll-closed", press.by.id)]


async def extend(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """Later than planned, or than now where no end was planned."""
    poll = await poll_of(turn, press, token)
    later = (poll.ends_at or turn.now) + timedelta(hours=common.policy_of(turn).extend_hours)
    ends_at = min(later, poll.sent_at + rules.LATEST)
    said = common.end_words(turn, turn.language_of(press.by), ends_at)
    return [
        turn.pressed(press, said, alert=True),
        Change(PollSent, {"poll_id": poll.poll_id}, {"ends_at": ends_at}),
        Note(turn.chat, "poll-extended", press.by.id),
    ]


async def remove(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """It was a mistake: away with it, nothing is said of it."""
    poll = await poll_of(turn, press, token)
    gone = [Delete(turn.chat, (poll.message_id,))] if poll.message_chat == turn.chat else []
    done = turn.pressed(press, turn.texts.plain(turn.language_of(press.by), "polls-removed"))
    return [done, *gone, became(poll, "gone"), Note(turn.chat, "poll-removed", press.by.id)]
