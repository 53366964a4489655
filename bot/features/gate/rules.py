"""The gate as a state machine: an application, what happens to it, what it becomes. Values in, values out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from bot.core.facts import Membership, Sender
from bot.features.gate.policy import GatePolicy, Step
from bot.features.gate.thresholds import Judged
from bot.features.gate.thresholds.fee import Order

Way = Literal["request", "open", "comment"]
State = Literal["open", "judging", "waiting", "held", "admitted", "declined", "gone"]
Due = Literal["remind", "end", "nudge", "tell"]
PENDING = ("open", "judging", "waiting", "held")
NOTES = 12  # lines of what happened that a card shows
REMIND_AFTER = 0.5  # of the time there is
WORTH_REMINDING = timedelta(hours=2)
OUT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Application:
    """Somebody's wish to come in. `way`: they asked to join, are inside already, or write without being a member.

    `passed` thresholds, `noted` by the current one, `tries` used up there; `since` = when this state began;
    `for_admin` = an answer needs judgement, `proof` = what was shown for it; `raided` = came in a raid; `paid` = the
    charge of a fee that is kept;
    `permissions` and `until` = a restriction by somebody else, to be restored exactly (S93)."""

    user: Sender
    number: int
    way: Way
    opened_at: datetime
    since: datetime
    state: State = "open"
    step: str = ""
    wants: bool = False
    tag: str = ""
    passed: tuple[str, ...] = ()
    noted: Mapping[str, Any] = field(default_factory=dict)
    tries: int = 0
    notes: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    carded: bool = False
    entered: bool = False
    for_admin: bool = False
    raided: bool = False
    proof: str = ""
    asked: str = ""
    by: str = ""
    link: str = ""
    bio: str = ""
    paid: str = ""
    due_at: datetime | None = None
    failures: int = 0
    retry_at: datetime | None = None
    permissions: Mapping[str, bool] | None = None
    until: datetime | None = None

    @property
    def pending(self) -> bool:
        """Is it still to be decided?"""
        return self.state in PENDING

    @property
    def inside(self) -> bool:
        """Are they where they could write, and so muted?"""
        return self.way != "request"


# --- coming ---------------------------------------------------------------------------------------------------------


def opened(
    before: Application | None, user: Sender, way: Way, now: datetime, policy: GatePolicy
) -> Application:
    """A new attempt; what is remembered of the former ones is how many failed, and a restriction still in force."""
    fresh = Application(user, 1, way, now, now, due_at=now + allowed(way, policy))
    if before is None:
        return fresh
    paid = before.paid if before.pending else ""
    fresh = replace(fresh, number=before.number + 1, failures=before.failures, paid=paid)
    if before.state in ("declined", "gone") and before.inside and not is_over(before, now):
        return replace(fresh, permissions=before.permissions, until=before.until)
    return fresh


def allowed(way: Way, policy: GatePolicy) -> timedelta:
    """How much time there is."""
    return timedelta(hours=policy.hours) if way == "request" else timedelta(minutes=policy.minutes)


def must_pause(before: Application | None, now: datetime) -> bool:
    """Is it too soon for the next attempt?"""
    return before is not None and before.retry_at is not None and now < before.retry_at


def is_over(app: Application, now: datetime) -> bool:
    """Has the restriction from before run out (R45: nobody tells of that), or was there none?"""
    return app.permissions is None or (app.until is not None and app.until <= now)


def had(app: Application, standing: Membership, *, ours: bool) -> Application:
    """With the restriction that somebody else has imposed; our own mute has no end and is none of theirs."""
    if standing.status != "restricted" or (ours and standing.until is None):
        return app
    return replace(app, permissions=dict(standing.permissions or {}), until=standing.until)


# --- going on -------------------------------------------------------------------------------------------------------


def next_step(app: Application, policy: GatePolicy) -> str | None:
    """The first threshold that is not passed; the chat may have changed them meanwhile."""
    return next((step for step in steps_of(app, policy) if step not in app.passed), None)


def steps_of(app: Application, policy: GatePolicy) -> tuple[Step, ...]:
    """What stands in their way: the chat's thresholds; where it has none, people of a raid show that they are such."""
    return policy.steps or (("captcha",) if app.raided else ())


def noting(app: Application, note: str) -> Application:
    """With one more line for the admins."""
    return replace(app, notes=(*app.notes, note)[-NOTES:]) if note else app


def stepped(app: Application, step: str, judged: Judged, now: datetime, policy: GatePolicy) -> Application:
    """What a verdict makes of the application; `wrong` too often is the end of the attempt."""
    app = noting(app, judged.note)
    if app.step != step:
        app = replace(app, step=step, tries=0)
    match judged.verdict:
        case "passed":
            return past(app, step, now, policy)
        case "judge":
            proof = str(judged.data.get("proof", app.proof))
            return replace(past(app, step, now, policy), for_admin=True, proof=proof)
        case "wait":
            since = app.since if app.state == "waiting" else now
            return replace(app, state="waiting", since=since, due_at=None, wants=False, noted=judged.data)
        case "refused":
            return failed(app, now, policy)
        case "wrong":
            app = replace(app, tries=app.tries + 1, noted=judged.data)
            return failed(app, now, policy) if app.tries >= policy.tries else app
    return replace(app, noted=judged.data)


