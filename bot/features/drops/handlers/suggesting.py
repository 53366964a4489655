"""/suggest: a member's idea goes to the admins; once taken it waits like any drop, with the member's name under it."""

from collections.abc import Sequence

from bot.core.codec import dump
from bot.core.decisions import Alert, Award, Change, Decision, Note, Refusal, Remove, Save
from bot.core.facts import Answer, ButtonPress, CommandCall
from bot.core.harmless import harmless
from bot.core.names import plain_name
from bot.core.scores import Kind
from bot.core.templates import after_command, without
from bot.core.whens import When
from bot.feature import Decisions, Turn
from bot.features.drops import queries, rules
from bot.features.drops.handlers import common, scheduling
from bot.features.drops.tables import Drop
from bot.targets import known


async def on_suggest(turn: Turn, call: CommandCall) -> Decisions:
    """`/suggest words`, or in reply to the idea; a few at a time."""
    message = call.message
    words = message.content if message.content is not None and call.args else None
    given = without(words, [(0, after_command(message.text))]) if words is not None else None
    if given is None and message.reply_to is None:
        raise Refusal(turn.text_for(call.by, "drops-suggest-usage"))
    reply = message.reply_to
    content = given if given is not None or reply is None else turn.given(reply)
    content = harmless(common.fitting(turn, call.by, content))
    limit = common.policy_of(turn).ideas
    if await queries.count_ideas(turn.session, turn.chat, call.by.id) >= limit:
        raise Refusal(turn.text_for(call.by, "drops-suggest-many"))
    made = scheduling.made(turn, call.by, content, When(), None)
    made.place, made.credit = "idea", call.by.id
    thanks = turn.confirm(call, turn.text_for(call.by, "drops-suggest-thanks"))
    return [Save(made), card(turn, made, call.by.name), thanks]


def card(turn: Turn, drop: Drop, name: str, done: str = "") -> Alert:
    """The idea, for the admins; closed once one of them has decided."""
    lang = turn.language
    what = common.named_drop(turn, lang, common.content_of(drop))
    text = turn.text(f"drops-idea{done}", name=plain_name(name), what=what)
    verbs = () if done else ("see", "take", "reserve", "decline")
    row = tuple(common.button(turn, lang, verb, drop.id) for verb in verbs)
    return Alert(
        turn.chat, "drops-idea", f"drops-idea:{drop.id}", text, (row,) if row else (), closed=bool(done)
    )


async def idea_of(turn: Turn, press: ButtonPress, token: str) -> Drop:
    """The idea that still waits; Refusal otherwise."""
    drop = await queries.find_drop(turn.session, turn.chat, token)
    if drop is None or drop.place != "idea" or drop.credit is None:
        raise Refusal(turn.texts.plain(turn.language_of(press.by), "drops-idea-gone"))
    await turn.know(drop.credit)
    return drop


async def take(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """Into the queue, or the reserve."""
    drop = await idea_of(turn, press, token)
    when = When(place="reserve" if press.verb == "reserve" else "queue")
    member = known(turn, drop.credit or 0)
    placed, _ = await scheduling.placed(turn, press.by, drop, when)
    line = turn.texts.plain(turn.language, "drops-credit", name=plain_name(member.name))
    content = rules.credited(common.content_of(drop), line)
    values = {"place": when.place, "content": dump(content), "position": int(turn.now.timestamp() * 1000)}
    said = turn.text_for(member, "drops-idea-yours", what=rules.gist(common.content_of(drop)))
    return [
        turn.pressed(press, turn.texts.plain(turn.language_of(press.by), "drops-idea-noted")),
        Change(Drop, {"id": drop.id}, values),
        *placed,
        award(turn, drop, Kind.SUGGESTED),
        card(turn, drop, member.name, "-taken"),
        Note(turn.chat, "drop-idea-taken", press.by.id, member.id, data={"drop": drop.id}),
        *turn.approach(member, said, answer="told", data={}),
    ]


async def decline(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """Not this one; nobody is told."""
    drop = await idea_of(turn, press, token)
    member = known(turn, drop.credit or 0)
    return [
        turn.pressed(press, turn.texts.plain(turn.language_of(press.by), "drops-idea-noted")),
        Remove(Drop, {"id": drop.id}),
        card(turn, drop, member.name, "-declined"),
        Note(turn.chat, "drop-idea-declined", press.by.id, member.id),
    ]


def award(turn: Turn, drop: Drop, kind: Kind) -> Award:
    """Points for an idea that was taken, or posted: once each."""
    member = known(turn, drop.credit or 0)
    return Award(turn.chat, member, kind, f"drop:{drop.id}", kind.name.lower())


async def used(turn: Turn, drop: Drop) -> Sequence[Decision]:
    """A member's idea was posted."""
    if drop.credit is None or drop.credit < 0:
        return ()
    await turn.know(drop.credit)
    return [award(turn, drop, Kind.USED)]


async def on_told(turn: Turn, answer: Answer) -> Decisions:
    """A closed private chat is no matter."""
    return ()
