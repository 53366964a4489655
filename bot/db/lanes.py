"""Lane state: what every message of a chat needs, loaded in one place. A cache of rows, never the truth."""

from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.erasing import number_of
from bot.core.facts import ANONYMOUS_ADMIN, CHANNEL_BOT, TELEGRAM_SERVICE, Content, Membership, Sender
from bot.core.strikes import Line
from bot.db.members import MemberState, read_members
from bot.db.policies import Policies
from bot.db.tables import Chat, ChatAlias, ChatSetting

ADMINS_FRESH = timedelta(seconds=60)
RECENT = 300  # messages of a chat
NOBODY_TO_PUNISH = frozenset({TELEGRAM_SERVICE, ANONYMOUS_ADMIN, CHANNEL_BOT})
Loader = Callable[[AsyncSession, int], Awaitable[Any]]
PolicyMap = Mapping[type[BaseModel], BaseModel]


@dataclass(slots=True)
class Recent:
    """A message just seen: to delete an album whole, to credit who wrote `text`; `answers` = whose it answers."""

    id: int
    user_id: int
    album: str | None
    thread: int | None
    at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    text: str = ""
    answers: int | None = None
    content: Content | None = None  # of a part of an album


@dataclass(slots=True)
class Lane:
    """One chat's state (or, for a private chat, little more than its id)."""

    id: int
    type: str = "private"
    title: str = ""
    forum: bool = False
    chosen_language: str = ""
    timezone: str = ""
    status: str = ""
    rights: frozenset[str] = frozenset()
    admin_chat: int | None = None
    linked_chat: int | None = None
    added_at: datetime | None = None
    added_by: int | None = None
    known: bool = False
    defaults: tuple[str, str] = ("en", "UTC")
    secret: bytes = b""
    aliases: tuple[int, ...] = ()
    policies: PolicyMap = field(default_factory=dict)
    members: dict[int, MemberState] = field(default_factory=dict)
    admins: dict[int, Membership] = field(default_factory=dict)
    admins_at: datetime | None = None
    own: dict[str, Any] = field(default_factory=dict)
    recent: deque[Recent] = field(default_factory=lambda: deque(maxlen=RECENT))
    memory: dict[str, Any] = field(default_factory=dict)  # by feature: what it heard lately, in no row
    line: Line | None = None
    stale_features: set[str] = field(default_factory=set)
    stale_members: set[int] = field(default_factory=set)

    @property
    def language(self) -> str:
        return self.chosen_language or self.defaults[0]

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone or self.defaults[1])

    @property
    def bot_is_admin(self) -> bool:
        return self.status == "administrator"

    @property
    def is_private(self) -> bool:
        return self.type == "private"

    @property
    def raided(self) -> bool:
        """Is a raid under way? Told by that feature's part of the state; then nothing is said about who comes."""
        return bool(getattr(self.own.get("raid"), "on", False))

    @property
    def held(self) -> Mapping[int, tuple[str, datetime]]:
        """Who came in a raid and has not passed yet, by which way and when: told by the gate."""
        held: Mapping[int, tuple[str, datetime]] = getattr(self.own.get("gate"), "held", {})
        return held

    def outdated_for(self, users: Iterable[int]) -> bool:
        """Has a turn changed what a message of these users reads?"""
        return bool(self.stale_features) or not self.stale_members.isdisjoint(users)

    def can(self, right: str) -> bool:
        """Has this bot the right here?"""
        return self.bot_is_admin and right in self.rights

    def number_of(self, user: int) -> int:
        """What stands for a user who had everything erased."""
        return number_of(self.secret, user)

    def admins_known(self, now: datetime) -> bool:
        """Is the list of admins at most 60 s old?"""
        return self.admins_at is not None and timedelta() <= now - self.admins_at <= ADMINS_FRESH

    def protects(self, user_id: int, me: int) -> bool:
        """Never sanctioned: owner, admins, this bot, anonymous admins, the group itself, its linked channel (S29)."""
        return (
            user_id in NOBODY_TO_PUNISH
            or user_id in (me, self.id, self.linked_chat)
            or user_id in self.aliases
            or (user_id in self.admins and self.admins[user_id].is_admin)
        )

    def member(self, user: Sender | int, now: datetime) -> MemberState:
        """The member's state; a fresh one, not kept, for a user not loaded."""
        user_id = user if isinstance(user, int) else user.id
        state = self.members.get(user_id)
        if state is None:
            state = MemberState(user_id, first_seen=now)
            if isinstance(user, Sender):
                state.name, state.username, state.language = user.name, user.username, user.language or ""
        return state

    def language_of(self, user: Sender | int) -> str:
        """Explicit choice, else zh in a zh chat, else the client's language, else the chat's."""
        user_id = user if isinstance(user, int) else user.id
        state = self.members.get(user_id)
        if state is not None and state.choice:
            return state.choice
        if self.language.startswith("zh") and not self.is_private:
            return self.language
        client = (user.language if isinstance(user, Sender) else None) or (state.language if state else "")
        return client or self.language


