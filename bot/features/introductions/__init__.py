"""Introductions: newcomers say who they are, are helped to, and can be found by it."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.introductions import queries
from bot.features.introductions.handlers import admins, arriving, commands, common, duty, form, writing
from bot.features.introductions.policy import IntroductionsPolicy
from bot.presses import handed_on, pressed

ANYBODY = Right.ANYBODY

FEATURE = Feature(
    "introductions",
    IntroductionsPolicy,
    on_message=writing.on_message,
    on_member=arriving.on_member,
    on_private=form.on_private,
    commands=(
        Command("intro", commands.on_intro, ANYBODY, words=("自我介绍", "报到")),
        Command("whois", commands.on_whois, ANYBODY),
        Command("find", commands.on_find, ANYBODY),
        Command("intros", admins.on_intros, Right.ADMIN, live=True),
        Command("setintro", admins.on_set, Right.INFO, live=True, shown=False),
    ),
    # The card may stand in another chat: rights are asked in the chat that it speaks of.
    presses=(
        Press("form", form.press_form, ANYBODY),
        Press("later", form.press_later, ANYBODY),
        Press("skip", form.press_skip, ANYBODY),
        Press("restart", form.press_restart, ANYBODY),
        Press("post", form.press_post, ANYBODY),
        *(Press(verb, pressed(act), ANYBODY) for verb, act in admins.ACTS.items()),
    ),
    answers={
        "reached": common.reached,
        "posted": writing.on_posted,
        "muted": duty.on_muted,
        "kicked": duty.on_kicked,
    },
    handed={
        "joined": arriving.on_joined,
        "written": writing.on_written,
        "start": form.start,
        "wanted": form.on_wanted,
        "ask": form.on_ask,
        "submitted": writing.on_submitted,
        "verdict": form.on_verdict,
        "cancel": form.cancel,
        **{verb: handed_on(act) for verb, act in admins.ACTS.items()},
    },
    sweeps=(
        Sweep("due", queries.NEXT_STEP, queries.due_steps, duty.on_due),
        Sweep("struck", queries.FIRST_STRUCK, queries.struck_ones, writing.on_struck),
    ),
    load=queries.load_book,
)
