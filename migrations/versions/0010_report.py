"""Reported messages, and who reported them."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Two tables."""
    op.create_table(
        "report",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("message_chat", BIG, autoincrement=False, nullable=False),
        sa.Column("message_id", BIG, autoincrement=False, nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("called", sa.Boolean(), nullable=False),
        sa.Column("weight", BIG, nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_by", BIG, nullable=True),
        sa.Column("claimed_name", sa.String(), nullable=False),
        sa.Column("handled_by", BIG, nullable=True),
        sa.Column("handled_name", sa.String(), nullable=False),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_chat", "message_id", name=op.f("pk_report")),
    )
    op.create_index("ix_report_first_at", "report", ["first_at"])
    op.create_table(
        "report_by",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("weight", BIG, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "token", "user_id", name=op.f("pk_report_by")),
    )


def downgrade() -> None:
    """Without them."""
    op.drop_table("report_by")
    op.drop_table("report")
