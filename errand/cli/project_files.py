"""
The files a project begins with: writing them, and telling later what has changed in errand's own.

What was written is remembered by digest in .errand.json, so that a file somebody has edited is known, and left alone.
"""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from errand.core.errors import UsageError
from errand.core.version import VERSION
from errand.given.portal_file import dialect_names, template
from errand.given.shipped import FIXTURES, SHIPPED

MEMORY = ".errand.json"
_EXAMPLE = "https://zwfw.example.gov.cn/"
_STARTER = {  # where it goes: the file of errand/cli/starter
    "pyproject.toml": "pyproject.toml",
    "README.md": "README.md",
    ".gitignore": "gitignore",
    "results/README.md": "results.md",
    "fixtures/lexicon.toml": "lexicon.toml",
}


def starter(name: str) -> str:
    """The text of a file in errand/cli/starter."""
    return (files("errand.cli") / "starter" / name).read_text(encoding="utf-8")


def shipped_files() -> dict[str, str]:
    """What a project begins with: path below its folder, and text."""
    own = {path: starter(name) for path, name in _STARTER.items()}
    own["fixtures/portal.toml"] = template(_EXAMPLE, dialect_names())
    own["fixtures/budgets.toml"] = (FIXTURES / "budgets.toml").read_text(encoding="utf-8")
    for folder in ("journeys", "pages"):
        for path in sorted((SHIPPED / folder).glob("*.py")):
            own[f"{folder}/{path.name}"] = path.read_text(encoding="utf-8")
    return own


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one file: added, updated, edited (and so left alone), removed, or there before."""

    path: str
    state: str
    difference: str = ""  # from what stands there to what errand ships now


def begin(project: Path) -> list[Written]:
    """Write the files into *project*; what stands there already is left as it is.  Raises UsageError."""
    if (project / MEMORY).exists():
        raise UsageError(
            f"{project} 已经是 errand 项目，加 --update 看自带的文件变了什么 · is a project already; "
            "with --update it is told what changed"
        )
    done = []
    remembered = {}
    for path, text in shipped_files().items():
        target = project / path
        if target.exists():
            done.append(Written(path, "there"))
            continue
        _write(target, text)
        remembered[path] = _digest(text)
        done.append(Written(path, "added"))
    _remember(project, remembered)
    return done


def update(project: Path) -> list[Written]:
    """
    Bring in what has changed in errand's files since they were written, as far as nobody has edited them.

    A file somebody has edited or removed stays so; what changed in errand's is told.
    """
    remembered = _remembered(project)
    done = list(_updated(project, remembered))
    _remember(project, remembered)
    return done


def _updated(project: Path, remembered: dict[str, str]) -> Iterator[Written]:
    for path, text in shipped_files().items():
        target, before, now = project / path, remembered.get(path), _digest(text)
        if not target.exists():
            if before is None:
                _write(target, text)
                remembered[path] = now
                yield Written(path, "added")
            elif before != now:
                remembered[path] = now
                yield Written(path, "removed")
            continue
        here = target.read_text(encoding="utf-8")
        if before == now or (before is None and here != text):
            continue  # as it was shipped, or never ours
        untouched = _digest(here) == before
        remembered[path] = now
        if here == text:
            continue
        if untouched:
            _write(target, text)
        yield Written(path, "updated" if untouched else "edited", _difference(path, here, text))


def _difference(path: str, here: str, text: str) -> str:
    lines = difflib.unified_diff(
        here.splitlines(keepends=True), text.splitlines(keepends=True), path, f"errand {VERSION}: {path}"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _remembered(project: Path) -> dict[str, str]:
    path = project / MEMORY
    try:
        known: Mapping[str, str] = json.loads(path.read_text(encoding="utf-8"))["files"]
        return dict(known)
    except FileNotFoundError:
        raise UsageError(
            f"{project} 不是 errand init 写的项目，缺少 {MEMORY} · is no project of errand init's: it has no {MEMORY}"
        ) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: 读不了 · cannot be read: {error}") from error


def _remember(project: Path, digests: Mapping[str, str]) -> None:
    content = {"errand": VERSION, "files": dict(sorted(digests.items()))}
    _write(project / MEMORY, json.dumps(content, indent=1) + "\n")


def _write(target: Path, text: str) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{target}: 写不进去 · cannot be written: {error.strerror}") from error


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
