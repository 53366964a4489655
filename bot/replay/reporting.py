"""`anthill replay` from its options to its words: the summary, the report's folder, the import. Judges nothing."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

from bot.config import Config
from bot.replay.page import Page, percent
from bot.replay.ranking import boards, write
from bot.replay.running import Options, Replayed, replayed
from bot.replay.seeding import target
from bot.replay.sheets import Sheets
from bot.replay.weeks import Board

BEST = 5


async def replay(config: Config, options: Options, *, into: bool) -> AsyncIterator[str]:
    """The lines to print; `into` seeds the chat of the configured database as well."""
    async with AsyncExitStack() as stack:
        goal = await stack.enter_async_context(target(config)) if into else None
        run = await stack.enter_async_context(replayed(config, options, goal.find if goal else None))
        found = await boards(run)
        for line in summary(run, found):
            yield line
        if options.report is not None:
            options.report.mkdir(parents=True, exist_ok=True)
            with Sheets(options.report) as sheets:
                write(run, found, sheets)
            path = options.report / "index.html"
            path.write_text(Page(run, found).html(), encoding="utf-8")
            yield run.texts.plain(run.language, "replay-summary-report", path=str(path))
        if goal is not None:
            yield await goal.seed(run)


def summary(run: Replayed, found: list[Board]) -> list[str]:
    """What matters most, in a few lines."""
    page, seen = Page(run, found), run.findings
    sanctions = seen.sanctions
    share = percent(seen.removed.count / max(seen.messages, 1), run.language)
    best = ", ".join(f"{one.name or one.user} ({one.score})" for one in found[0].standings[:BEST])
    first, last = (page.day(at.date()) for at in run.span)
    texts: dict[str, dict[str, str | int]] = {
        "lead": {"messages": page.shown(seen.messages), "people": page.shown(len(seen.people)), "from": first,
                 "to": last},
        "summary-removed": {"count": seen.removed.count, "share": share},
        "summary-struck": {"count": seen.struck.count, "mutes": sanctions["mute"], "kicks": sanctions["kick"],
                           "bans": sanctions["ban"]},
        "summary-asked": {"count": seen.asked.count},
        **({"summary-top": {"names": best}} if best else {}),
        **({"failed": {"count": run.player.failed}} if run.player.failed else {}),
    }  # fmt: skip
    lines = [run.texts.plain(run.language, f"replay-{name}", **values) for name, values in texts.items()]
    return [run.chat.name, *lines]
