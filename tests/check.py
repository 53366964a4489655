"""The one check command: format, lint, Dockerfile, types, contracts, coverage, tests. Prints what it runs.

Every story runs on SQLite and a third of them on PostgreSQL too; with --full all do. Other arguments are handed to
pytest: `python tests/check.py -m "not browser"`.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
CODE = ("bot", "tests", "migrations")

STEPS = (
    ("ruff", "format", "--check", *CODE),
    ("ruff", "check", *CODE),
    ("hadolint", "Dockerfile"),
    ("mypy",),
    ("lint-imports", "--no-cache"),
)
PARTS = ("tests/rules", "tests/properties", "tests/project", "tests/db", "tests/emulator")
WHOLE = ("tests/faults", "tests/stories")  # without coverage, which would make them twice as slow
# What is pure is tested whole: every branch of it.
PURE = ("coverage", "report", "--fail-under=100", "--include=bot/core/*,bot/features/*/rules.py")


def run(command: tuple[str, ...]) -> bool:
    """Whether the command ended well; its output goes straight through."""
    print(f"\n$ {' '.join(command)}", flush=True)
    done = subprocess.run([str(BIN / command[0]), *command[1:]], cwd=ROOT, check=False)
    return done.returncode == 0


def run_tests(folders: tuple[str, ...], arguments: list[str]) -> tuple[bool, int]:
    """Whether all tests in these folders passed, and how many did."""
    command = [str(BIN / "pytest"), "-n", "3", *folders, *arguments]
    print(f"\n$ pytest {' '.join(command[1:])}", flush=True)
    closing = ""
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        for line in running.stdout or ():
            print(line, end="", flush=True)
            closing = line.strip() or closing
    passed = re.search(r"(\d+) passed", closing)
    return running.returncode == 0, int(passed[1]) if passed else 0


def main() -> int:
    """Runs everything, even after a failure, so that one run shows all that is wrong."""
    os.environ.setdefault("PYTHONDONTWRITEBYTECODE", "1")
    arguments = [argument for argument in sys.argv[1:] if argument != "--full"]
    share = [] if "--full" in sys.argv else ["--postgres-share", "3"]
    failed = [" ".join(step[:2]) for step in STEPS if not run(step)]
    fast, first = run_tests(PARTS, ["--cov", "--cov-report=", *arguments])
    if not fast:
        failed.append("tests of parts")
    elif not run(PURE):
        failed.append("coverage of what is pure")
    whole, second = run_tests(WHOLE, [*share, *arguments])
    if not whole:
        failed.append("stories and faults")
    print(f"\nFAILED: {', '.join(failed)}" if failed else "\nAll checks passed.")
    print(f"{first + second} tests passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
