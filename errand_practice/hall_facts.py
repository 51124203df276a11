"""
What each hall has and has not: fixtures/nation.csv, one row for each of the 294 cities, read once.

errand_practice/nation.py draws that table so that all halls together are what the survey of 2018 counted.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from errand.core.errors import UsageError
from errand.given.shipped import FIXTURES

NATION = FIXTURES / "nation.csv"
LEVELS = ("county", "township", "village")  # what a hall may name below the city, each with those before it


@dataclass(frozen=True, slots=True)
class Items:
    """How many service items there are for persons and legal persons, and how many are handled online."""

    person: int
    legal: int
    online_person: int
    online_legal: int
    full_online: int  # of both: handled online from end to end

    @property
    def total(self) -> int:
        """All items."""
        return self.person + self.legal

    @property
    def online(self) -> int:
        """All that are handled online."""
        return self.online_person + self.online_legal


@dataclass(frozen=True, slots=True)
class HallFacts:
    """
    What one hall has.  Defaults: all features present, as in the practice city, which is in no survey.

    A city whose hall is not opened was not looked at any further: should its faults be lifted, it has everything too.
    items None: each kind of item once, at its own depth.
    """

    family: str = ""
    opened: bool = True
    how_closed: str = ""  # refused: nobody listens; no-items: a site without a single item
    site: str = "own"  # or inside: a part of the government's portal
    level: str = LEVELS[-1]
    city_only: bool = False  # names its counties, but they have no items of their own
    power_list: bool = True
    catalogue: bool = True
    consult: bool = True
    message: bool = True
    correction: bool = True
    rating: bool = True
    complaint: bool = True
    petition: bool = True
    supervision: bool = True
    stars: bool = True
    whole_process: bool = True
    newcomer: bool = True
    parallel: bool = True
    items: Items | None = None
    latency_ms: int = 0
    said_by_survey: tuple[str, ...] = ()

    def has(self, name: str) -> bool:
        """Whether the hall has the function of this name; what no column speaks of, every hall has."""
        return name not in HAVING or bool(getattr(self, name))


HAVING = tuple(one.name for one in fields(HallFacts) if isinstance(one.default, bool) and one.name != "opened")
COUNTS = ("items_person", "items_legal", "online_person", "online_legal", "full_online")
COLUMNS = (
    "code", "slug", "family", "opened", "how_closed", "site", "level", *HAVING, *COUNTS, "latency_ms", "said_by_survey",
)  # fmt: skip


@cache
def load_facts(path: Path = NATION) -> Mapping[str, HallFacts]:
    """Slug -> facts."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise UsageError(f"{path}: the columns must be {', '.join(COLUMNS)}")
        return {row["slug"]: _facts(path, row) for row in reader}


def _facts(path: Path, row: dict[str, str]) -> HallFacts:
    said = tuple(row["said_by_survey"].split())
    try:
        if row["opened"] == "no":
            return HallFacts(family=row["family"], opened=False, how_closed=row["how_closed"], said_by_survey=said)
        had: dict[str, Any] = {name: {"1": True, "0": False}[row[name]] for name in HAVING}
        return HallFacts(
            family=row["family"],
            site=row["site"],
            level=row["level"],
            items=Items(*(int(row[name]) for name in COUNTS)),
            latency_ms=int(row["latency_ms"]),
            said_by_survey=said,
            **had,
        )
    except (KeyError, ValueError) as error:
        raise UsageError(f"{path}: {row['slug']}: {error} is no value here") from error
