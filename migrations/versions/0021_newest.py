"""The highest message id known of each chat: where a search for a message begins whose answer was lost."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """One column."""
    op.add_column("chat", sa.Column("newest", BIG, nullable=False, server_default="0"))


def downgrade() -> None:
    """Without it."""
    op.drop_column("chat", "newest")
