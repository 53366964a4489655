"""What a run left behind, and whether it may differ so from what must be: sets of rows and messages are compared."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.faults.model import FOREVER, Ledger
from tests.faults.stage import Stage
from tests.faults.story import START, Memory

KEPT = timedelta(hours=40)  # the bot keeps them for 48
# Calls that do something to a member. Those of ONCE must succeed exactly as often as without a kill; the others may be
# repeated by one, which changes nothing.
ONCE = ("approveChatJoinRequest", "declineChatJoinRequest")
ACTS = (*ONCE, "restrictChatMember", "banChatMember", "unbanChatMember", "setChatMemberTag")
CODE = re.compile(r"\b[A-Z]{3}[2-9]{2}\b")  # of an event: chance makes another one each time
LATEST = 90  # seconds: how much later than its step something may be done after a restart

ROWS = {
    "inbox": "SELECT source, key, state, received_at FROM inbox",
    "outbox": "SELECT kind, chat_id, state FROM outbox WHERE settled_at IS NULL",
    "unknown": "SELECT kind, chat_id FROM outbox WHERE state = 'unknown'",
    "dead": "SELECT kind, chat_id, error FROM outbox WHERE state = 'dead'",
    "strike": "SELECT chat_id, user_id, message_chat, message_id, sanction, pardoned_at FROM strike",
    "member": "SELECT chat_id, user_id, messages, status, tier FROM member",
    "event": "SELECT chat_id, kind, actor, member FROM event",
    "card": "SELECT chat_id, kind, text, closed FROM card",
    "chat": "SELECT id, type, status, title, language FROM chat",
    "stored_reply": "SELECT chat_id, CAST(triggers AS TEXT) AS triggers, hits FROM stored_reply",
    "chat_setting": "SELECT chat_id, feature, field FROM chat_setting",
    "person": "SELECT id, started FROM person",
    "newcomer": "SELECT chat_id, user_id, waiting FROM newcomer",
    "chat_alias": "SELECT old, new FROM chat_alias",
    "score_entry": "SELECT chat_id, user_id, kind, points FROM score_entry",
    "score_month": "SELECT chat_id, month, user_id, points FROM score_month",
    "score_total": "SELECT chat_id, user_id, points, score FROM score_total",
    "tier_mark": "SELECT chat_id, user_id, tag, title FROM tier_mark",
    "board_post": "SELECT chat_id, period, first_day, state, ranked FROM board_post",
    "board_line": "SELECT chat_id, period, first_day, board, user_id, place, score FROM board_line",
}
EXACT = (
    "strike",
    "member",
    "event",
    "chat",
    "stored_reply",
    "chat_setting",
    "person",
    "newcomer",
    "chat_alias",
    "card",
    "score_entry",
    "score_month",
    "score_total",
    "tier_mark",
    "board_post",
    "board_line",
)

Rows = list[dict[str, Any]]


@dataclass
class View:
    """All that can be seen of a run at the end of a step. `said` = messages the bot sent in it, by chat;
    `acts` = what it did to members in it, as (method, chat, user); `paid` = all
    that was paid and given back, as the emulator has it."""

    rows: dict[str, Rows]
    said: dict[int, Counter[str]] = field(default_factory=dict)
    acts: Counter[tuple[str, int, int]] = field(default_factory=Counter)
    shown: dict[int, Counter[str]] = field(default_factory=dict)
    human: dict[int, Counter[str]] = field(default_factory=dict)
    standing: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    paid: dict[str, Rows] = field(default_factory=dict)

    def counted(self, name: str) -> Counter[tuple[Any, ...]]:
        """Rows of a kind as a multiset."""
        return Counter(tuple(row.values()) for row in self.rows[name])

    def updates(self, since: datetime) -> set[str]:
        """Numbers of Telegram's updates that came since then and were done; older ones are forgotten at some time."""
        return {
            row["key"]
            for row in self.rows["inbox"]
            if row["key"].isdecimal()
            and row["state"] == "done"
            and str(row["received_at"])[:19] > str(since)[:19]
        }


