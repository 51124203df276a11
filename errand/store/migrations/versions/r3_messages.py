"""What was seen, as a code with its parameters, and the sentence in English beside the Chinese one."""

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Add the columns; rows from before have a sentence only, and keep it."""
    for name in ("message_en", "code", "params"):
        op.add_column("runs", sa.Column(name, sa.Text))
