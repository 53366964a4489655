"""Referrals: links of members' own, who brought whom, and points for it once the newcomer has stayed and talked."""

from bot.feature import Command, Feature, Right, Sweep
from bot.features.referrals import handlers, links, queries
from bot.features.referrals.policy import ReferralsPolicy

FEATURE = Feature(
    "referrals",
    ReferralsPolicy,
    on_member=handlers.on_member,
    commands=(Command("invite", links.on_invite, Right.ANYBODY, words=("邀请链接",), shown=False),),
    answers={"made": links.on_made},
    handed={"forget": handlers.on_forget},
    sweeps=(Sweep("due", queries.NEXT_DUE, queries.find_due, handlers.on_due),),
)
