"""Every kind of message is posted by a plan and given as an answer just as it was; what has no words stays without."""

from typing import Any

import pytest

from tests.answering import asked, teach
from tests.heard import Seen, heard, words
from tests.planning import Planning, planning
from tests.town import Town

KINDS = ("audio", "video_note", "animation", "sticker")
WORDLESS = ("video_note", "sticker")
QUIZ: dict[str, Any] = {"question": "Which is higher?", "options": ["K2", "Everest"], "type": "quiz"}
SAID = {
    "en": ("tomorrow 9:00", "send the quiz to me there", "Tomorrow 20:00", "Save", "An idea worth keeping"),
    "zh": ("明天9:00", "请把测验私聊发给我", "明天晚上8点", "保存", "值得留下的点子"),
}


def given(kind: str) -> dict[str, Any]:
    """What the owner sends of that kind."""
    return {kind: "name"} | ({} if kind in WORDLESS else {"caption": f"As {kind}"})


def medium(seen: Seen) -> str:
    """Its kind."""
    return next(iter(seen.get("media") or ()), "text")


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_each_kind_is_posted_by_its_plan_and_given_as_an_answer(town: Town, lang: str) -> None:
    once, private, evening, save, text = SAID[lang]
    here = await planning(town, lang)
    await here.schedules(None, "UTC", "/timezone")
    ann = await here.group.joined_by("Ann")
    for kind in KINDS:
        sent = await here.owner.says(here.group, **given(kind))
        await here.schedules(sent, once)
        await teach(town, here.owner, here.group, f"/filter the{kind}", reply_to=sent)
        await here.owner.deletes(sent)
    said = await here.owner.says(here.group, text)
    await here.schedules(said, once)
    await teach(town, here.owner, here.group, "/filter thetext", reply_to=said)
    await here.owner.deletes(said)
    quiz = await here.owner.says(here.group, poll=QUIZ)
    [no] = await here.schedules(quiz, once)
    assert private in no["text"]
    await quiz_given_in_private(here, evening, save)
    await town.restart()
    await posted_in_the_morning(here, text)
    for kind in KINDS:
        await town.advance("11s")
        [answer] = await heard(town, ann, here.group, ann.says(here.group, f"where is the{kind}?"))
        assert (medium(answer), words([answer])[0]) == (kind, "" if kind in WORDLESS else f"As {kind}")
    assert await asked(town, ann, here.group, "and thetext?") == [text]
    await here.until("20:05")
    poll = (await here.posts())[-1]["media"]["poll"]
    assert (poll["type"], poll["question"]) == ("quiz", "Which is higher?")
    assert poll["correct_option_ids"] == [1]


async def quiz_given_in_private(here: Planning, *labels: str) -> None:
    """Its answer is told there, and a time by taps."""
    await here.writes(f"/start drops_{here.group.id}")
    await here.writes(poll=QUIZ | {"correct_option_ids": [1], "correct_option_id": 1})
    for label in labels:
        await heard(here.town, here.owner, None, here.taps(label, private=True))


async def posted_in_the_morning(here: Planning, text: str) -> None:
    """All of them once, with their words."""
    before = len(await here.posts())
    await here.until("09:05")
    found = (await here.posts())[before:]
    assert sorted(map(medium, found)) == sorted([*KINDS, "text"])
    assert {medium(one): words([one])[0] for one in found} == {
        kind: "" if kind in WORDLESS else f"As {kind}" for kind in KINDS
    } | {"text": text}
