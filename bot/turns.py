"""One turn: a fact through the features, their decisions completed by the kernel's laws. Knows no Telegram, no SQL."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import sanctions
from bot.commands import Commands
from bot.core.clock import Draw
from bot.core.codec import load
from bot.core.decisions import EVERY, Decision, Resume, Say
from bot.core.facts import (
    Answer,
    ButtonPress,
    CommandCall,
    Fact,
    Handed,
    JoinRequest,
    MemberChange,
    Message,
    Payment,
    PollVote,
    Reaction,
    Tick,
)
from bot.core.texts import Texts
from bot.db.lanes import Lane
from bot.feature import Asked, Feature, Me, Turn
from bot.laws import bound, complete, judge, know_all

HEARS = {JoinRequest: "on_join_request", Reaction: "on_reaction", PollVote: "on_vote", Payment: "on_payment"}


class Turns:
    """Facts to decisions, for one installation."""

    def __init__(self, features: tuple[Feature, ...], texts: Texts, me: Me, secret: bytes) -> None:
        self.features = features
        self.texts = texts
        self.me = me
        self.secret = secret
        self.by_name = {feature.name: feature for feature in features}
        self.commands = Commands(features, me.username)

    def turn(self, lane: Lane, key: str, now: datetime, session: AsyncSession | None, asked: Asked) -> Turn:
        """A Turn for one inbox row; its chance depends on the row's key and the installation's secret alone."""
        draw = Draw(self.secret + key.encode())
        return Turn(now, lane, self.texts, self.me, key, draw, self.features, asked, session)

    async def fact(self, turn: Turn, fact: Fact) -> list[Decision]:
        """Decisions of any fact; Refusal when the answer is no."""
        match fact:
            case Message():
                return judge(turn, fact) if not fact.chat.is_private else await self.private(turn, fact)
            case CommandCall():
                return await self.commands.command(turn, fact)
            case ButtonPress():
                return await self.commands.press(turn, fact)
            case Answer(feature="kernel"):
                await turn.know(fact.data["user"])
                return complete(turn, self.kernel_answer(turn, fact))
            case Handed(feature="kernel"):
                call = load(CommandCall, fact.data["call"])
                await turn.know(call.by.id)
                return await self.commands.command(turn, call)
            case Answer() | Handed() | Tick():
                made = await self.addressed(turn, fact)
                await know_all(turn, made)
                return complete(turn, made)
            case MemberChange() | JoinRequest() | Reaction() | PollVote() | Payment():
                return complete(turn, await self.heard(turn, fact))
        raise TypeError(f"no turn for {type(fact).__name__}")

    async def heard(self, turn: Turn, fact: Fact) -> list[Decision]:
        """What every feature that listens to this kind of fact decides."""
        name = HEARS.get(type(fact)) or ("on_me" if getattr(fact, "is_me", False) else "on_member")
        decisions: list[Decision] = []
        for feature in self.features:
            handler = getattr(feature, name)
            if handler is not None:
                decisions += bound(feature.name, await handler(turn, fact))
        if isinstance(fact, MemberChange) and fact.is_me and fact.new.is_admin:
            decisions.append(Resume(fact.chat.id))
        return decisions

    async def addressed(self, turn: Turn, fact: Answer | Handed | Tick) -> list[Decision]:
        """What one feature decides about its own, or all of them about what is handed to everyone."""
        if isinstance(fact, Handed) and fact.feature == EVERY:
            knowing = [one for one in self.features if fact.verb in one.handed]
            made = [bound(one.name, await one.handed[fact.verb](turn, fact)) for one in knowing]
            return [decision for decisions in made for decision in decisions]
        feature = self.by_name[fact.feature]
        if isinstance(fact, Answer):
            return bound(feature.name, await feature.answers[fact.verb](turn, fact))
        if isinstance(fact, Handed):
            return bound(feature.name, await feature.handed[fact.verb](turn, fact))
        sweep = next(sweep for sweep in feature.sweeps if sweep.name == fact.sweep)
        return bound(feature.name, await sweep.handler(turn, fact))

    def kernel_answer(self, turn: Turn, answer: Answer) -> list[Decision]:
        """Outcomes that the kernel's own laws wait for."""
        if answer.verb == "noticed":
            return sanctions.noticed(turn, answer)
        if answer.verb == "sanctioned":
            return sanctions.sanctioned(turn, answer)
        if answer.outcome not in ("refused", "gone"):
            return []
        user = answer.data["user"]
        if "text" in answer.data and turn.member(user).started:
            return [Say(user, answer.data["text"])]
        return [turn.hint(user, answer.data.get("thread"))]

    async def private(self, turn: Turn, message: Message) -> list[Decision]:
        """A private message belongs to the first feature that has something to say to it."""
        for feature in self.features:
            if feature.on_private is not None:
                decisions = bound(feature.name, await feature.on_private(turn, message))
                if decisions:
                    return complete(turn, decisions)
        return []
