"""A mute or a kick for a missing introduction: only where it was chosen, given back exactly, never early."""

import pytest

from tests.heard import heard, seen_by, words
from tests.newcomers import asking, cards, filled, silent, states, taps
from tests.town import Town


@pytest.mark.slow
async def test_a_mute_only_where_it_was_chosen_and_it_ends_with_the_introduction(town: Town) -> None:
    owner, group, [ann] = await silent(town, "Ann", command="/intro overdue mute")
    await ann.writes_bot("/start")
    await town.advance("71h")
    assert not (await group.member(ann)).muted
    await town.advance("2h")
    await town.restart()
    assert (await group.member(ann)).muted
    assert words(await seen_by(ann, None))[-1] == (
        "West Hikers\nYou can write in the group once you have introduced yourself; I'll take you through it."
    )
    await filled(town, ann, group, "Ann", "Bristol", "bread", "walks")
    await taps(town, ann, "Post it")
    assert not (await group.member(ann)).muted
    assert (await group.member(ann)).status == "member"
    assert await cards(owner) == []


@pytest.mark.slow
async def test_the_mute_gives_back_exactly_what_was_before(town: Town) -> None:
    owner, group, [ann] = await silent(town, "Ann", command="/intro overdue mute")
    await group.set_member(ann, status="restricted", permissions={"can_send_messages": True}, until=0)
    await town.settle()
    before = await group.member(ann)
    await town.advance("73h")
    assert (await group.member(ann)).muted
    await owner.says(group, f"/intros waive {ann.id}")
    await town.settle()
    assert await group.member(ann) == before


@pytest.mark.slow
async def test_what_another_admin_imposed_is_theirs_to_lift(town: Town) -> None:
    owner, group, [ann] = await silent(town, "Ann", command="/intro overdue mute")
    await town.advance("73h")
    assert (await group.member(ann)).muted
    await group.set_member(ann, status="member")
    await group.set_member(ann, status="restricted", permissions={"can_send_messages": False}, until=0)
    await town.settle()
    await owner.says(group, f"/intros waive {ann.id}")
    await town.settle()
    assert (await group.member(ann)).muted


@pytest.mark.slow
async def test_off_ends_every_duty_and_every_mute(town: Town) -> None:
    owner, group, [ann] = await silent(town, "Ann", command="/intro overdue mute")
    await town.advance("73h")
    assert (await group.member(ann)).muted
    assert words(await heard(town, owner, group, owner.says(group, "/intro off"))) == [
        "Nobody is asked for an introduction any more."
    ]
    assert not (await group.member(ann)).muted
    await town.advance("1m")
    assert await cards(owner) == []
    assert states(town) == {"Ann": "waived"}


@pytest.mark.slow
async def test_a_kick_only_where_it_was_chosen_and_never_before_seven_days(town: Town) -> None:
    owner, group, [ann] = await silent(town, "Ann", command="/intro overdue kick")
    await ann.writes_bot("/start")
    await town.advance("167h")
    assert (await group.member(ann)).status == "member"
    assert len(await cards(owner)) == 1
    await town.restart()
    await town.advance("2h")
    assert (await group.member(ann)).status in ("left", "kicked")
    assert words(await seen_by(ann, None))[-1] == (
        "West Hikers\nYou were removed because your introduction was missing. You may come back at any time."
    )
    assert await ann.joins(group) == "member"
    await town.settle()
    assert states(town) == {"Ann": "due"}


@pytest.mark.slow
async def test_without_the_right_it_is_said_and_only_the_list_remains(town: Town) -> None:
    owner, group = await asking(town, rights=["can_delete_messages"])
    for what in ("mute", "kick"):
        said = words(await heard(town, owner, group, owner.says(group, f"/intro overdue {what}")))
        assert said[-1].startswith("For this I need a right that I do not have here: ")
    await owner.writes_bot("/start")
    ann = await group.joined_by("Ann")
    await town.advance("8d")
    assert (await group.member(ann)).status == "member"
    assert len(await cards(owner)) == 1


@pytest.mark.slow
async def test_the_right_lost_later_leaves_the_list(town: Town) -> None:
    owner, group, [ann] = await silent(town, "Ann", command="/intro overdue kick")
    await group.add_bot(rights=["can_delete_messages"])
    await town.advance("8d")
    assert (await group.member(ann)).status == "member"
    assert len(await cards(owner)) == 1


async def test_in_a_basic_group_nobody_is_muted(town: Town) -> None:
    owner, group = await asking(town, kind="group")
    said = words(await heard(town, owner, group, owner.says(group, "/intro overdue mute")))
    assert said[-1].startswith("A basic group has no mute.")
