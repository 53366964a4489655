"""Who is told of a strike, where and in which words: the member's notice, the group's line, the admins' card."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from bot.core.decisions import Alert, Button, Decision, Delete, Edit, GiveStrike, Priority, Rows, Say
from bot.core.facts import Sender
from bot.core.strikes import Line, Step, StrikePolicy, StrikeState
from bot.core.texts import Html
from bot.feature import Turn

OUT = ("kick", "ban")
UNDO_BUTTONS = 3  # under one line; with more removals in it, Undo is on the cards alone


def told(turn: Turn, member: Sender, state: StrikeState, step: Step, removed: bool) -> list[Decision]:
    """The notice to the member, and the group's line: nameless where the member is told elsewhere."""
    personal = personal_notice(turn, member, state, step, removed=removed)
    if personal is None:
        return [named_line(turn, member, state, step, notice=True)]
    if step.sanction in OUT:
        return [personal, named_line(turn, member, state, step)]
    return [personal, nameless_line(turn, member, state)]


def told_otherwise(
    turn: Turn, member: Sender, state: StrikeState, step: Step, data: Mapping[str, Any]
) -> list[Decision]:
    """Private failed: ephemeral; ephemeral failed: the group's line names the member."""
    if data["private"]:
        say = personal_notice(turn, member, state, step, removed=data["removed"], private=False)
        if say is not None:
            return [say]
    if step.sanction in OUT:
        state.notice_at = turn.now  # the line about the removal stands already
        return []
    old = unsaid(turn, state)
    return [*old, named_line(turn, member, state, step, notice=True)]


# --- the member ----------------------------------------------------------------------------------------------------


def personal_notice(
    turn: Turn, member: Sender, state: StrikeState, step: Step, *, removed: bool, private: bool | None = None
) -> Say | None:
    """Private where the member pressed Start, else ephemeral, else None."""
    if member.kind != "user":
        return None
    private = turn.member(member).started if private is None else private
    if not private and (not turn.can_whisper or step.sanction in OUT):
        return None
    data = notice_data(member, state) | {"private": private, "removed": removed}
    to: dict[str, Any] = {"chat": turn.chat, "receiver": member.id, "thread": state.thread}
    return Say(
        **({"chat": member.id} if private else to),
        text=notice_text(turn, member, state, step, removed=removed),
        buttons=notice_rows(turn, member, state),
        key=state.notice_key,
        answer="kernel:noticed",
        data=data,
    )


def notice_data(member: Sender, state: StrikeState) -> dict[str, Any]:
    """What the outcome of a notice must bring back."""
    return {"strike": state.id, "user": member.id, "name": member.name, "kind": member.kind}


def notice_text(turn: Turn, member: Sender, state: StrikeState, step: Step, *, removed: bool) -> Html:
    """ "Your message in ... was removed: reason. Strike 1 of 3, the third removes you; it lapses on 19 Feb."."""
    lang, words = turn.language_of(member), turn.texts.render
    head = "strike-removed" if removed else "strike-warned"
    lines = [words(lang, head, group=turn.lane.title, reason=reason_text(turn, lang, state.reason))]
    day = turn.texts.day(lang, state.expires_at, turn.zone)
    left = max(step.limit - step.count, 0)
    lines.append(words(lang, "strike-count", count=step.count, limit=step.limit, left=left, day=day))
    if step.sanction != "warning":
        until = turn.texts.moment(lang, step.until, turn.zone) if step.until else ""
        lines.append(words(lang, f"strike-{step.sanction}", until=until, timed="yes" if step.until else "no"))
    return Html(("" if turn.texts.language(lang) == "zh" else " ").join(lines))


def notice_rows(turn: Turn, member: Sender, state: StrikeState) -> Rows:
    """Appeal, and the rules."""
    lang = turn.language_of(member)
    appeal = Button(
        turn.texts.plain(lang, "strike-button-appeal"), "strikes", "appeal", f"{state.id}.{turn.chat}"
    )
    rules = Button(turn.texts.plain(lang, "strike-button-rules"), "arrival", "rules", str(turn.chat))
    return ((appeal, rules),)


def withdrawn(turn: Turn, member: Sender, gone: Sequence[StrikeState]) -> list[Decision]:
    """The member hears that strikes were taken back: in private, or whispered to who is still in the group."""
    text = turn.text_for(member, "strike-withdrawn", group=turn.lane.title, count=len(gone))
    if turn.member(member).started:
        return [Say(member.id, text)]
    if turn.can_whisper and member.kind == "user" and not any(state.sanction in OUT for state in gone):
        return [Say(turn.chat, text, receiver=member.id, thread=gone[-1].thread)]
    return []


# --- the group -----------------------------------------------------------------------------------------------------


def named_line(turn: Turn, member: Sender, state: StrikeState, step: Step, *, notice: bool = False) -> Say:
    """The group's line that names: a removal, or a warning that could reach its member in no other way (`notice`)."""
    policy = turn.policy(StrikePolicy)
    state.line_key = f"line:{state.id}"
    reason = reason_text(turn, turn.language, state.reason)
    until = turn.texts.moment(turn.language, step.until, turn.zone) if step.until else ""
    text = turn.text(
        f"strike-line-{step.sanction}", name=member.name, reason=reason, count=step.count, limit=step.limit,
        until=until,
    )  # fmt: skip
    line = Line(state.line_key, state.thread, turn.now, state.rule, strikes=[(state.id, member.name)])
    rows = undo_rows(turn, line)
    told: dict[str, Any] = {}
    if notice:
        state.notice_key = state.line_key
        told = {"answer": "kernel:noticed", "data": notice_data(member, state)}
        rows += notice_rows(turn, member, state) if step.sanction not in OUT and member.kind == "user" else ()
    minutes = policy.kick_line_minutes if step.sanction in OUT else policy.line_minutes
    return Say(
        turn.chat, text, rows, thread=state.thread, key=state.line_key,
        expires_after=timedelta(minutes=minutes), must_arrive=step.sanction in OUT, **told,
    )  # fmt: skip


