"""Entries of the ledger know the message that gave them."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """With the column, empty for what was earned before."""
    op.add_column("score_entry", sa.Column("through", sa.String(), nullable=True))


def downgrade() -> None:
    """Without it."""
    op.drop_column("score_entry", "through")
