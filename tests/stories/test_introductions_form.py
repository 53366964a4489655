"""The private form of an introduction, and the commands that read and set introductions."""

import pytest

from tests.heard import heard, labels, seen_by, words
from tests.newcomers import FORM, OWN, asking, filled, public, states, taps
from tests.town import Town


async def test_the_private_form_goes_field_by_field_and_is_posted_by_a_tap(town: Town) -> None:
    owner, group = await asking(town)
    await owner.says(group, "/intro fields Who I am, Where I live, What I bring")
    ann = await group.joined_by("Ann")
    await town.settle()
    offered = [one for one in await seen_by(ann, group) if FORM in labels(one)][-1]
    pressed = await ann.taps(offered, FORM, group=group)
    assert pressed["url"] == f"https://t.me/anthill_bot?start=introductions_{group.id}"
    await filled(town, ann, group)
    assert words(await seen_by(ann, None))[-1] == (
        "A few questions for “West Hikers”. You see the whole before I post it; /cancel ends this.\n\n1 of 3: Who I am"
    )
    await ann.writes_bot("Ann, a baker")
    await town.settle()
    await town.restart()
    await taps(town, ann, "Skip")
    await ann.writes_bot("fresh <b>bread</b>")
    await town.settle()
    preview = (await seen_by(ann, None))[-1]
    assert (
        preview["text"]
        == "“West Hikers” will read this:\n\nWho I am: Ann, a baker\nWhat I bring: fresh <b>bread</b>"
    )
    assert labels(preview) == ["Post it", "Start over"]
    await taps(town, ann, "Post it")
    assert words(await seen_by(ann, None))[-1] == "West Hikers\nThank you, the group now knows who you are."
    assert "Ann says hello:\nWho I am: Ann, a baker\nWhat I bring: fresh <b>bread</b>" in await public(
        owner, group
    )
    assert states(town) == {"Ann": "accepted"}
    assert town.rows("select * from introduction_form") == []
    again = await taps(town, ann, "Post it")
    assert again["alert"]
    assert len([text for text in await public(owner, group) if "says hello" in text]) == 1


async def test_start_over_cancel_words_only_and_no_links(town: Town) -> None:
    _, group = await asking(town)
    ann = await group.joined_by("Ann")
    await filled(town, ann, group, "Ann")
    await ann.writes_bot(photo=True)
    await town.settle()
    assert words(await seen_by(ann, None))[-1] == "Please say it in words, in one message."
    await ann.writes_bot("see example.com/ann")
    await town.settle()
    assert words(await seen_by(ann, None))[-1] == "Please without links."
    for _ in range(3):
        await taps(town, ann, "Skip")
    await taps(town, ann, "Post it")
    assert words(await seen_by(ann, None))[-1].startswith(
        "West Hikers\nA little more, please: 2 of the questions answered"
    )
    await taps(town, ann, "Start over")
    assert words(await seen_by(ann, None))[-1] == "1 of 4: Who I am"
    await ann.writes_bot("/cancel")
    await ann.writes_bot("Bristol")
    await town.settle()
    assert town.rows("select * from introduction_form") == []
    assert states(town) == {"Ann": "due"}


async def test_an_empty_form_cannot_be_posted(town: Town) -> None:
    _, group = await asking(town)
    ann = await group.joined_by("Ann")
    await filled(town, ann, group)
    for _ in range(4):
        await taps(town, ann, "Skip")
    last = (await seen_by(ann, None))[-1]
    assert (last["text"], labels(last)) == ("Nothing is written yet.", ["Start over"])


@pytest.mark.parametrize(
    "arg", ["introductions_-100999", "introductions_x", "introductions_", "introductions_-1009²"]
)
async def test_a_start_link_of_another_group_opens_nothing(town: Town, arg: str) -> None:
    await asking(town)
    eve = await town.people.person("Eve")
    await eve.writes_bot(f"/start {arg}")
    await town.settle()
    assert "I do not see you in that group." in words(await seen_by(eve, None))
    assert town.rows("select * from introduction_form") == []


