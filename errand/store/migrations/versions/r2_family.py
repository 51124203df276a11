"""What a run's hall is built with: of practice halls their platform has always said it."""

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Add the column, and fill it for the runs that are there."""
    op.add_column("runs", sa.Column("family", sa.Text))
    op.execute(
        "UPDATE runs SET family = substr(platform, 10) WHERE platform LIKE 'practice:%'"
    )  # what follows the colon
