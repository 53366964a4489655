"""One run of the script without a kill, kept step by step, and replays of single steps with one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.faults.copies import Copies
from tests.faults.errors import ERRORS, STAYING, Calls, passing, rule, staying
from tests.faults.history import View, differences, observe, surplus, unfinished
from tests.faults.points import Point
from tests.faults.scripts import Script
from tests.faults.stage import PATIENCE, STARTS_WITHIN, Broken, Json, Refused, Stage
from tests.faults.story import Impossible, Memory, Step, Unanswered

SELDOM = 5
STEPS_MORE, AFTERWARDS = 2, "26h"
EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Chain:
    """Kills in one run: at most one in each step. `fresh` = bots are processes of the command line."""

    points: tuple[Point, ...]
    postgres: bool = False
    fresh: bool = False


@dataclass(frozen=True)
class Mark:
    """A step of the run without kills: what was kept before it (a name, or ""), what was seen after it, the calls."""

    step: Step
    kept: str
    snapshot: int
    before: Memory
    after: Memory
    view: View
    calls: list[Json]


@dataclass(frozen=True)
class Result:
    """What came of one kill: `wrong` is empty when all is as it must be."""

    point: Point
    reached: bool
    wrong: list[str]


@dataclass
class Replays:
    """A stage with the marks of its run."""

    stage: Stage
    script: Script
    marks: dict[int, Mark] = field(default_factory=dict)
    records: Mapping[int, Any] = field(default_factory=dict)

    @classmethod
    def on(cls, folder: Path, script: Script, server: str = "") -> "Replays":
        """A stage of its own in that folder; on PostgreSQL where a server is given."""
        copies = Copies(folder, server, prefix=f"s{abs(hash(folder.name)) % 10**9}_")
        copies.make("work")
        return cls(Stage(folder, copies, script.environment), script)

    # --- the run without kills --------------------------------------------------------------------------------------

    def run(self) -> list[str]:
        """Play it all; what differs from the model already now."""
        memory = Memory()
        for step in self.script.steps:
            before = memory.copy()
            kept, snapshot = self.keep(step)
            since = self.stage.last_call()
            self.enact(step, memory, self.log)
            view = self.seen(memory, since)
            calls = self.stage.calls(since)
            self.marks[step.number] = Mark(step, kept, snapshot, before, memory.copy(), view, calls)
        self.records = self.script.records(self.script.steps, memory)
        self.stage.kill()
        return [
            f"without a kill, step {mark.step.number}: {words}"
            for mark in self.marks.values()
            for words in self.script.judge(self.records[mark.step.number], mark.view, 0)
        ]

    def keep(self, step: Step) -> tuple[str, int]:
        """All as it is before the step. PostgreSQL copies a database only while nobody is connected: seldom, there."""
        stage, starts = self.stage, step.verb == "starts"
        if starts:
            stage.kill()
        elif stage.copies.server:
            if step.number % SELDOM != 1:
                return "", 0
            stage.kill()
        kept = f"before{step.number}"
        snapshot = stage.save(kept)
        if not starts and stage.bot is None:
            stage.board.step = 0
            stage.start(self.log)
        return kept, snapshot

    @property
    def log(self) -> Path:
        return self.stage.folder / "points"

    def updates(self) -> int:
        """How many updates there were in the run."""
        return len(set[str]().union(*(mark.view.updates(EARLIEST) for mark in self.marks.values())))

    def points(self) -> list[Point]:
        """Every point that the run came to, in order of steps."""
        found = (Point(**json.loads(line)) for line in self.log.read_text().splitlines())
        return sorted(point for point in found if point.step > self.script.tried)

    @property
    def calls(self) -> Calls:
        """The calls of each step."""
        return {number: mark.calls for number, mark in self.marks.items() if number > self.script.tried}

    def errors(self) -> list[Point]:
        """Every error that the calls of the run can be answered by."""
        return sorted([*passing(self.calls), *staying(self.calls)])

    def enact(self, step: Step, memory: Memory, log: Path | None = None) -> None:
        """The step with all that follows from it. A bot that starts in it, starts late: time has jumped."""
        stage = self.stage
        stage.board.step = step.number
        if step.verb == "starts":
            stage.ask("POST", "/clock", set=step.instant.isoformat(), jump=True)
            self.play(step, memory)
            stage.start(log)
        else:
            stage.ask("POST", "/clock", set=step.instant.isoformat())
            stage.settle()
            self.play(step, memory)
        stage.settle()

    def play(self, step: Step, memory: Memory) -> None:
        """One step; Impossible when it is about something that is not there."""
        self.script.plays[step.verb](step, memory, self.stage)

    # --- runs with kills ---------------------------------------------------------------------------------------------

    def replay(self, chain: Chain) -> list[Result]:
        """From what was kept before, with a kill at each of the points and another bot after it. Ends early when a step
        is about a message that a kill has cost."""
        if chain.points[0].kind in STAYING:
            return [self.endure(chain)]
        stage, results = self.stage, list[Result]()
        first = chain.points[0].step
        number = kept = max(
            mark.step.number for mark in self.marks.values() if mark.kept and mark.step.number <= first
        )
        try:
            memory = self.begin(self.marks[kept], chain)
            for number in range(kept, chain.points[-1].step + 1):
                results += self.one(number, memory, len(results))
        except Impossible:
            stage.settle()
        except (Broken, Refused) as error:
            point = chain.points[len(results)]
            results.append(
                Result(point, stage.board.reached, [f"step {number}: {type(error).__name__}: {error}"])
            )
        return results

    def begin(self, mark: Mark, chain: Chain) -> Memory:
        """Everything as it was kept."""
        stage = self.stage
        stage.load(mark.kept, mark.snapshot)
        stage.targets, stage.fresh = list(chain.points), chain.fresh
        stage.patience = STARTS_WITHIN if chain.fresh else PATIENCE
        if mark.step.verb != "starts":
            stage.board.step = 0
            stage.start()
        return mark.before.copy()

    def one(self, number: int, memory: Memory, kills: int) -> list[Result]:
        """One step, with a kill if one is due in it, and what came of that."""
        stage = self.stage
        due = [point for point in stage.targets[:1] if point.step == number]
        since = stage.last_call()
        if due and due[0].kind in ERRORS:
            reached = self.err(due[0], memory)
            stage.targets.pop(0)
        else:
            self.enact(self.marks[number].step, memory)
            reached = stage.targets[:1] != due
        if not due:
            return []
        if not reached and due[0].kind not in ERRORS:
            stage.kill()
            stage.next_target()
            stage.start()
            stage.settle()
        mark, view = self.marks[number], self.seen(memory, since)
        wrong = differences(mark.view, view, mark.step.instant, kills + 1, self.script.rows)
        wrong += self.script.judge(self.records[number], view, 1)
        return [Result(due[0], reached, wrong)]

    # --- runs with errors --------------------------------------------------------------------------------------------

    def err(self, point: Point, memory: Memory) -> bool:
        """The step, one call of which is answered by an error; was it made?"""
        with self.stage.failing(rule(point, self.calls)):
            try:
                self.enact(self.marks[point.step].step, memory)
            except Unanswered:
                self.stage.settle()
        return self.stage.failed()

    def endure(self, chain: Chain) -> Result:
        """A step with an error that stays, the steps after it as far as they can be played, and a day."""
        stage, point, wrong = self.stage, chain.points[0], list[str]()
        kept = max(number for number, mark in self.marks.items() if mark.kept and number <= point.step)
        reached, last = False, point.step
        try:
            memory = self.begin(self.marks[kept], replace(chain, points=()))
            for number in range(kept, point.step):
                self.enact(self.marks[number].step, memory)
            since = stage.last_call()
            reached = self.err(point, memory)
            last = self.go_on(point.step, memory)
            wrong += surplus(
                [self.marks[one].view for one in range(point.step, last + 1)], self.seen(memory, since)
            )
            stage.ask("POST", "/clock", advance=AFTERWARDS)
            stage.settle()
            found = self.seen(memory, since)
            wrong += unfinished(found, 1, parked=True)
            if self.script.endures is not None:
                wrong += self.script.endures(self.marks[last].view, found)
        except (Impossible, Broken, Refused) as error:
            wrong.append(f"{type(error).__name__}: {error}")
        return Result(point, reached, wrong)

    def seen(self, memory: Memory, since: int) -> View:
        """All that can be seen now, also for the script's own judge."""
        return observe(self.stage, memory, since, {**self.script.rows, **self.script.asides})

    def go_on(self, after: int, memory: Memory) -> int:
        """A few steps more, until one cannot be played; the last that was."""
        for number in range(after + 1, after + 1 + STEPS_MORE):
            if number not in self.marks or self.marks[number].step.verb == "starts":
                return number - 1
            try:
                self.enact(self.marks[number].step, memory)
            except (Impossible, Refused):
                self.stage.settle()
                return number - 1
        return after + STEPS_MORE
