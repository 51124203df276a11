"""
Budgets: limits a team sets for its measures, and the official red lines a browser can see.

A TOML file has one table of measures for all cities and tables of overrides:

    [budget]
    completion = 0.95            # at least, for a measure where more is better
    wait_p75_ms = 1500           # at most, where less is
    [city.hangzhou]
    wait_p75_ms = 800
    [province.zhejiang]
    lcp_p75_ms = 2500
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from errand.core.errors import UsageError
from errand.core.model import Run
from errand.given.cities import load_cities
from errand.given.toml_file import nearest, read_toml
from errand.metrics import MEASURES, Better, Estimate

RED_LINES: Mapping[str, tuple[float, str, int]] = {
    "availability": (0.95, "availability", 20),
}
"""Measure -> the official limit, the rule, and the fewest visits from which errand speaks of it at all."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A limit that a city does not keep."""

    city: str
    city_zh: str
    measure: str
    limit: float
    estimate: Estimate
    rule: str  # the official rule, by its name in the catalogue (red-line); empty for a budget of the team's own


@dataclass(frozen=True, slots=True)
class Budgets:
    """Limits by measure: for all, for a province, for a city; the nearer one holds."""

    everywhere: Mapping[str, float]
    provinces: Mapping[str, Mapping[str, float]]
    cities: Mapping[str, Mapping[str, float]]

    def of(self, city: str, province: str) -> dict[str, float]:
        """The limits that hold in a city."""
        return {**self.everywhere, **self.provinces.get(province, {}), **self.cities.get(city, {})}


def read_budgets(path: Path) -> Budgets:
    """Read a file of budgets; raises UsageError that names file, key and the nearest valid key."""
    given = read_toml(path)
    _known(path, "", given, ("budget", "city", "province"))
    provinces = {city.province_slug for city in load_cities().values()}
    for kind, names in (("city", set(load_cities()) | {"practice"}), ("province", provinces)):
        _known(path, f"{kind}.", given.get(kind, {}), names)
    tables = {"budget": given.get("budget", {})}
    tables |= {
        f"{kind}.{name}": limits for kind in ("city", "province") for name, limits in given.get(kind, {}).items()
    }
    for table, limits in tables.items():
        _known(path, f"{table}.", limits, MEASURES)
        for key, limit in limits.items():
            if isinstance(limit, bool) or not isinstance(limit, int | float) or not math.isfinite(limit):
                raise UsageError(f"{path}: {table}.{key} must be a number, not {limit!r}")
    return Budgets(tables["budget"], given.get("province", {}), given.get("city", {}))


def _known(path: Path, table: str, given: Any, known: Collection[str]) -> None:
    if not isinstance(given, dict):
        raise UsageError(f"{path}: {table.removesuffix('.')} must be a table, not {given!r}")
    for key in given:
        if key not in known:
            raise UsageError(f"{path}: {table}{key} is not known; {nearest(key, known)}")


def broken(runs: Collection[Run], budgets: Budgets | None = None) -> list[Broken]:
    """
    The budgets and red lines that the cities of *runs* do not keep.

    A limit is broken when the value is beyond it; how sure that is, the estimate's interval says.
    """
    by_city: dict[str, list[Run]] = defaultdict(list)
    for run in runs:
        by_city[run.setting.city].append(run)
    found = []
    for city, walked in sorted(by_city.items()):
        setting = walked[0].setting
        limits = [(key, limit, "", 1) for key, limit in (budgets.of(city, setting.province) if budgets else {}).items()]
        limits += [(key, limit, rule, fewest) for key, (limit, rule, fewest) in RED_LINES.items()]
        for key, limit, rule, fewest in limits:
            estimate = MEASURES[key].ask(walked)
            if not isinstance(estimate, Estimate) or estimate.n < fewest:
                continue
            if _beyond(key, estimate.value, limit, official=bool(rule)):
                found.append(Broken(city, setting.city_zh, key, limit, estimate, rule))
    return found


def _beyond(key: str, value: float, limit: float, *, official: bool) -> bool:
    if MEASURES[key].better is Better.HIGHER:
        return value <= limit if official else value < limit  # 5 % not opened is already the veto
    return value > limit
