"""Who comes in by a member, what becomes of them, and when they go. Makes no links."""

from datetime import timedelta

from bot.core.codec import load
from bot.core.decisions import Award, Change, Decision, Save, Withdraw
from bot.core.earning import points_for
from bot.core.erasing import Erased, number_of
from bot.core.facts import GONE, Handed, MemberChange, Sender, Tick
from bot.core.scores import Entry, Kind, ScorePolicy
from bot.feature import Decisions, Turn
from bot.features.referrals import links, queries, rules
from bot.features.referrals.policy import ReferralsPolicy
from bot.features.referrals.tables import Referral
from bot.scoring import scores_of
from bot.targets import known


async def on_member(turn: Turn, change: MemberChange) -> Decisions:
    """Somebody came, or is out; who is stopped in a raid counts no more either."""
    if change.user.kind != "user":
        return ()
    if change.joined:
        return await came(turn, change)
    if change.went:
        return [*await gone(turn, change.user.id), *await links.shut(turn, change.user.id)]
    stopped = turn.lane.raided and change.new.status == "restricted"
    return await gone(turn, change.user.id) if stopped else ()


async def on_forget(turn: Turn, handed: Handed) -> Decisions:
    """Who has everything erased leaves no link behind."""
    return (
        await links.shut(turn, load(Erased, handed.data["who"]).user) if turn.lane.status not in GONE else ()
    )


async def came(turn: Turn, change: MemberChange) -> Decisions:
    """Who brought them, of those who were never here before: only the first time."""
    by, user = await bringer(turn, change), change.user.id
    if by is None or turn.lane.raided:
        return ()
    await turn.know(user, by.id)
    policy, after = turn.policy(ReferralsPolicy), change.date - rules.RUSH
    if turn.member(change.user).known or turn.member(by).status in GONE:
        return ()
    ids = user, number_of(turn.lane.secret, user)
    if await queries.find_referral(turn.session, turn.chat, *ids) is not None:
        return ()
    if await queries.count_brought(turn.session, turn.chat, by.id, after) >= policy.a_day:
        return ()
    due = change.date + timedelta(days=policy.days)
    return [Save(Referral(chat_id=turn.chat, user_id=user, by_id=by.id, came_at=change.date, due_at=due))]


async def bringer(turn: Turn, change: MemberChange) -> Sender | None:
    """Whose link it was, where this bot made it for a member; else who made it, or added them."""
    if change.inviter is None or change.inviter.id != turn.me.id:
        return rules.brought_by(change)
    owner = await queries.find_owner(turn.session, turn.chat, change.invite_link or "")
    if owner is None or owner == change.user.id:
        return None
    await turn.know(owner)
    return known(turn, owner)


async def gone(turn: Turn, user: int) -> Decisions:
    """They will not count; what they brought in is taken back, if it is not long ago."""
    row = await queries.find_referral(turn.session, turn.chat, user)
    if row is None:
        return ()
    if row.counted_at is None:
        return [changed(row, due_at=None)] if row.due_at is not None else ()
    if not rules.is_taken_back(row.came_at, turn.now, turn.policy(ReferralsPolicy)):
        return ()
    return [changed(row, counted_at=None), Withdraw(turn.chat, (rules.about(user),))]


async def on_due(turn: Turn, tick: Tick) -> Decisions:
    """Do they count by now? Where the day has no points left for who brought them, tomorrow."""
    row = await queries.find_referral(turn.session, turn.chat, tick.data["user"])
    if row is None or row.due_at is None or row.due_at > turn.now:
        return ()
    verdict = await verdict_on(turn, row)
    points = turn.policy(ScorePolicy)
    if verdict == "never" or row.by_id is None or not (points.enabled and points.referral):
        return [changed(row, due_at=None)]
    if verdict == "later" or not has_room(turn, row.by_id, row.user_id):
        return [changed(row, due_at=turn.now + rules.AGAIN)]
    earned = Award(
        turn.chat, known(turn, row.by_id), Kind.REFERRAL, rules.about(row.user_id), "stayed", row.user_id
    )
    return [earned, changed(row, due_at=None, counted_at=turn.now)]


async def verdict_on(turn: Turn, row: Referral) -> rules.Verdict:
    """By what is known of both of them."""
    await turn.know(row.user_id, *([row.by_id] if row.by_id is not None else []))
    if row.by_id is None or turn.member(row.by_id).status in GONE:
        return "never"
    member = turn.member(row.user_id)
    speaks = member.status != "restricted" or bool((member.permissions or {}).get("can_send_messages"))
    struck = any(strike.pardoned_at is None for strike in member.strikes)
    settled = speaks and not turn.at_gate(row.user_id) and not turn.owes_introduction(row.user_id)
    here = member.status not in ("", *GONE)
    one = rules.Brought(row.came_at, here, member.messages, struck, settled)
    return rules.judged(one, turn.now, turn.policy(ReferralsPolicy))


def has_room(turn: Turn, by: int, user: int) -> bool:
    """Would it earn anything today?"""
    scores, entry = scores_of(turn), Entry(by, Kind.REFERRAL, rules.about(user), "stayed", turn.now, user)
    return scores is not None and points_for(entry, scores, turn.policy(ScorePolicy), turn.zone) > 0


def changed(row: Referral, **values: object) -> Decision:
    """Columns of the row."""
    return Change(Referral, {"chat_id": row.chat_id, "user_id": row.user_id}, values)