@dataclass(slots=True)
class Lanes:
    """The loaded lanes, oldest use first; idle ones are dropped. `recall` = what was heard before the start."""

    policies: Policies
    loaders: Mapping[str, Loader]
    defaults: tuple[str, str]
    kept: OrderedDict[int, Lane] = field(default_factory=OrderedDict)
    linked: dict[int, int | None] = field(default_factory=dict)
    secret: bytes = b""
    keep: int = 2_000
    members_keep: int = 5_000
    recall: Callable[[AsyncSession, int], Awaitable[Iterable[Recent]]] | None = None

    def loaded(self, lane_id: int) -> Lane | None:
        """The lane if it is in memory."""
        lane = self.kept.get(lane_id)
        if lane is not None:
            self.kept.move_to_end(lane_id)
        return lane

    def forget(self, lane_id: int) -> None:
        """Read the lane's rows again at its next turn; what is only in memory stays known."""
        lane = self.kept.pop(lane_id, None)
        if lane is not None and (lane.admins_at is not None or lane.memory):
            self.kept[lane_id] = Lane(lane_id)
            remember(self.kept[lane_id], lane)

    def trim(self, lane_id: int) -> None:
        """Read a lane again that has outgrown its room; only when all of its turns are committed."""
        lane = self.kept.get(lane_id)
        if lane is not None and len(lane.members) > self.members_keep:
            self.forget(lane_id)

    def outdate_person(self, user_id: int) -> None:
        """A person's own row changed, in every lane that holds them."""
        for lane in self.kept.values():
            if user_id in lane.members:
                lane.stale_members.add(user_id)

    def committed(self) -> None:
        """What was marked as outdated can be read again now."""
        for lane in self.kept.values():
            while lane.stale_members:
                lane.members.pop(lane.stale_members.pop(), None)

    def drop(self, lane_id: int) -> None:
        """Nothing of the lane is trusted any more."""
        self.kept.pop(lane_id, None)

    async def load(self, session: AsyncSession, lane_id: int, members: Iterable[int]) -> Lane:
        """The lane with these members in it."""
        lane = self.loaded(lane_id)
        if lane is None or (not lane.known and not lane.policies):
            lane = await self._read(session, lane_id, lane)
            self.kept[lane_id] = lane
            while len(self.kept) > self.keep:
                self.kept.popitem(last=False)
        while lane.stale_features:
            name = lane.stale_features.pop()
            lane.own[name] = await self.loaders[name](session, lane_id)
        missing = [user_id for user_id in set(members) if user_id not in lane.members]
        if missing:
            lane.members.update(await read_members(session, lane_id, missing, self.secret))
        return lane

    async def _read(self, session: AsyncSession, lane_id: int, before: Lane | None) -> Lane:
        row = await session.get(Chat, lane_id)
        aliases = (await session.scalars(select(ChatAlias.old).where(ChatAlias.new == lane_id))).all()
        settings = await session.scalars(select(ChatSetting).where(ChatSetting.chat_id == lane_id))
        kind = "private" if lane_id > 0 else "supergroup"
        lane = Lane(lane_id, kind, defaults=self.defaults, secret=self.secret, aliases=tuple(aliases))
        lane.policies = self.policies.of_chat([(s.feature, s.field, s.value["value"]) for s in settings])
        if row is not None:
            mirror(lane, row)
            lane.linked_chat = self.linked.get(lane_id) or lane.linked_chat
        if before is not None:
            remember(lane, before)
        if lane_id < 0:
            if before is None and self.recall is not None:
                lane.recent.extend(await self.recall(session, lane_id))
            for name, loader in self.loaders.items():
                lane.own[name] = await loader(session, lane_id)
        return lane


def remember(lane: Lane, before: Lane) -> None:
    """What is in no row."""
    lane.admins, lane.admins_at = before.admins, before.admins_at
    lane.recent, lane.memory = before.recent, before.memory


def mirror(lane: Lane, row: Chat) -> None:
    """The chat's row, as the lane's fields."""
    lane.type, lane.title, lane.forum, lane.known = row.type, row.title, row.forum, True
    lane.chosen_language, lane.timezone = row.language, row.timezone
    lane.status, lane.rights = row.status, frozenset(row.rights)
    lane.admin_chat, lane.linked_chat = row.admin_chat, row.linked_chat
    lane.added_at, lane.added_by = row.added_at, row.added_by
