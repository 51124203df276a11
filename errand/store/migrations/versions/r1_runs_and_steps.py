"""Sessions, runs and steps."""

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
RUN_TEXT = (
    "run_id", "province_zh", "province", "city_zh", "city", "portal", "portal_url", "journey", "story", "story_zh",
    "persona", "verdict", "reason", "reason_zh", "about", "message", "wait_longest_verb", "wait_longest_target",
    "acknowledged", "evidence", "browser", "device", "worker", "platform",
)  # fmt: skip
RUN_COUNTS = (
    "sure", "stopped_at_step", "steps", "fewest", "failed_steps", "visits", "windows", "dialogs", "wait_longest_step",
    "seed", "repeat",
)  # fmt: skip
RUN_TIMES = ("took_ms", "wait_total_ms", "wait_median_ms", "wait_longest_ms", "floor_ms")
STEP_TEXT = ("verb", "target", "detail", "concept", "rung", "clock")
STEP_COUNTS = ("visit", "failed")
STEP_TIMES = ("at_ms", "found_ms", "acted_ms", "waited_ms")


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "sessions",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("label", sa.Text),
        sa.Column("started_at", sa.DateTime(timezone=True)),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("errand", sa.Text),
        sa.Column("journal_bytes", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
    )
    op.create_table(
        "runs",
        sa.Column("key", KEY, nullable=False),
        sa.Column("session", sa.Text, nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True)),
        *_columns(RUN_TEXT, RUN_COUNTS, RUN_TIMES),
        sa.PrimaryKeyConstraint("key", name="pk_runs"),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_runs_session"),
    )
    op.create_index("ix_runs_session", "runs", ["session"])
    op.create_index("ix_runs_run_id", "runs", ["run_id"], unique=True)
    op.create_index("ix_runs_cell", "runs", ["city", "story", "started_at"])
    op.create_table(
        "steps",
        sa.Column("run", KEY, nullable=False, autoincrement=False),
        sa.Column("step", sa.Integer, nullable=False, autoincrement=False),
        *_columns(STEP_TEXT, STEP_COUNTS, STEP_TIMES),
        sa.PrimaryKeyConstraint("run", "step", name="pk_steps"),
        sa.ForeignKeyConstraint(["run"], ["runs.key"], name="fk_steps_run"),
    )


def _columns(text: tuple[str, ...], counts: tuple[str, ...], times: tuple[str, ...]) -> list[sa.Column[object]]:
    kinds = ((text, sa.Text), (counts, sa.BigInteger), (times, sa.Double))
    return [sa.Column(name, kind()) for names, kind in kinds for name in names]
