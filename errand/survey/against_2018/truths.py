"""
How well a surveyor reads: her records held against what is true of the halls, which only practice halls can tell.

For each indicator and defect the cities she was right and wrong about; for numbers, how many she got exactly.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from errand.survey.against_2018.comparison import Cities, number
from errand.survey.against_2018.published import Defect, Indicator, Published
from errand.survey.hall_record import HallReading, HallRecord, Value

Truth = Mapping[str, Mapping[str, Value]]  # by city, by reading


@dataclass(frozen=True, slots=True)
class Confusion:
    """
    One indicator or defect over all cities whose truth is known.

    unknown: it is there or not, and she could not determine it.  at_closed: she reads it at a hall that is not opened,
    of which nothing is said to be true: a site may stand there all the same. That is no mistake.
    """

    key: str
    zh: str
    en: str
    true_positive: Cities
    false_positive: Cities
    false_negative: Cities
    true_negative: Cities
    unknown: Cities
    at_closed: Cities

    @property
    def misread(self) -> Cities:
        """The cities she was wrong about."""
        return (*self.false_positive, *self.false_negative)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A number she got wrong."""

    city: str
    measured: float
    true: float


@dataclass(frozen=True, slots=True)
class Deviation:
    """One number over all cities: got exactly, within its interval, wrong; unknown and at_closed as for `Confusion`."""

    reading: str
    exact: Cities
    within: Cities
    wrong: tuple[Wrong, ...]
    unknown: Cities
    at_closed: Cities


def confusion(records: Sequence[HallRecord], truth: Truth, published: Published) -> tuple[Confusion, ...]:
    """The four cells of each indicator that is counted and of each defect, with the cities in them."""
    looked_for: list[Indicator | Defect] = [
        one for one in published.indicators if one.mean is None and not one.above_mean
    ]
    return tuple(_confusion(records, truth, one) for one in [*looked_for, *published.defects])


def _confusion(records: Sequence[HallRecord], truth: Truth, one: Indicator | Defect) -> Confusion:
    cells: dict[tuple[bool | None, bool | None], list[str]] = {}
    for record, true in _known(records, truth, one.reading):
        pair = (one.counts(true), one.counts(record.value(one.reading)))
        cells.setdefault(pair, []).append(record.city)
    at = {pair: tuple(cities) for pair, cities in cells.items()}
    return Confusion(
        one.key, one.zh, one.en,
        true_positive=at.get((True, True), ()),
        false_positive=at.get((False, True), ()),
        false_negative=at.get((True, False), ()),
        true_negative=at.get((False, False), ()),
        unknown=(*at.get((True, None), ()), *at.get((False, None), ())),
        at_closed=at.get((None, True), ()),
    )  # fmt: skip


def deviations(records: Sequence[HallRecord], truth: Truth, published: Published) -> tuple[Deviation, ...]:
    """Every number that something was published of, held against the true one."""
    means = (one.reading for one in published.indicators if one.mean is not None or one.above_mean)
    readings = dict.fromkeys((*means, *(one.reading for one in published.extremes)))
    return tuple(_deviation(records, truth, reading) for reading in readings)


def _deviation(records: Sequence[HallRecord], truth: Truth, key: str) -> Deviation:
    exact, within, unknown, at_closed = [], [], [], []
    wrong: list[Wrong] = []
    for record, true in _known(records, truth, key):
        reading = record.by_key.get(key)
        measured, real = number(reading.value) if reading else None, number(true)
        if real is None:
            at_closed += [record.city] if measured is not None else []
        elif reading is None or measured is None:
            unknown.append(record.city)
        elif math.isclose(measured, real, abs_tol=1e-9):
            exact.append(record.city)
        elif _within(reading, real):
            within.append(record.city)
        else:
            wrong.append(Wrong(record.city, measured, real))
    return Deviation(key, tuple(exact), tuple(within), tuple(wrong), tuple(unknown), tuple(at_closed))


def _within(reading: HallReading, real: float) -> bool:
    return reading.low is not None and reading.high is not None and reading.low <= real <= reading.high


def _known(records: Iterable[HallRecord], truth: Truth, key: str) -> Iterator[tuple[HallRecord, Value]]:
    """Records of cities whose truth says something of a reading, be it that there is nothing (None)."""
    for record in records:
        if key in (true := truth.get(record.city, {})):
            yield record, true[key]
