"""An open door beside other admins: what they impose stays, what was there before comes back exactly."""

from datetime import datetime, timedelta

from tests.gate import ANIMAL, Gate, gate
from tests.town import Town


async def until(here: Gate, hours: int) -> int:
    """A Unix time that many hours ahead."""
    now = datetime.fromisoformat(await here.town.people.now())
    return int((now + timedelta(hours=hours)).timestamp())


async def test_r22_s93_a_mute_from_before_is_restored_to_the_second(town: Town) -> None:
    here = await gate(town, by_request=False)
    ming = await here.comes(started=False)
    end = await until(here, 5)
    half = {"can_send_messages": True, "can_send_photos": False}
    await here.does(here.group.set_member(ming, status="restricted", permissions=half, until=end))
    before = await here.group.member(ming)
    await here.does(ming.leaves(here.group))
    await here.does(here.owner.says(here.group, f"/gate {ANIMAL}"))
    await here.does(ming.joins(here.group))
    assert await here.status(ming) == "muted"
    await here.starts(ming)
    await here.writes(ming, "ant")
    after = await here.group.member(ming)
    assert (after.permissions, after.until_date, after.status) == (before.permissions, end, "restricted")


async def test_r45_a_mute_from_before_that_has_run_out_is_not_restored(town: Town) -> None:
    here = await gate(town, "minutes 120", by_request=False)
    ming = await here.comes(started=False)
    await here.does(
        here.group.set_member(ming, status="restricted", permissions={}, until=await until(here, 1))
    )
    await here.does(ming.leaves(here.group))
    await here.does(here.owner.says(here.group, f"/gate {ANIMAL}"))
    await here.does(ming.joins(here.group))
    await town.advance("70m")
    assert await here.status(ming) == "muted"
    await here.starts(ming)
    await here.writes(ming, "ant")
    assert await here.status(ming) == "member"


async def test_s93_another_admin_mutes_during_the_gate_and_it_stays(town: Town) -> None:
    here = await gate(town, ANIMAL, by_request=False)
    ming = await here.comes()
    end = await until(here, 3)
    await here.does(here.group.set_member(ming, status="restricted", permissions={}, until=end))
    await here.writes(ming, "ant")
    assert await here.status(ming) == "muted"
    assert (await here.group.member(ming)).until_date == end


async def test_s93_another_admin_mutes_for_ever_after_a_failed_attempt_and_it_stays(town: Town) -> None:
    here = await gate(town, ANIMAL, by_request=False)
    ming = await here.comes()
    await here.does(ming.leaves(here.group))
    await here.does(ming.joins(here.group))
    await here.writes(ming, "ant")
    assert await here.status(ming) == "member"


async def test_r20_who_is_banned_by_an_admin_during_the_gate_stays_banned(town: Town) -> None:
    here = await gate(town, ANIMAL, by_request=False)
    ming = await here.comes()
    await here.does(here.group.set_member(ming, status="kicked"))
    assert await here.state(ming) == "gone"
    await town.advance("2d")
    assert await ming.joins(here.group) == "banned"
    await here.writes(ming, "ant")
    assert await ming.joins(here.group) == "banned"


async def test_s96_an_admin_lets_speak_during_the_gate(town: Town) -> None:
    here = await gate(town, ANIMAL, by_request=False)
    ming = await here.comes()
    await here.does(here.group.set_member(ming, status="member"))
    assert await here.state(ming) == "admitted"
    await town.advance("1d")
    assert await here.status(ming) == "member"


async def test_s96_an_admin_lets_in_who_was_declined(town: Town) -> None:
    here = await gate(town, ANIMAL, by_request=False)
    ming = await here.comes()
    for _ in range(3):
        await here.writes(ming, "cow")
    assert (await here.status(ming), await here.state(ming)) == ("left", "declined")
    await here.does(here.owner.adds(here.group, ming))
    assert (await here.status(ming), await here.state(ming)) == ("member", "admitted")
    said = await here.does(ming.says(here.group, "Hello"))
    assert not await said.gone()