async def test_introductions_can_be_read_and_found(town: Town) -> None:
    _, group = await asking(town)
    ann = await group.joined_by("Ann", username="ann_bakes")
    bo = await group.joined_by("Bo")
    await town.advance("5m")
    written = await ann.says(group, OWN)
    await town.settle()
    for command, more in (
        ("/whois @ann_bakes", {}),
        ("/whois", {"reply_to": written}),
        (f"/whois {ann.id}", {}),
    ):
        [told] = await heard(town, bo, group, bo.says(group, command, **more))
        assert (
            told["text"]
            == "Ann:\nHello, I am Ann from Bristol, I bake bread and look for company on long walks."
        )
        assert told["ephemeral"]
    [found] = await heard(town, bo, group, bo.says(group, "/find BREAD walks"))
    assert found["text"] == (
        "One introduction says that:\n"
        "Ann: Hello, I am Ann from Bristol, I bake bread and look for company on long walks."
    )
    assert words(await heard(town, bo, group, bo.says(group, "/find bread caves"))) == [
        "No introduction says that."
    ]
    assert words(await heard(town, bo, group, bo.says(group, "/find"))) == [
        "Say what you look for: /find tents"
    ]
    assert words(await heard(town, bo, group, bo.says(group, f"/whois {bo.id}"))) == [
        "Bo has not introduced themselves yet."
    ]
    await ann.leaves(group)
    await town.advance("1m")
    assert words(await heard(town, bo, group, bo.says(group, "/find bread"))) == [
        "No introduction says that."
    ]


async def test_intro_shows_ones_own_and_takes_words(town: Town) -> None:
    owner, group = await asking(town)
    bo = await group.joined_by("Bo")
    await town.advance("5m")
    [told] = await heard(town, bo, group, bo.says(group, "/intro"))
    assert told["text"].startswith("Please introduce yourself until ")
    assert labels(told) == [FORM]
    await bo.says(group, "/intro Bo from York, I draw maps and look for people who know the moors.")
    await town.settle()
    [told] = await heard(town, bo, group, bo.says(group, "/intro"))
    assert told["text"].startswith("The group knows this of you:\nBo from York")
    [told] = await heard(town, owner, group, owner.says(group, "/intro"))
    assert told["text"].startswith("You are welcome to introduce yourself")
    assert words(await heard(town, bo, None, bo.writes_bot("/intro")))[-1].endswith("1 of 4: Who I am")


async def test_where_nothing_can_be_whispered_the_public_line_names_nobody(town: Town) -> None:
    owner = await town.people.person("Olga")
    group = await town.people.group("West Hikers", owner)
    await group.add_bot(status="member")
    await town.settle()
    await owner.says(group, "/intro on")
    ann = await group.joined_by("Ann")
    await town.settle()
    [line] = await heard(town, ann, group, ann.says(group, "/intro"))
    assert line["text"] == "Introductions are written in private first."
    [line] = await heard(town, ann, group, ann.says(group, "/intro hi"))
    assert "Ann" not in line["text"]


@pytest.mark.slow
async def test_only_who_may_change_the_group_sets_it_and_bad_input_is_told(town: Town) -> None:
    owner, group = await asking(town)
    bo = await group.joined_by("Bo")
    await town.advance("5m")
    for command in ("/intro off", "/setintro off", "/intro fields a, b", "/intros"):
        assert words(await heard(town, bo, group, bo.says(group, command))) == [
            "Only admins of the group can do this."
        ]
    for command, answer in (
        ("/intro fields", "Name at most 8 short fields"),
        ("/intro fields " + ",".join("abcdefghi"), "Name at most 8 short fields"),
        ("/intro hours 5", "Give a number of hours"),
        ("/intro hours ²", "Give a number of hours"),
        ("/intro overdue burn", "Use /intro overdue list, mute or kick."),
        ("/setintro", "Use /setintro on or off"),
    ):
        assert words(await heard(town, owner, group, owner.says(group, command)))[-1].startswith(answer)
    assert words(await heard(town, owner, group, owner.says(group, "/intro hours 48")))[-1].startswith(
        "Newcomers are asked to introduce themselves within 48 hours"
    )
    assert words(await heard(town, owner, group, owner.says(group, "/intro fields off"))) == [
        "The usual questions are asked again."
    ]
    await group.set_member(owner, anonymous=True)
    [no] = await heard(town, owner, group, owner.says(group, "/intro off", sender_chat=group.id))
    assert "/setintro" in no["text"]


async def test_what_is_known_of_who_left_is_forgotten_after_ninety_days(town: Town) -> None:
    _, group = await asking(town)
    ann = await group.joined_by("Ann")
    bo = await group.joined_by("Bo")
    await ann.says(group, OWN)
    await bo.says(
        group, "#intro Good evening, Bo here, born in York; maps of moors are what I draw for a living."
    )
    await town.settle()
    for person in (ann, bo):
        await person.leaves(group)
    await town.settle()
    await town.advance("80d", jump=True)
    await bo.joins(group)
    await town.settle()
    await town.advance("11d", jump=True)
    assert states(town) == {"Bo": "accepted"}
