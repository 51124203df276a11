"""Starts the practice portal as a process of its own, and ends it with whoever started it."""

from __future__ import annotations

import json
import select
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from errand.core.errors import HarnessError
from errand_practice.extra import check_extra
from errand_practice.faults import parse
from errand_practice.ports import Ports, address

ROOT = Path(__file__).resolve().parents[1]  # where the package stands: there Python finds it, installed or not
READY_S = 20.0  # it takes well under 1.5 s on an idle machine; a busy one gets more
STOP_S = 5.0


@dataclass(frozen=True, slots=True)
class _Announced:
    """What the server says as soon as it listens."""

    ports: Ports
    database: Path


class PracticePortal:
    """
    A practice portal in a process of its own: with `with`, or by `start` and `close`.

    `with` waits until it listens.  `start` returns at once; whoever then first asks for an address, the ports or the
    database waits.  It serves every city at once.  *family* and *faults* replace those of all cities; a single request
    may replace them by the headers Practice-Family and Practice-Faults.  Without *database* its memory ends with it.

    Raises UsageError for a fault that is none and where the extra `errand[practice]` is not installed, HarnessError
    where the server does not come up.
    """

    def __init__(self, *, family: str | None = None, faults: Sequence[str] = (), database: Path | None = None) -> None:
        self._faults = parse(faults) if faults else None
        self._command = [sys.executable, "-m", "errand_practice", "--announce", "--port", "0"]
        self._command += [f"--fault={fault}" for fault in faults]
        self._command += [f"--family={family}"] if family else []
        self._command += [f"--database={database.absolute()}"] if database else []
        self._child: subprocess.Popen[bytes] | None = None
        self._announced: _Announced | None = None
        self._complaints = ""

    def start(self) -> Self:
        """Start the process, if it was not started yet, without waiting for it."""
        if self._child is None:
            check_extra()
            self._announced = None
            self._stderr = tempfile.TemporaryFile()  # noqa: SIM115  # lives as long as the child
            self._child = subprocess.Popen(
                self._command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._stderr
            )
        return self

    def __enter__(self) -> Self:
        self.start()
        self._ready()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def ports(self) -> Ports:
        """Where it listens."""
        return self._ready().ports

    @property
    def database(self) -> Path:
        """The file of its memory."""
        return self._ready().database

    def url(self, slug: str, faults: Iterable[str] | None = None) -> str:
        """
        The address of a city's hall.

        *faults* (as in the header Practice-Faults) replace the city's own for the choice of port: refused, no-answer
        and tls-invalid live on ports of their own.  All other faults the caller sends as the header.
        """
        return address(self.ports, slug, self._faults if faults is None else parse(faults))

    def complaints(self) -> str:
        """What the server wrote to its stderr: empty as long as nothing went wrong in it."""
        if not self._stderr.closed:
            self._stderr.seek(0)
            self._complaints = self._stderr.read().decode(errors="replace")
        return self._complaints

    def dismiss(self) -> None:
        """Tell the server to end, without waiting for it: its stdin closes, and that is its sign."""
        if self._child is not None:
            assert self._child.stdin is not None
            self._child.stdin.close()

    def close(self) -> None:
        """End the server, if it was started."""
        self.dismiss()
        child, self._child = self._child, None
        if child is None:
            return
        assert child.stdout is not None
        try:
            child.wait(STOP_S)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        child.stdout.close()
        self.complaints()
        self._stderr.close()

    def _ready(self) -> _Announced:
        """What the server announced, once it has; where it does not come up it is ended."""
        if self._announced is None:
            try:
                given = json.loads(self._first_line())
            except BaseException:
                self.close()
                raise
            database = Path(given.pop("database"))
            self._announced = _Announced(Ports(**given), database)
        return self._announced

    def _first_line(self) -> bytes:
        if self._child is None:
            raise HarnessError("the practice portal was not started")
        assert self._child.stdout is not None
        ready, _, _ = select.select([self._child.stdout], [], [], READY_S)
        line = self._child.stdout.readline() if ready else b""
        if not line:
            raise HarnessError(f"the practice portal did not start within {READY_S:.0f} s: {self.complaints().strip()}")
        return line
