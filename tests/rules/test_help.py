"""Who is shown which commands, and which group is meant in private: tables of cases."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.features.help import rules
from bot.features.help.rules import Group, Known

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
OPEN = ("rules", "warns", "privacy", "help", "id", "filters", "purpose")
SHUT = (
    "language",
    "warn",
    "ban",
    "alerts",
    "mute",
    "kick",
    "unban",
    "unwarn",
    "del",
    "filter",
    "setrules",
    "stop",
)
HIKERS, FANS, CLUB = (
    Group(-1, "Hikers", "supergroup", "member"),
    Group(-2, "Fans", "supergroup", "administrator"),
    Group(-3, "Club", "supergroup", "creator"),
)


def known() -> list[Known]:
    return [
        *[Known(name, f"about {name}", open=True, where="group") for name in OPEN],
        *[Known(name, f"about {name}", open=False, where="group") for name in SHUT],
        Known("cancel", "about cancel", open=True, where="private"),
    ]


def names(commands: tuple[Known, ...]) -> list[str]:
    return [command.name for command in commands]


def test_members_see_six_commands_those_they_need_first() -> None:
    shown = rules.lists(known(), "member", private=False)
    assert names(shown.first) == ["rules", "warns", "help", "privacy", "id", "filters"]
    assert names(shown.rest) == ["purpose"]


def test_admins_see_ten_and_none_that_members_see() -> None:
    shown = rules.lists(known(), "admin", private=True)
    assert names(shown.first) == [
        "warn", "unwarn", "mute", "kick", "ban", "del", "filter", "setrules", "alerts", "unban",
    ]  # fmt: skip
    assert names(shown.rest) == ["language", "stop"]


def test_a_private_command_is_not_offered_in_groups() -> None:
    assert "cancel" in names(rules.lists(known(), "member", private=True).rest)
    scopes = rules.menus(known())
    assert {scope: "cancel" in dict(pairs) for scope, pairs in scopes.items()} == {
        "all_group_chats": False,
        "all_chat_administrators": False,
        "all_private_chats": True,
    }
    assert "ban" in dict(scopes["all_chat_administrators"])
    assert "ban" not in dict(scopes["all_group_chats"])


def test_equal_lists_have_equal_digests() -> None:
    assert rules.digest(rules.menus(known())) == rules.digest(rules.menus(known()))
    assert rules.digest(rules.menus(known())) != rules.digest(rules.menus(known()[1:]))


@pytest.mark.parametrize(
    ("right", "found"),
    [
        ("", [HIKERS, FANS, CLUB]),
        ("can_restrict_members", [FANS, CLUB]),
        ("admin", [FANS, CLUB]),
        ("owner", [CLUB]),
    ],
)
def test_a_group_is_offered_to_those_who_may(right: str, found: list[Group]) -> None:
    assert rules.choosable([HIKERS, FANS, CLUB], right) == found


@pytest.mark.parametrize(
    ("groups", "chosen", "minutes", "group"),
    [
        ([HIKERS], None, None, HIKERS),
        ([HIKERS, FANS], None, None, None),
        ([HIKERS, FANS], -2, 5, FANS),
        ([HIKERS, FANS], -2, 0, None),
        ([HIKERS, FANS], -3, 5, None),
    ],
)
def test_s24_a_chosen_group_holds_for_ten_minutes(
    groups: list[Group], chosen: int | None, minutes: int | None, group: Group | None
) -> None:
    until = None if minutes is None else NOW + timedelta(minutes=minutes)
    assert rules.picked(groups, chosen, until, NOW) == group


def test_a_question_and_a_pointer_have_their_time() -> None:
    assert rules.is_fresh(NOW - timedelta(minutes=10), NOW)
    assert not rules.is_fresh(NOW - timedelta(minutes=11), NOW)
    assert not rules.is_fresh(None, NOW)
    assert rules.may_point(None, NOW)
    assert rules.may_point(NOW - timedelta(days=1), NOW)
    assert not rules.may_point(NOW - timedelta(hours=23), NOW)


def test_the_nearest_command() -> None:
    assert rules.nearest("ruels", OPEN) == "rules"
    assert rules.nearest("qqqqqqq", OPEN) == ""
