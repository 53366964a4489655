"""What is given in private: any content, a time by a tap or in words, shown before it is saved, changed, put back."""

from typing import Any

import pytest

from tests.heard import Seen, heard, labels, seen_by, words
from tests.planning import Planning, planning
from tests.town import Town


def link_of(seen: Seen) -> str:
    """What its first button starts."""
    return str(seen["buttons"][0][0]["url"].partition("?start=")[2])


async def test_the_form_in_private_takes_an_album_and_a_time_in_words(town: Town) -> None:
    here = await planning(town)
    [how] = await here.schedules(None, "")
    assert "Reply to a message with /schedule" in how["text"]
    [later] = await here.schedules(None, "every day 7:00 silent")
    assert ("The time is noted" in later["text"], later["text"].count("·")) == (True, 3)
    await here.writes(f"/start {link_of(later)}")
    look = (await here.writes("Carried"))[-1]
    assert (look["text"].count("· "), "Silent." in look["text"]) == (3, True)
    told = (await heard(town, here.owner, None, here.taps("Save", private=True)))[-1]
    assert "Planned: text “Carried”" in told["text"]
    assert (await here.taps("Undo", private=True))["text"] == "Removed. It will not be posted."
    [asked] = await here.writes(f"/start {link_of(how)}")
    assert "Send me what shall be posted in “West Hikers”" in asked["text"]
    [no] = await here.writes(dice="🎲")
    assert "cannot be posted later" in no["text"]
    views: dict[str, Any] = {
        "media_group": [{"photo": True}, {"photo": True}, {"photo": True}],
        "caption": "Views",
    }
    [when] = await here.writes(**views)
    assert labels(when) == ["Tomorrow 9:00", "Tomorrow 20:00", "Every day 9:00", "Queue", "Reserve"]
    [unclear] = await here.writes("whenever")
    assert "I cannot read “whenever”" in unclear["text"]
    told = (await here.writes("tomorrow 10:00 silent"))[-1]
    assert "Planned: album “Views”." in told["text"]
    before = len(await here.posts())
    await here.until("10:01")
    assert len((await here.posts())[before:]) == 3


async def a_tapped_time_is_shown_first(here: Planning) -> None:
    """Nothing is saved before it is confirmed; another time can be chosen."""
    await here.writes("/schedule")
    await here.writes("Good morning")
    look = (await heard(here.town, here.owner, None, here.taps("Tomorrow 20:00", private=True)))[-1]
    times = ["Like this? Nothing is saved yet.", "text “Good morning”", "· Tue 6 Jan 20:00"]
    assert look["text"].splitlines()[1:] == times
    await here.taps("Other time", private=True)
    look = (await heard(here.town, here.owner, None, here.taps("Every day 9:00", private=True)))[-1]
    assert (look["text"].count("·"), here.town.rows("SELECT id FROM drop_item")) == (3, [])
    told = (await heard(here.town, here.owner, None, here.taps("Save", private=True)))[-1]
    assert "Planned: text “Good morning”" in told["text"]
    assert "no end" in told["text"]
    assert "expired" in (await here.taps("Save", private=True))["text"]


async def changed(here: Planning, what: str, words_: str) -> str:
    """What is said after a change of the one drop."""
    await here.writes("/drops")
    await here.taps("1", private=True)
    await here.taps(what, private=True)
    return words(await here.writes(words_))[-1]


@pytest.mark.slow
async def test_in_private_a_time_is_a_tap_and_all_can_be_changed_and_put_back(town: Town) -> None:
    here = await planning(town)
    await a_tapped_time_is_shown_first(here)
    said = await changed(here, "Change content", "Good day")
    assert ("Changed: text “Good day”" in said, said.count("·")) == (True, 3)
    said = await changed(here, "Change time", "every mon 8:00 x2 pin")
    assert (said.count("· Mon"), "It comes 2 times, then it ends. Pinned." in said) == (2, True)
    assert (await here.taps("Undo", private=True))["text"] == "It is as it was before."
    assert (await here.taps("Undo", private=True))["text"] == "There is nothing to undo any more."
    assert "every day 09:00" in words(await here.writes("/drops"))[-1]
    await changed(here, "Change time", "every mon 8:00 x2 pin")
    said = await changed(here, "Change time", "no pin")
    assert (said.count("· Mon"), "Pinned" in said) == (2, False)
    await here.taps("Preview", private=True)
    assert words(await seen_by(here.owner, None))[-1] == "Good day"
    assert "every day" not in words(await here.writes("/drops"))[-1]
    await here.taps("1", private=True)
    await here.taps("Change content", private=True)
    views: dict[str, Any] = {"media_group": [{"photo": True}] * 3, "caption": "Views"}
    [said] = words(await here.writes(**views))
    assert "Changed: album “Views”." in said
    await here.writes("Thanks")  # is no content any more
    await here.taps("Preview", private=True)
    assert words(await seen_by(here.owner, None))[-3:] == ["Views", "", ""]
    [listed] = await here.writes("/drops")
    await here.taps("1", private=True)
    assert (await here.taps("Delete", private=True))["text"] == "Removed. It will not be posted."
    assert listed["text"].startswith("West Hikers")
