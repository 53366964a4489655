"""The gate's tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSONS = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Who stands at the gate, and one-time codes."""
    op.create_table(
        "gate_entry",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("username", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("number", BIG, nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("wants", sa.Boolean(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("data", JSONS, nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("wake_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", BIG, nullable=False),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("permissions", JSONS, nullable=True),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("chat_id", "user_id", name=op.f("pk_gate_entry")),
    )
    op.create_index("ix_gate_entry_chat_id_state", "gate_entry", ["chat_id", "state"], unique=False)
    op.create_index("ix_gate_entry_user_id_state", "gate_entry", ["user_id", "state"], unique=False)
    op.create_index("ix_gate_entry_wake_at", "gate_entry", ["wake_at"], unique=False)
    op.create_table(
        "gate_code",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("used_by", BIG, nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("chat_id", "code", name=op.f("pk_gate_code")),
    )


def downgrade() -> None:
    """Without the gate."""
    op.drop_table("gate_code")
    op.drop_table("gate_entry")
