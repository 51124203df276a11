"""The finding that a run met, by the key all reports count findings by."""

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"


def upgrade() -> None:
    """Add the column, and fill it for the runs that are there, as `errand.core.finding` makes the key."""
    op.add_column("runs", sa.Column("finding", sa.Text))
    op.execute(
        "UPDATE runs SET finding = city || '/' || portal || '/' || reason || '/' || coalesce(nullif(about, ''), story)"
        " WHERE verdict = 'failed' AND reason IS NOT NULL"
    )
