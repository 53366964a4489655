"""Of what was answered and liked most no words are kept any more."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Without the column."""
    op.drop_column("best_message", "words")


def downgrade() -> None:
    """With it, empty."""
    op.add_column("best_message", sa.Column("words", sa.String(), nullable=False, server_default=""))
