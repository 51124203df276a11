"""
Runs the practice portal: for a person to look at, or as the child of PracticePortal.

    python -m errand_practice --city hangzhou --port 8018 --family jsp --fault search-dead --fault home-slow=3
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from errand.core.errors import UsageError
from errand.given.cities import PRACTICE, City, choose
from errand_practice.extra import check_extra
from errand_practice.faults import Faults, parse
from errand_practice.ports import Ports, address
from errand_practice.profiles import family_names, profile, why_not_served

DEFAULT_PORT = 8018


def serve(argv: Sequence[str]) -> int:
    """Run until Ctrl-C (or, with --announce, until the parent is gone)."""
    options = _arguments().parse_args(argv)
    check_extra()
    from errand_practice.app import make_app
    from errand_practice.server import run

    faults = parse(options.fault) if options.fault else None
    cities = choose(options.city or [PRACTICE.slug])
    _check_families(cities, options.family)

    def announce(ports: Ports) -> None:
        if options.announce:
            print(json.dumps({**asdict(ports), "database": str(options.database)}), flush=True)
        else:
            _greet(cities, ports, faults)

    with tempfile.TemporaryDirectory(prefix="errand-practice-") as folder:
        options.database = options.database or Path(folder) / "practice.sqlite3"
        app = make_app(options.database, options.family, faults)
        port = DEFAULT_PORT if options.port is None else options.port
        asyncio.run(run(app, port, announce, _warming(options.family), with_parent=options.announce))
    return 0


def _check_families(cities: Sequence[City], family: str | None) -> None:
    """UsageError for a family that is none, or whose npm libraries are missing; for each city that would have it."""
    from errand_practice.family import load_family

    if family:
        load_family(family)
    for city in () if family else cities:
        if trouble := why_not_served(profile(city.slug).family):
            raise UsageError(f"{city.name_zh} {city.slug}: {trouble}")


def _warming(first: str | None) -> Iterator[None]:
    """Read catalogue and templates, a little at each step, so that no citizen's page pays for it; *first* a family."""
    from errand_practice.family import load_family
    from errand_practice.kinds import load_kinds

    load_kinds()
    yield
    for name in sorted(family_names(), key=lambda name: (name != first, name != profile(PRACTICE.slug).family, name)):
        templates = load_family(name).templates
        for template in templates.list_templates(extensions=["html"]):
            templates.get_template(template)
            yield


def _greet(cities: Sequence[City], ports: Ports, faults: Faults | None) -> None:
    print("练习门户已启动，按 Ctrl-C 结束：")
    for city in cities:
        print(f"  {city.name_zh}  {address(ports, city.slug, faults)}")
    sys.stdout.flush()


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="errand practice serve", description="启动练习门户")
    parser.add_argument("--city", action="append", help="城市（slug、代码或中文名，可重复）；默认练习市")
    parser.add_argument("--port", type=int, help=f"端口，默认{DEFAULT_PORT}（0：任选一个）")
    parser.add_argument("--family", help=f"模板类别：{'、'.join(family_names())}")
    parser.add_argument("--fault", action="append", default=[], help="故障，可重复，如 search-dead、home-slow=3")
    parser.add_argument("--database", type=Path, help="状态库文件；默认用临时文件")
    parser.add_argument("--announce", action="store_true", help=argparse.SUPPRESS)
    return parser


def main(argv: Sequence[str]) -> int:
    """As a command: errors are one line."""
    try:
        return serve(argv)
    except UsageError as error:
        print(error, file=sys.stderr)
        return 4


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
