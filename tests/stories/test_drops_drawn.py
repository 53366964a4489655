"""What posts draw is counted, and what draws most is named: only where it is no chance."""

import pytest

from bot.emulator.people import Message, Person
from tests.heard import seen_by, words
from tests.planning import Planning, planning
from tests.town import Town


async def posted(
    here: Planning, crowd: list[Person], answers: dict[str, int], halves: int, *others: Planning
) -> None:
    """Half a day after the other a photo and a text are posted in turn, and so many people answer each; in the other
    groups always two."""
    places = [(here, answers), *((other, {"photo": 2, "text": 2}) for other in others)]
    seen = {(one.group.id, post["id"]) for one, _ in places for post in await one.posts()}
    for _ in range(halves):
        await here.town.advance("12h")
        for place, count in places:
            for one in await place.posts():
                if (place.group.id, one["id"]) in seen:
                    continue
                seen.add((place.group.id, one["id"]))
                kind = "photo" if "photo" in (one.get("media") or {}) else "text"
                for person in crowd[: count[kind]]:
                    message = Message(here.town.people.wire, place.group.id, one["id"])
                    await person.says(place.group, "Nice one", reply_to=message)
        await here.town.settle()


async def ordinary(here: Planning, crowd: list[Person], days: int) -> None:
    """Days on which three talk at eight in the morning and in the evening."""
    for clock in ("20:05", "08:05") * days:
        await here.until(clock)
        for person in crowd[:3]:
            await person.says(here.group, "Morning, all" if clock < "12" else "Evening, all")
    await here.town.settle()


@pytest.mark.slow
async def test_what_draws_three_times_the_answers_is_named_and_nobody_where_all_draw_the_same(
    town: Town,
) -> None:
    here = await planning(town)
    crowd = [await here.group.joined_by(name) for name in ("Ann", "Bo", "Cem", "Dee", "Eve", "Fay")]
    await ordinary(here, crowd, 4)
    even = await a_second_group(here, crowd)
    await town.advance("1h")
    for place in (here, even):
        photo = await place.owner.says(place.group, photo=True, caption="Where is it?")
        await place.schedules(photo, "every day 8:00")
        await place.schedules(await place.owner.says(place.group, "Good night"), "every day 20:00")
    await town.advance("11h")  # the first one draws nobody
    await posted(here, crowd, {"photo": 2, "text": 2}, 10, even)
    await town.restart()
    [same] = await here.schedules(None, "", "/drops")
    assert "draws most" not in same["text"]
    assert "every day 08:00" in same["text"]
    rows = "SELECT chat_id, COUNT(*) AS count FROM drop_echo GROUP BY chat_id"
    assert [row["count"] for row in town.rows(rows)] == [20, 20]
    await posted(here, crowd, {"photo": 6, "text": 2}, 13, even)
    [listed] = await here.schedules(None, "", "/drops")
    assert "photo draws most: 4." in listed["text"]
    assert "08:00 draws most: 4." in listed["text"]
    assert "photo “Where is it?” draws most: 4." in listed["text"]
    assert "usual for the hour 3; elsewhere 1.8 people, usual 3" in listed["text"]
    assert "drew 6 people, usual for that hour 3." in listed["text"]
    await nobody_is_named(even)
    await what_else_happens_is_counted(here, crowd)
    await opened_and_drawn(here)


async def opened_and_drawn(here: Planning) -> None:
    """One of the list, and the chart, in both languages."""
    await here.town.advance("7h")
    await here.taps("2")
    opened = words(await here.shown())[-1]
    assert "answers by 6 people, 1 reactions, 0 votes" in opened
    assert ("talk, usual 3." in opened, "reactions, usual 0;" in opened) == (True, True)
    [drawn] = await here.schedules(None, "chart", "/drops")
    assert (bool(drawn["media"]["photo"]), drawn["ephemeral"]) == (True, True)
    assert ("· photo: 4." in drawn["caption"], "By hour" in drawn["caption"]) == (True, True)
    await in_chinese(here)


async def a_second_group(here: Planning, crowd: list[Person]) -> Planning:
    """Of the same people, where all posts will draw the same."""
    even = Planning(here.town, here.owner, await here.town.group("East Hikers", here.owner))
    for person in crowd:
        await person.joins(even.group)
    await here.town.settle()
    return even


async def nobody_is_named(even: Planning) -> None:
    """As many posts and more than twenty answers: in the list and in the chart none draws most."""
    [listed] = await even.schedules(None, "", "/drops")
    assert ("every day 08:00" in listed["text"], "draws most" in listed["text"]) == (True, False)
    [drawn] = await even.schedules(None, "chart", "/drops")
    assert ("· photo:" in drawn["caption"], "draws most" in drawn["caption"]) == (True, False)


