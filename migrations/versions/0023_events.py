"""Events: what is planned, who signed up and came, wrong codes, the private form."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSONS = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def instant(name: str, *, nullable: bool = False) -> sa.Column:
    """A column with an instant."""
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def words(*names: str) -> list[sa.Column]:
    """Columns with text."""
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def upgrade() -> None:
    """Four tables."""
    op.create_table(
        "event_meeting",
        *words("id"),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        *words("state", "title", "place", "wall", "zone"),
        *(instant(name) for name in ("starts_at", "ends_at", "closes_at")),
        sa.Column("seats", BIG, nullable=True),
        sa.Column("quiet", sa.Boolean(), nullable=False),
        sa.Column("version", BIG, nullable=False),
        sa.Column("made_by", BIG, nullable=False),
        instant("changed_at"),
        *words("step"),
        instant("step_at"),
        sa.Column("thread", BIG, nullable=True),
        *words("said"),
        sa.Column("message_chat", BIG, nullable=True),
        sa.Column("message_id", BIG, nullable=True),
        instant("shown_at", nullable=True),
        instant("show_at", nullable=True),
        *words("code"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_meeting")),
    )
    op.create_index("ix_event_meeting_chat_id_starts_at", "event_meeting", ["chat_id", "starts_at"])
    op.create_index("ix_event_meeting_step_at", "event_meeting", ["step_at"])
    op.create_index("ix_event_meeting_show_at", "event_meeting", ["show_at"])
    op.create_table(
        "event_guest",
        *words("meeting_id"),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        *words("name"),
        sa.Column("number", BIG, nullable=False),
        *words("state"),
        instant("at"),
        sa.Column("came", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("meeting_id", "user_id", name=op.f("pk_event_guest")),
    )
    op.create_table(
        "event_wrong_code",
        *words("meeting_id"),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("count", BIG, nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "user_id", name=op.f("pk_event_wrong_code")),
    )
    op.create_table(
        "event_form",
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        *words("title", "language", "zone", "meeting_id", "step"),
        sa.Column("words", JSONS, nullable=False),
        instant("asked_at"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_event_form")),
    )


def downgrade() -> None:
    """Nothing of it is kept."""
    for name in ("event_form", "event_wrong_code", "event_guest", "event_meeting"):
        op.drop_table(name)
