"""Drops: content that waits to be posted, when it is due, what became of it and drew, drafts; announcements."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSONS = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Seven new tables."""
    op.create_table(
        "drop_item",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("position", BIG, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("thread", BIG, nullable=True),
        sa.Column("pin", sa.Boolean(), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("replaces", sa.Boolean(), nullable=False),
        sa.Column("keep", BIG, nullable=True),
        sa.Column("made_by", BIG, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("broken", sa.String(), nullable=False),
        sa.Column("credit", BIG, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drop_item")),
    )
    op.create_index("ix_drop_item_chat_id_place", "drop_item", ["chat_id", "place", "position"])
    op.create_table(
        "drop_plan",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("drop_id", sa.String(), nullable=False),
        sa.Column("schedule", sa.Text(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("wall", sa.String(), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("look_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left", BIG, nullable=True),
        sa.Column("tries", BIG, nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drop_plan")),
        sa.UniqueConstraint("chat_id", "kind", "drop_id", name=op.f("uq_drop_plan_chat_id_kind_drop_id")),
    )
    op.create_index("ix_drop_plan_look_at", "drop_plan", ["look_at"])
    op.create_table(
        "drop_posting",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("plan_id", sa.String(), nullable=False),
        sa.Column("drop_id", sa.String(), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("missed", BIG, nullable=False),
        sa.Column("medium", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message_chat", BIG, nullable=True),
        sa.Column("messages", JSONS, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drop_posting")),
        sa.UniqueConstraint("plan_id", "due", name=op.f("uq_drop_posting_plan_id_due")),
    )
    op.create_index("ix_drop_posting_chat_id_due", "drop_posting", ["chat_id", "due"])
    op.create_index("ix_drop_posting_due", "drop_posting", ["due"])
    op.create_table(
        "drop_echo",
        sa.Column("posting_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("number", BIG, autoincrement=False, nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("posting_id", "kind", "user_id", "number", name=op.f("pk_drop_echo")),
    )
    op.create_table(
        "announcement",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("made_by", BIG, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message_id", BIG, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement")),
    )
    op.create_index("ix_announcement_chat_id_at", "announcement", ["chat_id", "at"])
    op.create_table(
        "announcement_receipt",
        sa.Column("announcement_id", sa.String(), nullable=False),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("announcement_id", "user_id", name=op.f("pk_announcement_receipt")),
    )
    op.create_table(
        "drop_draft",
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("parts", JSONS, nullable=False),
        sa.Column("album", sa.String(), nullable=True),
        sa.Column("drop_id", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_drop_draft")),
    )


def downgrade() -> None:
    """Without them."""
    for name in ("announcement_receipt", "announcement", "drop_draft", "drop_echo", "drop_posting", "drop_plan", "drop_item"):
        op.drop_table(name)
