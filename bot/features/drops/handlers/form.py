"""The form in private: content is sent to the bot, then a time is chosen or written; saves nothing itself."""

from typing import Any

from bot.core.codec import dump, load
from bot.core.decisions import Button, Decision, Hand, Remove, Rows, Save, Say
from bot.core.facts import ButtonPress, CommandCall, Content, Handed, Message, Sender
from bot.core.templates import Unfit, album_of
from bot.feature import Decisions, Right, Turn
from bot.features.drops import queries, rules
from bot.features.drops.rules import DIALOG
from bot.features.drops.tables import DropDraft

CHOICES = ("tomorrow 9:00", "tomorrow 20:00", "every day 9:00", "queue", "reserve")
MOST_PARTS = 10
STEPS = ("content", "when", "variant")


# --- in the group's lane -------------------------------------------------------------------------------------------


def link(turn: Turn, drop: str = "", step: str = "") -> str:
    """Opens the private chat with the form, or with one step of it."""
    more = f"_{drop}_{step}" if drop else ""
    return f"https://t.me/{turn.me.username}?start=drops_{turn.chat}{more}"


def offered(turn: Turn, call: CommandCall) -> Decisions:
    """/schedule without a message: the form."""
    if call.in_private:
        return [asking(turn, call.by, "content")]
    opens = Button(turn.text_for(call.by, "drops-button-form"), url=link(turn))
    return [turn.answer(call, turn.text_for(call.by, "drops-how"), buttons=((opens,),), personal=True)]


def asking(turn: Turn, by: Sender, step: str, drop: str = "") -> Hand:
    """The form of this chat, for a private lane."""
    data = {
        "chat": turn.chat,
        "title": turn.lane.title,
        "language": turn.language_of(by),
        "step": step,
        "drop": drop,
    }
    return Hand(by.id, "drops", "ask", data, f"drops:ask:{turn.chat}:{turn.key}")


async def on_wanted(turn: Turn, handed: Handed) -> Decisions:
    """A start link leads here: only who may."""
    by = Sender(**handed.data["by"])
    await turn.know(by.id)
    if (no := turn.refusal(by, Right.INFO, live=True)) is not None:
        return [Say(by.id, turn.named(by, turn.texts.render(turn.language_of(by), "drops-line", text=no)))]
    return [asking(turn, by, handed.data["step"], handed.data["drop"])]


# --- in the private lane -------------------------------------------------------------------------------------------


async def start(turn: Turn, handed: Handed) -> Decisions:
    """A start link; what it carries is not to be trusted."""
    chat, _, rest = str(handed.data["arg"]).partition("_")
    drop, _, step = rest.partition("_")
    digits = chat.removeprefix("-")
    known = digits.isascii() and digits.isdigit() and len(digits) < 16
    number = await queries.current_chat(turn.session, int(chat) if known else 0)
    if number >= 0:
        return ()
    by = {"id": turn.chat, "language": turn.language_of(turn.chat)}
    data = {"by": by, "drop": drop, "step": step if step in STEPS else "content"}
    return [Hand(number, "drops", "wanted", data, f"drops:wanted:{turn.chat}:{turn.key}")]


async def on_ask(turn: Turn, handed: Handed) -> Decisions:
    """What is wanted first."""
    data = handed.data
    draft = DropDraft(
        user_id=turn.chat, chat_id=data["chat"], title=data["title"], language=data["language"], step=data["step"],
        parts=[], album=None, drop_id=data["drop"], asked_at=turn.now,
    )  # fmt: skip
    return [*await turn.put_aside(but="drops"), Save(draft, replace=True), asked(turn, draft)]


def asked(turn: Turn, draft: DropDraft) -> Say:
    """Send it to me; then: when."""
    text = turn.texts.render(draft.language, f"drops-form-{draft.step}", group=draft.title)
    return Say(turn.chat, text, choices(turn, draft) if draft.step == "when" else ())


def choices(turn: Turn, draft: DropDraft) -> Rows:
    """Usual times, the queue, the reserve."""
    shown = CHOICES[:3] if draft.drop_id else CHOICES
    buttons = [
        Button(turn.texts.plain(draft.language, f"drops-choice-{number}"), "drops", "choose", str(number))
        for number in range(len(shown))
    ]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


async def open_draft(turn: Turn) -> DropDraft | None:
    """The draft that was begun within a day."""
    draft = await queries.find_draft(turn.session, turn.chat)
    return draft if draft is not None and turn.now - draft.asked_at <= DIALOG else None


async def on_private(turn: Turn, message: Message) -> Decisions:
    """The content, more of its album, or the time in words."""
    draft = await open_draft(turn)
    if draft is None or message.is_service or message.edited or message.text.startswith("/"):
        return []
    if draft.step in ("content", "variant") or (message.album and message.album == draft.album):
        return received(turn, draft, message)
    return handed_in(turn, draft, message.text, message.sender) if draft.step == "when" else []


def received(turn: Turn, draft: DropDraft, message: Message) -> list[Decision]:
    """One part; after the first, the time is asked for. What is there already changes with each."""
    try:
        content = rules.fit(message.content)
    except Unfit as problem:
        return [Say(turn.chat, turn.texts.render(draft.language, f"drops-unfit-{problem}"))]
    if draft.step == "variant" and message.album:
        told = Say(turn.chat, turn.texts.render(draft.language, "drops-variant-album"))
        first = message.album != draft.album
        return [Save(changed(draft, album=message.album), replace=True), *([told] if first else [])]
    first = not (message.album and message.album == draft.album)
    kept = [] if first else draft.parts
    parts, step = [*kept, dump(content)][:MOST_PARTS], "given" if draft.drop_id else "when"
    step = draft.step if draft.step == "variant" else step
    after = changed(draft, step=step, parts=parts, album=message.album)
    if draft.drop_id:
        return handed_in(turn, after, "", message.sender)
    return [Save(after, replace=True), *([asked(turn, after)] if first else [])]


def changed(draft: DropDraft, **values: Any) -> DropDraft:
    """The draft's row with some columns changed."""
    names = ("user_id", "chat_id", "title", "language", "step", "parts", "album", "drop_id", "asked_at")
    return DropDraft(**({name: getattr(draft, name) for name in names} | values))


def handed_in(turn: Turn, draft: DropDraft, words: str, by: Sender, query: str = "") -> list[Decision]:
    """To the group's lane, which saves it or says what is missing."""
    who = {"id": by.id, "name": by.name, "username": by.username, "language": by.language}
    data = {
        "by": who,
        "parts": draft.parts,
        "words": words,
        "drop": draft.drop_id,
        "step": draft.step,
        "query": query,
    }
    cause = f"drops:submitted:{turn.chat}:{turn.key}"
    return [Save(draft, replace=True), Hand(draft.chat_id, "drops", "submitted", data, cause)]


async def press_choice(turn: Turn, press: ButtonPress) -> Decisions:
    """One of the usual times."""
    draft = await open_draft(turn)
    if draft is None or draft.step != "when" or not press.arg.isdigit() or int(press.arg) >= len(CHOICES):
        return [turn.pressed(press, turn.text_for(press.by, "kernel-button-old"), alert=True)]
    return handed_in(turn, changed(draft), CHOICES[int(press.arg)], press.by, press.query_id)


async def done(turn: Turn, handed: Handed) -> Decisions:
    """It was saved, or is not wanted any more."""
    return [Remove(DropDraft, {"user_id": turn.chat})]


def whole(parts: list[str]) -> Content:
    """What was sent, an album as one."""
    return album_of([load(Content, part) for part in parts])
