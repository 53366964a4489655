"""Questions that nobody answered, who answers, who was asked to."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSONS = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Three tables."""
    op.create_table(
        "question",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("message_chat", BIG, autoincrement=False, nullable=False),
        sa.Column("message_id", BIG, autoincrement=False, nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("thread", BIG, nullable=True),
        sa.Column("gist", JSONS, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tried", JSONS, nullable=False),
        sa.Column("carded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("merged", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_chat", "message_id", name=op.f("pk_question")),
    )
    op.create_index("ix_question_due_at", "question", ["due_at"])
    op.create_index("ix_question_asked_at", "question", ["asked_at"])
    op.create_table(
        "question_answer",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("message_chat", BIG, autoincrement=False, nullable=False),
        sa.Column("message_id", BIG, autoincrement=False, nullable=False),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("gist", JSONS, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seconds", BIG, nullable=False),
        sa.PrimaryKeyConstraint(
            "chat_id", "message_chat", "message_id", "user_id", name=op.f("pk_question_answer")
        ),
    )
    op.create_index("ix_question_answer_at", "question_answer", ["at"])
    op.create_table(
        "question_helper",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stopped", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "user_id", name=op.f("pk_question_helper")),
    )


def downgrade() -> None:
    """Without them."""
    op.drop_table("question_helper")
    op.drop_table("question_answer")
    op.drop_table("question")
