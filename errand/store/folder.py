"""
One session's folder: results/<run-id>/ with run.json, the journals, the tables, Allure's results and the evidence.

Nothing here deletes or rewrites an earlier run.  results/latest points at the newest folder in which something was
recorded: a relative symlink, or, where the system refuses one, a text file holding the folder's name.
"""

from __future__ import annotations

import json
import logging
import re
import secrets
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from errand.core.cost import floor_ms
from errand.core.errors import UsageError
from errand.core.model import MANIFEST_VERSION, Run, Verdict
from errand.record.redact.arguments import clean, without_secrets
from errand.store.disk import lost, replace_file, sync_folder
from errand.store.journal import PATTERN, Journal, Torn, read_journal
from errand.store.manifest import machine, versions

LATEST = "latest"
_LABEL = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RunFolder:
    """One session on disk.  Made by `create` in the first process, by `open` in its workers and for later readers."""

    path: Path

    @classmethod
    def create(cls, results: Path, label: str, manifest: Mapping[str, Any]) -> Self:
        """Make results/<run-id>/ with its run.json; results/latest turns to it with its first record."""
        if not _LABEL.fullmatch(label):
            raise UsageError(f"a run's label is lower-case ASCII such as hangzhou or 3-cities, not {label!r}")
        _refuse_folder(results / LATEST)
        folder = cls(_make_folder(results, label))
        folder._save(_first_manifest(folder.path.name, label, manifest))
        return folder

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open an existing session's folder, or the one that *path* points at."""
        path = _follow(path)
        folder = cls(path)
        recorded = folder.manifest().get("version")
        if not isinstance(recorded, int) or recorded > MANIFEST_VERSION:
            raise UsageError(
                f"{path / 'run.json'} is of version {recorded}; this errand reads up to {MANIFEST_VERSION}"
            )
        return folder

    @staticmethod
    def below(results: Path) -> list[Path]:
        """The folders of all sessions below *results*, oldest first."""
        return sorted(path.parent for path in results.glob("*/run.json") if not path.parent.is_symlink())

    @property
    def allure(self) -> Path:
        """Where Allure's results go."""
        return self.path / "allure"

    @property
    def evidence(self) -> Path:
        """Where pictures, pages and traces of failed runs go."""
        return self.path / "evidence"

    def journal(self, worker: str) -> Journal:
        """Begin a journal for *worker*; its file is nobody else's."""
        return Journal(self.path, worker, begun=self.become_latest)

    def become_latest(self) -> None:
        """Point results/latest here; a journal does so with its first record."""
        _point_latest(self.path.parent, self.path.name)

    def runs(self) -> list[Run]:
        """Give all runs recorded so far, by their beginning; a torn last line is left out and logged as a warning."""
        runs, torn = self.read()
        for line in torn:
            _log.warning("%s", line)
        return runs

    def read(self) -> tuple[list[Run], list[Torn]]:
        """Give all runs recorded so far, by their beginning, and the lines a killed worker left torn."""
        entries = [entry for path in sorted(self.path.glob(PATTERN)) for entry in read_journal(path)]
        runs = [entry for entry in entries if isinstance(entry, Run)]
        return sorted(runs, key=_began), [entry for entry in entries if isinstance(entry, Torn)]

    def manifest(self) -> dict[str, Any]:
        """Give what run.json says."""
        path = self.path / "run.json"
        try:
            content = json.loads(path.read_bytes())
        except FileNotFoundError as problem:
            raise UsageError(
                f"{self.path} 不是运行结果文件夹：缺少 run.json (no run folder: it has no run.json)"
            ) from problem
        except (ValueError, OSError) as problem:
            raise UsageError(f"{path} 无法读取 (cannot be read): {problem}") from problem
        if not isinstance(content, dict):
            raise UsageError(f"{path} 无法读取 (cannot be read): it holds no object")
        return content

    def finish(self, **more: object) -> None:
        """Close the session: write runs.csv and steps.csv, then what came of it into run.json."""
        from errand.store import tables

        runs, torn = self.read()
        tables.write(self.path, runs)
        ending = {
            "ended_at": _now().isoformat(timespec="milliseconds"),
            "runs": len(runs),
            "verdicts": _verdicts(runs),
            "floor_ms": floor_ms(runs),
            "click_floor_ms": floor_ms(runs, "click_floor_ms"),
            "torn_lines": [f"{line.path.name}:{line.line}" for line in torn],
        }
        self._save({**self.manifest(), **ending, **clean(more)})

    def _save(self, content: Mapping[str, Any]) -> None:
        text = json.dumps(content, ensure_ascii=False, indent=2)
        replace_file(self.path / "run.json", text.encode("utf-8", "backslashreplace") + b"\n")


def _now() -> datetime:
    return datetime.now(UTC)


def _began(run: Run) -> datetime:
    return datetime.fromisoformat(run.started_at)


def _make_folder(results: Path, label: str) -> Path:
    """Make a folder no other session has, with its two sub-folders."""
    while True:
        path = results / f"{_now():%Y%m%dT%H%M%SZ}-{label}-{secrets.token_hex(2)}"
        try:
            results.mkdir(parents=True, exist_ok=True)
            path.mkdir()
            (path / "allure").mkdir()
            (path / "evidence").mkdir()
            sync_folder(results)
        except FileExistsError as problem:
            if not path.is_dir():  # not a twin of this second but a file where results/ should be
                raise lost(results, problem) from problem
        except OSError as problem:
            raise lost(results, problem) from problem
        else:
            return path


def _first_manifest(run_id: str, label: str, given: Mapping[str, Any]) -> dict[str, Any]:
    known = {key: value for key, value in given.items() if key != "arguments"}
    return {
        "version": MANIFEST_VERSION,
        "run": run_id,
        "label": label,
        "started_at": _now().isoformat(timespec="milliseconds"),
        "versions": versions(),
        "arguments": without_secrets([str(one) for one in given.get("arguments", sys.argv[1:])]),
        "machine": machine(),
        **clean(known),
    }


def _verdicts(runs: Sequence[Run]) -> dict[str, int]:
    counted = Counter(run.outcome.verdict for run in runs)
    return {str(verdict): counted[verdict] for verdict in Verdict}


def _refuse_folder(pointer: Path) -> None:
    if pointer.is_dir() and not pointer.is_symlink():
        raise UsageError(f"{pointer} 是一个文件夹，无法改作指针，请移走 (is a folder and no pointer; move it away)")


def _point_latest(results: Path, run_id: str) -> None:
    """Turn results/latest to *run_id* in one move, so that a reader always finds a pointer."""
    pointer = results / LATEST
    draft = results / f".{LATEST}.{secrets.token_hex(4)}"
    try:
        draft.symlink_to(run_id, target_is_directory=True)
    except (OSError, NotImplementedError):  # Windows without the right, or a file system without symlinks
        replace_file(pointer, f"{run_id}\n".encode())
        return
    try:
        draft.replace(pointer)
    except OSError as problem:
        draft.unlink(missing_ok=True)
        raise lost(results, problem) from problem


def _follow(path: Path) -> Path:
    """Give the run folder that *path* is or points at."""
    if path.is_file():
        name = path.read_text(encoding="utf-8", errors="replace").strip()
        if not name or Path(name).name != name:
            raise UsageError(f"{path} 没有指向运行结果 (points at no run folder)")
        path = path.parent / name
    if not path.is_dir():
        raise UsageError(
            f"没有运行结果 {path}；请先运行 pytest journeys/ --city=... (no run folder there; run some journeys first)"
        )
    return path.resolve()