def past(app: Application, step: str, now: datetime, policy: GatePolicy) -> Application:
    """One threshold is behind them; who had to wait for a place has time again."""
    due = app.due_at or now + allowed(app.way, policy)
    passed = (*app.passed, step)
    return replace(app, state="open", passed=passed, noted={}, step="", wants=False, tries=0, due_at=due)


def judging(app: Application, now: datetime) -> Application:
    """An admin decides; until then no time runs for the applicant."""
    return replace(app, state="judging", since=now, due_at=None, wants=False)


def asked(app: Application, question: str, now: datetime, policy: GatePolicy) -> Application:
    """An admin asks something: the applicant has time again."""
    due = now + allowed(app.way, policy)
    return replace(app, state="open", since=now, asked=question, wants=True, due_at=due, told=())


def replied(app: Application, words: str, now: datetime) -> Application:
    """The answer to an admin's question goes to the admins."""
    return judging(replace(noting(app, f"{app.asked} “{words}”"), asked=""), now)


# --- a fee -----------------------------------------------------------------------------------------------------------


def unpayable(
    app: Application | None, order: Order | None, payer: int, amount: int, steps: Collection[str]
) -> str:
    """Why Stars are not taken for this order; "" where they are."""
    if order is None or amount != order.amount:
        return "unknown"
    if payer != order.user:
        return "stranger"
    if app is None or app.number != order.number or app.state in ("declined", "gone"):
        return "over"
    if app.paid:
        return "twice"
    if app.state != "open" or app.step != "fee" or "fee" not in steps:
        return "unneeded"
    return ""


def with_fee(app: Application, user: Sender, charge: str) -> Application:
    """The fee is paid; whether that passes a threshold is for the threshold to say."""
    return replace(app, user=user, paid=charge)


def unpaid(app: Application) -> Application:
    """The fee went back: while they are not in, it is to be paid again."""
    passed = tuple(step for step in app.passed if step != "fee") if app.pending else app.passed
    return replace(noting(app, "@gate-note-returned"), paid="", passed=passed)


# --- a raid ---------------------------------------------------------------------------------------------------------


def held(app: Application) -> Application:
    """Nothing is asked and no time runs until the raid is over."""
    return replace(app, state="held", raided=True, due_at=None, wants=False, step="", tag="")


def freed(app: Application, now: datetime, policy: GatePolicy) -> Application:
    """The raid is over: the way in begins, with the longer time, since nobody waits at the screen any more."""
    return replace(app, state="open", since=now, due_at=now + allowed("request", policy))


def removed(app: Application, now: datetime, by: str) -> Application:
    """Out with all the others of a raid: who was inside for a day, who asked may ask again."""
    return replace(closed(app, "declined", now, by), retry_at=now + OUT if app.inside else None)


# --- ending ---------------------------------------------------------------------------------------------------------


def closed(app: Application, state: State, now: datetime, by: str = "") -> Application:
    """Nothing is waited for any more; `by` = the admin who decided."""
    return replace(app, state=state, since=now, due_at=None, wants=False, step="", tag="", asked="", by=by)


def admitted(app: Application, now: datetime, by: str = "") -> Application:
    """In; what they had before is given back now, and failures are forgotten."""
    done = closed(app, "admitted", now, by)
    return replace(done, failures=0, retry_at=None, permissions=None, until=None, entered=app.inside)


def failed(app: Application, now: datetime, policy: GatePolicy, by: str = "") -> Application:
    """Not this time; the next attempt after a pause that grows."""
    pause = policy.pauses[min(app.failures, len(policy.pauses) - 1)]
    retry = now + timedelta(minutes=pause) if pause else None
    return replace(closed(app, "declined", now, by), failures=app.failures + 1, retry_at=retry)


# --- time -----------------------------------------------------------------------------------------------------------


def events(app: Application, policy: GatePolicy) -> dict[Due, datetime]:
    """What time will bring, as things stand."""
    if app.state == "judging":
        return {
            "nudge": app.since + timedelta(hours=policy.nudge_hours),
            "tell": app.since + timedelta(hours=policy.told_hours),
        }
    if app.state != "open" or app.due_at is None:
        return {}
    span = app.due_at - app.since
    if span < WORTH_REMINDING:
        return {"end": app.due_at}
    return {"remind": app.since + span * REMIND_AFTER, "end": app.due_at}


def wake_at(app: Application, policy: GatePolicy) -> datetime | None:
    """When something is due next."""
    return min((at for name, at in events(app, policy).items() if name not in app.told), default=None)


def due(app: Application, now: datetime, policy: GatePolicy) -> Due | None:
    """What is due now; the end comes before a reminder that was missed."""
    ready = [name for name, at in events(app, policy).items() if at <= now and name not in app.told]
    return ready[-1] if ready else None
