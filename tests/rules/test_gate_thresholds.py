"""Each threshold of the gate: what it says at its turn, what it shows, what it says to an answer."""

import io
from typing import Any

import pytest
from PIL import Image

from bot import charts
from bot.core.clock import Draw
from bot.features.gate.policy import GatePolicy
from bot.features.gate.thresholds import THRESHOLDS, Judged, Look, Reply
from bot.features.gate.thresholds.base import hears_nothing, shows_nothing
from bot.features.gate.thresholds.captcha import CELLS, addition, picture

POLICY = GatePolicy(steps=("rules", "question"), questions=("Which animal? | ant | 蚂蚁",), tries=2)


def look(policy: GatePolicy = POLICY, /, facts: dict[str, Any] | None = None, **data: Any) -> Look:
    return Look(policy, Draw(b"seed"), facts or {}, data)


def test_rules_must_be_opened_before_they_are_accepted() -> None:
    threshold = THRESHOLDS["rules"]
    assert threshold.begin(look()).verdict == "ask"
    assert threshold.show(look()).text == "gate-rules"
    assert threshold.judge(look(), Reply("accept")) == Judged("ask", {})
    assert threshold.judge(look(), Reply("read")) == Judged("ask", {"read": True})
    assert threshold.show(look(read=True)).text == "gate-rules-accept"
    assert threshold.judge(look(read=True), Reply("accept")).verdict == "passed"
    assert threshold.judge(look(read=True), Reply(text="yes")) == Judged("ask", {"read": True})


TWO = GatePolicy(steps=("question",), questions=("A? | a", "Why?"))


@pytest.mark.parametrize(
    ("policy", "data", "text", "verdict"),
    [
        (POLICY, {}, "Ant!", "passed"),
        (POLICY, {}, "an t", "passed"),
        (POLICY, {}, "ＡＮＴ", "passed"),
        (POLICY, {}, "cow", "wrong"),
        (POLICY, {}, "!?", "wrong"),
        (POLICY, {}, "  ", "ask"),
        (TWO, {"at": 0}, "a", "ask"),
        (TWO, {"at": 1}, "so", "judge"),
        (TWO, {"at": 7}, "so", "judge"),
        (GatePolicy(questions=("Why?", "A? | a")), {"at": 1, "judged": True}, "a", "judge"),
        (GatePolicy(), {}, "x", "passed"),
    ],
)
def test_a_question_is_answered(policy: GatePolicy, data: dict[str, Any], text: str, verdict: str) -> None:
    assert THRESHOLDS["question"].judge(look(policy, **data), Reply(text=text)).verdict == verdict


def test_a_question_is_shown() -> None:
    threshold = THRESHOLDS["question"]
    assert threshold.begin(look()).verdict == "ask"
    assert threshold.begin(look(GatePolicy())).verdict == "passed"
    assert threshold.show(look()).args == {"question": "Which animal?"}
    assert threshold.show(look(GatePolicy())).args == {"question": ""}
    assert threshold.judge(look(TWO, at=0), Reply(text="a")).data == {"at": 1, "judged": False}


def test_what_is_never_shown_hears_nothing() -> None:
    assert shows_nothing(look()).text == "gate-wait"
    assert hears_nothing(look(a=1), Reply("x")) == Judged("ask", {"a": 1})


# --- a person --------------------------------------------------------------------------------------------------------


def test_shapes_are_counted_where_they_can_be_drawn() -> None:
    threshold = THRESHOLDS["captcha"]
    noted = dict(threshold.begin(look(facts={"draws": True})).data)
    shown = threshold.show(look(**noted))
    assert shown.args == {"shape": noted["shape"]}
    assert shown.shapes == {"cells": noted["cells"], "seed": noted["seed"]}
    assert shown.rows[-1] == (("@gate-button-sum", "sum"),)
    assert threshold.judge(look(**noted), Reply(str(noted["right"]))).verdict == "passed"
    wrong = threshold.judge(look(**noted), Reply(text=str(noted["right"] + 1)))
    assert (wrong.verdict, wrong.hint, "shape" in wrong.data) == ("wrong", "gate-wrong", True)
    assert threshold.judge(look(**noted), Reply(text="many")) == Judged(
        "ask", noted, hint="gate-number-wanted"
    )
    plain = threshold.judge(look(**noted), Reply("sum"))
    assert (plain.verdict, "shape" in plain.data) == ("ask", False)


