"""/drops chart: which kind, hour and content draws most against the usual, as a picture and in words."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.core.decisions import Picture, Say
from bot.core.drawn import Drawn, Post, drawn_by
from bot.core.facts import ButtonPress, CommandCall
from bot.core.texts import Html
from bot.feature import Decisions, Turn
from bot.features.drops import queries
from bot.features.drops.handlers import common, measuring

ROWS = {"kind": 5, "hour": 5, "content": 4}
Section = tuple[str, Sequence[Drawn]]


async def on_chart(turn: Turn, call: CommandCall) -> Decisions:
    """To who asked alone."""
    lang = turn.language_of(call.by)
    sections, text = await drawn(turn, lang)
    answer = turn.answer(call, text, personal=True)
    return [replace(answer, picture=picture(turn, lang, sections))]


async def chart(turn: Turn, press: ButtonPress, _: str) -> Decisions:
    """The same, where the button was pressed."""
    lang = turn.language_of(press.by)
    sections, text = await drawn(turn, lang)
    if press.chat.id != turn.chat:
        said = Say(press.chat.id, turn.named(press.by, text))
    else:
        said = turn.whisper(press.by, text, press=press.query_id)
    return [turn.pressed(press), replace(said, picture=picture(turn, lang, sections))]


async def drawn(turn: Turn, lang: str) -> tuple[list[Section], Html]:
    """Kinds, hours and contents with what they drew, and the same in words."""
    posts = await measuring.posts_of(turn, await measuring.heard_of(turn))
    if not posts:
        return [], turn.texts.render(lang, "drops-chart-none")
    sections = await sections_of(turn, lang, posts)
    lines = [turn.texts.render(lang, "drops-chart", **span(turn, lang, posts))]
    for name, rows in sections:
        lines.append(turn.texts.render(lang, "drops-chart-by", by=name))
        lines += [row_text(turn, lang, row) for row in rows]
    return sections, Html("\n".join([*lines, *await measuring.named(turn, lang, posts)]))


async def sections_of(turn: Turn, lang: str, posts: Sequence[Post]) -> list[Section]:
    """The best of each, in words that people know."""
    kinds = [
        replace(row, label=turn.texts.plain(lang, "drops-kind", kind=row.label))
        for row in drawn_by(posts, measuring.kind_of, ROWS["kind"])
    ]
    hours = drawn_by(posts, measuring.hour_of(turn), ROWS["hour"])
    contents = []
    for row in drawn_by(posts, measuring.content_of, ROWS["content"]):
        drop = await queries.find_drop(turn.session, turn.chat, row.label)
        if drop is not None:
            name = common.named_drop(turn, lang, common.content_of(drop))
            contents.append(replace(row, label=name))
    return [("kind", kinds), ("hour", hours), ("content", contents)]


def span(turn: Turn, lang: str, posts: Sequence[Post]) -> dict[str, Any]:
    """How many posts, since when."""
    return {"posts": len(posts), "day": turn.texts.day(lang, min(post.at for post in posts), turn.zone)}


def row_text(turn: Turn, lang: str, row: Drawn) -> Html:
    """photo: 6 people a post, usual 3 (10 posts)."""
    drew = measuring.people(turn, lang, row.mean)
    if row.usual is None:
        return turn.texts.render(lang, "drops-chart-row", label=row.label, drew=drew, posts=row.posts)
    usual = measuring.number(row.usual)
    return turn.texts.render(
        lang, "drops-chart-row-usual", label=row.label, drew=drew, usual=usual, posts=row.posts
    )  # fmt: skip


def picture(turn: Turn, lang: str, sections: Sequence[Section]) -> Picture | None:
    """The same as the drawing wants it; None where nothing can be drawn here."""
    if not turn.me.draws or not sections:
        return None
    known = any(row.usual is not None for _, rows in sections for row in rows)
    return Picture(
        "drawn",
        {
            "title": turn.texts.plain(lang, "drops-chart-title"),
            "group": turn.lane.title,
            "sections": [
                [
                    turn.texts.plain(lang, "drops-chart-by", by=name),
                    [[row.label, row.mean, row.usual, posts_text(turn, lang, row)] for row in rows],
                ]
                for name, rows in sections
                if rows
            ],
            "below": turn.texts.plain(lang, "drops-chart-below", usual="yes" if known else "no"),
            "nameless": turn.texts.plain(lang, "drops-chart-nameless"),
        },
    )


def posts_text(turn: Turn, lang: str, row: Drawn) -> str:
    """10 posts."""
    return turn.texts.plain(lang, "drops-posts", count=row.posts)
