"""The sums of points by month, filled from the ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
CHECKIN, HELP = 6, "(2, 3)"


def upgrade() -> None:
    """One table."""
    op.create_table(
        "score_month",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("checkins", sa.Integer(), nullable=False),
        sa.Column("help", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "month", "user_id", name=op.f("pk_score_month")),
        sqlite_with_rowid=False,
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    month = "substr(at, 1, 7)" if sqlite else "to_char(at AT TIME ZONE 'UTC', 'YYYY-MM')"
    op.execute(
        "INSERT INTO score_month (chat_id, month, user_id, points, checkins, help)"  # noqa: S608 - constants
        f" SELECT chat_id, {month}, user_id, sum(points),"
        f" sum(CASE WHEN kind = {CHECKIN} THEN points ELSE 0 END),"
        f" sum(CASE WHEN kind IN {HELP} THEN points ELSE 0 END)"
        " FROM score_entry GROUP BY 1, 2, 3"
    )


def downgrade() -> None:
    """Without it."""
    op.drop_table("score_month")
