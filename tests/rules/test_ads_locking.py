"""What is locked, and bursts of reactions (S71): what the handlers decide, to whom they speak."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.core.decisions import Decision, Say
from bot.core.facts import Message, Reaction, Sender
from bot.db.lanes import Lane, Recent
from bot.feature import Asked, Me, NeedsAdmins
from bot.features.ads.handlers import locking, reacting
from bot.features.ads.handlers.common import standing_of
from bot.features.ads.policy import AdsPolicy, LocksPolicy
from bot.features.ads.queries import Book
from bot.registry import FEATURES
from bot.turns import Turns
from tests.lanes import (
    BO,
    DAY,
    MALLORY,
    ME,
    NEWS,
    NOW,
    OWNER,
    TURNS,
    cards,
    gone,
    lane,
    message,
    struck,
    turn_in,
)

# --- reactions ------------------------------------------------------------------------------------------------------


def reaction(number: int, user: int = MALLORY, *, back: bool = False) -> Reaction:
    chat = message().chat
    old, new = (("👍",), ()) if back else ((), ("👍",))
    return Reaction(chat, number, Sender(user, "Mallory"), NOW + timedelta(seconds=number), old, new)


async def reacted(here: Lane, count: int, user: int = MALLORY, **more: Any) -> list[str]:
    """The cards of so many reactions."""
    found: list[Decision] = []
    for number in range(count):
        found += await reacting.on_reaction(turn_in(here), reaction(number, user, **more))
    return cards(found)


@pytest.mark.parametrize("observe", [True, False])
async def test_s71_a_burst_of_reactions_is_put_to_the_admins_once(observe: bool) -> None:
    here = lane(policies={AdsPolicy: AdsPolicy(observe=observe)})
    [card] = await reacted(here, 40)
    assert "Mallory reacted to 12 messages within two minutes and has written 2 messages here" in card
    assert standing_of(turn_in(here), Sender(MALLORY)).reacting


async def test_s71_few_reactions_those_taken_back_and_those_of_admins_are_none() -> None:
    assert await reacted(lane(), 11) == []
    assert await reacted(lane(), 40, back=True) == []
    assert await reacted(lane(), 40, OWNER) == []
    assert await reacted(lane(policies={AdsPolicy: AdsPolicy(reactions=0)}), 40) == []
    here = lane()
    here.members[MALLORY].joined_at, here.members[MALLORY].checked = NOW - 20 * DAY, 60
    assert await reacted(here, 40) == []
    with pytest.raises(NeedsAdmins):
        await reacted(lane(admins_at=None), 12)


# --- locks ----------------------------------------------------------------------------------------------------------


def locked(*types: str, **more: Any) -> Lane:
    policy = LocksPolicy.model_validate({"types": types})
    return lane(policies={LocksPolicy: policy, AdsPolicy: AdsPolicy()}, **more)


def removed(here: Lane, one: Message, key: str = "1", now: datetime = NOW) -> list[Decision]:
    return list(locking.on_message(turn_in(here, key, now), one))


def hints(decided: list[Decision]) -> list[str]:
    return [item.text for item in decided if isinstance(item, Say)]


def test_what_is_locked_goes_without_a_strike_and_is_explained_once_an_hour() -> None:
    here, sticker = locked("sticker"), message(sticker={})
    first = removed(here, sticker)
    assert gone(first) == [(5,)]
    assert len(hints(first)) == len(hints(removed(here, sticker))) == 1
    assert "stickers may not be posted there" in hints(first)[0]
    for key, minutes, told in (("2", 59, 0), ("3", 61, 1)):
        here.admins_at = NOW + timedelta(minutes=minutes)
        assert len(hints(removed(here, sticker, key, here.admins_at))) == told
    assert struck(first) == []


def test_an_edit_into_what_is_locked_goes_and_an_album_whole() -> None:
    assert gone(removed(locked("link"), message(text="https://a.example", edit_date=1))) == [(5,)]
    here = locked("link")
    parts = [message(number, photo=[{}], media_group_id="a", **more)
             for number, more in ((5, {}), (6, {"caption": "https://a.example"}), (7, {}))]  # fmt: skip
    found = []
    for part in parts:
        here.recent.append(Recent(part.id, MALLORY, "a", None))
        found += gone(removed(here, part))
    assert found == [(5, 6), (5, 6, 7)]


def test_locks_spare_admins_bots_and_who_is_permitted() -> None:
    sticker: dict[str, Any] = {"sticker": {}}
    assert removed(locked("sticker"), message(user=OWNER, **sticker)) == []
    assert removed(locked("sticker"), message(**sticker, **{"from": {"id": 9, "is_bot": True}})) == []
    assert removed(locked("all"), message(left_chat_member={"id": BO})) == []
    assert removed(locked("sticker", rights=frozenset()), message(**sticker)) == []
    assert removed(lane(), message(**sticker)) == []
    assert removed(locked("sticker"), message(age=3 * DAY, **sticker)) == []
    permitted = locked("sticker", own={"ads": Book(permits={MALLORY: NOW + DAY})})
    assert removed(permitted, message(**sticker)) == []
    with pytest.raises(NeedsAdmins):
        removed(locked("sticker", admins_at=None), message(**sticker))


def test_nobody_is_told_in_the_group_and_few_are_remembered() -> None:
    here = locked("sticker", status="administrator")
    silent = Turns(FEATURES, TURNS.texts, Me(ME, "anthill_bot", "Anthill"), b"seed").turn(
        here, "1", NOW, None, Asked()
    )
    assert hints(list(locking.on_message(silent, message(sticker={})))) == []
    assert hints(removed(here, message(sticker={}, sender_chat=NEWS, user=136817688))) == []
    for user in range(1000, 1000 + locking.MOST_TOLD + 5):
        removed(here, message(user=user, sticker={}))
    assert len(locking.told_in(turn_in(here)).at) == locking.MOST_TOLD
