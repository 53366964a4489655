"""How long rows are kept, on both databases."""

from datetime import timedelta

from sqlalchemy import func, insert, select, update

from bot.core.decisions import Say
from bot.db.columns import Base
from bot.db.engine import Database
from bot.db.journal import INBOX, OUTBOX
from bot.db.retention import classes, prune
from bot.db.tables import Event, Member, StarPayment, Strike
from bot.features.gate.tables import GateEntry
from bot.registry import FEATURES
from tests.db.holdings import OTHER, TABLES, WHO, fill
from tests.db.journals import NOW, all_of, arrived, come, said


async def test_s110_what_was_settled_long_ago_is_forgotten_and_what_waits_is_not(journal: Database) -> None:
    rows = [arrived("1"), arrived("2", state="done"), arrived("3", state="dead"), arrived("4", state="done")]
    await come(journal, *rows)
    await said(journal, Say(-1, "a"), Say(-2, "b"), Say(-3, "c"))
    async with journal.writing() as connection:
        await connection.execute(
            update(OUTBOX).where(OUTBOX.c.chat_id == -1).values(state="done", settled_at=NOW)
        )
        await connection.execute(update(OUTBOX).where(OUTBOX.c.chat_id == -2).values(state="parked"))
        assert not await prune(connection, NOW + timedelta(hours=48))
        assert (await connection.execute(select(func.count()).select_from(INBOX))).scalar() == 4
    async with journal.writing() as connection:
        assert await prune(connection, NOW + timedelta(hours=49), limit=1)
        assert not await prune(connection, NOW + timedelta(hours=49), limit=3)
    assert [row.key for row in await all_of(journal, INBOX)] == ["1", "4"]  # the newest tells how far we are
    assert [row.chat_id for row in await all_of(journal, OUTBOX)] == [-2, -3]
    async with journal.writing() as connection:
        assert not await prune(connection, NOW + timedelta(days=31))
    assert [row.chat_id for row in await all_of(journal, OUTBOX)] == [
        -3
    ]  # what waited for a right waits no more


async def test_s110_what_was_done_and_what_lapsed_is_forgotten_after_ninety_days(journal: Database) -> None:
    async with journal.writing() as connection:
        await connection.execute(insert(Event).values(cause="a", chat_id=-1, at=NOW, kind="setting", data={}))
        await connection.execute(
            insert(Strike).values(
                id="s", chat_id=-1, user_id=7, cause="c", rule="ads", reason="", given_at=NOW,
                expires_at=NOW + timedelta(days=90), sanction="warning",
            )
        )  # fmt: skip
        counts = []
        for days in (89, 91, 179, 181):
            await prune(connection, NOW + timedelta(days=days))
            counts.append(
                [
                    await connection.scalar(select(func.count()).select_from(table))
                    for table in (Event, Strike)
                ]
            )
    assert counts == [[1, 1], [0, 1], [0, 1], [0, 0]]


async def test_s110_payments_are_kept_as_books_for_three_years(journal: Database) -> None:
    async with journal.writing() as connection:
        values = {"charge": "stx", "chat_id": -1, "user_id": 7, "amount": 50, "number": 1, "state": "paid"}
        await connection.execute(insert(StarPayment).values(paid_at=NOW, **values))
        counts = []
        for days in (3 * 365, 3 * 365 + 1):
            await prune(connection, NOW + timedelta(days=days))
            counts.append(await connection.scalar(select(func.count()).select_from(StarPayment)))
    assert counts == [1, 0]


