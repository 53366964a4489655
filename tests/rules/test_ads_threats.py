"""Ways around the detector (S60-S79), as Telegram's JSON through the reader and the handlers, to decisions."""

from datetime import timedelta
from typing import Any

import pytest

from bot.core.decisions import ChangeMember, Decision, Edit, GiveStrike, Save, Say, Struck
from bot.core.facts import Message
from bot.db.members import MemberState
from bot.feature import NeedsAdmins
from bot.features.ads.rules.person import ANSWERED, COUNTED, UNANSWERED_MESSAGES
from bot.laws import judge
from tests.lanes import (
    BO,
    CHAT,
    DAY,
    INVITE,
    LINKED,
    MALLORY,
    NEWS,
    NOW,
    OTHER,
    OWNER,
    cards,
    gone,
    judged,
    lane,
    message,
    struck,
    turn_in,
)

# --- carriers -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hours", [0.0003, 1, 47])
def test_s60_a_message_edited_into_an_ad_goes(hours: float) -> None:
    edit = message(age=timedelta(hours=hours), text=INVITE, edit_date=int(NOW.timestamp()))
    decided = judged(lane(), edit)
    assert (gone(decided), struck(decided)) == ([(5,)], ["@ads-reason-invite"])


def test_s60_what_is_too_old_to_delete_is_struck_and_reported() -> None:
    edit = message(age=timedelta(hours=49), text=INVITE, edit_date=int(NOW.timestamp()))
    decided = judged(lane(), edit)
    assert (gone(decided), struck(decided)) == ([], ["@ads-reason-invite"])
    assert "I cannot delete what is two days old" in cards(decided)[0]
    assert not [item for item in decided if isinstance(item, GiveStrike) and item.removed]


def test_s61_an_album_goes_whole() -> None:
    parts = [
        message(number, photo=[{}], media_group_id="a", **({"caption": INVITE} if number == 6 else {}))
        for number in (5, 6)
    ]
    decided = judged(lane(), *parts)
    assert (gone(decided), len(struck(decided))) == ([(5, 6)], 1)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"text": "look", "entities": [{"type": "text_link", "offset": 0, "length": 4, "url": INVITE}]}, "invite"),
        ({"text": "👀", "external_reply": OTHER, "quote": {"text": INVITE}}, "external"),
        ({"text": "👀", "external_reply": OTHER}, "external"),
        ({"text": "look", "forward_origin": {"type": "channel", "chat": NEWS}}, "forward"),
        ({"text": "x", "via_bot": {"username": "shop_bot"}, "game": {"title": INVITE}}, "invite"),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "go", "url": f"https://{INVITE}"}]]}}, "invite"),
        ({"poll": {"question": "?", "options": [{"text": INVITE}]}}, "invite"),
        ({"contact": {"first_name": INVITE, "phone_number": "1"}}, "invite"),
        ({"photo": [{}], "caption": INVITE}, "invite"),
    ],
    ids=["s62 hidden link", "s63 quote", "s64 answer elsewhere", "s65 forward", "s66 game", "s67 button", "s68 poll",
         "s69 contact", "s61 caption"],
)  # fmt: skip
def test_s61_to_s69_every_carrier_leads_to_the_strike(fields: dict[str, Any], reason: str) -> None:
    decided = judged(lane(), message(**fields))
    assert (gone(decided), struck(decided)) == ([(5,)], [f"@ads-reason-{reason}"])


def test_s65_a_channels_story_is_put_to_the_admins() -> None:
    decided = judged(lane(), message(story={"chat": NEWS}))
    assert struck(decided) == []
    assert "story or giveaway of another channel" in cards(decided)[0]


def test_s65_who_speaks_as_a_channel_is_struck_as_that_channel() -> None:
    decided = judged(lane(), message(text=INVITE, sender_chat=NEWS, user=136817688))
    assert [item.member.id for item in decided if isinstance(item, GiveStrike)] == [NEWS["id"]]


@pytest.mark.parametrize(
    "fields",
    [
        {"poll_option_added": {"option_text": INVITE}},
        {"checklist_tasks_added": {"tasks": [{"text": INVITE}]}},
    ],
)
def test_s68_s69_what_is_added_later_is_struck_and_people_are_asked_to_take_it_out(
    fields: dict[str, Any],
) -> None:
    decided = judged(lane(), message(**fields))
    assert struck(decided) == ["@ads-reason-invite"]
    assert "only people can take it out" in cards(decided)[0]
    assert judged(lane(), message(left_chat_member={"id": BO})) == []


def test_s70_a_newcomers_lone_picture_is_put_to_the_admins() -> None:
    here = lane()
    here.members[MALLORY].messages = 1
    assert "a picture without words" in cards(judged(here, message(photo=[{}])))[0]


def test_s72_a_name_that_advertises_is_put_to_the_admins() -> None:
    here = lane()
    here.members[MALLORY].messages = 1
    ad = {"id": MALLORY, "first_name": "Casino bonus @best_casino"}
    assert "a name that advertises" in cards(judged(here, message(text="hello", **{"from": ad})))[0]


# --- in pieces, in time ---------------------------------------------------------------------------------------------

PIECES = ("Passive income for everybody", "500 usdt per day,", "no experience. Write to @manager_x")


def test_s74_an_ad_in_pieces_goes_whole_with_one_strike() -> None:
    here = lane()
    pieces = [message(number, text=text) for number, text in enumerate(PIECES, 5)]
    first = judged(here, *pieces[:1])
    decided = judged(here, *pieces[1:])
    assert (gone(first), gone(decided), len(struck(decided))) == ([], [(5, 6, 7)], 1)
    [case] = [item.row for item in decided if isinstance(item, Save)]
    assert case.data["parts"] == [5, 6]
    assert judged(here, message(9, text="good morning to all of you")) == []


