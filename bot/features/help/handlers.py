"""The private chat and the words that explain: /start, /help, /privacy, /id, /cancel, and which group is meant."""

from dataclasses import replace

from bot.core.codec import dump, load
from bot.core.decisions import Button, Decision, Edit, Hand, Know, Rows, Save, SetCommands
from bot.core.facts import (
    ANONYMOUS_ADMIN,
    ButtonPress,
    ChatRef,
    CommandCall,
    Handed,
    MemberChange,
    Message,
    Sender,
    Tick,
)
from bot.core.texts import Html
from bot.feature import Decisions, Right, Turn
from bot.features.help import rules
from bot.features.help.queries import MENU, find_menu, find_talk, list_groups
from bot.features.help.rules import Group, Known, Role
from bot.features.help.tables import CommandMenu, PrivateTalk

TALK = ("chosen", "chosen_until", "call", "right", "asked_at", "pointed_at")


# --- words ----------------------------------------------------------------------------------------------------------


async def start(turn: Turn, call: CommandCall) -> Decisions:
    """Start was pressed: from now on the bot may write here. A link may name a feature, which takes the rest."""
    feature, _, arg = call.args.partition("_")
    opened = next((item.handed.get("start") for item in turn.features if item.name == feature), None)
    if opened is not None:
        return [Know(call.by, started=True), *await opened(turn, Handed(feature, "start", {"arg": arg}))]
    groups = await list_groups(turn.session, call.by.id)
    text_id = "help-start" if groups else "help-start-alone"
    comma = turn.texts.plain(turn.language_of(call.by), "help-comma")
    names = comma.join(group.title for group in groups[: rules.MOST_BUTTONS])
    text = turn.text_for(call.by, text_id, name=call.by.name, bot=turn.me.name, groups=names)
    add = Button(turn.text_for(call.by, "help-button-add"), url=turn.me.add_link)
    return [Know(call.by, started=True), turn.answer(call, text, buttons=() if groups else ((add,),))]


async def on_me(turn: Turn, change: MemberChange) -> Decisions:
    """Blocked or unblocked by a person."""
    return [Know(change.by, started=change.new.is_inside)] if change.chat.is_private else []


async def help_(turn: Turn, call: CommandCall) -> Decisions:
    """What can be asked here, by role; what is rarer, behind a button."""
    text, more = helped(turn, call.by, await role_of(turn, call.by), whole=False)
    key = f"help:{turn.draw.token(8)}"
    label = turn.text_for(call.by, "help-button-more")
    rows: Rows = ((Button(label, "help", "more", key.removeprefix("help:")),),) if more else ()
    return [replace(turn.answer(call, text, buttons=rows, personal=not turn.lane.is_private), key=key)]


async def more(turn: Turn, press: ButtonPress) -> Decisions:
    """The whole list, in the same message."""
    text, _ = helped(turn, press.by, await role_of(turn, press.by), whole=True)
    return [turn.pressed(press), Edit(press.chat.id, text, key=f"help:{press.arg}")]


async def role_of(turn: Turn, by: Sender) -> Role:
    """Admin here, or in private: admin anywhere. For what is shown, never for what is allowed."""
    if turn.lane.is_private:
        groups = await list_groups(turn.session, by.id)
        return "admin" if any(group.is_admin for group in groups) else "member"
    await turn.know(by.id)
    admin = by.kind == "anonymous_admin" or by.id == ANONYMOUS_ADMIN or by.id in turn.lane.admins
    return "admin" if admin or turn.member(by).status in ("creator", "administrator") else "member"


def helped(turn: Turn, by: Sender, role: Role, *, whole: bool) -> tuple[Html, bool]:
    """The lists of commands, and whether there are more of them."""
    known, private = commands(turn, turn.language_of(by)), turn.lane.is_private
    lines, hidden = [], False
    for title, kind in (("help-for-members", "member"), ("help-for-admins", "admin")):
        if kind == "admin" and role == "member":
            continue
        shown = rules.lists(known, "admin" if kind == "admin" else "member", private=private)
        here = shown.first + (shown.rest if whole else ())
        hidden = hidden or bool(shown.rest)
        lines += [turn.text_for(by, title), *(line(turn, by, command) for command in here)]
    lines.append(turn.text_for(by, "help-foot-private" if private else "help-foot"))
    return Html("\n".join(lines)), hidden


def line(turn: Turn, by: Sender, command: Known) -> Html:
    """/rules  The group's rules"""
    return turn.text_for(by, "help-line", command=f"/{command.name}", text=command.text)


def commands(turn: Turn, lang: str) -> list[Known]:
    """All commands that are shown, with their one line."""
    return [
        Known(
            command.name,
            turn.texts.plain(lang, f"{feature.name}-command-{command.name}"),
            command.right is Right.ANYBODY,
            command.where,
        )
        for feature in turn.features
        for command in feature.commands
        if command.shown
    ]


async def ids(turn: Turn, call: CommandCall) -> Decisions:
    """Numbers by which Telegram knows who and where."""
    lines = [turn.text_for(call.by, "help-id-user", id=str(call.by.id))] if call.by.kind == "user" else []
    if not turn.lane.is_private:
        lines.append(turn.text_for(call.by, "help-id-chat", id=str(turn.chat)))
    if call.message.thread is not None:
        lines.append(turn.text_for(call.by, "help-id-thread", id=str(call.message.thread)))
    if (reply := call.message.reply_to) is not None:
        lines.append(turn.text_for(call.by, "help-id-reply", id=str(reply.sender.id), name=reply.sender.name))
    return [turn.answer(call, Html("\n".join(lines)), personal=not turn.lane.is_private)]


