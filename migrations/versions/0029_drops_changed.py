"""What the last change of a drop replaced; a wording set aside alone; the time and topic said before the content."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = (
    ("drop_item", "before", sa.Text()),
    ("drop_plan", "before", sa.Text()),
    ("drop_variant", "broken", sa.String()),
    ("drop_draft", "words", sa.String()),
)


def upgrade() -> None:
    """Six columns."""
    for table, name, kind in WORDS:
        op.add_column(table, sa.Column(name, kind, nullable=False, server_default=sa.text("''")))
    op.add_column("drop_draft", sa.Column("thread", BIG, nullable=True))
    op.add_column("drop_draft", sa.Column("variant", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Without them."""
    op.drop_column("drop_draft", "variant")
    op.drop_column("drop_draft", "thread")
    for table, name, _ in reversed(WORDS):
        op.drop_column(table, name)
