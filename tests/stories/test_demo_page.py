"""The chat page in a real browser, in a wide window and in one of a phone: what a visitor sees and can do."""

import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import expect

from bot.emulator.people import People
from tests.demo_visitor import CHROMIUM, Visitor, visiting

WIDE, PHONE = (1280, 800), (390, 844)
ADS = (
    "Half price, join t.me/+Ab1Cd2Ef3Gh4Ij5K",
    "Daily: https://t.me/everyday_offers",
    "t.me/+Zy9Xw8Vu7Ts6Rq5P",
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine"),
]


@pytest.fixture(params=[WIDE, PHONE], ids=["wide", "phone"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """Both windows; a test for one of them overrides it."""
    found: tuple[int, int] = request.param
    return found


@pytest.fixture
def tour() -> bool:
    """Whether the tour begins."""
    return False


@pytest.fixture
def query() -> str:
    """What stands behind the address."""
    return ""


@pytest.fixture
def locale() -> str:
    """The language of the browser."""
    return "en-GB"


@pytest.fixture
async def visitor(size: tuple[int, int], tour: bool, query: str, locale: str) -> AsyncIterator[Visitor]:
    """A visitor who has just opened the page of a fresh demo, which asks nobody else for anything."""
    async with visiting(size, tour=tour, query=query, locale=locale) as found:
        yield found


@pytest.mark.slow
async def test_three_ads_and_a_second_chance(visitor: Visitor) -> None:
    page = visitor.page
    await visitor.be("Mallory")
    await visitor.say(ADS[0])
    await expect(visitor.whispers().last).to_contain_text("Strike 1 of 3")
    await expect(page.locator(".eye").last).to_have_text("Only you see this")
    await expect(page.locator(".words", has_text=ADS[0])).to_have_count(0)
    await expect(visitor.member("Mallory").locator(".strikes")).to_have_text("1 of 3")
    await visitor.wait_a_day()
    await visitor.say(ADS[1])
    await expect(page.locator("#gate-text")).to_contain_text("You are muted until Wed")
    await expect(visitor.whispers().last).to_contain_text("Strike 2 of 3")
    await expect(visitor.member("Mallory")).to_contain_text("muted until Wed")
    await visitor.wait_a_day()
    await visitor.say(ADS[2])
    await expect(page.locator("#gate-text")).to_contain_text("You are banned until")
    await page.click("#gate-button")
    await expect(page.locator("#toast")).to_contain_text("you are banned")

    await visitor.be("Olga")
    for ad in ADS:
        await expect(page.locator(".words", has_text=ad)).to_have_count(0)
    await page.click("#tab-private")
    await page.locator(".inline", has_text="Undo").last.click()
    await expect(page.locator("#toast")).to_contain_text("Undone: Mallory Vance")
    await expect(page.locator(".bubble", has_text="Undone by Olga Berg").locator(".meta")).to_contain_text(
        "edited"
    )
    await expect(visitor.member("Mallory").locator(".strikes")).to_have_text("2 of 3")

    await visitor.be("Mallory")
    await page.click("#tab-group")
    await page.click("#gate-button")
    await expect(page.locator("#input")).to_be_visible()
    await expect(visitor.member("Mallory")).to_contain_text("member")


@pytest.mark.slow
async def test_long_words_and_chinese_fit_the_window(visitor: Visitor) -> None:
    await visitor.go("川西徒步")
    await visitor.be("陈静")
    await visitor.say("群规")
    await expect(visitor.whispers().last).to_contain_text("不发广告")
    await visitor.say("w" * 400 + " https://example.com/" + "x" * 300)
    await expect(visitor.page.locator(".row.mine .bubble").last).to_contain_text("wwww")
    wider = await visitor.page.evaluate(
        "[document.body, document.getElementById('messages')].filter(box => box.scrollWidth > box.clientWidth).length"
    )
    assert wider == 0


@pytest.mark.parametrize("size", [WIDE], ids=["wide"])
async def test_a_reply_with_a_warning(visitor: Visitor) -> None:
    page = visitor.page
    await page.locator(".bubble", has_text="I am in. Bringing Dana").click()
    await expect(page.locator("#context")).to_contain_text("Reply to Ben Carter")
    await visitor.say("/warn not so fast")
    await expect(page.locator(".row.mine .quote").last).to_contain_text("Ben Carter")
    await expect(visitor.member("Ben Carter").locator(".strikes")).to_have_text("1 of 3")
    await page.click(".chip:has-text('/warn')")
    await expect(page.locator(".row.mine .quote")).to_have_count(2)


@pytest.mark.slow
@pytest.mark.parametrize("size", [WIDE], ids=["wide"])
async def test_a_press_counts_though_others_write_meanwhile(visitor: Visitor) -> None:
    page = visitor.page
    chat, olga = await hikers_and_owner(visitor.people)
    await page.hover(".chip:has-text('/warn')")
    await page.mouse.down()
    await visitor.people.wire.ask("POST", f"/chats/{chat}/messages", person=olga, text="Meanwhile")
    await expect(page.locator(".words").last).to_contain_text("Meanwhile")
    await page.mouse.up()
    await expect(page.locator(".row.mine .quote")).to_have_count(1)


@pytest.mark.parametrize("size", [WIDE], ids=["wide"])
async def test_texts_are_formatted_and_never_markup(visitor: Visitor) -> None:
    page, evil = visitor.page, "<img src=x onerror=alert(1)>"
    chat, olga = await hikers_and_owner(visitor.people)
    mark = await visitor.people.person(evil)
    await visitor.people.wire.ask("POST", f"/chats/{chat}/join", person=mark.id)
    await visitor.people.wire.ask(
        "POST", f"/chats/{chat}/messages", person=mark.id, text=f"<b>bold</b> {evil}"
    )
    await expect(page.locator(".words").last).to_contain_text(f"<b>bold</b> {evil}")
    await expect(page.locator("#members")).to_contain_text(evil)
    assert await page.locator("img[src=x], .words strong").count() == 0

    await visitor.people.wire.ask(
        "POST", f"/chats/{chat}/messages", person=olga, parse_mode="HTML",
        text='😀 <b>bold <i>both</i></b> <code>x &lt; y</code> <a href="https://example.com/">here</a> /rules',
        buttons=[[{"text": "Meet", "url": "https://t.me/anthill_bot?start=hello"}]],
    )  # fmt: skip
    words = page.locator(".words").last
    await expect(words).to_contain_text("😀 bold both x < y here /rules")
    await expect(words.locator("strong em, em strong")).to_have_text("both")
    await expect(words.locator("code")).to_have_text("x < y")
    await words.locator("a", has_text="here").click()
    await expect(page.locator("dialog")).to_contain_text("https://example.com/")
    await page.click("dialog button")
    await page.click(".inline:has-text('Meet')")
    await expect(page.locator("#tab-private")).to_have_attribute("aria-selected", "true")
    await expect(page.locator(".row.mine .words").last).to_contain_text("/start hello")
    assert page.url.startswith("http://127.0.0.1:")


async def hikers_and_owner(people: People) -> tuple[int, int]:
    """The first group and who owns it."""
    about = await people.overview()
    return about["chats"][0]["id"], about["people"][0]["id"]


@pytest.mark.slow
@pytest.mark.parametrize("size", [WIDE], ids=["wide"])
async def test_a_newcomer_joins_and_an_alert_is_a_dialog(visitor: Visitor) -> None:
    page = visitor.page
    await visitor.be("Nora")
    await expect(page.locator("#gate-text")).to_have_text("You are not in this group.")
    await expect(page.locator(".bubble")).to_have_count(0)
    await page.click("#gate-button")
    await expect(visitor.whispers()).to_contain_text("Welcome, Nora Lind")
    await page.locator(".inline", has_text="中文").click()
    await expect(page.locator("dialog")).to_contain_text("Only admins")


@pytest.mark.slow
@pytest.mark.parametrize("size", [WIDE], ids=["wide"])
async def test_it_comes_back_after_a_break(visitor: Visitor) -> None:
    page = visitor.page
    await page.context.set_offline(True)
    chat, olga = await hikers_and_owner(visitor.people)
    await visitor.people.wire.ask("POST", f"/chats/{chat}/messages", person=olga, text="Is anybody there?")
    await page.context.set_offline(False)
    await expect(page.locator(".words", has_text="Is anybody there?")).to_be_visible(timeout=20_000)


@pytest.mark.slow
@pytest.mark.parametrize("size", [PHONE], ids=["phone"])
@pytest.mark.parametrize("tour", [True], ids=["tour"])
async def test_the_tour_begins_and_can_be_skipped(visitor: Visitor) -> None:
    page = visitor.page
    await expect(page.locator("#tour")).to_contain_text("1 of")
    await expect(page.locator("#input")).to_have_attribute("readonly", "")
    await page.click("#skip")
    await expect(page.locator("dialog")).to_contain_text("Now it is yours")
    await page.click("dialog button")
    await visitor.be("Ben")
    await visitor.say("So it works")
    await expect(page.locator(".row.mine .words").last).to_contain_text("So it works")


@pytest.mark.slow
@pytest.mark.parametrize("query", ["?lang=zh"], ids=["zh"])
async def test_in_chinese_no_word_of_the_page_is_english(visitor: Visitor) -> None:
    page = visitor.page
    await expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    await expect(page.locator("#tab-group")).to_contain_text("川西徒步")
    await visitor.go("West Hikers")
    await expect(page.locator("#input")).to_have_attribute("placeholder", "以Olga Berg的身份发言")
    await expect(page.locator("#clock span")).to_contain_text("1月5日星期一")
    await expect(page.locator("#members-title")).to_have_text("6位成员")
    assert await visitor.english() == []
    await visitor.be("Nora")
    await expect(page.locator("#gate-button")).to_have_text("加入群")
    assert await visitor.english() == []
    await page.click("#gate-button")
    await expect(page.locator(".eye")).to_have_text("仅你可见")
    await page.click("#tab-private")
    await expect(page.locator("#gate-button")).to_have_text("开始")
    assert await visitor.english() == []
    await page.click("#tab-group")
    await visitor.go("川西徒步")
    await visitor.be("小林")
    await expect(page.locator("#clock span")).to_contain_text("，中国标准时间")
    assert await visitor.english() == []


@pytest.mark.slow
@pytest.mark.parametrize("size", [WIDE], ids=["wide"])
@pytest.mark.parametrize("query", ["?lang=zh"], ids=["zh"])
async def test_in_chinese_strikes_are_counted_in_chinese(visitor: Visitor) -> None:
    page = visitor.page
    await visitor.go("West Hikers")
    await visitor.be("Mallory")
    await expect(page.locator(".chip", has_text="转发：")).to_have_count(1)
    await visitor.say(ADS[0])
    await expect(visitor.member("Mallory").locator(".strikes")).to_have_text("警告1/3")
    await visitor.wait_a_day()
    await visitor.say(ADS[1])
    await expect(page.locator("#gate-text")).to_contain_text("你被禁言到1月7日周三")
    assert await visitor.english() == []
    await visitor.wait_a_day()
    await visitor.say(ADS[2])
    await expect(visitor.member("Mallory")).to_contain_text("后可再加入")
    await page.click("#gate-button")
    await expect(page.locator("#toast")).to_contain_text("你已被移出")
    assert await visitor.english() == []


@pytest.mark.slow
@pytest.mark.parametrize("size", [WIDE], ids=["wide"])
@pytest.mark.parametrize("query", ["?lang=zh"], ids=["zh"])
@pytest.mark.parametrize("tour", [True], ids=["tour"])
async def test_the_tour_speaks_chinese_too(visitor: Visitor) -> None:
    page = visitor.page
    await expect(page.locator("#tour-step")).to_have_text(re.compile(r"导览 \d+/\d+"))
    await expect(page.locator("#tour-text")).to_contain_text("West Hikers」，一个跑在你电脑上的群")
    assert await visitor.english() == []
    await page.click("#skip")
    await expect(page.locator("#dialog-title")).to_have_text("现在交给你")
    assert await visitor.english() == []


@pytest.mark.slow
@pytest.mark.parametrize("size", [PHONE], ids=["phone"])
async def test_the_other_language_is_a_tap_away_and_remembered(visitor: Visitor) -> None:
    page = visitor.page
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    if visitor.narrow:
        await page.click("#open-left")
    await page.click("#language")
    await expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    await expect(page.locator("#people .pick small").first).to_have_text("群主")
    assert await visitor.english() == []
    await page.reload()
    await expect(page.locator("#people .pick small").first).to_have_text("群主")
    await page.goto(f"{visitor.people.wire.url}/?lang=en")
    await expect(page.locator("#people .pick small").first).to_have_text("owner")


@pytest.mark.slow
@pytest.mark.parametrize("size", [WIDE], ids=["wide"])
@pytest.mark.parametrize("locale", ["zh-TW"])
async def test_a_chinese_browser_is_met_in_chinese(visitor: Visitor) -> None:
    await expect(visitor.page.locator("#people .pick small").first).to_have_text("群主")
