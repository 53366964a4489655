"""Who may do what: forged and borrowed buttons, anonymous admins."""

from typing import Any

import pytest

from bot.emulator.people import Group, Message, Person
from bot.emulator.world import acting, lookup
from tests.town import Town

BOT = 777000111
OLD = "This button has expired. Please send the command again."
ADMINS_ONLY = "Only admins of the group can do this."


async def hikers(town: Town, **details: Any) -> tuple[Person, Group]:
    """An owner and their group."""
    olga = await town.people.person("Olga")
    return olga, await town.group("West Hikers", olga, **details)


async def of_bot(person: Person, group: Group) -> list[dict[str, Any]]:
    """What the bot said, as the person sees it."""
    return [
        message for message in await person.sees(group) if message["from"]["id"] == BOT and message["text"]
    ]


def presses(town: Town, person: Person, chat: int, message: int, data: str) -> str:
    """Any data with a press of any message, as a modified client can send it; gives the query's id."""
    world = town.emulator.world
    note = world.state.chats[chat].messages[message]
    return acting.press(world, world.state.chats[chat], note, person.id, data).id


async def answers(town: Town, *queries: str) -> list[str]:
    """What each presser saw; every press is answered."""
    await town.settle()
    found = [town.emulator.world.state.callbacks[query] for query in queries]
    assert all(query.answered for query in found)
    return [query.text for query in found]


def data_of(message: dict[str, Any], button: str) -> str:
    """What a button carries."""
    return next(str(one["data"]) for row in message["buttons"] for one in row if one["text"] == button)


# --- S20: buttons ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "forged",
    [
        "x",
        "v1:setup:language:zh:0:AAAAAAAAAAA",
        "v1:setup:language:zh",
        "v1:::::",
        "v2:setup:language:zh:4wo:l8KIXaUi1Wn",
        "v1:kernel:confirm:1:0:AAAAAAAAAAA",
        "\x00" * 64,
        "语" * 21,
        "v1:setup:language:zh:zzzzzzzzzzzzzz:AAAAAAAAAAA",
    ],
)
async def test_s20_a_forged_button_does_nothing(town: Town, forged: str) -> None:
    olga, group = await hikers(town)
    [checklist] = await of_bot(olga, group)
    assert await answers(town, presses(town, olga, group.id, checklist["id"], forged)) == [OLD]
    assert town.rows("SELECT language FROM chat") == [{"language": ""}]


async def test_s20_a_changed_button_does_nothing(town: Town) -> None:
    olga, group = await hikers(town)
    [checklist] = await of_bot(olga, group)
    real = data_of(checklist, "中文")
    changed = [
        real.replace(":zh:", ":en:"),
        real[:-1] + ("A" if real[-1] != "A" else "B"),
        real.replace("language", "zone"),
    ]
    said = await answers(town, *(presses(town, olga, group.id, checklist["id"], data) for data in changed))
    assert said == [OLD] * 3


async def test_s20_a_button_copied_into_another_chat_does_nothing(town: Town) -> None:
    olga, group = await hikers(town)
    [checklist] = await of_bot(olga, group)
    mallory = await town.people.person("Mallory")
    den = await town.group("Den", mallory)
    [hers] = await of_bot(mallory, den)
    copied = presses(town, mallory, den.id, hers["id"], data_of(checklist, "中文"))
    assert await answers(town, copied) == [OLD]
    assert {row["language"] for row in town.rows("SELECT language FROM chat")} == {""}


async def test_s20_only_an_admin_of_this_group_with_the_right_presses(town: Town) -> None:
    olga, group = await hikers(town)
    [checklist] = await of_bot(olga, group)
    ann, mallory = await group.joined_by("Ann"), await town.people.person("Mallory")
    await town.group("Den", mallory)
    await mallory.joins(group)
    assert (await ann.taps(checklist, "中文", group=group))["text"] == ADMINS_ONLY
    assert (await mallory.taps(checklist, "中文", group=group))["text"] == ADMINS_ONLY
    await group.set_member(ann, rights=["can_change_info"])
    await town.settle()
    await group.set_member(ann, status="member")
    assert (await ann.taps(checklist, "中文", group=group))["text"] == ADMINS_ONLY
    await group.set_member(ann, rights=["can_pin_messages"])
    assert "Change group info" in (await ann.taps(checklist, "中文", group=group))["text"]
    assert town.rows("SELECT language FROM chat WHERE id = :id", id=group.id) == [{"language": ""}]


async def test_s20_a_button_still_works_after_the_group_grew(town: Town) -> None:
    olga = await town.people.person("Olga")
    group = await town.people.group("Neighbours", olga, kind="group")
    await group.add_bot()
    await town.settle()
    [checklist] = await of_bot(olga, group)
    data = data_of(checklist, "中文")
    grown = await group.migrate()
    await town.settle()
    message = (await of_bot(olga, grown))[-1]
    query = presses(town, olga, grown.id, message["id"], data)
    assert await answers(town, query) == ["以后我在本群说中文。"]
    assert town.rows("SELECT id, language FROM chat") == [{"id": grown.id, "language": "zh"}]


