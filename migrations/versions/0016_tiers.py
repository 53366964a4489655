"""Which tier members are in, when a chat's are looked at, what was put beside names; whom buddies greet."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

JSONS = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Four columns, two tables; the chats there are begin at once, with a look that changes nothing."""
    op.add_column("member", sa.Column("tier", sa.SmallInteger(), nullable=False, server_default="0"))
    op.add_column("member", sa.Column("tier_since", sa.DateTime(timezone=True), nullable=True))
    op.add_column("member", sa.Column("tier_pin", sa.SmallInteger(), nullable=True))
    op.add_column("buddy", sa.Column("greets", JSONS, nullable=False, server_default="[]"))
    op.create_table(
        "tier_chat",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_tier_chat")),
    )
    op.create_index("ix_tier_chat_due_at", "tier_chat", ["due_at"])
    op.execute(
        "INSERT INTO tier_chat (chat_id, due_at) SELECT id, '2000-01-01 00:00:00.000000+00:00' FROM chat"
        " WHERE id < 0 AND status IN ('member', 'administrator')"
    )
    op.create_table(
        "tier_mark",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("faded_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("chat_id", "user_id", name=op.f("pk_tier_mark")),
    )


def downgrade() -> None:
    """Without them."""
    op.drop_table("tier_mark")
    op.drop_table("tier_chat")
    op.drop_column("buddy", "greets")
    op.drop_column("member", "tier_pin")
    op.drop_column("member", "tier_since")
    op.drop_column("member", "tier")