def observe(stage: Stage, memory: Memory, since: int, more: Mapping[str, str]) -> View:
    """Rows (by the queries of `more` too), calls made after `since`, and the chats as they stand."""
    found = stage.copies.rows(stage.work, *ROWS.values(), *more.values())
    view = View(dict(zip((*ROWS, *more), found, strict=True)))
    view.paid = stage.ask("GET", "/payments")
    names = {place: name for name, place in memory.messages.items()}
    for strike in view.rows["strike"]:
        strike["pardoned_at"] = strike["pardoned_at"] is not None
        strike["message_id"] = names.get((strike.pop("message_chat"), strike["message_id"]), "?")
    for call in stage.calls(since):
        if call["status"] != 200:
            continue
        given = call["parameters"]
        if call["method"] in ACTS:
            view.acts[call["method"], int(given["chat_id"]), int(given["user_id"])] += 1
        if call["method"].startswith("send"):
            text = (
                f"{given.get('text') or given.get('caption')} {given.get('ephemeral_message_parameters', '')}"
            )
            view.said.setdefault(int(given["chat_id"]), Counter())[CODE.sub("a code", text)] += 1
    for chat in [*memory.groups.values(), *memory.former]:
        look(stage.ask("GET", f"/chats/{chat}"), view)
    for person in memory.people.values():
        view.shown[person], view.human[person] = messages(stage.ask("GET", f"/private/{person}")["messages"])
    return view


def look(chat: Mapping[str, Any], view: View) -> None:
    """A group: its messages and who is in it."""
    view.shown[chat["id"]], view.human[chat["id"]] = messages(chat["messages"])
    for member in chat["members"]:
        view.standing[chat["id"], member["id"]] = member


def messages(found: Rows) -> tuple[Counter[str], Counter[str]]:
    """The bot's messages, and those of people."""
    shown: Counter[str] = Counter()
    human: Counter[str] = Counter()
    for one in found:
        if one["from"].get("is_bot"):
            labels = [button["text"] for row in one["buttons"] for button in row]
            text = CODE.sub("a code", one["text"] or one["caption"] or "")
            shown[f"{text} {labels} {one.get('receiver', '')}"] += 1
        else:
            # Chance asks for another sum each time.
            human["a sum" if one["text"].isdecimal() else CODE.sub("a code", one["text"])] += 1
    return shown, human


# --- judged ----------------------------------------------------------------------------------------------------------


def differences(expected: View, found: View, at: datetime, kills: int, more: Iterable[str]) -> list[str]:
    """How a killed run differs from the one that was not killed, beyond what so many kills may do, one of them in the
    last step. `more` = rows that must be the same to the last."""
    wrong = []
    if missing := expected.updates(at - KEPT) - found.updates(at - KEPT):
        wrong.append(f"updates lost: {sorted(missing)}")
    wrong += [
        f"{name}: {words}"
        for name in (*EXACT, *more)
        if (words := unequal(expected.counted(name), found.counted(name)))
    ]
    for chat in {*expected.shown, *found.shown}:
        if words := beyond(expected.shown.get(chat), found.shown.get(chat), kills):
            wrong.append(f"messages in {chat}: {words}")
        if words := unequal(expected.human.get(chat, Counter()), found.human.get(chat, Counter())):
            wrong.append(f"people's messages in {chat}: {words}")
    for chat in {*expected.said, *found.said}:
        if words := beyond(expected.said.get(chat), found.said.get(chat), 1):
            wrong.append(f"said in {chat}: {words}")
    return [*wrong, *acts(expected, found), *standings(expected, found), *unfinished(found, kills)]


def unequal(expected: Counter[Any], found: Counter[Any]) -> str:
    """Where two multisets differ."""
    missing, surplus = expected - found, found - expected
    return f"missing {dict(missing)}, surplus {dict(surplus)}" if missing or surplus else ""


def beyond(expected: Counter[str] | None, found: Counter[str] | None, kills: int) -> str:
    """Where two multisets of messages differ by more than one for each kill: missing, surplus, or in other words."""
    missing = (expected or Counter()) - (found or Counter())
    surplus = (found or Counter()) - (expected or Counter())
    if max(missing.total(), surplus.total()) <= kills:
        return ""
    return f"missing {dict(missing)}, surplus {dict(surplus)}"


