"""Newcomers of the demo in a real browser: from joining to an introduction, a copied one, an overdue one, a waived one.

Time is moved by the page's own buttons."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.demo_visitor import CHROMIUM, Visitor, visiting

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine"),
]
ANSWERS = (
    "Nora, I mend bicycles",
    "Leith, by the harbour",
    "a spare tent and patience",
    "hills within a day",
)


@pytest.fixture
async def visitor() -> AsyncIterator[Visitor]:
    """A visitor in a wide window."""
    async with visiting((1280, 800), tour=False, query="", locale="en-GB") as found:
        yield found


async def shot(visitor: Visitor, name: str) -> None:
    """A picture to look at, where ANTHILL_TEST_PICTURES names a folder."""
    if folder := os.environ.get("ANTHILL_TEST_PICTURES"):
        await visitor.page.screenshot(path=Path(folder) / f"{name}.png")


async def comes(visitor: Visitor, name: str) -> None:
    """Somebody joins who was not among the people so far; the page shows them now."""
    group = (await visitor.people.overview())["chats"][0]["id"]
    person = await visitor.people.person(name)
    await visitor.people.wire.ask("POST", f"/chats/{group}/join", person=person.id)
    await visitor.be(name)
    await asked(visitor)


async def asked(visitor: Visitor) -> None:
    """They are asked, alone, to introduce themselves; a group is written to at a walking pace."""
    question = visitor.whispers().filter(has_text="introduce yourself until Thu")
    await expect(question).to_be_visible(timeout=30_000)


async def introduced(visitor: Visitor) -> None:
    """The private form, question by question, then the group reads it."""
    page = visitor.page
    await page.locator(".inline", has_text="Introduce me").last.click()
    await expect(page.locator("#tab-private")).to_have_attribute("aria-selected", "true")
    for number, answer in enumerate(ANSWERS, 1):
        await expect(page.locator(".words").last).to_contain_text(f"{number} of 4")
        await visitor.say(answer)
    await expect(page.locator(".words").last).to_contain_text("will read this")
    await shot(visitor, "introduction-form")
    await page.locator(".inline", has_text="Post it").last.click()
    await expect(page.locator(".words").last).to_contain_text("the group now knows who you are")
    await page.click("#tab-group")
    posted = page.locator(".bubble", has_text="Nora Lind says hello").last
    await expect(posted).to_contain_text("a spare tent and patience")
    await shot(visitor, "introduction-posted")


@pytest.mark.slow
async def test_from_joining_to_accepted_to_overdue_to_waived(visitor: Visitor) -> None:
    page = visitor.page
    await visitor.say("/intro on")
    await expect(page.locator(".bubble").last).to_contain_text("within 72 hours")

    await visitor.be("Nora")
    await page.click("#gate-button")
    await asked(visitor)
    await shot(visitor, "introduction-asked")
    await introduced(visitor)

    await comes(visitor, "Copy Cato")
    await visitor.say("#intro " + ", ".join(ANSWERS))
    await expect(visitor.whispers().last).to_contain_text("nearly what somebody else wrote", timeout=30_000)
    await comes(visitor, "Silent Sam")
    for day in range(3):
        await visitor.wait_a_day()
        if day < 2:
            await expect(visitor.whispers().last).to_contain_text("Two lines about you", timeout=30_000)
    await shot(visitor, "introduction-overdue")

    await visitor.be("Olga")
    await page.click("#tab-private")
    card = page.locator(".bubble", has_text="2 newcomers are still silent").last
    await expect(card).to_contain_text("Copy Cato, Silent Sam")
    await page.locator(".inline", has_text="Waive").last.click()
    await expect(page.locator(".bubble", has_text="Waived by Olga Berg").last).to_be_visible()
    await shot(visitor, "introduction-waived")
