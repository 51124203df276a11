"""The consultation every practice hall already has: handed in forty days ago, for journeys that check an older case."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from errand.given.cities import PRACTICE, load_cities
from errand_practice.profiles import seed_of

AGE_DAYS = 40
ANSWERED_AFTER_WORKING_DAYS = 3


@dataclass(frozen=True, slots=True)
class SeededCase:
    """What its citizen has in hand."""

    number: str
    password: str


def known_case(slug: str) -> SeededCase:
    """Number and password of a city's known case; the same for ever, and the same in every process."""
    code = PRACTICE.code if slug == PRACTICE.slug else load_cities()[slug].code
    seed = seed_of(f"known {slug}")
    return SeededCase(f"ZX{code}{seed % 10**8:08d}", f"{seed // 10**3 % 10**6:06d}")


def asked_at(today: dt.date) -> dt.datetime:
    """When it was handed in: in the morning of a working day about forty days ago."""
    return dt.datetime.combine(_working(today - dt.timedelta(days=AGE_DAYS)), dt.time(9, 12, 36))


def working_days_later(start: dt.datetime, days: int, hour: int, minute: int) -> dt.datetime:
    """The same or a later working day at this time; weekends do not count, public holidays are not known here."""
    day = start.date()
    for _ in range(days):
        day = _working(day + dt.timedelta(days=1))
    return dt.datetime.combine(day, dt.time(hour, minute, start.second))


def _working(day: dt.date) -> dt.date:
    while day.weekday() >= 5:
        day += dt.timedelta(days=1)
    return day
