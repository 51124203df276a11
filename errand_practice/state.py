"""
What the practice halls remember: one SQLite file (WAL, so that a test may read it while the server writes).

The log holds what citizens did: every request as the server saw it (source ``server``), and every trusted click,
input and key press as the page saw it (source ``client``).
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Literal

SCHEMA = """
CREATE TABLE IF NOT EXISTS citizens (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL, login_name TEXT NOT NULL, name TEXT NOT NULL, id_type TEXT NOT NULL,
    id_number TEXT NOT NULL, phone TEXT NOT NULL, salt BLOB NOT NULL, password BLOB NOT NULL,
    registered_at TEXT NOT NULL,
    UNIQUE (slug, id_number), UNIQUE (slug, phone), UNIQUE (slug, login_name));
CREATE TABLE IF NOT EXISTS sms (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL, phone TEXT NOT NULL, code TEXT NOT NULL, text TEXT NOT NULL,
    sent_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sessions (
    token TEXT PRIMARY KEY, slug TEXT NOT NULL, citizen INTEGER NOT NULL REFERENCES citizens, since TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS captchas (token TEXT PRIMARY KEY, answer TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS consultations (
    number TEXT PRIMARY KEY, slug TEXT NOT NULL, password TEXT NOT NULL, kind TEXT NOT NULL, department TEXT NOT NULL,
    item_code TEXT NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL, name TEXT NOT NULL, phone TEXT NOT NULL,
    email TEXT NOT NULL, public INTEGER NOT NULL, citizen INTEGER, asked_at TEXT NOT NULL,
    reply TEXT, replied_at TEXT, replied_by TEXT);
CREATE TABLE IF NOT EXISTS cases (
    number TEXT PRIMARY KEY, slug TEXT NOT NULL, password TEXT NOT NULL, citizen INTEGER NOT NULL,
    item_code TEXT NOT NULL, title TEXT NOT NULL,
    department TEXT NOT NULL, contact TEXT NOT NULL, phone TEXT NOT NULL, note TEXT NOT NULL,
    handed_in TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS events (
    id INTEGER PRIMARY KEY, number TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL,
    note TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS events_of ON events (number);
CREATE TABLE IF NOT EXISTS feedback (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL, sort TEXT NOT NULL, number TEXT NOT NULL, at TEXT NOT NULL,
    body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS log (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, slug TEXT NOT NULL, source TEXT NOT NULL, kind TEXT NOT NULL,
    path TEXT NOT NULL, target TEXT NOT NULL, status INTEGER, family TEXT NOT NULL, faults TEXT NOT NULL);
"""


def now() -> str:
    """The time as halls print it."""
    return stamp(dt.datetime.now().astimezone())


def stamp(moment: dt.datetime) -> str:
    """A moment as halls print it."""
    return moment.strftime("%Y-%m-%d %H:%M:%S")


@dataclass(frozen=True, slots=True)
class LogLine:
    """One thing a citizen did. kind: GET, POST, click, input, choose, key Enter ...; target: an element of the page."""

    slug: str
    source: Literal["server", "client"]
    kind: str
    path: str
    target: str
    status: int | None
    family: str
    faults: str


class State:
    """The database. One connection: the server runs its handlers in one thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=OFF")  # practice data need not survive a power cut
        self._connection.executescript(SCHEMA)

    def write(self, sql: str, values: Iterable[object] = ()) -> int:
        """Run a statement that changes something; the id of the new row, if it made one."""
        return self._connection.execute(sql, tuple(values)).lastrowid or 0

    def rows(self, sql: str, values: Iterable[object] = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        return self._connection.execute(sql, tuple(values)).fetchall()

    def row(self, sql: str, values: Iterable[object] = ()) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        found: sqlite3.Row | None = self._connection.execute(sql, tuple(values)).fetchone()
        return found

    def number(self, sql: str, values: Iterable[object] = ()) -> int:
        """The single number a query asks for."""
        return int(self._connection.execute(sql, tuple(values)).fetchone()[0])

    def log(self, line: LogLine) -> None:
        """Note down what a citizen did."""
        at = dt.datetime.now().astimezone().replace(tzinfo=None).isoformat(timespec="milliseconds")
        self.write(
            "INSERT INTO log (at, slug, source, kind, path, target, status, family, faults) VALUES (?,?,?,?,?,?,?,?,?)",
            (at, *astuple(line)),
        )

    def close(self) -> None:
        """Fold the write-ahead log into the file."""
        self._connection.close()
