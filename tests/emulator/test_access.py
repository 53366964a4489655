"""Which chats a bot may touch, and the exact words when it may not."""

import pytest

from bot.emulator.cast import NotAllowed
from tests.emulator.conftest import Town

BASIC_UPGRADED = "Bad Request: group chat was upgraded to a supergroup chat"


async def _refused(town: Town, chat: object, method: str = "sendMessage") -> tuple[int, str]:
    return await town.api.refused(method, chat_id=chat, text="hi")


@pytest.mark.parametrize("chat", [-1009999999999, "abc", "@nobody_at_all", "@alice", 424242])
async def test_c11_unknown_chats(town: Town, chat: object) -> None:
    assert await _refused(town, chat) == (400, "Bad Request: chat not found")


async def test_c11_missing_chat_id(town: Town) -> None:
    assert await town.api.refused("getChat") == (400, "Bad Request: chat_id is empty")


async def test_c11_supergroup_left_and_banned(town: Town) -> None:
    await town.group.add_bot(status="left")
    outside = (403, "Forbidden: bot is not a member of the supergroup chat")
    assert await _refused(town, town.group.id) == outside
    assert await town.api.refused("getChat", chat_id=town.group.id) == outside
    await town.group.change(username="hikers_public")
    assert (await town.api.ok("getChat", chat_id="@hikers_public"))["id"] == town.group.id
    assert await _refused(town, town.group.id) == outside
    await town.group.add_bot(status="kicked")
    banned = (403, "Forbidden: bot was kicked from the supergroup chat")
    assert await _refused(town, town.group.id) == banned
    assert await town.api.refused("getChat", chat_id=town.group.id) == banned


async def test_c11_basic_group_left_and_kicked(basic: Town) -> None:
    await basic.group.add_bot(status="left")
    assert await _refused(basic, basic.group.id) == (403, "Forbidden: bot is not a member of the group chat")
    await basic.group.add_bot(status="kicked")
    assert await _refused(basic, basic.group.id) == (403, "Forbidden: bot was kicked from the group chat")


async def test_c11_upgraded_basic_group(basic: Town) -> None:
    new = await basic.group.migrate()
    answer = await basic.api.raw("sendMessage", chat_id=basic.group.id, text="hi")
    assert answer.status == 400
    assert BASIC_UPGRADED.encode() in answer.body
    assert f'"parameters":{{"migrate_to_chat_id":{new.id}}}'.encode() in answer.body
    assert (await basic.api.ok("getChat", chat_id=basic.group.id))["type"] == "group"


async def test_c11_private_chats(town: Town) -> None:
    carol = await town.people.person("Carol")
    assert await _refused(town, carol.id) == (400, "Bad Request: chat not found")
    await carol.joins(town.group)
    cold = (403, "Forbidden: bot can't initiate conversation with a user")
    assert await _refused(town, carol.id) == cold
    await carol.writes_bot("hello")
    texts = [update.get("message", {}).get("text") for update in town.api.updates()]
    assert texts[-2:] == ["/start", "hello"]
    await town.api.ok("sendMessage", chat_id=carol.id, text="hi")
    await carol.blocks_bot()
    assert await _refused(town, carol.id) == (403, "Forbidden: bot was blocked by the user")
    with pytest.raises(NotAllowed):
        await carol.writes_bot("again")
    await carol.blocks_bot(False)
    assert town.api.kinds() == ["my_chat_member:member>kicked", "my_chat_member:kicked>member"]
    await carol.changes(deleted=True)
    assert await _refused(town, carol.id) == (403, "Forbidden: user is deactivated")


async def test_c11_other_bots(town: Town) -> None:
    other = await town.people.bot("777001:other")
    words = "Forbidden: the bot can't send messages to the bot"
    assert await _refused(town, other) == (403, words)


async def test_user_ids(town: Town) -> None:
    for given in (0, -5, "abc"):
        words = "Bad Request: invalid user_id specified"
        assert await town.api.refused("getChatMember", chat_id=town.group.id, user_id=given) == (400, words)


async def test_c21_window_after_a_join_request(town: Town) -> None:
    await town.group.change(join_by_request=True)
    carol = await town.people.person("Carol")
    assert await carol.joins(town.group) == "requested"
    (request,) = town.api.updates()
    assert request["chat_join_request"]["user_chat_id"] == carol.id
    await town.api.ok("sendMessage", chat_id=carol.id, text="why do you want to join?")
    await town.people.advance("5m1s", jump=True)
    cold = (403, "Forbidden: bot can't initiate conversation with a user")
    assert await _refused(town, carol.id) == cold
    assert [note["text"] for note in await carol.private()] == ["why do you want to join?"]


async def test_hidden_members_need_an_administrator(town: Town) -> None:
    await town.group.add_bot(status="member")
    await town.group.change(members_hidden=True)
    words = "Bad Request: CHAT_ADMIN_REQUIRED"
    query = {"chat_id": town.group.id, "user_id": town.bob.id}
    assert await town.api.refused("getChatMember", **query) == (400, words)
    assert await town.api.refused("banChatMember", **query) == (400, words)


async def test_closing_and_logging_out(town: Town) -> None:
    code, words = await town.api.refused("close")
    assert (code, words[:30]) == (429, "Too Many Requests: retry after")
    await town.people.advance("11m", jump=True)
    assert await town.api.ok("close") is True
    assert await town.api.refused("getMe") == (400, "Bad Request: the bot has already been closed")
