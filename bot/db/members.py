"""What is known of one member of a chat, and how it is read from rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.erasing import number_of
from bot.core.strikes import StrikeState
from bot.core.tiers import Tier
from bot.db.tables import Member, Person, Strike

STRIKE_FIELDS = tuple(item.name for item in fields(StrikeState))


@dataclass(slots=True)
class MemberState:
    """A member as the laws read them. `messages` counts those seen here; `known` = there is a row; `heard_at` =
    `last_seen` of the row, of which the first message of an hour is known; the rest as in the table."""

    user_id: int
    name: str = ""
    username: str | None = None
    language: str = ""
    choice: str = ""
    status: str = ""
    permissions: Mapping[str, bool] | None = None
    until: datetime | None = None
    joined_at: datetime | None = None
    first_seen: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    messages: int = 0
    heard_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    checked: int = 0
    answerers: Sequence[int] = ()
    tier: Tier = Tier.BYSTANDER
    started: bool = False
    known: bool = False
    strikes: list[StrikeState] = field(default_factory=list)


async def read_members(
    session: AsyncSession, chat: int, users: Sequence[int], secret: bytes
) -> dict[int, MemberState]:
    """Members with their strikes, also from before they had everything erased, in three queries for 500 of them;
    `secret` is the installation's."""
    states: dict[int, MemberState] = {}
    for start in range(0, len(users), 500):
        some = users[start : start + 500]
        members = await session.scalars(
            select(Member).where(Member.chat_id == chat, Member.user_id.in_(some))
        )
        found = {row.user_id: row for row in members}
        people = {row.id: row for row in await session.scalars(select(Person).where(Person.id.in_(some)))}
        for user_id in some:
            states[user_id] = state_of(user_id, found.get(user_id), people.get(user_id))
        whose = {number: user for user in some for number in (user, number_of(secret, user))}
        given = select(Strike).where(Strike.chat_id == chat, Strike.user_id.in_(whose))
        for strike in await session.scalars(given.order_by(Strike.given_at)):
            view = StrikeState(**{name: getattr(strike, name) for name in STRIKE_FIELDS})
            states[whose[strike.user_id]].strikes.append(view)
    return states


def state_of(user_id: int, row: Member | None, person: Person | None) -> MemberState:
    """The rows of a member as one state; `first_seen` far ahead until the first message sets it."""
    state = MemberState(user_id)
    if row is not None:
        state.name, state.username, state.language = row.name, row.username, row.language
        state.status, state.permissions, state.until = row.status, row.permissions, row.until
        state.joined_at, state.first_seen, state.messages = row.joined_at, row.first_seen, row.messages
        state.heard_at = row.last_seen
        state.checked, state.answerers = row.checked, tuple(row.answerers)
        state.tier = Tier(row.tier)
        state.known = True
    if person is not None:
        state.choice, state.started = person.choice, person.started
        state.language = state.language or person.language
        state.name = state.name or person.name
    return state
