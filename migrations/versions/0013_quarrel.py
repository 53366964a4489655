"""Cards about quarrels, two who are only joking, prepared wordings."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSONS = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Three tables."""
    op.create_table(
        "quarrel_case",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("users", JSONS, nullable=False),
        sa.Column("messages", JSONS, nullable=False),
        sa.Column("message_chat", BIG, nullable=False),
        sa.Column("thread", BIG, nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "token", name=op.f("pk_quarrel_case")),
    )
    op.create_index("ix_quarrel_case_at", "quarrel_case", ["at"])
    op.create_table(
        "quarrel_pair",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("low", BIG, autoincrement=False, nullable=False),
        sa.Column("high", BIG, autoincrement=False, nullable=False),
        sa.Column("times", BIG, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "low", "high", name=op.f("pk_quarrel_pair")),
    )
    op.create_table(
        "wording",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("situation", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_by", BIG, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "token", name=op.f("pk_wording")),
    )


def downgrade() -> None:
    """Without them."""
    op.drop_table("wording")
    op.drop_table("quarrel_pair")
    op.drop_table("quarrel_case")
