"""Whom a command means, and what else it says: by reply, mention, @name seen here, or id. Judges nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.core.decisions import Refusal
from bot.core.facts import CommandCall, Sender
from bot.core.spans import parse_span
from bot.db.queries import find_member_named
from bot.feature import Turn

SHORTEST_ID = 5  # digits: "/warn 3 times" under a reply names nobody
SPAN_WORDS = 3  # "2 h", "2h 30 m"


@dataclass(frozen=True, slots=True)
class Target:
    """The member a command means, and the words after them."""

    user: Sender
    rest: str


async def target_of(turn: Turn, call: CommandCall) -> Target:
    """By mention or @name at the head of the words, else by reply, else by id; Refusal says how to do it."""
    if (mentioned := mention_at(call)) is not None:
        return mentioned
    head, _, rest = call.args.partition(" ")
    if head[:1] in ("@", "\uff20"):
        return Target(await member_named(turn, call, head[1:]), rest.strip())
    if (replied := replied_to(call)) is not None:
        return Target(replied, call.args)
    if (user_id := id_in(head)) is not None:
        await turn.know(user_id)
        return Target(known(turn, user_id), rest.strip())
    raise Refusal(turn.texts.plain(turn.language_of(call.by), "target-missing", command=call.name))


def mention_at(call: CommandCall) -> Target | None:
    """A member without @name, picked from Telegram's list: their name stands at the head of the words."""
    for user in call.message.mentions:
        for shown in (*mention_texts(call), user.name):
            if shown and call.args.startswith(shown):
                return Target(user, call.args.removeprefix(shown).strip())
    return None


def mention_texts(call: CommandCall) -> Sequence[str]:
    """What the mentions of a message look like; Telegram counts in UTF-16."""
    content = call.message.content
    if content is None:
        return ()
    units = content.text.encode("utf-16-le")
    return [
        units[2 * item["offset"] : 2 * (item["offset"] + item["length"])]
        .decode("utf-16-le", "ignore")
        .strip()
        for item in content.entities
        if item.get("type") == "text_mention"
    ]


async def member_named(turn: Turn, call: CommandCall, handle: str) -> Sender:
    """The member seen here under that @name; or this bot."""
    if handle.lower() == turn.me.username.lower():
        return known(turn, turn.me.id)
    row = await find_member_named(turn.session, turn.chat, handle)
    if row is None:
        raise Refusal(turn.texts.plain(turn.language_of(call.by), "target-unknown", name=f"@{handle}"))
    await turn.know(row.user_id)
    return known(turn, row.user_id)


def known(turn: Turn, user_id: int) -> Sender:
    """A member by id, as far as their loaded state tells; negative ids are channels that post here."""
    state = turn.member(user_id)
    name = state.name or str(user_id)
    return Sender(user_id, name, state.username, "user" if user_id > 0 else "channel", state.language or None)


def replied_to(call: CommandCall) -> Sender | None:
    """Who wrote (or joined with) the message that the command answers; not the head of a topic."""
    reply = call.message.reply_to
    if reply is None or call.in_private:
        return None
    if reply.is_service:
        return reply.joined[0] if len(reply.joined) == 1 else None
    return reply.sender


def id_in(word: str) -> int | None:
    """A user's or channel's number."""
    digits = word.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or not SHORTEST_ID <= len(digits) <= 16:
        return None
    return int(word)


def span_and_reason(rest: str) -> tuple[timedelta | None, str]:
    """How long, and why: "10m flooding", "2 h 30 m", "3天 刷屏"; None where no span stands first."""
    words = rest.split()
    for count in range(min(SPAN_WORDS + 1, len(words)), 0, -1):
        span = parse_span(" ".join(words[:count]))
        if span is not None:
            return span, " ".join(words[count:])
    return None, rest.strip()
