"""The same story wherever the bot runs: beside the emulator, as a process that polls, as one with a webhook."""

from pathlib import Path

import pytest

from tests.heard import seen_by, words
from tests.town import town_of

AD = "Best signals: https://t.me/+AbCdEfGhIjKlMnOpQ"


ELSEWHERE = [pytest.param(mode, marks=pytest.mark.slow) for mode in ("process", "webhook")]


@pytest.mark.parametrize("mode", ["inside", *ELSEWHERE])
async def test_three_ads_and_out_and_back(database: str, tmp_path: Path, mode: str) -> None:
    async with town_of(tmp_path, database, mode=mode) as town:
        owner = await town.people.person("Olga Owner")
        group = await town.group("West Hikers", owner)
        mallory = await group.joined_by("Mallory")
        for _ in range(2):
            await mallory.says(group, AD)
            await town.settle()
            await town.advance("25h")
        await town.restart()
        await mallory.says(group, AD)
        await town.settle()
        assert await mallory.joins(group) == "banned"
        assert AD not in words(await group.messages())
        sanctions = town.rows("SELECT sanction FROM strike ORDER BY given_at")
        assert [row["sanction"] for row in sanctions] == ["warning", "mute", "kick"]

        [line] = [one for one in await seen_by(owner, group) if "was removed:" in one["text"]]
        answer = await owner.taps(line, "Undo", group=group)
        assert answer["answered"]
        await town.settle()
        assert await mallory.joins(group) == "member"
        await town.settle()
        assert not town.rows("SELECT id FROM inbox WHERE state <> 'done'")
