"""Telegram's JSON to facts: lenient by construction, what is missing or strange is absent and never raises."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.core.facts import (
    ANONYMOUS_ADMIN,
    CHANNEL_BOT,
    ButtonPress,
    ChatRef,
    Fact,
    JoinRequest,
    MemberChange,
    Message,
    Migration,
    Payment,
    PollVote,
    Reaction,
    Sender,
    SenderKind,
)
from bot.core.seal import open_seal
from bot.telegram.carriers import PLAIN, carriers_of, content_of, external_of, kind_of, origin_of
from bot.telegram.updates import UPDATE_KINDS, body_of, update_id_of
from bot.telegram.values import Json, items, mapping, membership, moment, number, remember, some_words, words

OF_A_CHAT = frozenset(UPDATE_KINDS) - {"callback_query", "poll_answer", "pre_checkout_query", "poll"}
NOT_PRIVATE = ("group", "supergroup", "channel")


class NotAnUpdate(Exception):
    """The JSON is nothing we know how to read: kept as it is, with this reason."""


class Reader:
    """Reads updates for one bot: its id, the secret of its buttons, and the chats that changed their id."""

    def __init__(self, me: int, secret: bytes, aliases: dict[int, int]) -> None:
        self.me = me
        self.secret = secret
        self.aliases = aliases
        self._chats: dict[int, tuple[Json, ChatRef]] = {}
        self._users: dict[int, tuple[Json, Sender]] = {}

    def moved(self, old: int, new: int) -> None:
        """A chat changed its id."""
        self.aliases[old] = new
        self._chats.clear()

    def read(self, update: Json) -> Fact | None:
        """The fact of an update, None for kinds that start nothing; NotAnUpdate when it is no such thing."""
        kind, body = body_of(update)
        reads: dict[str, Callable[[Json], Fact | None]] = {
            "message": self.message_fact,
            "edited_message": self.edit_fact,
            "channel_post": self.message_fact,
            "callback_query": self.press,
            "chat_member": self.member_change,
            "my_chat_member": self.my_change,
            "chat_join_request": self.join_request,
            "message_reaction": self.reaction,
            "poll_answer": self.vote,
            "pre_checkout_query": self.checkout,
        }
        if kind in OF_A_CHAT and not number(mapping(body.get("chat")).get("id")):
            return None
        if kind in reads:
            return reads[kind](body)
        if update_id_of(update) is None:
            raise NotAnUpdate("no update_id")
        return None

    # --- parts --------------------------------------------------------------------------------------------------------

    def chat(self, value: Any) -> ChatRef:
        """A chat under its present id; one that looks as last time is the same value."""
        data = mapping(value)
        chat_id = number(data.get("id"))
        kept = self._chats.get(chat_id)
        if kept is None or kept[0] != data:
            kept = remember(self._chats, chat_id, data, self.new_chat(data, chat_id))
        return kept[1]

    def new_chat(self, data: Json, chat_id: int) -> ChatRef:
        """A chat from its JSON."""
        title = words(data.get("title")) or words(data.get("first_name"))
        said = words(data.get("type"))
        kind = "private" if chat_id > 0 else said if said in NOT_PRIVATE else "supergroup"
        return ChatRef(self.aliases.get(chat_id, chat_id), kind, title, some_words(data.get("username")))

    def user(self, value: Any) -> Sender:
        """A user; one that looks as last time is the same value."""
        data = mapping(value)
        user_id = number(data.get("id"))
        kept = self._users.get(user_id)
        if kept is None or kept[0] != data:
            kept = remember(self._users, user_id, data, self.new_user(data))
        return kept[1]

    def new_user(self, data: Json) -> Sender:
        """A user from the JSON; one with an empty name is a deleted account."""
        name = " ".join(filter(None, (words(data.get("first_name")), words(data.get("last_name")))))
        return Sender(
            number(data.get("id")),
            name,
            some_words(data.get("username")),
            "bot" if data.get("is_bot") is True else "user",
            some_words(data.get("language_code")),
        )

    def sender(self, message: Json, chat: ChatRef) -> Sender:
        """Who really speaks: Telegram's stand-ins become the chat they stand for."""
        behind = mapping(message.get("sender_chat"))
        user = self.user(message.get("from"))
        if not behind:
            return user
        chat_id = self.aliases.get(number(behind.get("id")), number(behind.get("id")))
        if chat_id == chat.id and (user.id == ANONYMOUS_ADMIN or not user.id):
            return Sender(ANONYMOUS_ADMIN, words(behind.get("title")), None, "anonymous_admin")
        kind: SenderKind = "linked_channel" if message.get("is_automatic_forward") is True else "channel"
        return Sender(chat_id, words(behind.get("title")), some_words(behind.get("username")), kind)

    # --- messages -----------------------------------------------------------------------------------------------------

    def edit_fact(self, body: Json) -> Fact:
        """An edited message."""
        return self.message_fact(body, edited=True)

    def message_fact(self, body: Json, *, edited: bool = False) -> Fact:
        """A message, or what a service message means to the kernel."""
        moved_to, moved_from = (
            number(body.get("migrate_to_chat_id")),
            number(body.get("migrate_from_chat_id")),
        )
        here = number(mapping(body.get("chat")).get("id"))
        if moved_to:
            return Migration(here, moved_to)
        if moved_from:
            return Migration(moved_from, here)
        for state, field, charge in (
            ("paid", "successful_payment", "telegram_payment_charge_id"),
            ("refunded", "refunded_payment", "telegram_payment_charge_id"),
        ):
            if field in body:
                paid = mapping(body.get(field))
                return self.payment(paid, state, words(paid.get(charge)), self.user(body.get("from")))
        return self.message(body, edited=edited)

    def message(self, body: Json, *, edited: bool = False, depth: int = 1) -> Message:
        """A message with everything it carries; its reply one level deep."""
        chat = self.chat(body.get("chat"))
        kind = kind_of(body)
        text = words(body.get("text")) or words(body.get("caption"))
        reply = mapping(body.get("reply_to_message")) if depth else {}
        thread = number(body.get("message_thread_id")) if body.get("is_topic_message") is True else 0
        sender = self.sender(body, chat)
        if sender.kind == "user" and sender.id == CHANNEL_BOT:
            sender = replace(sender, kind="channel")
        return Message(
            chat=chat,
            id=number(body.get("message_id")),
            date=moment(body.get("edit_date" if edited else "date")),
            sender=sender,
            text=text,
            kind=kind,
            carriers=carriers_of(body),
            content=content_of(body, kind)
            if depth == 0 or chat.is_private or "media_group_id" in body or text.startswith(("/", "／"))
            else None,
            edited=edited,
            sent_at=moment(body.get("date")) if edited else None,
            thread=thread or None,
            reply_to=self.message(reply, depth=depth - 1) if reply else None,
            message_chat=number(mapping(body.get("chat")).get("id")),
            **({} if PLAIN.issuperset(body) else self.rarities(body)),
        )

    def rarities(self, body: Json) -> dict[str, Any]:
        """What only a message with more fields than words and a sender can have."""
        return {
            "album": some_words(body.get("media_group_id")),
            "forward": origin_of(mapping(body.get("forward_origin"))),
            "external": origin_of(mapping(external_of(body).get("origin"))),
            "via_bot": some_words(mapping(body.get("via_bot")).get("username")),
            "mentions": self.mentions(body),
            "joined": tuple(self.user(user) for user in items(body.get("new_chat_members"))),
            "left": self.user(body["left_chat_member"]) if "left_chat_member" in body else None,
            "ephemeral_id": number(body.get("ephemeral_message_id")) or None,
        }

    def mentions(self, body: Json) -> tuple[Sender, ...]:
        """Users named without an @name, whom Telegram names by id."""
        entities = body.get("entities")
        if not entities:
            return ()
        named = (mapping(item) for item in items(entities))
        return tuple(self.user(item.get("user")) for item in named if "user" in item)

    # --- the rest -----------------------------------------------------------------------------------------------------

    def press(self, body: Json) -> Fact | None:
        """A press of a button of ours; one with a false seal is answered as an old one."""
        message = mapping(body.get("message"))
        raw_chat = number(mapping(message.get("chat")).get("id"))
        chat = self.chat(message.get("chat"))
        former = tuple(old for old, new in self.aliases.items() if new == chat.id)
        opened = open_seal(self.secret, (raw_chat, chat.id, *former), words(body.get("data")))
        feature, verb, arg, made_at = opened or ("", "", "", datetime.fromtimestamp(0, UTC))
        user = self.user(body.get("from"))
        return ButtonPress(
            words(body.get("id")), user, chat, number(message.get("message_id")), feature, verb, arg, made_at
        )

    def my_change(self, body: Json) -> Fact:
        """Our own standing in a chat changed."""
        return self.member_change(body, is_me=True)

    def vote(self, body: Json) -> Fact:
        """Somebody voted, or took the vote back (no options)."""
        chosen = tuple(number(option) for option in items(body.get("option_ids")))
        return PollVote(words(body.get("poll_id")), self.user(body.get("user")), chosen)

    def checkout(self, body: Json) -> Fact:
        """Somebody is about to pay."""
        return self.payment(body, "asked", words(body.get("id")), self.user(body.get("from")))

    def member_change(self, body: Json, *, is_me: bool = False) -> MemberChange:
        """Somebody's (or our own) standing in a chat changed."""
        new = mapping(body.get("new_chat_member"))
        link = mapping(body.get("invite_link"))
        return MemberChange(
            chat=self.chat(body.get("chat")),
            user=self.user(new.get("user")),
            by=self.user(body.get("from")),
            date=moment(body.get("date")),
            old=membership(mapping(body.get("old_chat_member"))),
            new=membership(new),
            is_me=is_me or number(mapping(new.get("user")).get("id")) == self.me,
            invite_link=some_words(link.get("invite_link")),
            inviter=self.user(link.get("creator")) if link.get("creator") else None,
            via_request=body.get("via_join_request") is True,
        )

    def join_request(self, body: Json) -> JoinRequest:
        """Someone asks to join."""
        user = self.user(body.get("from"))
        return JoinRequest(
            chat=self.chat(body.get("chat")),
            user=user,
            date=moment(body.get("date")),
            user_chat=number(body.get("user_chat_id")) or user.id,
            bio=words(body.get("bio")),
            invite_link=some_words(mapping(body.get("invite_link")).get("invite_link")),
            query_id=some_words(body.get("query_id")),
        )

    def reaction(self, body: Json) -> Reaction:
        """A member's reactions to a message; custom emoji by their id."""
        behind = mapping(body.get("actor_chat"))
        by = self.user(body.get("user")) if not behind else Sender(number(behind.get("id")), kind="channel")
        old, new = (
            tuple(
                words(mapping(item).get("emoji")) or words(mapping(item).get("custom_emoji_id"))
                for item in items(body.get(name))
            )
            for name in ("old_reaction", "new_reaction")
        )
        date = moment(body.get("date"))
        return Reaction(self.chat(body.get("chat")), number(body.get("message_id")), by, date, old, new)

    def payment(self, body: Json, state: Any, payment_id: str, by: Sender) -> Payment:
        """Stars asked for, paid or given back."""
        amount, currency = number(body.get("total_amount")), words(body.get("currency"))
        return Payment(payment_id, state, by, amount, currency, words(body.get("invoice_payload")))
