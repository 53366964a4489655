"""Stored answers with several triggers, answers in turn and options; the FAQ."""

import json

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSONS = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
PLAIN = {
    "cooldown": None, "member": 0, "gone": 0, "remove": False, "who": "all", "hours": None, "topic": None,
    "whole": False,
}
OLD = sa.table(
    "reply",
    *(sa.column(name) for name in ("chat_id", "trigger", "token", "content", "made_by")),
    sa.column("made_at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    """Six tables; what was stored is kept."""
    new = op.create_table(
        "stored_reply",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("triggers", JSONS, nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("hits", BIG, nullable=False),
        sa.Column("made_by", BIG, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "token", name=op.f("pk_stored_reply")),
    )
    connection = op.get_bind()
    for old in connection.execute(sa.select(OLD)).all():
        connection.execute(sa.insert(new).values(converted(old)))
    op.drop_table("reply")
    op.create_table(
        "reply_given",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "token", "user_id", name=op.f("pk_reply_given")),
    )
    op.create_index("ix_reply_given_at", "reply_given", ["at"])
    make_faq()


def make_faq() -> None:
    """Questions, when they were answered, and what was asked in vain."""
    op.create_table(
        "faq",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("questions", JSONS, nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("asked", BIG, nullable=False),
        sa.Column("helped", BIG, nullable=False),
        sa.Column("failed", BIG, nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_by", BIG, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "token", name=op.f("pk_faq")),
    )
    op.create_table(
        "faq_asked",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("faq", sa.String(), nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "token", name=op.f("pk_faq_asked")),
    )
    op.create_index("ix_faq_asked_at", "faq_asked", ["at"])
    op.create_table(
        "faq_missed",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "token", name=op.f("pk_faq_missed")),
    )
    op.create_index("ix_faq_missed_at", "faq_missed", ["at"])
    op.create_table(
        "faq_form",
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_faq_form")),
    )


def converted(old: sa.Row) -> dict[str, object]:
    """One trigger with one answer, and no options."""
    return {
        "chat_id": old.chat_id,
        "token": old.token,
        "triggers": [old.trigger],
        "answers": f'{{"items":[{old.content}]}}',
        "options": json.dumps(PLAIN, separators=(",", ":")),
        "hits": 0,
        "made_by": old.made_by,
        "made_at": old.made_at,
    }


def downgrade() -> None:
    """The first trigger and answer of each."""
    for name in ("faq_form", "faq_missed", "faq_asked", "faq", "reply_given"):
        op.drop_table(name)
    op.create_table(
        "reply",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("trigger", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("made_by", BIG, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "trigger", name=op.f("pk_reply")),
    )
    names = ("chat_id", "token", "answers", "made_by")
    new = sa.table(
        "stored_reply",
        *(sa.column(name) for name in names),
        sa.column("triggers", JSONS),
        sa.column("made_at", sa.DateTime(timezone=True)),
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(new)).all():
        content = json.dumps(json.loads(row.answers)["items"][0], ensure_ascii=False)
        values = {"chat_id": row.chat_id, "trigger": row.triggers[0], "token": row.token, "content": content,
                  "made_by": row.made_by, "made_at": row.made_at}  # fmt: skip
        connection.execute(sa.insert(OLD).values(values))
    op.drop_table("stored_reply")
