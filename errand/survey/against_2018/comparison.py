"""
What a survey of halls found, held against what the survey of 2018 published: indicators, extremes, defects, its tables.

Halls known to be closed are left out of what is counted among opened halls.  What could not be determined is counted
apart, and never as absent.  Where not all 294 cities were visited no agreement is claimed.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from errand.given.cities import load_cities
from errand.metrics.estimate import Estimate
from errand.metrics.statistics import Z95
from errand.survey.against_2018.published import Defect, Extreme, Indicator, Published
from errand.survey.hall_record import HallReading, HallRecord, Value

OPEN = "hall.open"
HALF_PRINTED = 0.005 + 1e-9  # means were printed with two decimals

Cities = tuple[str, ...]


class Agreement(StrEnum):
    """How a measured number stands to the published one."""

    EQUAL = "equal"
    POSSIBLE = "possible"  # what could not be determined, or a sample's interval, leaves room for it
    DIFFERS = "differs"
    PARTIAL = "partial"  # not all cities were visited, or not this one: no comparison
    UNPUBLISHED = "unpublished"


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """
    One indicator: a count of halls, or a mean of cities with its 95 % interval (None: exact).

    n: the halls it was counted among, or averaged over.  sampled: cities whose own value is from a sample.
    """

    indicator: Indicator
    measured: float | None
    n: int
    agreement: Agreement
    counted: Cities
    unknown: Cities
    low: float | None = None
    high: float | None = None
    sampled: int = 0

    @property
    def published(self) -> float:
        """The number the survey printed."""
        one = self.indicator
        return one.mean if one.mean is not None else one.count or 0

    @property
    def share(self) -> float | None:
        """Of the halls it was counted among; None of a mean, and where there are none."""
        counted = self.indicator.mean is None and self.measured is not None and self.n
        return (self.measured or 0) / self.n if counted else None

    @property
    def published_share(self) -> float | None:
        """The share the survey printed; None of a mean."""
        return None if self.indicator.mean is not None else self.published / self.indicator.of

    @property
    def difference(self) -> float | None:
        """Measured less published; None where no comparison is made."""
        compared = self.measured is not None and self.agreement is not Agreement.PARTIAL
        return (self.measured or 0) - self.published if compared else None


@dataclass(frozen=True, slots=True)
class ExtremeRow:
    """The published number of one city; holders: the cities that now have the fewest or most ("": not asked)."""

    extreme: Extreme
    measured: Value
    holders: Cities
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class DefectRow:
    """Cities a defect was published for: found there, not found, not determinable (or not visited); and elsewhere."""

    defect: Defect
    found: Cities
    missed: Cities
    unknown: Cities
    elsewhere: Cities


@dataclass(frozen=True, slots=True)
class SurveyComparison:
    """All of it; whole: all 294 cities were visited."""

    cities: int
    whole: bool
    indicators: tuple[IndicatorRow, ...]
    extremes: tuple[ExtremeRow, ...]
    defects: tuple[DefectRow, ...]


def compare(records: Sequence[HallRecord], published: Published) -> SurveyComparison:
    """Hold *records* (one a city) against what was published. Raises ValueError for two of one city."""
    if len({record.city for record in records}) < len(records):
        raise ValueError("a city stands twice among the records")
    whole = {record.city for record in records} >= set(load_cities())
    return SurveyComparison(
        len(records),
        whole,
        tuple(_indicator(records, one, whole=whole) for one in published.indicators),
        tuple(_extreme(records, one, whole=whole) for one in published.extremes),
        tuple(_defect(records, one) for one in published.defects),
    )


def population(records: Iterable[HallRecord]) -> list[HallRecord]:
    """The halls that are not known to be closed."""
    return [record for record in records if record.value(OPEN) is not False]


# --- indicators -----------------------------------------------------------------------------------------------------


def _indicator(records: Sequence[HallRecord], one: Indicator, *, whole: bool) -> IndicatorRow:
    among = list(records) if one.reading == OPEN else population(records)
    if one.mean is not None:
        return _mean(among, one, one.mean, whole=whole)
    counts = _above_mean(among, one) if one.above_mean else one.counts
    among_them = {record.city: counts(record.value(one.reading)) for record in among}
    counted = tuple(city for city, yes in among_them.items() if yes)
    unknown = tuple(city for city, yes in among_them.items() if yes is None)
    agreement = _count_agrees(len(counted), len(unknown), one.count or 0) if whole else Agreement.PARTIAL
    return IndicatorRow(one, len(counted), len(among), agreement, counted, unknown)


def _above_mean(among: Sequence[HallRecord], one: Indicator) -> Callable[[Value], bool | None]:
    known = numbers(record.value(one.reading) for record in among)
    middle = statistics.fmean(known) if known else 0.0
    return lambda value: None if number(value) is None else (number(value) or 0.0) > middle


def _count_agrees(counted: int, unknown: int, published: int) -> Agreement:
    if counted == published and not unknown:
        return Agreement.EQUAL
    return Agreement.POSSIBLE if counted <= published <= counted + unknown else Agreement.DIFFERS


def _mean(among: Sequence[HallRecord], one: Indicator, published: float, *, whole: bool) -> IndicatorRow:
    readings = {record.city: record.by_key.get(one.reading) for record in among}
    known = {city: one for city, one in readings.items() if one and number(one.value) is not None}
    unknown = tuple(city for city in readings if city not in known)
    if not known:
        return IndicatorRow(one, None, 0, Agreement.PARTIAL, (), unknown)
    mean = mean_of(known.values())
    agreement = _mean_agrees(mean, published, complete=not unknown) if whole else Agreement.PARTIAL
    sampled = sum(reading.low is not None for reading in known.values())
    return IndicatorRow(one, mean.value, mean.n, agreement, tuple(known), unknown, mean.low, mean.high, sampled)


def mean_of(readings: Iterable[HallReading]) -> Estimate:
    """
    The unweighted mean of cities' values, with the interval that the cities' own samples leave.

    The cities are all there are, so only what was sampled within them is uncertain: the standard error of the mean is
    the root of the sum of the cities' squared errors over n, a city's error its 95 % interval over 2 * 1.96; without a
    sample the mean is exact and has no interval. Unit: the readings'. Raises ValueError without a number.

    Cochran (1977), Sampling Techniques, 5.3 (strata of equal weight).

    >>> mean_of([HallReading("a", 0.5, low=0.4, high=0.6), HallReading("a", 0.7)])
    Estimate(value=0.6, n=2, low=0.55, high=0.65)
    """
    every = list(readings)
    values = numbers(one.value for one in every)
    if not values:
        raise ValueError("there is no number to take a mean of")
    errors = [(one.high - one.low) / 2 / Z95 for one in every if one.low is not None and one.high is not None]
    middle = statistics.fmean(values)
    if not errors:
        return Estimate(middle, len(values))
    half = Z95 * math.sqrt(sum(error * error for error in errors)) / len(values)
    return Estimate(round(middle, 12), len(values), round(middle - half, 12), round(middle + half, 12))


def _mean_agrees(mean: Estimate, published: float, *, complete: bool) -> Agreement:
    if abs(mean.value - published) <= HALF_PRINTED and complete and mean.low is None:
        return Agreement.EQUAL
    low, high = (mean.low, mean.high) if mean.low is not None and mean.high is not None else (mean.value, mean.value)
    within = low - HALF_PRINTED <= published <= high + HALF_PRINTED
    return Agreement.POSSIBLE if within else Agreement.DIFFERS


def number(value: Value) -> float | None:
    """The value when it is a number; a truth value is none."""
    return None if isinstance(value, bool) or not isinstance(value, int | float) else float(value)


def numbers(values: Iterable[Value]) -> list[float]:
    """Those of the values that are numbers."""
    return [one for value in values if (one := number(value)) is not None]


# --- extremes and defects ---------------------------------------------------------------------------------------------


def _extreme(records: Sequence[HallRecord], one: Extreme, *, whole: bool) -> ExtremeRow:
    record = next((record for record in records if record.city == one.city), None)
    measured = record.value(one.reading) if record else None
    holders = _holders(population(records), one)
    if record is None:
        return ExtremeRow(one, None, holders, Agreement.PARTIAL)
    equal = number(measured) == one.value
    if measured is None or (equal and holders and not whole):
        agreement = Agreement.POSSIBLE if measured is None else Agreement.PARTIAL
    else:
        agreement = Agreement.EQUAL if equal and (not holders or one.city in holders) else Agreement.DIFFERS
    return ExtremeRow(one, measured, holders, agreement)


def _holders(among: Sequence[HallRecord], one: Extreme) -> Cities:
    """The cities with the fewest or most, where that is what was published."""
    pick = min if one.key.startswith("fewest") else max if one.key.startswith("most") else None
    known = {record.city: value for record in among if (value := number(record.value(one.reading))) is not None}
    if pick is None or not known:
        return ()
    return tuple(city for city, value in known.items() if value == pick(known.values()))


def _defect(records: Sequence[HallRecord], one: Defect) -> DefectRow:
    has = {record.city: one.counts(record.value(one.reading)) for record in records}
    return DefectRow(
        one,
        found=tuple(city for city in one.named if has.get(city)),
        missed=tuple(city for city in one.named if has.get(city) is False),
        unknown=tuple(city for city in one.named if has.get(city) is None),
        elsewhere=tuple(city for city, yes in has.items() if yes and city not in one.named),
    )
