"""/invite: a member's own link, shown to them alone; admins say whether there are any. Counts nobody."""

from typing import cast, get_args

from bot.core.codec import dump, load
from bot.core.decisions import Decision, MakeLink, Refusal, Remove, RevokeLink, Save, SetPolicy
from bot.core.facts import GONE, Answer, CommandCall
from bot.core.names import plain_name
from bot.core.scores import ScorePolicy
from bot.feature import Decisions, Right, Turn
from bot.features.referrals import queries
from bot.features.referrals.policy import Links, ReferralsPolicy
from bot.features.referrals.tables import ReferralLink

LONGEST = 32  # characters of a link's name


async def on_invite(turn: Turn, call: CommandCall) -> Decisions:
    """/invite; by admins /invite off, asking, open."""
    words = call.args.casefold().strip()
    if words:
        return [*await set_to(turn, call, words)]
    policy = turn.policy(ReferralsPolicy)
    if policy.links == "off" or call.by.kind != "user" or turn.at_gate(call.by.id):
        raise Refusal(turn.text_for(call.by, "referrals-off"))
    row = await queries.find_link(turn.session, turn.chat, call.by.id)
    if row is not None and row.asks == (policy.links == "asking"):
        return [told(turn, call, row.url)]
    if not turn.lane.can("can_invite_users"):
        raise Refusal(turn.text_for(call.by, "referrals-no-right"))
    asks = policy.links == "asking"
    data = {"call": dump(call), "asks": asks}
    return [MakeLink(turn.chat, plain_name(call.by.name)[:LONGEST], asks, answer="made", data=data)]


async def on_made(turn: Turn, answer: Answer) -> Decisions:
    """It is theirs; or why there is none. One too many, from asking twice or before the admins changed their mind, is
    shut at once."""
    call, asks = load(CommandCall, answer.data["call"]), bool(answer.data["asks"])
    await turn.know(call.by.id)
    if not answer.link:
        return [turn.refuse(call, turn.text_for(call.by, "referrals-no-right"))]
    before = await queries.find_link(turn.session, turn.chat, call.by.id)
    if before is not None and before.asks == asks:
        return [RevokeLink(turn.chat, answer.link), told(turn, call, before.url)]
    wanted = turn.policy(ReferralsPolicy).links
    if wanted != ("asking" if asks else "open") or turn.member(call.by).status in GONE:
        return [
            RevokeLink(turn.chat, answer.link),
            turn.refuse(call, turn.text_for(call.by, "referrals-off")),
        ]
    row = ReferralLink(chat_id=turn.chat, user_id=call.by.id, url=answer.link, asks=asks)
    return [Save(row, replace=True), told(turn, call, answer.link)]


async def shut(turn: Turn, user: int) -> list[Decision]:
    """Nobody comes by the link of who is out."""
    row = await queries.find_link(turn.session, turn.chat, user)
    return revoked(row) if row is not None else []


def revoked(row: ReferralLink) -> list[Decision]:
    """A link that was somebody's own is nobody's."""
    mine = {"chat_id": row.chat_id, "user_id": row.user_id}
    return [RevokeLink(row.chat_id, row.url), Remove(ReferralLink, mine)]


def told(turn: Turn, call: CommandCall, url: str) -> Decision:
    """The link, and what it is for."""
    policy, points = turn.policy(ReferralsPolicy), turn.policy(ScorePolicy)
    text = turn.text_for(
        call.by,
        "referrals-link",
        link=url,
        days=policy.days,
        messages=policy.messages,
        points=points.referral,
    )
    return turn.answer(call, text, personal=True)


async def set_to(turn: Turn, call: CommandCall, words: str) -> list[Decision]:
    """How members' own links are from now on; those of another way let nobody in any more."""
    turn.require(call.by, Right.INVITE)
    if words not in get_args(Links):
        raise Refusal(turn.text_for(call.by, "referrals-usage"))
    text = turn.text_for(call.by, "referrals-set", links=cast(Links, words))
    ends = await queries.list_links(turn.session, turn.chat, {"asking": True, "open": False}.get(words))
    return [
        *[decision for row in ends for decision in revoked(row)],
        SetPolicy(turn.chat, "referrals", "links", words, call.by.id),
        turn.answer(call, text, personal=True),
    ]
