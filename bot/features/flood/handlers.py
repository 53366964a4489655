"""Floods: counted in memory, answered softly first, then by a strike; /flood shows and sets what one is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.decisions import Decision, Delete, GiveStrike, Mute, Note, Refusal, Remove, Save, SetPolicy
from bot.core.facts import Answer, CommandCall, Message, Reaction, Sender, Tick
from bot.core.strikes import StrikePolicy, next_step
from bot.core.texts import Html
from bot.feature import Decisions, NeedsAdmins, Turn
from bot.features.flood import rules
from bot.features.flood.policy import FloodPolicy
from bot.features.flood.queries import Slowed
from bot.features.flood.rules import Said, Speaker, Talk
from bot.features.flood.tables import FloodSlowed
from bot.sanctions import can_mute, standing

SILENT = ("bot", "anonymous_admin", "linked_channel")

# --- counted --------------------------------------------------------------------------------------------------------


def talk_of(turn: Turn) -> Talk:
    """What was heard lately: in memory alone."""
    talk: Talk | None = turn.lane.memory.get("flood")
    if talk is None:
        talk = turn.lane.memory["flood"] = Talk()
    return talk


def on_message(turn: Turn, message: Message) -> Decisions:
    """One more of a member; an edit is none (R24), nor what is a service message."""
    sender = message.sender
    if message.edited or message.kind == "service" or sender.kind in SILENT:
        return ()
    policy, talk, at = turn.policy(FloodPolicy), talk_of(turn), message.date.timestamp()
    talk.note(sender.id, at)
    if not policy.enabled or turn.lane.protects(sender.id, turn.me.id):
        return ()
    speaker = talk.speaker(sender.id)
    if not rules.heard(speaker, rules.said_of(message, turn.key, at)) or len(speaker.said) < rules.LEAST:
        return ()
    return judged(turn, sender, speaker, message.date, message)


async def on_reaction(turn: Turn, reaction: Reaction) -> Decisions:
    """One more reaction; taking one back is none."""
    policy, sender = turn.policy(FloodPolicy), reaction.by
    if len(reaction.new) <= len(reaction.old) or sender.kind != "user" or not policy.enabled:
        return ()
    if turn.lane.protects(sender.id, turn.me.id):
        return ()
    at = reaction.date.timestamp()
    speaker = talk_of(turn).speaker(sender.id)
    if not rules.heard(speaker, Said(turn.key, 0, at, "reactions")):
        return ()
    return judged(turn, sender, speaker, reaction.date, None)


def judged(
    turn: Turn, sender: Sender, speaker: Speaker, date: datetime, message: Message | None
) -> Decisions:
    """Too much? Then the answer to all of it, once."""
    policy = turn.policy(FloodPolicy)
    found = rules.excess(speaker.said, policy, alone=talk_of(turn).is_alone(speaker.said[-1].at))
    if found is None or turn.now - date > rules.FRESH:
        return ()
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    kind, counted = found
    speaker.said.clear()
    slowed = turn.lane.own.get("flood")
    last = slowed.at.get(sender.id) if isinstance(slowed, Slowed) else None
    strike = rules.earns_strike(last, turn.now, policy)
    speaker.free_from = turn.now.timestamp() + rules.READING
    note = Note(turn.chat, "flood", None, sender.id, data={"kind": kind, "strike": strike})
    kept = Save(FloodSlowed(chat_id=turn.chat, user_id=sender.id, at=turn.now), replace=True)
    if not strike:
        return [note, kept, *slow(turn, sender, speaker), *told(turn, sender)]
    only_said = next_step(turn.member(sender).strikes, "flood", turn.policy(StrikePolicy), turn.now).sanction
    slowed_too = slow(turn, sender, speaker) if only_said == "warning" else []
    return [note, kept, *struck(turn, sender, kind, counted, message), *slowed_too]


# --- answered -------------------------------------------------------------------------------------------------------


def slow(turn: Turn, sender: Sender, speaker: Speaker) -> list[Decision]:
    """Muted for a moment; what comes before Telegram has answered belongs to the same flood."""
    if not can_slow(turn, sender):
        return []
    speaker.free_from = turn.now.timestamp() + rules.PENDING
    until = turn.now + timedelta(seconds=turn.policy(FloodPolicy).slow_seconds)
    return [Mute(turn.chat, sender.id, until, "slowed", {"user": sender.id})]


def told(turn: Turn, sender: Sender) -> list[Decision]:
    """Why, to them alone; the group hears nothing of it."""
    if sender.kind != "user" or not (turn.can_whisper or turn.member(sender).started):
        return []
    span = timedelta(seconds=turn.policy(FloodPolicy).slow_seconds)
    words = turn.texts.span(turn.language_of(sender), span)
    text_id = "flood-slowed" if can_slow(turn, sender) else "flood-please"
    return [turn.whisper(sender, turn.text_for(sender, text_id, span=words))]


def can_slow(turn: Turn, sender: Sender) -> bool:
    """A mute is possible, and takes nothing away that an admin has set (R22)."""
    return can_mute(turn) and sender.kind == "user" and standing(turn.member(sender), turn.now) is None


def struck(
    turn: Turn, sender: Sender, kind: str, counted: Sequence[Said], message: Message | None
) -> list[Decision]:
    """It went on: what was counted goes, and all of it is one strike (R29)."""
    ids = whole(turn, counted)
    removed = bool(ids) and turn.lane.can("can_delete_messages")
    where = f"{message.message_chat}:{message.id}" if message else turn.key
    given = GiveStrike(
        turn.chat, sender, "flood", f"flood:{where}", f"@flood-reason-{kind}", message=message,
        evidence=f"{len(counted)} {kind}", removed=removed,
    )  # fmt: skip
    return [Delete(turn.chat, ids), given] if removed else [given]


def whole(turn: Turn, counted: Sequence[Said]) -> tuple[int, ...]:
    """The messages that were counted, albums with all their parts."""
    albums = {one.album for one in counted if one.album}
    parts = {item.id for item in turn.lane.recent if item.album in albums}
    return tuple(sorted({one.id for one in counted if one.id} | parts))[-rules.MOST :]


async def on_slowed(turn: Turn, answer: Answer) -> Decisions:
    """Telegram has answered: what was written before counts for nothing any more."""
    speaker = talk_of(turn).speakers.get(answer.data["user"])
    if speaker is not None:
        wait = rules.READING if answer.outcome == "refused" else 1.0
        speaker.free_from = (answer.answered_at or turn.now).timestamp() + wait
    return ()


async def on_old(turn: Turn, tick: Tick) -> Decisions:
    """A slow-down of yesterday matters no more."""
    return [Remove(FloodSlowed, {"chat_id": turn.chat, "user_id": tick.data["user"]})]


# --- /flood ---------------------------------------------------------------------------------------------------------


async def on_flood(turn: Turn, call: CommandCall) -> Decisions:
    """/flood; /flood 12 in 20s; /flood stickers 5; /flood slow 2m; /flood mode strike; /flood off."""
    if not call.args.strip():
        return [turn.answer(call, shown(turn, call, turn.policy(FloodPolicy)), personal=True)]
    found = rules.setting(call.args)
    if found is None:
        raise Refusal(turn.text_for(call.by, "flood-usage"))
    policy = turn.policy(FloodPolicy).model_copy(update=found)
    changes = [SetPolicy(turn.chat, "flood", field, value, call.by.id) for field, value in found.items()]
    return [*changes, turn.answer(call, shown(turn, call, policy), personal=True)]


async def on_mode(turn: Turn, call: CommandCall) -> Decisions:
    """/setfloodmode strike is /flood mode strike."""
    return await on_flood(turn, replace(call, args=f"mode {call.args}"))


def shown(turn: Turn, call: CommandCall, policy: FloodPolicy) -> Html:
    """What counts as a flood here, and what follows."""
    span = turn.texts.span(turn.language_of(call.by), timedelta(seconds=policy.slow_seconds))
    values = policy.model_dump() | {"on": "yes" if policy.enabled else "no", "span": span}
    del values["enabled"], values["slow_seconds"]
    return turn.text_for(call.by, "flood-status", **values)
