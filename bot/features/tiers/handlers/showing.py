"""/tiers: what each takes, who is where, who would move; wanted by an admin's tap. Numbers and names by words."""

from collections.abc import Sequence

from pydantic import ValidationError

from bot.core.decisions import AnswerButton, Button, Decision, Refusal, Rows, SetPolicy
from bot.core.facts import ButtonPress, CommandCall, Sender
from bot.core.switches import OFF
from bot.core.texts import Html
from bot.core.tiers import BEST_FIRST, EARNED, Tier, TierPolicy
from bot.feature import Decisions, Right, Turn
from bot.features.tiers import queries, rules
from bot.features.tiers.handlers import looking, missing
from bot.features.tiers.handlers.words import NAMES, Words
from bot.features.tiers.rules import Looked, Move
from bot.presses import Act, WholeAct, address

LOCKED = ("media", "links")  # what a tier may where others may not
PAGE = 40  # names in one message
RENAME = ("name", "names", "rename", "名称", "改名")


async def on_tiers(turn: Turn, call: CommandCall) -> Decisions:
    """Alone it shows; `off`, `name spreader Herald`, `active points 30`, `media spreader` change."""
    head, _, rest = call.args.strip().partition(" ")
    if not head:
        return await shown(turn, call)
    turn.require(call.by, Right.INFO)
    if head.casefold() in OFF and not rest:
        return await stopped(turn, call)
    if head.casefold() in RENAME:
        names = rules.renamed(rest, turn.policy(TierPolicy))
        return changed(turn, call, "names", list(names) if names else None)
    found = rules.changed(call.args.split(), turn.policy(TierPolicy))
    if found == ("title", True):
        turn.require(call.by, Right.PROMOTE)
        if not turn.lane.can(looking.PROMOTE):
            raise Refusal(turn.text_for(call.by, "tiers-lacks"))
    return changed(turn, call, *(found or ("", None)))


def changed(turn: Turn, call: CommandCall, field: str, value: object) -> list[Decision]:
    """A field of the policy, where it fits; nobody moves before the next look."""
    words = Words(turn, turn.language_of(call.by))
    try:
        if value is None:
            raise Refusal(words.text("usage"))
        TierPolicy.model_validate({**turn.policy(TierPolicy).model_dump(), field: value})
    except ValidationError:
        raise Refusal(words.text("usage")) from None
    text = words.text("changed", at=turn.texts.moment(words.lang, looking.next_due(turn), turn.zone))
    if field in LOCKED and value != "off":
        text = Html(f"{text}\n{words.text('changed-locked')}")
    return [
        SetPolicy(turn.chat, "tiers", field, value, call.by.id),
        turn.answer(call, text, personal=True),
    ]


# --- shown ----------------------------------------------------------------------------------------------------------


async def shown(turn: Turn, call: CommandCall) -> Decisions:
    """To the admin alone: the lower tiers as numbers, since nobody is named as one who gives little."""
    row = await queries.find_chat(turn.session, turn.chat)
    applied = row is not None and row.applied_at is not None
    words, members = Words(turn, turn.language_of(call.by)), await looking.everybody(turn)
    resting = missing.resting(turn)
    moves = rules.moves(members, turn.policy(TierPolicy), turn.now, applied=True, resting=resting)
    days = turn.policy(TierPolicy).window_days
    lines = [words.text("shown", days=days), *tier_lines(words, members)]
    lines += [*move_lines(words, moves), words.text("shown-on" if applied else "shown-off")]
    rows: Rows = () if applied else ((button(words, "apply", "x"),),)
    if len(named(moves)) > NAMES:
        rows = (*rows, (button(words, "movers", "0"),))
    return [turn.answer(call, Html("\n".join(lines)), buttons=rows, personal=True)]


def button(words: Words, verb: str, token: str) -> Button:
    """One below what an admin sees."""
    return Button(words.plain(f"button-{verb}"), "tiers", verb, address(token, words.turn.chat))


