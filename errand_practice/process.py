"""Starts the practice portal as a process of its own, and ends it with whoever started it."""

from __future__ import annotations

import json
import select
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from errand.core.errors import HarnessError
from errand_practice.address import Ports, address
from errand_practice.faults import parse

ROOT = Path(__file__).resolve().parents[1]
READY_S = 20.0  # it takes well under 1.5 s on an idle machine; a busy one gets more
STOP_S = 5.0


class PracticePortal:
    """
    A running practice portal; use it with ``with``.

    It serves every city at once.  *family* and *faults* replace those of all cities; a single request may replace them
    by the headers Practice-Family and Practice-Faults.  Without *database* its memory ends with it.
    """

    def __init__(self, *, family: str | None = None, faults: Sequence[str] = (), database: Path | None = None) -> None:
        self._faults = parse(faults) if faults else None
        self._command = [sys.executable, "-m", "errand_practice", "--announce", "--port", "0"]
        self._command += [f"--fault={fault}" for fault in faults]
        self._command += [f"--family={family}"] if family else []
        self._command += [f"--database={database}"] if database else []
        self._child: subprocess.Popen[bytes] | None = None
        self._complaints = ""

    def __enter__(self) -> Self:
        self._stderr = tempfile.TemporaryFile()  # lives as long as the child
        self._child = subprocess.Popen(
            self._command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._stderr
        )
        try:
            said = json.loads(self._first_line())
        except BaseException:
            self.close()
            raise
        self.database = Path(said.pop("database"))
        self.ports = Ports(**said)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

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

    def close(self) -> None:
        """End the server; its stdin closes, and that is its sign."""
        child, self._child = self._child, None
        if child is None:
            return
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.close()
        try:
            child.wait(STOP_S)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        child.stdout.close()
        self.complaints()
        self._stderr.close()

    def _first_line(self) -> bytes:
        assert self._child is not None
        assert self._child.stdout is not None
        ready, _, _ = select.select([self._child.stdout], [], [], READY_S)
        line = self._child.stdout.readline() if ready else b""
        if not line:
            raise HarnessError(f"the practice portal did not start within {READY_S:.0f} s: {self.complaints().strip()}")
        return line
