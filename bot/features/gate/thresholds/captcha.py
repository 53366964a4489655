"""Threshold `captcha`: is it a human? Shapes to count in a picture, or a sum for who cannot see it; new each time."""

from collections.abc import Mapping
from typing import Any

from bot.core.clock import Draw
from bot.features.gate.thresholds.base import Judged, Look, Reply, Shown, Threshold

SHAPES = ("circle", "square", "triangle", "star")
MOST, FEWEST, CELLS = 6, 3, 12  # of the shape asked for; shapes in all and places for them
CHOICES = 6
SUM = "sum"


def challenge(look: Look) -> dict[str, Any]:
    """A picture where one can be drawn, else a sum."""
    return picture(look.draw) if look.facts.get("draws") else addition(look.draw)


def picture(draw: Draw) -> dict[str, Any]:
    """So many of one shape among others, each in a cell of its own."""
    wanted, right = draw.choice(SHAPES), draw.integer(1, MOST)
    others = [shape for shape in SHAPES if shape != wanted]
    shown = [wanted] * right + [draw.choice(others) for _ in range(draw.integer(FEWEST, CELLS - 1 - MOST))]
    cells = [""] * (CELLS - len(shown))
    for shape in shown:
        cells.insert(draw.integer(0, len(cells)), shape)
    answers = list(range(1, MOST + 1))
    return {"shape": wanted, "cells": cells, "seed": draw.token(8), "right": right, "answers": answers}


def addition(draw: Draw) -> dict[str, Any]:
    """Two numbers and answers of which one is right, in an order of chance."""
    first, second = draw.integer(2, 9), draw.integer(2, 9)
    wrong = [number for number in range(4, 19) if number != first + second]
    answers = [first + second]
    while len(answers) < CHOICES:
        answers.insert(draw.integer(0, len(answers)), wrong.pop(draw.integer(0, len(wrong) - 1)))
    return {"first": first, "second": second, "right": first + second, "answers": answers}


def begin(look: Look) -> Judged:
    """A challenge that nobody has seen."""
    return Judged("ask", challenge(look))


def show(look: Look) -> Shown:
    """The question, and a button for each answer."""
    data = look.data
    labels = [(str(number), str(number)) for number in data["answers"]]
    rows: tuple[tuple[tuple[str, str], ...], ...] = (tuple(labels[:3]), tuple(labels[3:]))
    if "shape" not in data:
        args = {"first": str(data["first"]), "second": str(data["second"])}
        return Shown("gate-captcha", args, rows, wants=True)
    drawing = {"cells": data["cells"], "seed": data["seed"]}
    rows = (*rows, (("@gate-button-sum", SUM),))
    return Shown("gate-captcha-shapes", {"shape": data["shape"]}, rows, wants=True, shapes=drawing)


def judge(look: Look, reply: Reply) -> Judged:
    """Pressed or written; after a wrong answer the challenge is another, and of the same kind."""
    if reply.choice == SUM:
        return Judged("ask", plainer(look))
    said = reply.choice or reply.text.strip()
    if not said.isdecimal():
        return Judged("ask", look.data, hint="gate-number-wanted")
    if int(said) == look.data["right"]:
        return Judged("passed", note="@gate-note-captcha")
    again = picture(look.draw) if "shape" in look.data else addition(look.draw)
    return Judged("wrong", again, hint="gate-wrong")


def plainer(look: Look) -> Mapping[str, Any]:
    """A sum in place of a picture; a sum stays as it is."""
    return addition(look.draw) if "shape" in look.data else look.data


CAPTCHA = Threshold("captcha", begin, show, judge)