async def in_chinese(here: Planning) -> None:
    """The same is named to who reads Chinese."""
    await here.owner.changes(language_code="zh-hans")
    [listed] = await here.schedules(None, "", "/drops")
    assert "图片反响最好：每条4." in listed["text"]
    assert "08:00反响最好：每条4." in listed["text"]
    [drawn] = await here.schedules(None, "chart", "/drops")
    assert ("· 图片：每条4." in drawn["caption"], "按时段" in drawn["caption"]) == (True, True)


async def what_else_happens_is_counted(here: Planning, crowd: list[Person]) -> None:
    """One likes the newest post twice, one leaves."""
    town = here.town
    newest = Message(town.people.wire, here.group.id, max(one["id"] for one in await here.posts()))
    await crowd[0].reacts(newest, "👍")
    await crowd[0].reacts(newest, "🔥")
    await crowd[1].leaves(here.group)
    await town.settle()
    chat = here.group.id
    others = town.rows(
        "SELECT kind FROM drop_echo WHERE kind != 'reply' AND chat_id = :chat ORDER BY kind", chat=chat
    )
    assert [row["kind"] for row in others] == ["leave", "reaction"]
    [hours] = town.rows(
        "SELECT SUM(reactions) AS liked, SUM(gone) AS gone, SUM(joined) AS came FROM chat_hour "
        "WHERE chat_id = :chat",
        chat=chat,
    )
    assert hours == {"liked": 1, "gone": 1, "came": 6}


@pytest.mark.slow
async def test_wordings_take_turns_and_the_one_that_draws_more_is_named(town: Town) -> None:
    here = await planning(town, "zh", language="zh")
    crowd = [await here.group.joined_by(name) for name in ("小林", "老周", "小北")]
    await here.schedules(await here.owner.says(here.group, "早安"), "每天 8:00 共21次")
    await an_album_is_a_wording_too(here)
    await here.taps("添加写法", private=True)
    assert "已修改" in words(await here.writes("早上好，今天走哪条线？"))[-1]
    drawn = await days(here, crowd, 12)
    assert drawn == ["早安", "早上好，今天走哪条线？"] * 6
    await town.advance("7h")
    await here.writes("/drops")
    await here.taps("1", private=True)
    opened = words(await seen_by(here.owner, None))[-1]
    assert "A 文字「早安」：发了6条，每条1人" in opened
    assert "B反响最好：每条3人，其他1人" in opened
    assert "更好的写法会自动多发" in words(await here.writes("/drops 试 开"))[-1]
    assert await days(here, crowd, 5) == [drawn[1], drawn[1], drawn[0], drawn[1], drawn[1]]
    assert (await here.taps("只用B", private=True))["text"] == "现在只发B。"
    assert await days(here, crowd, 3) == [drawn[1]] * 3
    await here.writes("/drops")
    await here.taps("1", private=True)
    assert (await here.taps("恢复轮流", private=True))["text"] == "恢复轮流发。"
    assert await days(here, crowd, 1) == ["早安"]
    await here.schedules(await here.owner.says(here.group, "另一条"), "每天 8:00", "/queue")
    await town.advance("15d")
    await here.cards()
    assert (await here.taps("重发精选", private=True))["text"].startswith("已排到")
    waits = town.rows("SELECT content FROM drop_item WHERE place = 'queue'")
    assert [drawn[1] in row["content"] for row in waits] == [True], "in the wording that drew most"


async def an_album_is_a_wording_too(here: Planning) -> None:
    """Given part by part, seen whole, and taken away again."""
    await here.writes("/drops")
    await here.taps("1", private=True)
    await here.taps("添加写法", private=True)
    told = await here.writes(media_group=[{"photo": "one"}, {"photo": "two"}, {"video": "three"}])
    assert [("已修改" in text) for text in words(told)] == [True], "once, not for each part"
    await here.writes("/drops")
    await here.taps("1", private=True)
    assert "B 图集" in words(await here.own())[-1]
    before = len(await here.own())
    await here.taps("预览", private=True)
    seen = [one for one in (await here.own())[before:] if one.get("media_group")]
    assert [next(iter(one["media"])) for one in seen] == ["photo", "photo", "video"]
    assert (await here.taps("去掉B", private=True))["text"] == "不再发B。"
    assert (await here.taps("去掉B", private=True))["text"] != "不再发B。"


async def days(here: Planning, crowd: list[Person], count: int) -> list[str]:
    """What is posted every morning; one answers the first wording, three the other. In between the bot restarts."""
    found = []
    for number in range(count):
        if number == count // 2:
            await here.town.restart()
        await here.until("00:01")  # eight in the morning there
        newest = (await here.posts())[-1]
        found.append(newest["text"])
        for person in crowd[: 1 if newest["text"] == "早安" else 3]:
            message = Message(here.town.people.wire, here.group.id, newest["id"])
            await person.says(here.group, "好", reply_to=message)
        await here.town.settle()
    return found
