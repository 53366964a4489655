"""When a sweep is due, told by what was decided: never later than the rows say."""

from datetime import UTC, datetime, timedelta

from bot.core.decisions import Alert, Change, ChangeChat, ChangeMember, Note, Restruck, Save, Struck
from bot.core.facts import Sender
from bot.core.strikes import StrikeState
from bot.features.unanswered.tables import Question
from bot.registry import FEATURES
from bot.replay.sweeping import Dues, written

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)


def dues() -> Dues:
    """Of everything that there is."""
    return Dues.of(sweep for feature in FEATURES for sweep in feature.sweeps)


def test_every_sweep_is_foreseen_by_its_tables() -> None:
    found = dues()
    for feature in FEATURES:
        for sweep in feature.sweeps:
            alone = Dues.of([sweep])
            assert alone.columns, sweep.name
            assert alone.columns.keys() <= found.columns.keys()
    assert "removed_at" in found.columns["chat"]


def test_a_row_tells_when_it_is_due() -> None:
    found = dues()
    column = next(iter(found.columns["question"]))
    found.note(Save(Question(**{column: LATER})), NOW)
    assert found.at == LATER + found.columns["question"][column]
    found.note(Change(Question, {}, {column: NOW}), NOW)
    assert found.at == NOW + found.columns["question"][column]


def test_a_row_that_does_not_tell_is_looked_at_now() -> None:
    found = dues()
    found.note(Note(-1, "x"), NOW)
    found.note(Change(Question, {}, {next(iter(found.columns["question"])): None}), NOW)
    assert found.at is None
    found.note(Change(Question, {}, {}), NOW)
    assert found.at == NOW


def test_what_the_kernel_writes_is_known() -> None:
    state = StrikeState("s", "c", "ads", "r", NOW, LATER)
    assert written(Struck(-1, 7, state))[0] == "strike"
    assert written(Restruck(-1, 7, "s", {"notice_at": NOW})) == ("strike", {"notice_at": NOW})
    assert written(ChangeChat(-1, {"title": "x"})) == ("chat", {"title": "x"})
    assert written(ChangeMember(-1, Sender(7), {"tag": "x"})) == ("member", {"tag": "x"})
    assert written(Alert(-1, "ads", "k", "t")) == ("card", {})
