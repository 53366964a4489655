"""Reports: members call for the admins about a message; one card each, claimed and handled."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.reports import queries
from bot.features.reports.handlers import acting, reporting
from bot.features.reports.policy import ReportsPolicy
from bot.features.reports.rules import KEPT

FEATURE = Feature(
    "reports",
    ReportsPolicy,
    on_message=reporting.on_message,
    commands=(
        Command("report", reporting.on_report, Right.ANYBODY, words=("举报",)),
        Command("reports", acting.on_reports, Right.ADMIN, live=True),
    ),
    # The card may stand in another chat: rights are asked in the chat that it speaks of.
    presses=tuple(Press(verb, acting.press, Right.ANYBODY) for verb in acting.ACTS),
    handed={"called": reporting.on_called, **{verb: acting.handed_as(verb) for verb in acting.ACTS}},
    sweeps=(Sweep("old", queries.FIRST_REPORT, queries.find_old, acting.on_old, KEPT),),
)
