"""Messages: say, edit, delete, answer a press."""

import asyncio
from typing import Any

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    LinkPreviewOptions,
    MessageEntity,
    ReplyParameters,
)
from telegram import Message as TelegramMessage
from telegram.error import BadRequest

from bot import charts
from bot.core.decisions import AnswerButton, Delete, Edit, React, Rows, Say
from bot.core.facts import Content
from bot.core.seal import seal
from bot.telegram.outgoing.errors import NO_REPLY, UNREADABLE, known
from bot.telegram.outgoing.outcome import Call, Outcome
from bot.telegram.outgoing.polls import CLOSES_AFTER, told

SENDERS = {"photo": "photo", "video": "video", "animation": "animation", "document": "document", "voice": "voice",
           "audio": "audio", "sticker": "sticker", "video_note": "video_note"}  # fmt: skip
ALBUM: dict[str, Any] = {
    "photo": InputMediaPhoto, "video": InputMediaVideo, "document": InputMediaDocument, "audio": InputMediaAudio,
}  # fmt: skip
WITHOUT_CAPTION = ("sticker", "video_note")


def keyboard(rows: Rows, call: Call, chat: int) -> InlineKeyboardMarkup | None:
    """The buttons as Telegram wants them, each press sealed for this chat."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(button.text, url=button.url)
                if button.url
                else InlineKeyboardButton(
                    button.text,
                    callback_data=seal(
                        call.secret, chat, button.feature, button.verb, button.arg, call.made_at
                    ),
                )
                for button in row
            ]
            for row in rows
        ]
    )


async def say(bot: Bot, effect: Say, call: Call) -> Outcome:
    """Send it; once more as plain text where our own markup is refused, once more alone where the reply is gone."""
    try:
        return await send(bot, effect, call, parse_mode="HTML", reply=True)
    except BadRequest as error:
        text = str(error).lower()
        if UNREADABLE in text:
            return await send(bot, effect, call, parse_mode=None, reply=True)
        if NO_REPLY in text:
            return await send(bot, effect, call, parse_mode="HTML", reply=False)
        raise


async def send(bot: Bot, effect: Say, call: Call, *, parse_mode: str | None, reply: bool) -> Outcome:
    """One send call of the right kind."""
    options: dict[str, Any] = {
        "chat_id": call.chat,
        "disable_notification": effect.silent,
        "message_thread_id": effect.thread,
        "reply_markup": keyboard(effect.buttons, call, call.chat) or links(effect.content),
    }
    if reply and effect.reply_to:
        options["reply_parameters"] = ReplyParameters(effect.reply_to, allow_sending_without_reply=True)
    if effect.receiver is not None:
        parameters: dict[str, Any] = {"receiver_user_id": effect.receiver}
        if effect.press:
            parameters["callback_query_id"] = effect.press
        # Bot API 10.2 reads the fields themselves, 10.3 the object; each ignores the other's.
        options["api_kwargs"] = {"ephemeral_message_parameters": parameters, **parameters}
    sent = await send_kind(bot, effect, options, parse_mode)
    message, *others = sent if isinstance(sent, tuple) else (sent,)
    ephemeral = message.api_kwargs.get("ephemeral_message_id")
    if effect.receiver is not None and not ephemeral:
        await bot.delete_message(call.chat, message.message_id)
        return Outcome("refused", error="the server would show it to everybody")
    also = tuple(other.message_id for other in others)
    poll = told(message.poll) if message.poll else {}
    return Outcome("done", -int(ephemeral) if ephemeral else message.message_id, also=also, poll=poll)


async def send_kind(bot: Bot, effect: Say, options: dict[str, Any], parse_mode: str | None) -> Any:
    """Text by sendMessage, stored content by its file id, a file as it is, a picture as it is drawn now, a rich message
    (10.1)."""
    content = effect.content
    if effect.rich:
        fields = without_none(options | {"rich_message": {"html": effect.rich}})
        return await bot.do_api_request("sendRichMessage", api_kwargs=fields, return_type=TelegramMessage)
    if effect.file is not None:
        data, name = effect.file.text.encode(), effect.file.name
        return await bot.send_document(
            document=data, filename=name, caption=effect.text, parse_mode=parse_mode, **options
        )
    if effect.picture is not None:
        drawn = await asyncio.to_thread(charts.draw, effect.picture.drawing, effect.picture.data)
        return await bot.send_photo(photo=drawn, caption=effect.text, parse_mode=parse_mode, **options)
    if content is None or content.kind == "text":
        text, spans = words_of(effect)
        if spans is not None:
            return await bot.send_message(text=text, entities=spans, **options, **previewed(content))
        preview = previewed(content) or {"disable_web_page_preview": True}
        return await bot.send_message(text=text, parse_mode=parse_mode, **options, **preview)
    if content.kind in OTHERS:
        return await OTHERS[content.kind](bot, content, options)
    field = SENDERS[content.kind]
    options[field] = content.file_id
    if content.kind not in WITHOUT_CAPTION:
        text, spans = words_of(effect)
        options |= {"caption": text, "caption_entities": spans} if spans is not None else {
            "caption": text, "parse_mode": parse_mode
        }  # fmt: skip
        options |= looks(content)
    return await getattr(bot, f"send_{field}")(**options)


async def send_album(bot: Bot, content: Content, options: dict[str, Any]) -> Any:
    """Its parts with their own words, as one; an album has no buttons."""
    del options["reply_markup"]
    media = [
        ALBUM[part.kind](
            part.file_id, caption=part.text or None, caption_entities=entities_of(part) or None, **looks(part)
        )
        for part in content.album
    ]
    return await bot.send_media_group(media=media, **options)


async def send_poll(bot: Bot, content: Content, options: dict[str, Any]) -> Any:
    """Asked anew, with no votes."""
    details = {name: value for name, value in (content.poll or {}).items() if name != CLOSES_AFTER}
    if (right := details.pop("correct_option_id", None)) is not None:
        details["correct_option_ids"] = [right]
    return await bot.send_poll(
        question=content.text, question_entities=entities_of(content) or None, **details, **options
    )


OTHERS = {"album": send_album, "poll": send_poll}


def previewed(content: Content | None) -> dict[str, Any]:
    """How the links of a stored text are shown, where its author chose."""
    if content is None or content.preview is None:
        return {}
    return {"link_preview_options": LinkPreviewOptions.de_json(dict(content.preview), None)}


def looks(content: Content) -> dict[str, Any]:
    """A covered picture, words above it: only what is so, as not every kind knows them."""
    covered = {"has_spoiler": True} if content.spoiler else {}
    return covered | ({"show_caption_above_media": True} if content.above else {})


def entities_of(content: Content) -> list[MessageEntity]:
    """Telegram's entities, as the library wants them."""
    return [MessageEntity.de_json(dict(item), None) for item in content.entities]


