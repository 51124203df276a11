"""
What is publicly known of real portals: fixtures/portals/<province>.toml, sourced, dated, and unverified.

Nothing here was ever visited to be written down; `--live` is what makes use of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from errand.core.errors import UsageError
from errand.given.cities import City, load_cities
from errand.given.portal_file.checking import read_table, refuse
from errand.given.portal_file.dialects import dialect_names
from errand.given.shipped import FIXTURES
from errand.given.toml_file import nearest

PORTALS = FIXTURES / "portals"


@dataclass(frozen=True, slots=True)
class KnownPortal:
    """Where a city's portal is said to be, and how sure that is."""

    url: str
    family: str  # the name of a dialect; empty when unknown
    own: bool  # the city's own address, not only its province's platform
    source: str
    date: str
    status: str
    file: Path


def known_portal(city: City) -> KnownPortal | None:
    """What is known of the city's portal: its own address, else its province's platform."""
    path = PORTALS / f"{city.province_slug}.toml"
    if not path.is_file():
        return None
    province = known_platform(path)
    own = province.get("cities", {}).get(city.slug)
    entry = own or province
    url = entry["url"]
    if not own and "city_url" in province:
        url = province["city_url"].format(code=city.code, code12=f"{city.code}000000")
    of_its_own = bool(own or "city_url" in province)
    return KnownPortal(url, entry.get("family", ""), of_its_own, entry["source"], entry["date"], entry["status"], path)


@cache
def known_platform(path: Path) -> Mapping[str, Any]:
    """One province's file, checked; raises UsageError with a line for every slip."""
    table = read_table(path, "known-portals")
    refuse(path, _slips(table, path))
    return table


def _slips(table: Mapping[str, Any], path: Path) -> Iterator[str]:
    here = {city.slug for city in load_cities().values() if city.province_slug == path.stem}
    for slug, entry in table.get("cities", {}).items():
        if slug not in here:
            yield f"cities.{slug}: no city of this province; {nearest(slug, sorted(here))}"
        yield from _unknown_family(f"cities.{slug}.family", entry)
    yield from _unknown_family("family", table)
    try:
        table.get("city_url", "").format(code="", code12="")
    except (KeyError, IndexError, ValueError):
        yield "city_url: may hold {code} and {code12} and no other braces"


def _unknown_family(where: str, entry: Mapping[str, Any]) -> Iterator[str]:
    family = entry.get("family")
    if family and family not in dialect_names():
        yield f"{where}: there is no dialect {family}; {nearest(family, dialect_names())}"


def must_know(city: City) -> KnownPortal:
    """What is known of the city's portal; raises UsageError when nothing is."""
    known = known_portal(city)
    if known is None:
        raise UsageError(f"--live: no portal is known for {city.slug}; name one by --portal=URL or --portal-file=FILE")
    return known
