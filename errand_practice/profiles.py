"""
How each city's practice hall is: its family, its faults, what it has and how many items.

fixtures/practice.toml names the cities the 2018 survey found something about, fixtures/nation.csv says what each hall
has (facts.py); every other city works as it should, and its family is drawn by its slug, once and for ever
(FAMILY_WEIGHTS).  Where the npm libraries of that family are not installed the city has plain or jsp instead, again by
its slug, so that it does not matter what else is installed.
"""

from __future__ import annotations

import random
import tomllib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from errand.core.errors import UsageError
from errand.given.cities import PRACTICE, City, load_cities
from errand.given.shipped import FIXTURES
from errand.machine import npm
from errand_practice.faults import Faults, parse
from errand_practice.hall_facts import Facts, load_facts

FAMILIES = Path(__file__).resolve().parent / "families"
# Of 100 cities. What halls of 2018 were like is our guess: server pages and layui by far, the first with hash routers,
# the last with framesets. A mobile hall is a second face of a city and no city's only one: --family mobile-vant.
FAMILY_WEIGHTS: Mapping[str, int] = MappingProxyType(
    {"plain": 30, "jsp": 32, "layui": 22, "frames": 5, "spa-element": 7, "spa-antd": 4}
)
_KEYS = {"family", "finding"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What the survey says about a city, and where."""

    says: str
    source: str
    fault: str


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """One city's practice hall."""

    city: City
    family: str
    faults: Faults
    facts: Facts
    seed: int
    findings: tuple[Finding, ...]


@cache
def family_names() -> tuple[str, ...]:
    """The families that can be served here: one folder each, with the npm libraries it is built with."""
    return tuple(name for name in all_family_names() if not lacking(name))


@cache
def all_family_names() -> tuple[str, ...]:
    """Every family there is, whether or not its libraries are installed."""
    return tuple(sorted(folder.parent.name for folder in FAMILIES.glob("*/family.toml")))


@cache
def lacking(name: str) -> tuple[str, ...]:
    """The npm libraries without which a family cannot be served here."""
    with (FAMILIES / name / "family.toml").open("rb") as file:
        given = tomllib.load(file)
    files = [*given.get("scripts", ()), *given.get("styles", ())]
    return tuple(npm.missing(npm.package_of(file) for file in files))


def seed_of(slug: str) -> int:
    """A number that stays the same for a city for ever (hash() would not)."""
    return zlib.crc32(slug.encode())


def drawn_family(slug: str) -> str:
    """The family drawn for a city."""
    (drawn,) = random.Random(f"family {slug}").choices(list(FAMILY_WEIGHTS), list(FAMILY_WEIGHTS.values()))
    return drawn


def named_family(slug: str) -> str:
    """The family that practice.toml gives a city, or nothing."""
    return str(_survey().get(slug, {}).get("family", ""))


def _family(slug: str) -> str:
    """The family of a city's hall, or what stands in for it here."""
    family = named_family(slug) or drawn_family(slug)
    return family if not lacking(family) else ("plain", "jsp")[seed_of(slug) % 2]


@cache
def profile(slug: str) -> Profile:
    """The profile of a city; KeyError for a slug that is no city's."""
    city = PRACTICE if slug == PRACTICE.slug else load_cities()[slug]
    given = _survey().get(slug, {})
    findings = tuple(Finding(f["says"], f["source"], f.get("fault", "")) for f in given.get("finding", ()))
    facts = Facts() if slug == PRACTICE.slug else load_facts()[slug]
    return Profile(
        city=city,
        family=_family(slug),
        faults=parse([*(f.fault for f in findings), facts.how_closed]),
        facts=facts,
        seed=seed_of(slug),
        findings=findings,
    )


@cache
def _survey(path: Path = FIXTURES / "practice.toml") -> Mapping[str, dict[str, Any]]:
    """Read and check the file, so that a slip in it is told by name."""
    with path.open("rb") as file:
        given: dict[str, dict[str, Any]] = tomllib.load(file)
    for slug, table in given.items():
        if slug != PRACTICE.slug and slug not in load_cities():
            raise UsageError(f"{path}: [{slug}] is no city's slug")
        if unknown := set(table) - _KEYS:
            raise UsageError(f"{path}: [{slug}] has unknown keys {', '.join(sorted(unknown))}")
    return given
