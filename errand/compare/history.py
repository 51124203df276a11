"""
Change points: the days on which a story's waiting changed for good, in the long history of the database.

A day is its median, for the runs of one day have the same weather.  Candidates come from the library ruptures (kernel
change point detection, exact for this cost: Celisse et al. 2018, Comput. Stat. Data Anal. 128, 200-220) on logarithms
in units of the series' own noise; one stays where an exact Mann-Whitney test between its two sides has p of at most
0.0005 and the change matters, the weakest being merged away first.
"""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from errand.compare.cells import BuiltHall, newest_families
from errand.compare.change import LEAST_CHANGE_MS, LEAST_RATIO, mann_whitney_p

if TYPE_CHECKING:
    from errand.store.database import Store

LOOK_BACK = timedelta(days=366)
FEWEST_DAYS = 16  # two sides of eight: fewer cannot reach MOST_P, or hardly
MOST_P = 0.0005
_PENALTY, _SHORTEST = 4.0, 4  # times log(days); days in a segment
_BEIJING = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Series:
    """The waiting of one story in one city: the median of each day's completed runs, in ms, the oldest day first."""

    city: str
    city_zh: str
    story: str
    story_zh: str
    days: tuple[tuple[date, float], ...]


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """A day from which on it was different: the medians of the days before and after, in ms, up to the next change."""

    city: str
    city_zh: str
    story: str
    story_zh: str
    day: date
    before: float
    after: float
    n_before: int  # days
    n_after: int
    p: float


def change_points(series: Series) -> list[ChangePoint]:
    """The change points of one series, the oldest first; none where there are too few days to tell."""
    values = [value for _, value in series.days]
    if len(values) < FEWEST_DAYS:
        return []
    cuts = _significant(values, _candidates(values))
    found = []
    for start, cut, end in _sides(cuts):
        old, new = values[start:cut], values[cut:end]
        before, after = statistics.median(old), statistics.median(new)
        if _matters(before, after):
            whose = series.city, series.city_zh, series.story, series.story_zh
            p = mann_whitney_p(old, new)
            found.append(ChangePoint(*whose, series.days[cut][0], before, after, len(old), len(new), p))
    return found


def _candidates(values: Sequence[float]) -> list[int]:
    """Where segments begin and end, first and last included."""
    import numpy as np
    from ruptures import KernelCPD

    logs = np.log(np.asarray(values))
    steps = np.diff(logs)
    noise = 1.4826 * float(np.median(np.abs(steps - np.median(steps)))) / math.sqrt(2)  # MAD of differences
    signal = (logs / max(noise, 1e-6)).reshape(-1, 1)
    ends: list[int] = (
        KernelCPD(kernel="linear", min_size=_SHORTEST).fit(signal).predict(pen=_PENALTY * math.log(len(values)))
    )
    return [0, *ends]


def _significant(values: Sequence[float], cuts: list[int]) -> list[int]:
    """The cuts without those whose sides do not differ surely, the weakest taken out first."""
    cuts = list(cuts)
    while len(cuts) > 2:
        tested = [mann_whitney_p(values[start:cut], values[cut:end]) for start, cut, end in _sides(cuts)]
        if max(tested) <= MOST_P:
            break
        del cuts[1 + tested.index(max(tested))]
    return cuts


def _sides(cuts: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    return ((start, cut, end) for (start, cut), (_, end) in pairwise(pairwise(cuts)))


def _matters(before: float, after: float) -> bool:
    return abs(math.log(after / before)) > math.log(LEAST_RATIO) and abs(after - before) > LEAST_CHANGE_MS


def series(store: Store, cities: Iterable[str], until: datetime) -> list[Series]:
    """The series of *cities* in the year before *until*, from the database, each hall's by itself: see cells.py."""
    import sqlalchemy as sa

    from errand.store.schema import RUNS

    wanted = (
        sa.select(
            *(
                RUNS.c[name]
                for name in (
                    "city",
                    "portal",
                    "family",
                    "city_zh",
                    "story",
                    "story_zh",
                    "started_at",
                    "wait_total_ms",
                )
            )
        )
        .where(RUNS.c.verdict == "completed", RUNS.c.wait_total_ms > 0, RUNS.c.city.in_(set(cities)))
        .where(RUNS.c.started_at <= until, RUNS.c.started_at > until - LOOK_BACK)
        .order_by(RUNS.c.started_at)
    )
    with store.reading() as link:
        rows = [(BuiltHall(city, portal, family or ""), *rest) for city, portal, family, *rest in link.execute(wanted)]
    newest = newest_families(hall for hall, *_ in rows)
    waits: Mapping[tuple[BuiltHall, str, str, str], dict[date, list[float]]] = defaultdict(lambda: defaultdict(list))
    for hall, city_zh, story, story_zh, started, waited in rows:
        waits[hall.among(newest), city_zh, story, story_zh][(started + _BEIJING).date()].append(waited)
    return [
        Series(
            hall.city,
            city_zh,
            story,
            story_zh,
            tuple((day, statistics.median(waited)) for day, waited in sorted(days.items())),
        )
        for (hall, city_zh, story, story_zh), days in waits.items()
    ]
