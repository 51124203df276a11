"""
The processor time of a process and all it has started, from /proc (Linux).

Browsers and drivers live on between rounds, so a cost is a difference of two readings.  The time of a process that has
ended is with the parent that waited for it, and so is still counted as long as that parent lives.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
_PARENT, _TIMES = 1, slice(11, 15)  # fields of /proc/<pid>/stat behind the command's name: utime stime cutime cstime


@dataclass(frozen=True, slots=True)
class Cost:
    """What one round of five journeys, or one process, cost; and what it told of itself."""

    cpu_ms: float
    wall_ms: float
    told: dict[str, Any]
    by_kind: dict[str, float] = field(
        default_factory=dict
    )  # processor ms of Python, the driver, the browser's processes


def spent_ms(root: int, leave_out: Callable[[int], bool] = lambda _: False) -> dict[str, float]:
    """
    Processor ms spent so far by *root* and everything below it, by kind of process.

    Left out are the processes that *leave_out* names, and their children.
    """
    parents, times = {}, {}
    for folder in Path("/proc").iterdir():
        fields = _fields(folder) if folder.name.isdigit() else None
        if fields:
            pid = int(folder.name)
            parents[pid], times[pid] = int(fields[_PARENT]), sum(map(int, fields[_TIMES])) * _TICK_MS
    wanted, new = {root} & times.keys(), {root} & times.keys()
    while new:
        new = {pid for pid, parent in parents.items() if parent in new and not leave_out(pid)}
        wanted |= new
    spent: Counter[str] = Counter()
    for pid in wanted:
        spent[_kind(pid)] += times[pid]  # type: ignore[assignment]  # a Counter adds up fractions as well
    return dict(spent)


def _kind(pid: int) -> str:
    """Python, the driver, the browser, or one of its children; a renderer that has ended is with its zygote."""
    words = _command(pid)
    if b"--type=" in words:
        kind = re.split(rb"[\0 ]", words.partition(b"--type=")[2])[0].decode().partition("-")[0]
        return "renderer" if kind in ("renderer", "zygote") else kind
    return "driver" if b"run-driver" in words else "Python" if b"python" in words else "browser"


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def _fields(folder: Path) -> list[str] | None:
    try:
        return (folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):  # it has just ended
        return None


def is_practice_portal(pid: int) -> bool:
    """Whether *pid* is a practice portal: the visited one, no part of the visitor."""
    return b"errand_practice" in _command(pid)