def words_of(effect: Say) -> tuple[str, list[MessageEntity] | None]:
    """The text, with stored entities where the content brings its own words."""
    content = effect.content
    if effect.text or content is None:
        return effect.text, None
    return content.text, entities_of(content)


def links(content: Content | None) -> InlineKeyboardMarkup | None:
    """Link buttons that a stored content carries."""
    if content is None or not content.buttons:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(text, url=url) for text, url in row] for row in content.buttons]
    )


async def edit(bot: Bot, effect: Edit, call: Call) -> Outcome:
    """New words for a message of ours; done when it is gone or says so already."""
    message_id, receiver = effect.message_id, None
    if call.target is not None:
        message_id, receiver = call.target.message_id, call.target.receiver
    if message_id is None:
        return Outcome("gone", error="nothing was said under this key")
    markup = keyboard(effect.buttons, call, call.chat)
    if receiver is not None:
        fields = {"chat_id": call.chat, "receiver_user_id": receiver, "ephemeral_message_id": -message_id,
                  "text": effect.text, "parse_mode": "HTML", "reply_markup": markup}  # fmt: skip
        await bot.do_api_request("editEphemeralMessageText", api_kwargs=without_none(fields))
        return Outcome("done", message_id)
    if not effect.text:
        await bot.edit_message_reply_markup(call.chat, message_id, reply_markup=markup)
        return Outcome("done", message_id)
    await bot.edit_message_text(effect.text, call.chat, message_id, parse_mode="HTML", reply_markup=markup,
                                disable_web_page_preview=True)  # fmt: skip
    return Outcome("done", message_id)


async def react(bot: Bot, effect: React, call: Call) -> Outcome:
    """In place of whatever this bot's reaction there was."""
    await bot.set_message_reaction(call.chat, effect.message, effect.emoji)
    return Outcome("done")


async def delete(bot: Bot, effect: Delete, call: Call) -> Outcome:
    """Remove messages, at most a hundred a call; one by one where one of them makes Telegram refuse them all."""
    if call.target is not None and call.target.receiver is not None:
        fields = {"chat_id": call.chat, "receiver_user_id": call.target.receiver,
                  "ephemeral_message_id": -call.target.message_id}  # fmt: skip
        await bot.do_api_request("deleteEphemeralMessage", api_kwargs=fields)
        return Outcome("done")
    ids = [call.target.message_id] if call.target is not None else list(call.messages or effect.messages)
    if not ids:
        return Outcome("gone", error="nothing was said under this key")
    if len(ids) == 1:
        await bot.delete_message(call.chat, ids[0])
        return Outcome("done")
    try:
        await bot.delete_messages(call.chat, ids)
    except BadRequest as error:
        if known(str(error)) == "parked":
            raise
        return await delete_singly(bot, call.chat, ids)
    return Outcome("done")


async def delete_singly(bot: Bot, chat: int, ids: list[int]) -> Outcome:
    """Each on its own; what cannot be deleted is named."""
    stuck = []
    for message_id in ids:
        try:
            await bot.delete_message(chat, message_id)
        except BadRequest as error:
            if known(str(error)) != "gone":
                stuck.append(str(message_id))
    return Outcome("refused", error=f"cannot be deleted: {', '.join(stuck)}") if stuck else Outcome("done")


async def answer_button(bot: Bot, effect: AnswerButton, call: Call) -> Outcome:
    """What the presser sees."""
    await bot.answer_callback_query(
        effect.query_id, effect.text[:200] or None, effect.alert or None, effect.url
    )
    return Outcome("done")


def without_none(fields: dict[str, Any]) -> dict[str, Any]:
    """Optional fields that are set."""
    return {name: value for name, value in fields.items() if value is not None}
