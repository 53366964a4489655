"""Who had everything erased that was held of them; days of check-ins that groups are to hear of."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSONS = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Two tables."""
    op.create_table(
        "erasure",
        sa.Column("number", BIG, autoincrement=False, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("user_id", BIG, nullable=True),
        sa.Column("alias", BIG, nullable=True),
        sa.Column("names", JSONS, nullable=False),
        sa.Column("lanes", JSONS, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_erasure")),
    )
    op.create_index("ix_erasure_due_at", "erasure", ["due_at"])
    op.create_table(
        "checkin_day",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "day", name=op.f("pk_checkin_day")),
    )
    op.create_index("ix_checkin_day_due_at", "checkin_day", ["due_at"])


def downgrade() -> None:
    """Without them."""
    op.drop_table("checkin_day")
    op.drop_table("erasure")
