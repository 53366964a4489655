"""/playbook: the admins' prepared wordings; /watch: words worth a look; /quarrels: looked for or not."""

from bot.core.decisions import Decision, Refusal, Remove, Save, SetPolicy
from bot.core.facts import CommandCall
from bot.core.switches import switch_of
from bot.core.texts import Html
from bot.feature import Decisions, Right, Turn
from bot.features.quarrel import rules
from bot.features.quarrel.handlers.watching import book_of
from bot.features.quarrel.policy import QuarrelPolicy
from bot.features.quarrel.tables import Wording

ADD, REMOVE, LIST = (
    ("add", "加", "添加"),
    ("remove", "rm", "del", "delete", "删", "删除"),
    ("", "list", "列表"),
)


async def on_playbook(turn: Turn, call: CommandCall) -> Decisions:
    """/playbook; /playbook add quarrel Take a walk, {first} and {second}; /playbook remove 2."""
    verb, _, rest = call.args.strip().partition(" ")
    if verb.casefold() in LIST:
        return [turn.answer(call, listed(turn), personal=True)]
    turn.require(call.by, Right.INFO)
    if verb.casefold() in ADD:
        return added(turn, call, rest)
    if verb.casefold() in REMOVE:
        return removed(turn, call, rest.strip())
    raise Refusal(turn.text_for(call.by, "quarrel-playbook-usage"))


def listed(turn: Turn) -> Html:
    """The wordings by number, with their situation."""
    found = book_of(turn).wordings
    lines = [turn.text("quarrel-playbook", count=len(found))]
    lines += [
        turn.text("quarrel-playbook-line", number=number, situation=named(turn, one.situation), text=one.text)
        for number, one in enumerate(found, 1)
    ]
    return Html("\n".join(lines))


def named(turn: Turn, situation: str) -> str:
    """A situation as people call it; a watched word is its own."""
    text_id = f"quarrel-situation-{situation}"
    return turn.texts.plain(turn.language, text_id) if situation in rules.SITUATIONS else situation


def added(turn: Turn, call: CommandCall, rest: str) -> list[Decision]:
    """A wording for a situation, shown back."""
    found = rules.wording_of(rest, rules.watched(turn.policy(QuarrelPolicy)))
    if found is None:
        raise Refusal(turn.text_for(call.by, "quarrel-playbook-usage"))
    if len(book_of(turn).wordings) >= rules.MOST_WORDINGS:
        raise Refusal(turn.text_for(call.by, "quarrel-playbook-full", count=rules.MOST_WORDINGS))
    situation, text = found
    row = Wording(
        chat_id=turn.chat, token=turn.draw.token(6), situation=situation, text=text, made_by=call.by.id,
        made_at=turn.now,
    )  # fmt: skip
    said = turn.text_for(call.by, "quarrel-playbook-added", situation=named(turn, situation), text=text)
    return [Save(row), turn.answer(call, said, personal=True)]


def removed(turn: Turn, call: CommandCall, number: str) -> list[Decision]:
    """One of the list, by its number."""
    found = book_of(turn).wordings
    if not number.isdecimal() or not 1 <= int(number) <= len(found):
        raise Refusal(turn.text_for(call.by, "quarrel-playbook-usage"))
    one = found[int(number) - 1]
    gone = Remove(Wording, {"chat_id": turn.chat, "token": one.token})
    return [
        gone,
        turn.answer(call, turn.text_for(call.by, "quarrel-playbook-removed", text=one.text), personal=True),
    ]


async def on_watch(turn: Turn, call: CommandCall) -> Decisions:
    """/watch; /watch product; /watch add 退款; /watch remove 退款; /watch off."""
    policy = turn.policy(QuarrelPolicy)
    if not call.args.strip():
        return [turn.answer(call, watching(turn, policy), personal=True)]
    turn.require(call.by, Right.INFO)
    found = rules.watch_setting(call.args, policy)
    if found is None:
        raise Refusal(turn.text_for(call.by, "quarrel-watch-usage"))
    field, value = found
    now = policy.model_copy(update={field: tuple(value) if isinstance(value, list) else value})
    change = SetPolicy(turn.chat, "quarrel", field, value, call.by.id)
    return [change, turn.answer(call, watching(turn, now), personal=True)]


def watching(turn: Turn, policy: QuarrelPolicy) -> Html:
    """Which words make a card."""
    words = ", ".join(rules.watched(policy)) or "-"
    return turn.text("quarrel-watching", words=words, minutes=policy.watch_minutes)


async def on_quarrels(turn: Turn, call: CommandCall) -> Decisions:
    """/quarrels; on, off."""
    word = call.args.strip().casefold()
    policy = turn.policy(QuarrelPolicy)
    if not word:
        return [turn.answer(call, how(turn, policy), personal=True)]
    turn.require(call.by, Right.INFO)
    if (on := switch_of(word)) is None:
        raise Refusal(turn.text_for(call.by, "quarrel-usage"))
    now = policy.model_copy(update={"enabled": on})
    change = SetPolicy(turn.chat, "quarrel", "enabled", on, call.by.id)
    return [change, turn.answer(call, how(turn, now), personal=True)]


def how(turn: Turn, policy: QuarrelPolicy) -> Html:
    """What counts as a quarrel here."""
    return turn.text(
        "quarrel-how", on="yes" if policy.enabled else "no", turns=policy.turns, minutes=policy.minutes,
        insults=policy.insults, abuse=policy.abuse,
    )  # fmt: skip
