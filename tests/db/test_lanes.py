"""Lane state: what a turn is given of a chat, when it is read again, and when it is forgotten."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.decisions import ChangeChat, ChangeMember, Decision, Know, SetPolicy, Struck
from bot.core.facts import ANONYMOUS_ADMIN, CHANNEL_BOT, TELEGRAM_SERVICE, Membership, Sender
from bot.core.strikes import StrikeState
from bot.db.engine import Database
from bot.db.journal import INBOX, receive
from bot.db.lanes import ADMINS_FRESH, Lane, Lanes, Recent
from bot.db.policies import Policies
from bot.db.record import Turned, record
from bot.db.rekey import rekey

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
CHAT = -100200
ANN = Sender(7, "Ann Lee", "ann", language="fr")


class AdPolicy(BaseModel):
    """What a chat may set."""

    enabled: bool = True
    hours: int = 24


class Loads:
    """A feature's loader that says how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    async def __call__(self, session: AsyncSession, lane: int) -> list[int]:
        self.asked.append(lane)
        return list(self.asked)


@pytest.fixture
async def shared(database: str) -> AsyncIterator[Database]:
    """An open database."""
    opened = Database(database)
    yield opened
    await opened.close()


@pytest.fixture
def loads() -> Loads:
    return Loads()


@pytest.fixture
def lanes(loads: Loads) -> Lanes:
    return Lanes(Policies({"ads": AdPolicy()}), {"ads": loads}, ("en", "UTC"))


async def write(shared: Database, *decisions: Decision) -> None:
    """Decisions as one turn."""
    async with shared.writing() as connection:
        key = str(id(decisions))
        await receive(connection, [{"source": "x", "key": key, "lane": 0, "body": "", "received_at": NOW}])
        row = (await connection.execute(INBOX.select().where(INBOX.c.key == key))).one()
        await record(connection, [Turned(row.id, key, CHAT, NOW, decisions)])


async def loaded(shared: Database, lanes: Lanes, lane: int = CHAT, *users: int) -> Lane:
    """The lane as a turn gets it."""
    async with shared.reading() as session:
        return await lanes.load(session, lane, users)


async def test_a_chat_nobody_knows_has_defaults(shared: Database, lanes: Lanes) -> None:
    lane = await loaded(shared, lanes, CHAT, 7)
    assert (lane.known, lane.type, lane.language, lane.zone.key) == (False, "supergroup", "en", "UTC")
    assert lane.policies[AdPolicy] == AdPolicy()
    assert not lane.can("can_delete_messages")
    assert not lane.members[7].known
    private = await loaded(shared, lanes, 7)
    assert (private.is_private, private.own) == (True, {})


async def test_a_chat_is_its_rows(shared: Database, lanes: Lanes) -> None:
    await write(
        shared,
        ChangeChat(CHAT, {"title": "West", "language": "zh", "timezone": "Europe/Berlin", "status": "administrator",
                          "rights": ["can_delete_messages"], "admin_chat": -5, "linked_chat": -6}),
        *(SetPolicy(CHAT, *name, 5, by=1) for name in (("ads", "hours"), ("ads", "gone"), ("x", "x"))),
    )  # fmt: skip
    lane = await loaded(shared, lanes)
    assert (lane.title, lane.language, lane.zone.key, lane.admin_chat) == ("West", "zh", "Europe/Berlin", -5)
    assert lane.can("can_delete_messages")
    assert not lane.can("can_pin_messages")
    assert lane.policies[AdPolicy] == AdPolicy(hours=5)
    assert lane.own == {"ads": [CHAT]}


async def test_members_come_with_their_strikes_and_what_is_known_of_them_everywhere(
    shared: Database, lanes: Lanes
) -> None:
    given = {"late": NOW + timedelta(hours=2), "early": NOW}
    strikes = [StrikeState(name, name, "ads", "x", at, expires_at=NOW) for name, at in given.items()]
    await write(
        shared, ChangeMember(CHAT, ANN, {"status": "restricted", "until": NOW}), Know(ANN, started=True, choice="zh"),
        *(Struck(CHAT, 7, strike) for strike in strikes), Know(Sender(8, "Bo"), started=True),
    )  # fmt: skip
    lane = await loaded(shared, lanes, CHAT, 7, 8)
    ann, bo = lane.members[7], lane.members[8]
    assert (ann.name, ann.status, ann.until, ann.started, ann.choice, ann.known) == (
        "Ann Lee",
        "restricted",
        NOW,
        True,
        "zh",
        True,
    )
    assert [strike.id for strike in ann.strikes] == ["early", "late"]
    assert (bo.name, bo.started, bo.known) == ("Bo", True, False)


async def test_only_who_is_missing_is_read(shared: Database, lanes: Lanes, loads: Loads) -> None:
    lane = await loaded(shared, lanes, CHAT, 7)
    lane.members[7].messages = 99
    again = await loaded(shared, lanes, CHAT, 7, 8)
    assert again.members[7].messages == 99
    await write(shared, ChangeChat(CHAT, {"title": "West"}))
    lanes.forget(CHAT)
    assert (await loaded(shared, lanes, CHAT, 7)).members[7].messages == 0
    assert loads.asked[-1] == CHAT


