"""Points: who gives something to the group, seen in a ledger of entries and in a daily check-in."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.scores import queries
from bot.features.scores.handlers import checking, earning, giving, own
from bot.features.scores.policy import ScorePolicy
from bot.presses import handed_on, pressed, whole_handed, whole_pressed

ANYBODY = Right.ANYBODY

FEATURE = Feature(
    "scores",
    ScorePolicy,
    on_message=earning.on_message,
    on_reaction=earning.on_reaction,
    on_member=earning.on_member,
    commands=(
        Command("me", own.on_me, ANYBODY, words=("我的积分",), aliases=("rank", "level", "xp")),
        Command("points", own.on_points, ANYBODY, words=("积分明细",), shown=False),
        Command("checkin", checking.on_checkin, ANYBODY, words=("签到", "打卡", "冒泡")),
        Command("thanks", earning.on_thanks, ANYBODY, shown=False),
        Command("award", giving.on_award, Right.ADMIN, live=True),
        Command("fine", giving.on_fine, Right.ADMIN, live=True, shown=False),
    ),
    # They may be pressed in private: the act happens in the lane of the chat that they speak of.
    presses=(
        *(Press(verb, pressed(act), ANYBODY) for verb, act in own.ACTS.items()),
        *(Press(verb, whole_pressed(own.WHOLE), ANYBODY) for verb in own.WHOLE),
        Press("checkin", checking.press_checkin, ANYBODY),
    ),
    answers={"button": checking.on_button},
    handed={
        "checked": checking.on_shown,
        "hiding": own.on_hiding,
        "pressed": whole_handed(own.WHOLE),
        **{verb: handed_on(act) for verb, act in own.ACTS.items()},
    },
    sweeps=(Sweep("summary", queries.NEXT_SUMMARY, queries.find_summaries, checking.on_summary),),
    load=queries.load_scores,
)
