"""Objects of the world as Bot API JSON: optional fields are absent, never null; nothing is decided here."""

from typing import Any

from bot.emulator.world import storing
from bot.emulator.world.chats import Chat, Member
from bot.emulator.world.messages import Message
from bot.emulator.world.people import CHANNEL_BOT, GROUP_ANONYMOUS_BOT, SERVICE_ACCOUNT, Bot
from bot.emulator.world.rights import ADMIN_RIGHTS, PERMISSIONS, rights_of
from bot.emulator.world.state import World

Json = dict[str, Any]

STAND_INS: dict[int, Json] = {
    GROUP_ANONYMOUS_BOT: {
        "id": GROUP_ANONYMOUS_BOT,
        "is_bot": True,
        "first_name": "Group",
        "username": "GroupAnonymousBot",
    },
    CHANNEL_BOT: {"id": CHANNEL_BOT, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"},
    SERVICE_ACCOUNT: {"id": SERVICE_ACCOUNT, "is_bot": False, "first_name": "Telegram"},
}


def present(**fields: Any) -> Json:
    """Only the fields that hold something."""
    return {name: value for name, value in fields.items() if value not in (None, "", False, [], {})}


def user(world: World, user_id: int, bot: Bot | None = None) -> Json:
    """User; the language is told only to a bot that had an update from this person."""
    if user_id in STAND_INS:
        return dict(STAND_INS[user_id])
    if (account := world.state.bots.get(user_id)) is not None:
        return {
            "id": user_id,
            "is_bot": True,
            "first_name": account.first_name,
            "username": account.username,
        }
    person = world.state.people[user_id]
    head = {"id": user_id, "is_bot": False, "first_name": "" if person.deleted else person.first_name}
    if person.deleted:
        return head
    knows = bot is not None and user_id in bot.known_users
    return head | present(
        last_name=person.last_name,
        username=person.username,
        language_code=person.language_code if knows else "",
        is_premium=person.is_premium,
    )


def chat(world: World, subject: Chat) -> Json:
    """Chat as it stands in messages and updates."""
    if subject.type == "private":
        person = world.state.people[subject.id]
        return {"id": subject.id, "type": "private", "first_name": person.first_name} | present(
            last_name=person.last_name, username=person.username
        )
    wired = {"id": subject.id, "type": subject.type, "title": subject.title}
    if subject.type == "group":
        wired["all_members_are_administrators"] = False
    return wired | present(username=subject.username, is_forum=subject.is_forum)


def member(world: World, subject: Chat, standing: Member, bot: Bot | None = None) -> Json:
    """ChatMember in the shape of its status."""
    wired: Json = {"user": user(world, standing.user_id, bot), "status": standing.status}
    if standing.status == "creator":
        return wired | {"is_anonymous": standing.anonymous} | present(custom_title=standing.custom_title)
    if standing.status == "administrator":
        return wired | _administrator(world, subject, standing, bot)
    if standing.status == "restricted":
        permissions = {name: standing.permissions.get(name, False) for name in PERMISSIONS}
        wired |= {"until_date": standing.until, "is_member": standing.is_member, **permissions}
    if standing.status == "kicked":
        wired["until_date"] = standing.until
    return wired | present(tag=standing.tag if standing.inside else "")


def _administrator(world: World, subject: Chat, standing: Member, bot: Bot | None) -> Json:
    names = [name for name in ADMIN_RIGHTS if name in rights_of(subject) or name in standing.rights]
    if subject.type == "group":
        names = [*names, "can_promote_members", "can_post_stories", "can_edit_stories", "can_delete_stories"]
        names.append("can_send_welcome_messages")
    rights = {name: standing.rights.get(name, False) for name in names}
    if not world.speaks("10.3"):
        rights.pop("can_send_welcome_messages", None)
    return {
        "can_be_edited": bot is not None and standing.promoted_by == bot.id,
        "is_anonymous": standing.anonymous,
        "can_manage_voice_chats": rights.get("can_manage_video_chats", False),
        **rights,
    } | present(custom_title=standing.custom_title)


def message(
    world: World, subject: Chat, note: Message, bot: Bot | None = None, *, replies: bool = True
) -> Json:
    """Message; the message it replies to is one level deep."""
    wired: Json = {"message_id": 0 if note.ephemeral else note.id}
    if note.ephemeral_id is not None and note.receiver_id is not None:
        wired["ephemeral_message_id"] = note.ephemeral_id
        wired["receiver_user"] = user(world, note.receiver_id, bot)
    if note.from_id is not None:
        wired["from"] = user(world, note.from_id, bot)
    if note.sender_chat_id is not None:
        wired["sender_chat"] = chat(world, world.state.chats[note.sender_chat_id])
    wired |= {"chat": chat(world, subject), "date": note.date}
    wired |= present(
        edit_date=note.edit_date,
        is_automatic_forward=note.automatic_forward,
        has_protected_content=note.protected,
        media_group_id=note.media_group_id,
        sender_tag=note.sender_tag,
    )
    wired |= note.origin
    if note.thread_id is not None:
        wired["message_thread_id"] = note.thread_id
        if subject.is_forum:
            wired["is_topic_message"] = True
    if replies:
        wired |= _reply(world, subject, note, bot)
    content = storing.seen_by(note.content, bot.id if bot is not None else 0)
    return wired | content | _markup(note)


def _reply(world: World, subject: Chat, note: Message, bot: Bot | None) -> Json:
    target = subject.messages.get(note.reply_to) if note.reply_to is not None else None
    if target is None:
        return present(quote=note.quote)
    return {"reply_to_message": message(world, subject, target, bot, replies=False)} | present(
        quote=note.quote
    )


def _markup(note: Message) -> Json:
    if note.markup is not None and "inline_keyboard" in note.markup:
        return {"reply_markup": note.markup}
    return {}
