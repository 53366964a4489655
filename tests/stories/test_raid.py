"""Many at once: the group hears nothing, nobody of them can do anything, and it is over by itself or by an admin."""

import pytest

from bot.emulator.people import NotAllowed
from tests.gate import gate, total
from tests.heard import heard, labels, seen_by, words
from tests.raids import cards, crowd, permissions, public, raid, standings, states, storm, taps
from tests.town import TOKEN, Town

BOT = int(TOKEN.partition(":")[0])
WORDS = {
    "en": ("A raid: 20 came", "20 inside and muted", "Remove all of the last", "The raid is over"),
    "zh": ("有人突袭", "群内禁言20人", "移出最近", "突袭已结束"),
}
SUMS = {"en": "A sum instead", "zh": "换成算术题"}
LINES = {"en": "cannot write yet?", "zh": "还不能发言的朋友"}


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_s97_a_raid_of_open_joins_says_nothing_and_ends_by_itself(town: Town, lang: str) -> None:
    here = await gate(town, lang=lang, by_request=False)
    ming, started = await here.applicant(), await here.applicant("Bo", started=True)
    before = await public(here.owner, here.group)
    people = await raid(here)
    await storm(here, [ming, started])
    assert await standings(here, [*people, ming, started]) == {"muted"}
    began, inside, remove, over = WORDS[lang]
    [card] = await cards(here, began.replace("20", "22"), inside.replace("20", "22"))
    assert labels(card)[1].startswith(remove)
    assert await public(here.owner, here.group) == before
    await town.advance("11m")
    assert len(await cards(here, over)) == 1
    [line] = [one for one in await public(here.owner, here.group) if one not in before]
    assert LINES[lang] in line["text"]
    await here.starts(ming)
    for person in (ming, started):
        await here.taps(person, SUMS[lang])
        await here.writes(person, str(await total(here, person)))
        assert await here.status(person) == "member"
    await town.advance("25h")
    assert await standings(here, people) == {"left"}
    assert states(here) == {"admitted": 2, "declined": 20}


@pytest.mark.slow
async def test_r38_a_raid_of_requests_is_declined_at_one_word(town: Town) -> None:
    here = await gate(town, "rules on")
    ming = await here.applicant()
    people = await raid(here, 60)
    await storm(here, [ming])
    [card] = await cards(here, "A raid: 61 came")
    assert "61 asking to join" in card["text"]
    await here.does(here.group.answer_request(ming, True))
    assert await here.status(ming) == "member"
    assert await seen_by(people[-1], None) == []
    assert await taps(here, "Remove all") == "Please confirm in the next message."
    [sure] = await cards(here, "60 people who have come since")
    assert labels(sure) == ["Yes, remove 60", "No"]
    assert await taps(here, "Yes, remove") == "It begins."
    assert len(await cards(here, "Olga had 60 people of the raid removed.")) == 1
    assert (await here.group.look(here.owner))["requests"] == []
    assert states(here) == {"admitted": 1, "declined": 60}
    await town.advance("11m")
    assert len(await cards(here, "The raid is over: 61 came. Nobody of them waits any more.")) == 1
    await here.does(people[-1].asks_to_join(here.group))
    assert await seen_by(people[-1], None) != []


@pytest.mark.slow
async def test_s97_members_who_add_many_may_add_no_more_until_it_is_over(town: Town) -> None:
    here = await gate(town, by_request=False)
    bei = await here.group.joined_by("Bei")
    await town.advance("2m")
    for person in await crowd(here, 15):
        await bei.adds(here.group, person)
    await town.settle()
    assert len(await cards(here, "15 inside and muted")) == 1
    with pytest.raises(NotAllowed):
        await bei.adds(here.group, await here.applicant())
    ann = await here.applicant("Ann")
    await here.does(here.owner.adds(here.group, ann))
    assert await here.status(ann) == "member"
    kept = await permissions(here)
    assert not kept["can_invite_users"]
    await town.restart()
    await town.advance("12m")
    assert await permissions(here) == {**kept, "can_invite_users": True}
    await bei.adds(here.group, await here.applicant())


@pytest.mark.slow
async def test_r38_it_goes_on_after_a_restart_in_its_midst(town: Town) -> None:
    here = await gate(town, "rules on", by_request=False)
    people = await crowd(here, 25)
    await storm(here, people[:18])
    await town.restart()
    before = await public(here.owner, here.group)
    await storm(here, people[18:])
    assert await standings(here, people) == {"muted"}
    assert len(await cards(here, "A raid: 25 came")) == 1
    await taps(here, "Remove all")
    await cards(here)
    await town.restart()
    await taps(here, "Yes, remove")
    await town.restart()
    assert len(await cards(here, "Olga had 25 people of the raid removed.")) == 1
    assert await standings(here, people) == {"kicked"}
    assert await public(here.owner, here.group) == before


@pytest.mark.slow
async def test_lifted_by_who_may_and_not_seen_again_for_an_hour(town: Town) -> None:
    here = await gate(town, "rules on", by_request=False)
    cho = await here.group.joined_by("Cho")
    await town.advance("2m")
    await here.group.set_member(cho, status="administrator", rights=["can_delete_messages"])
    await cho.writes_bot("/start")
    people = await raid(here)
    [card] = await cards(here, "A raid")
    copy = next(one for one in await seen_by(cho, None) if "A raid" in one["text"])
    assert "right" in (await here.does(cho.taps(copy, "Lift")))["text"]
    assert await taps(here, "Lift") == "Lifted. For an hour nothing counts as a raid."
    [card] = await cards(here, "Olga lifted the quiet mode. 20 came.")
    assert labels(card) == ["Remove who has not passed"]
    await storm(here, await crowd(here, 20, "Friend"))
    assert await cards(here, "A raid") == []
    await here.starts(people[0])
    await here.taps(people[0], "Read the rules")
    await here.taps(people[0], "I accept")
    assert await here.status(people[0]) == "member"
    await taps(here, "Remove who")
    await cards(here, "19 people")
    await taps(here, "No")
    assert "Olga left them where they are." in words(await cards(here))[-1]
    assert await here.status(people[1]) == "muted"


