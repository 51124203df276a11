"""
The 294 prefecture-level cities, and the words by which a user may name them.

A city's slug is its key for ever.  The list is the one in force in June 2018; fixtures/README.md says where it is from.
"""

from __future__ import annotations

import csv
import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from errand.core.errors import UsageError
from errand.given.shipped import FIXTURES


@dataclass(frozen=True, slots=True)
class City:
    """One city: its six-digit code (GB/T 2260), slug and names."""

    code: str
    slug: str
    name_zh: str
    name_en: str
    province_zh: str
    province_slug: str

    @property
    def short_zh(self) -> str:
        """The name without 市, as people say it."""
        return self.name_zh.removesuffix("市")

    def __str__(self) -> str:
        return self.slug


PRACTICE = City("999900", "practice", "练习市", "Practice", "练习省", "practice")
"""The one place that is no real city: sound, and the default without `--city`."""


@cache
def load_cities(path: Path = FIXTURES / "cities.csv") -> Mapping[str, City]:
    """Read the cities, by slug, in the order of their codes; the practice city is not among them."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    try:
        cities = {row["slug"]: City(**row) for row in rows}
    except (TypeError, KeyError) as error:
        raise UsageError(f"{path}: the columns must be {', '.join(City.__slots__)} ({error})") from error
    if len(cities) != len(rows):
        raise UsageError(f"{path}: a slug stands twice")
    return cities


def choose(words: Iterable[str]) -> list[City]:
    """
    Turn what the user wrote into cities, each once, in the order named.

    A word is a slug, a six-digit code, a Chinese name (with or without 市), `province:` and a province, `practice`
    or `all`; commas separate words.  Raises UsageError for an unknown word (naming the nearest) or an ambiguous one.
    """
    chosen: dict[str, City] = {}
    for word in (part.strip() for given in words for part in given.replace("，", ",").split(",")):
        if word:
            chosen.update((city.slug, city) for city in _named(word))
    if not chosen:
        raise UsageError("--city names no city; try --city=hangzhou, --city=杭州 or --city=all")
    return list(chosen.values())


def _named(word: str) -> list[City]:
    cities = load_cities()
    key = word.lower()
    if key == PRACTICE.slug or word in (PRACTICE.name_zh, PRACTICE.code):
        return [PRACTICE]
    if key == "all":
        return list(cities.values())
    if key.startswith(("province:", "province：")):
        return _province(word[len("province:") :].strip())
    if key in cities:
        return [cities[key]]
    found = [c for c in cities.values() if word in (c.code, c.name_zh, c.short_zh) or key == c.name_en.lower()]
    twins = [c for c in cities.values() if c.slug.startswith(f"{key}-")]
    if len(found) == 1 and not twins:
        return found
    if twins or found:
        names = " or ".join(f"{c.slug} ({c.name_zh}, {c.province_zh})" for c in twins or found)
        raise UsageError(f"--city={word} is ambiguous: write {names}")
    raise UsageError(f"--city={word}: no such city; nearest: {_nearest(word)}")


def _province(name: str) -> list[City]:
    cities = load_cities().values()
    provinces = {c.province_slug: c.province_zh for c in cities}
    found = [c for c in cities if name.lower() == c.province_slug or (name and c.province_zh.startswith(name))]
    if not found:
        near = difflib.get_close_matches(name.lower(), provinces, 3, 0.5) or list(provinces)[:3]
        raise UsageError(f"--city=province:{name}: no such province; nearest: {', '.join(near)}")
    return found


def _nearest(word: str) -> str:
    names = {name: c for c in load_cities().values() for name in (c.slug, c.short_zh, c.name_zh, c.code)}
    near = dict.fromkeys(names[n] for n in difflib.get_close_matches(word.lower(), names, 6, 0.5))
    return ", ".join(f"{c.slug} ({c.name_zh})" for c in list(near)[:3]) or "none; `errand cities` lists them"
