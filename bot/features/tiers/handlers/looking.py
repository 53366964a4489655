"""The daily look: who belongs where, what stands beside names; who rose is named, once, together."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.codec import dump, load
from bot.core.decisions import ChangeMember, Decision, Priority, React, Say, Tag
from bot.core.erasing import Erased
from bot.core.facts import GONE, Answer, Handed, MemberChange, Message, Sender, Tick
from bot.core.tiers import LONGEST_NAME, Tier, TierPolicy, next_look, window
from bot.feature import Decisions, Turn
from bot.features.tiers import queries, rules
from bot.features.tiers.handlers.missing import greeted, missed, resting
from bot.features.tiers.handlers.words import Words, risen
from bot.features.tiers.rules import ADMINS, Looked, Move
from bot.scoring import scores_of

HELLO = "🤝"
TAGS = "can_manage_tags"
PROMOTE = "can_promote_members"


async def on_due(turn: Turn, tick: Tick) -> Decisions:
    """A chat's hour has come; once, however often it is said."""
    row = await queries.find_chat(turn.session, turn.chat)
    if row is None or row.due_at is None or row.due_at > turn.now:
        return []
    if turn.lane.status in GONE:
        return [queries.scheduled(turn.chat, None)]
    members = await everybody(turn)
    applied = row.applied_at is not None
    found = settled(turn, members, applied=applied)
    asked = [*await missed(turn, members), *await greeted(turn, members)] if applied else []
    return [*found, *asked, queries.scheduled(turn.chat, next_due(turn))]


def on_message(turn: Turn, message: Message) -> Decisions:
    """The first words of who came while this bot was here: seen, without a word."""
    sender = message.sender
    if not turn.policy(TierPolicy).hello or sender.kind != "user" or message.is_service or message.edited:
        return ()
    member = turn.member(sender)
    if member.messages > 1 or member.joined_at is None or turn.at_gate(sender.id) or turn.lane.raided:
        return ()
    return [React(turn.chat, message.id, HELLO, priority=Priority.BULK)]


async def on_me(turn: Turn, change: MemberChange) -> Decisions:
    """Where this bot comes, tiers are looked at from now on; what waited for a right is done when it is there."""
    if not change.chat.is_group or not change.new.is_inside:
        return []
    row = await queries.find_chat(turn.session, turn.chat)
    if row is None:
        return [queries.kept(turn.chat, next_due(turn), None)]
    given = bool({TAGS, PROMOTE} & change.new.rights - change.old.rights)
    if row.due_at is None or given:
        return [queries.scheduled(turn.chat, turn.now if given else next_due(turn))]
    return []


def next_due(turn: Turn) -> datetime:
    """The next look; chats are spread over the hour."""
    return next_look(turn.now, turn.zone, turn.policy(TierPolicy).hour, abs(turn.chat) % 60)


async def everybody(turn: Turn) -> list[Looked]:
    """Who is to be looked at."""
    days = window(turn.now, turn.zone, turn.policy(TierPolicy).window_days)
    return await queries.list_looked(turn.session, turn.chat, days, turn.now)


async def somebody(turn: Turn, user: int) -> Looked | None:
    """One of them."""
    days = window(turn.now, turn.zone, turn.policy(TierPolicy).window_days)
    return await queries.find_looked(turn.session, turn.chat, days, turn.now, user)


def settled(turn: Turn, members: Sequence[Looked], *, applied: bool) -> list[Decision]:
    """Everybody where they belong, with what that brings; the group hears who rose."""
    policy = turn.policy(TierPolicy)
    moves = rules.moves(members, policy, turn.now, applied=applied, resting=resting(turn))
    tiers = {move.one.user.id: move.new for move in moves}
    decisions: list[Decision] = [moved(turn, move) for move in moves]
    for one in members:
        decisions += beside(turn, one, tiers.get(one.user.id, one.standing.tier))
    return [*decisions, *told(turn, moves)]


def moved(turn: Turn, move: Move) -> ChangeMember:
    """A member's new tier."""
    since = None if move.one.standing.pin is not None or not move.one.inside else turn.now
    values = {"tier": int(move.new), "tier_since": since}
    return ChangeMember(turn.chat, move.one.user, values)


