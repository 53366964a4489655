"""Several wordings of a drop that repeats: which comes now, which draws more, and what admins do about them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.codec import dump, load
from bot.core.decisions import Button, Change, Decision, Note, Refusal, Remove, Rows, Save
from bot.core.drawn import Drawn, Post, draws_most, mean
from bot.core.facts import ButtonPress, Content, Sender
from bot.core.texts import Html
from bot.feature import Decisions, Turn
from bot.features.drops import queries, rules
from bot.features.drops.handlers import common, measuring
from bot.features.drops.tables import Drop, DropVariant

BETWEEN = ":"


@dataclass(frozen=True, slots=True)
class Wording:
    """A drop's content, and which of its wordings that is; `broken` = why it is set aside."""

    number: int
    content: Content
    broken: str = ""


async def wordings_of(turn: Turn, drop: Drop) -> list[Wording]:
    """All of a drop: its own, then the further ones."""
    further = await queries.list_variants(turn.session, drop.id)
    own = Wording(0, common.content_of(drop), drop.broken)
    return [own, *(Wording(row.number, load(Content, row.content), row.broken) for row in further)]


async def next_of(turn: Turn, drop: Drop) -> Wording:
    """What is posted now, of those that are not set aside."""
    some = await wordings_of(turn, drop)
    fit = [one for one in some if not one.broken] or some
    found = {one.number: one for one in fit}
    if len(fit) == 1:
        return fit[0]
    posted = await queries.list_rotated(turn.session, drop.id)
    best = await best_of(turn, drop) if common.policy_of(turn).try_best else None
    return found[rules.next_variant(list(found), posted, drop.only, int(best.label) if best else None)]


async def that_of(turn: Turn, drop: Drop, number: int) -> Wording:
    """One of them; the drop's own where it is gone."""
    found = await wordings_of(turn, drop)
    return next((one for one in found if one.number == number), found[0])


# --- which draws more ----------------------------------------------------------------------------------------------


async def best_of(turn: Turn, drop: Drop, posts: Sequence[Post] | None = None) -> Drawn | None:
    """The wording that draws more than the others, where that is no chance."""
    if posts is None:
        posts = await measuring.posts_of(turn, await measuring.heard_of(turn), drop.id)
    return draws_most(posts, measuring.wording_of)


async def shown(turn: Turn, lang: str, drop: Drop) -> tuple[list[Html], Rows]:
    """Each with what it drew, and what can be done about it; nothing where there is one."""
    found = await wordings_of(turn, drop)
    if len(found) == 1:
        return [], ()
    posts = await measuring.posts_of(turn, await measuring.heard_of(turn), drop.id)
    lines = [line(turn, lang, one, posts) for one in found]
    best = await best_of(turn, drop, posts)
    if drop.only is not None:
        lines.append(turn.texts.render(lang, "drops-variant-only", letter=rules.letter(drop.only)))
        return lines, ((button(turn, lang, "all", drop.id),), without(turn, lang, drop, found))
    rows: Rows = (without(turn, lang, drop, found),)
    if best is not None:
        name = rules.letter(int(best.label))
        lines.append(measuring.said(turn, lang, name, best))
        rows = ((button(turn, lang, "only", f"{drop.id}{BETWEEN}{best.label}", name),), *rows)
    return lines, rows


def line(turn: Turn, lang: str, one: Wording, posts: Sequence[Post]) -> Html:
    """B text “Good day”: 5 posts, 6 people each."""
    mine = [post.people for post in posts if post.variant == one.number]
    name = common.named_drop(turn, lang, one.content)
    drew = measuring.people(turn, lang, mean(mine))
    letter = rules.letter(one.number)
    if one.broken:
        return turn.texts.render(lang, "drops-variant-aside", letter=letter, name=name)
    return turn.texts.render(lang, "drops-variant", letter=letter, name=name, posts=len(mine), people=drew)


def without(turn: Turn, lang: str, drop: Drop, found: Sequence[Wording]) -> tuple[Button, ...]:
    """A button for each further wording that takes it away, and one that gives one set aside another content."""
    rows = [("without", one) for one in found[1:]] + [("reword", one) for one in found[1:] if one.broken]
    return tuple(
        button(turn, lang, verb, f"{drop.id}{BETWEEN}{one.number}", rules.letter(one.number))
        for verb, one in rows
    )


def set_aside(drop: Drop, number: int) -> Change:
    """One of several wordings comes no more until its content is changed; the others go on."""
    if number:
        return Change(DropVariant, {"drop_id": drop.id, "number": number}, {"broken": "content"})
    return Change(Drop, {"id": drop.id}, {"broken": "content"})


