"""S101: who brings accounts that do not stay earns nothing, however many they are and however often they come."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from types import SimpleNamespace

from bot.core.decisions import ChangeMember, Decision
from bot.core.erasing import Erased, number_of
from bot.core.facts import ChatRef, Fact, MemberChange, Membership, Sender, Tick
from bot.core.texts import Texts
from bot.db.erasure import erase
from bot.db.lanes import Lane
from bot.db.tables import ScoreEntry
from bot.feature import Asked, Me
from bot.features import help as helping
from bot.features import referrals, scores, setup
from bot.features.referrals.policy import ReferralsPolicy
from bot.features.referrals.queries import find_due
from bot.features.referrals.tables import Referral
from bot.features.scores.queries import load_scores
from bot.registry import FEATURES
from bot.turns import Turns
from tests.db.ledger import CHAT, NOW, Ledger

ANN, BO = Sender(7, "Ann"), Sender(8, "Bo")
DAY = timedelta(days=1)
HERE = ChatRef(CHAT, "supergroup", "West Hikers")
OUT, IN, BANNED = Membership("left"), Membership("member"), Membership("kicked")
TURNS = Turns(
    (setup.FEATURE, referrals.FEATURE, scores.FEATURE, helping.FEATURE),
    Texts.load(strict=True),
    Me(1, "ant_bot", "Ant"),
    b"x",
)
SECRET = b"secret"


async def happens(ledger: Ledger, fact: Fact, now: datetime, *, raided: bool = False) -> Sequence[Decision]:
    """What the features make of it, recorded."""
    policies = {feature.policy: feature.policy() for feature in FEATURES if feature.policy is not None}
    policies[ReferralsPolicy] = ReferralsPolicy(a_day=20)
    lane = Lane(CHAT, "supergroup", status="administrator", policies=policies, secret=SECRET, admins_at=now)
    async with ledger.shared.reading() as session:
        lane.own = {"scores": await load_scores(session, CHAT), "raid": SimpleNamespace(on=raided)}
        made = await TURNS.fact(TURNS.turn(lane, str(ledger.turns), now, session, Asked()), fact)
    await ledger.turn(*made, now=now)
    return made


async def comes(
    ledger: Ledger, user: Sender, at: datetime, by: Sender = ANN, *, raided: bool = False
) -> None:
    """By a link of a member's."""
    await happens(ledger, MemberChange(HERE, user, user, at, OUT, IN, inviter=by), at, raided=raided)


async def goes(ledger: Ledger, user: Sender, at: datetime, to: Membership = OUT) -> None:
    """Out."""
    await happens(ledger, MemberChange(HERE, user, user, at, IN, to), at)


async def talks(ledger: Ledger, *users: Sender) -> None:
    """Each has written three messages."""
    await ledger.turn(*(ChangeMember(CHAT, user, {"messages": 3}) for user in users))


async def sweeps(ledger: Ledger, now: datetime) -> None:
    """Everything that is due by then, each twice, as after a kill."""
    async with ledger.shared.reading() as session:
        due = await find_due(session, now)
    for _, _, data, at in [*due, *due]:
        await happens(ledger, Tick("referrals", "due", data, at), now)


async def earned(ledger: Ledger) -> list[int]:
    """Points by entry, in order."""
    return [row.points for row in await ledger.all(ScoreEntry)]


async def group(ledger: Ledger) -> None:
    """Ann and Bo have been here."""
    await ledger.turn(*(ChangeMember(CHAT, one, {"status": "member"}) for one in (ANN, BO)))


async def test_s101_a_farm_that_leaves_on_day_8_is_reversed_and_coming_again_brings_nothing(
    ledger: Ledger,
) -> None:
    await group(ledger)
    farm = [Sender(100 + number, f"Fake {number}") for number in range(21)]
    for number, fake in enumerate(farm):
        await comes(ledger, fake, NOW + timedelta(seconds=number))
    assert len(await ledger.all(Referral)) == 20  # one more than a day allows
    await talks(ledger, *farm[:18])
    await sweeps(ledger, NOW + 7.5 * DAY)
    assert await earned(ledger) == [10] * 4  # the limit of a day
    for fake in farm:
        await goes(ledger, fake, NOW + 8 * DAY, BANNED if fake.id % 2 else OUT)
    assert sum(await earned(ledger)) == 0
    for number in range(20):
        await comes(ledger, farm[0], NOW + (9 + number) * DAY)
        await goes(ledger, farm[0], NOW + (9.5 + number) * DAY)
    await comes(ledger, farm[0], NOW + 30 * DAY)
    await sweeps(ledger, NOW + 40 * DAY)
    assert len(await earned(ledger)) == 8


async def test_s101_silent_raiding_known_or_ones_own_accounts_bring_nothing(ledger: Ledger) -> None:
    await group(ledger)
    silent, raider, fake = Sender(20, "S"), Sender(21, "R"), Sender(22, "F", kind="bot")
    await comes(ledger, silent, NOW)
    await comes(ledger, raider, NOW, raided=True)
    await comes(ledger, fake, NOW)
    await comes(ledger, BO, NOW)  # was here before
    await comes(ledger, Sender(23, "O"), NOW, Sender(23, "O"))
    await comes(ledger, ANN, NOW, silent)  # the invitee invites the inviter
    assert [row.user_id for row in await ledger.all(Referral)] == [silent.id]
    for day in range(7, 40):
        await sweeps(ledger, NOW + day * DAY)
    await talks(ledger, silent)
    await sweeps(ledger, NOW + 50 * DAY)
    assert await earned(ledger) == []
    assert (await ledger.one(Referral)).due_at is None


async def test_what_a_day_has_no_room_for_is_earned_the_next(ledger: Ledger) -> None:
    await group(ledger)
    some = [Sender(30 + number, f"New {number}") for number in range(5)]
    for one in some:
        await comes(ledger, one, NOW)
    await talks(ledger, *some)
    await sweeps(ledger, NOW + 7 * DAY)
    await sweeps(ledger, NOW + 8 * DAY)
    await sweeps(ledger, NOW + 9 * DAY)
    assert await earned(ledger) == [10] * 5
    await goes(ledger, some[0], NOW + 31 * DAY)  # after so long it is kept
    assert await earned(ledger) == [10] * 5


async def test_s111_who_was_erased_is_not_brought_again_and_an_inviter_who_was_is_no_one(
    ledger: Ledger,
) -> None:
    await group(ledger)
    new, other = Sender(40, "New"), Sender(41, "Other")
    await comes(ledger, new, NOW)
    await comes(ledger, other, NOW)
    await talks(ledger, other)
    who = Erased(new.id, number_of(SECRET, new.id), -5, ("New",))
    async with ledger.shared.writing() as connection:
        await erase(connection, CHAT, who, NOW)
    await comes(ledger, new, NOW + DAY)
    assert sorted(row.user_id for row in await ledger.all(Referral)) == [who.number, other.id]
    async with ledger.shared.writing() as connection:
        await erase(connection, CHAT, Erased(ANN.id, number_of(SECRET, ANN.id), -6, ("Ann",)), NOW)
    await sweeps(ledger, NOW + 8 * DAY)
    assert [(row.by_id, row.due_at) for row in await ledger.all(Referral)] == [(None, None)] * 2
    assert await earned(ledger) == []
