"""Questions that nobody answers: put to a member who knows, then to the admins; seldom, and never at night."""

from datetime import datetime, timedelta

import pytest

from bot.emulator.people import Person
from tests.hikers import Hikers, heard, hikers, seen_by, words
from tests.town import Town

ASKS = {
    "en": (
        "Which tent do you take for 4000 m?",
        "A light one with two layers",
        "What tents are good at 4000 meters?",
    ),
    "zh": ("去4000米带哪顶帐篷好？", "带双层的轻量帐篷就行", "请问4000米营地用什么帐篷"),
}
CLOSED = {"en": "has been answered", "zh": "已经有人回答"}
LIKE = {"en": "You answered one like it", "zh": "你答过类似的"}
NOT_ME = {"en": "Not me", "zh": "换人"}


async def asking(town: Town, lang: str = "en") -> tuple[Hikers, Person, Person]:
    """The hikers, whose owner reads cards in private; Lin who asks, Bo who knows."""
    here = await hikers(town, language=lang)
    await here.owner.writes_bot("/start")
    lin = await here.group.joined_by("Lin", language_code=lang)
    bo = await here.group.joined_by("Bo", language_code=lang)
    await bo.writes_bot("/start")
    await town.settle()
    return here, lin, bo


async def cards(here: Hikers, *parts: str) -> list[str]:
    """The owner's private cards with these words."""
    await here.town.advance("5s")
    found = words(await seen_by(here.owner, None))
    return [text for text in found if here.group.title in text and all(part in text for part in parts)]


async def at(town: Town, hour: str) -> None:
    """The next time the clock shows that hour."""
    now = datetime.fromisoformat(await town.people.now())
    then = now.replace(hour=int(hour[:2]), minute=int(hour[3:]), second=0)
    then = then if then > now else then + timedelta(days=1)
    await town.people.set_clock((then - timedelta(seconds=30)).isoformat(), jump=True)
    await town.people.set_clock((then + timedelta(seconds=30)).isoformat())
    await town.settle()


def waiting(here: Hikers) -> list[str]:
    """The questions that wait."""
    return [row["text"] for row in here.town.rows("SELECT text FROM question ORDER BY asked_at, message_id")]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_question_goes_to_the_admins_then_to_who_answered_one_like_it(town: Town, lang: str) -> None:
    first, answer, second = ASKS[lang]
    here, lin, bo = await asking(town, lang)
    question = await here.posts(lin, first)
    await town.advance("50m")
    assert await cards(here, first) == []
    await town.restart()
    await town.advance("11m")
    assert len(await cards(here, "Lin", first)) == 1
    await here.posts(bo, answer, reply_to=question)
    assert len(await cards(here, CLOSED[lang])) == 1
    [row] = town.rows("SELECT user_id, seconds FROM question_answer")
    assert (row["user_id"], row["seconds"] > 3600) == (bo.id, True)
    await here.posts(lin, second)
    told = await heard(town, bo, None, town.advance("62m"))
    assert [LIKE[lang] in text and second in text for text in words(told)] == [True]
    assert await cards(here, second) == []
    assert [one for one in await seen_by(lin, here.group) if second in one["text"]] == []
    await here.tap_private(bo, NOT_ME[lang])
    assert len(await cards(here, "Lin", second)) == 1
    await here.tap_private(here.owner, "Settled" if lang == "en" else "已解决")
    assert waiting(here) == []
    assert await cards(here, "Lin", second) == []
    await town.advance("91d", jump=True)
    assert town.rows("SELECT user_id FROM question_answer") == []


@pytest.mark.slow
async def test_a_member_is_asked_seldom_and_no_more_once_they_say_so(town: Town) -> None:
    first, answer, second = ASKS["en"]
    here, lin, bo = await asking(town)
    await here.posts(bo, answer, reply_to=await here.posts(lin, first))
    await here.posts(lin, second)
    assert len(await heard(town, bo, None, town.advance("62m"))) == 1
    await here.posts(lin, first)
    assert await heard(town, bo, None, town.advance("62m")) == []
    assert len(await cards(here, first)) == 1
    assert len(await cards(here, second)) == 1
    await here.tap_private(bo, "Stop asking")
    await town.advance("5d", jump=True)
    await at(town, "10:00")
    await here.posts(lin, second + " Really light ones.")
    assert await heard(town, bo, None, town.advance("62m")) == []
    assert len(await cards(here, "Really light")) == 1


