"""How often things happened."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Makes the table counts where it is missing."""
    op.create_table(
        "counts",
        sa.Column("day", sa.Text(), primary_key=True),
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("count", sa.BigInteger(), nullable=False),
        if_not_exists=True,
    )