async def test_what_is_forgotten_but_for_the_admins(shared: Database, lanes: Lanes) -> None:
    await write(shared, ChangeChat(CHAT, {"title": "West"}))
    lane = await loaded(shared, lanes, CHAT, 7)
    lane.admins, lane.admins_at = {1: Membership("creator")}, NOW
    lane.recent.append(Recent(5, 7, None, None))
    lanes.forget(CHAT)
    again = await loaded(shared, lanes)
    assert (again.admins, again.admins_at, len(again.recent), again.title) == (lane.admins, NOW, 1, "West")
    lanes.drop(CHAT)
    assert (await loaded(shared, lanes)).admins == {}
    lanes.forget(-999)


async def test_a_person_that_changed_is_read_again_everywhere(shared: Database, lanes: Lanes) -> None:
    for chat in (CHAT, -5):
        await loaded(shared, lanes, chat, 7)
    await write(shared, Know(ANN, choice="zh"))
    lanes.outdate_person(7)
    assert all(lanes.kept[chat].outdated_for([7]) for chat in (CHAT, -5))
    lanes.committed()
    for chat in (CHAT, -5):
        assert (await loaded(shared, lanes, chat, 7)).members[7].choice == "zh"


async def test_idle_lanes_and_outgrown_ones_make_room(shared: Database, lanes: Lanes) -> None:
    lanes.keep, lanes.members_keep = 3, 5
    for chat in (-1, -2, -3, -1, -4):
        await loaded(shared, lanes, chat)
    assert set(lanes.kept) == {-3, -1, -4}
    lane = await loaded(shared, lanes, -1, *range(10, 16))
    assert len(lane.members) == 6
    lanes.trim(-1)
    assert -1 not in lanes.kept
    lanes.trim(-1)
    await loaded(shared, lanes, -4, *range(5))
    lanes.trim(-4)
    assert -4 in lanes.kept


async def test_a_crowd_of_members_is_read_at_once(shared: Database, lanes: Lanes) -> None:
    await write(shared, *(ChangeMember(CHAT, Sender(number, f"P{number}"), {}) for number in range(1, 1_200)))
    lane = await loaded(shared, lanes, CHAT, *range(1, 1_300))
    assert sum(state.known for state in lane.members.values()) == 1_199


async def test_former_ids_are_protected_too(shared: Database, lanes: Lanes) -> None:
    async with shared.writing() as connection:
        await rekey(connection, -55, CHAT, NOW)
    assert (await loaded(shared, lanes)).aliases == (-55,)


@pytest.mark.parametrize("user", [TELEGRAM_SERVICE, ANONYMOUS_ADMIN, CHANNEL_BOT, 999, CHAT, -6, -55, 1, 2])
def test_s29_who_is_never_punished(user: int) -> None:
    lane = Lane(
        CHAT,
        linked_chat=-6,
        aliases=(-55,),
        admins={1: Membership("creator"), 2: Membership("administrator"), 3: Membership("member")},
    )
    assert lane.protects(user, 999)
    assert not any(lane.protects(other, 999) for other in (3, 4, -7))


@pytest.mark.parametrize(("seconds", "known"), [(0, True), (60, True), (60.1, False), (-1, False)])
def test_s22_admins_are_known_for_a_minute(seconds: float, known: bool) -> None:
    assert timedelta(seconds=60) == ADMINS_FRESH
    lane = Lane(CHAT, admins_at=NOW)
    assert lane.admins_known(NOW + timedelta(seconds=seconds)) is known
    assert not Lane(CHAT).admins_known(NOW)


def member(**fields: Any) -> Any:
    """A member's state."""
    from bot.db.members import MemberState

    return MemberState(7, **fields)


@pytest.mark.parametrize(
    ("chosen", "state", "user", "expected"),
    [
        ("", None, ANN, "fr"),
        ("", None, 7, "en"),
        ("zh", None, ANN, "zh"),
        ("zh", member(choice="en"), ANN, "en"),
        ("", member(language="de"), 7, "de"),
        ("", member(language="de"), ANN, "fr"),
    ],
)
def test_whose_language(chosen: str, state: Any, user: Any, expected: str) -> None:
    lane = Lane(CHAT, type="supergroup", chosen_language=chosen, members={7: state} if state else {})
    assert lane.language_of(user) == expected


def test_a_member_not_loaded_has_a_state_that_is_not_kept() -> None:
    lane = Lane(CHAT)
    fresh = lane.member(ANN, NOW)
    assert (fresh.user_id, fresh.name, fresh.first_seen, fresh.language) == (7, "Ann Lee", NOW, "fr")
    assert lane.member(8, NOW).name == ""
    assert lane.members == {}
    lane.members[7] = fresh
    assert lane.member(7, NOW) is fresh


def test_settings_are_checked_by_their_model() -> None:
    policies = Policies({"ads": AdPolicy()})
    assert policies.check("ads", "hours", "7") == 7
    for field, value in (("hours", "soon"), ("gone", 1)):
        with pytest.raises(ValueError, match=r"hours|gone"):
            policies.check("ads", field, value)
    assert policies.of_chat([])[AdPolicy] == AdPolicy()
    assert policies.of_chat([("ads", "hours", "soon"), ("ads", "enabled", False)])[AdPolicy] == AdPolicy(
        enabled=False
    )
