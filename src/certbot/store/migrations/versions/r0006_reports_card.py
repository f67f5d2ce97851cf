"""One report a chat, certification, fact and day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Makes the index reports_card where it is missing."""
    op.create_index(
        "reports_card",
        "reports",
        ["chat", "certification", "fact", "day"],
        unique=True,
        sqlite_where=sa.text("kind = 'card'"),
        postgresql_where=sa.text("kind = 'card'"),
        if_not_exists=True,
    )