def test_a_sum_takes_the_place_of_a_picture_that_cannot_be_drawn() -> None:
    threshold = THRESHOLDS["captcha"]
    noted = dict(threshold.begin(look()).data)
    shown = threshold.show(look(**noted))
    assert (shown.text, shown.shapes, len(shown.rows)) == ("gate-captcha", None, 2)
    assert threshold.judge(look(**noted), Reply("sum")) == Judged("ask", noted)
    assert "first" in threshold.judge(look(**noted), Reply("99")).data
    assert threshold.judge(look(**noted), Reply(text=f" {noted['right']} ")).verdict == "passed"


@pytest.mark.parametrize("seed", [f"{number}" for number in range(40)])
def test_the_answer_is_on_a_button_and_in_the_picture(seed: str) -> None:
    shapes, numbers = picture(Draw(seed.encode())), addition(Draw(seed.encode()))
    assert shapes["cells"].count(shapes["shape"]) == shapes["right"]
    assert len(shapes["cells"]) == CELLS
    for made in (shapes, numbers):
        assert made["right"] in made["answers"]
        assert len(set(made["answers"])) == 6
    assert numbers["right"] == numbers["first"] + numbers["second"]


def test_a_picture_is_the_same_each_time_it_is_drawn_and_another_for_another_seed() -> None:
    cells = ["circle", "", "star", "triangle", "square"]
    one, again = (charts.draw("shapes", {"cells": cells, "seed": "a"}) for _ in range(2))
    other = charts.draw("shapes", {"cells": cells, "seed": "b"})
    assert one == again != other
    with Image.open(io.BytesIO(one)) as image:
        assert (image.format, image.size) == ("PNG", (480, 240))
    assert charts.installed()


def test_no_shape_reaches_into_the_cell_of_another() -> None:
    for shape in ("circle", "square", "triangle", "star"):
        for seed in range(12):
            drawn = charts.draw("shapes", {"cells": [shape, "", "", ""], "seed": seed})
            with Image.open(io.BytesIO(drawn)) as image:
                beside = image.crop((121, 0, 480, 120)).getcolors()
                assert beside is not None
                assert len(beside) == 1


# --- what an applicant has --------------------------------------------------------------------------------------------

ANN = {"name": "Ann", "username": "ann", "photo": True}
WANTS = GatePolicy(username=True, photo=True)


@pytest.mark.parametrize(
    ("policy", "facts", "judged"),
    [
        (WANTS, ANN, Judged("passed")),
        (GatePolicy(), {"name": "Ann"}, Judged("passed")),
        (WANTS, {**ANN, "name": "🌸"}, Judged("ask", {"lacks": "name"})),
        (WANTS, {**ANN, "template": "City-Name"}, Judged("ask", {"lacks": "pattern"})),
        (WANTS, {**ANN, "template": "City-Name", "name": "Leeds－Ann"}, Judged("passed")),
        (WANTS, {**ANN, "username": None}, Judged("ask", {"lacks": "username"})),
        (WANTS, {**ANN, "photo": False}, Judged("ask", {"lacks": "photo"})),
        (WANTS, {**ANN, "photo": None}, Judged("judge", note="@gate-note-no-photo")),
        (WANTS, {**ANN, "banned": True}, Judged("refused", note="@gate-note-banned")),
        (GatePolicy(bans=False), {**ANN, "banned": True}, Judged("passed")),
    ],
)
def test_an_account_is_looked_at(policy: GatePolicy, facts: dict[str, Any], judged: Judged) -> None:
    threshold = THRESHOLDS["account"]
    assert threshold.begin(look(policy, facts)) == judged
    assert threshold.judge(look(policy, facts), Reply("check")) == judged


