"""The gate: thresholds before somebody is in, for requests to join and for open groups."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.gate.handlers import (
    admins,
    applicant,
    coming,
    holding,
    paying,
    settings,
    support,
    waking,
    withdrawing,
)
from bot.features.gate.policy import GatePolicy
from bot.features.gate.queries import NEXT_WAKE, list_due, load
from bot.presses import handed_on, pressed

ANYBODY = Right.ANYBODY

FEATURE = Feature(
    name="gate",
    policy=GatePolicy,
    load=load,
    on_message=coming.on_message,
    on_member=coming.on_member,
    on_me=paying.on_me,
    on_payment=paying.on_payment,
    on_join_request=coming.on_join_request,
    on_private=applicant.on_private,
    commands=(
        Command("gate", settings.on_gate, Right.INFO, live=True, aliases=("captcha",), words=("入群门槛",)),
        Command("paysupport", support.on_paysupport, ANYBODY, where="any", shown=False),
        Command("terms", support.on_terms, ANYBODY, where="any", shown=False),
    ),
    # Applicants press in private, admins where their card stands: rights are asked in the chat's lane.
    presses=(
        Press("pass", pressed(applicant.pressed), ANYBODY),
        Press("ok", pressed(admins.admit), ANYBODY),
        Press("no", pressed(admins.decline), ANYBODY),
        Press("ask", pressed(admins.ask), ANYBODY),
        Press("see", pressed(admins.see), ANYBODY),
        Press("vouch", admins.press_vouch, ANYBODY),
        Press("back", pressed(support.ask_back), ANYBODY),
        Press("refund", pressed(support.give_back), ANYBODY),
        Press("keep", pressed(support.keep), ANYBODY),
        Press("set", pressed(settings.set_step), ANYBODY),
    ),
    answers={
        "told": waking.on_told,
        "invited": waking.on_invited,
        "settled": waking.on_settled,
        "guarded": waking.on_guarded,
        "refunded": paying.on_refunded,
    },
    handed={
        "start": applicant.start,
        "begin": applicant.begin,
        "pass": handed_on(applicant.pressed),
        "said": applicant.said,
        "unseen": coming.on_unseen,
        "ok": handed_on(admins.admit),
        "no": handed_on(admins.decline),
        "ask": handed_on(admins.ask),
        "see": handed_on(admins.see),
        "paid": paying.on_paid,
        "refunded": paying.on_returned,
        "back": handed_on(support.ask_back),
        "refund": handed_on(support.give_back),
        "keep": handed_on(support.keep),
        "place": waking.on_place,
        "hold": holding.on_hold,
        "free": holding.on_free,
        "remove": holding.on_remove,
        "set": handed_on(settings.set_step),
        "forget": withdrawing.on_forget,
    },
    sweeps=(Sweep("due", NEXT_WAKE, list_due, waking.on_due),),
)
