"""The form in private: content is sent to the bot, then a time is chosen or written; saves nothing itself."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.core.codec import dump, load
from bot.core.decisions import Button, Decision, Hand, Remove, Rows, Save, Say
from bot.core.facts import ButtonPress, CommandCall, Content, Handed, Message, Sender
from bot.core.templates import Unfit, album_of, as_it_is
from bot.core.texts import Html
from bot.core.whens import When
from bot.feature import Decisions, Right, Turn
from bot.features.drops import queries
from bot.features.drops.handlers import common, scheduling
from bot.features.drops.tables import DropDraft
from bot.handing import DIALOG, asker, chat_in, form_for, linked, person, visitor

CHOICES = ("tomorrow 9:00", "tomorrow 20:00", "every day 9:00", "queue", "reserve")
SURE, OTHER = "s", "other"
WORDING = "-"  # between a drop and the number of its wording, in a link
MOST_PARTS = 10
STEPS = ("content", "when", "variant")
NEW = ("new", "said")  # steps of a link for something new: `said` = its time was said before
MOST_THREAD = 2**31


# --- in the group's lane -------------------------------------------------------------------------------------------


def offered(turn: Turn, call: CommandCall) -> Decisions:
    """/schedule without a message: the form, which knows the time that was said and the topic."""
    by, thread = call.by, call.message.thread
    when = common.asked_for(turn, by, call.args) if call.args else None
    if call.in_private:
        return [asking(turn, by, "content", words=call.args)]
    said = when is not None and by.kind == "user"
    place = (thread or 0, NEW[said]) if said or thread else ()
    opens = Button(turn.text_for(by, "drops-button-form"), url=turn.me.start_link("drops", turn.chat, *place))
    text = noted(turn, by, when) if when is not None and said else turn.text_for(by, "drops-how")
    shown = turn.answer(call, text, buttons=((opens,),), personal=True)
    keep = turn.hand(by.id, "drops", "keep", chat=turn.chat, words=call.args)
    return [shown, keep] if said else [shown]


def noted(turn: Turn, by: Sender, when: When) -> Html:
    """The time that was said; what is missing is the content."""
    lines = [turn.text_for(by, "drops-noted")]
    if when.place == "plan":
        lines += scheduling.timed(turn, by, common.planned(turn, by, "drop", "", when.schedule, when.count))
    return Html("\n".join(lines))


def asking(turn: Turn, by: Sender, step: str, drop: str = "", **more: Any) -> Hand:
    """The form of this chat, for a private lane: `words` = the time that is known, or `said` = it was kept there;
    `thread` = the topic, `variant` = the wording."""
    return form_for(turn, by, "drops", step=step, drop=drop, **more)


async def on_wanted(turn: Turn, handed: Handed) -> Decisions:
    """A start link leads here: only who may."""
    by = await asker(turn, handed)
    if (no := turn.refusal(by, Right.INFO, live=True)) is not None:
        return [Say(by.id, turn.named(by, turn.texts.render(turn.language_of(by), "drops-line", text=no)))]
    more = {name: handed.data.get(name) for name in ("said", "thread", "variant")}
    return [asking(turn, by, handed.data["step"], handed.data["drop"], **more)]


# --- in the private lane -------------------------------------------------------------------------------------------


async def start(turn: Turn, handed: Handed) -> Decisions:
    """A start link."""
    chat, token, step = await linked(turn, handed)
    wanted: dict[str, Any] = {"step": step if step in STEPS else "content", "drop": token}
    if step in NEW:
        thread = chat_in(token)
        wanted |= {"drop": "", "said": step == NEW[1], "thread": thread if 0 < thread < MOST_THREAD else None}
    else:
        drop, _, number = token.partition(WORDING)
        wanted |= {"drop": drop, "variant": int(number)} if number.isdecimal() and len(number) < 4 else {}
    return [turn.hand(chat, "drops", "wanted", by=visitor(turn), **wanted)] if chat else ()


async def on_keep(turn: Turn, handed: Handed) -> Decisions:
    """A time that was said in the group, until its link is followed."""
    data = handed.data
    draft = DropDraft(
        user_id=turn.chat, chat_id=data["chat"], step="kept", parts=[], words=data["words"], asked_at=turn.now
    )  # fmt: skip
    return [Save(draft, replace=True)]


async def on_ask(turn: Turn, handed: Handed) -> Decisions:
    """What is wanted first."""
    data = handed.data
    words = data.get("words") or ""
    if data.get("said") and (kept := await open_draft(turn)) is not None and kept.chat_id == data["chat"]:
        words = kept.words
    draft = DropDraft(
        user_id=turn.chat, chat_id=data["chat"], title=data["title"], language=data["language"], step=data["step"],
        parts=[], album=None, drop_id=data["drop"], words=words, thread=data.get("thread"),
        variant=data.get("variant") or 0, asked_at=turn.now,
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
        content = as_it_is(message.content)
    except Unfit as problem:
        return [Say(turn.chat, turn.texts.render(draft.language, f"drops-unfit-{problem}"))]
    first = not (message.album and message.album == draft.album)
    kept = [] if first else draft.parts
    parts, step = [*kept, dump(content)][:MOST_PARTS], "given" if draft.drop_id else "when"
    step = draft.step if draft.step == "variant" else step
    after = common.changed(draft, step=step, parts=parts, album=message.album)
    if draft.drop_id:
        return handed_in(turn, after, "", message.sender)
    if draft.words and first:
        return handed_in(turn, after, draft.words, message.sender, sure=False)
    return [Save(after, replace=True), *([asked(turn, after)] if first else [])]


def handed_in(
    turn: Turn,
    draft: DropDraft,
    words: str,
    by: Sender,
    query: str = "",
    *,
    sure: bool = True,
    choice: str = "",
) -> list[Decision]:
    """To the group's lane, which saves it, shows it first, or says what is missing."""
    hand = turn.hand(
        draft.chat_id, "drops", "submitted",
        by=person(by), parts=draft.parts, words=words, drop=draft.drop_id, step=draft.step, query=query,
        thread=draft.thread, variant=draft.variant, album=bool(draft.album), sure=sure, choice=choice,
    )  # fmt: skip
    return [Save(draft, replace=True), hand]