def test_what_an_account_lacks_is_said() -> None:
    shown = THRESHOLDS["account"].show(look(POLICY, {"template": "City-Name"}, lacks="pattern"))
    assert (shown.text, shown.args) == ("gate-account-pattern", {"template": "City-Name"})


def test_a_code_counts_once_however_it_is_written() -> None:
    threshold = THRESHOLDS["code"]
    assert threshold.show(look()).wants
    assert threshold.judge(look(facts={"code": True}), Reply(text="A1-b2")).data == {"code": "a1b2"}
    assert threshold.judge(look(), Reply(text="A1")).verdict == "wrong"
    assert threshold.judge(look(), Reply(text="!")).verdict == "ask"


def test_a_task_needs_something_to_show() -> None:
    threshold = THRESHOLDS["task"]
    assert threshold.show(look(GatePolicy(task="Sing"))).args == {"task": "Sing"}
    assert threshold.judge(look(), Reply("x")).verdict == "ask"
    words = threshold.judge(look(), Reply(text=" la  la ", proof="{}"))
    assert (words.verdict, words.note, words.data) == ("judge", "“la la”", {"proof": "{}"})
    assert threshold.judge(look(), Reply(kind="photo", proof="{}")).note == "@gate-note-proof"


def test_members_vouch_each_once() -> None:
    threshold = THRESHOLDS["vouch"]
    assert threshold.begin(look()) == Judged("ask", {"by": []})
    assert threshold.show(look(by=[1])).args == {"left": 1}
    assert threshold.judge(look(by=[1]), Reply("1")).data == {"by": [1]}
    assert threshold.judge(look(by=[1]), Reply(text="me")).verdict == "ask"
    assert threshold.judge(look(by=[]), Reply("2")) == Judged("ask", {"by": [2]})
    assert threshold.judge(look(by=[1]), Reply("2")).verdict == "passed"


# --- what cannot be put right -----------------------------------------------------------------------------------------

LINK = "https://t.me/+abcdefgh"


@pytest.mark.parametrize(
    ("step", "policy", "facts", "verdict"),
    [
        ("invitation", GatePolicy(links=(LINK,)), {"link": LINK}, "passed"),
        ("invitation", GatePolicy(links=(LINK,)), {"link": "https://t.me/+abc..."}, "passed"),
        ("invitation", GatePolicy(links=(LINK,)), {"link": "https://t.me/"}, "refused"),
        ("invitation", GatePolicy(links=(LINK,)), {"link": "https://t.me/+other123"}, "refused"),
        ("invitation", GatePolicy(), {"link": "member:7"}, "passed"),
        ("invitation", GatePolicy(), {}, "refused"),
        ("tier", GatePolicy(tier_days=3), {"days": 3}, "passed"),
        ("tier", GatePolicy(tier_days=3), {"days": 2}, "refused"),
        ("tier", GatePolicy(tier_days=0), {"days": None}, "refused"),
        ("tier", GatePolicy(tier_days=3, tier_least="spreader"), {"days": 3, "tier": 3}, "passed"),
        ("tier", GatePolicy(tier_days=3, tier_least="spreader"), {"days": 3, "tier": 2}, "refused"),
        ("tier", GatePolicy(tier_days=3, tier_least="spreader"), {"days": 2, "tier": 5}, "refused"),
        ("capacity", GatePolicy(capacity=5), {"active": 3, "ahead": 1}, "passed"),
        ("capacity", GatePolicy(capacity=5), {"active": 3, "ahead": 2}, "wait"),
    ],
)
def test_what_is_so_or_not(step: str, policy: GatePolicy, facts: dict[str, Any], verdict: str) -> None:
    assert THRESHOLDS[step].begin(look(policy, facts)).verdict == verdict
