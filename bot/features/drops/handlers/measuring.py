"""What posts drew against what is usual at their hour, in words. Counts nothing, changes nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.core.drawn import Drawn, Post, draws_most, mean
from bot.core.hours import LOOKED_BACK, SILENT, Hour, Usual, hours_after, total, usual_of
from bot.core.texts import Html
from bot.feature import Turn
from bot.features.drops import queries
from bot.features.drops.handlers import common

Label = Callable[[Post], str]


@dataclass(frozen=True, slots=True)
class Heard:
    """The chat's hours as they were, and as they usually are."""

    hours: dict[datetime, Hour]
    usual: Usual
    span: int

    def after(self, at: datetime) -> Hour:
        """What was heard after a post: who spoke in the hour after it, all else in all the hours that count for it."""
        found = [self.hours.get(hour, SILENT) for hour in hours_after(at, self.span)]
        return replace(total(found), people=found[0].people)

    def usually(self, at: datetime) -> Hour | None:
        """The same as it usually is; None where too little is known."""
        hours = hours_after(at, self.span)
        first, whole = self.usual.at(hours[0]), self.usual.over(hours)
        return replace(whole, people=first.people) if first is not None and whole is not None else None

    def people(self, at: datetime) -> float | None:
        """How many usually speak in the hour after such an instant."""
        usual = self.usual.at(hours_after(at, 1)[0])
        return usual.people if usual is not None else None


async def heard_of(turn: Turn) -> Heard:
    """The chat's last weeks."""
    span, since = common.policy_of(turn).drawn_hours, turn.now - LOOKED_BACK
    hours = await queries.list_hours(turn.session, turn.chat, since)
    at = await queries.list_posted_at(turn.session, turn.chat, since)
    posted = {hour for one in at for hour in hours_after(one, span)}
    return Heard(hours, usual_of(hours, posted, turn.zone, turn.now), span)


async def posts_of(turn: Turn, heard: Heard, drop: str | None = None) -> list[Post]:
    """The newest posts whose time to draw is over, with what is usual at their hours."""
    until = turn.now - timedelta(hours=heard.span)
    found = await queries.list_posts(turn.session, turn.chat, until, drop)
    return [replace(post, usual=heard.people(post.at)) for post in found]


def kind_of(post: Post) -> str:
    """The kind of its content."""
    return post.medium


def content_of(post: Post) -> str:
    """The drop that it was."""
    return post.drop


def wording_of(post: Post) -> str:
    """Which of several wordings it had."""
    return str(post.variant)


def hour_of(turn: Turn) -> Label:
    """The hour for which it was planned, on the chat's clock."""
    return lambda post: f"{post.due.astimezone(turn.zone):%H}:00"


# --- in words ------------------------------------------------------------------------------------------------------


def number(value: float) -> str:
    """A mean, short."""
    return f"{value:.1f}".removesuffix(".0")


def people(turn: Turn, lang: str, count: float) -> str:
    """1 person, 2.5 people."""
    return turn.texts.plain(lang, "drops-people", one="yes" if count == 1 else "no", count=number(count))


async def named(turn: Turn, lang: str, posts: Sequence[Post]) -> list[Html]:
    """Which kind, which hour and which content drew most, only where that is no chance."""
    lines = []
    if (kind := draws_most(posts, kind_of)) is not None:
        lines.append(said(turn, lang, turn.texts.plain(lang, "drops-kind", kind=kind.label), kind))
    if (hour := draws_most(posts, hour_of(turn))) is not None:
        lines.append(said(turn, lang, hour.label, hour))
    content = draws_most(posts, content_of)
    drop = await queries.find_drop(turn.session, turn.chat, content.label) if content is not None else None
    if content is not None and drop is not None:
        lines.append(said(turn, lang, common.named_drop(turn, lang, common.content_of(drop)), content))
    return lines


def said(turn: Turn, lang: str, label: str, drawn: Drawn) -> Html:
    """Photo draws most: 6 people a post, usual then 3; others 2, usual 3."""
    values: dict[str, Any] = {
        "label": label,
        "posts": drawn.posts,
        "mean": people(turn, lang, drawn.mean),
        "others": people(turn, lang, drawn.others),
    }
    if drawn.usual is None or drawn.others_usual is None:
        return turn.texts.render(lang, "drops-best", **values)
    usual = {"usual": number(drawn.usual), "elsewhere": number(drawn.others_usual)}
    return turn.texts.render(lang, "drops-best-usual", **values, **usual)


async def last(turn: Turn, lang: str, heard: Heard) -> list[Html]:
    """What the newest post drew so far."""
    found = await queries.list_posts(turn.session, turn.chat, turn.now)
    drop = await queries.find_drop(turn.session, turn.chat, found[0].drop) if found else None
    if drop is None:
        return []
    post, usual = found[0], heard.people(found[0].at)
    name = common.named_drop(turn, lang, common.content_of(drop))
    at = turn.texts.moment(lang, post.at, turn.zone)
    drew = people(turn, lang, post.people)
    if usual is None:
        return [turn.texts.render(lang, "drops-last", name=name, at=at, drew=drew)]
    return [turn.texts.render(lang, "drops-last-usual", name=name, at=at, drew=drew, usual=number(usual))]


async def drew(turn: Turn, lang: str, drop: str) -> list[Html]:
    """What one drop drew in all its posts, and what was heard after them against what is usual; nothing before it was
    posted."""
    posts = await queries.list_posts(turn.session, turn.chat, turn.now, drop)
    if not posts:
        return []
    counts = await queries.count_echoes(turn.session, turn.chat, drop)
    values: dict[str, Any] = {name: counts.get(name, 0) for name in ("reply", "reaction", "vote")}
    values["repliers"] = people(turn, lang, await queries.count_repliers(turn.session, turn.chat, drop))
    each = people(turn, lang, mean([post.people for post in posts]))
    lines = [turn.texts.render(lang, "drops-drew", **values, people=each, posts=len(posts))]
    heard = await heard_of(turn)
    over = [post.at for post in posts if post.at <= turn.now - timedelta(hours=heard.span)]
    pairs = [(heard.after(at), usual) for at in over if (usual := heard.usually(at)) is not None]
    return [*lines, after(turn, lang, pairs)] if pairs else lines


def after(turn: Turn, lang: str, pairs: Sequence[tuple[Hour, Hour]]) -> Html:
    """14 people talk in the hour after, usual 3; reactions, who came and left, against the usual."""
    values = {}
    for name in ("people", "reactions", "joined", "gone"):
        values[name] = number(mean([getattr(one, name) for one, _ in pairs]))
        values[f"{name}_usual"] = number(mean([getattr(usual, name) for _, usual in pairs]))
    return turn.texts.render(lang, "drops-after", **values)