def told(turn: Turn, moves: Sequence[Move]) -> list[Say]:
    """One message for all who rose to the upper tiers and are on the boards; by day, without a sound."""
    shown = [move for move in moves if not is_hidden(turn, move.one.user.id)]
    text = risen(turn, shown)
    if text is None or not turn.policy(TierPolicy).announce:
        return []
    later = rules.daytime(turn.now, turn.zone)
    return [Say(turn.chat, text, must_arrive=True, priority=Priority.BULK, not_before=later)]


def is_hidden(turn: Turn, user: int) -> bool:
    """Does a member want to be on no board? Then not here either."""
    scores = scores_of(turn)
    return scores is not None and user in scores.hidden


# --- beside names ---------------------------------------------------------------------------------------------------


def beside(turn: Turn, one: Looked, tier: Tier) -> list[Decision]:
    """The word that a tier brings comes and goes; one of the member's own stays. Without the right it waits."""
    if not one.inside:
        return []
    decisions = titled(turn, one, tier)
    if one.status in ADMINS or (decisions and not one.title):
        return decisions
    if rules.is_forgotten(one):
        decisions.append(queries.unmarked(turn.chat, one.user.id))
    tag = rules.new_tag(one, wanted_tag(turn, one, tier))
    if tag is not None and turn.lane.can(TAGS):
        decisions.append(word(turn, one, tag, admin=False))
    return decisions


def titled(turn: Turn, one: Looked, tier: Tier) -> list[Decision]:
    """A co-leader's title as an admin, where the chat wants such."""
    shown = tier is Tier.CO_LEADER and turn.policy(TierPolicy).title and not is_hidden(turn, one.user.id)
    wanted = Words(turn, turn.language).tier(tier)[:LONGEST_NAME] if shown else ""
    if one.title and not wanted and one.status not in ADMINS:
        return [queries.untitled(turn.chat, one.user.id)]
    title = rules.new_title(one, wanted)
    if title is None or not turn.lane.can(PROMOTE):
        return []
    return [word(turn, one, title, admin=True)]


def word(turn: Turn, one: Looked, tag: str, *, admin: bool) -> Tag:
    """A word beside a name; what became of it is heard."""
    data = {"user": dump(one.user), "tag": tag, "admin": admin}
    return Tag(turn.chat, one.user.id, tag, "tagged", data, admin)


def wanted_tag(turn: Turn, one: Looked, tier: Tier) -> str:
    """The tier's name for the upper three; none where members choose tags, and for who is on no board."""
    wanted = tier.shown and turn.policy(TierPolicy).tag and not members_choose(turn)
    if not wanted or is_hidden(turn, one.user.id):
        return ""
    return Words(turn, turn.language).tier(tier)[:LONGEST_NAME]


def members_choose(turn: Turn) -> bool:
    """Does the chat let members choose a tag themselves?"""
    kind = next((feature.policy for feature in turn.features if feature.name == "names"), None)
    return kind is not None and bool(getattr(turn.policy(kind), "tags", ()))


async def on_tagged(turn: Turn, answer: Answer) -> Decisions:
    """It stands there: the rows say so, and that it is ours."""
    if answer.outcome not in ("done", "gone"):
        return []
    user, tag = load(Sender, answer.data["user"]), str(answer.data["tag"])
    before = await queries.find_mark(turn.session, turn.chat, user.id)
    if answer.data["admin"]:
        return [queries.marked(turn.chat, user.id, before, title=tag, tag="")]
    return [
        ChangeMember(turn.chat, user, {"tag": tag}),
        queries.marked(turn.chat, user.id, before, tag=tag),
    ]


async def on_forget(turn: Turn, handed: Handed) -> Decisions:
    """Who has everything erased bears no word of ours; who stays is looked at like a newcomer."""
    user = load(Erased, handed.data["who"]).user
    mark = await queries.find_mark(turn.session, turn.chat, user)
    if mark is None:
        return []
    title = [Tag(turn.chat, user, "", admin=True)] if mark.title and turn.lane.can(PROMOTE) else []
    return [*title, *([Tag(turn.chat, user, "")] if mark.tag and turn.lane.can(TAGS) else [])]
