"""What newcomers read: the welcome and the rules, an admin's or the default ones. Sends nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.core.decisions import Button, Rows, Say
from bot.core.facts import Content
from bot.core.names import plain_name
from bot.core.strikes import StrikePolicy
from bot.core.templates import fill, link_rows, media_of
from bot.core.texts import Html
from bot.feature import Turn
from bot.features.arrival.policy import ArrivalPolicy
from bot.features.arrival.queries import find_text, find_version
from bot.features.arrival.rules import named
from bot.presses import address


@dataclass(frozen=True, slots=True)
class Words:
    """Text with its buttons, and the file it goes under."""

    text: Html
    buttons: Rows = ()
    media: Content | None = None

    def say(self, chat: int, text: Html, **more: Any) -> Say:
        """A message of these words, `text` being them or them with more around."""
        return Say(chat, text, self.buttons, content=self.media, **more)

    def on(self, say: Say) -> Say:
        """A message that is made already, with the buttons and the file of these words."""
        return replace(say, buttons=self.buttons, content=self.media)


async def welcome(turn: Turn, lang: str, names: Sequence[str], own: Content | None = None) -> Words:
    """The welcome for these people, with a button for the rules. `own` = the admin's, if just written."""
    who = listed(turn, lang, names)
    own = own or await find_text(turn.session, turn.chat, "welcome")
    links: Rows = ()
    if own is None:
        text = default_welcome(turn, lang, who)
    else:
        text, links = fill(own, values(turn, who, len(names))), link_rows(own)
    rules = Button(turn.texts.plain(lang, "arrival-rules-button"), "arrival", "rules", str(turn.chat))
    return Words(text, (*links, (rules,)), media_of(own) if own else None)


def default_welcome(turn: Turn, lang: str, who: Html) -> Html:
    """Name, purpose, where the rules are."""
    lines = [turn.texts.render(lang, "arrival-hello", names=who)]
    if purpose := turn.policy(ArrivalPolicy).purpose:
        lines.append(turn.texts.render(lang, "arrival-hello-purpose", purpose=purpose))
    lines.append(turn.texts.render(lang, "arrival-hello-rules"))
    return Html("\n".join(lines))


async def rules(turn: Turn, lang: str, own: Content | None = None) -> Words:
    """The chat's rules, with a button that says one has read them; the default ones where nobody wrote any. `own` =
    the admin's, if just written."""
    version = int(turn.now.timestamp()) if own else await find_version(turn.session, turn.chat)
    own = own or await find_text(turn.session, turn.chat, "rules")
    read = (read_button(turn, lang, version),)
    if own is None:
        text = turn.texts.render(lang, "arrival-rules-default", limit=turn.policy(StrikePolicy).limit)
        return Words(text, (read,))
    return Words(fill(own, of_chat(turn)), (*link_rows(own), read), media_of(own))


def read_button(turn: Turn, lang: str, version: int) -> Button:
    """I have read them."""
    return Button(
        turn.texts.plain(lang, "arrival-read-button"), "arrival", "read", address(str(version), turn.chat)
    )


def listed(turn: Turn, lang: str, names: Sequence[str]) -> Html:
    """ "Ann, Bo and 7 more": names as they may be repeated, without pings (S44)."""
    said, more = named([plain_name(name) for name in names], turn.policy(ArrivalPolicy).names)
    if not said:
        return turn.texts.render(lang, "arrival-newcomers", count=more)
    if more:
        said.append(turn.texts.plain(lang, "arrival-more", count=more))
    *heads, last = said
    line = turn.texts.plain(lang, "arrival-comma").join(heads)
    text = turn.texts.plain(lang, "arrival-and", head=line, last=last) if heads else last
    return turn.texts.render(lang, "arrival-names", names=text)


def values(turn: Turn, who: Html, count: int) -> dict[str, str]:
    """What the variables of an admin's text stand for."""
    named_by: dict[str, str] = dict.fromkeys(
        ("first", "name", "names", "fullname", "username", "mention", "user"), who
    )
    return named_by | of_chat(turn) | {"count": str(count)}


def of_chat(turn: Turn) -> dict[str, str]:
    """The variables that mean the same to everybody."""
    group = turn.lane.title
    return {"chat": group, "chatname": group, "group": group, "purpose": turn.policy(ArrivalPolicy).purpose}
