"""Offering to greet, being asked to, passing it on to the next, and wanting no more of it."""

from collections.abc import Sequence
from datetime import timedelta

from bot.core.codec import dump, load
from bot.core.decisions import AnswerButton, Award, Button, Change, Decision, Refusal, Remove, Save, Say
from bot.core.facts import Answer, CommandCall, Handed, MemberChange, Message, Sender
from bot.core.names import plain_name
from bot.core.periods import edges
from bot.core.scores import Kind, about_message
from bot.core.switches import switch_of
from bot.core.texts import Html
from bot.feature import Decisions, Turn
from bot.features.buddies import queries
from bot.features.buddies.policy import BuddiesPolicy
from bot.features.buddies.tables import Buddy
from bot.handing import asker
from bot.presses import Act, address

# --- offering --------------------------------------------------------------------------------------------------------


async def on_buddy(turn: Turn, call: CommandCall) -> Decisions:
    """`/buddy` or `/buddy on`: ready to greet newcomers; `/buddy off`: no longer."""
    on = switch_of(call.args or "on")
    if on is None or call.by.kind != "user":
        raise Refusal(turn.text_for(call.by, "buddies-usage"))
    text = turn.text_for(call.by, "buddies-on" if on else "buddies-off")
    row = Buddy(chat_id=turn.chat, user_id=call.by.id, name=call.by.name, since=turn.now)
    offer: Decision = Save(row) if on else gone(turn, call.by.id)
    return [offer, turn.answer(call, text, personal=True)]


def gone(turn: Turn, user: int) -> Remove:
    """The offer is taken back."""
    return Remove(Buddy, {"chat_id": turn.chat, "user_id": user})


async def on_member(turn: Turn, change: MemberChange) -> Decisions:
    """Who left greets nobody."""
    return [gone(turn, change.user.id)] if change.went else ()


async def on_buddies(turn: Turn, call: CommandCall) -> Decisions:
    """Who has offered."""
    rows = await queries.list_buddies(turn.session, turn.chat)
    if not rows:
        return [turn.answer(call, turn.text_for(call.by, "buddies-none"), personal=True)]
    lines = [turn.text_for(call.by, "buddies-listed", count=len(rows))]
    lines += [turn.text_for(call.by, "buddies-line", name=plain_name(row.name)) for row in rows]
    return [turn.answer(call, Html("\n".join(lines)), personal=True)]


# --- being asked -----------------------------------------------------------------------------------------------------


async def on_greet(turn: Turn, handed: Handed) -> Decisions:
    """An admin's tap on a card: one buddy is asked, alone; the admin sees who."""
    by, query = await asker(turn, handed), str(handed.data["query"])
    decisions, name = await ask(turn, str(handed.data["names"]), handed.data.get("users", ()))
    text_id = "buddies-asked" if name else "buddies-none-free"
    return [
        *decisions,
        AnswerButton(query, turn.texts.plain(turn.language_of(by), text_id, name=name), not name),
    ]


async def on_ask(turn: Turn, handed: Handed) -> Decisions:
    """The same without anybody's tap."""
    decisions, _ = await ask(turn, str(handed.data["names"]), handed.data["users"])
    return decisions


async def ask(turn: Turn, names: str, users: Sequence[int], but: int = 0) -> tuple[list[Decision], str]:
    """Whose turn it is, is asked, but for one; with their name, "" when nobody is free. Greeting these users earns
    points."""
    policy = turn.policy(BuddiesPolicy)
    today, _ = edges("day", turn.now, turn.zone)
    if await queries.count_asked(turn.session, turn.chat, today) >= policy.a_day:
        return [], ""
    buddy = await queries.find_free(
        turn.session, turn.chat, but=but,
        asked_before=turn.now - timedelta(hours=policy.rest_hours),
        seen_after=turn.now - timedelta(days=policy.active_days),
    )  # fmt: skip
    if buddy is None:
        return [], ""
    await turn.know(buddy.user_id)
    state = turn.member(buddy.user_id)
    user = Sender(buddy.user_id, buddy.name, state.username, language=state.language or None)
    where = {"chat_id": turn.chat, "user_id": user.id}
    noted = Change(Buddy, where, {"asked_at": turn.now, "names": names, "greets": list(users)})
    return [noted, *reach(turn, user, names)], plain_name(user.name) or str(user.id)


def reach(turn: Turn, user: Sender, names: str, *, private: bool = True) -> list[Say]:
    """In private where they pressed Start, else shown in the group to them alone."""
    text = turn.text_for(user, "buddies-please", names=names)
    rows = tuple(
        Button(
            turn.texts.plain(turn.language_of(user), f"buddies-button-{verb}"),
            "buddies",
            verb,
            address("x", turn.chat),
        )
        for verb in ("pass", "stop")
    )
    data = {"user": dump(user), "names": names}
    return turn.approach(user, text, (rows,), answer="asked", data=data, private=private)


async def on_asked(turn: Turn, answer: Answer) -> Decisions:
    """Where the private chat is closed, the group shows it."""
    if answer.outcome in ("done", "unknown"):
        return ()
    user = load(Sender, answer.data["user"])
    await turn.know(user.id)
    return reach(turn, user, str(answer.data["names"]), private=False)


# --- greeting --------------------------------------------------------------------------------------------------------


def on_message(turn: Turn, message: Message) -> Decisions:
    """A buddy answers or mentions one whom they were asked to greet: that earns points, once for each greeted."""
    greeters: queries.Greeters = turn.lane.own.get("buddies", {})
    asked = greeters.get(message.sender.id)
    if not asked or message.edited or message.sender.kind != "user":
        return ()
    greeted = asked & addressed(message)
    if not greeted:
        return ()
    said = about_message(message.message_chat, message.id)
    left = {"greets": sorted(asked - greeted)}
    awards = [
        Award(
            turn.chat,
            message.sender,
            Kind.GREETING,
            f"greeting:{user}",
            "greeted",
            at=message.date,
            through=said,
        )
        for user in sorted(greeted)
    ]
    return [*awards, Change(Buddy, {"chat_id": turn.chat, "user_id": message.sender.id}, left)]


def addressed(message: Message) -> set[int]:
    """To whom it is said: the mentioned, who is answered, or whose joining is."""
    reply = message.reply_to
    to = [*message.mentions, *([reply.sender, *reply.joined] if reply is not None else [])]
    return {user.id for user in to}


# --- passing it on ---------------------------------------------------------------------------------------------------


async def passed(turn: Turn, _: str, by: Sender, query: str) -> list[Decision]:
    """Somebody else is asked, once for each time they were."""
    done = Change(Buddy, {"chat_id": turn.chat, "user_id": by.id}, {"names": "", "greets": []})
    text = turn.texts.plain(turn.language_of(by), "buddies-passed")
    return [*await to_another(turn, by), done, AnswerButton(query, text)]


async def stopped(turn: Turn, _: str, by: Sender, query: str) -> list[Decision]:
    """The same, and this one is asked no more."""
    text = turn.texts.plain(turn.language_of(by), "buddies-off")
    return [*await to_another(turn, by), gone(turn, by.id), AnswerButton(query, text)]


async def to_another(turn: Turn, by: Sender) -> list[Decision]:
    """The next one is asked what this one was asked and has not passed on yet."""
    row = await queries.find_buddy(turn.session, turn.chat, by.id)
    if row is None or not row.names:
        return []
    decisions, _ = await ask(turn, row.names, row.greets, by.id)
    return decisions


ACTS: dict[str, Act] = {"pass": passed, "stop": stopped}
