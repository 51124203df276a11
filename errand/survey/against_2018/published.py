"""
What the survey of 2018 published, read from fixtures/survey-2018.toml: indicators, extremes and defects.

Its findings are of 2018 and are never shown as the state of a hall today.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from errand.core.errors import UsageError
from errand.given.shipped import FIXTURES
from errand.survey.hall_record import Value

OPENED = 276  # halls the survey found opened: what its shares are of, where nothing else is said


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number the survey printed for all halls: a count, a mean of cities, or how many lie above the mean."""

    key: str
    zh: str
    en: str
    section: str
    reading: str
    holds: tuple[bool | int | float | str, ...] = (True,)
    count: int | None = None
    of: int = OPENED
    mean: float | None = None
    above_mean: bool = False

    def counts(self, value: Value) -> bool | None:
        """Whether a hall with this reading is counted; None where the reading could not be determined."""
        return held(value, self.holds)


@dataclass(frozen=True, slots=True)
class Extreme:
    """A number the survey printed for one city."""

    key: str
    zh: str
    en: str
    section: str
    reading: str
    city: str
    value: int | float


@dataclass(frozen=True, slots=True)
class Defect:
    """What the survey found wrong with the cities it named; and_others: it counted more than it named."""

    key: str
    zh: str
    en: str
    section: str
    reading: str
    named: tuple[str, ...]
    holds: tuple[bool | int | float | str, ...] = (True,)
    and_others: bool = False

    def counts(self, value: Value) -> bool | None:
        """Whether a hall with this reading has the defect; None where the reading could not be determined."""
        return held(value, self.holds)


@dataclass(frozen=True, slots=True)
class Published:
    """All of it, in the file's order."""

    source: str
    source_en: str
    indicators: tuple[Indicator, ...]
    extremes: tuple[Extreme, ...]
    defects: tuple[Defect, ...]

    @property
    def readings(self) -> tuple[str, ...]:
        """Every reading that something was published of."""
        looked_for: list[Indicator | Extreme | Defect] = [*self.indicators, *self.extremes, *self.defects]
        return tuple(dict.fromkeys(one.reading for one in looked_for))

    def indicator(self, key: str) -> Indicator:
        """The indicator of that key; KeyError where there is none."""
        return {one.key: one for one in self.indicators}[key]


_Entry = TypeVar("_Entry", Indicator, Extreme, Defect)


def held(value: Value, holds: Sequence[Value]) -> bool | None:
    """
    Whether a value is one of those that count; 1 is not True, and None stays None.

    >>> held("login", ("open", "login")), held(1, (True,)), held(None, (True,))
    (True, False, None)
    """
    if value is None:
        return None
    return any(type(value) is type(one) and value == one for one in holds)


@cache
def read_published(path: Path = FIXTURES / "survey-2018.toml") -> Published:
    """Read the file; raises UsageError naming file, table and key where it is wrong."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: {error}") from error
    if unknown := sorted(tables.keys() - {"source", "source_en", "indicator", "extreme", "defect"}):
        raise UsageError(f"{path}: {unknown[0]}: there is no such table")
    if not isinstance(tables.get("source"), str):
        raise UsageError(f"{path}: source: says where the numbers are from, and is missing")
    if not isinstance(in_english := tables.get("source_en", tables["source"]), str):
        raise UsageError(f"{path}: source_en: the same in English, as text")
    published = Published(
        tables["source"],
        in_english,
        _tables(path, tables, "indicator", Indicator),
        _tables(path, tables, "extreme", Extreme),
        _tables(path, tables, "defect", Defect),
    )
    _refuse_valueless(path, published)
    return published


def _tables(path: Path, written: Mapping[str, Any], name: str, kind: type[_Entry]) -> tuple[_Entry, ...]:
    tables = written.get(name, [])
    if not isinstance(tables, list):
        raise UsageError(f"{path}: {name}: write [[{name}]] before each")
    read: dict[str, _Entry] = {}
    for number, table in enumerate(tables, 1):
        where = f"{path}: [[{name}]] {number} ({table.get('key', 'without key')})"
        one = _convert(where, table, kind)
        if one.key in read:
            raise UsageError(f"{where}: key: stands twice")
        read[one.key] = one
    return tuple(read.values())


def _convert(where: str, table: Mapping[str, Any], kind: type[_Entry]) -> _Entry:
    known = [one.name for one in fields(kind)]
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            raise UsageError(f"{where}: {key}: no such key" + (f"; {near[0]}?" if near else ""))
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise UsageError(f"{where}: {error}") from error


def _refuse_valueless(path: Path, published: Published) -> None:
    """An indicator says one thing: a count, or a mean."""
    for one in published.indicators:
        if (one.count is None) == (one.mean is None):
            raise UsageError(f"{path}: [[indicator]] ({one.key}): count, mean: exactly one of them must be there")
        if one.count is not None and not 0 <= one.count <= one.of:
            raise UsageError(f"{path}: [[indicator]] ({one.key}): count: must lie between 0 and {one.of}")
