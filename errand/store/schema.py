"""
The database of all sessions: three tables whose columns are those of runs.csv and steps.csv.

`migrations/` brings a database of any age to what stands here; a test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.engine import Dialect

from errand.store.tables import RUN_COLUMNS, STEP_COLUMNS

REVISION = "5"  # of the newest migration
OF_THE_RUN = ("run_id", "city", "journey", "story")  # columns of steps.csv that a step has from its run


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, also in SQLite, which knows no zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's
        """Towards the database."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's
        """From the database."""
        return value if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


_TYPES: Mapping[str, Any] = {"string": Text, "Int64": BigInteger, "Float64": Double}
_KEY = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only in a column of that very type


def _column(name: str, kind: str) -> Column[Any]:
    return Column(name, Instant() if name == "started_at" else _TYPES[kind]())


METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("id", Text, primary_key=True),  # the folder's name
    Column("label", Text),
    Column("started_at", Instant()),
    Column("ended_at", Instant()),  # empty for one that was killed or is still under way
    Column("errand", Text),  # version
    Column("journal_bytes", BigInteger, nullable=False),  # of its journals when they were last read
)

RUNS = Table(
    "runs",
    METADATA,
    Column("key", _KEY, primary_key=True),
    Column("session", Text, ForeignKey("sessions.id"), nullable=False, index=True),
    *(_column(name, kind) for name, kind in RUN_COLUMNS.items()),
    Index("ix_runs_run_id", "run_id", unique=True),
    Index("ix_runs_cell", "city", "story", "started_at"),
)

STEPS = Table(
    "steps",
    METADATA,
    Column("run", _KEY, ForeignKey("runs.key"), primary_key=True, autoincrement=False),
    *(
        Column(name, Integer, primary_key=True, autoincrement=False) if name == "step" else _column(name, kind)
        for name, kind in STEP_COLUMNS.items()
        if name not in OF_THE_RUN
    ),
)