async def press_choice(turn: Turn, press: ButtonPress) -> Decisions:
    """One of the usual times, which is shown before it is saved; then that it is right, or another is wanted."""
    draft = await open_draft(turn)
    number = press.arg.removeprefix(SURE)
    words = CHOICES[int(number)] if number.isdigit() and int(number) < len(CHOICES) else ""
    words = draft.words if draft is not None and press.arg == SURE else words
    if draft is None or draft.step != "when" or not (words or press.arg == OTHER):
        return [turn.pressed(press, turn.text_for(press.by, "kernel-button-old"), alert=True)]
    if press.arg == OTHER:
        again = common.changed(draft, words="")
        return [turn.pressed(press), Save(again, replace=True), asked(turn, again)]
    sure = press.arg.startswith(SURE)
    same = common.changed(draft)
    return handed_in(turn, same, words, press.by, press.query_id, sure=sure, choice=number)


def sure_rows(turn: Turn, lang: str, choice: str) -> Rows:
    """Save what was shown, or choose another time."""
    names = {"save": f"{SURE}{choice}", OTHER: OTHER}
    buttons = [
        Button(turn.texts.plain(lang, f"drops-button-{name}"), "drops", "choose", arg)
        for name, arg in names.items()
    ]
    return (tuple(buttons),)


async def done(turn: Turn, handed: Handed) -> Decisions:
    """It was saved, or is not wanted any more."""
    return [Remove(DropDraft, {"user_id": turn.chat})]


def seen_as(content: Content, data: Mapping[str, Any]) -> Content:
    """What to call it: the first part of an album, of which more may come, is one already."""
    return replace(content, kind="album") if data.get("album") else content


def whole(parts: list[str]) -> Content:
    """What was sent, an album as one."""
    return album_of([load(Content, part) for part in parts])
