"""Somebody at the demo's page in a real browser: opens it, goes about in it, reads what it says. Checks no story."""

import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from playwright.async_api import Locator, Page, async_playwright, expect

from bot import demo
from bot.emulator.people import People

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
REFUSED = "Content Security Policy"
NARROW = 980  # pixels; below it the sides are behind two buttons

# All words of the page itself, seen or not: neither what was said, nor what one might say, nor the other language.
OWN_WORDS = """() => {
  const theirs = ".words, .quote, .inline, .chip, .avatar, #language";
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const at = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (at.closest(theirs) && !at.closest(".meta")) continue;
    if (node.nodeType === Node.TEXT_NODE) found.push(node.data);
    else for (const name of ["aria-label", "placeholder", "title", "alt"]) found.push(node.getAttribute(name) || "");
  }
  for (const name of ["empty", "offline"]) {
    for (const node of document.querySelectorAll(`[data-${name}]`)) found.push(node.dataset[name]);
  }
  found.push(...[...document.querySelectorAll(".chip")].map((chip) => chip.title));
  return found.map((words) => words.trim()).filter(Boolean);
}"""
NOT_TRANSLATED = re.compile(r"Telegram|/[a-z]+|https?://\S+")


@dataclass
class Visitor:
    """Somebody at the page; in a narrow window the sides are behind two buttons."""

    page: Page
    people: People
    narrow: bool

    async def be(self, name: str) -> None:
        """Look through somebody's eyes."""
        if self.narrow:
            await self.page.click("#open-left")
        await self.page.click(f"#people .pick:has-text('{name}')")
        await expect(self.page.locator("#people .pick[aria-pressed=true]")).to_contain_text(name)

    async def go(self, group: str) -> None:
        """Into another group."""
        if self.narrow:
            await self.page.click("#open-left")
        await self.page.click(f"#groups .pick:has-text('{group}')")
        await expect(self.page.locator("#tab-group")).to_contain_text(group)

    async def say(self, text: str) -> None:
        """Type and press Enter."""
        await self.page.fill("#input", text)
        await self.page.press("#input", "Enter")

    async def wait_a_day(self) -> None:
        """A day and an hour, by the buttons."""
        if self.narrow:
            await self.page.click("#open-right")
        for move in ("1d", "1h"):
            before = await self.page.inner_text("#clock")
            await self.page.click(f"[data-move='{move}']")
            await expect(self.page.locator("#clock")).not_to_have_text(before)
            await expect(self.page.locator(f"[data-move='{move}']")).to_be_enabled()
        if self.narrow:
            await self.page.mouse.click(10, 400)

    async def english(self) -> list[str]:
        """The page's own words with a Latin letter that belongs to no name."""
        about = await self.people.overview()
        names = [one["name"] for one in (*about["people"], *about["bots"])]
        names += [chat["title"] for chat in about["chats"]]
        known = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
        words: list[str] = await self.page.evaluate(OWN_WORDS)
        assert len(words) > 30
        return [one for one in words if re.search("[A-Za-z]", NOT_TRANSLATED.sub("", known.sub("", one)))]

    def whispers(self) -> Locator:
        """What only the visitor sees."""
        return self.page.locator(".row.whisper .bubble")

    def member(self, name: str) -> Locator:
        """Somebody's line in the list of members."""
        return self.page.locator(f".member:has-text('{name}')")


@asynccontextmanager
async def visiting(size: tuple[int, int], *, tour: bool, query: str, locale: str) -> AsyncIterator[Visitor]:
    """A visitor who has just opened the page of a fresh demo, which asks nobody else for anything."""
    faults: list[str] = []
    with demo.database_of(None) as database:
        async with demo.playing(0, "10.3", database, tour) as (url, _), async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            page = await browser.new_page(viewport={"width": size[0], "height": size[1]}, locale=locale)
            page.on("pageerror", lambda error: faults.append(str(error)))
            page.on("console", lambda line: faults.append(line.text) if REFUSED in line.text else None)
            page.on("request", lambda sent: None if sent.url.startswith(url) else faults.append(sent.url))
            await page.goto(url + query)
            await expect(page.locator(".bubble").first).to_be_visible()
            yield Visitor(page, People(url), size[0] < NARROW)
            await browser.close()
    assert faults == []
