"""Sessions of pytest over journeys/, each in a process of its own as a tester would start it, and what they leave."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from errand.core.model import Run
from errand.store import RunFolder

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 120.0
SEARCH, REGISTER, CONSULT, PROGRESS = (
    f"journeys/test_{name}.py" for name in ("search_item", "register", "submit_consultation", "check_progress")
)
# Root may write anywhere; without these two capabilities (DAC_OVERRIDE, DAC_READ_SEARCH) it is as bound as anybody.
_AS_ANYBODY = """
import ctypes, os, sys
if os.geteuid() == 0:
    assert [ctypes.CDLL(None).prctl(24, capability, 0, 0, 0) for capability in (1, 2)] == [0, 0]
os.execv(sys.argv[1], sys.argv[1:])
"""


def environment() -> dict[str, str]:
    """This one, without what would make a session speak differently from a tester's, or start later."""
    drop = (
        "PYTEST_ADDOPTS", "PYTEST_CURRENT_TEST", "PYTEST_XDIST_WORKER", "FORCE_COLOR", "CI", "MAKEFLAGS", "MAKELEVEL",
        "ARGS", "PYTHONDONTWRITEBYTECODE",
    )  # fmt: skip
    kept = {name: value for name, value in os.environ.items() if name not in drop and not name.startswith("ERRAND_")}
    return {**kept, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1", "COLUMNS": "120"}


def pytest_command(*arguments: str) -> list[str]:
    """The command line of a session."""
    return [sys.executable, "-m", "pytest", *arguments]


def run_briefly(command: list[str], *, anybody: bool = False) -> tuple[int, str]:
    """Exit code and output of a command that needs no browser; *anybody*: without root's right to write anywhere."""
    before = [sys.executable, "-c", _AS_ANYBODY] if anybody else []
    done = subprocess.run(
        [*before, *command], cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=LIMIT_S, check=False
    )
    return done.returncode, done.stdout + done.stderr


@dataclass(frozen=True, slots=True)
class Session:
    """A finished session: its exit code, what it printed, its folder, and what its portal remembers."""

    code: int
    said: str
    results: Path
    logs: Path

    @property
    def folder(self) -> RunFolder:
        """The run's folder."""
        assert (self.results / "latest").exists(), self.end_of_said
        return RunFolder.open(self.results / "latest")

    @property
    def end_of_said(self) -> str:
        """As much of what it printed as a person would look at."""
        return "\n".join(self.said.splitlines()[-40:])

    @property
    def runs(self) -> list[Run]:
        """The runs in the journals."""
        return self.folder.runs()

    def run(self, words: str, city: str | None = None) -> Run:
        """The one run of the story whose name has *words* (in *city*)."""
        found = [run for run in self.runs if words in run.story and city in (None, run.setting.city)]
        assert len(found) == 1, f"{words} in {city}: {[(run.story, run.setting.city) for run in self.runs]}"
        return found[0]

    def allure(self) -> list[dict[str, Any]]:
        """Allure's results."""
        return [json.loads(path.read_bytes()) for path in self.folder.allure.glob("*-result.json")]

    def allure_around(self, uuid: str) -> list[dict[str, Any]]:
        """Allure's set-ups and teardowns of the result *uuid*."""
        boxes = [json.loads(path.read_bytes()) for path in self.folder.allure.glob("*-container.json")]
        around = [box for box in boxes if uuid in box["children"]]
        return [part for box in around for part in (*box.get("befores", []), *box.get("afters", []))]

    def asked(self, sql: str) -> list[tuple[Any, ...]]:
        """The answer of every portal of this session to a query."""
        return [row for path in sorted(self.logs.glob("*.sqlite3")) for row in ask(path, sql)]


def ask(database: Path, sql: str) -> list[tuple[Any, ...]]:
    """What a database answers."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return connection.execute(sql).fetchall()


class Underway:
    """A session that is still running.  It is the leader of its own process group, as a shell's foreground job is."""

    def __init__(self, work: Path, *arguments: str, results: Path | None = None) -> None:
        self.results, self._logs, self._said = results or work / "results", work / "logs", work / "said.txt"
        self._seen: set[int] = set()
        self._logs.mkdir(parents=True)
        own = ["-p", "tests.plugin.practice_log", f"--practice-log={self._logs}", f"--results={self.results}"]
        with self._said.open("wb") as said:
            self.process = subprocess.Popen(
                pytest_command(*arguments, *own), cwd=ROOT, env=environment(),
                stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip

    def until(self, so: Callable[[], object], what: str) -> None:
        """Wait until *so*; a session that ends before has failed the test."""
        for _ in range(int(LIMIT_S / 0.02)):
            if so():
                return
            try:
                self.process.wait(0.02)
            except subprocess.TimeoutExpired:
                continue
            raise AssertionError(f"the session ended before {what}:\n{self.said()}")
        raise AssertionError(f"no {what} within {LIMIT_S:g} s:\n{self.said()}")

    def log(self) -> list[str]:
        """What citizens have done at the portal so far: `server GET /practice/`, `client input /practice/register`."""
        told = self._logs / "main.live"
        if not told.exists():
            return []
        rows = ask(Path(told.read_text("utf-8")), "SELECT source, kind, path FROM log ORDER BY id")
        return [" ".join(row) for row in rows]

    def recorded(self) -> int:
        """How many runs are in the journal."""
        return sum(path.read_bytes().count(b"\n") for path in self.results.glob("2*/runs-*.jsonl"))

    def said(self) -> str:
        """What it has printed so far."""
        return self._said.read_text("utf-8", errors="replace")

    def end(self) -> Session:
        """Wait for its end."""
        try:
            code = self.process.wait(LIMIT_S)
        finally:
            self.abandon()
        return Session(code, self.said(), self.results, self._logs)

    def abandon(self) -> None:
        """Leave nothing of it running, whatever happened to the test."""
        for process in {*self.offspring(), *self._seen}:
            if alive(process):
                _kill(process)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def offspring(self) -> list[int]:
        """The processes under it."""
        found = list(_under(self.process.pid))
        self._seen.update(found)
        return found

    def browsers(self) -> list[int]:
        """Its browser's processes."""
        return [
            process for process in self.offspring() if "chrom" in _program(process) or "headless" in _program(process)
        ]

    def kill_browser(self) -> None:
        """The way the kernel does when memory runs out: no last word from any of its processes."""
        killed = self.browsers()
        assert killed, "no browser process found under the session"
        for process in killed:
            _kill(process)


def run_session(work: Path, *arguments: str) -> Session:
    """A session from its beginning to its end."""
    return Underway(work, *arguments).end()


def _kill(process: int) -> None:
    try:
        os.kill(process, 9)
    except ProcessLookupError:
        return  # it went by itself


def _program(process: int) -> str:
    try:
        return Path(f"/proc/{process}/exe").readlink().name
    except OSError:  # gone, or a zombie
        return ""


def alive(process: int) -> bool:
    """Whether it still runs."""
    return _program(process) != ""


def _under(parent: int) -> Iterator[int]:
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = stat.read_text("utf-8", errors="replace").rpartition(") ")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue  # gone between the listing and the reading
        children.setdefault(int(after_name[1]), []).append(int(stat.parent.name))
    queue = children.get(parent, [])[:]
    while queue:
        process = queue.pop()
        yield process
        queue += children.get(process, [])
