"""What is written for people: it is there, it is short, and it does not lie."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

from bot.__main__ import main
from bot.config import example_toml, load
from bot.config.fields import known_fields, variable
from bot.config.models import build_config_type
from bot.registry import POLICIES
from tests.project.source import ROOT, text

README = text("README.md")
SETUP = [line for line in README.splitlines() if line.startswith("python3 -m venv")]


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= 200


def test_the_two_commands_do_all_there_is_to_do() -> None:
    demo, check = SETUP
    assert demo.endswith("&& .venv/bin/anthill demo")
    assert check.endswith("&& .venv/bin/python tests/check.py")
    for command in (demo, check):
        assert "--require-hashes" in command
        for name in re.findall(r"[\w./-]+\.lock|tests/\w+\.py", command):
            assert (ROOT / name).is_file()


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_and_option_is_in_the_readme_and_has_help(name: str) -> None:
    command = main.commands[name]
    assert f"anthill {name}" in README
    assert command.help
    row = next(line for line in README.splitlines() if line.startswith(f"| `anthill {name}"))
    for option in command.params:
        if isinstance(option, click.Option) and "--config" not in option.opts:
            assert option.opts[0] in row
            assert option.help


def test_every_command_in_the_readme_exists() -> None:
    assert set(re.findall(r"anthill (demo|[a-z]+(?:-[a-z]+)?)(?=[`\s])[^|\n]*`? \|", README)) <= set(
        main.commands
    )


def test_every_variable_in_the_readme_exists() -> None:
    known = {variable(key) for key, _ in known_fields(build_config_type(POLICIES))}
    assert set(re.findall(r"ANTHILL_[A-Z_]+", README)) <= known


def test_every_link_to_a_file_leads_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_example_settings_are_those_of_the_models() -> None:
    """To write it anew: `python tests/project/write_example.py`."""
    assert text("config.example.toml") == example_toml(POLICIES)


def test_the_example_settings_load() -> None:
    loaded = load(ROOT / "config.example.toml", POLICIES, {}, secrets=Path("nowhere"))
    assert loaded.model_dump() == load(None, POLICIES, {}, secrets=Path("nowhere")).model_dump()


@pytest.mark.parametrize("name", ["requirements.lock", ".ci/requirements-dev.lock"])
def test_every_locked_package_has_its_hashes_and_no_address(name: str) -> None:
    lock = text(name)
    assert "://" not in lock
    packages = re.split(r"\n(?=\S)", lock)
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []


def test_both_locks_name_the_same_versions_and_all_that_is_asked_for() -> None:
    pins = {
        name: dict(re.findall(r"^([\w.-]+)(==\S+)", text(name), re.MULTILINE))
        for name in ("requirements.lock", ".ci/requirements-dev.lock")
    }
    run, dev = pins.values()
    assert {name: pin for name, pin in run.items() if dev.get(name) != pin} == {}
    project = tomllib.loads(text("pyproject.toml"))["project"]
    asked = [
        *project["dependencies"],
        *project["optional-dependencies"]["charts"],
        *project["optional-dependencies"]["postgres"],
    ]
    names = {re.split(r"[\[<>=]", line)[0].replace(".", "-") for line in asked}
    assert names - set(run) == set()


def test_the_image_is_written_by_the_rules() -> None:
    hadolint = shutil.which("hadolint", path=str(Path(sys.executable).parent))
    assert hadolint, "hadolint comes with the extra dev"
    done = subprocess.run([hadolint, str(ROOT / "Dockerfile")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_licence_and_the_changelog_are_there() -> None:
    assert "The Anthill authors" in text("LICENSE")
    assert "## Unreleased" in text(".github/CHANGELOG.md")


def test_every_decision_has_its_number() -> None:
    records = sorted((ROOT / ".github" / "decisions").glob("*.md"))
    assert records
    for number, record in enumerate(records, start=1):
        assert record.name.startswith(f"{number:04}-")
        assert text(record).startswith(f"# {number} ")
