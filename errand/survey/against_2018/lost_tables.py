"""
The three tables of the survey of 2018, as far as they survive: opening, ways of sorting services, items.

Most of their cells are lost.  What is measured stands beside what is known to have been printed; where that is nothing,
it stays nothing.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from errand.given.cities import load_cities
from errand.survey.against_2018.comparison import OPEN, mean_of, number, numbers, population
from errand.survey.against_2018.published import Published
from errand.survey.hall_record import HallRecord

BASES = ("nature", "object", "theme", "department")  # 事项性质、服务对象、服务主题、实施主体
CITIES = 294  # the survey's sample


@dataclass(frozen=True, slots=True)
class Opening:
    """One province of the table of opening, or all of them ("" as province); None: not printed, or lost."""

    province: str
    cities: int
    opened: int | None
    closed: int | None
    own_site: int | None
    inside: int | None
    unknown: int | None = None  # visited, but whether it is open could not be determined


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a table: of what (a key for words), what was published, what was measured over how many."""

    key: str
    published: float | None
    measured: float | None
    n: int
    unknown: int = 0


def opening(records: Sequence[HallRecord]) -> tuple[Opening, ...]:
    """Table 1: all visited cities, then province by province in the order of their codes."""
    cities = load_cities()
    by_province: dict[str, list[HallRecord]] = {
        city.province_slug: [] for city in cities.values() if any(record.city == city.slug for record in records)
    }
    for record in records:
        if record.city in cities:
            by_province[cities[record.city].province_slug].append(record)
    return (_opening("", records), *(_opening(province, those) for province, those in by_province.items()))


def published_opening(published: Published) -> Opening:
    """What survives of table 1: its totals."""
    opened, own, inside = (published.indicator(key).count or 0 for key in ("open", "own-site", "inside-portal"))
    return Opening("", CITIES, opened, CITIES - opened, own, inside)


def _opening(province: str, records: Sequence[HallRecord]) -> Opening:
    opened = [record.value(OPEN) for record in records]
    among = population(records)
    own, inside = (
        sum(record.value(key) is True for record in among) for key in ("hall.own_site", "hall.inside_portal")
    )
    return Opening(province, len(records), opened.count(True), opened.count(False), own, inside, opened.count(None))


def bases(records: Sequence[HallRecord]) -> tuple[Figure, ...]:
    """Table 2: how many halls sort their services by nature, object, theme, department; its counts are lost."""
    noted = [record.value("hall.bases") for record in population(records)]
    known = [set(value.split(",")) for value in noted if isinstance(value, str)]
    unknown = len(noted) - len(known)
    return tuple(Figure(base, None, sum(base in ways for ways in known), len(known), unknown) for base in BASES)


def items(records: Sequence[HallRecord], published: Published) -> tuple[Figure, ...]:
    """Table 3: items of a hall, and how many of them are handled online; mean, spread and number of halls are lost."""
    among = population(records)
    counts = numbers(record.value("items.total") for record in among)
    unknown = len(among) - len(counts)
    printed = {one.key: one.value for one in published.extremes}
    above = sum(count > statistics.fmean(counts) for count in counts) if counts else None
    spread = statistics.stdev(counts) if len(counts) > 1 else None
    rows = (
        ("fewest", printed.get("fewest-items"), min(counts, default=None)),
        ("most", printed.get("most-items"), max(counts, default=None)),
        ("mean", None, statistics.fmean(counts) if counts else None),
        ("median", None, statistics.median(counts) if counts else None),
        ("spread", None, spread),
        ("above", published.indicator("above-mean").count, above),
    )
    figures = [Figure(key, known, measured, len(counts), unknown) for key, known, measured in rows]
    return (*figures, *(_online(among, published, key) for key in ("online-person", "online-legal")))


def _online(among: Sequence[HallRecord], published: Published, key: str) -> Figure:
    indicator = published.indicator(key)
    readings = [one for record in among if (one := record.by_key.get(indicator.reading))]
    known = [one for one in readings if number(one.value) is not None]
    measured = mean_of(known).value if known else None
    return Figure(key, indicator.mean, measured, len(known), len(among) - len(known))
