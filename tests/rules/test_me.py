"""The bot itself: the link that adds it to a group."""

from bot.core.me import Me


def test_the_link_asks_for_the_rights_that_the_features_need() -> None:
    link = Me(7, "anthill_bot", "Anthill").add_link
    assert link.startswith("https://t.me/anthill_bot?startgroup=add&admin=")
    asked = link.partition("admin=")[2].split("+")
    assert asked == ["delete_messages", "restrict_members", "invite_users"]
