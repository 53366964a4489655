"""The bot itself: its links."""

from bot.core.me import Me


def test_the_link_asks_for_the_rights_that_the_features_need() -> None:
    link = Me(7, "anthill_bot", "Anthill").add_link
    assert link.startswith("https://t.me/anthill_bot?startgroup=add&admin=")
    asked = link.partition("admin=")[2].split("+")
    assert asked == ["delete_messages", "restrict_members", "invite_users"]


def test_a_start_link_carries_words_that_telegram_takes() -> None:
    me = Me(7, "anthill_bot", "Anthill")
    assert me.start_link("open") == "https://t.me/anthill_bot?start=open"
    assert (
        me.start_link("drops", -1001, "a1B2", "when")
        == "https://t.me/anthill_bot?start=drops_-1001_a1B2_when"
    )
