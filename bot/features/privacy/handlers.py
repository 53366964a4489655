"""/privacy, /mydata and /forget: handlers. A person's own lane starts an erasure; each chat's lane does its part."""

from datetime import timedelta

from bot.core.codec import dump, load
from bot.core.decisions import (
    EVERY,
    AnswerButton,
    Button,
    Decision,
    Edit,
    Erase,
    File,
    Forget,
    Rows,
    Say,
    Wipe,
)
from bot.core.erasing import Erased, number_of
from bot.core.facts import ButtonPress, CommandCall, Handed, Sender, Tick
from bot.core.texts import Html
from bot.feature import Decisions, Turn
from bot.features.privacy import queries

SETTLES = timedelta(hours=1)  # what was under way when somebody was erased has come to its end
AGAIN = timedelta(hours=6)  # what still waits to leave is looked at again
MOST_GROUPS = 5
PAUSE = timedelta(days=1)  # between two erasures, so that nobody escapes a limit by them


async def on_privacy(turn: Turn, call: CommandCall) -> Decisions:
    """What is kept, for how long, and who gets it."""
    text = turn.text_for(call.by, "privacy-kept", bot=turn.me.name)
    if not turn.lane.is_private:
        return [turn.answer(call, text, personal=True)]
    show = Button(turn.texts.plain(turn.language_of(call.by), "privacy-button-mydata"), "privacy", "mydata")
    ask = Button(turn.texts.plain(turn.language_of(call.by), "privacy-button-forget"), "privacy", "ask")
    return [turn.answer(call, text, buttons=((show, ask), *await left_groups(turn, call.by)))]


# --- a group that the bot was removed from ---------------------------------------------------------------------------


async def left_groups(turn: Turn, by: Sender) -> Rows:
    """A button for each group whose owner they are and whose data wait for their thirty days to end (S114)."""
    lang = turn.language_of(by)
    return tuple(
        (
            Button(
                turn.texts.plain(lang, "privacy-button-group", group=title[:40]),
                "privacy",
                "group",
                str(chat),
            ),
        )
        for chat, title in await queries.list_left(turn.session, by.id, MOST_GROUPS)
    )


async def press_group(turn: Turn, press: ButtonPress) -> Decisions:
    """Asks first."""
    lang = turn.language_of(press.by)
    sure = Button(turn.texts.plain(lang, "privacy-button-erase"), "privacy", "gone", f"x.{press.arg}")
    keep = Button(turn.texts.plain(lang, "privacy-button-keep"), "privacy", "keep")
    text = turn.text_for(press.by, "privacy-group-ask")
    return [turn.pressed(press), Say(press.by.id, text, ((sure, keep),))]


