"""The keys of answered updates."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the table updates where it is missing."""
    op.create_table(
        "updates",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sqlite_with_rowid=False,
        if_not_exists=True,
    )
