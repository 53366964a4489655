"""The gate: thresholds before somebody is in, for requests to join and for open groups."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.gate.handlers import admins, applicant, coming, holding, paying, settings, support, waking
from bot.features.gate.policy import GatePolicy
from bot.features.gate.queries import NEXT_WAKE, list_due, load

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
        Press("pass", applicant.press_pass, ANYBODY),
        Press("ok", admins.press_ok, ANYBODY),
        Press("no", admins.press_no, ANYBODY),
        Press("ask", admins.press_ask, ANYBODY),
        Press("see", admins.press_see, ANYBODY),
        Press("vouch", admins.press_vouch, ANYBODY),
        Press("back", support.press_back, ANYBODY),
        Press("refund", support.press_refund, ANYBODY),
        Press("keep", support.press_keep, ANYBODY),
        Press("set", settings.press_set, ANYBODY),
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
        "pass": applicant.handed_pass,
        "said": applicant.said,
        "unseen": coming.on_unseen,
        "ok": admins.handed_ok,
        "no": admins.handed_no,
        "ask": admins.handed_ask,
        "see": admins.handed_see,
        "paid": paying.on_paid,
        "refunded": paying.on_returned,
        "back": support.handed_back,
        "refund": support.handed_refund,
        "keep": support.handed_keep,
        "place": waking.on_place,
        "hold": holding.on_hold,
        "free": holding.on_free,
        "remove": holding.on_remove,
        "set": settings.handed_set,
    },
    sweeps=(Sweep("due", NEXT_WAKE, list_due, waking.on_due),),
)
