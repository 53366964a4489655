"""Updates as Telegram makes them, and as it never should: mutated where they stand. A strategy, no tests."""

import copy
import json
from typing import Any

from hypothesis import strategies as st

GROUP = {"id": -1001900000702, "type": "supergroup", "title": "West Hikers", "username": "west"}
ANN = {"id": 7000000701, "is_bot": False, "first_name": "Ann", "last_name": "Lee", "language_code": "zh-hans"}
BOT = {"id": 777000111, "is_bot": True, "first_name": "Anthill", "username": "anthill_bot"}
CHANNEL = {"id": -1001900000709, "type": "channel", "title": "News", "username": "news"}
WHEN = 1_767_607_300
Json = dict[str, Any]


def message(**content: Any) -> Json:
    """A message in the group."""
    return {"message_id": 5, "from": ANN, "chat": GROUP, "date": WHEN, **content}


def told(kind: str, body: Json) -> Json:
    """An update."""
    return {"update_id": 146_272_510, kind: body}


LINK = [{"type": "url", "offset": 3, "length": 10}, {"type": "text_link", "offset": 0, "length": 2, "url": "t.me/x"},
        {"type": "text_mention", "offset": 0, "length": 2, "user": ANN}]  # fmt: skip
BUTTONS = {
    "inline_keyboard": [[{"text": "go", "url": "https://t.me/+abc"}, {"text": "no", "web_app": {"url": "x"}}]]
}
MESSAGES = [
    message(text="hi t.me/abcdef 你好", entities=LINK, reply_markup=BUTTONS),
    message(text="/warn @ann rude", entities=[{"type": "bot_command", "offset": 0, "length": 5}]),
    message(text="群规", reply_to_message=message(text="earlier", message_id=4)),
    message(photo=[{"file_id": "a", "width": 1}, {"file_id": "b"}], caption="see", caption_entities=LINK),
    message(poll={"question": "q", "options": [{"text": "one"}, {"text": "two"}], "explanation": "e"}),
    message(contact={"phone_number": "1", "first_name": "X"}, venue={"title": "t", "address": "a"}),
    message(checklist={"title": "t", "tasks": [{"text": "one", "text_entities": LINK}]}),
    message(
        sticker={"file_id": "s"}, via_bot=BOT, media_group_id="7", message_thread_id=3, is_topic_message=True
    ),
    message(text="x", forward_origin={"type": "channel", "chat": CHANNEL, "message_id": 3}),
    message(text="x", external_reply={"origin": {"type": "user", "sender_user": ANN}}, quote={"text": "q"}),
    message(
        text="x", sender_chat=CHANNEL, story={"chat": CHANNEL}, game={"title": "g"}, invoice={"title": "i"}
    ),
    message(new_chat_members=[ANN, BOT]),
    message(left_chat_member=ANN),
    message(migrate_to_chat_id=-1001900000703),
    message(successful_payment={"telegram_payment_charge_id": "c", "total_amount": 5, "currency": "XTR"}),
    {**message(text="/start"), "chat": {"id": ANN["id"], "type": "private", "first_name": "Ann"}},
]
ADMIN = {"user": BOT, "status": "administrator", "can_delete_messages": True, "can_restrict_members": True}
UPDATES = [
    *(told("message", one) for one in MESSAGES),
    told("edited_message", {**MESSAGES[0], "edit_date": WHEN}),
    told("callback_query", {"id": "1", "from": ANN, "message": message(text="x"), "data": "v1:a:b:c:1:abc"}),
    told("chat_member", {"chat": GROUP, "from": ANN, "date": WHEN,
                         "old_chat_member": {"user": ANN, "status": "left"},
                         "new_chat_member": {"user": ANN, "status": "restricted", "until_date": WHEN},
                         "invite_link": {"invite_link": "https://t.me/+x"}}),
    told("my_chat_member", {"chat": GROUP, "from": ANN, "date": WHEN,
                            "old_chat_member": {"user": BOT, "status": "left"},
                            "new_chat_member": ADMIN}),
    told("chat_join_request", {"chat": GROUP, "from": ANN, "date": WHEN, "user_chat_id": 7, "bio": "b",
                               "query_id": "q"}),
    told("message_reaction", {"chat": GROUP, "message_id": 5, "user": ANN, "date": WHEN, "old_reaction": [],
                              "new_reaction": [{"type": "emoji", "emoji": "x"}]}),
    told("poll_answer", {"poll_id": "p", "user": ANN, "option_ids": [0, 1]}),
    told("pre_checkout_query", {"id": "q", "from": ANN, "currency": "XTR", "total_amount": 5, "invoice_payload": "o"}),
]  # fmt: skip

WRONG = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from([0, -1, 1 << 31, 1 << 52, 1 << 63, -(1 << 80), 10**30, 777000, 1087968824, 136817688]),
    st.floats(),
    st.sampled_from(
        ["", "\ud83d", "a\x00b", "x" * 66_000, "\u202e", "<b>", "/ban", "private", "channel", "{name}"]
    ),
    st.text(max_size=20),
    st.sampled_from([[], {}, [[]], [None], [{}], {"id": None}, [[[[[[]]]]]], {"a": {"b": {"c": {}}}}]),
)


def places(value: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of everything inside a JSON value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [] if not here else [here]
    for key, item in inner:
        found += places(item, (*here, key))
    return found


def changed(update: Json, path: tuple[Any, ...], change: str, value: Any) -> None:
    """One thing in it is gone, is something else, or has company that nobody knows."""
    holder: Any = update
    for key in path[:-1]:
        holder = holder[key]
    if change == "gone":
        del holder[path[-1]]
    elif change == "company" and isinstance(holder[path[-1]], dict):
        holder[path[-1]]["from_the_future"] = value
    else:
        holder[path[-1]] = value


@st.composite
def mutated(draw: st.DrawFn) -> Json:
    """An update with up to four things wrong in it."""
    update: Json = json.loads(json.dumps(draw(st.sampled_from(UPDATES))))
    for _ in range(draw(st.integers(0, 4))):
        paths = places(update)
        if not paths:
            break
        change = draw(st.sampled_from(["gone", "other", "other", "company"]))
        changed(update, draw(st.sampled_from(paths)), change, copy.deepcopy(draw(WRONG)))
    return update
