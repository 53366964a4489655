"""Stored answers are set, listed, changed by taps and removed, by those who may; bad input says how it is done."""

import pytest

from tests.answering import asked, hikers, teach
from tests.heard import heard, labels, seen_by, words
from tests.town import Town


async def test_only_admins_who_may_change_the_group_set_answers(town: Town) -> None:
    _, ann, group = await hikers(town)
    helper = await group.joined_by("Hal")
    await group.set_member(helper, status="administrator", rights=["can_delete_messages"])
    await town.advance("5m")
    [no] = await heard(town, ann, group, ann.says(group, "/filter price mine"))
    assert no["text"] == "Only admins of the group can do this."
    assert no["ephemeral"]
    [no] = await heard(town, helper, group, helper.says(group, "/filter price mine"))
    assert "Change group info" in no["text"]
    assert await asked(town, ann, group, "price") == []

    await group.set_member(helper, status="administrator", rights=["can_change_info"])
    await town.advance("5m")
    shown = await teach(town, helper, group, "/filter price twenty")
    assert shown["ephemeral"], "what is set up is no talk of the group's"
    await group.set_member(helper, status="member")
    for button in ("Settings", "Remove"):
        pressed = await helper.taps(shown, button, group=group)
        assert pressed["text"] == "Only admins of the group can do this."
    assert await asked(town, ann, group, "price") == ["twenty"]


async def test_bad_input_is_answered_with_how_it_is_done(town: Town) -> None:
    owner, _, group = await hikers(town)
    for command, told in (
        ("/filter", "Write the word and the answer"),
        ("/filter price", "Write the word and the answer"),
        ("/save map", "Write the name and the note"),
        ("/filter price hours=25 x", "“hours=25” is not understood"),
        ("/filter price [x](buttonurl://nowhere)", "full address"),
        ("/filter " + "x" * 70 + " y", "word is too long"),
        ("/filter price " + "y" * 3600, "answer is too long"),
        ("/filter /./ y", "nearly everything"),
        ("/stop", "Write the word"),
        ("/stop nothing", "no answer for “nothing”"),
    ):
        [no] = await heard(town, owner, group, owner.says(group, command))
        assert told in no["text"]
        assert no["ephemeral"]
    assert town.rows("select * from stored_reply") == []


@pytest.mark.slow
async def test_answers_are_listed_changed_and_removed_by_button_and_by_stop(town: Town) -> None:
    owner, ann, group = await hikers(town)
    await teach(town, owner, group, "/filter price answer to price")
    await teach(town, owner, group, "/filter (hours, opening) answer to hours")
    shown = await teach(town, owner, group, "/filter map answer to map")
    assert await asked(town, ann, group, "price") == ["answer to price"]
    [listed] = await heard(town, ann, group, ann.says(group, "/filters"))
    assert listed["text"] == "3 answers are given here:\nhours, opening\nmap\nprice · 1"
    assert labels(listed) == []
    [listed] = await heard(town, owner, group, owner.says(group, "/filters"))
    assert labels(listed) == ["hours", "map", "price"]

    [view] = await heard(town, owner, group, owner.taps(listed, "price", group=group))
    assert view["text"] == "Saved: “price”\ngiven once\nMembers see:\n\nanswer to price"
    assert labels(view)[:3] == ["Again after: usual", "To the same member: off", "Answer gone after: off"]
    [view] = await heard(town, owner, group, owner.taps(view, "Whole message only: off", group=group))
    assert view["text"].splitlines()[1] == "given once · only as a whole message"
    [view] = await heard(town, owner, group, owner.taps(view, "For: all", group=group))
    assert labels(view)[4:6] == ["For: admins", "Whole message only: on"]
    assert await asked(town, ann, group, "price") == []
    assert await asked(town, owner, group, "price") == ["answer to price"]

    pressed = await owner.taps(shown, "Remove", group=group)
    assert pressed["text"] == "No longer answered: map"
    await town.settle()
    assert "answer to map" not in "".join(words(await seen_by(owner, group)))
    [gone] = await heard(town, owner, group, owner.says(group, "/stop Opening"))
    assert (gone["text"], bool(gone["ephemeral"])) == ("No longer answered: Opening", True)
    assert await asked(town, ann, group, "map opening") == []
    assert await asked(town, ann, group, "hours") == ["answer to hours"]


@pytest.mark.slow
async def test_a_long_list_has_more(town: Town) -> None:
    owner, ann, group = await hikers(town)
    for number in range(10, 31):
        await owner.says(group, f"/filter word{number} x")
    await town.settle()
    [listed] = await heard(town, ann, group, ann.says(group, "/filters"))
    assert labels(listed) == ["More"]
    [rest] = await heard(town, ann, group, ann.taps(listed, "More", group=group))
    assert rest["text"] == "21 answers are given here:\nword30"
    assert rest["ephemeral"]


async def test_in_private_the_list_names_the_group_and_its_buttons_work(town: Town) -> None:
    owner, ann, group = await hikers(town)
    await teach(town, owner, group, "/filter price twenty [Hours](popup: nine)")
    for person in (owner, ann):
        await person.writes_bot("/start")
        await town.settle()
    listed = (await heard(town, owner, None, owner.writes_bot("/filters")))[-1]
    assert listed["text"] == "West Hikers\nOne answer is given here:\nprice"
    [view] = await heard(town, owner, None, owner.taps(listed, "price"))
    assert view["text"] == "West Hikers\nSaved: “price”\nMembers see:\n\ntwenty"
    assert (await owner.taps(view, "Hours"))["text"] == "nine"
    [view] = await heard(town, owner, None, owner.taps(view, "Again after: usual"))
    assert labels(view)[1] == "Again after: off"
    pressed = await owner.taps(view, "Remove")
    assert pressed["text"] == "No longer answered: price"
    pressed = await owner.taps(listed, "price")
    assert pressed["text"] == "It was removed already."
    listed = (await heard(town, ann, None, ann.writes_bot("/filters")))[-1]
    assert listed["text"] == "West Hikers\nNo word is answered here yet."


PAYLOADS = (
    "{user.__class__.__init__.__globals__}", "{{7*7}}", "%s %(name)s", "${jndi:x}", "{0.__class__}", "<b>&lt;</b>",
    "'; drop table stored_reply; --", "100% _ \\", "{first}",
)  # fmt: skip


@pytest.mark.slow
async def test_s43_s46_payloads_are_only_words(town: Town) -> None:
    owner, _, group = await hikers(town)
    mallory = await group.joined_by("{chat} {{1}}")
    await town.advance("5m")
    for number, payload in enumerate(PAYLOADS):
        shown = await teach(town, owner, group, f'/filter ("{payload}", word{number}) said: {payload}')
        literal = payload.replace("{first}", "{chat}")
        assert shown["text"].startswith("Saved: “")
        assert await asked(town, mallory, group, f"so word{number}") == [f"said: {literal}"]
        [no] = await heard(town, owner, group, owner.says(group, f"/get {payload}"))
        assert no["text"].startswith("There is no note “")
    [gone] = await heard(town, owner, group, owner.says(group, f"/stop {PAYLOADS[6]}"))
    assert gone["text"] == f"No longer answered: {PAYLOADS[6]}"
    assert len(town.rows("select * from stored_reply")) == len(PAYLOADS)
