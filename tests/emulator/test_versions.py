"""The emulator speaks the version it is told to: what came later is unknown."""

import pytest

from bot.emulator.people import People
from bot.emulator.server import Emulator
from tests.emulator.conftest import TOKEN, Api


@pytest.mark.parametrize(
    ("version", "rich", "private_parts"), [("10.0", 404, False), ("10.2", 200, False), ("10.3", 200, True)]
)
async def test_later_methods_and_parameters(version: str, rich: int, private_parts: bool) -> None:
    async with Emulator(bot_api=version) as emulator:
        people, api = People(emulator.url), Api(emulator)
        await people.bot(TOKEN)
        alice = await people.person("Alice")
        group = await people.group("Hikers", owner=alice)
        await group.add_bot()
        whom = {"receiver_user_id": alice.id}
        call = {"chat_id": group.id, "text": "psst", "ephemeral_message_parameters": whom}
        sent = await api.ok("sendMessage", **call)
        assert ("ephemeral_message_id" in sent) is private_parts
        message = {"html": "<h1>Top</h1>"}
        answer = await api.raw("sendRichMessage", chat_id=group.id, rich_message=message)
        assert answer.status == rich


def test_unknown_versions_are_refused() -> None:
    with pytest.raises(ValueError, match=r"10\.3"):
        Emulator(bot_api="9.0")
