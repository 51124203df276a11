"""
The database of all sessions, for questions over time: SQLite beside the results, or PostgreSQL for a team.

The journals stay the first record; what stands here is made from them and can be made again.  SQLAlchemy is imported
with this module, and nobody imports this module before a database is wanted.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from errand.core.errors import ErrandError, UsageError
from errand.core.model import Run
from errand.machine.progress_bar import each
from errand.store.folder import RunFolder
from errand.store.journal import PATTERN, read_journal
from errand.store.schema import OF_THE_RUN, REVISION, RUNS, SESSIONS, STEPS
from errand.store.tables import run_row, step_row

FILE = "errand.sqlite"
VARIABLE = "ERRAND_STORE"
NONE = "none"
MIGRATIONS = Path(__file__).with_name("migrations")
PATIENCE_S = 60  # for another writer of the same SQLite file
_AT_ONCE = 500  # runs held in memory between two journals and the database
_LOCK = 201_811_30  # PostgreSQL's advisory lock while the schema is brought up to date
_DRIVERS = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}


@dataclass(frozen=True, slots=True)
class Collected:
    """What was new to the database."""

    sessions: int = 0
    runs: int = 0
    steps: int = 0

    def __add__(self, other: Collected) -> Collected:
        return Collected(self.sessions + other.sessions, self.runs + other.runs, self.steps + other.steps)


def is_given(store: str | None) -> bool:
    """Whether somebody named a database."""
    return bool(store or os.environ.get(VARIABLE))


def where(given: str | None, results: Path) -> str | None:
    """The database meant: *given*, else ERRAND_STORE, else a file in *results*; None when that says `none`."""
    named = given or os.environ.get(VARIABLE, "")
    if named == NONE:
        return None
    return named or f"sqlite:///{(results / FILE).absolute()}"


@dataclass(frozen=True, slots=True, eq=False)
class Store:
    """A database at the newest state of the schema."""

    engine: sa.Engine
    name: str  # its address without the password

    @classmethod
    def open(cls, url: str) -> Self:
        """
        Open the database at *url*, made or brought up to date where that is needed.

        Raises UsageError, naming the address without its password, for one that cannot be used.
        """
        address = _address(url)
        name = address.render_as_string(hide_password=True)
        with _naming(name):
            engine = sa.create_engine(address, hide_parameters=True)
            if engine.dialect.name == "sqlite":
                _tame(engine)
        store = cls(engine, name)
        try:
            store._migrate()
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that writes; other writers of the same rows wait."""
        with _naming(self.name), self.engine.execution_options(errand_writes=True).begin() as link:
            yield link

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that only reads."""
        with _naming(self.name), self.engine.connect() as link:
            yield link

    def collect(self, folder: RunFolder) -> Collected:
        """
        Bring the runs of a session in, those that are not there yet; nothing is ever taken out.

        Raises HarnessError for a damaged journal: then nothing of the session is brought in.
        """
        session = _session_row(folder)
        with self.reading() as link:
            known = link.scalar(sa.select(SESSIONS.c.journal_bytes).where(SESSIONS.c.id == session["id"]))
        if known == session["journal_bytes"]:
            return Collected()
        with self.writing() as link:
            return sum(self._insert(link, session, folder), Collected(sessions=1))

    def _insert(self, link: sa.Connection, session: dict[str, Any], folder: RunFolder) -> Iterator[Collected]:
        new = self._new(SESSIONS).values(session)
        link.execute(new.on_conflict_do_update(index_elements=["id"], set_=session))
        adding = self._new(RUNS).on_conflict_do_nothing(index_elements=["run_id"]).returning(RUNS.c.run_id, RUNS.c.key)
        runs = _recorded(folder)
        while batch := {run.id: run for run in islice(runs, _AT_ONCE)}:
            rows = [_run(run) | {"session": session["id"]} for run in batch.values()]
            keys: dict[str, int] = dict(link.execute(adding, rows).all())
            steps = [_step(key, batch[run_id], step) for run_id, key in keys.items() for step in batch[run_id].steps]
            if steps:
                link.execute(sa.insert(STEPS), steps)
            yield Collected(0, len(keys), len(steps))

    def _new(self, table: sa.Table) -> sqlite.Insert | postgresql.Insert:
        return sqlite.insert(table) if self.engine.dialect.name == "sqlite" else postgresql.insert(table)

    def _migrate(self) -> None:
        with self.reading() as link:
            if _revision(link) == REVISION:
                return
        with self.writing() as link:
            if link.dialect.name == "postgresql":
                link.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
            upgrade(link, self.name)


def upgrade(link: sa.Connection, name: str) -> None:
    """Bring the schema up to date; UsageError for a database that a newer errand made."""
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = link
    try:
        command.upgrade(config, "head")
    except CommandError as problem:
        raise UsageError(
            f"{name} was made by a newer errand (schema {_revision(link)}, this one knows {REVISION}): update errand"
        ) from problem


def _revision(link: sa.Connection) -> str | None:
    if not sa.inspect(link).has_table("alembic_version"):
        return None
    return str(link.scalar(sa.text("select version_num from alembic_version")))


def _address(url: str) -> sa.URL:
    try:
        address = sa.make_url(url)
    except ArgumentError as problem:
        raise UsageError(
            f"--store ({VARIABLE}) must be none or an address such as sqlite:///runs.sqlite or"
            " postgresql://user:password@host/database"
        ) from problem
    kind = address.get_backend_name()
    if kind not in ("sqlite", *_DRIVERS):
        raise UsageError(f"--store: errand knows sqlite and postgresql, not {kind}")
    return address.set(drivername=_DRIVERS.get(address.drivername, address.drivername))


@contextmanager
def _naming(name: str) -> Iterator[None]:
    """Say which database was in trouble, and no more of it than its address without the password."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as problem:
        reason = str(getattr(problem, "orig", None) or problem).strip().splitlines()[0]
        raise UsageError(
            f"数据库 {name} 无法使用：{reason} (this database cannot be used; choose another by --store)"
        ) from problem


