"""Payments in Stars."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """One table."""
    op.create_table(
        "star_payment",
        sa.Column("id", BIG, nullable=False),
        sa.Column("charge", sa.String(), nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("amount", BIG, nullable=False),
        sa.Column("number", BIG, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("refunded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("carded", sa.Boolean(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_star_payment_amount")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_star_payment")),
        sa.UniqueConstraint("charge", name=op.f("uq_star_payment_charge")),
    )
    op.create_index("ix_star_payment_paid_at", "star_payment", ["paid_at"], unique=False)
    op.create_index("ix_star_payment_user_id", "star_payment", ["user_id"], unique=False)


def downgrade() -> None:
    """Without it."""
    op.drop_table("star_payment")
