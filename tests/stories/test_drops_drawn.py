"""What posts draw is counted, and what draws most is named: only where it is no chance."""

from bot.emulator.people import Message, Person
from tests.heard import words
from tests.planning import Planning, planning
from tests.town import Town


async def posted(here: Planning, crowd: list[Person], answers: dict[str, int], halves: int) -> None:
    """Half a day after the other a photo and a text are posted in turn, and so many people answer each."""
    seen = {one["id"] for one in await here.posts()}
    for _ in range(halves):
        await here.town.advance("12h")
        for one in await here.posts():
            if one["id"] in seen:
                continue
            seen.add(one["id"])
            kind = "photo" if "photo" in (one.get("media") or {}) else "text"
            for person in crowd[: answers[kind]]:
                message = Message(here.town.people.wire, here.group.id, one["id"])
                await person.says(here.group, "Nice one", reply_to=message)
        await here.town.settle()


async def test_what_draws_three_times_the_answers_is_named_and_nobody_where_all_draw_the_same(
    town: Town,
) -> None:
    here = await planning(town)
    crowd = [await here.group.joined_by(name) for name in ("Ann", "Bo", "Cem", "Dee", "Eve", "Fay")]
    await here.schedules(
        await here.owner.says(here.group, photo=True, caption="Where is it?"), "every day 8:00"
    )
    await here.schedules(await here.owner.says(here.group, "Good night"), "every day 20:00")
    await posted(here, crowd, {"photo": 2, "text": 2}, 10)
    [same] = await here.schedules(None, "", "/drops")
    assert "draws most" not in same["text"]
    assert "every day 08:00" in same["text"]
    rows = "SELECT posting_id FROM drop_echo"
    assert len(town.rows(rows)) == 20
    await posted(here, crowd, {"photo": 6, "text": 2}, 10)
    [listed] = await here.schedules(None, "", "/drops")
    assert "photo draws most: 3.8 people" in listed["text"]
    assert "08:00 draws most" in listed["text"]
    newest = Message(town.people.wire, here.group.id, max(one["id"] for one in await here.posts()))
    await crowd[0].reacts(newest, "👍")
    await crowd[0].reacts(newest, "🔥")
    await crowd[1].leaves(here.group)
    await town.settle()
    others = town.rows("SELECT kind FROM drop_echo WHERE kind != 'reply' ORDER BY kind")
    assert [row["kind"] for row in others] == ["leave", "reaction"]
    await here.taps("1")
    assert any("answers from" in text for text in words(await here.shown()))
