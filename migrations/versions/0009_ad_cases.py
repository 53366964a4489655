"""What was judged an ad, what admins taught and blocked, how ordinary talk is scored."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSONS = sa.JSON().with_variant(JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Four tables."""
    op.create_table(
        "ad_blocked",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("phrase", sa.String(), nullable=False),
        sa.Column("by", BIG, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "phrase", name=op.f("pk_ad_blocked")),
    )
    op.create_table(
        "ad_case",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("message_chat", BIG, nullable=False),
        sa.Column("message_id", BIG, nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("pieces", sa.String(), nullable=False),
        sa.Column("marks", JSONS, nullable=False),
        sa.Column("data", JSONS, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ad_case")),
        sa.UniqueConstraint(
            "chat_id", "message_chat", "message_id", name=op.f("uq_ad_case_chat_id_message_chat_message_id")
        ),
    )
    op.create_index("ix_ad_case_at", "ad_case", ["at"])
    op.create_index("ix_ad_case_state", "ad_case", ["state"])
    op.create_table(
        "ad_label",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("message_chat", BIG, autoincrement=False, nullable=False),
        sa.Column("message_id", BIG, autoincrement=False, nullable=False),
        sa.Column("ad", sa.Boolean(), nullable=False),
        sa.Column("version", BIG, nullable=False),
        sa.Column("pieces", sa.String(), nullable=False),
        sa.Column("by", BIG, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_chat", "message_id", name=op.f("pk_ad_label")),
    )
    op.create_table(
        "ad_traffic",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("version", BIG, nullable=False),
        sa.Column("counts", JSONS, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_ad_traffic")),
    )


def downgrade() -> None:
    """Without them."""
    for table in ("ad_traffic", "ad_label", "ad_case", "ad_blocked"):
        op.drop_table(table)
