"""Stored content as it is said: an album with buttons, and anything that is for one member alone."""

from dataclasses import replace

from bot.core.decisions import Say
from bot.core.facts import ButtonPress, CommandCall, Content, Sender
from bot.core.templates import media_of
from bot.core.texts import Html, escape
from bot.feature import Turn
from bot.voice import PASSING


def apart(turn: Turn, say: Say, text: Html | None = None) -> list[Say]:
    """The message; of an album with buttons, it without them and the short one that carries them (`text` in it)."""
    if say.content is None or say.content.kind != "album" or not say.buttons:
        return [say]
    words = text or turn.text("kernel-album-buttons")
    carrier = Say(say.chat, words, say.buttons, receiver=say.receiver, thread=say.thread)
    return [replace(say, buttons=()), carrier]


def to_presser(turn: Turn, say: Say, press: ButtonPress) -> list[Say]:
    """What was stored, to who pressed, where they pressed."""
    if press.chat.is_private:
        return apart(turn, replace(say, chat=press.chat.id))
    return whispered(turn, say, press.by, query=press.query_id)


def to_asker(turn: Turn, say: Say, call: CommandCall, key: str) -> list[Say]:
    """The same to who gave a command; where they cannot be reached alone, under it, and gone soon."""
    if call.in_private:
        return apart(turn, replace(say, chat=call.answer_in, key=key))
    started = turn.member(call.by).started
    if started or (turn.can_whisper and not is_poll(say)):
        parts = whispered(turn, say, call.by, thread=call.message.thread)
    else:
        parts = apart(turn, replace(say, thread=call.message.thread, expires_after=PASSING))
    return [replace(part, key=f"{key}{at or ''}") for at, part in enumerate(parts)]


def whispered(
    turn: Turn, say: Say, user: Sender, *, thread: int | None = None, query: str | None = None
) -> list[Say]:
    """The same where nobody else sees it: an album in parts, a poll in private (Telegram shows none to one alone in a
    group), or the way there."""
    if is_poll(say):
        if turn.member(user).started:
            return [replace(say, chat=user.id)]
        way = turn.text_for(user, "kernel-poll-private")
        return [turn.whisper(user, way, buttons=((turn.start_button(user),),), thread=thread, press=query)]
    parts = say.content.album if say.content else ()
    files = [(Html(escape(part.text)), media_of(part)) for part in parts] or [(Html(say.text), say.content)]
    return [
        with_file(
            turn.whisper(user, text, buttons=() if at else say.buttons, thread=thread, press=query),
            user,
            content,
        )
        for at, (text, content) in enumerate(files)
    ]


def is_poll(say: Say) -> bool:
    """Is it a poll or a quiz of Telegram's own?"""
    return say.content is not None and say.content.kind == "poll"


def with_file(whisper: Say, user: Sender, content: Content | None) -> Say:
    """A whisper of a file, which cannot be told in words where it does not arrive; a public hint stays one."""
    if content is None or content.kind == "text" or whisper.answer is None:
        return whisper
    return replace(whisper, content=content, data={"user": user.id})
