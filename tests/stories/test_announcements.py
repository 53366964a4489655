"""An announcement is pinned, counts who has read it by one button, and tells the admins who has not."""

import pytest

from tests.heard import labels
from tests.planning import planning
from tests.town import Town

SAID = {
    "en": (
        "/announce",
        "Got it",
        "Got it 2",
        "“We meet at eight”: 2 have read it",
        "Nothing was announced yet",
    ),
    "zh": ("群公告", "收到", "收到 2", "「We meet at eight」：2人已收到", "还没有发过群公告"),
}


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_an_announcement_counts_who_has_read_it(town: Town, lang: str) -> None:
    command, got, got_two, standing, nothing = SAID[lang]
    here = await planning(town, lang)
    [none] = await here.schedules(None, "", command)
    assert nothing in none["text"]
    ann, bo, cem = [await here.group.joined_by(name) for name in ("Ann", "Bo", "Cem")]
    for person in (ann, bo, cem):
        await person.says(here.group, "hello")
    album = await here.owner.says(here.group, media_group=[{"photo": True}, {"photo": True}])
    assert not (await here.schedules(album, "", command))[0]["media"], "none is announced in part"
    plan = await here.owner.says(here.group, photo=True, caption="We meet at eight")
    await here.schedules(plan, "", command)
    posted = next(one for one in reversed(await here.posts()) if one.get("media"))
    assert posted["caption"] == "We meet at eight"
    assert (await here.group.look())["pinned"] == [posted["id"]]
    await ann.taps(posted, got, group=here.group)
    await town.restart()
    await town.advance("3d")
    posted = next(one for one in reversed(await here.posts()) if one.get("media"))
    assert labels(posted) == [f"{got} 1"]
    await bo.taps(posted, f"{got} 1", group=here.group)
    await town.settle()
    posted = next(one for one in reversed(await here.posts()) if one.get("media"))
    assert labels(posted) == [got_two]
    await bo.taps(posted, got_two, group=here.group)
    assert len(town.rows("SELECT user_id FROM announcement_receipt")) == 2
    await cem.leaves(here.group)
    await town.settle()
    [told] = await here.schedules(None, "", command)
    assert (standing in told["text"], told["text"].splitlines()[1]) == (True, "Olga")
    assert told["ephemeral"]
