"""Drops that something stands in the way of: they wait, say so, and go on by a tap when it is mended."""

from typing import Any

import pytest

from tests.answering import hikers, new_topic
from tests.heard import heard, labels, seen_by, words
from tests.planning import Planning, planning
from tests.town import Town

NO_FILE = {"kind": "400", "count": 2, "words": "wrong file identifier/HTTP URL specified"}
SAID = {
    "en": ("Resume", "It goes on.", "The chat or topic is closed to me"),
    "zh": ("恢复", "已恢复。", "群或话题对我关闭了"),
}


SURE = {"en": ("Save", "Undo", "The time is noted"), "zh": ("保存", "撤销", "时间记下了")}


async def the_form_in_private_knows_the_topic(
    here: Planning, topic: int, save: str, undo: str, noted: str
) -> None:
    """And the time that was typed there."""
    asked = here.owner.says(here.group, "/schedule 0 11 * * *", thread=topic)
    [how] = await heard(here.town, here.owner, here.group, asked)
    assert noted in how["text"]
    start = how["buttons"][0][0]["url"].partition("?start=")[2]
    assert start == f"drops_{here.group.id}_{topic}_said"
    await here.writes(f"/start {start}")
    await here.writes("In private")
    await here.taps(save, private=True)
    [row] = here.town.rows("SELECT thread FROM drop_item WHERE content LIKE '%In private%'")
    assert row["thread"] == topic
    await here.taps(undo, private=True)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_topic_that_is_gone_and_a_bot_that_was_removed_pause_and_go_on_by_a_tap(
    town: Town, lang: str
) -> None:
    resume, goes_on, closed = SAID[lang]
    here = await planning(town, lang, forum=True)
    topic = await new_topic(town, here.group.id)
    note = await here.owner.says(here.group, "In the topic", thread=topic)
    await here.owner.says(here.group, "/schedule every day 9:00", reply_to=note, thread=topic)
    await town.advance("1d")
    assert (await here.said()).count("In the topic") == 1
    await the_form_in_private_knows_the_topic(here, topic, *SURE[lang])
    await here.deletes_topic(topic)
    await town.advance("1d")
    assert any(closed in card for card in await here.cards())
    assert town.rows("SELECT why FROM drop_plan") == [{"why": "closed"}]
    await here.schedules(await here.owner.says(here.group, "Item"), "every day 10:00", "/queue")
    await here.group.add_bot(status="kicked")
    await town.advance("1d")
    await here.group.add_bot(rights="all")
    await town.advance("10m")
    await here.schedules(None, "", "/drops")
    await here.taps("2")
    assert (await here.taps(resume))["text"] == goes_on
    await town.advance("1d")
    assert (await here.said()).count("Item") == 1


@pytest.mark.slow
async def test_what_was_set_aside_for_its_file_lets_the_queue_go_on_and_comes_again_with_other_content(
    town: Town,
) -> None:
    here = await planning(town)
    photo = await here.owner.says(here.group, photo=True)
    await here.schedules(photo, "every day 10:00", "/queue")
    await here.schedules(await here.owner.says(here.group, "Second"), "", "/queue")
    await here.schedules(photo, "every day 12:00")
    await here.until("09:00")
    await town.people.faults([{"method": "sendPhoto", **NO_FILE}])
    await town.advance("4h")
    [listed] = await here.schedules(None, "", "/drops")
    assert listed["text"].count("set aside, Telegram no longer has its file") == 2
    [row] = town.rows("SELECT id FROM drop_item WHERE place = 'plan'")
    await here.writes(f"/start drops_{here.group.id}_{row['id']}_content")
    assert "Changed" in words(await here.writes("Words instead"))[-1]
    await town.advance("1d")
    assert (await here.said())[-2:] == ["Second", "Words instead"]
    await here.writes(f"/start drops_{here.group.id}_{row['id']}_variant")
    await here.writes(photo=True, caption="Other")
    await town.people.faults([{"method": "sendPhoto", **NO_FILE, "count": 1}])
    await town.advance("1d")
    assert any("wording B, photo “Other”" in card for card in await here.cards())
    await town.advance("1d")
    assert (await here.said())[-1] == "Words instead"
    await here.writes("/drops")
    await here.taps("1", private=True)
    assert "B photo “Other”: set aside" in words(await here.own())[-1]
    await here.taps("Change B", private=True)
    assert "Changed: text “Mended”" in words(await here.writes("Mended"))[-1]
    await town.advance("1d")
    assert (await here.said())[-1] == "Mended"


@pytest.mark.slow
async def test_a_right_to_pin_that_is_missing_and_a_clock_that_passed_the_time_lose_nothing(
    town: Town,
) -> None:
    here = await planning(town)
    await here.schedules(await here.owner.says(here.group, "Map"), "tomorrow 9:00 pin")
    await here.schedules(await here.owner.says(here.group, "Once"), "tomorrow 15:00")
    await here.group.add_bot(rights=["can_restrict_members"])
    await here.until("09:01")
    [map_] = [one for one in await here.posts() if one["text"] == "Map"]
    assert (await here.group.look())["pinned"] == []
    assert any("A right was taken from me" in card for card in await here.cards())
    await here.group.add_bot(rights="all")
    await town.advance("1m")
    assert (await here.group.look())["pinned"] == [map_["id"]]
    await here.schedules(None, "Asia/Shanghai", "/timezone")  # where it is past five already
    await town.advance("1m")
    assert (await here.said()).count("Once") == 1
    assert not any("away too long" in card for card in await here.cards())


class TestOldServer:
    """On a server without ephemeral messages."""

    @pytest.fixture
    def town_options(self) -> dict[str, Any]:
        return {"bot_api": "10.0"}

    async def test_who_never_pressed_start_is_told_that_it_is_planned_and_need_not_ask_again(
        self, town: Town
    ) -> None:
        owner, ann, group = await hikers(town)
        text = await owner.says(group, "Bring water")
        [told] = await heard(town, owner, group, owner.says(group, "/schedule tomorrow 9:00", reply_to=text))
        assert told["text"].startswith("Planned: text “Bring water”")
        assert labels(told) == ["Preview", "Undo"]
        [thanks] = await heard(town, ann, group, ann.says(group, "/suggest Guess the peak"))
        assert thanks["text"] == "Thank you. The admins will look at it."
        await town.advance("3m")
        assert not {told["id"], thanks["id"]} & {one["id"] for one in await seen_by(ann, group)}