# Tables of which nothing grows old by itself, and why.
FOR_GOOD = {
    "installation": "the installation's own", "help_command_menu": "the installation's own",
    "chat": "until 30 days after the bot left", "chat_alias": "a group's former id", "chat_setting": "a setting",
    "ad_allowed": "a setting", "ad_blocked": "a setting", "ad_label": "taught by admins, in numbers",
    "ad_traffic": "counts", "ad_watch": "a setting", "arrival_text": "a setting", "greeting": "one row a chat",
    "raid": "one row a chat", "stored_reply": "a setting", "faq": "a setting",
    "setup_checklist": "one row a chat", "wording": "a setting",
    "person": "until erased", "help_private_talk": "until erased", "buddy": "until they stop or leave",
    "rules_read": "until they leave", "name_check": "until they leave", "question_helper": "their wish, until erased",
    "best_plan": "one row a chat",
    "board_plan": "one row a chat and kind of period", "board_post": "finished periods can be shown again",
    "board_line": "until erased", "tier_chat": "one row a chat", "tier_mark": "until erased",
    "drop_item": "until admins delete it", "drop_variant": "with its drop", "drop_plan": "until it is over",
    "score_entry": "until erased", "score_month": "until erased", "score_total": "until erased",
    "score_member": "until erased",
    "referral_link": "until erased", "referral": "nobody is brought twice; without names once erased",
}  # fmt: skip
# Those that features look after, in turns of their own: by the name of the sweep.
SWEPT = {
    "ad_case": "ads:old_cases", "flood_slowed": "flood:old", "report": "reports:old", "report_by": "reports:old",
    "question": "unanswered:old", "question_answer": "unanswered:forgotten", "quarrel_case": "quarrel:old",
    "drop_posting": "drops:old", "drop_echo": "drops:old", "reply_given": "replies:given",
    "poll_early": "polls:late", "faq_asked": "faq:old", "faq_missed": "faq:week",
    "event_meeting": "events:due", "event_guest": "events:due", "event_wrong_code": "events:due",
    "card": "alerts:old_cards", "introduction": "introductions:due",
}  # fmt: skip


def test_s110_every_table_has_a_class() -> None:
    """A new table fails here until it says how long its rows are kept."""
    sweeps = {f"{feature.name}:{sweep.name}" for feature in FEATURES for sweep in feature.sweeps}
    assert set(SWEPT.values()) <= sweeps
    pruned = {table.name for table, *_ in classes()}
    known = [*pruned, *FOR_GOOD, *SWEPT]
    assert sorted(known) == sorted(table.name for table in Base.metadata.sorted_tables)


async def test_s110_a_year_later_answers_are_gone_and_bans_are_not(journal: Database) -> None:
    entry = {
        "chat_id": -1, "name": "Ann", "language": "", "number": 1, "way": "request", "step": "", "wants": False,
        "tag": "", "data": {"bio": "I climb", "passed": ["quiz"], "notes": [], "told": []}, "opened_at": NOW,
        "since": NOW, "failures": 2,
    }  # fmt: skip
    member = {"chat_id": -1, "name": "Ann", "first_seen": NOW, "last_seen": NOW}
    async with journal.writing() as connection:
        for number, state in enumerate(("admitted", "declined", "open")):
            await connection.execute(insert(GateEntry).values(user_id=number, state=state, **entry))
        for number, state in enumerate(("member", "left", "kicked")):
            await connection.execute(insert(Member).values(user_id=number, status=state, **member))
        await prune(connection, NOW + timedelta(days=6))
        assert [row.name for row in await connection.execute(select(GateEntry.name))] == ["Ann"] * 3
        await prune(connection, NOW + timedelta(days=8))
        rows = (await connection.execute(select(GateEntry.__table__).order_by(GateEntry.user_id))).all()
        assert [(row.name, row.failures, row.data.get("bio")) for row in rows] == [
            ("", 2, None), ("", 2, None), ("Ann", 2, "I climb"),
        ]  # fmt: skip
        await prune(connection, NOW + timedelta(days=366))
        left = (await connection.execute(select(Member.status).order_by(Member.user_id))).all()
        assert [row.status for row in left] == ["member", "kicked"]


async def test_s110_a_year_later_no_row_is_older_than_its_class(journal: Database) -> None:
    async with journal.writing() as connection:
        await fill(connection, WHO, -1, live=False, turn=1)
        await fill(connection, OTHER, -2, live=True, turn=2)
        for days in range(0, 430, 10):
            await prune(connection, NOW + timedelta(days=days))
        for table, age, span, which, values in classes():
            old = select(func.count()).where(age < NOW + timedelta(days=420) - span, *which)
            assert (await connection.execute(old)).scalar() == 0, table.name
            assert values is None or table.name == "gate_entry"
        kept = {table.name for table in TABLES if (await connection.execute(select(table).limit(1))).first()}
    assert {"ad_permit", "alerts_admin_code", "appeal", "event", "newcomer", "strike"}.isdisjoint(kept)
    assert {"score_entry", "person", "chat_setting", "member"} <= kept
