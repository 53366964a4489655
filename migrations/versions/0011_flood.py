"""Who was slowed down lately."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """One table."""
    op.create_table(
        "flood_slowed",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "user_id", name=op.f("pk_flood_slowed")),
    )
    op.create_index("ix_flood_slowed_at", "flood_slowed", ["at"])


def downgrade() -> None:
    """Without it."""
    op.drop_table("flood_slowed")
