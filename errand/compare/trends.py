"""
Trends: completion and waiting of each story, session by session, with what the baseline sessions lead one to expect.

The baseline is that of `errand compare`: the six sessions before the current one.  Its band is, for completion, the
share of all its attempts together with the 95 % interval; for waiting, the median of its sessions' medians with their
quartiles.  Practice and live portals are never one line, nor are halls of two families.

`trends` does not care where sessions come from; `earlier` takes them from the folders beside the current one.
"""

from __future__ import annotations

import logging
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from errand.compare.cells import BuiltHall, CellKey, Newest, newest_families
from errand.compare.periods import SESSIONS
from errand.core.errors import ErrandError
from errand.core.model import Verdict
from errand.metrics.distribution import spread
from errand.metrics.effectiveness import ATTEMPTS
from errand.metrics.statistics import wilson
from errand.store.folder import RunFolder
from errand.store.glimpse import Glimpse, glimpses
from errand.store.journal import PATTERN

MOST_SESSIONS = 30
MOST_BYTES = 1_500_000_000  # of journals: the newest sessions that fit
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WalkedSession:
    """One session: when it began, and what came of its runs."""

    began: str  # ISO 8601
    walks: tuple[Glimpse, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One story in one city in one session; None where there was nothing to wait for."""

    session: int  # place in Trends.sessions
    done: int
    tried: int
    wait_ms: float | None  # median of all waits


@dataclass(frozen=True, slots=True)
class ExpectedBand:
    """What the baseline leads one to expect."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Trend:
    """The points of one story in one city, oldest first, and the bands of the baseline where there is one."""

    points: tuple[Point, ...]
    completion: ExpectedBand | None
    wait_ms: ExpectedBand | None


@dataclass(frozen=True, slots=True)
class Trends:
    """All lines over the same sessions; the last session is the current one."""

    sessions: tuple[str, ...]  # when each began
    lines: Mapping[CellKey, Trend]


def trends(before: Iterable[WalkedSession], current: WalkedSession) -> Trends:
    """The trends of the stories in *current* over the sessions *before* it, the oldest first."""
    newest = newest_families(BuiltHall(walk.city, walk.portal, walk.family) for walk in current.walks)
    wanted = {_cell(walk, newest) for walk in current.walks}
    began: list[str] = []
    points: dict[CellKey, list[Point]] = defaultdict(list)
    for session in _then(before, current):
        walks: dict[CellKey, list[Glimpse]] = defaultdict(list)
        for walk in session.walks:
            if (cell := _cell(walk, newest)) in wanted:
                walks[cell].append(walk)
        for cell, walked in walks.items():
            points[cell].append(_point(len(began), walked))
        began.append(session.began)
    return Trends(tuple(began), {cell: _trend(line, len(began) - 1) for cell, line in points.items()})


def _then(before: Iterable[WalkedSession], current: WalkedSession) -> Iterator[WalkedSession]:
    yield from before
    yield current


def _cell(walk: Glimpse, newest: Newest) -> CellKey:
    return CellKey(BuiltHall(walk.city, walk.portal, walk.family).among(newest), walk.story)


def _point(session: int, walks: Iterable[Glimpse]) -> Point:
    walked = list(walks)
    waits = [wait for walk in walked for wait in walk.waits_ms]
    tried = [walk for walk in walked if walk.verdict in ATTEMPTS]
    done = sum(walk.verdict is Verdict.COMPLETED for walk in tried)
    return Point(session, done, len(tried), statistics.median(waits) if waits else None)


def _trend(points: list[Point], current: int) -> Trend:
    baseline = [point for point in points if current - SESSIONS <= point.session < current]
    done, tried = sum(point.done for point in baseline), sum(point.tried for point in baseline)
    waits = [point.wait_ms for point in baseline if point.wait_ms is not None]
    return Trend(tuple(points), _expected_completion(done, tried), _expected_wait(waits))


def _expected_completion(done: int, tried: int) -> ExpectedBand | None:
    if not tried:
        return None
    share = wilson(done, tried)
    return ExpectedBand(share.low or 0.0, share.value, 1.0 if share.high is None else share.high)


def _expected_wait(waits: list[float]) -> ExpectedBand | None:
    if not waits:
        return None
    waited = spread(waits)
    return ExpectedBand(waited.lower, waited.middle, waited.upper)


def session(walks: Iterable[Glimpse]) -> WalkedSession | None:
    """The session of *walks*; None where nobody walked."""
    walked = tuple(walks)
    return WalkedSession(min(walk.began for walk in walked), walked) if walked else None


def earlier(folder: Path, most: int = MOST_SESSIONS, most_bytes: int = MOST_BYTES) -> Iterator[WalkedSession]:
    """
    The last *most* sessions beside and before the one in *folder*, the oldest first.

    They are read one after the other, and no more of them than *most_bytes* of journals.  One that cannot be read is
    left out and logged: an old session's trouble is no reason to go without today's report.
    """
    folder = folder.resolve()
    for path in _newest([path for path in RunFolder.below(folder.parent) if path.name < folder.name], most, most_bytes):
        try:
            RunFolder.open(path)
            found = session(glimpses(path))
        except ErrandError as problem:
            _log.warning("%s", problem)
            continue
        if found:
            yield found


def _newest(folders: list[Path], most: int, most_bytes: int) -> list[Path]:
    chosen: list[Path] = []
    for path in folders[: -most - 1 : -1]:
        most_bytes -= sum(journal.stat().st_size for journal in path.glob(PATTERN))
        if most_bytes < 0:
            break
        chosen.insert(0, path)
    return chosen
