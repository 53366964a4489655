"""/top and its buttons: a board of a period, the one before, the one after; one's own place, seen by them alone."""

from bot.core.codec import dump, load
from bot.core.decisions import AnswerButton, Decision, Edit, Refusal
from bot.core.facts import GONE, ButtonPress, CommandCall, Handed, Sender
from bot.db.boards import find_place
from bot.db.queries import current_chat
from bot.feature import Decisions, Turn
from bot.features.boards import queries, rules
from bot.features.boards.handlers import showing, standing
from bot.features.boards.policy import BoardsPolicy
from bot.features.boards.rules import View
from bot.presses import addressed


async def on_top(turn: Turn, call: CommandCall) -> Decisions:
    """/top, /top last month, /top all help; /top hide and /top show for oneself."""
    word = call.args.casefold().strip()
    if word in rules.HIDING:
        return [turn.hand(turn.chat, "scores", "hiding", call=dump(call), hidden=rules.HIDING[word])]
    view = rules.view_in(word, turn.now, turn.zone)
    if view is None:
        raise Refusal(turn.text_for(call.by, "boards-usage"))
    lang = turn.language_of(call.by) if call.in_private else turn.language
    lines = await standing.lines_of(turn, view)
    text = showing.board_text(turn, lang, view, lines)
    return [turn.answer(call, text, buttons=showing.board_buttons(turn, lang, view, empty=not lines))]


async def on_go(turn: Turn, press: ButtonPress) -> Decisions:
    """‹ and ›: another period in the same message; asked of the chat's lane where it stands in private."""
    token, chat = addressed(press.arg)
    chat = await current_chat(turn.session, chat)
    if chat == turn.chat:
        return [AnswerButton(press.query_id), *await edited(turn, turn.language, token, press)]
    return [turn.hand(chat, "boards", "go", token=token, press=dump(press))]


async def on_gone(turn: Turn, handed: Handed) -> Decisions:
    """The same from a private chat, for who is in the group."""
    press = load(ButtonPress, handed.data["press"])
    await turn.know(press.by.id)
    if turn.member(press.by).status in GONE:
        return [AnswerButton(press.query_id)]
    token = handed.data["token"]
    return [AnswerButton(press.query_id), *await edited(turn, turn.language_of(press.by), token, press)]


async def edited(turn: Turn, lang: str, token: str, press: ButtonPress) -> list[Decision]:
    """The message with that board in it."""
    view = rules.view_named(token)
    if view is None:
        return []
    lines = await standing.lines_of(turn, view)
    text = showing.board_text(turn, lang, view, lines)
    if press.chat.is_private:
        text = turn.named(press.by, text)
    rows = showing.board_buttons(turn, lang, view, empty=not lines)
    return [Edit(press.chat.id, text, rows, message_id=press.message_id)]


async def mine(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """The presser's place on that board."""
    view = rules.view_named(token)
    if view is None:
        return [AnswerButton(query)]
    score, place, ranked = await placed(turn, view, by.id)
    lang = turn.language_of(by)
    text = turn.texts.plain(
        lang, "boards-mine", title=showing.title(turn, lang, view), points=score, place=place, ranked=ranked,
        placed="yes" if score > 0 else "no",
    )  # fmt: skip
    return [AnswerButton(query, text, alert=True)]


async def placed(turn: Turn, view: View, user: int) -> tuple[int, int, int]:
    """A member's score and place, and how many have one: as it was kept, else as the ledger has it."""
    kept = await queries.find_kept(turn.session, turn.chat, view, user)
    if kept is not None and (post := await queries.find_post(turn.session, turn.chat, view)) is not None:
        on_it = await queries.count_kept(turn.session, turn.chat, view)
        return kept.score, kept.place, post.ranked if view.board == "all" else on_it
    span, days = view.span(turn.zone), turn.policy(BoardsPolicy).newcomer_days
    new = rules.newcomers_since(span, turn.now, days) if view.board == "newcomers" else None
    found = await find_place(turn.session, turn.chat, user, span, view.board, new)
    return found.score, found.above + 1, found.ranked
