"""/names: what the chat wants of names, to who asks; an admin sets it."""

from bot.core.decisions import Change, Decision, Refusal, SetPolicy
from bot.core.facts import CommandCall
from bot.core.switches import OFF
from bot.core.texts import Html
from bot.feature import Decisions, Turn
from bot.features.names import rules
from bot.features.names.handlers import card, policy_of, wanted
from bot.features.names.policy import LONGEST_TAG, MOST_TAGS, NamesPolicy
from bot.features.names.queries import list_late
from bot.features.names.tables import NameCheck


async def on_names(turn: Turn, call: CommandCall) -> Decisions:
    """Alone it tells; `template City-Name`, `tags a, b`, `off` set."""
    head, _, rest = call.args.partition(" ")
    word, rest = head.casefold(), rest.strip()
    if not word:
        return [turn.answer(call, told(turn, call, policy_of(turn)), personal=True)]
    if word in OFF:
        return [
            *unset(turn, call, "template"),
            *unset(turn, call, "tags"),
            *await stopped(turn),
            off(turn, call),
        ]
    if word in ("template", "pattern", "格式"):
        return await template_set(turn, call, rest)
    if word in ("tags", "tag", "标签"):
        return await tags_set(turn, call, rest)
    raise no(turn, call, "usage")


def no(turn: Turn, call: CommandCall, text_id: str, **args: int | str) -> Refusal:
    """A Refusal in the words of who asked."""
    return Refusal(turn.text_for(call.by, f"names-{text_id}", **args))


def told(turn: Turn, call: CommandCall, policy: NamesPolicy) -> Html:
    """What the chat wants."""
    lines = []
    if policy.template:
        lines.append(turn.text_for(call.by, "names-template", template=policy.template))
    if policy.tags:
        listed = turn.texts.plain(turn.language_of(call.by), "names-comma").join(policy.tags)
        lines.append(turn.text_for(call.by, "names-tags", tags=listed))
    return Html("\n".join(lines)) if lines else turn.text_for(call.by, "names-off")


def setting(turn: Turn, call: CommandCall, field: str, value: object) -> SetPolicy:
    """One field of the policy."""
    return SetPolicy(turn.chat, "names", field, value, call.by.id)


def unset(turn: Turn, call: CommandCall, field: str) -> list[Decision]:
    """Back to nothing."""
    return [setting(turn, call, field, None)]


def off(turn: Turn, call: CommandCall) -> Decision:
    """Names are as members like."""
    return turn.answer(call, turn.text_for(call.by, "names-off"))


async def stopped(turn: Turn) -> list[Decision]:
    """Nobody is asked any more, and the card closes."""
    late = await list_late(turn.session, turn.chat)
    where = {"chat_id": turn.chat, "state": "asked"}
    freed = Change(NameCheck, where, {"state": "fine", "next_at": None, "late": False})
    return [freed, *await card(turn, without=[row.user_id for row in late])]


async def template_set(turn: Turn, call: CommandCall, rest: str) -> list[Decision]:
    """What names look like from now on; `off` takes it away."""
    policy = policy_of(turn)
    if rest.casefold() in OFF:
        left = policy.model_copy(update={"template": ""})
        return [*unset(turn, call, "template"), *await over(turn, left), shown(turn, call, left)]
    template = rules.template_given(rest)
    if template is None:
        raise no(turn, call, "template-usage")
    after = policy.model_copy(update={"template": template})
    return [setting(turn, call, "template", template), shown(turn, call, after)]


async def tags_set(turn: Turn, call: CommandCall, rest: str) -> list[Decision]:
    """The tags to choose from; `off` takes them away."""
    policy = policy_of(turn)
    if rest.casefold() in OFF:
        left = policy.model_copy(update={"tags": ()})
        return [*unset(turn, call, "tags"), *await over(turn, left), shown(turn, call, left)]
    tags = rules.tags_given(rest)
    if tags is None:
        raise no(turn, call, "tags-usage", most=MOST_TAGS, longest=LONGEST_TAG)
    if not turn.lane.can("can_manage_tags"):
        right = turn.texts.plain(turn.language_of(call.by), "right-can-manage-tags")
        raise no(turn, call, "bot-lacks", right=right)
    after = policy.model_copy(update={"tags": tags})
    return [setting(turn, call, "tags", list(tags)), shown(turn, call, after)]


async def over(turn: Turn, left: NamesPolicy) -> list[Decision]:
    """When nothing is wanted any more, nobody is asked."""
    return [] if left.template or left.tags or not wanted(turn) else await stopped(turn)


def shown(turn: Turn, call: CommandCall, policy: NamesPolicy) -> Decision:
    """The setting as members will read it."""
    return turn.answer(call, told(turn, call, policy))
