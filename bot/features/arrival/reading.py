"""Who has read the rules: said by a button, asked again when they change, counted for admins."""

from collections.abc import Sequence

from bot.core.decisions import AnswerButton, Button, Decision, Note, Save, Say
from bot.core.facts import GONE, CommandCall, Sender
from bot.core.names import plain_name
from bot.core.texts import Html
from bot.feature import Decisions, Right, Turn
from bot.features.arrival import queries
from bot.features.arrival.tables import RulesRead
from bot.features.arrival.words import read_button
from bot.presses import address

LISTED = 20


def again_button(turn: Turn, lang: str, version: int) -> Button:
    """Ask everybody to read the changed rules."""
    text = turn.texts.plain(lang, "arrival-again-button")
    return Button(text, "arrival", "again", address(str(version), turn.chat))


async def read(turn: Turn, token: str, by: Sender, query: str) -> Sequence[Decision]:
    """A member has read the rules of that version, if they are still in force."""
    lang, version = turn.language_of(by), await queries.find_version(turn.session, turn.chat)
    if token != str(version):
        return [AnswerButton(query, turn.texts.plain(lang, "arrival-read-other"), alert=True)]
    member = await queries.find_member(turn.session, turn.chat, by.id)
    before = await queries.find_read(turn.session, turn.chat, by.id)
    if before is not None and before.version == version:
        day = turn.texts.day(lang, before.read_at, turn.zone)
        return [AnswerButton(query, turn.texts.plain(lang, "arrival-read-before", day=day))]
    thanks = AnswerButton(query, turn.texts.plain(lang, "arrival-read-thanks"))
    if member is None or member.status in GONE:
        return [thanks]
    row = RulesRead(chat_id=turn.chat, user_id=by.id, name=by.name, version=version, read_at=turn.now)
    cause = f"rules-read:{turn.chat}:{by.id}:{version}"
    return [Save(row, replace=True), Note(turn.chat, "rules-read", by.id, by.id, cause=cause), thanks]


async def again(turn: Turn, token: str, by: Sender, query: str) -> Sequence[Decision]:
    """The group is told once that the rules have changed."""
    turn.require(by, Right.INFO)
    lang, version = turn.language_of(by), await queries.find_version(turn.session, turn.chat)
    if token != str(version):
        return [AnswerButton(query, turn.texts.plain(lang, "arrival-read-other"), alert=True)]
    cause = f"rules-again:{turn.chat}:{version}"
    if await queries.find_event(turn.session, turn.chat, cause) is not None:
        return [AnswerButton(query, turn.texts.plain(lang, "arrival-again-already"), alert=True)]
    rules = Button(
        turn.texts.plain(turn.language, "arrival-rules-button"), "arrival", "rules", str(turn.chat)
    )
    rows = ((rules, read_button(turn, turn.language, version)),)
    return [
        Note(turn.chat, "rules-again", by.id, cause=cause),
        Say(turn.chat, turn.text("arrival-again"), rows),
        AnswerButton(query, turn.texts.plain(lang, "arrival-again-done")),
    ]


async def on_rules_read(turn: Turn, call: CommandCall) -> Decisions:
    """`/rulesread` how many have read the rules in force, and who has read only earlier ones."""
    version = await queries.find_version(turn.session, turn.chat)
    count = await queries.count_read(turn.session, turn.chat, version)
    behind = await queries.list_behind(turn.session, turn.chat, version)
    lines = [turn.text_for(call.by, "arrival-read-count", count=count)]
    if behind:
        names = [plain_name(row.name) or str(row.user_id) for row in behind[:LISTED]]
        if len(behind) > LISTED:
            names.append(
                turn.texts.plain(turn.language_of(call.by), "arrival-more", count=len(behind) - LISTED)
            )
        listed = turn.texts.plain(turn.language_of(call.by), "arrival-comma").join(names)
        lines.append(turn.text_for(call.by, "arrival-read-behind", names=listed))
    return [turn.answer(call, Html("\n".join(lines)), personal=True)]
