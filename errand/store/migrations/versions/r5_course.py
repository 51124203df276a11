"""What a verdict rests on, the course of a run beside its steps, and whose its fewest steps are."""

import sqlalchemy as sa
from alembic import op

revision = "5"
down_revision = "4"

TEXT = ("proof", "seen", "way", "fewest_from")
COUNTS = ("account", "detour_steps", "refusals", "recovered", "guessed")


def upgrade() -> None:
    """Add the columns; of rows from before none of it is known, but that all fewest steps were those of the journey."""
    for names, kind in ((TEXT, sa.Text), (COUNTS, sa.BigInteger), (("forced_ms",), sa.Double)):
        for name in names:
            op.add_column("runs", sa.Column(name, kind()))
    op.execute("UPDATE runs SET fewest_from = 'journey' WHERE fewest IS NOT NULL")
