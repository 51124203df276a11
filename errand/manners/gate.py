"""
The gate of a live host: one citizen at a time over all processes, and a book of the visits of each day.

Both are SQLite files in one folder.  The turn is an open exclusive transaction, which the system ends for us when a
process dies, so a killed session never leaves a host locked.
"""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from errand.core.errors import HarnessError, ResultsLost
from errand.core.message import Message

BOOK = "visits.sqlite3"
TURN_S = 900.0  # how long a citizen queues before she goes home
_SLICE_S = 0.5  # SQLite waits in C, where Ctrl-C is not heard: in slices it is


class Turn:
    """One citizen's turn at a host."""

    def __init__(self, folder: Path, host: str) -> None:
        self.host = host
        self._path = folder / f"turn-{re.sub(r'[^a-z0-9.-]+', '_', host.lower())}.sqlite3"
        self._held: sqlite3.Connection | None = None

    def take(self, limit_s: float = TURN_S) -> None:
        """Wait for the turn and take it; raises HarnessError when somebody else keeps it for too long."""
        if self._held:
            return
        _make(self._path.parent)
        connection = _connect(self._path)
        deadline = time.monotonic() + limit_s
        while True:
            try:
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                if not _busy(error):
                    connection.close()
                    raise ResultsLost(
                        Message.of("harness.queue-unusable", path=str(self._path), error=str(error))
                    ) from error
                if time.monotonic() >= deadline:
                    connection.close()
                    raise HarnessError(Message.of("harness.no-turn", host=self.host, seconds=limit_s)) from error
            else:
                self._held = connection
                return

    def give_back(self) -> None:
        """Let the next citizen in."""
        if self._held:
            self._held.close()
            self._held = None


class Book:
    """What is remembered of live hosts from day to day."""

    def __init__(self, folder: Path, today: Callable[[], date] = date.today) -> None:
        self.path = folder / BOOK
        self._today = today

    def visits(self, host: str) -> int:
        """How many citizens have been there today."""
        with self._open() as book:
            return self._count(book, host)

    def enter(self, host: str, most: int) -> bool:
        """Write down a visit unless there have been *most* today; whether there was room for it."""
        with self._open() as book:
            book.execute("BEGIN IMMEDIATE")
            count = self._count(book, host)
            if count < most:
                book.execute("INSERT INTO visits VALUES (?, ?)", self._key(host))
            book.execute("COMMIT")
            return count < most

    def robots(self, host: str) -> tuple[int, str] | None:
        """Status and text of its robots.txt, when it was read today."""
        with self._open() as book:
            wanted = "SELECT status, text FROM robots WHERE host = ? AND day = ?"
            found = book.execute(wanted, self._key(host)).fetchone()
            return (int(found[0]), str(found[1])) if found else None

    def keep_robots(self, host: str, status: int, text: str) -> None:
        """Remember its robots.txt for today."""
        with self._open() as book:
            book.execute("INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?)", (*self._key(host), status, text))

    def _count(self, book: sqlite3.Connection, host: str) -> int:
        wanted = "SELECT COUNT(*) FROM visits WHERE host = ? AND day = ?"
        return int(book.execute(wanted, self._key(host)).fetchone()[0])

    def _key(self, host: str) -> tuple[str, str]:
        return host.lower(), self._today().isoformat()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        _make(self.path.parent)
        try:
            with closing(_connect(self.path, timeout_s=30)) as book:
                book.execute("CREATE TABLE IF NOT EXISTS visits (host TEXT, day TEXT)")
                book.execute(
                    "CREATE TABLE IF NOT EXISTS robots (host TEXT, day TEXT, status INTEGER, text TEXT, "
                    "PRIMARY KEY (host, day))"
                )
                yield book
        except sqlite3.Error as error:  # without its book a live host is not visited
            raise ResultsLost(Message.of("harness.book-unusable", path=str(self.path), error=str(error))) from error


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ResultsLost(Message.of("harness.book-unwritable", path=str(folder), error=str(error))) from error


def _connect(path: Path, timeout_s: float = _SLICE_S) -> sqlite3.Connection:
    try:
        return sqlite3.connect(path, timeout=timeout_s, isolation_level=None)
    except sqlite3.Error as error:
        raise ResultsLost(Message.of("harness.not-to-be-opened", path=str(path), error=str(error))) from error


def _busy(error: sqlite3.OperationalError) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
