"""Events at odd moments: an admin without a face, and a night in which places change hands."""

import pytest

from tests.heard import heard, labels
from tests.planning import planning
from tests.stories.test_events import changed, event, mail, members
from tests.town import Town


@pytest.mark.slow
async def test_an_admin_without_a_face_confirms_an_event_and_signs_up_as_themself(town: Town) -> None:
    here = await planning(town)
    await here.group.set_member(here.owner, anonymous=True)
    for words, told in (("/event Picnic | Sat 14:00", "Picnic"), ("/event", "in one line")):
        await here.owner.says(here.group, words)
        await town.settle()
        question = [one for one in await here.shown() if "Confirm" in labels(one)][-1]
        assert words in question["text"]
        tap = here.owner.taps(question, "Confirm", group=here.group)
        [shown] = await heard(town, here.owner, here.group, tap)
        assert (shown["ephemeral"], told in shown["text"]) == (True, True)
    [no] = await heard(town, here.owner, here.group, here.owner.says(here.group, "/here ABC23"))
    assert "Only people can sign up. Please write as yourself" in no["text"]
    preview = next(one for one in await here.shown() if "Post" in labels(one))
    await here.owner.taps(preview, "Post", group=here.group)
    await town.settle()
    post = [one for one in await here.posts() if "Sign up or off" in labels(one)][-1]
    assert (await here.owner.taps(post, "Sign up or off", group=here.group))["text"].startswith("You are in")
    assert [row["user_id"] for row in town.rows("SELECT user_id FROM event_guest")] == [here.owner.id]


@pytest.mark.slow
async def test_what_is_no_longer_true_in_the_morning_is_not_told(town: Town) -> None:
    here = await planning(town)
    ann, bo, cem, eve = await members(here, "Ann", "Bo", "Cem", "Eve")
    await here.until("23:30")
    walk = await event(here, "/event Walk | Wed 18:00 | 1 place")
    for person in (ann, bo, cem, eve):
        await walk.taps(person)
    await ann.leaves(here.group)
    await town.advance("1m")
    assert await walk.taps(bo) == "You are off the list.", "before the morning tells of the place"
    await town.restart()
    await here.until("09:30")
    news = "A place is free, and it is yours: “Walk”."
    assert not any(news in text for text in await mail(bo))
    assert (await mail(cem))[-1].startswith(news)

    await here.until("23:30")
    await walk.taps(cem)
    await changed(here, "Cancel the event", "")
    await here.taps("Yes, cancel it", private=True)
    await here.until("09:30")
    assert not any(news in text for text in await mail(eve))
