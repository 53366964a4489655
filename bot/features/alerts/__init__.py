"""Cards to the admins: where they go, when, and what still waits."""

from bot.feature import Command, Feature, Right, Sweep
from bot.features.alerts import handlers, linking, queries
from bot.features.alerts.policy import AlertsPolicy
from bot.features.alerts.rules import KEPT

FEATURE = Feature(
    "alerts",
    AlertsPolicy,
    on_me=linking.on_me,
    commands=(
        Command("alerts", handlers.alerts, Right.ADMIN),
        Command("adminchat", linking.adminchat, Right.ADMIN, live=True, aliases=("setlog", "logchannel")),
    ),
    answers={"posted": handlers.on_posted},
    handed={"list": handlers.on_list, "link": linking.on_link, "unlink": linking.on_unlink},
    sweeps=(
        Sweep("cards", queries.NEXT_CARD, queries.find_cards, handlers.on_due),
        Sweep("old_cards", queries.FIRST_CARD, queries.find_old, handlers.on_old, KEPT),
    ),
)
