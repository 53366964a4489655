"""The guided tour: about two minutes of a story with captions, played in real time, over real HTTP. No page, no bot."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from bot.emulator.demo import Cast
from bot.emulator.pages import Page
from bot.emulator.people import Group, NotAllowed, People, Person

GLANCE, PER_WORD, PER_SIGN = 2.2, 0.26, 0.16  # seconds that a caption stands
KEYSTROKE, SEND = 0.045, 0.5  # seconds that typing takes to watch
SIGN = re.compile("[一-鿿]|[A-Za-z0-9]+")  # what is read at once in a Chinese text
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
    text_zh: str
    who: Person
    group: Group | None
    types: str = ""
    taps: str = ""
    act: Act | None = None

    @property
    def reading(self) -> float:
        """Seconds that the slower of both captions takes to read."""
        return GLANCE + max(PER_WORD * len(self.text.split()), PER_SIGN * len(SIGN.findall(self.text_zh)))


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
            "text": {"en": scene.text, "zh": scene.text_zh},
            "person": scene.who.id,
            "group": (scene.group or cast.hikers).id,
            "tab": "group" if scene.group else "private",
        }
        page.tell(**shown)
        await asyncio.sleep(pace * scene.reading)
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
            "这里是「West Hikers」，一个跑在你电脑上的群，机器人Anthill是管理员。"
            "人物是虚构的，机器人是真的，数据不出这台电脑。",
            ben, hikers, act=both_join,
        ),
        Scene(
            "Tim has just joined, and we look through his eyes. Anthill welcomes him in a dashed bubble that only he "
            "can see, so the group stays quiet. He has a question.",
            "Tim刚进群，现在是他的视角。Anthill的欢迎语在虚线气泡里，只有他看得到，不打扰群里。"
            "他想问：小屋住一晚多少钱？",
            tim, hikers, types="Hi all! What does the hut cost?",
        ),
        Scene(
            "Asked a hundred times, answered by itself: Olga, the owner, stored the answer once.",
            "问过上百遍的问题，机器人自己就答了：群主Olga存过一次答案。",
            tim, hikers,
        ),
        Scene(
            "Max came for another reason. Watch his message.",
            "Max可不是来爬山的，看他发什么。",
            max_, hikers, types=ADS[0],
        ),
        Scene(
            "Gone in a moment. Only Max reads why: which rule, strike 1 of 3, until when it counts, and how to appeal.",
            "一转眼就没了。原因只有Max看得到：违反哪条群规、第1次警告（满3次移出）、何时失效、怎么申诉。",
            max_, hikers,
        ),
        Scene(
            "The others see one nameless line, and even that goes away after ten minutes. Nobody is scolded in public. "
            "Now a day passes.",
            "其他人只看到一行不点名的提示，十分钟后也会消失，谁也不会当众挨批。现在过一天。",
            ben, hikers, act=next_day,
        ),
        Scene("Max tries a link to his channel.", "Max又来发自己频道的链接。", max_, hikers, types=ADS[1]),
        Scene(
            "Strike two, the final warning: he cannot write for a day. The list of members says until when. "
            "The day passes.",
            "第2次警告，也是最后一次：禁言一天，几点解除看成员列表。一天过去了。",
            max_, hikers, act=next_day,
        ),
        Scene("And once more.", "他还来。", max_, hikers, types=ADS[2]),
        Scene(
            "The third strike removes him. The way back is closed for a day.",
            "满3次警告，移出群，一天之内进不来。",
            max_, hikers,
        ),
        Scene(
            "Olga was not disturbed. Her private chat with Anthill keeps a card for each case, and everything can be "
            "taken back. She gives Max another chance.",
            "群主Olga没被打扰。她和Anthill的私聊里，每次处理都有一张卡片，都能撤销。"
            "她点Undo（撤销），再给Max一次机会。",
            olga, None, taps="Undo",
        ),
        Scene(
            "Undone: the door is open again, and two strikes remain on record. A last look elsewhere.",
            "撤销了：Max可以再进群，两次警告还记着。最后去另一个群看看。",
            olga, None,
        ),
        Scene(
            "川西徒步 is a Chinese group with the same bot. A member writes 群规, “group rules”, and needs no command.",
            "「川西徒步」是中文群，用的是同一个机器人。成员发「群规」两个字就行，不用记命令。",
            cast.jing, cast.western, types="群规",
        ),
        Scene(
            "And reads them in Chinese, for their eyes only.",
            "机器人用中文回复，只有本人看得到。",
            cast.jing, cast.western,
        ),
    ]  # fmt: skip