def test_s74_the_admins_are_asked_before_anything_is_forgotten() -> None:
    here = lane()
    pieces = [message(number, text=text) for number, text in enumerate(PIECES, 5)]
    judged(here, *pieces[:2])
    here.admins_at = None
    with pytest.raises(NeedsAdmins):
        judged(here, pieces[2])
    here.admins_at = NOW
    assert gone(judged(here, pieces[2])) == [(5, 6, 7)]


def test_s74_who_is_trusted_is_not_read_in_pieces() -> None:
    here = lane()
    member = here.members[MALLORY]
    member.joined_at, member.checked, member.messages = NOW - 20 * DAY, 60, 60
    decided = judged(here, *(message(number, text=text) for number, text in enumerate(PIECES, 5)))
    assert (gone(decided), struck(decided)) == ([], [])


def test_s75_short_probes_earn_nothing() -> None:
    here = lane()
    for number in range(30):
        judged(here, message(number + 1, text="hi"))
    assert here.members[MALLORY].checked == 0
    rows = [
        judged(here, message(number + 40, text="x" * COUNTED)) for number in range(UNANSWERED_MESSAGES + 9)
    ]
    assert here.members[MALLORY].checked == UNANSWERED_MESSAGES
    written = [item.values for row in rows for item in row if isinstance(item, ChangeMember)]
    assert written == [{"checked": count} for count in range(5, UNANSWERED_MESSAGES + 1, 5)]


def test_s75_who_is_answered_by_members_known_here_earns_trust() -> None:
    here = lane()
    asked = {
        "message_id": 3,
        "date": 1,
        "chat": CHAT,
        "from": {"id": MALLORY, "first_name": "Mallory"},
        "text": "?",
    }
    answer = {"text": "a word of some length", "reply_to_message": asked}

    def answerers(*some: Message) -> list[int]:
        judged(here, *some)
        return list(here.members[MALLORY].answerers)

    assert answerers(message(user=BO, **answer)) == []
    here.members[BO].checked, here.members[BO].joined_at = 5, NOW - 3 * DAY
    assert answerers(message(user=BO, text="short", reply_to_message=asked)) == []
    assert answerers(message(user=BO, edit_date=1, **answer)) == []
    assert answerers(message(user=BO, **answer), message(user=BO, **answer)) == [BO]
    assert answerers(message(user=OWNER, **answer)) == [BO, OWNER]
    assert answerers(message(user=OWNER + 100, **answer)) == [BO, OWNER]
    assert len(here.members[MALLORY].answerers) == ANSWERED
    own = {**asked, "from": {"id": BO, "first_name": "Bo"}}
    judged(here, message(user=BO, text="a word of some length", reply_to_message=own))
    assert list(here.members[BO].answerers) == []


@pytest.mark.parametrize("hours", [0, 20])
def test_s77_what_came_while_the_bot_was_down_is_judged(hours: int) -> None:
    assert gone(judged(lane(), message(age=timedelta(hours=hours), text=INVITE))) == [(5,)]


# --- those who are not meant ----------------------------------------------------------------------------------------


def test_s78_the_linked_channels_posts_are_never_judged() -> None:
    post = {"text": INVITE, "sender_chat": {"id": LINKED, "type": "channel", "title": "Own"}, "user": 777000}
    assert judged(lane(), message(is_automatic_forward=True, **post)) == []
    assert judged(lane(), message(**post | {"user": 136817688})) == []


def test_s78_a_comment_in_the_name_of_another_channel_is() -> None:
    head = {"message_id": 3, "date": 1, "chat": CHAT, "from": {"id": 777000}, "is_automatic_forward": True}
    comment = message(
        text=INVITE, sender_chat=NEWS, user=136817688, message_thread_id=3, reply_to_message=head
    )
    assert gone(judged(lane(), comment)) == [(5,)]


def test_s79_whoever_quotes_answers_or_shows_an_ad_is_not_its_author() -> None:
    ad = {"message_id": 3, "date": 1, "chat": CHAT, "from": {"id": BO, "first_name": "Bo"}, "text": INVITE}
    here = lane()
    assert judged(here, message(text="what is this?", reply_to_message=ad, quote={"text": INVITE})) == []
    forwarded = {"forward_origin": {"type": "channel", "chat": NEWS}, "text": INVITE}
    assert judged(here, message(user=OWNER, **forwarded)) == []


# --- many at once ---------------------------------------------------------------------------------------------------


def test_s74_near_copies_from_two_hundred_accounts_are_one_strike_each_and_one_line() -> None:
    here, openings = lane(), ("Passive income", "PASSIVE income!", "Pаssive income", "passive  inc0me")
    decided: list[Decision] = []
    for number in range(200):
        user = 1000 + number
        here.members[user] = MemberState(user, f"Raider {number}", first_seen=NOW, messages=1, known=True)
        text = (
            f"{openings[number % 4]} for all: {500 + number} USDT per day. Write to @manager_zq{number % 7}"
        )
        decided += judge(turn_in(here, str(number)), message(number + 5, user=user, text=text))
    assert {item.user for item in decided if isinstance(item, Struck)} == set(range(1000, 1200))
    assert gone(decided) == [(number + 5,) for number in range(200)]
    lines = [
        item for item in decided if isinstance(item, Say) and item.chat == here.id and item.receiver is None
    ]
    assert [line.text for line in lines] == ["An ad was removed."]
    assert [item.text for item in decided if isinstance(item, Edit)][-1] == "200 ads were removed."