def nameless_line(turn: Turn, member: Sender, state: StrikeState) -> Decision:
    """At most one new line a minute; later removals edit it."""
    line = turn.lane.line
    if line is not None and line.takes(turn.now, state.thread) and line.rule == state.rule:
        line.count += 1
        line.strikes.append((state.id, member.name))
        state.line_key = line.key
        return edited_line(turn, line)
    state.line_key = f"line:{state.id}"
    line = Line(state.line_key, state.thread, turn.now, state.rule, strikes=[(state.id, member.name)])
    turn.lane.line = line
    minutes = timedelta(minutes=turn.policy(StrikePolicy).line_minutes)
    rows = undo_rows(turn, line)
    return Say(
        turn.chat, line_text(turn, line), rows, thread=state.thread, key=line.key, expires_after=minutes
    )


def again(turn: Turn, given: GiveStrike, known: StrikeState) -> list[Decision]:
    """The same offence once more: no strike, but another removed message counts in the group's line."""
    line, message = turn.lane.line, given.message
    if (
        line is None
        or message is None
        or known.line_key != line.key
        or not line.takes(turn.now, known.thread)
    ):
        return []
    if message.edited or message.id == known.message_id or (known.album and known.album == message.album):
        return []
    line.count += 1
    return [edited_line(turn, line)]


def unsaid(turn: Turn, state: StrikeState) -> list[Decision]:
    """The group's line of a strike goes, or loses its button where it speaks of others too."""
    line = turn.lane.line
    if state.line_key is None:
        return []
    if line is None or line.key != state.line_key:
        return [Delete(turn.chat, key=state.line_key)]
    if len(line.strikes) < 2:
        turn.lane.line = None
        return [Delete(turn.chat, key=state.line_key)]
    line.strikes = [item for item in line.strikes if item[0] != state.id]
    return [edited_line(turn, line)]


def edited_line(turn: Turn, line: Line) -> Edit:
    """The nameless line as it reads now, before the notices to those whom it speaks of: all read it."""
    rows = undo_rows(turn, line)
    return Edit(turn.chat, line_text(turn, line), rows, key=line.key, priority=Priority.SANCTION)


def line_text(turn: Turn, line: Line) -> Html:
    """ "An ad was removed.", "3 ads were removed."."""
    text_id = f"strike-quiet-{line.rule}"
    return turn.text(text_id if turn.texts.has(text_id) else "strike-quiet-other", count=line.count)


def undo_rows(turn: Turn, line: Line) -> Rows:
    """Undo stands in the group only where there is no admin chat; one button a strike, three at most."""
    if turn.lane.admin_chat is not None or len(line.strikes) > UNDO_BUTTONS:
        return ()
    undo = turn.texts.plain(turn.language, "strike-button-undo")
    return tuple(
        (
            Button(
                undo if len(line.strikes) == 1 else f"{undo} {number}",
                "strikes",
                "undo",
                f"{token}.{turn.chat}",
            ),
        )
        for number, (token, _) in enumerate(line.strikes, 1)
    )


# --- the admins ----------------------------------------------------------------------------------------------------


def card(
    turn: Turn, member: Sender, state: StrikeState, step: Step, *,
    undone_by: str = "", failed: str = "", error: str = "", first: bool = False, by: str = "",
) -> Alert:  # fmt: skip
    """The admins' card of a strike: Undo until it is undone; `first` = the member's first message, so Remove now too.
    `failed` = the sanction that was due and could not be done."""
    lang, words = turn.language, turn.texts
    until = words.moment(lang, step.until, turn.zone) if step.until and not failed else ""
    lines = [
        turn.text(
            "strike-card", name=member.name, reason=reason_text(turn, lang, state.reason), count=step.count,
            limit=step.limit, sanction="warning" if failed else step.sanction, until=until,
        )
    ]  # fmt: skip
    if by:
        lines.append(turn.text("strikes-by", name=by))
    if failed:
        why = error or words.plain(lang, "strike-card-not-possible")
        lines.append(turn.text("strike-card-failed", sanction=failed, why=why))
    key, chat = f"strike:{state.id}", turn.chat
    if undone_by:
        lines.append(turn.text("strike-card-undone", name=undone_by))
        return Alert(chat, "strike", key, Html("\n".join(lines)), closed=True)
    arg = f"{state.id}.{chat}"
    row = [Button(words.plain(lang, "strike-button-undo"), "strikes", "undo", arg)]
    if first and step.sanction not in OUT:
        row.append(Button(words.plain(lang, "strike-button-remove"), "strikes", "remove", arg))
    return Alert(chat, "strike", key, Html("\n".join(lines)), (tuple(row),))


def reason_text(turn: Turn, lang: str, reason: str) -> Html | str:
    """An automatic reason is a text id behind `@`; an admin's is their own words."""
    if reason.startswith("@") and "-reason-" in reason and turn.texts.has(reason[1:]):
        return turn.texts.render(lang, reason[1:])
    return reason or turn.texts.render(lang, "strike-no-reason")
