"""Events: signed up for by one button with a waiting list, remembered, attended, kept in calendars."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.events import queries
from bot.features.events.handlers import attending, changing, form, listing, living, making, signing
from bot.features.events.policy import EventsPolicy
from bot.presses import whole_handed, whole_pressed

ACTS = {
    "go": signing.go,
    "who": signing.who,
    "calendar": signing.calendar,
    "open": listing.open_one,
    "post": making.post,
    "discard": making.discard,
    "again": making.again,
    **dict.fromkeys(form.CHANGES, changing.ask),
    "quiet": changing.quiet,
    "stop": changing.stop,
    "off": changing.off,
    "people": attending.people,
    "came": attending.came,
    "code": attending.code,
}

FEATURE = Feature(
    "events",
    EventsPolicy,
    on_member=signing.on_member,
    on_private=attending.on_private,
    commands=(
        Command("event", making.on_event, Right.INFO, live=True, aliases=("meetup",)),
        Command("events", listing.on_events, Right.ANYBODY, aliases=("meetups",), words=("活动",)),
        Command("here", attending.on_here, Right.ANYBODY, words=("到了", "到场")),
    ),
    # Pressed in private, too: rights are asked in the lane of the chat.
    presses=(
        *(Press(verb, whole_pressed(ACTS), Right.ANYBODY) for verb in ACTS),
        Press("skip", form.press_skip, Right.ANYBODY),
    ),
    answers={"posted": making.on_posted, "told": signing.on_told},
    handed={
        "pressed": whole_handed(ACTS),
        "start": form.start,
        "wanted": making.on_wanted,
        "ask": form.on_ask,
        "submitted": making.on_submitted,
        "here": attending.on_here_handed,
        "forget": signing.on_forget,
        "done": form.done,
        "cancel": form.done,
    },
    sweeps=(
        Sweep("due", queries.FIRST_DUE, queries.find_due, living.on_due),
        Sweep("stale", queries.FIRST_STALE, queries.find_stale, making.on_stale),
        Sweep("moved", queries.FIRST_MOVED, queries.find_moved, changing.on_moved),
    ),
)
