"""Invite links and requests to join, as a bot handles them; the laws are in world/joining.py."""

from typing import Any

from bot.emulator.errors import bad_request, unsourced
from bot.emulator.methods import Call, method
from bot.emulator.methods.access import chat_of, require_right, user_id_of
from bot.emulator.world import joining
from bot.emulator.world.chats import Chat
from bot.emulator.world.links import InviteLink, JoinRequest

Json = dict[str, Any]

MOST_NAME = 32
MOST_MEMBERS = 100_000


@method("createChatInviteLink")
async def create_chat_invite_link(call: Call) -> Json:
    """ChatInviteLink."""
    chat = _managed(call)
    link = joining.new_link(call.world, chat, call.bot_id, **_given(call))
    return joining.wire_link(call.world, chat, link)


@method("editChatInviteLink")
async def edit_chat_invite_link(call: Call) -> Json:
    """ChatInviteLink; what is not given is reset."""
    chat = _managed(call)
    link = _own(call, chat)
    for name, value in _given(call).items():
        setattr(link, name, value)
    return joining.wire_link(call.world, chat, link)


@method("revokeChatInviteLink")
async def revoke_chat_invite_link(call: Call) -> Json:
    """ChatInviteLink with is_revoked; a primary link is replaced by a new one."""
    chat = _managed(call)
    link = _own(call, chat)
    link.is_revoked = True
    if link.is_primary:
        joining.new_primary_link(call.world, chat, call.bot_id)
    return joining.wire_link(call.world, chat, link)


@method("exportChatInviteLink")
async def export_chat_invite_link(call: Call) -> str:
    """The bot's new primary link; the former one is revoked."""
    return joining.new_primary_link(call.world, _managed(call), call.bot_id).url


@method("approveChatJoinRequest")
async def approve_chat_join_request(call: Call) -> bool:
    """True."""
    return _decide(call, approve=True)


@method("declineChatJoinRequest")
async def decline_chat_join_request(call: Call) -> bool:
    """True."""
    return _decide(call, approve=False)


@method("answerChatJoinRequestQuery", since="10.1")
async def answer_chat_join_request_query(call: Call) -> bool:
    """True; "queue" leaves the request to the administrators."""
    chat, request = _query(call)
    result = call.params.text("result")
    if result not in {"approve", "decline", "queue"}:
        raise bad_request("invalid chat join request query result specified")
    request.query_id = ""
    if result != "queue":
        joining.decide(call.world, chat, request.user_id, by=call.bot_id, approve=result == "approve")
    return True


@method("sendChatJoinRequestWebApp", since="10.1")
async def send_chat_join_request_web_app(call: Call) -> bool:
    """True; the query stays open while the person is in the Web App."""
    _, request = _query(call)
    url = call.params.required_text("web_app_url")
    if not url.startswith("https://"):
        raise bad_request("invalid Web App URL specified")
    request.web_app_url = url
    request.query_until = call.world.clock.now() + joining.WEB_APP_SECONDS
    return True


def _managed(call: Call) -> Chat:
    chat = chat_of(call)
    require_right(call, chat, "can_invite_users", "not enough rights to manage chat invite link")
    return chat


def _given(call: Call) -> Json:
    fields = {
        "name": call.params.text("name")[:MOST_NAME],
        "expire_date": call.params.integer("expire_date", low=0),
        "member_limit": call.params.integer("member_limit", low=0, high=MOST_MEMBERS),
        "creates_join_request": call.params.boolean("creates_join_request"),
    }
    if fields["creates_join_request"] and fields["member_limit"]:
        raise bad_request("member limit can't be specified for links requiring administrator approval")
    return fields


def _own(call: Call, chat: Chat) -> InviteLink:
    url = call.params.text("invite_link")
    if not url:
        raise bad_request("invite link must be non-empty")
    link = chat.links.get(url)
    if link is None:
        raise unsourced("invite link unknown")
    if link.creator_id != call.bot_id:
        raise unsourced("invite link foreign")
    return link


def _decide(call: Call, *, approve: bool) -> bool:
    chat = chat_of(call)
    user_id = user_id_of(call)
    require_right(call, chat, "can_invite_users", "not enough rights to manage chat join requests")
    if user_id not in call.world.state.people:
        raise bad_request("user not found")
    joining.decide(call.world, chat, user_id, by=call.bot_id, approve=approve)
    return True


def _query(call: Call) -> tuple[Chat, JoinRequest]:
    found = joining.queried(call.world, call.bot_id, call.params.text("chat_join_request_query_id"))
    if found is None:
        raise unsourced("query answered")
    return found
