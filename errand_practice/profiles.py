"""
How each city's practice hall is: its family, its faults, what it has and how many items.

fixtures/practice.toml names the cities the 2018 survey found something about, fixtures/nation.csv says which family
each city's hall belongs to and what it has (hall_facts.py); every other city works as it should.  A city keeps its
family for ever, whatever families are added and whatever is installed here: a hall whose family lacks its libraries is
not served, and why_not_served says so.
"""

from __future__ import annotations

import tomllib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from errand.core.errors import UsageError
from errand.given.cities import PRACTICE, City, load_cities
from errand.given.shipped import FIXTURES
from errand_practice.faults import Faults, parse
from errand_practice.hall_facts import HallFacts, load_facts
from errand_practice.libraries import HOW_TO_GET_THEM, not_installed

FAMILIES = Path(__file__).resolve().parent / "families"
_KEYS = {"family", "finding"}


@dataclass(frozen=True, slots=True)
class SurveyFinding:
    """What the survey says about a city, and where."""

    says: str
    source: str
    fault: str


@dataclass(frozen=True, slots=True, eq=False)
class HallProfile:
    """One city's practice hall."""

    city: City
    family: str
    faults: Faults
    facts: HallFacts
    seed: int
    findings: tuple[SurveyFinding, ...]


@cache
def family_names() -> tuple[str, ...]:
    """The families that can be served here: those whose npm libraries are installed."""
    return tuple(name for name in all_family_names() if not missing_libraries(name))


@cache
def all_family_names() -> tuple[str, ...]:
    """Every family there is, whether or not its libraries are installed."""
    return tuple(sorted(folder.parent.name for folder in FAMILIES.glob("*/family.toml")))


@cache
def missing_libraries(family: str) -> tuple[str, ...]:
    """The npm libraries without which a family cannot be served here."""
    with (FAMILIES / family / "family.toml").open("rb") as file:
        given = tomllib.load(file)
    return not_installed([*given.get("scripts", ()), *given.get("styles", ())])


def why_not_served(family: str) -> str:
    """Why no hall of a family can be served here, with the command that mends it; empty where they can."""
    libraries = ", ".join(missing_libraries(family))
    if not libraries:
        return ""
    return (
        f"练习大厅的类别 {family} 缺少前端库 {libraries}，安装：{HOW_TO_GET_THEM}"
        f" (family {family} needs {libraries} from npm; install them by: {HOW_TO_GET_THEM})"
    )


def seed_of(slug: str) -> int:
    """A number that stays the same for a city for ever (hash() would not)."""
    return zlib.crc32(slug.encode())


def named_family(slug: str) -> str:
    """The family that practice.toml gives a city, or nothing."""
    return str(_survey().get(slug, {}).get("family", ""))


@cache
def profile(slug: str) -> HallProfile:
    """The profile of a city; KeyError for a slug that is no city's."""
    city = PRACTICE if slug == PRACTICE.slug else load_cities()[slug]
    given = _survey().get(slug, {})
    findings = tuple(SurveyFinding(f["says"], f["source"], f.get("fault", "")) for f in given.get("finding", ()))
    facts = HallFacts() if slug == PRACTICE.slug else load_facts()[slug]
    return HallProfile(
        city=city,
        family=named_family(slug) or facts.family,
        faults=parse([*(f.fault for f in findings), facts.how_closed]),
        facts=facts,
        seed=seed_of(slug),
        findings=findings,
    )


@cache
def _survey(path: Path = FIXTURES / "practice.toml") -> Mapping[str, dict[str, Any]]:
    """Read and check the file; UsageError names a slip in it."""
    with path.open("rb") as file:
        given: dict[str, dict[str, Any]] = tomllib.load(file)
    for slug, table in given.items():
        if slug != PRACTICE.slug and slug not in load_cities():
            raise UsageError(f"{path}: [{slug}] is no city's slug")
        if unknown := set(table) - _KEYS:
            raise UsageError(f"{path}: [{slug}] has unknown keys {', '.join(sorted(unknown))}")
    return given
