"""Leaderboards: when they are due, which were made, and the standings of then."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Three tables."""
    op.create_table(
        "board_plan",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "period", name=op.f("pk_board_plan")),
    )
    op.create_index("ix_board_plan_due_at", "board_plan", ["due_at"])
    op.create_table(
        "board_post",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("first_day", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("look", sa.String(), nullable=False),
        sa.Column("ranked", BIG, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "period", "first_day", name=op.f("pk_board_post")),
    )
    op.create_index("ix_board_post_due_at", "board_post", ["due_at"])
    op.create_table(
        "board_line",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("first_day", sa.String(), nullable=False),
        sa.Column("board", sa.String(), nullable=False),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("score", BIG, nullable=False),
        sa.Column("before", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint(
            "chat_id", "period", "first_day", "board", "user_id", name=op.f("pk_board_line")
        ),
    )


def downgrade() -> None:
    """Without them."""
    op.drop_table("board_line")
    op.drop_table("board_post")
    op.drop_table("board_plan")
