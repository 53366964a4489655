"""Commands, names and files of a bot; nothing here speaks HTTP."""

import pytest

from bot.emulator.params import Upload
from bot.emulator.world import lookup, storing
from tests.emulator.stage import Stage

HELP = {"command": "/help", "description": "What I do"}


async def test_commands_are_kept_by_scope_and_language() -> None:
    stage = Stage()
    scope = {"type": "chat_administrators", "chat_id": stage.group.id}
    await stage.call("setMyCommands", commands=[HELP])
    await stage.call("setMyCommands", commands=[{**HELP, "description": "帮助"}], language_code="zh")
    await stage.call("setMyCommands", commands=[{**HELP, "is_ephemeral": True}], scope=scope)
    assert await stage.call("getMyCommands") == [{"command": "help", "description": "What I do"}]
    assert (await stage.call("getMyCommands", language_code="zh"))[0]["description"] == "帮助"
    assert (await stage.call("getMyCommands", scope=scope))[0]["is_ephemeral"] is True
    assert await stage.call("getMyCommands", scope={"type": "all_group_chats"}) == []
    await stage.call("deleteMyCommands")
    assert await stage.call("getMyCommands") == []


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ({"command": "x" * 33, "description": "d"}, "command length must not exceed 32"),
        ({"command": "x", "description": " "}, "command description must be non-empty"),
        ({"command": "Help", "description": "d"}, "BOT_COMMAND_INVALID"),
        ({"command": "x", "description": "d" * 257}, "command description length must not exceed 256"),
    ],
)
async def test_commands_that_are_refused(command: dict[str, str], words: str) -> None:
    stage = Stage()
    assert await stage.refusal("setMyCommands", commands=[command]) == f"Bad Request: {words}"


async def test_scopes_that_are_refused() -> None:
    stage = Stage()
    stage.private(stage.bob)
    cases = {
        "can't parse BotCommandScope: Unsupported type specified": {"type": "nobody"},
        "can't parse BotCommandScope: Empty chat_id specified": {"type": "chat"},
        "can't use specified scope in private chats": {"type": "chat_administrators", "chat_id": stage.bob},
        "chat not found": {"type": "chat", "chat_id": -5},
    }
    for words, scope in cases.items():
        refused = await stage.refusal("setMyCommands", commands=[HELP], scope=scope)
        assert refused == f"Bad Request: {words}"


async def test_names_and_descriptions_fall_back() -> None:
    stage = Stage()
    await stage.call("setMyName", name="Ants")
    await stage.call("setMyShortDescription", short_description="kurz", language_code="de")
    await stage.call("setMyDescription", description="long")
    assert await stage.call("getMyName", language_code="de") == {"name": "Ants"}
    assert await stage.call("getMyShortDescription") == {"short_description": ""}
    assert (await stage.call("getMyShortDescription", language_code="de"))["short_description"] == "kurz"
    assert (await stage.call("getMyDescription", language_code="de"))["description"] == "long"
    await stage.call("setChatMenuButton", menu_button={"type": "commands"})
    assert await stage.call("getChatMenuButton") == {"type": "commands"}
    await stage.call("setMyDefaultAdministratorRights", rights={"can_delete_messages": True})
    assert (await stage.call("getMyDefaultAdministratorRights"))["can_delete_messages"] is True


async def test_file_ids_differ_per_bot_and_unique_ids_do_not() -> None:
    stage = Stage()
    upload = Upload("a.txt", b"hello")
    message = await stage.call("sendDocument", files={"document": upload}, chat_id=stage.group.id)
    mine = message["document"]
    other = lookup.bot_of(stage.world, "1000002:token")
    theirs = storing.seen_by(stage.group.messages[message["message_id"]].content, other.id)["document"]
    assert mine["file_id"] != theirs["file_id"]
    assert mine["file_unique_id"] == theirs["file_unique_id"]
    file = await stage.call("getFile", file_id=mine["file_id"])
    stored = storing.served(stage.world, file["file_path"])
    assert stored is not None
    assert stored.content == b"hello"
    assert await stage.refusal("getFile", file_id=theirs["file_id"]) == "Bad Request: invalid file_id"
    again = await stage.group_call("sendDocument", document=mine["file_id"])
    assert again["document"]["file_unique_id"] == mine["file_unique_id"]
    wrong = await stage.refusal("sendDocument", document="nonsense")
    assert wrong == "Bad Request: wrong file identifier/HTTP URL specified"


async def test_file_refusals() -> None:
    stage = Stage()
    assert await stage.refusal("getFile") == "Bad Request: file_id not specified"
    assert await stage.refusal("getFile", file_id="x") == "Bad Request: invalid file_id"
    large = storing.keep(stage.world, "video", size=30 << 20)
    shown = storing.media(stage.world, large, stage.bot.id)["video"]
    assert await stage.refusal("getFile", file_id=shown["file_id"]) == "Bad Request: file is too big"
    assert await stage.refusal("sendPhoto") == "Bad Request: there is no photo in the request"


async def test_profile_photos_of_people_the_bot_knows() -> None:
    stage = Stage()
    file = storing.keep(stage.world, "photo", b"x")
    stage.world.state.people[stage.bob].photo = file.unique_id
    assert await stage.refusal("getUserProfilePhotos", user_id=77) == "Bad Request: user not found"
    stage.private(stage.bob)
    photos = await stage.call("getUserProfilePhotos", user_id=stage.bob)
    assert photos["total_count"] == 1
    assert photos["photos"][0][-1]["file_unique_id"] == file.unique_id


async def test_nobody_boosts() -> None:
    stage = Stage()
    assert await stage.group_call("getUserChatBoosts", user_id=stage.bob) == {"boosts": []}
