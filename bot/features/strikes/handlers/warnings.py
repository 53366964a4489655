"""/warn and what belongs to it: /unwarn, /resetwarns, /warns, /warnings, /setwarnlimit."""

from collections.abc import Sequence
from datetime import timedelta

from bot import notices
from bot.core.decisions import Button, Decision, GiveStrike, Pardon, Rows, SetPolicy
from bot.core.facts import CommandCall, Message, Sender
from bot.core.quoting import short
from bot.core.strikes import StrikePolicy, StrikeState, live, next_step, same_offence
from bot.core.texts import Html
from bot.feature import Right, Turn
from bot.features.strikes import rules
from bot.features.strikes.handlers.common import aimed, need, no, told
from bot.presses import address
from bot.targets import known, target_of


async def warn(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """A strike by an admin: one an offence, and none on top of one that was given a moment ago."""
    target = await aimed(turn, call)
    offence = offence_of(call, target.user)
    cause = f"m:{offence.message_chat}:{offence.id}" if offence else f"warn:{turn.key}"
    strikes = turn.member(target.user).strikes
    if same_offence(strikes, cause, offence) is not None:
        raise no(turn, call.by, "strikes-already", name=target.user.name)
    policy = turn.policy(StrikePolicy)
    if (recent := rules.just_struck(strikes, turn.now, policy.warn_pause)) is not None:
        await refuse_second(turn, call, target.user, recent)
    step = next_step(strikes, "admin", policy, turn.now)
    if step.sanction != "warning" and not (step.sanction == "mute" and turn.lane.type == "group"):
        need(turn, call.by, rules.RIGHT)
    token = turn.draw.token(10)
    evidence = short(offence.text, rules.EVIDENCE) if offence else ""
    given = GiveStrike(
        turn.chat,
        target.user,
        "admin",
        cause,
        short(target.rest, rules.REASON),
        call.by,
        offence,
        evidence,
        id=token,
    )
    until = turn.texts.moment(turn.language_of(call.by), step.until, turn.zone) if step.until else ""
    text = turn.text_for(
        call.by, "strikes-warned", name=target.user.name, count=step.count, limit=step.limit, sanction=step.sanction,
        until=until,
    )  # fmt: skip
    return [given, *told(turn, call, text, undo_rows(turn, call.by, [token]))]


def offence_of(call: CommandCall, user: Sender) -> Message | None:
    """The message of that member that the command answers."""
    reply = call.message.reply_to
    if reply is None or call.in_private or reply.is_service or reply.sender.id != user.id:
        return None
    return reply


async def refuse_second(turn: Turn, call: CommandCall, user: Sender, recent: StrikeState) -> None:
    """Two admins saw the same thing: the second hears who was first."""
    if recent.given_by is not None:
        await turn.know(recent.given_by)
    by = known(turn, recent.given_by).name if recent.given_by is not None else ""
    reason = notices.reason_text(turn, turn.language_of(call.by), recent.reason)
    auto = "yes" if recent.given_by is None else "no"
    raise no(turn, call.by, "strikes-just-warned", name=user.name, by=by, reason=reason, auto=auto)


async def unwarn(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """The last strike that counts is taken back, with what it did."""
    target = await target_of(turn, call)
    await turn.know(target.user.id)
    return taken_back(
        turn, call, target.user, live(turn.member(target.user).strikes, turn.now)[-1:], target.rest
    )


async def resetwarns(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """All strikes that count are taken back."""
    target = await target_of(turn, call)
    await turn.know(target.user.id)
    return taken_back(turn, call, target.user, live(turn.member(target.user).strikes, turn.now), target.rest)


def taken_back(
    turn: Turn, call: CommandCall, user: Sender, taken: Sequence[StrikeState], reason: str
) -> Sequence[Decision]:
    """The pardon and its answer; Refusal where there is nothing to take back."""
    if not taken:
        raise no(turn, call.by, "strikes-none", name=user.name)
    left = sum(strike.weight for strike in live(turn.member(user).strikes, turn.now) if strike not in taken)
    limit = turn.policy(StrikePolicy).limit
    text = turn.text_for(
        call.by, "strikes-unwarned", name=user.name, taken=len(taken), count=left, limit=limit
    )
    pardon = Pardon(
        turn.chat, user, tuple(strike.id for strike in taken), call.by, short(reason, rules.REASON)
    )
    return [pardon, *told(turn, call, text)]


# --- reading -------------------------------------------------------------------------------------------------------


async def warns(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """One's own strikes; an admin may ask for anybody's."""
    if call.by.kind == "anonymous_admin":
        raise no(turn, call.by, "strikes-anonymous")
    user = call.by
    if call.args or (call.message.reply_to is not None and not call.in_private):
        user = (await target_of(turn, call)).user
    own = user.id == call.by.id
    if not own:
        turn.require(call.by, Right.ADMIN)
        await turn.know(user.id)
    strikes = turn.member(user).strikes
    counting = live(strikes, turn.now)
    return [turn.answer(call, listed(turn, call.by, user, strikes, counting, own=own),
                        buttons=list_rows(turn, call.by, counting, own=own), personal=True)]  # fmt: skip


def listed(
    turn: Turn, reader: Sender, user: Sender, strikes: Sequence[StrikeState], counting: Sequence[StrikeState], *,
    own: bool,
) -> Html:  # fmt: skip
    """The strikes that count, one a line, and how many no longer do."""
    lang, limit = turn.language_of(reader), turn.policy(StrikePolicy).limit
    count = min(sum(strike.weight for strike in counting), limit)
    head = "strikes-list-own" if own else "strikes-list"
    values = {} if own else {"name": user.name}
    lines = [turn.texts.render(lang, head, count=count, limit=limit, **values)]
    for strike in counting:
        day = turn.texts.day(lang, strike.given_at, turn.zone)
        lapses = turn.texts.day(lang, strike.expires_at, turn.zone)
        reason = notices.reason_text(turn, lang, strike.reason)
        lines.append(turn.texts.render(lang, "strikes-list-line", day=day, reason=reason, lapses=lapses))
    if former := len(strikes) - len(counting):
        lines.append(turn.texts.render(lang, "strikes-list-former", count=former))
    return Html("\n".join(lines))


def list_rows(turn: Turn, reader: Sender, counting: Sequence[StrikeState], *, own: bool) -> Rows:
    """An admin may undo the newest, its owner may appeal it."""
    if not counting:
        return ()
    newest = counting[-1].id
    if not own:
        return undo_rows(turn, reader, [newest])
    appeal = turn.texts.plain(turn.language_of(reader), "strike-button-appeal")
    return ((Button(appeal, "strikes", "appeal", address(newest, turn.chat)),),)


def undo_rows(turn: Turn, reader: Sender, tokens: Sequence[str]) -> Rows:
    """Undo, one button a strike."""
    undo = turn.texts.plain(turn.language_of(reader), "strike-button-undo")
    return tuple((Button(undo, "strikes", "undo", address(token, turn.chat)),) for token in tokens)


async def warnings(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """What strikes lead to here."""
    policy, lang = turn.policy(StrikePolicy), turn.language_of(call.by)
    text = turn.text_for(
        call.by,
        "strikes-ladder",
        limit=policy.limit,
        mute=turn.texts.span(lang, timedelta(hours=policy.mute_hours)),
        ads=turn.texts.span(lang, timedelta(hours=policy.mute_hours_ads)),
        kick=policy.kick_hours,
        adsdays=policy.expiry_days_ads,
        abusedays=policy.expiry_days_abuse,
        flooddays=policy.expiry_days_flood,
        admindays=policy.expiry_days_admin,
    )
    return [turn.answer(call, text, personal=True)]


async def setwarnlimit(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """How many strikes remove a member."""
    limit = rules.limit_in(call.args)
    if limit is None:
        raise no(turn, call.by, "strikes-limit-bad")
    text = turn.text_for(call.by, "strikes-limit-set", limit=limit)
    return [SetPolicy(turn.chat, "strikes", "limit", limit, call.by.id), turn.answer(call, text)]
