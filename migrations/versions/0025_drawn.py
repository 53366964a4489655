"""What chats hear in an hour; several wordings of a drop; a queue that runs dry rests; what was liked most."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
COUNTS = ("people", "messages", "replies", "reactions", "joined", "gone")


def upgrade() -> None:
    """Five tables and three columns."""
    make_best()
    op.create_table(
        "chat_hour",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("hour", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in COUNTS),
        sa.PrimaryKeyConstraint("chat_id", "hour", name=op.f("pk_chat_hour")),
    )
    op.create_table(
        "drop_variant",
        sa.Column("drop_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("made_by", BIG, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("drop_id", "number", name=op.f("pk_drop_variant")),
    )
    op.add_column("drop_item", sa.Column("only", sa.Integer(), nullable=True))
    op.add_column("drop_plan", sa.Column("quiet_until", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "drop_posting", sa.Column("variant", sa.Integer(), nullable=False, server_default="0")
    )


def make_best() -> None:
    """What was answered and liked, by whom; when the next digest is due."""
    place = ("message_chat", "message_id")
    op.create_table(
        "best_message",
        *(sa.Column(name, BIG, autoincrement=False, nullable=False) for name in place),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint(*place, name=op.f("pk_best_message")),
    )
    op.create_index("ix_best_message_chat_id_at", "best_message", ["chat_id", "at"])
    op.create_table(
        "best_echo",
        *(sa.Column(name, BIG, autoincrement=False, nullable=False) for name in place),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint(*place, "kind", "user_id", name=op.f("pk_best_echo")),
    )
    op.create_table(
        "best_plan",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_best_plan")),
    )
    op.create_index("ix_best_plan_due_at", "best_plan", ["due_at"])


def downgrade() -> None:
    """Without them."""
    for name in ("best_plan", "best_echo", "best_message"):
        op.drop_table(name)
    op.drop_column("drop_posting", "variant")
    op.drop_column("drop_plan", "quiet_until")
    op.drop_column("drop_item", "only")
    op.drop_table("drop_variant")
    op.drop_table("chat_hour")
