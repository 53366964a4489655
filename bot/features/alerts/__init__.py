"""Cards to the admins: where they go, when, and what still waits."""

from bot.feature import Command, Feature, Right, Sweep
from bot.features.alerts import handlers, linking, queries
from bot.features.alerts.policy import AlertsPolicy

FEATURE = Feature(
    "alerts",
    AlertsPolicy,
    on_me=linking.on_me,
    commands=(
        Command("alerts", handlers.alerts, Right.ADMIN),
        Command("adminchat", linking.adminchat, Right.ADMIN, live=True, aliases=("setlog", "logchannel")),
    ),
    answers={"posted": handlers.on_posted},
    handed={"link": linking.on_link, "unlink": linking.on_unlink},
    sweeps=(
        Sweep("cards", queries.next_card, queries.find_cards, handlers.on_due),
        Sweep("old_cards", queries.next_old, queries.find_old, handlers.on_old),
    ),
)
