"""
The little of each run that a long history needs, read fast: a journal's lines are not decoded in full.

A night of the nation is 4,410 runs and some 25 MB; most of it are visits, boxes and texts that no trend looks at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from errand.core.errors import HarnessError
from errand.core.model import Run, Verdict, family_in
from errand.store.journal import PATTERN


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What became of one run, and its waits in ms."""

    city: str
    portal: str  # practice | own | live
    story: str
    began: str  # ISO 8601
    verdict: Verdict
    waits_ms: tuple[float, ...]
    family: str = ""  # what the hall is built with; empty where it is not known

    @classmethod
    def of(cls, run: Run) -> Glimpse:
        """The same of a run that has been read in full."""
        waits = tuple(step.waited_ms for step in run.steps if step.waited_ms is not None)
        where = run.setting
        return cls(where.city, where.portal, run.story, run.started_at, run.outcome.verdict, waits, where.built_with)


# A journal's line as far as it is read; the names are those of errand.core.model.
@dataclass(frozen=True, slots=True)
class _Step:
    waited_ms: float | None = None


@dataclass(frozen=True, slots=True)
class _Setting:
    city: str
    portal: str
    platform: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True)
class _Outcome:
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class _Line:
    story: str
    started_at: str
    setting: _Setting
    outcome: _Outcome
    steps: list[_Step] = field(default_factory=list)


def glimpses(folder: Path) -> Iterator[Glimpse]:
    """
    The runs of the session in *folder*, one at a time; a line that a killed worker left torn is passed over.

    Raises HarnessError for a line that is damaged otherwise.
    """
    decoder = msgspec.json.Decoder(_Line)
    for path in sorted(folder.glob(PATTERN)):
        with path.open("rb") as journal:
            for number, line in enumerate(journal, 1):
                try:
                    seen = decoder.decode(line)
                except msgspec.DecodeError as problem:
                    if not line.endswith(b"\n"):
                        break
                    raise HarnessError(
                        f"{path} 第 {number} 行已损坏 (line {number} is damaged): {problem}"
                    ) from problem
                yield _glimpse(seen)


def _glimpse(seen: _Line) -> Glimpse:
    waits = tuple(step.waited_ms for step in seen.steps if step.waited_ms is not None)
    where = seen.setting
    family = where.family or family_in(where.platform)
    return Glimpse(where.city, where.portal, seen.story, seen.started_at, seen.outcome.verdict, waits, family)
