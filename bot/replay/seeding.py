"""`--import`: what a replay earned and knows, into the chat of a bot that stands still; a second time adds nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.alone import alone
from bot.config import Config
from bot.core.errors import Unusable
from bot.db import migrate
from bot.db import seeding as rows
from bot.db.engine import Database
from bot.db.rekey import known_aliases
from bot.features.scores.queries import load_scores
from bot.replay.export import Found
from bot.replay.running import Replayed
from bot.replay.streaks import count_anew

PART = 500  # rows at once


@dataclass(slots=True)
class Target:
    """The database that is seeded, locked; `chat` = its id of the replayed chat today."""

    database: Database
    chat: int = 0

    async def find(self, chat: Found) -> None:
        """Unusable where this bot has not been."""
        async with self.database.writing() as connection:
            aliases = await known_aliases(connection)
        self.chat = aliases.get(chat.id, chat.id)
        async with self.database.reading() as session:
            if not await rows.knows(session, self.chat):
                raise Unusable(
                    f"The bot has not been in {chat.name or 'this chat'} ({self.chat}) with this database yet: add it "
                    "there first, then stop it and import."
                )

    async def seed(self, run: Replayed) -> str:
        """Members, entries and check-ins in a row, in one transaction; what was done, in words."""
        async with self.database.reading() as session:
            hidden = (await load_scores(session, self.chat)).hidden
        members, entries, after = 0, 0, -(1 << 62)
        async with self.database.writing() as connection, run.database.reading() as past:
            while known := await rows.list_members(past, run.chat.id, after, PART):
                members += await rows.seed_members(connection, self.chat, known)
                after = known[-1].user_id
            after = 0
            while earned := await rows.list_standing(past, run.chat.id, after, PART):
                entries += await rows.seed_entries(connection, self.chat, earned, hidden)
                after = earned[-1].id
                past.expunge_all()
            if entries:
                await count_anew(connection, self.chat, await rows.language_of(connection, self.chat))
        name = run.chat.name or str(self.chat)
        if not members and not entries:
            return run.texts.plain(run.language, "replay-imported-nothing", chat=name)
        return run.texts.plain(run.language, "replay-imported", chat=name, entries=entries, members=members)


@asynccontextmanager
async def target(config: Config) -> AsyncIterator[Target]:
    """The configured database while no bot runs on it; Unusable while one does."""
    async with alone(config, migrate.check) as (database, _):
        yield Target(database)
