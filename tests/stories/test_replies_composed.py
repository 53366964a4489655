"""Albums, polls and quizzes as answers."""

from tests.answering import hikers, teach
from tests.heard import heard, labels, seen_by
from tests.town import Town


async def test_albums_and_polls_are_answers_too(town: Town) -> None:
    owner, ann, group = await hikers(town)
    parts = "Telegram shows an album to one alone in parts"
    first = {"photo": "one", "caption": "The way [Map](buttonurl://a.example)"}
    album = await owner.says(group, media_group=[first, {"photo": "two"}, {"video": "three"}])
    shown = await heard(town, owner, group, owner.says(group, "/filter way delete=5m", reply_to=album))
    assert [list(one["media"] or {}) for one in shown] == [["photo"], ["photo"], ["video"], []], parts
    assert [bool(one["ephemeral"]) for one in shown] == [True] * 4
    assert labels(shown[0]) == ["Map"]
    assert shown[3]["text"].endswith("Members see the album above.")
    given = await heard(town, ann, group, ann.says(group, "which way?"))
    assert [list(one["media"]) for one in given[:3]] == [["photo"], ["photo"], ["video"]]
    assert given[0]["caption"] == "The way"
    await town.advance("6m")
    left = [one["id"] for one in await seen_by(ann, group)]
    assert not {one["id"] for one in given} & set(left), "all parts are gone"

    below = [{"photo": "one", "caption": "/filter way"}, {"photo": "two"}]
    [no] = await heard(town, owner, group, owner.says(group, media_group=below))
    assert no["text"].startswith("An album is stored by replying to it")

    poll = await owner.says(group, poll={"question": "When?", "options": ["Sat", "Sun"]})
    await teach(town, owner, group, "/save when", reply_to=poll)
    [given_poll] = await heard(town, ann, group, ann.says(group, "#when"))
    assert given_poll["media"]["poll"]["question"] == "When?"


async def test_a_quiz_is_an_answer_while_its_right_option_is_known(town: Town) -> None:
    owner, ann, group = await hikers(town)
    quiz = {"question": "Which is higher?", "options": ["K2", "Everest"], "type": "quiz"}
    running = await owner.says(group, poll=quiz)
    no = await teach(town, owner, group, "/filter height", reply_to=running)
    assert no["text"].startswith("A quiz can be kept only while its right answer is known")
    ended = await owner.says(group, poll=quiz | {"correct_option_ids": [1]})
    await teach(town, owner, group, "/filter height", reply_to=ended)
    [answer] = await heard(town, ann, group, ann.says(group, "what height has it?"))
    poll = answer["media"]["poll"]
    assert (poll["type"], poll["question"], poll["correct_option_ids"]) == ("quiz", "Which is higher?", [1])


async def test_a_poll_is_shown_to_one_alone_in_private_or_the_way_there(town: Town) -> None:
    owner, ann, group = await hikers(town)
    poll = await owner.says(group, poll={"question": "When?", "options": ["Sat", "Sun"]})
    await teach(town, owner, group, "/save when", reply_to=poll)
    await teach(town, owner, group, "/filter day", reply_to=poll)
    [listed] = await heard(town, owner, group, owner.says(group, "/filters"))
    way, view = await heard(town, owner, group, owner.taps(listed, "day", group=group))
    assert (
        way["text"] == "A poll cannot be shown to you alone here. Open our private chat once, then ask again."
    )
    assert labels(way) == ["Open private chat"]
    assert (way["ephemeral"], view["ephemeral"]) == (True, True)
    await owner.writes_bot("/start")
    await town.settle()
    [given, *_] = await heard(town, owner, None, owner.taps(listed, "day", group=group))
    assert given["media"]["poll"]["question"] == "When?"
    assert len(await heard(town, ann, group, ann.says(group, "#when"))) == 1
    [way] = await heard(town, ann, group, ann.says(group, "/get when"))
    assert labels(way) == ["Open private chat"]
