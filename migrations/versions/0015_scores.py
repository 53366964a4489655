"""The ledger of points, its totals, and what members chose."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Three tables."""
    op.create_table(
        "score_entry",
        sa.Column("id", BIG, nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("by_id", BIG, nullable=True),
        sa.Column("words", BIG, nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rule", sa.SmallInteger(), nullable=False),
        sa.Column("reverses", BIG, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_entry")),
        sa.UniqueConstraint("chat_id", "about", "cause", name=op.f("uq_score_entry_chat_id_about_cause")),
    )
    op.create_index(
        "ix_score_entry_chat_id_at", "score_entry", ["chat_id", "at", "user_id", "kind", "points"]
    )
    op.create_table(
        "score_total",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("points", BIG, nullable=False),
        sa.Column("checkins", BIG, nullable=False),
        sa.Column("help", BIG, nullable=False),
        sa.Column("score", BIG, nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "user_id", name=op.f("pk_score_total")),
    )
    op.create_index("ix_score_total_chat_id_score", "score_total", ["chat_id", "shown", "score", "user_id"])
    op.create_index("ix_score_total_chat_id_help", "score_total", ["chat_id", "shown", "help", "user_id"])
    op.create_table(
        "score_member",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("streak", BIG, nullable=False),
        sa.Column("longest", BIG, nullable=False),
        sa.Column("last_day", sa.String(), nullable=False),
        sa.Column("grace_day", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "user_id", name=op.f("pk_score_member")),
    )


def downgrade() -> None:
    """Without them."""
    op.drop_table("score_member")
    op.drop_table("score_total")
    op.drop_table("score_entry")