async def cancel(turn: Turn, call: CommandCall) -> Decisions:
    """Nothing is waited for any more, here and in every feature that waits for words in private."""
    talk = await find_talk(turn.session, call.by.id)
    decisions: list[Decision] = [remember(talk, call.by.id, chosen=None, chosen_until=None, call=None)]
    return [*decisions, *await turn.put_aside(), turn.answer(call, turn.text_for(call.by, "help-cancelled"))]


# --- which group is meant -------------------------------------------------------------------------------------------


def remember(talk: PrivateTalk | None, user: int, **values: object) -> Save:
    """The talk's row with some columns changed."""
    kept = {name: getattr(talk, name) for name in TALK} if talk is not None else {"right": ""}
    return Save(PrivateTalk(user_id=user, **{**kept, **values}), replace=True)


async def pick(turn: Turn, handed: Handed) -> Decisions:
    """A group's command, given in private: to its group, asking which one where several are possible."""
    call, right = load(CommandCall, handed.data["call"]), handed.data["right"]
    by = call.by
    groups = rules.choosable(await list_groups(turn.session, by.id), right)
    if not groups:
        return [turn.answer(call, turn.text_for(by, "help-no-group-admin" if right else "help-no-group"))]
    talk = await find_talk(turn.session, by.id)
    chosen = (talk.chosen, talk.chosen_until) if talk is not None else (None, None)
    group = rules.picked(groups, *chosen, turn.now)
    if group is not None:
        return [passed_on(turn, call, group)]
    rows = tuple(
        (Button(group.title[:40], "help", "pick", str(group.id)),) for group in groups[: rules.MOST_BUTTONS]
    )
    waits = remember(talk, by.id, call=dump(call), right=right, asked_at=turn.now)
    return [waits, turn.answer(call, turn.text_for(by, "help-which-group"), buttons=rows)]


def passed_on(turn: Turn, call: CommandCall, group: Group) -> Hand:
    """The command as that group's own; its rights are asked there, its answer comes here."""
    message = replace(call.message, chat=ChatRef(group.id, group.type, group.title))
    there = replace(call, message=message, answer_in=turn.chat)
    return turn.hand(group.id, "kernel", "command", call=dump(there))


async def press_pick(turn: Turn, press: ButtonPress) -> Decisions:
    """The group was chosen: for the command that waits, and for the next ten minutes."""
    talk = await find_talk(turn.session, press.by.id)
    old = turn.text_for(press.by, "kernel-button-old")
    if talk is None or talk.call is None or not rules.is_fresh(talk.asked_at, turn.now):
        return [turn.pressed(press, old, alert=True)]
    groups = rules.choosable(await list_groups(turn.session, press.by.id), talk.right)
    group = next((group for group in groups if str(group.id) == press.arg), None)
    if group is None:
        return [turn.pressed(press, old, alert=True)]
    text = turn.text_for(press.by, "help-picked", group=group.title)
    kept = remember(talk, press.by.id, chosen=group.id, chosen_until=turn.now + rules.REMEMBERED, call=None)
    return [
        turn.pressed(press),
        Edit(turn.chat, text, message_id=press.message_id),
        kept,
        passed_on(turn, load(CommandCall, talk.call), group),
    ]


async def on_private(turn: Turn, message: Message) -> Decisions:
    """Words that no feature waits for: a pointer to /help, once a day; an unknown command is always told."""
    by = message.sender
    if by.kind != "user" or message.is_service or message.edited:
        return []
    known: list[Decision] = [] if turn.member(by).started else [Know(by, started=True)]
    call = CommandCall(message, "", "", by, message.chat.id)
    if message.text.startswith("/"):
        name = message.text[1:].split(maxsplit=1)[0].partition("@")[0] if message.text[1:].strip() else ""
        near = rules.nearest(name.lower(), [command.name for command in commands(turn, "en")])
        text_id = "help-unknown-near" if near else "help-unknown"
        return [*known, turn.answer(call, turn.text_for(by, text_id, near=f"/{near}"))]
    talk = await find_talk(turn.session, by.id)
    if not rules.may_point(talk.pointed_at if talk else None, turn.now):
        return known
    pointer = turn.answer(call, turn.text_for(by, "help-pointer"))
    return [*known, remember(talk, by.id, pointed_at=turn.now), pointer]


# --- the lists that Telegram shows ----------------------------------------------------------------------------------


async def on_comparing(turn: Turn, tick: Tick) -> Decisions:
    """Telegram is told of the commands when they differ from what it was told last."""
    wanted = {
        "" if lang == "en" else lang: rules.menus(commands(turn, lang)) for lang in turn.texts.languages
    }
    told, name = await find_menu(turn.session), rules.digest(wanted)
    row = Save(CommandMenu(id=MENU, digest=name, compared_at=turn.now), replace=True)
    if told is not None and told.digest == name:
        return [row]
    menus = [
        SetCommands(scope, lang, shown) for lang, scopes in wanted.items() for scope, shown in scopes.items()
    ]
    return [row, *menus]