@pytest.mark.slow
async def test_who_was_here_before_is_spared_and_an_admins_word_stands(town: Town) -> None:
    here = await gate(town, by_request=False)
    bo = await here.group.joined_by("Bo")
    await bo.says(here.group, "Hello")
    await town.advance("2h")
    await bo.leaves(here.group)
    people = await raid(here)
    await storm(here, [bo])
    assert await here.status(bo) == "muted"
    await here.does(here.group.set_member(people[0], status="member"))
    await here.does(here.group.set_member(people[1], status="kicked"))
    await here.does(here.owner.says(here.group, "/gate off"))
    await cards(here)
    await taps(here, "Remove all")
    await cards(here)
    await taps(here, "Yes")
    await cards(here)
    assert (await here.status(bo), await here.status(people[0])) == ("muted", "member")
    assert await standings(here, people[1:]) == {"kicked"}


@pytest.mark.slow
async def test_requests_go_on_through_the_gate_and_nobody_is_forgotten(town: Town) -> None:
    here = await gate(town, "rules on")
    known = await here.applicant("Bo", started=True)
    people = await raid(here)
    await storm(here, [known])
    await here.starts(people[-1])
    assert "everybody waits a little" in await here.last(people[-1])
    await town.advance("11m")
    assert states(here) == {"open": 16, "gone": 5}
    assert "First the rules." in await here.last(known)
    assert "First the rules." in await here.last(people[-1])
    await here.does(people[-2].asks_to_join(here.group))
    assert "to join “West Hikers”" in await here.last(people[-2])


@pytest.mark.slow
async def test_without_a_gate_requests_stay_the_admins(town: Town) -> None:
    here = await gate(town)
    people = await raid(here)
    await town.advance("12m")
    assert await here.status(people[0]) == "left"
    assert len((await here.group.look(here.owner))["requests"]) == 20
    await here.does(here.group.answer_request(people[0], True))
    assert await here.status(people[0]) == "member"


@pytest.mark.slow
async def test_a_right_that_is_missing_is_said_and_waited_for(town: Town) -> None:
    here = await gate(town, by_request=False)
    await here.does(here.group.add_bot(rights=["can_delete_messages", "can_invite_users"]))
    people = await raid(here)
    [card] = await cards(here, "A raid")
    assert "I lack the right" in card["text"]
    said = await here.does(people[3].says(here.group, "Buy now"))
    assert await said.gone()
    await here.does(here.group.add_bot(rights="all"))
    assert await standings(here, people) == {"muted"}


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["429", "5xx", "lost_answer"])
async def test_s97_no_error_lets_anybody_in(town: Town, kind: str) -> None:
    here = await gate(town, by_request=False)
    rules = [
        {"method": method, "kind": kind, "count": 6, "retry_after": 4}
        for method in ("restrictChatMember", "sendMessage", "setChatPermissions", "getChat")
    ]
    await town.people.faults(rules)
    people = await raid(here)
    await town.advance("3m")
    assert await standings(here, people) == {"muted"}
    await town.advance("11m")
    assert await standings(here, people) == {"muted"}
    assert (await permissions(here))["can_invite_users"]


@pytest.mark.slow
async def test_raid_by_word_of_an_admin(town: Town) -> None:
    here = await gate(town, by_request=False)

    async def asked(command: str) -> str:
        return "\n".join(
            words(await heard(town, here.owner, here.group, here.owner.says(here.group, command)))
        )

    assert "From 15 newcomers a minute" in await asked("/raid")
    assert "From 3 newcomers" in await asked("/raid 3")
    assert "neither add others nor write" in await asked("/raid lock all")
    assert "/raid wave 3h" in await asked("/raid wave")
    assert "Until Mon 5 Jan 13:00 nothing counts" in await asked("/gate wave 3h")
    friends = await raid(here, 4)
    assert await standings(here, friends) == {"member"}
    assert "switched on by Olga: 0 have come" in await asked("/antiraid 2h")
    shown = await heard(town, here.owner, here.group, here.owner.says(here.group, "/raid"))
    assert labels(shown[-1]) == ["Lift"]  # nobody is there to be removed
    with pytest.raises(NotAllowed):
        await friends[0].says(here.group, "Hello")
    late = await here.group.joined_by("Late")
    await town.advance("1h")
    assert await here.status(late) == "muted"
    assert "Until" in await asked("/raid off")
    await friends[0].says(here.group, "Hello")
    assert "I no longer look" in await asked("/raid 0")
    assert "do not look for one" in await asked("/raid")


@pytest.mark.slow
async def test_a_guard_leaves_those_of_a_raid_to_the_admins(town: Town) -> None:
    here = await gate(town, "rules on", guard_bot=BOT)
    people = await raid(here)
    results = [
        c["parameters"]["result"]
        for c in await town.people.calls()
        if "Query" in c["method"] and "result" in c["parameters"]
    ]
    assert (len(results), set(results)) == (20, {"queue"})
    assert await standings(here, people) == {"left"}
