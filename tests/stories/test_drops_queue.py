"""What waits in the queue, what breaks a silence: at a steady pace, seldom, in order."""

import pytest

from bot.emulator.people import Message
from tests.heard import heard, labels, seen_by, words
from tests.planning import Planning, planning
from tests.town import Town

WHENS = ["Tomorrow 9:00", "Tomorrow 20:00", "Every day 9:00"]
PACE = {"en": "mon, wed, fri 20:00", "zh": "每周一三五 20:00"}
WORDS = {
    "en": ("Earlier", "drops left in the queue, last on", "The queue is empty"),
    "zh": ("提前", "队列只剩3条", "队列空了"),
}
UNDO = {"en": ("Undo", "every day 7:00"), "zh": ("撤销", "每天7点")}
DRY = {
    "en": (
        "Not now",
        "nothing of it for a week",
        "Slow down",
        "more slowly now: Mon, Fri 20:00",
        "The queue is empty",
        "Re-run the best",
        "Nothing to run again yet",
        "· text “Item 0”: Mon 26 Jan 20:00",
    ),
    "zh": (
        "先不提",
        "一周内不再提",
        "放慢",
        "队列已放慢：每周一、周五 20:00",
        "队列空了",
        "重发精选",
        "暂时没有可重发的",
        "· 文字「Item 0」：1月26日（周一）20:00",
    ),
}


@pytest.mark.parametrize(
    ("lang", "paces", "once"),
    [
        ("en", ["mon 19:00", "queue mon 19:00"], "tomorrow 9:00"),
        ("zh", ["周一19:00", "排队 周一19:00"], "明天9点"),
    ],
)
async def test_the_queue_has_a_pace_and_never_a_single_time(
    town: Town, lang: str, paces: list[str], once: str
) -> None:
    here = await planning(town, lang)
    said = await here.owner.says(here.group, "Item")
    for to, pace, command in ((None, paces[0], "/queue"), (said, paces[1], "/schedule")):
        [set_] = await here.schedules(to, pace, command)
        assert set_["text"].count("19:00") >= 4, "the pace and its next three times"
        [no] = await here.schedules(to, once, "/queue")
        assert (no["text"].endswith("20:00"), "8点" in no["text"]) == (lang == "en", lang == "zh")
        [listed] = await here.schedules(None, "", "/queue")
        assert "19:00" in listed["text"]


async def filled(here: Planning, count: int) -> None:
    """So many texts at the end of the queue."""
    for number in range(count):
        text = await here.owner.says(here.group, f"Item {number}")
        await here.schedules(text, "", "/queue")


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_the_queue_posts_in_order_at_its_pace_and_says_when_it_runs_dry(town: Town, lang: str) -> None:
    here = await planning(town, lang)
    earlier, low, empty = WORDS[lang]
    undo, pace, *_ = UNDO[lang]
    [set_] = await here.schedules(None, PACE[lang], "/queue")
    assert (set_["text"].count("· "), "20:00" in set_["text"]) == (3, True)
    await here.schedules(None, pace, "/queue")
    await here.taps(undo)
    [queue] = await here.schedules(None, "", "/queue")
    assert "20:00" in queue["text"]
    await filled(here, 4)
    [listed] = await here.schedules(None, "", "/queue")
    assert [line.split()[0] for line in listed["text"].splitlines()[1:]] == ["1", "2", "3", "4"]
    await here.taps("2")
    await here.taps(earlier)
    await town.advance("1d")
    assert any(low in card for card in await here.cards())
    await town.restart()
    await town.advance("9d")
    posted = [text for text in await here.said() if text.startswith("Item")]
    assert posted == ["Item 1", "Item 0", "Item 2", "Item 3"]
    assert any(empty in card for card in await here.cards())
    await town.advance("7d")
    assert [text for text in await here.said() if text.startswith("Item")] == posted


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_the_card_of_a_queue_that_runs_dry_opens_the_form_rests_or_slows(town: Town, lang: str) -> None:
    here = await planning(town, lang)
    later, noted, slow, slowed, empty, best, nothing, again = DRY[lang]
    await here.schedules(None, PACE[lang], "/queue")
    await filled(here, 4)
    await here.until("20:30" if lang == "en" else "12:30")
    number = next(one["id"] for one in await here.posts() if one["text"] == "Item 0")
    item = Message(town.people.wire, here.group.id, number)
    await here.owner.says(here.group, "Nice one", reply_to=item)
    await town.settle()
    await town.advance("14h")
    await here.cards()
    assert nothing in (await here.taps(best, private=True))["text"]
    card = [one for one in await seen_by(here.owner, None) if later in labels(one)][-1]
    assert card["buttons"][0][0]["url"].endswith(f"?start=drops_{here.group.id}")
    assert noted in (await here.taps(later, private=True))["text"]
    await town.restart()
    told = len(await here.cards())
    await town.advance("7d")
    assert len(await here.cards()) == told
    await town.advance("3d")
    card = [one for one in await seen_by(here.owner, None) if slow in labels(one)][-1]
    assert empty in words([card])[0]
    await here.taps(slow, private=True)
    assert any(slowed in text for text in await here.cards())
    [done] = [one for one in await seen_by(here.owner, None) if slowed in words([one])[0]]
    assert labels(done) == []
    await what_drew_most_is_posted_once_more(here, best, again)