async def test_a_closed_private_chat_leads_to_the_next_one(town: Town) -> None:
    first, answer, second = ASKS["en"]
    here, lin, bo = await asking(town)
    await here.posts(bo, answer, reply_to=await here.posts(lin, first))
    await here.posts(lin, second)
    await bo.blocks_bot()
    await town.advance("62m")
    assert len(await cards(here, second)) == 1


@pytest.mark.slow
async def test_answers_talk_and_small_talk_end_it(town: Town) -> None:
    here, lin, bo = await asking(town)
    first = await here.posts(lin, "Where do we meet tomorrow?")
    assert len(waiting(here)) == 1
    await here.posts(lin, "I mean for the tour to the lake")
    await here.posts(bo, "At the station", reply_to=first)
    assert waiting(here) == []
    await here.posts(lin, "Does anyone have a spare sleeping bag")
    for text in ("Nice weather", "Indeed", "Very nice"):
        assert len(waiting(here)) == 1
        await here.posts(bo, text)
    assert waiting(here) == []
    for text in (
        "How are you?",
        "anyone here?",
        "@bo which tent do you have?",
        "/rules which tent do you have?",
    ):
        await here.posts(lin, text)
    await here.posts(here.owner, "Who comes to the lake tomorrow?")
    await here.posts(lin, "Which tent do you have?", reply_to=first)
    await here.command(here.owner, '/filter "bus" The bus leaves at nine.')
    await here.posts(lin, "When does the bus leave tomorrow?")
    assert waiting(here) == []
    leaving = await here.group.joined_by("Late")
    await here.posts(leaving, "Is there a lift up the mountain?")
    await leaving.leaves(here.group)
    await town.advance("62m")
    assert await cards(here, "lift") == []
    assert waiting(here) == []


@pytest.mark.slow
async def test_at_night_and_beyond_five_a_day_it_waits(town: Town) -> None:
    here, lin, _ = await asking(town)
    await at(town, "21:30")
    await here.posts(lin, "Is the hut open in May, or only later?")
    await town.advance("70m")
    assert await cards(here, "hut open") == []
    await at(town, "08:50")
    assert await cards(here, "hut open") == []
    await at(town, "09:05")
    assert len(await cards(here, "hut open")) == 1
    for number in range(6):
        await here.posts(lin, f"Where can I buy map number {number}?")
    await town.advance("62m")
    assert len(await cards(here, "map number")) == 4
    await at(town, "21:01")
    [evening] = await cards(here, "2 questions found no answer today")
    assert "map number 4" in evening
    assert "map number 5" in evening
    await here.posts(lin, "Where can I buy rope?")
    await town.advance("3d", jump=True)
    assert waiting(here) == []


@pytest.mark.slow
async def test_questions_shows_and_sets(town: Town) -> None:
    here, lin, _ = await asking(town)
    await here.posts(lin, "Where do we meet tomorrow?")
    [shown] = await here.command(here.owner, "/questions")
    assert shown["ephemeral"]
    assert "for 60 minutes" in shown["text"] or "for 1 hour" in shown["text"]
    assert "Where do we meet tomorrow?" in shown["text"]
    assert "for 30 minutes" in words(await here.command(here.owner, "/questions 30"))[-1]
    assert "comes to you" in words(await here.command(here.owner, "/questions members off"))[-1]
    assert "/questions 30: so many" in words(await here.command(here.owner, "/questions 3"))[-1]
    assert "/questions 30: so many" in words(await here.command(here.owner, "/questions never mind"))[-1]
    assert "Only admins" in words(await here.command(lin, "/questions"))[-1]
    assert "Change group info" in words(await here.command(here.admin, "/questions off"))[-1]
    assert "do not look" in words(await here.command(here.owner, "/questions off"))[-1]
    await here.posts(lin, "Which way is the shortest one?")
    await town.advance("62m")
    assert waiting(here) == []
    assert await cards(here, "meet tomorrow") == []
