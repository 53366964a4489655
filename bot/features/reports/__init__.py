"""Reports: members call for the admins about a message; one card each, claimed and handled."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.reports import queries
from bot.features.reports.handlers import acting, reporting
from bot.features.reports.policy import ReportsPolicy
from bot.features.reports.rules import KEPT
from bot.presses import handed_on, pressed

FEATURE = Feature(
    "reports",
    ReportsPolicy,
    on_message=reporting.on_message,
    commands=(
        Command("report", reporting.on_report, Right.ANYBODY, words=("举报",)),
        Command("reports", acting.on_reports, Right.ADMIN, live=True),
    ),
    # The card may stand in another chat: rights are asked in the chat that it speaks of.
    presses=tuple(Press(verb, pressed(act), Right.ANYBODY) for verb, act in acting.ACTS.items()),
    handed={"called": reporting.on_called, **{verb: handed_on(act) for verb, act in acting.ACTS.items()}},
    sweeps=(Sweep("old", queries.FIRST_REPORT, queries.find_old, acting.on_old, KEPT),),
)
