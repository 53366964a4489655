"""`anthill judge`: messages as JSON lines through the detector that the bot uses, without a chat or a database."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from bot.core.facts import Message
from bot.features.ads.rules.links import allowable
from bot.features.ads.rules.person import Author
from bot.features.ads.rules.verdict import Verdict, judge
from bot.features.ads.rules.view import View
from bot.features.ads.seed import seed
from bot.telegram.incoming import Reader
from bot.telegram.values import Json, items, mapping, number, words

CHAT = {"id": -1001, "type": "supergroup", "title": "Group"}
READER = Reader(0, b"", {})


def judged(lines: Iterable[str]) -> Iterator[str]:
    """One JSON line of verdict, score and reasons for each line."""
    for line in lines:
        if line.strip():
            yield json.dumps(answer(json.loads(line)), ensure_ascii=False)


def answer(case: Json) -> dict[str, Any]:
    """The verdict on one case."""
    verdict = verdict_on(case)
    return {
        "verdict": verdict.ruling,
        "score": round(verdict.score, 4),
        "reasons": [reason(signal.kind, signal.shown) for signal in verdict.signals],
    }


def reason(kind: str, shown: str) -> str:
    """A signal with what it quotes."""
    return f"{kind}: {shown}" if shown else kind


def verdict_on(case: Json) -> Verdict:
    """What the bot would think of it."""
    body = message_of(case)
    said = mapping(case.get("author"))
    fact = READER.message(body, edited=case.get("edited") is True)
    fine = {key for word in items(mapping(case.get("chat")).get("allowed")) for key in allowed_keys(word)}
    author = author_of(said, fact)
    if author.admin:
        return Verdict("clean", 0.0)
    return judge(View(fact), author, fine, learned)


def learned(view: View) -> float:
    """What the model that ships says of the words, as log-odds."""
    return seed().logit(view.pieces)


def allowed_keys(word: Any) -> Iterator[str]:
    """The key of an allowed link, @channel or domain."""
    if isinstance(word, str) and (found := allowable(word)) is not None:
        yield found[0]


def author_of(said: Json, fact: Message) -> Author:
    """The circumstances; without them a newcomer's first message."""
    photo = said.get("photo")
    days = said.get("days", 0)
    return Author(
        name=words(said.get("name")) or fact.sender.name,
        username=words(said.get("username")) or fact.sender.username,
        messages=number(said.get("messages")),
        answered=number(said.get("answered")),
        days=float(days) if isinstance(days, int | float) else 0.0,
        photo=photo if isinstance(photo, bool) else None,
        admin=said.get("admin") is True,
        replies=fact.reply_to is not None and not fact.reply_to.is_service,
    )


# --- short keys to Telegram's JSON ----------------------------------------------------------------------------------


def message_of(case: Json) -> dict[str, Any]:
    """Telegram's message, made of the short keys where the case does not bring one."""
    given = dict(mapping(case.get("message")))
    body: dict[str, Any] = {
        "message_id": 1,
        "date": 1,
        "chat": CHAT,
        "from": {"id": 7, "first_name": ""},
    } | given
    media = words(case.get("media"))
    if media and media not in body:
        body[media] = [{"file_id": "f", "width": 1, "height": 1}] if media == "photo" else {"file_id": "f"}
    if text := words(case.get("text")):
        body["caption" if media and "text" not in given else "text"] = text
    if caption := words(case.get("caption")):
        body["caption"] = caption
        body.setdefault(media or "photo", [{"file_id": "f"}])
    return with_more(body, case)


def with_more(body: dict[str, Any], case: Json) -> dict[str, Any]:
    """The rarer carriers."""
    if quote := words(case.get("quote")):
        body["quote"] = {"text": quote, "position": 0}
    if poll := mapping(case.get("poll")):
        options = [item if isinstance(item, dict) else {"text": item} for item in items(poll.get("options"))]
        body["poll"] = {**poll, "options": options}
    if contact := mapping(case.get("contact")):
        body["contact"] = contact
    if buttons := items(case.get("buttons")):
        body["reply_markup"] = {
            "inline_keyboard": [[button] for button in buttons if isinstance(button, dict)]
        }
    if channel := case.get("forward_from_channel"):
        body["forward_origin"] = {"type": "channel", "chat": channel_of(channel)}
    if bot := words(case.get("via_bot")):
        body["via_bot"] = {"id": 9, "is_bot": True, "username": bot.removeprefix("@")}
    return with_links(body, items(case.get("links")))


def channel_of(said: Any) -> dict[str, Any]:
    """A channel by its id, @name or title."""
    if isinstance(said, dict):
        return said
    if isinstance(said, int):
        return {"id": said, "type": "channel", "title": ""}
    name = {"username": said[1:]} if said.startswith("@") else {}
    return {"id": 0, "type": "channel", "title": said, **name}


def with_links(body: dict[str, Any], hidden: list[Any]) -> dict[str, Any]:
    """Words with a link behind them, added to the text where they are not in it."""
    for link in map(mapping, hidden):
        part = "text" if "text" in body or "caption" not in body else "caption"
        text, shown = body.get(part, ""), words(link.get("text")) or "link"
        if shown not in text:
            text = f"{text} {shown}".strip()
        before = text[: text.index(shown)].encode("utf-16-le")
        entity = {"type": "text_link", "offset": len(before) // 2, "length": len(shown.encode("utf-16-le")) // 2,
                  "url": words(link.get("url"))}  # fmt: skip
        body[part] = text
        key = "entities" if part == "text" else "caption_entities"
        body[key] = [*items(body.get(key)), entity]
    return body
