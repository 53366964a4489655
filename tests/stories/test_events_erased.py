"""Who has everything erased has no place at an event any more: it is the next one's at once."""

from tests.heard import heard
from tests.planning import planning
from tests.stories.test_events import event, mail, members
from tests.town import Town


async def test_the_place_of_who_is_erased_is_the_next_ones_at_once(town: Town) -> None:
    here = await planning(town)
    ann, bo = await members(here, "Ann", "Bo")
    stroll = await event(here, "/event Stroll | Sat 18:00 | 1 place")
    assert (await stroll.taps(ann)).startswith("You are in")
    assert (await stroll.taps(bo)).startswith("It is full")
    [asked] = await heard(town, ann, None, ann.writes_bot("/forget"))
    await ann.taps(asked, "Erase it")
    await town.settle()
    assert (await mail(bo))[-1].startswith("A place is free, and it is yours: “Stroll”.")
    assert (await stroll.lines())[-1].startswith("1 of 1 place")
    assert [row["user_id"] for row in town.rows("SELECT user_id FROM event_guest")] == [bo.id]
