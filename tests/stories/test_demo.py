"""The demo from one command: it reads nothing, ends in good order, and its story comes true; without a browser."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot import app as bots
from bot import demo
from bot.core.errors import Unusable
from bot.emulator.demo import gather
from bot.emulator.people import People, Person
from bot.emulator.server import Emulator
from bot.emulator.tour import ADS, guide
from tests import demo_talk

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "bot/emulator/page"
QUOTED = r'"((?:[^"\\]|\\.)*)"'
ENTRY = re.compile(rf"^  (\w+): \[\s*{QUOTED},\s*{QUOTED},?\s*\],$", re.MULTILINE)
HAN = re.compile("[一-鿿]")


@asynccontextmanager
async def played(*, tour: bool = False) -> AsyncIterator[str]:
    """The address of a demo on a free port."""
    with demo.database_of(None) as database:
        async with demo.playing(0, "10.3", database, tour) as (url, _):
            yield url


async def started(folder: Path, *options: str, **environment: str) -> tuple[asyncio.subprocess.Process, str]:
    """`anthill demo` as a process of its own in a folder, and what it says first."""
    command = (sys.executable, "-m", "bot", "demo", "--no-browser", "--port", "0", *options)
    settings = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment}
    process = await asyncio.create_subprocess_exec(
        *command, cwd=folder, env=settings, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    assert process.stdout is not None
    return process, (await process.stdout.readline()).decode()


def names_in(folder: Path) -> list[str]:
    """What is there."""
    return [path.name for path in folder.iterdir()]


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_it_reads_no_settings_and_ends_when_told(tmp_path: Path, number: signal.Signals) -> None:
    (tmp_path / "config.toml").write_text("this is = no [settings file")
    process, said = await started(tmp_path, "--no-tour", ANTHILL_TOKEN="none of yours", ANTHILL_NONSENSE="1")
    assert "http://127.0.0.1:" in said
    process.send_signal(number)
    rest, _ = await process.communicate()
    assert (process.returncode, rest) == (0, b"")
    assert names_in(tmp_path) == ["config.toml"]


@pytest.mark.slow
async def test_a_kept_database_stays_and_is_not_taken_up_again(tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    process, said = await started(tmp_path, "--keep", str(kept))
    process.send_signal(signal.SIGINT)
    await process.communicate()
    assert "http" in said
    assert kept.stat().st_size
    again, said = await started(tmp_path, "--keep", str(kept))
    assert await again.wait() == 2
    assert "is there already" in said


@pytest.mark.slow
async def test_a_port_that_is_taken_is_said() -> None:
    async with played() as url:
        port = int(url.rpartition(":")[2])
        with pytest.raises(Unusable, match=f"Port {port}"):
            async with demo.playing(port, "10.3", "sqlite:///never-made.db", tour=False):
                pass


@pytest.mark.slow
async def test_the_advertisers_story_comes_true(capsys: pytest.CaptureFixture[str]) -> None:
    async with played() as url:
        assert await asyncio.to_thread(demo_talk.main, url) == 0, capsys.readouterr()


@pytest.mark.slow
async def test_a_story_that_fails_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    async with played() as url:
        people = People(url)
        [hikers, *_] = (await people.overview())["chats"]
        await people.wire.ask("POST", f"/chats/{hikers['id']}/bot", rights=[])
        assert await asyncio.to_thread(demo_talk.main, url) == 1
    assert "did not come true" in capsys.readouterr().err


@pytest.mark.slow
async def test_the_page_hears_of_strikes() -> None:
    async with played() as url:
        people = People(url)
        about = await people.wire.ask("GET", "/page")
        advertiser = next(card for card in about["cast"] if card["role"] == "advertiser")
        [chat] = advertiser["groups"]
        ad = advertiser["says"][str(chat)][0]["text"]
        await people.wire.ask("POST", f"/chats/{chat}/messages", person=advertiser["id"], text=ad)
        await people.settle()
        standing = await people.wire.ask("GET", f"/page/standing/{chat}")
        assert standing["members"] == {str(advertiser["id"]): {"strikes": 1, "limit": 3}}


@pytest.mark.slow
async def test_the_tour_plays_to_its_end() -> None:
    with demo.database_of(None) as database:
        async with (
            Emulator() as emulator,
            bots.running(demo.config_of(emulator.url, database), emulator.url) as app,
        ):
            people, page = People(emulator.url), emulator.page
            cast = await gather(people, page)
            page.started.set()
            await guide(page, people, cast, pace=0)
            assert page.tour == {"state": "over"}
            told = [event for event in emulator.world.journal.events if event["kind"] == "tour"]
            captions = [event["text"] for event in told if event["state"] == "playing"]
            assert all(HAN.search(text["zh"]) and text["en"] for text in captions)
            assert told[-2]["step"] == told[-2]["steps"]
            [(max_promo, counted)] = (await demo.standing_of(app)(cast.hikers.id)).items()
            assert counted == {"strikes": 2, "limit": 3}
            assert await Person(people.wire, max_promo, "Max Promo").joins(cast.hikers) == "member"
            left = [message["text"] for message in await cast.hikers.messages()]
            assert not set(left) & set(ADS)


def page_texts() -> list[tuple[str, str, str]]:
    """The page's own words: key, English, Chinese."""
    return ENTRY.findall((PAGE / "texts.js").read_text(encoding="utf-8"))


def test_the_page_has_each_of_its_words_in_both_languages() -> None:
    keys = [key for key, _, _ in page_texts()]
    written = re.findall(r"^  (\w+): \[", (PAGE / "texts.js").read_text(encoding="utf-8"), re.MULTILINE)
    assert keys == written
    assert len(keys) == len(set(keys))
    everything = "".join(path.read_text(encoding="utf-8") for path in PAGE.glob("*.[jh]*"))
    used = set(re.findall(r'(?:\bt\(|data-text=|data-label=)"(\w+)"', everything))
    assert used
    assert used - set(keys) == set()


@pytest.mark.parametrize(("key", "english", "chinese"), page_texts())
def test_both_languages_of_the_page_say_the_same(key: str, english: str, chinese: str) -> None:
    assert sorted(re.findall(r"\{\w+\}", english)) == sorted(re.findall(r"\{\w+\}", chinese))
    words = re.sub(r"\{\w+\}", "", chinese)
    assert not re.search("[,:;?!()]|您| 「|」 ", words)
    assert english
    assert key == "other_language" or HAN.search(words) or not re.search("[A-Za-z]", words)
