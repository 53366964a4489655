"""/intro, /whois and /find: the form, one introduction, a search in all. What an admin sets is in admins.py."""

from collections.abc import Sequence

from bot.core.decisions import Button, Decision, Rows, Say
from bot.core.facts import CommandCall
from bot.core.names import plain_name
from bot.core.quoting import short
from bot.core.texts import Html
from bot.feature import Decisions, Turn
from bot.features.introductions import queries, rules
from bot.features.introductions.handlers.admins import SETTINGS, set_by
from bot.features.introductions.handlers.common import asked, joined, no, policy_of, reach
from bot.features.introductions.handlers.form import asking
from bot.features.introductions.handlers.writing import has_link, written
from bot.features.introductions.tables import Introduction
from bot.targets import target_of
from bot.voice import PASSING

SNIPPET = 120


async def on_intro(turn: Turn, call: CommandCall) -> Decisions:
    """`/intro` offers the form; with words behind it is the introduction; an admin's `/intro on` and the like set."""
    head, _, _ = call.args.partition(" ")
    if head.casefold() in SETTINGS:
        return await set_by(turn, call)
    if not policy_of(turn).on:
        raise no(turn, call.by, "off")
    if call.in_private:
        return [asking(turn, call.by)]
    if call.args and call.by.kind == "user":
        place = (call.message.message_chat, call.message.id)
        return await written(turn, call.by, call.args, place, links=has_link(call.message))
    return await offered(turn, call)


async def offered(turn: Turn, call: CommandCall) -> list[Decision]:
    """How it is done, to who asks alone; who cannot be told alone gets the way into the private chat."""
    await turn.know(call.by.id)
    row = await queries.find_introduction(turn.session, turn.chat, call.by.id)
    lang, fields = turn.language_of(call.by), joined(turn, asked(turn))
    if row is not None and row.state == "accepted":
        text = turn.texts.render(lang, "introductions-yours", text=row.text)
    elif row is not None and row.state in rules.OPEN and not row.overdue:
        until = turn.texts.moment(lang, row.due_at, turn.zone)
        text = turn.texts.render(lang, "introductions-newcomer", fields=fields, until=until)
    else:
        text = turn.texts.render(lang, "introductions-welcome", fields=fields)
    return [*reach(turn, call.by, text, form=True)] or [pointed(turn, call)]


def pointed(turn: Turn, call: CommandCall) -> Say:
    """A public line that says nothing of anybody, with the way into the private form."""
    lang = turn.language_of(call.by)
    label = turn.texts.plain(lang, "introductions-button-form")
    row: Rows = ((Button(label, url=turn.me.start_link("introductions", turn.chat)),),)
    text = turn.texts.render(lang, "introductions-in-private")
    return Say(turn.chat, text, row, thread=call.message.thread, expires_after=PASSING)


async def on_whois(turn: Turn, call: CommandCall) -> Decisions:
    """One member's introduction, to who asks."""
    target = await target_of(turn, call)
    row = await queries.find_introduction(turn.session, turn.chat, target.user.id)
    name = plain_name(target.user.name) or str(target.user.id)
    if row is None or row.state != "accepted":
        return [
            turn.answer(call, turn.text_for(call.by, "introductions-whois-none", name=name), personal=True)
        ]
    text = turn.text_for(call.by, "introductions-whois", name=name, text=row.text)
    return [turn.answer(call, text, personal=True)]


async def on_find(turn: Turn, call: CommandCall) -> Decisions:
    """Members whose introductions hold all these words, to who asks."""
    wanted = [word for word in map(rules.fold, call.args.split()) if word]
    if not wanted:
        raise no(turn, call.by, "find-usage")
    told = await queries.list_told(turn.session, turn.chat)
    found = [row for row in told if rules.matches(rules.fold(row.text), row.name, wanted)]
    text = found_text(turn, call, found) if found else turn.text_for(call.by, "introductions-find-none")
    return [turn.answer(call, text, personal=True)]


def found_text(turn: Turn, call: CommandCall, found: Sequence[Introduction]) -> Html:
    """The first few, and how many more there are."""
    lines = [turn.text_for(call.by, "introductions-find-head", count=len(found))]
    for row in found[: rules.FOUND]:
        name = plain_name(row.name) or str(row.user_id)
        lines.append(
            turn.text_for(call.by, "introductions-find-line", name=name, text=short(row.text, SNIPPET))
        )
    if len(found) > rules.FOUND:
        lines.append(turn.text_for(call.by, "introductions-more", count=len(found) - rules.FOUND))
    return Html("\n".join(lines))