def tier_lines(words: Words, members: Sequence[Looked]) -> list[Html]:
    """Each tier with what it takes and who is in it; of the lower ones, how many."""
    policy, lines = words.turn.policy(TierPolicy), []
    there, counts = rules.by_tier(members, Tier.ACTIVE), rules.counted(members)
    for tier in BEST_FIRST[:-1]:
        takes = words.measures(policy.bars[tier]) if tier in EARNED else words.plain("appointed")
        lines.append(words.text("shown-tier", tier=words.tier(tier), takes=takes))
        if there.get(tier):
            lines.append(words.text("shown-members", names=words.names(there[tier])))
        elif tier not in there and counts[tier]:
            lines.append(words.text("shown-count", count=counts[tier]))
    return lines


def named(moves: Sequence[Move]) -> list[Move]:
    """Those that are told by name: of the lower tiers none is."""
    return [move for move in moves if max(move.new, move.old) >= Tier.ACTIVE]


def move_lines(words: Words, moves: Sequence[Move], most: int = NAMES) -> list[Html]:
    """Who would rise and fall at the next look, so many of each by name."""
    lines = []
    for way, some in (
        ("up", [one for one in moves if one.rises]),
        ("down", [one for one in moves if not one.rises]),
    ):
        parts = [
            words.plain("move", name=words.name(move.one), tier=goal(words, move)) for move in named(some)
        ]
        others = len(some) - len(parts)
        if parts:
            lines.append(words.text(f"would-{way}", names=words.listed(parts, most)))
        if others:
            lines.append(words.text(f"would-{way}-others", count=others))
    return lines or [words.text("would-nobody")]


def goal(words: Words, move: Move) -> str:
    """Where somebody moves; below the active ones it has no name."""
    return words.tier(move.new) if move.new >= Tier.ACTIVE else words.plain("below")


async def movers(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """All who would move by name, a page at a time, to this admin alone."""
    turn.require(press.by, Right.ADMIN)
    words, start = Words(turn, turn.language_of(press.by)), int(token)
    members, resting = await looking.everybody(turn), missing.resting(turn)
    found = named(rules.moves(members, turn.policy(TierPolicy), turn.now, applied=True, resting=resting))
    rows: Rows = ()
    if len(found) > start + PAGE:
        rows = ((button(words, "movers", str(start + PAGE)),),)
    lines = move_lines(words, found[start : start + PAGE], PAGE)
    return [turn.pressed(press), turn.beside(press, Html("\n".join(lines)), rows)]


# --- wanted, or no more ---------------------------------------------------------------------------------------------


async def apply(turn: Turn, _: str, by: Sender, query: str) -> Decisions:
    """An admin wants tiers: everybody moves now, and from then on daily, without a word to admins."""
    turn.require(by, Right.INFO)
    words = Words(turn, turn.language_of(by))
    row = await queries.find_chat(turn.session, turn.chat)
    if row is not None and row.applied_at is not None:
        return [AnswerButton(query, words.plain("applied-before"), alert=True)]
    members = await looking.everybody(turn)
    return [
        *looking.settled(turn, members, applied=True),
        queries.kept(turn.chat, looking.next_due(turn), turn.now),
        AnswerButton(query, words.plain("applied"), alert=True),
    ]


async def stopped(turn: Turn, call: CommandCall) -> Decisions:
    """Everybody is only a member again, but for whom admins put somewhere; our words beside names go."""
    members = await looking.everybody(turn)
    return [
        *looking.settled(turn, members, applied=False),
        queries.kept(turn.chat, looking.next_due(turn), None),
        turn.answer(call, turn.text_for(call.by, "tiers-stopped"), personal=True),
    ]


ACTS: dict[str, Act] = {"apply": apply}
WHOLE: dict[str, WholeAct] = {"movers": movers}
