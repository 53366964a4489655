"""Who was brought by whom, links of members' own; the entries of few kinds are found by an index of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FEW = sa.text("kind IN (11, 12, 15)")


def upgrade() -> None:
    """Two tables, one index of the ledger."""
    op.create_table(
        "referral",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("by_id", BIG, nullable=True),
        sa.Column("came_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("chat_id", "user_id", name=op.f("pk_referral")),
    )
    op.create_table(
        "referral_link",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("asks", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "user_id", name=op.f("pk_referral_link")),
    )
    op.create_index("ix_referral_due_at", "referral", ["due_at"])
    op.create_index("ix_referral_by_id", "referral", ["chat_id", "by_id"])
    op.create_index(
        "ix_score_entry_few",
        "score_entry",
        ["chat_id", "at", "user_id", "kind", "points"],
        sqlite_where=FEW,
        postgresql_where=FEW,
    )


def downgrade() -> None:
    """Without them."""
    op.drop_index("ix_score_entry_few", "score_entry")
    op.drop_table("referral_link")
    op.drop_table("referral")
