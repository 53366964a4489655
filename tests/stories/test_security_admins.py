"""Admins no longer, and names that wander."""

from typing import Any

from bot.emulator.people import Group, Person
from tests.town import Town

BOT = 777000111
ADMINS_ONLY = "Only admins of the group can do this."


async def hikers(town: Town) -> tuple[Person, Group]:
    """An owner and their group."""
    olga = await town.people.person("Olga")
    return olga, await town.group("West Hikers", olga)


async def of_bot(person: Person, group: Group) -> list[dict[str, Any]]:
    """What the bot said, as the person sees it."""
    return [
        message for message in await person.sees(group) if message["from"]["id"] == BOT and message["text"]
    ]


# --- S22: admins no longer -------------------------------------------------------------------------


async def test_s22_a_demoted_admin_is_refused_at_once(town: Town) -> None:
    _, group = await hikers(town)
    ann, bob = await group.joined_by("Ann"), await group.joined_by("Bob")
    said = await bob.says(group, "nonsense")
    await group.set_member(ann, rights=["can_change_info", "can_restrict_members"])
    await ann.says(group, "/timezone Tokyo")
    await town.settle()
    assert town.rows("SELECT timezone FROM chat") == [{"timezone": "Asia/Tokyo"}]
    await group.set_member(ann, status="member")
    await ann.says(group, "/timezone Berlin")
    await ann.says(group, "/mute 1h", reply_to=said)
    await town.settle()
    assert town.rows("SELECT timezone FROM chat") == [{"timezone": "Asia/Tokyo"}]
    assert not (await group.member(bob)).muted


async def test_s22_the_news_of_a_demotion_counts_at_once(town: Town) -> None:
    _, group = await hikers(town)
    ann = await group.joined_by("Ann")
    await group.set_member(ann, rights=["can_change_info"])
    await town.settle()  # webhooks promise no order between news of members and messages
    await ann.says(group, "/alerts")
    await town.settle()
    assert "Nothing waits for an admin." in [one["text"] for one in await of_bot(ann, group)]
    await group.set_member(ann, status="member")
    await town.settle()
    await ann.says(group, "/alerts")
    await town.settle()
    assert (await of_bot(ann, group))[-1]["text"] == ADMINS_ONLY


async def test_s22_the_rights_are_asked_even_when_no_update_tells(town: Town) -> None:
    olga = await town.people.person("Olga")
    group = await town.people.group("West Hikers", olga)
    ann = await group.joined_by("Ann")
    await group.set_member(ann, rights=["can_change_info"])
    await group.add_bot(status="member")  # a bot that is no admin gets no updates about members
    await town.settle()
    await ann.says(group, "/timezone Tokyo")
    await town.settle()
    assert town.rows("SELECT timezone FROM chat") == [{"timezone": "Asia/Tokyo"}]
    await group.set_member(ann, status="member")
    await ann.says(group, "/timezone Berlin")
    await town.settle()
    assert town.rows("SELECT timezone FROM chat") == [{"timezone": "Asia/Tokyo"}]


async def test_s22_when_telegram_cannot_be_asked_the_answer_is_no(town: Town) -> None:
    olga, group = await hikers(town)
    await town.people.faults([{"method": "getChatMember", "kind": "5xx", "count": 50}])
    await olga.says(group, "/timezone Tokyo")
    await town.settle()
    assert "Telegram did not tell me what you may do here" in (await of_bot(olga, group))[-1]["text"]
    assert town.rows("SELECT timezone FROM chat") == [{"timezone": ""}]


# --- S26: names ------------------------------------------------------------------------------------


async def test_s26_a_name_is_no_identity(town: Town) -> None:
    olga = await town.people.person("Olga", username="olga_west")
    group = await town.group("West Hikers", olga)
    mallory = await group.joined_by("Mallory")
    bob = await group.joined_by("Bob")
    said = await bob.says(group, "nonsense")
    await olga.changes(name="Olga W.", username="olga_new")
    await mallory.changes(name="Olga", username="olga_west")
    await mallory.says(group, "/mute 1h", reply_to=said)
    await mallory.says(group, "/language zh")
    await town.settle()
    assert not (await group.member(bob)).muted
    assert town.rows("SELECT language FROM chat") == [{"language": ""}]
    await olga.says(group, "/mute 1h", reply_to=said)
    await town.settle()
    assert (await group.member(bob)).muted
