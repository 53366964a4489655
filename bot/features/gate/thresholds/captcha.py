"""Threshold `captcha`: is it a human? A sum with six answers, new each time; read aloud or seen, it is the same."""

from typing import Any

from bot.core.clock import Draw
from bot.features.gate.thresholds.base import Judged, Look, Reply, Shown, Threshold

CHOICES = 6


def challenge(draw: Draw) -> dict[str, Any]:
    """Two numbers and answers of which one is right, in an order of chance."""
    first, second = draw.integer(2, 9), draw.integer(2, 9)
    wrong = [number for number in range(4, 19) if number != first + second]
    answers = [first + second]
    while len(answers) < CHOICES:
        answers.insert(draw.integer(0, len(answers)), wrong.pop(draw.integer(0, len(wrong) - 1)))
    return {"first": first, "second": second, "answers": answers}


def begin(look: Look) -> Judged:
    """A challenge that nobody has seen."""
    return Judged("ask", challenge(look.draw))


def show(look: Look) -> Shown:
    """The sum, and a button for each answer."""
    args = {"first": str(look.data["first"]), "second": str(look.data["second"])}
    labels = [(str(number), str(number)) for number in look.data["answers"]]
    return Shown("gate-captcha", args, (tuple(labels[:3]), tuple(labels[3:])), wants=True)


def judge(look: Look, reply: Reply) -> Judged:
    """Pressed or written; after a wrong answer the challenge is another."""
    said = reply.choice or reply.text.strip()
    if said.isdecimal() and int(said) == look.data["first"] + look.data["second"]:
        return Judged("passed", note="@gate-note-captcha")
    return Judged("wrong", challenge(look.draw), hint="gate-wrong")


CAPTCHA = Threshold("captcha", begin, show, judge)