def button(turn: Turn, lang: str, verb: str, token: str, letter: str = "") -> Button:
    """A button about a wording."""
    text = turn.texts.plain(lang, f"drops-button-{verb}", letter=letter)
    return Button(text, "drops", verb, f"{token}.{turn.chat}")


# --- changed -------------------------------------------------------------------------------------------------------


async def added(turn: Turn, by: Sender, drop: Drop, content: Content) -> list[Decision]:
    """One more wording; Refusal where there are enough, or the drop comes only once."""
    further = await queries.list_variants(turn.session, drop.id)
    plan = await queries.find_plan_of(turn.session, turn.chat, "drop", drop.id)
    if plan is None or not common.schedule_of(plan).repeats:
        raise Refusal(turn.text_for(by, "drops-variant-once"))
    if len(further) + 1 >= rules.WORDINGS:
        raise Refusal(turn.text_for(by, "drops-variant-many", limit=rules.WORDINGS))
    posted = await queries.last_variant(turn.session, drop.id)
    number = max(posted, *(row.number for row in further), 0) + 1
    row = DropVariant(
        drop_id=drop.id, number=number, chat_id=turn.chat, content=dump(content), made_by=by.id, made_at=turn.now
    )  # fmt: skip
    return [Save(row), Note(turn.chat, "drop-variant", by.id, data={"drop": drop.id, "variant": number})]


async def completed(turn: Turn, by: Sender, drop: Drop, before: Content, content: Content) -> list[Decision]:
    """One more part of an album: the wording that `by` gave with the parts before it is the whole; nothing where that
    was not taken."""
    known = dump(common.fitting(turn, by, before))
    further = await queries.list_variants(turn.session, drop.id)
    mine = [row.number for row in further if row.made_by == by.id and row.content == known]
    return [
        Change(DropVariant, {"drop_id": drop.id, "number": number}, {"content": dump(content)})
        for number in mine[-1:]
    ]


async def strongest(turn: Turn, drop: Drop, posts: Sequence[Post]) -> Wording:
    """The one that admins chose, else the one that draws more than the others, else the drop's own."""
    best = await best_of(turn, drop, posts) if drop.only is None else None
    return await that_of(turn, drop, int(best.label) if best is not None else drop.only or 0)


async def only(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """This one alone, until an admin wants all again."""
    name, _, digits = token.partition(BETWEEN)
    drop = await drop_of(turn, press, name)
    one = await that_of(turn, drop, int(digits))
    note = Note(turn.chat, "drop-variant-only", press.by.id, data={"drop": drop.id, "variant": one.number})
    text = told(turn, press, "drops-variant-only", letter=rules.letter(one.number))
    return [turn.pressed(press, text), note, Change(Drop, {"id": drop.id}, {"only": one.number})]


async def all_again(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """Each in its turn again."""
    drop = await drop_of(turn, press, token)
    note = Note(turn.chat, "drop-variant-all", press.by.id, data={"drop": drop.id})
    pressed = turn.pressed(press, told(turn, press, "drops-variant-all"))
    return [pressed, note, Change(Drop, {"id": drop.id}, {"only": None})]


async def taken_away(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """A wording comes no more."""
    name, _, digits = token.partition(BETWEEN)
    drop = await drop_of(turn, press, name)
    one = await that_of(turn, drop, int(digits))
    if not one.number:
        raise Refusal(told(turn, press, "drops-gone"))
    again = [Change(Drop, {"id": drop.id}, {"only": None})] if drop.only == one.number else []
    note = Note(turn.chat, "drop-variant-removed", press.by.id, data={"drop": drop.id, "variant": one.number})
    text = told(turn, press, "drops-variant-removed", letter=rules.letter(one.number))
    gone = Remove(DropVariant, {"drop_id": drop.id, "number": one.number})
    return [turn.pressed(press, text), note, gone, *again]


async def drop_of(turn: Turn, press: ButtonPress, token: str) -> Drop:
    """The drop that still waits; Refusal otherwise."""
    drop = await queries.find_drop(turn.session, turn.chat, token)
    if drop is None or drop.place == "used":
        raise Refusal(told(turn, press, "drops-gone"))
    return drop


def told(turn: Turn, press: ButtonPress, text_id: str, **values: str) -> str:
    """A few words in the presser's language."""
    return turn.texts.plain(turn.language_of(press.by), text_id, **values)
