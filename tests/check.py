"""The one check command: format, lint, Dockerfile, types, contracts, coverage, tests. Prints what it runs.

Of the stories and faults an eighth runs on PostgreSQL, the others on SQLite, and of the slow ones a tenth, another
with each commit; with --full all run on both. Other arguments are handed to pytest:
`python tests/check.py -m "not browser"`.
"""

import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
CODE = ("bot", "tests", "migrations")

STEPS = (
    ("ruff", "format", "--check", *CODE),
    ("ruff", "check", *CODE),
    ("hadolint", "Dockerfile"),
    ("lint-imports", "--no-cache"),
)
TYPES = ("mypy",)  # takes a minute of one core where nothing is cached: beside the tests of what is pure
# What is pure is tested whole, every branch of it, by values alone.
PURE = ("tests/rules", "tests/properties")
COVERED = (
    "coverage",
    "report",
    "--fail-under=100",
    "--include=bot/core/*,bot/features/*/rules.py,bot/features/*/rules/*",
)
# The rest without coverage, which would make it twice as slow.
REST = ("tests/project", "tests/db", "tests/emulator", "tests/faults", "tests/stories")


# Databases of tests need not outlive the machine: in memory, where there is room for them, nothing waits for a disk.
MEMORY, ROOM = Path("/dev/shm"), 4 << 30  # noqa: S108 - pytest makes folders of its own there


def surroundings() -> dict[str, str]:
    """The environment of the tests."""
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    return {**os.environ, **({"TMPDIR": str(MEMORY)} if roomy else {})}


def run(command: tuple[str, ...]) -> bool:
    """Whether the command ended well; its output goes straight through."""
    print(f"\n$ {' '.join(command)}", flush=True)
    done = subprocess.run([str(BIN / command[0]), *command[1:]], cwd=ROOT, check=False)
    return done.returncode == 0


def commit() -> str:
    """What is checked: the commit, "none" outside of git."""
    asked = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )  # fmt: skip
    return asked.stdout.strip() or "none"


def run_tests(folders: tuple[str, ...], workers: int, arguments: list[str]) -> tuple[bool, int]:
    """Whether all tests in these folders passed, and how many did."""
    command = [str(BIN / "pytest"), "-n", str(workers), "--dist", "worksteal", *folders, *arguments]
    print(f"\n$ pytest {' '.join(command[1:])}", flush=True)
    closing = ""
    with subprocess.Popen(
        command, cwd=ROOT, env=surroundings(), stdout=subprocess.PIPE, text=True
    ) as running:
        for line in running.stdout or ():
            print(line, end="", flush=True)
            closing = line.strip() or closing
    passed = re.search(r"(\d+) passed", closing)
    return running.returncode == 0, int(passed[1]) if passed else 0


def main() -> int:
    """Runs everything, even after a failure, so that one run shows all that is wrong."""
    arguments = [argument for argument in sys.argv[1:] if argument != "--full"]
    sample = [] if "--full" in sys.argv else ["--postgres-share", "8", "--draw", commit()]
    failed = [" ".join(step[:2]) for step in STEPS if not run(step)]
    with ThreadPoolExecutor() as beside:
        types = beside.submit(run, TYPES)
        pure, first = run_tests(PURE, 2, ["--cov", "--cov-report=", *arguments])
    if not types.result():
        failed.append("mypy")
    if not pure:
        failed.append("tests of what is pure")
    elif not run(COVERED):
        failed.append("coverage of what is pure")
    rest, second = run_tests(REST, 4, [*sample, *arguments])
    if not rest:
        failed.append("the other tests")
    print(f"\n{first + second} tests passed")
    print(f"FAILED: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
