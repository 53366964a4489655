"""Votes: heard in the voter's private lane, kept and rewarded in the lane of the poll's chat. Closes nothing."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.core.decisions import EVERY, Award, Decision, Hand, Remove, Save, Withdraw
from bot.core.facts import Handed, PollVote, Tick
from bot.core.scores import Kind
from bot.feature import Decisions, Turn
from bot.features.polls import queries
from bot.features.polls.queries import PollVoted
from bot.features.polls.tables import PollEarly
from bot.handing import asker, person

AGAIN = timedelta(minutes=2)  # by then the answer to a send that was lost is found

# --- in the private lane -------------------------------------------------------------------------------------------


async def on_vote(turn: Turn, vote: PollVote) -> Decisions:
    """To the chat of the poll. One that is not known (yet) is looked up once more."""
    if vote.by.kind != "user":
        return ()
    data = {"options": list(vote.options), "by": person(vote.by)}
    hands = await handed_over(turn, vote.poll_id, data)
    early = await queries.find_early(turn.session, turn.chat)
    votes = early.votes if early is not None else {}
    if hands and vote.poll_id not in votes:
        return hands
    kept = {poll: said for poll, said in votes.items() if poll != vote.poll_id}
    kept = kept if hands else {**kept, vote.poll_id: data}
    return [*hands, Save(PollEarly(user_id=turn.chat, votes=kept, look_at=turn.now + AGAIN), replace=True)]


async def handed_over(turn: Turn, poll_id: str, data: Mapping[str, object]) -> Sequence[Decision]:
    """The vote for the lane of the poll's chat; nothing where the poll is none that is known."""
    poll = await queries.find_poll(turn.session, poll_id)
    if poll is None:
        return ()
    chat = await queries.current_chat(turn.session, poll.chat_id)
    cast = {**data, "poll": poll_id, "place": [poll.message_chat, poll.message_id]}
    return [Hand(chat, EVERY, "voted", cast, f"polls:voted:{poll_id}:{turn.key}")]


async def on_late(turn: Turn, tick: Tick) -> Decisions:
    """What is known by now is handed over; the rest is not of ours."""
    early = await queries.find_early(turn.session, turn.chat)
    if early is None or early.look_at > turn.now:
        return ()
    decisions: list[Decision] = [Remove(PollEarly, {"user_id": turn.chat})]
    for poll_id, data in early.votes.items():
        decisions += await handed_over(turn, poll_id, data)
    return decisions


# --- in the lane of the chat ---------------------------------------------------------------------------------------


async def on_voted(turn: Turn, handed: Handed) -> Decisions:
    """The vote as it stands, and points for it, once a poll; a vote taken back takes them along."""
    poll_id, by = handed.data["poll"], await asker(turn, handed)
    options, about = handed.data["options"], about_vote(poll_id, by.id)
    if not options:
        mine = {"poll_id": poll_id, "user_id": by.id}
        return [Remove(PollVoted, mine), Withdraw(turn.chat, (about,))]
    row = PollVoted(poll_id=poll_id, user_id=by.id, chat_id=turn.chat, options=options, at=turn.now)
    return [
        Save(row, replace=True),
        Award(turn.chat, by, Kind.VOTE, about, "vote"),
        Withdraw(turn.chat, (about,), restore=True),
    ]


def about_vote(poll_id: str, user: int) -> str:
    """What the points for a vote are about: once for each member and poll."""
    return f"poll:{poll_id}:{user}"
