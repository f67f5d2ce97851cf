"""Old keys are found by their time."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes the index updates_at where it is missing."""
    op.create_index("updates_at", "updates", ["at"], if_not_exists=True)
