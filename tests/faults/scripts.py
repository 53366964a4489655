"""What a sweep can play: a script of steps, what is compared after each of them, and what must be on record then."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.faults import at_the_gate, dropping, gathering, introducing, payments, polling
from tests.faults.coming import PLAYS_OF_NEWCOMERS, standings
from tests.faults.history import View, judged
from tests.faults.model import ledgers
from tests.faults.story import PLAYS, Control, Memory, Step, script

Play = Callable[[Step, Memory, Control], None]


@dataclass(frozen=True)
class Script:
    """`plays` = how each verb is played; `rows` = queries beside those of every script, whose answers must be the same
    to the last with and without kills, `asides` those that only `judge` reads; `records` computes from what people did
    what must be on record after each step (by its number), and `judge` compares that with what is seen, given how many
    kills there were; `environment` = the bot's settings. Up to the step `tried` nothing is tried. `endures` says what
    is wrong a day after an error that stays, from what was seen without it and with it."""

    steps: Sequence[Step]
    records: Callable[[Sequence[Step], Memory], Mapping[int, Any]]
    judge: Callable[[Any, View, int], list[str]]
    plays: Mapping[str, Play] = field(default_factory=lambda: PLAYS)
    rows: Mapping[str, str] = field(default_factory=dict)
    asides: Mapping[str, str] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    tried: int = 0
    endures: Callable[[View, View], list[str]] | None = None


SCRIPTS = {
    "strikes": Script(script(), ledgers, judged),
    "payments": Script(
        payments.script(), payments.tills, payments.judged, payments.PLAYED, payments.ROWS, payments.ASIDES
    ),
    "drops": Script(
        dropping.steps(),
        dropping.records,
        dropping.judge,
        dropping.PLAYED,
        dropping.ROWS,
        environment=dropping.ENVIRONMENT,
        tried=len([*dropping.founding()]),
    ),
    "polls": Script(
        polling.steps(),
        polling.records,
        polling.judge,
        polling.PLAYED,
        polling.ROWS,
        tried=len([*polling.founding()]),
    ),
    "events": Script(
        gathering.steps(),
        standings,
        gathering.judge,
        gathering.PLAYED,
        gathering.ROWS,
        tried=len([*gathering.founding()]),
    ),
    "gate": Script(
        at_the_gate.steps(),
        standings,
        at_the_gate.judge,
        PLAYS_OF_NEWCOMERS,
        at_the_gate.ROWS,
        tried=len([*at_the_gate.founding()]),
        endures=at_the_gate.endures,
    ),
    "introductions": Script(
        introducing.steps(),
        standings,
        introducing.judge,
        PLAYS_OF_NEWCOMERS,
        introducing.ROWS,
        tried=len([*introducing.founding()]),
        endures=introducing.endures,
    ),
}