def _tame(engine: sa.Engine) -> None:
    """SQLite: whole transactions, foreign keys, and patience with other writers."""

    @sa.event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # SQLAlchemy begins and ends transactions, not the driver
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE_S * 1000}")

    @sa.event.listens_for(engine, "begin")
    def begun(link: sa.Connection) -> None:
        writes = link.get_execution_options().get("errand_writes")
        link.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _session_row(folder: RunFolder) -> dict[str, Any]:
    manifest = folder.manifest()
    return {
        "id": folder.path.name,
        "label": _text(manifest.get("label")),
        "started_at": _moment(manifest.get("started_at")),
        "ended_at": _moment(manifest.get("ended_at")),
        "errand": _text((manifest.get("versions") or {}).get("errand")),
        "journal_bytes": sum(path.stat().st_size for path in folder.path.glob(PATTERN)),
    }


def _moment(given: object) -> datetime | None:
    return datetime.fromisoformat(given) if isinstance(given, str) else None


def _recorded(folder: RunFolder) -> Iterator[Run]:
    journals = sorted(folder.path.glob(PATTERN))
    return (entry for path in journals for entry in read_journal(path) if isinstance(entry, Run))


def _run(run: Run) -> dict[str, Any]:
    return _clean(run_row(run)) | {"started_at": datetime.fromisoformat(run.started_at)}


def _step(key: int, run: Run, step: Any) -> dict[str, Any]:
    return {"run": key} | {name: value for name, value in _clean(step_row(run, step)).items() if name not in OF_THE_RUN}


def _clean(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _text(value) if isinstance(value, str) else value for name, value in row.items()}


def _text(given: object) -> str | None:
    """What portals wrote, as it is; but PostgreSQL keeps no NUL."""
    return None if given is None else str(given).replace("\0", "\ufffd")


def collect(results: Path, store: Store) -> Iterator[tuple[Path, Collected | ErrandError]]:
    """
    Bring all sessions below *results* in, the oldest first; tells of each what was new, or why it was left out.

    Raises UsageError when there is no such folder.
    """
    if not results.is_dir():
        raise UsageError(f"results={str(results)!r}: no such folder; where pytest wrote its results is needed")
    for path in each(RunFolder.below(results)):
        try:
            yield path, store.collect(RunFolder.open(path))
        except ErrandError as problem:
            yield path, problem