async def what_drew_most_is_posted_once_more(here: Planning, best: str, again: str) -> None:
    """From the card of the next week; what was answered waits again, and the card has no buttons any more."""
    await here.schedules(await here.owner.says(here.group, "Another item"), "", "/queue")
    await here.town.advance("8d")
    await here.cards()
    assert (await here.taps(best, private=True))["text"].startswith(("They are", "已排到"))
    assert any(again in text for text in await here.cards())
    waits = here.town.rows("SELECT content FROM drop_item WHERE place = 'queue'")
    assert ["Item 0" in row["content"] for row in waits] == [True]
    assert not any(best in labels(one) for one in await here.own() if again in words([one])[0])


@pytest.mark.slow
async def test_the_reserve_breaks_a_long_silence_by_day_and_stops_when_nobody_answers(town: Town) -> None:
    here = await planning(town)
    for number in range(4):
        await here.schedules(await here.owner.says(here.group, f"Idea {number}"), "reserve")
    ann = await here.group.joined_by("Ann")
    await ann.says(here.group, "Hello")
    await here.until("09:00")
    await town.advance("6h")
    assert [text for text in await here.said() if "Idea" in text] == ["Idea 0"]
    await ann.says(here.group, "Good idea")
    await town.advance("4d")
    assert [text for text in await here.said() if "Idea" in text] == ["Idea 0", "Idea 1"]
    await town.advance("12d")
    assert [text for text in await here.said() if "Idea" in text] == ["Idea 0", "Idea 1", "Idea 2"]
    assert any("Nobody answered the last 2 posts" in card for card in await here.cards())
    [listed] = await here.schedules(None, "", "/drops")
    assert "paused, nobody answered" in listed["text"]
    await here.schedules(await here.owner.says(here.group, "Idea 4"), "reserve")
    await town.advance("3d")
    assert [text for text in await here.said() if "Idea" in text][3:] == ["Idea 3"]


@pytest.mark.slow
async def test_one_item_is_paused_alone_too_little_left_is_told_and_the_reserve_pauses(town: Town) -> None:
    here = await planning(town)
    await here.schedules(await here.owner.says(here.group, "Idea"), "reserve")
    [told] = await here.schedules(None, "reserve pause", "/queue")
    assert told["text"] == "Paused."
    await here.schedules(None, "every mon 7:00", "/queue")
    await filled(here, 2)
    await here.schedules(None, "", "/queue")
    await here.taps("1")
    assert (await here.taps("Pause this one"))["text"] == "Paused."
    assert any("One drop left in the queue, on Mon 12 Jan" in card for card in await here.cards())
    await town.advance("8d")
    assert [text for text in await here.said() if text.startswith(("Item", "Idea"))] == ["Item 1"]
    await here.schedules(None, "", "/queue")
    await here.taps("1")
    assert (await here.taps("Resume this one"))["text"] == "It goes on."
    await here.taps("Delete")
    assert any("The queue is empty now" in card for card in await here.cards())
    [listed] = await here.schedules(None, "reserve", "/queue")
    assert "The reserve is paused" in listed["text"]
    await here.schedules(None, "reserve resume", "/queue")
    await town.advance("2d")
    assert "Idea" in await here.said()


