"""`errand cities`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from errand.cli.parser import OK, Commands, add_command

if TYPE_CHECKING:
    from errand.given.cities import City


def add(commands: Commands) -> None:
    """Put the command into the table."""
    parser = add_command(commands, "cities", "列出城市及其门户 list the cities and their portals")
    parser.add_argument("words", nargs="*", metavar="WORDS", help="名称、拼音、代码或省份 name, slug, code or province")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Run it and give its exit code."""
    from errand.given.cities import choose, load_cities
    from errand.given.portal_file import known_portal
    from errand.report.layout import pad
    from errand.words import word
    from errand_practice import profile, why_not_served

    found = [city for city in load_cities().values() if _means(city, options.words)]
    found = found or choose([" ".join(options.words)])  # what --city takes; refuses with the nearest names
    lacking: dict[str, str] = {}
    for city in found:
        known = known_portal(city)
        portal = f"{known.url}  {known.family or '-'}  {known.status} {known.date}" if known else "-"
        names = f"{city.code}  {pad(city.slug, 22)}  {pad(city.name_zh, 26)}  {pad(city.province_zh, 16)}"
        family = profile(city.slug).family
        lacking.setdefault(family, why_not_served(family))
        print(f"{names}  {portal}  practice: {family}{' (!)' if lacking[family] else ''}")
    print(word("cli.cities-count", options.lang, count=len(found)))
    for trouble in filter(None, lacking.values()):
        print(f"(!) {trouble}", file=sys.stderr)
    return OK


def _means(city: City, words: Sequence[str]) -> bool:
    """Whether each word begins one of the city's names; hangzhou is not to bring up zhangzhou."""
    names = (city.code, city.slug, city.name_zh, city.name_en.lower(), city.province_zh, city.province_slug)
    return all(any(name.startswith(word.lower()) for name in names) for word in words)
