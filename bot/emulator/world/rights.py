"""What members and administrators may do: names, defaults and the one question `may`; not how it is changed."""

from collections.abc import Mapping

from bot.emulator.world.chats import Chat, Member

SENDING = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
)
PERMISSIONS = (
    *SENDING,
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
GROUP_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
    "can_manage_tags",
    "can_send_welcome_messages",
)
CHANNEL_RIGHTS = (
    *(
        right
        for right in GROUP_RIGHTS
        if right not in ("can_pin_messages", "can_manage_topics", "can_manage_tags")
    ),
    "can_post_messages",
    "can_edit_messages",
    "can_manage_direct_messages",
)
BASIC_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
)
ADMIN_RIGHTS = (*GROUP_RIGHTS, "can_post_messages", "can_edit_messages", "can_manage_direct_messages")
OFF_BY_DEFAULT = ("can_change_info", "can_pin_messages", "can_manage_topics")


def default_permissions() -> dict[str, bool]:
    """What members of a new group may do."""
    return {name: name not in OFF_BY_DEFAULT for name in PERMISSIONS}


def everything() -> dict[str, bool]:
    """All permissions: what lifts a restriction."""
    return dict.fromkeys(PERMISSIONS, True)


def nothing() -> dict[str, bool]:
    """No permission at all: a mute."""
    return dict.fromkeys(PERMISSIONS, False)


def rights_of(chat: Chat) -> tuple[str, ...]:
    """The administrator rights that exist in a chat of this type."""
    return {"channel": CHANNEL_RIGHTS, "group": BASIC_RIGHTS}.get(chat.type, GROUP_RIGHTS)


def granted(chat: Chat, wanted: Mapping[str, bool] | list[str] | str) -> dict[str, bool]:
    """Administrator rights from "all", a list of names or a mapping; can_manage_chat is implied."""
    names = rights_of(chat)
    if isinstance(wanted, str):
        return dict.fromkeys(names, True)
    chosen = set(wanted) if isinstance(wanted, list) else {name for name, on in wanted.items() if on}
    return {name: name in chosen or name == "can_manage_chat" for name in names}


def may(chat: Chat, member: Member, right: str) -> bool:
    """Whether this member of this chat has this permission or administrator right now."""
    if member.status == "creator":
        return True
    if not member.inside:
        return False
    if member.is_admin:
        return right in SENDING or right == "can_react_to_messages" or member.rights.get(right, False)
    if right not in PERMISSIONS or chat.type == "channel":
        return False
    own = member.permissions.get(right, False) if member.status == "restricted" else True
    return own and chat.permissions.get(right, False)
