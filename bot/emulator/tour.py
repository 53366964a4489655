"""The guided tour: about two minutes of a story with captions, played in real time, over real HTTP. No page, no bot."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from bot.emulator.demo import Cast
from bot.emulator.pages import Page
from bot.emulator.people import Group, NotAllowed, People, Person

GLANCE, PER_WORD = 2.2, 0.26  # seconds that a caption stands
KEYSTROKE, SEND = 0.045, 0.5  # seconds that typing takes to watch
POINT = 1.4  # seconds between the sign at a button and the tap
ADS = (
    "Tents at half price, join t.me/+Mn4bVc7xZl2kJhGf",
    "New offers every day: https://t.me/max_promo_shop",
    "Last chance, everything must go: t.me/+Pl9oKi8uJh7yGtFr",
)

Act = Callable[[], Awaitable[object]]


@dataclass(frozen=True)
class Scene:
    """A caption, as whom and where to look (`group` None = in private); then something typed, tapped or done."""

    text: str
    who: Person
    group: Group | None
    types: str = ""
    taps: str = ""
    act: Act | None = None


async def guide(page: Page, people: People, cast: Cast, *, pace: float = 1.0) -> None:
    """Waits until a visitor starts the tour, plays it, ends it early when they skip. `pace` 0: without any pause."""
    page.tell(state="ready")
    await page.started.wait()
    playing = asyncio.create_task(play(page, people, cast, pace))
    skipping = asyncio.create_task(page.skipped.wait())
    try:
        await asyncio.wait((playing, skipping), return_when=asyncio.FIRST_COMPLETED)
    finally:
        playing.cancel()
        skipping.cancel()
        with suppress(
            asyncio.CancelledError, NotAllowed
        ):  # the visitor may have changed what the story counts on
            await playing
        page.tell(state="over")


async def play(page: Page, people: People, cast: Cast, pace: float) -> None:
    """One scene after the other."""
    tim = await people.person("Tim Brooks", language_code="en")
    max_ = await people.person("Max Promo", username="max_promo", language_code="en")
    scenes = story(people, cast, tim, max_)
    for number, scene in enumerate(scenes, 1):
        shown = {
            "state": "playing",
            "step": number,
            "steps": len(scenes),
            "text": scene.text,
            "person": scene.who.id,
            "group": (scene.group or cast.hikers).id,
            "tab": "group" if scene.group else "private",
        }
        page.tell(**shown)
        await asyncio.sleep(pace * (GLANCE + PER_WORD * len(scene.text.split())))
        if scene.types:
            page.tell(**shown, types=scene.types, seconds=KEYSTROKE * len(scene.types))
            await asyncio.sleep(pace * (KEYSTROKE * len(scene.types) + SEND))
        if scene.taps:
            page.tell(**shown, taps=scene.taps)
            await asyncio.sleep(pace * POINT)
        await perform(scene)
        await people.settle()


async def perform(scene: Scene) -> None:
    """What happens at the end of a scene."""
    if scene.types and scene.group:
        await scene.who.says(scene.group, scene.types)
    if scene.taps:
        messages = await scene.who.private()
        labels = [{button["text"] for row in message["buttons"] for button in row} for message in messages]
        newest = max(number for number, found in enumerate(labels) if scene.taps in found)
        await scene.who.taps(messages[newest], scene.taps)
    if scene.act:
        await scene.act()


def story(people: People, cast: Cast, tim: Person, max_: Person) -> list[Scene]:
    """A newcomer, a common question, an advertiser's three strikes, an owner's second thoughts, another language."""
    hikers, olga, ben = cast.hikers, cast.olga, cast.ben

    async def both_join() -> None:
        await tim.joins(hikers)
        await max_.joins(hikers)

    async def next_day() -> None:
        await people.advance("25h")

    return [
        Scene(
            "This is West Hikers, a group chat on your own computer. Anthill, a bot, is an admin here. "
            "The people are made up; the bot is real, and nothing leaves this machine.",
            ben, hikers, act=both_join,
        ),
        Scene(
            "Tim has just joined, and we look through his eyes. Anthill welcomes him in a dashed bubble that only he "
            "can see, so the group stays quiet. He has a question.",
            tim, hikers, types="Hi all! What does the hut cost?",
        ),
        Scene("Asked a hundred times, answered by itself: Olga, the owner, stored the answer once.", tim, hikers),
        Scene("Max came for another reason. Watch his message.", max_, hikers, types=ADS[0]),
        Scene(
            "Gone in a moment. Only Max reads why: which rule, strike 1 of 3, until when it counts, and how to appeal.",
            max_, hikers,
        ),
        Scene(
            "The others see one nameless line, and even that goes away after ten minutes. Nobody is scolded in public. "
            "Now a day passes.",
            ben, hikers, act=next_day,
        ),
        Scene("Max tries a link to his channel.", max_, hikers, types=ADS[1]),
        Scene(
            "Strike two, the final warning: he cannot write for a day. The list of members says until when. "
            "The day passes.",
            max_, hikers, act=next_day,
        ),
        Scene("And once more.", max_, hikers, types=ADS[2]),
        Scene("The third strike removes him. The way back is closed for a day.", max_, hikers),
        Scene(
            "Olga was not disturbed. Her private chat with Anthill keeps a card for each case, and everything can be "
            "taken back. She gives Max another chance.",
            olga, None, taps="Undo",
        ),
        Scene("Undone: the door is open again, and two strikes remain on record. A last look elsewhere.", olga, None),
        Scene(
            "川西徒步 is a Chinese group with the same bot. A member writes 群规, “group rules”, and needs no command.",
            cast.jing, cast.western, types="群规",
        ),
        Scene("And reads them in Chinese, for their eyes only.", cast.jing, cast.western),
    ]  # fmt: skip
