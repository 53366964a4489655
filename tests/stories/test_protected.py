"""Who is never punished, whatever they post."""

from tests.town import Town

AD = "Join us at t.me/+anotherGroupAbc"


async def test_s29_a_linked_channel_that_never_posted_before_is_protected(town: Town) -> None:
    ann = await town.people.person("Ann")
    channel = await town.people.group("Hikers' news", ann, kind="channel")
    group = await town.group("West Hikers", ann, linked_channel=channel.id)
    post = await ann.says(group, AD, sender_chat=channel.id)
    await town.settle()
    assert not await post.gone()
    assert town.rows("SELECT * FROM strike") == []


async def test_s29_owner_and_anonymous_admins_may_post_what_others_may_not(town: Town) -> None:
    ann = await town.people.person("Ann")
    group = await town.group("West Hikers", ann)
    own = await ann.says(group, AD)
    anonymous = await ann.says(group, AD, sender_chat=group.id)
    await town.settle()
    assert not await own.gone()
    assert not await anonymous.gone()
    assert town.rows("SELECT * FROM strike") == []


async def test_a_link_to_the_bot_itself_is_no_ad(town: Town) -> None:
    ann = await town.people.person("Ann")
    bob = await town.people.person("Bob")
    group = await town.group("West Hikers", ann)
    await bob.joins(group)
    said = await bob.says(group, "Write to it here: https://t.me/anthill_bot?start=open")
    await town.settle()
    assert not await said.gone()
    assert town.rows("SELECT * FROM strike") == []
