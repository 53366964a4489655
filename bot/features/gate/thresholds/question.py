"""Threshold `question`: one or more in a row; accepted answers, or an admin's judgement where none are given."""

import unicodedata

from bot.features.gate.thresholds.base import Judged, Look, Reply, Shown, Threshold

LONGEST = 500


def parts(line: str) -> tuple[str, tuple[str, ...]]:
    """A question and its accepted answers: "Which animal? | ant | 蚂蚁"."""
    question, *answers = (part.strip() for part in line.replace("｜", "|").split("|"))
    return question, tuple(answer for answer in answers if answer)


def folded(text: str) -> str:
    """Words as they are compared: case, width, accents, punctuation and spaces do not count."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in plain if char.isalnum())


def begin(look: Look) -> Judged:
    """Nothing is asked where nothing is written down."""
    return Judged("ask" if look.policy.questions else "passed", {"at": 0})


def at(look: Look) -> int:
    """Which question it is; an admin may have taken some away meanwhile."""
    return min(int(look.data.get("at", 0)), max(len(look.policy.questions) - 1, 0))


def show(look: Look) -> Shown:
    """The question itself."""
    question, _ = parts(look.policy.questions[at(look)]) if look.policy.questions else ("", ())
    return Shown("gate-question", {"question": question}, wants=True)


def judge(look: Look, reply: Reply) -> Judged:
    """Right, wrong, or for an admin to say; the next question if there is one."""
    if not look.policy.questions:
        return Judged("passed")
    words = " ".join(reply.text.split())[:LONGEST]
    if not words:
        return Judged("ask", look.data, hint="gate-words-wanted")
    number = at(look)
    question, accepted = parts(look.policy.questions[number])
    note = f"{question} “{words}”"
    right = bool(folded(words)) and folded(words) in {folded(answer) for answer in accepted}
    if accepted and not right:
        return Judged("wrong", look.data, note, "gate-wrong")
    judged = bool(look.data.get("judged")) or not accepted
    if number + 1 < len(look.policy.questions):
        return Judged("ask", {"at": number + 1, "judged": judged}, note)
    return Judged("judge" if judged else "passed", look.data, note)


QUESTION = Threshold("question", begin, show, judge)
