"""
The append-only journal of one worker: one JSON line per run, on disk before the next run begins.

A journal has one writer for its whole life: opening a worker's journal a second time begins another file, so a line
that a killed process left torn always stays the last of its file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from errand.core.errors import HarnessError
from errand.core.legible import storable
from errand.core.model import Run
from errand.store import earlier
from errand.store.disk import lost, sync_folder

PATTERN = "runs-*.jsonl"
_SAFE = re.compile(r"[^A-Za-z0-9_.-]+")


@dataclass(frozen=True, slots=True)
class Torn:
    """A last line that was never finished: the run in flight when its writer was killed."""

    path: Path
    line: int
    size: int

    def __str__(self) -> str:
        return (
            f"{self.path} 第 {self.line} 行没有写完（{self.size} 字节），已略去：写入时进程被终止"
            f" (line {self.line} was never finished and is left out: its writer was killed)"
        )


class Journal:
    """Where one worker puts its runs; each call of `write` returns when the run is safe.  *begun*: at the first."""

    def __init__(self, folder: Path, worker: str, begun: Callable[[], None] = lambda: None) -> None:
        self._begun = begun
        self.path, self._handle = _begin(folder, _SAFE.sub("-", worker) or "main")
        self._whole = 0  # length of the file up to its last whole line

    def write(self, run: Run) -> None:
        """Append *run* and wait until it is on disk; raises ResultsLost with the file cut back to whole lines."""
        line = encode(run) + b"\n"
        try:
            _write_all(self._handle, line)
            os.fsync(self._handle)
        except OSError as problem:
            self._cut_back(problem)
            raise lost(self.path.parent, problem) from problem
        self._whole += len(line)
        if self._whole == len(line):
            self._begun()

    def _cut_back(self, problem: OSError) -> None:
        try:
            os.ftruncate(self._handle, self._whole)
        except OSError as worse:
            problem.add_note(f"{self.path} could not be cut back to its last whole line: {worse}")

    def close(self) -> None:
        """Give the file back; further calls do nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _begin(folder: Path, worker: str) -> tuple[Path, int]:
    """Open a journal file that nobody has written to: runs-gw0.jsonl, else runs-gw0-2.jsonl, and so on."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | getattr(os, "O_BINARY", 0)
    number = 1
    while True:
        path = folder / (f"runs-{worker}.jsonl" if number == 1 else f"runs-{worker}-{number}.jsonl")
        try:
            handle = os.open(path, flags, 0o644)
            sync_folder(folder)
        except FileExistsError:
            number += 1
        except OSError as problem:
            raise lost(folder, problem) from problem
        else:
            return path, handle


def _write_all(handle: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(handle, view) :]


def encode(run: Run) -> bytes:
    """Give *run* as one line of JSON, proven to be readable again."""
    try:
        line = msgspec.json.encode(run)
    except UnicodeEncodeError:  # a page title may hold half a surrogate pair
        line = msgspec.json.encode(_storable(msgspec.to_builtins(run)))
    try:
        msgspec.json.decode(line, type=Run)
    except msgspec.ValidationError as problem:  # e.g. a time that is not a number becomes null
        raise HarnessError(f"run {run.id} cannot be recorded: {problem}") from problem
    return line


def _storable(value: object) -> object:
    match value:
        case str():
            return storable(value)
        case dict():
            return {_storable(key): _storable(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_storable(inner) for inner in value]
        case _:
            return value


def read_journal(path: Path) -> Iterator[Run | Torn]:
    """
    Give the runs of one journal in order, and at its end the torn line if there is one.

    Raises HarnessError naming file and line for a damaged line that is not the torn last one.
    """
    decoder = msgspec.json.Decoder(Run)
    *lines, rest = path.read_bytes().split(b"\n")
    for number, line in enumerate(lines, start=1):
        try:
            yield _run(decoder, line)
        except msgspec.DecodeError as problem:
            raise HarnessError(
                f"{path} 第 {number} 行已损坏，无法读取；请从备份恢复或移走该行"
                f" (line {number} is damaged: {problem}; restore the file or take the line out)"
            ) from problem
    if rest:
        yield _last(decoder, rest) or Torn(path, len(lines) + 1, len(rest))


def _last(decoder: msgspec.json.Decoder[Run], rest: bytes) -> Run | None:
    """Read a line without its end: a whole run that only lost its newline still counts."""
    try:
        return _run(decoder, rest)
    except msgspec.DecodeError:
        return None


def _run(decoder: msgspec.json.Decoder[Run], line: bytes) -> Run:
    try:
        return decoder.decode(line)
    except msgspec.ValidationError as problem:
        try:
            return earlier.read(line)
        except msgspec.DecodeError:
            raise problem from None
