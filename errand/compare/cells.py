"""
What is compared with what: one story at one hall.

Runs are held against each other only where they share a cell.  Whatever makes two runs incomparable belongs into
`BuiltHall` and nowhere else: practice portals, a team's own on this machine, and live ones are never one series, nor
are halls of two families, though they stand in one city.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from errand.core.model import Run


class BuiltHall(NamedTuple):
    """One city's portal, built of one family."""

    city: str
    portal: str  # practice | own | live
    family: str = ""  # empty where it is not known

    def among(self, newest: Mapping[tuple[str, str], str]) -> BuiltHall:
        """The hall whose family is known: one that is not is taken for the newest known one of the same portal."""
        return self if self.family else self._replace(family=newest.get((self.city, self.portal), ""))


class CellKey(NamedTuple):
    """One story at one hall."""

    hall: BuiltHall
    story: str


Newest = Mapping[tuple[str, str], str]
"""City and portal -> the family its hall was last known to have."""


def hall_of(run: Run, newest: Newest) -> BuiltHall:
    """The hall that *run* was walked at."""
    return BuiltHall(run.setting.city, run.setting.portal, run.setting.built_with).among(newest)


def newest_families(halls: Iterable[BuiltHall]) -> Newest:
    """The family each portal was last known to have, of halls in the order they were visited."""
    return {(hall.city, hall.portal): hall.family for hall in halls if hall.family}


def newest_of(runs: Iterable[Run]) -> Newest:
    """The same of runs, in any order."""
    by_age = sorted(runs, key=lambda run: run.started_at)
    return newest_families(hall_of(run, {}) for run in by_age)


def by_cell(runs: Iterable[Run], newest: Newest) -> dict[CellKey, list[Run]]:
    """The runs of each cell, oldest first."""
    cells: dict[CellKey, list[Run]] = defaultdict(list)
    for run in sorted(runs, key=lambda run: run.started_at):
        cells[CellKey(hall_of(run, newest), run.story)].append(run)
    return dict(cells)


@dataclass(frozen=True, slots=True)
class OtherSeries:
    """Earlier runs of a city that is walked now, at another hall: they are held against nothing."""

    city_zh: str
    hall: BuiltHall
    now: tuple[BuiltHall, ...]
    runs: int


def other_series(before: Iterable[Run], after: Iterable[Run], newest: Newest) -> tuple[OtherSeries, ...]:
    """What of *before* was walked in the cities of *after*, but at other halls."""
    now: dict[str, set[BuiltHall]] = defaultdict(set)
    for run in after:
        now[run.setting.city].add(hall_of(run, newest))
    left: dict[BuiltHall, list[Run]] = defaultdict(list)
    for run in before:
        hall = hall_of(run, newest)
        if hall.city in now and hall not in now[hall.city]:
            left[hall].append(run)
    return tuple(
        OtherSeries(runs[0].setting.city_zh, hall, tuple(sorted(now[hall.city])), len(runs))
        for hall, runs in sorted(left.items())
    )
