"""The town of a story: `town.people`, `town.group(...)`, `town.settle()`, `town.advance("25h")`, `town.restart()`."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.town import Town, town_of


@pytest.fixture
def town_options() -> dict[str, Any]:
    """Options of the emulator and `environment` of the bot; a module overrides it for its stories."""
    return {}


@pytest.fixture
async def town(
    database: str, tmp_path: Path, town_options: dict[str, Any], request: pytest.FixtureRequest
) -> AsyncIterator[Town]:
    """A running bot on a fresh database of each kind, and nobody there yet."""
    mode = str(request.config.getoption("--bot"))
    async with town_of(tmp_path, database, mode=mode, **town_options) as made:
        yield made