def surplus(expected: Sequence[View], found: View) -> list[str]:
    """What was done or said more often than in the steps of the run without an error. What goes another way since is
    said once."""
    acted = sum((view.acts for view in expected), Counter[Any]())
    wrong = [f"{act}: {n} times" for act, n in found.acts.items() if n > acted[act] + (act[0] not in ONCE)]
    for chat, said in found.said.items():
        usual = sum((view.said.get(chat, Counter()) for view in expected), Counter[str]())
        wrong += [f"“{text}” in {chat}: {n} times" for text, n in said.items() if n > max(usual[text], 1)]
    return wrong


def acts(expected: View, found: View) -> list[str]:
    """What was done to members in the last step, which had one kill."""
    return [
        f"{act}: {found.acts[act]} times and not {expected.acts[act]}"
        for act in {*expected.acts, *found.acts}
        if not 0 <= found.acts[act] - expected.acts[act] <= (act[0] not in ONCE)
    ]


def standings(expected: View, found: View) -> list[str]:
    """Who is in, out or muted must be the same to the last, and for as long."""
    return [
        f"member {who}: {member} and not {expected.standing.get(who)}"
        for who, member in found.standing.items()
        if not is_same(member, expected.standing.get(who, {}))
    ]


def is_same(found: Mapping[str, Any], expected: Mapping[str, Any]) -> bool:
    """Do two runs leave a member the same, but for a little time?"""
    ends = found["until_date"], expected.get("until_date", -1)
    names = ("status", "is_member", "permissions", "tag")
    alike = all(found[name] == expected.get(name) for name in names)
    return alike and all(ends) == any(ends) and abs(ends[0] - ends[1]) <= LATEST


def unfinished(found: View, kills: int, *, parked: bool = False) -> list[str]:
    """Nothing may be left lying about; `parked` = but for what waits for a right."""
    waits = ("pending", "parked") if parked else ("pending",)
    wrong = [f"inbox row left: {row}" for row in found.rows["inbox"] if row["state"] != "done"]
    wrong += [f"outbox row left: {row}" for row in found.rows["outbox"] if row["state"] not in waits]
    for chat, count in Counter(row["chat_id"] for row in found.rows["unknown"]).items():
        if count > kills:
            wrong.append(f"{count} outcomes unknown in {chat}")
    return wrong


def judged(ledger: Ledger, found: View, kills: int) -> list[str]:
    """How a run differs from the model's record."""
    wrong = []
    strikes = Counter((*one.who, one.message, one.sanction, one.pardoned) for one in ledger.strikes)
    if words := unequal(strikes, found.counted("strike")):
        wrong.append(f"ledger: {words}")
    counted = Counter({(row["chat_id"], row["user_id"]): row["messages"] for row in found.rows["member"]})
    if words := unequal(+ledger.messages, +counted):
        wrong.append(f"messages counted: {words}")
    wrong += held("out", ledger.out, found, is_out)
    wrong += held("muted", ledger.muted, found, muted)
    for (chat, text), owed in ledger.owed.items():
        given = sum(
            count for words, count in found.said.get(chat, Counter()).items() if words.strip() == text
        )
        if abs(given - owed) > kills:
            wrong.append(f"answers “{text}” in {chat}: {given} instead of {owed}")
    return wrong


def is_out(member: Mapping[str, Any]) -> bool:
    """Banned."""
    return bool(member["status"] == "kicked")


def muted(member: Mapping[str, Any]) -> bool:
    """May not write."""
    return member["status"] == "restricted" and not member["permissions"]["can_send_messages"]


def held(
    what: str,
    expected: Mapping[tuple[int, int], int],
    found: View,
    is_held: Callable[[Mapping[str, Any]], bool],
) -> list[str]:
    """The same members, for as long."""
    ends = {who: member["until_date"] for who, member in found.standing.items() if is_held(member)}
    if expected.keys() != ends.keys():
        return [f"{what}: {sorted(ends)} instead of {sorted(expected)}"]
    return [
        f"{what}: {who} until {datetime.fromtimestamp(ends[who], START.tzinfo)}"
        for who, until in expected.items()
        if (ends[who] != 0 if until == FOREVER else not 0 <= ends[who] - START.timestamp() - until <= LATEST)
    ]