@pytest.mark.slow
async def test_a_queue_whose_time_was_missed_posts_its_head_by_a_tap_and_each_item_once(town: Town) -> None:
    here = await planning(town)
    await here.schedules(None, "every day 9:00", "/queue")
    await filled(here, 3)
    await town.stop()
    await town.people.set_clock("2026-01-06T15:00:00+00:00", jump=True)
    await town.start()
    await here.until("09:01")
    assert any("Not posted at Tue 6 Jan 09:00" in card for card in await here.cards())
    await here.taps("Post now", private=True)
    await town.advance("5d")
    assert [text for text in await here.said() if text.startswith("Item")] == ["Item 0", "Item 1", "Item 2"]


@pytest.mark.slow
async def test_s45_s46_only_who_may_change_the_group_plans_and_bad_words_are_explained(town: Town) -> None:
    here = await planning(town)
    ann = await here.group.joined_by("Ann")
    text = await ann.says(here.group, "Hi")
    await town.advance("5m")
    [no] = await heard(town, ann, here.group, ann.says(here.group, "/schedule tomorrow 9:00", reply_to=text))
    assert "Only admins" in no["text"]
    await ann.writes_bot(f"/start drops_{here.group.id}")
    await town.settle()
    assert "Only admins" in words(await seen_by(ann, None))[-1]
    told = await seen_by(here.owner, None)
    for arg in ("", "x", "-", str(ann.id), "-1'--", "-99999999999999999999", f"{here.group.id}_x'--_when"):
        await here.owner.writes_bot(f"/start drops_{arg}")
        await town.settle()
    assert [labels(one) for one in (await seen_by(here.owner, None))[len(told) :]] == [
        WHENS
    ]  # a known group's form
    for when, why in (
        ("31 feb 9:00", "no such day"),
        ("'; drop table drop_item; --", "cannot read"),
        ("100% _ %s {0}", "cannot read"),
        ("every 10m", "too often"),
        ("today 9:00", "has passed"),
    ):
        [no] = await here.schedules(text, when)
        assert why in no["text"]
    [no] = await here.schedules(None, "yesterday", "/queue")
    assert "I cannot read “yesterday”" in no["text"]
    assert town.rows("SELECT id FROM drop_item") == []


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_members_idea_is_posted_with_their_name_and_earns_points(town: Town, lang: str) -> None:
    thanks, take, name, decline = {
        "en": ("Thank you", "To the queue", "An idea of Ann", "Not this one"),
        "zh": ("谢谢", "排进队列", "Ann的点子", "婉拒"),
    }[lang]
    here = await planning(town, lang)
    ann = await here.group.joined_by("Ann", language_code=lang)
    await town.advance("5m")
    [told] = await heard(town, ann, here.group, ann.says(here.group, "/suggest Guess the peak"))
    assert thanks in told["text"]
    assert told["ephemeral"]
    await here.cards()
    await here.taps(take, private=True)
    for number in range(4):
        await heard(town, ann, here.group, ann.says(here.group, f"/suggest Idea {number}"))
    assert len(town.rows("SELECT id FROM drop_item WHERE place = 'idea'")) == 3  # the fourth must wait
    await here.cards()
    await here.taps(decline, private=True)
    assert len(town.rows("SELECT id FROM drop_item WHERE place = 'idea'")) == 2
    await town.advance("3d")
    assert f"Guess the peak\n\n{name}" in await here.said()
    points = town.rows("SELECT kind, points FROM score_entry WHERE kind > 10 ORDER BY kind")
    assert [(row["kind"], row["points"]) for row in points] == [(11, 2), (12, 8)]
