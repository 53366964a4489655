"""Replays the steps of the Dockerfile without a container engine: `python tests/project/replay_dockerfile.py`.

Reads the pip steps from the Dockerfile itself, runs them in a fresh environment in a temporary folder, then asks the
installed program for its version, its settings and a migrated database, away from the source tree.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONTEXT = (
    "bot",
    "migrations",
    "pyproject.toml",
    "requirements.lock",
    "README.md",
    "LICENSE",
)  # as in .dockerignore


def steps(dockerfile: str) -> list[str]:
    """The pip commands, in order, continuation lines joined."""
    joined = dockerfile.replace("\\\n", " ")
    runs = [line.removeprefix("RUN ").strip() for line in joined.splitlines() if line.startswith("RUN ")]
    return [part.strip() for run in runs for part in run.split("&&") if part.strip().startswith("pip ")]


def replay(place: Path) -> None:
    """Raises CalledProcessError where a step fails."""
    source, data = place / "src", place / "data"
    source.mkdir()
    data.mkdir(mode=0o700)
    names = [name for name in CONTEXT if (ROOT / name).exists()]
    subprocess.run(["cp", "-R", *names, str(source)], cwd=ROOT, check=True)
    subprocess.run([sys.executable, "-m", "venv", str(place / "venv")], check=True)
    binaries = place / "venv" / "bin"
    for step in steps((ROOT / "Dockerfile").read_text(encoding="utf-8")):
        command = re.sub(r"^pip", str(binaries / "pip"), step)
        command = command.replace("/tmp/requirements.lock", str(source / "requirements.lock"))
        command = command.replace("/tmp/wheels", str(place / "wheels")).replace(
            "/wheels ", f"{place / 'wheels'} "
        )
        print(f"$ {step}", flush=True)
        subprocess.run(["bash", "-c", command], cwd=source, check=True)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ANTHILL_")}
    for arguments in (["--version"], ["check-config"], ["migrate"]):
        print(f"$ anthill {arguments[0]}", flush=True)
        subprocess.run([str(binaries / "anthill"), *arguments], cwd=data, env=clean, check=True)
    assert (data / "anthill.db").stat().st_mode & 0o077 == 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        replay(Path(folder))
    print("The steps of the Dockerfile work.")
