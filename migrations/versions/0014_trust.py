"""How a member earned trust: messages of some length, and who answered them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSONS = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Two columns; what members wrote before counts as checked, and nobody is known to have answered them."""
    op.add_column("member", sa.Column("checked", BIG, nullable=False, server_default="0"))
    op.add_column("member", sa.Column("answerers", JSONS, nullable=False, server_default="[]"))
    op.execute("UPDATE member SET checked = messages")


def downgrade() -> None:
    """Without them."""
    op.drop_column("member", "answerers")
    op.drop_column("member", "checked")
