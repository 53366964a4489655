"""Newcomers: noticed by whichever sign comes first, greeted alone, then named in the group's merged welcome."""

from datetime import datetime, timedelta

from bot.core.codec import dump, load
from bot.core.decisions import Change, Decision, Delete, Hand, Priority, Remove, Save, Say
from bot.core.facts import GONE, Answer, Handed, MemberChange, Message, Sender, Tick
from bot.feature import Decisions, Turn
from bot.features.arrival import rules, words
from bot.features.arrival.policy import ArrivalPolicy
from bot.features.arrival.queries import count_arrivals, find_greeting, find_newcomer, list_waiting
from bot.features.arrival.tables import Greeting, Newcomer, RulesRead

AFTER_RAID = timedelta(minutes=10)  # nobody is welcomed in a raid: then it is looked at again

# --- noticed -------------------------------------------------------------------------------------------------------


def on_message(turn: Turn, message: Message) -> Decisions:
    """Telegram's line about joining or leaving: taken as a sign of it, then removed."""
    if not rules.is_coming_or_going(message):
        return ()
    decisions: list[Decision] = [
        Hand(
            turn.chat, "arrival", "joined", {"user": dump(user), "at": message.date.isoformat()},
            f"arrival:{message.message_chat}:{message.id}:{user.id}",
        )
        for user in rules.newcomers(message)
        if not turn.lane.raided
    ]  # fmt: skip
    if message.left is not None:
        decisions.append(no_longer_waits(turn, message.left))
    if turn.policy(ArrivalPolicy).clean_service and turn.lane.can("can_delete_messages"):
        decisions.append(Delete(turn.chat, (message.id,)))
    return decisions


async def on_member(turn: Turn, change: MemberChange) -> Decisions:
    """Somebody is in now, or out."""
    if change.went:
        read = Remove(RulesRead, {"chat_id": turn.chat, "user_id": change.user.id})
        return [no_longer_waits(turn, change.user), read]
    if change.joined and change.user.kind != "bot":
        return await arrived(turn, change.user, change.date)
    return ()


async def on_joined(turn: Turn, handed: Handed) -> Decisions:
    """A joining that a service message told of, or the gate; whoever else waits for one hears of it."""
    user = load(Sender, handed.data["user"])
    others = [
        turn.hand(turn.chat, feature.name, "joined", **handed.data)
        for feature in turn.features
        if "joined" in feature.handed and feature.name != "arrival"
    ]
    return [*await arrived(turn, user, datetime.fromisoformat(handed.data["at"])), *others]


def no_longer_waits(turn: Turn, user: Sender) -> Change:
    """Who is gone is not welcomed."""
    return Change(Newcomer, {"chat_id": turn.chat, "user_id": user.id, "waiting": True}, {"waiting": False})


# --- greeted -------------------------------------------------------------------------------------------------------


async def arrived(turn: Turn, user: Sender, at: datetime) -> Decisions:
    """An arrival not heard of before: greeted alone, and waiting for the group's welcome."""
    policy = turn.policy(ArrivalPolicy)
    if turn.at_gate(user.id):
        return ()
    before = await find_newcomer(turn.session, turn.chat, user.id)
    if not policy.welcome or (before is not None and rules.is_known(before.joined_at, at)):
        return ()
    row = Newcomer(chat_id=turn.chat, user_id=user.id, name=user.name, joined_at=at, waiting=True)
    decisions: list[Decision] = [Save(row, replace=True)]
    greeting = await find_greeting(turn.session, turn.chat)
    if rules.needs_due(greeting.due_at if greeting else None, turn.now):
        last = greeting.said_at if greeting else None
        due = rules.next_welcome(turn.now, last, turn.zone, policy)
        decisions.append(due_at(turn, greeting, due))
    if rules.greets_alone(
        await count_arrivals(turn.session, turn.chat, at - rules.RUSH), at, turn.now, policy
    ):
        await turn.know(user.id)
        decisions += await greet(turn, user)
    return decisions


def due_at(turn: Turn, before: Greeting | None, due: datetime | None) -> Save:
    """The next welcome's instant; the last one stays known."""
    said_at, said_key, message_id = (
        (before.said_at, before.said_key, before.message_id) if before else (None,) * 3
    )
    row = Greeting(chat_id=turn.chat, due_at=due, said_at=said_at, said_key=said_key, message_id=message_id)
    return Save(row, replace=True)


async def greet(turn: Turn, user: Sender, *, private: bool = True) -> list[Say]:
    """A welcome that only the newcomer sees: private if they pressed Start, else ephemeral, else none: the group's
    welcome will name them."""
    lang = turn.language_of(user)
    hello = await words.welcome(turn, lang, [user.name])
    said = turn.approach(user, hello.text, answer="greeted", data={"user": dump(user)}, private=private)
    return [hello.on(one) for one in said]


async def on_greeted(turn: Turn, answer: Answer) -> Decisions:
    """A private greeting that could not be delivered is shown in the group, to the newcomer alone."""
    if answer.outcome in ("done", "unknown"):
        return ()
    return await greet(turn, load(Sender, answer.data["user"]), private=False)


# --- the group's welcome -------------------------------------------------------------------------------------------


async def welcome_due(turn: Turn, tick: Tick) -> Decisions:
    """One welcome for all who came since the last, which it replaces; in the day only."""
    policy = turn.policy(ArrivalPolicy)
    greeting = await find_greeting(turn.session, turn.chat)
    if greeting is None or greeting.due_at is None or greeting.due_at > turn.now:
        return ()
    rows = await list_waiting(turn.session, turn.chat)
    waiting = [row for row in rows if not turn.at_gate(row.user_id)]
    served = Change(Newcomer, {"chat_id": turn.chat, "waiting": True}, {"waiting": False})
    if not waiting or not policy.welcome or turn.lane.status in GONE:
        return [served, due_at(turn, greeting, None)]
    later = rules.in_the_day(turn.now, turn.zone, policy)
    if turn.lane.raided:
        later = turn.now + AFTER_RAID
    if later > turn.now:
        return [due_at(turn, greeting, later)]
    said = await words.welcome(turn, turn.language, [row.name for row in waiting])
    key = f"welcome:{turn.key}"
    row = Greeting(chat_id=turn.chat, due_at=None, said_at=turn.now, said_key=key, message_id=None)
    decisions: list[Decision] = [
        said.say(turn.chat, said.text, key=key, answer="posted", priority=Priority.BULK),
        served,
    ]
    if policy.replace_previous:
        decisions += previous(turn, greeting)
    return [*decisions, Save(row, replace=True)]


def previous(turn: Turn, greeting: Greeting) -> list[Delete]:
    """The last welcome goes: by its id, else by its name."""
    if greeting.message_id is not None:
        return [Delete(turn.chat, (greeting.message_id,))]
    return [Delete(turn.chat, key=greeting.said_key)] if greeting.said_key else []


async def on_posted(turn: Turn, answer: Answer) -> Decisions:
    """Where the welcome stands, so that the next one can remove it, however much later."""
    if answer.message_id is None:
        return ()
    return [
        Change(Greeting, {"chat_id": turn.chat, "said_key": answer.key}, {"message_id": answer.message_id})
    ]