async def test_s20_pressed_twice_at_once_it_counts_once(town: Town) -> None:
    olga, group = await hikers(town)
    await olga.writes_bot("/start")
    mallory = await group.joined_by("Mallory")
    await mallory.says(group, "join us at https://t.me/+AbCdEfGhIjkLmn01")
    await town.settle()
    card = next(
        message for message in await olga.private() if message["buttons"] and "Mallory" in message["text"]
    )
    world = town.emulator.world
    chat = lookup.private_chat(world, BOT, olga.id)
    undo = data_of(card, "Undo")
    queries = [acting.press(world, chat, chat.messages[card["id"]], olga.id, undo).id for _ in range(2)]
    await answers(town, *queries)
    assert len(town.rows("SELECT id FROM event WHERE kind = 'pardon'")) == 1


# --- S21: anonymous admins -------------------------------------------------------------------------


async def anonymous(town: Town) -> tuple[Person, Person, Group, Message]:
    """An owner who speaks as the group, a member, and that member's message."""
    olga, group = await hikers(town)
    ann = await group.joined_by("Ann")
    said = await ann.says(group, "nonsense")
    await town.settle()
    await group.set_member(olga, anonymous=True)
    return olga, ann, group, said


async def confirm(person: Person, group: Group) -> dict[str, Any]:
    """The question for a tap."""
    return next(
        one for one in await of_bot(person, group) if any("Confirm" in str(row) for row in one["buttons"])
    )


async def test_s21_an_anonymous_admin_confirms_with_a_tap(town: Town) -> None:
    olga, ann, group, said = await anonymous(town)
    await olga.says(group, "/warn too loud", reply_to=said)
    await town.settle()
    assert town.rows("SELECT id FROM strike") == []
    question = await confirm(olga, group)
    assert "/warn too loud" in question["text"]
    assert (await ann.taps(question, "Confirm", group=group))["text"] == ADMINS_ONLY
    assert town.rows("SELECT id FROM strike") == []
    await town.restart()
    await olga.taps(question, "Confirm", group=group)
    await town.settle()
    assert town.rows("SELECT user_id, given_by FROM strike") == [{"user_id": ann.id, "given_by": olga.id}]
    assert not [one for one in await of_bot(olga, group) if one["id"] == question["id"]]


async def test_s21_a_confirmation_counts_once_and_in_time(town: Town) -> None:
    olga, ann, group, said = await anonymous(town)
    await group.set_member(olga, anonymous=False)
    for reason in ("one", "two"):
        await olga.says(group, f"/warn {ann.id} {reason}")
        await town.advance("2m")
    assert len(town.rows("SELECT id FROM strike")) == 2
    await group.set_member(olga, anonymous=True)
    await olga.says(group, "/unwarn", reply_to=said)
    await town.settle()
    question = await confirm(olga, group)
    data = data_of(question, "Confirm")
    await answers(town, *(presses(town, olga, group.id, question["id"], data) for _ in range(2)))
    assert len(town.rows("SELECT id FROM strike WHERE pardoned_at IS NULL")) == 1
    await olga.says(group, "/unwarn", reply_to=said)
    await town.settle()
    question = await confirm(olga, group)
    await town.advance("11m")
    standing = [message["id"] for message in await of_bot(olga, group)]
    assert question["id"] not in standing  # nobody need tidy up
    late = presses(town, olga, group.id, standing[0], data_of(question, "Confirm"))
    assert await answers(town, late) == [OLD]
    assert len(town.rows("SELECT id FROM strike WHERE pardoned_at IS NULL")) == 1


async def test_s21_anonymous_in_one_group_is_nobody_in_another(town: Town) -> None:
    olga, _, group, said = await anonymous(town)
    await olga.says(group, "/warn", reply_to=said)
    await town.settle()
    question = await confirm(olga, group)
    mallory = await town.people.person("Mallory")
    den = await town.group("Den", mallory)
    [hers] = await of_bot(mallory, den)
    copied = presses(town, mallory, den.id, hers["id"], data_of(question, "Confirm"))
    assert await answers(town, copied) == [OLD]
    assert town.rows("SELECT id FROM strike") == []


async def test_s21_a_channel_of_the_same_name_is_no_admin(town: Town) -> None:
    _, ann, group, said = await anonymous(town)
    mallory = await group.joined_by("Mallory")
    double = await town.people.group("West Hikers", mallory, kind="channel")
    await mallory.says(group, "/warn", reply_to=said, sender_chat=double.id)
    await town.settle()
    assert town.rows("SELECT id FROM strike") == []
    assert not [one for one in await of_bot(ann, group) if "Confirm" in str(one["buttons"])]


async def test_s21_a_command_in_a_forwarded_channel_post_is_only_text(town: Town) -> None:
    olga = await town.people.person("Olga")
    news = await town.people.group("West News", olga, kind="channel")
    group = await town.group("West Hikers", olga, linked_channel=news.id)
    await olga.says(group, "/ban", automatic_forward=True)
    await town.settle()
    assert len(await of_bot(olga, group)) == 1
