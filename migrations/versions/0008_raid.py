"""The raid of a chat."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSONS = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """One table."""
    op.create_table(
        "raid",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("on", sa.Boolean(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("came", BIG, nullable=False),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("loud_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("calm_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken", JSONS, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_raid")),
    )
    op.create_index("ix_raid_next_at", "raid", ["next_at"])


def downgrade() -> None:
    """Without it."""
    op.drop_table("raid")
