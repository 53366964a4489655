"""What the tests of the database share."""

from collections.abc import AsyncIterator

import pytest

from bot.db.engine import Database
from tests.db.ledger import Ledger


@pytest.fixture
async def journal(database: str) -> AsyncIterator[Database]:
    """An open database."""
    opened = Database(database)
    yield opened
    await opened.close()


@pytest.fixture
async def ledger(journal: Database) -> Ledger:
    """An empty ledger."""
    return Ledger(journal)
