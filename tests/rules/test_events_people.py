"""Events: who may sign up, and the list on which admins tick who came, page by page."""

from dataclasses import replace

import pytest

from bot.core.decisions import Refusal
from bot.core.facts import ANONYMOUS_ADMIN, Membership, Sender
from bot.feature import Asked, NeedsMember, Turn
from bot.features.events.handlers.attending import PAGE, list_of
from bot.features.events.handlers.signing import may_sign_up
from bot.features.events.rules.places import Seat
from bot.features.events.tables import Meeting
from tests.lanes import BO, NOW, TURNS, lane, turn_in

STRANGER, OLGA = Sender(31, "Stranger"), Sender(20, "Olga")
MEETING = Meeting(id="abcd2345", chat_id=-1001, state="open", title="Picnic", place="", seats=None)


def seats(count: int) -> list[Seat]:
    """So many who signed up; every second one came."""
    return [
        Seat(100 + number, f"Guest {number}", number, "in", NOW, came=number % 2 == 1)
        for number in range(1, count + 1)
    ]


@pytest.mark.parametrize(
    ("count", "page", "names", "turns"),
    [
        (0, 0, 0, []),
        (PAGE, 0, PAGE, []),
        (PAGE + 1, 0, PAGE, ["abcd2345-1.-1001"]),
        (PAGE + 1, 1, 1, ["abcd2345-0.-1001"]),
        (2 * PAGE + 1, 1, PAGE, ["abcd2345-0.-1001", "abcd2345-2.-1001"]),
        (2 * PAGE + 1, 2, 1, ["abcd2345-1.-1001"]),
    ],
)
def test_the_list_of_who_came_has_pages(count: int, page: int, names: int, turns: list[str]) -> None:
    text, rows = list_of(turn_in(lane()), OLGA, MEETING, seats(count), page)
    buttons = [button for row in rows for button in row]
    assert "Picnic" in text
    assert [button.arg for button in buttons if button.verb == "people"] == turns
    ticks = [button for button in buttons if button.verb == "came"]
    assert [button.arg for button in ticks] == [
        f"abcd2345-{number}.-1001" for number in range(page * PAGE + 1, page * PAGE + 1 + names)
    ]
    assert [button.text.startswith("✓") for button in ticks] == [at % 2 == 0 for at in range(names)]


def asked(by: Sender, told: Asked, **state: object) -> str:
    """What somebody who signs up is refused with; "" where they may."""
    try:
        may_sign_up(TURNS.turn(lane(**state), "1", NOW, None, told), by)
    except Refusal as no:
        return str(no)
    return ""


def test_only_members_sign_up_and_who_is_not_known_is_asked_for() -> None:
    here: Turn = turn_in(lane())
    with pytest.raises(NeedsMember):
        may_sign_up(here, STRANGER)
    for status, refused in (("left", True), ("kicked", True), ("member", False), ("administrator", False)):
        no = asked(STRANGER, Asked({STRANGER.id: Membership(status)}))
        assert no == ("This is for members of the group." if refused else "")
    assert "Telegram did not tell me" in asked(STRANGER, Asked(failed=True))
    inside = replace(lane().members[BO], status="member")
    assert asked(Sender(BO, "Bo"), Asked(), members={BO: inside}) == ""
    own = {**lane().own, "gate": {BO}}
    assert "members of the group" in asked(Sender(BO, "Bo"), Asked(), members={BO: inside}, own=own)


@pytest.mark.parametrize(
    "by",
    [
        Sender(ANONYMOUS_ADMIN, "Hikers"),
        Sender(-1001, "Hikers", kind="anonymous_admin"),
        Sender(-100900, "News", kind="channel"),
    ],
)
def test_who_has_no_face_is_told_to_write_as_themself(by: Sender) -> None:
    assert asked(by, Asked()).startswith("Only people can sign up.")
