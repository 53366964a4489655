"""What was answered and liked most in a week: seen by who asks, posted by itself once where admins want it."""

import pytest

from bot.emulator.people import Message, Person
from tests.heard import Seen, heard, labels, words
from tests.hikers import Hikers, hikers
from tests.town import Town


async def answered(here: Hikers, message: Message, people: list[Person]) -> None:
    """Each of them answers, the first also likes it."""
    for person in people:
        await person.says(here.group, "Good point, thank you", reply_to=message)
    await people[0].reacts(message, "👍")
    await here.town.settle()


async def until(here: Hikers, person: Person, instant: str) -> list[Seen]:
    """The digests that the group newly sees when the clock has come to an instant."""
    seen = await heard(here.town, person, here.group, here.town.people.set_clock(instant))
    return [message for message in seen if "liked most" in message["text"]]


@pytest.mark.slow
async def test_the_best_of_a_week_is_shown_and_posted_once(town: Town) -> None:
    here = await hikers(town)
    ann, bo, cem, dee = [await here.group.joined_by(name) for name in ("Ann", "Bo", "Cem", "Dee")]
    await town.advance("3m")
    [nothing] = await here.command(ann, "/best")
    assert (nothing["ephemeral"], "Nothing stood out" in nothing["text"]) == (True, True)
    tent = await ann.says(here.group, "Which tent would you take above four thousand metres in winter?")
    boots = await bo.says(here.group, "New boots are on sale")
    rude = await cem.says(here.group, "The weather will hold on Sunday")
    alone = await dee.says(here.group, "Anybody here?")
    await answered(here, tent, [bo, cem, dee])
    await answered(here, boots, [ann, cem])
    await answered(here, rude, [ann, bo, dee])
    await answered(here, alone, [ann])
    await here.command(here.owner, "/warn rude", reply_to=rude)
    [seen] = await here.command(dee, "/best")
    assert seen["ephemeral"]
    lines = seen["text"].splitlines()
    assert lines[1] == "1. Ann: this message · answers 3, reactions 1"
    assert lines[2:] == ["2. Bo: this message · answers 2, reactions 1"]
    assert f"t.me/c/{str(here.group.id)[4:]}/{tent.id}" in str(seen)
    assert "admins" in words(await here.command(ann, "/best on"))[-1]
    assert "/best fri 18:00" in words(await here.command(here.owner, "/best bananas"))[-1]
    await here.command(bo, "/top hide")
    [posted] = await here.command(here.owner, "/best post")
    assert (posted["ephemeral"], "Bo" in posted["text"], "Ann" in posted["text"]) == (False, False, True)
    await posts_itself(here, ann)


async def posts_itself(here: Hikers, ann: Person) -> None:
    """Once, also through a restart; not when it is late, nor when nothing stands out."""
    town = here.town
    now = (await town.people.now())[:10]
    [told] = await here.command(here.owner, "/best on")
    assert "next on Sun" in told["text"]
    [due] = town.rows("SELECT due_at FROM best_plan")
    at = str(due["due_at"])[:10]
    assert now < at
    await town.restart()
    assert await until(here, ann, f"{at}T19:59:00+00:00") == []
    [digest] = await until(here, ann, f"{at}T20:00:30+00:00")
    assert (digest["ephemeral"], labels(digest)) == (False, [])
    assert "1. Ann:" in digest["text"]
    await town.restart()
    await town.advance("1h")
    assert len(town.rows("SELECT 1 FROM event WHERE kind = 'best-skipped'")) == 0
    await town.advance("7d")
    assert len(town.rows("SELECT 1 FROM event WHERE kind = 'best-skipped'")) == 1
    assert "does not post" in words(await here.command(here.owner, "/best off"))[-1]
    await town.advance("7d")
    assert len(town.rows("SELECT 1 FROM event WHERE kind = 'best-skipped'")) == 1


async def test_in_chinese_and_by_its_word(town: Town) -> None:
    here = await hikers(town, language="zh")
    ann, bo, cem = [await here.group.joined_by(name) for name in ("小林", "老周", "小北")]
    tent = await ann.says(here.group, "四千米以上冬天带哪顶帐篷合适？")
    await answered(here, tent, [bo, cem])
    [seen] = await here.command(bo, "精选")
    assert "1. 小林：这条消息 · 回复2，表情1" in seen["text"]
