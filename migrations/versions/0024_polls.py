"""Polls that the bot sent, votes in them, polls that are being written."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSONS = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Four tables."""
    op.create_table(
        "poll_sent",
        sa.Column("poll_id", sa.String(), nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("message_chat", BIG, nullable=False),
        sa.Column("message_id", BIG, nullable=False),
        sa.Column("thread", BIG, nullable=True),
        sa.Column("asked", JSONS, nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("poll_id", name=op.f("pk_poll_sent")),
        sa.UniqueConstraint("message_chat", "message_id", name=op.f("uq_poll_sent_message_chat_message_id")),
    )
    op.create_index("ix_poll_sent_chat_id_sent_at", "poll_sent", ["chat_id", "sent_at"])
    op.create_index("ix_poll_sent_state_ends_at", "poll_sent", ["state", "ends_at"])
    op.create_table(
        "poll_voted",
        sa.Column("poll_id", sa.String(), nullable=False),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("options", JSONS, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("poll_id", "user_id", name=op.f("pk_poll_voted")),
    )
    op.create_index("ix_poll_voted_chat_id_at", "poll_voted", ["chat_id", "at"])
    op.create_table(
        "poll_early",
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("votes", JSONS, nullable=False),
        sa.Column("look_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_poll_early")),
    )
    op.create_table(
        "poll_draft",
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("quiz", sa.Boolean(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("every", sa.String(), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_poll_draft")),
    )


def downgrade() -> None:
    """None of them."""
    for name in ("poll_draft", "poll_early", "poll_voted", "poll_sent"):
        op.drop_table(name)
