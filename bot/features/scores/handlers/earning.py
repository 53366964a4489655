"""What earns points in talk: answers, thanks, reactions. A message that answers nobody ends at the first line."""

from bot.core.copies import words_number
from bot.core.decisions import Award, Decision, React, Refusal
from bot.core.facts import CommandCall, MemberChange, Message, Reaction, Sender
from bot.core.scores import REACTED, THANKED, Kind, about_message, has_letters
from bot.db.lanes import Recent
from bot.feature import Decisions, Turn
from bot.features.scores import queries, rules
from bot.features.scores.handlers.checking import checkin_of, switch_in, switched
from bot.features.scores.policy import ScorePolicy
from bot.features.scores.queries import ScoresHere
from bot.targets import known, replied_to, target_of

PRAYS = "🙏"
PLUS = {"plus": "plus_one", "+1": "plus_one", "加一": "plus_one"}
CHECKIN = tuple({word[0] for word in rules.CHECKIN_WORDS})


def on_message(turn: Turn, message: Message) -> Decisions:
    """A reply: its thanks, or its words, are to the credit of who is answered."""
    answered = message.reply_to
    if message.text[:1] in CHECKIN and turn.policy(ScorePolicy).checkin_proof and rules.proof_in(message):
        return [checkin_of(turn, message)]
    if answered is None or message.sender.kind != "user" or message.edited or message.forward is not None:
        return ()
    author = answered.sender
    if author.kind != "user" or author.id == message.sender.id or answered.is_service:
        return ()
    policy = turn.policy(ScorePolicy)
    if not policy.enabled:
        return ()
    if rules.is_thanks(message.text, policy):
        return thanked(turn, answered, message)
    if not rules.is_answer(message, policy) or not rules.can_earn(answered, message.date, policy):
        return ()
    about = about_message(answered.message_chat, answered.id)
    return [
        Award(
            turn.chat, author, Kind.ANSWERED, about, "answered", message.sender.id, message.date,
            words=words_number(answered.text), through=about_message(message.message_chat, message.id),
        )
    ]  # fmt: skip


def thanked(turn: Turn, answered: Message, thanks: Message) -> list[Decision]:
    """Thanks for a message: for an answer they are worth more."""
    if answered.forward is not None or not rules.is_recent(
        answered.date, thanks.date, turn.policy(ScorePolicy)
    ):
        return []
    by, found = thanks.sender.id, recent(turn, answered.id)
    is_answer = found is not None and found.answers not in (None, answered.sender.id)
    kind = Kind.HELPFUL if is_answer else Kind.THANKS
    about = about_message(answered.message_chat, answered.id)
    through = about_message(thanks.message_chat, thanks.id)
    return [
        Award(turn.chat, answered.sender, kind, about, f"{THANKED}{by}", by, thanks.date, through=through)
    ]


def recent(turn: Turn, message_id: int) -> Recent | None:
    """A message just seen."""
    return next((item for item in reversed(turn.lane.recent) if item.id == message_id), None)


async def on_reaction(turn: Turn, reaction: Reaction) -> Decisions:
    """A friendly reaction is to the credit of who wrote the message; taking it back changes nothing."""
    policy, by = turn.policy(ScorePolicy), reaction.by
    added = tuple(emoji for emoji in reaction.new if emoji not in reaction.old)
    if not policy.enabled or by.kind != "user" or not rules.is_kind(added):
        return ()
    about = about_message(turn.chat, reaction.message_id)
    author = await author_of(turn, reaction, about)
    if author is None or author == by.id:
        return ()
    await turn.know(author)
    return [
        Award(turn.chat, known(turn, author), Kind.REACTION, about, f"{REACTED}{by.id}", by.id, reaction.date)
    ]


async def author_of(turn: Turn, reaction: Reaction, about: str) -> int | None:
    """Who wrote the message, if it can earn: as it was just seen, else as it has earned before."""
    found, policy = recent(turn, reaction.message_id), turn.policy(ScorePolicy)
    if found is None:
        scores = turn.lane.own.get("scores")
        earned = isinstance(scores, ScoresHere) and scores.causes(about, turn.zone)
        return await queries.find_entry_of(turn.session, turn.chat, about) if earned else None
    enough = has_letters(found.text, policy.least) and rules.is_recent(found.at, reaction.date, policy)
    return found.user_id if enough else None


# --- /thanks --------------------------------------------------------------------------------------------------------


async def on_thanks(turn: Turn, call: CommandCall) -> Decisions:
    """/thanks under a message; or /thanks @name, which counts once a day. /thanks plus on: +1 by reply is thanks."""
    policy, message = turn.policy(ScorePolicy), call.message
    if not policy.enabled:
        raise Refusal(turn.text_for(call.by, "scores-off"))
    if (found := switch_in(call.args, PLUS)) is not None:
        return switched(turn, call, *found)
    user = replied_to(call) if not call.args else None
    user = user or (await target_of(turn, call)).user
    if user.id == call.by.id or user.kind != "user" or user.id == turn.me.id or call.by.kind != "user":
        raise Refusal(turn.text_for(call.by, "scores-thanks-own"))
    await turn.know(user.id)
    if message.reply_to is not None and message.reply_to.sender.id == user.id and not call.in_private:
        made = thanked(turn, message.reply_to, message)
    else:
        made = [thanks_of_day(turn, call, user)]
    if call.in_private:
        return [*made, turn.answer(call, turn.text_for(call.by, "scores-thanked", name=user.name))]
    return [*made, React(turn.chat, message.id, PRAYS)]


def thanks_of_day(turn: Turn, call: CommandCall, user: Sender) -> Award:
    """Thanks for no message: once a day from one to another."""
    day = call.message.date.astimezone(turn.zone).date().isoformat()
    cause = f"{call.by.id}:{user.id}"
    return Award(turn.chat, user, Kind.THANKS, f"thanks:{day}", cause, call.by.id, call.message.date)


# --- who is here ----------------------------------------------------------------------------------------------------


async def on_member(turn: Turn, change: MemberChange) -> Decisions:
    """Who leaves is on no board; who returns is, unless they hid."""
    if not (change.went or (change.joined and turn.member(change.user).known)):
        return ()
    scores = turn.lane.own.get("scores")
    hidden = isinstance(scores, ScoresHere) and change.user.id in scores.hidden
    shown = change.joined and not hidden
    if await queries.find_standing(turn.session, turn.chat, change.user.id) in (None, shown):
        return ()
    return [queries.on_boards(turn.chat, change.user.id, shown=shown)]