async def forget_group(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """In the lane of the group: at once, if the bot is out and its owner asks."""
    owner = await queries.is_owner(turn.session, turn.chat, by.id)
    if not owner or turn.lane.status in ("member", "administrator"):
        return [AnswerButton(query, turn.text_for(by, "privacy-group-not"), alert=True)]
    return [AnswerButton(query), Forget(turn.chat), Say(by.id, turn.text_for(by, "privacy-group-gone"))]


# --- what is held ---------------------------------------------------------------------------------------------------


async def on_mydata(turn: Turn, call: CommandCall) -> Decisions:
    """/mydata: of who asks alone, whatever stands behind it (S112)."""
    return [await document(turn, call.by)]


async def press_mydata(turn: Turn, press: ButtonPress) -> Decisions:
    """The same by a button."""
    return [turn.pressed(press), await document(turn, press.by)]


async def document(turn: Turn, by: Sender) -> Say:
    """A file, to their private chat."""
    text = await queries.written(turn.session, person(turn, by.id), turn.now)
    name = f"mydata-{turn.now:%Y%m%d}.json"
    return Say(by.id, turn.text_for(by, "privacy-mydata"), file=File(name, text))


def person(turn: Turn, user: int, *names: str | None) -> Erased:
    """A user, and the numbers that will stand for them."""
    secret = turn.lane.secret
    alias = number_of(secret, user, turn.now.isoformat())
    return Erased(user, number_of(secret, user), alias).also(names)


# --- erasing --------------------------------------------------------------------------------------------------------


async def on_forget(turn: Turn, call: CommandCall) -> Decisions:
    """/forget: asks first."""
    if (no := await too_soon(turn, call.by)) is not None:
        return [turn.answer(call, no)]
    return [turn.answer(call, turn.text_for(call.by, "privacy-forget-ask"), buttons=choice(turn, call.by))]


async def press_ask(turn: Turn, press: ButtonPress) -> Decisions:
    """The same by a button."""
    if (no := await too_soon(turn, press.by)) is not None:
        return [turn.pressed(press, no, alert=True)]
    text = turn.text_for(press.by, "privacy-forget-ask")
    return [turn.pressed(press), Say(press.by.id, text, choice(turn, press.by))]


def choice(turn: Turn, by: Sender) -> Rows:
    """Erase, or not."""
    lang = turn.language_of(by)
    labels = {verb: turn.texts.plain(lang, f"privacy-button-{verb}") for verb in ("erase", "keep")}
    return (tuple(Button(label, "privacy", verb) for verb, label in labels.items()),)


async def too_soon(turn: Turn, by: Sender) -> Html | None:
    """Why not, where it has just been done."""
    row = await queries.find_erasure(turn.session, turn.lane.number_of(by.id))
    if row is None or turn.now - row.asked_at >= PAUSE:
        return None
    again = turn.texts.moment(turn.language_of(by), row.asked_at + PAUSE, turn.zone)
    return turn.text_for(by, "privacy-forget-soon", moment=again)


async def press_keep(turn: Turn, press: ButtonPress) -> Decisions:
    """Nothing is erased."""
    text = turn.text_for(press.by, "privacy-forget-kept")
    return [turn.pressed(press), Edit(turn.chat, text, message_id=press.message_id)]


async def press_erase(turn: Turn, press: ButtonPress) -> Decisions:
    """Everything of who pressed."""
    if (no := await too_soon(turn, press.by)) is not None:
        return [turn.pressed(press, no, alert=True)]
    text = turn.text_for(press.by, "privacy-forget-done")
    told: list[Decision] = [AnswerButton(press.query_id), Edit(turn.chat, text, message_id=press.message_id)]
    return [*told, *await erased(turn, press.by)]


async def erase_again(turn: Turn, handed: Handed) -> Decisions:
    """Who had been erased came back with an old copy of the database."""
    return await erased(turn, Sender(turn.chat))


async def erased(turn: Turn, user: Sender) -> list[Decision]:
    """Their own lane's rows go now; each chat's lane is asked to do the same."""
    known = await queries.find_person(turn.session, user.id)
    names = (user.name, user.username, *((known.name, known.username) if known is not None else ()))
    who = person(turn, user.id, *names)
    lanes = await queries.lanes_of(turn.session, user.id)
    hands = [turn.hand(lane, EVERY, "forget", who=dump(who)) for lane in lanes]
    return [queries.asked(who, lanes, turn.now, turn.now + SETTLES), *hands, Erase(turn.chat, who)]


async def erase_here(turn: Turn, handed: Handed) -> Decisions:
    """What this chat's rows hold of them; other features look after what they did on Telegram."""
    return [Erase(turn.chat, load(Erased, handed.data["who"]))]


async def on_wiping(turn: Turn, tick: Tick) -> Decisions:
    """Traces in what came in and went out; again later while something still waits to leave."""
    row = await queries.find_erasure(turn.session, tick.data["number"])
    if row is None or row.user_id is None:
        return []
    who = Erased(row.user_id, row.number, row.alias or 0, tuple(row.names))
    before = row.asked_at + SETTLES
    moved = [await queries.current_chat(turn.session, lane) for lane in row.lanes]
    lanes = tuple({*row.lanes, *moved})
    waits = await queries.count_open(turn.session, who, lanes, before)
    again = queries.looked_again(row.number, turn.now + AGAIN if waits else None)
    return [Wipe(who, lanes, before), again]
