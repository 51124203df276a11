"""errand's own options of pytest, and the cities and portals they choose."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from errand.core.errors import UsageError
from errand.given.cities import City
from errand.given.portal import Portal
from errand.given.portal_file import Plan, Wishes, plan

PLAN = pytest.StashKey[Plan]()
_SHOWN = 5  # portals in the header of a session


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("errand", "errand (办事): citizens at online government service halls")
    group.addoption(
        "--city",
        action="append",
        metavar="CITY",
        help="slug, code, Chinese name, province:<name> or all; commas or repetition for several "
        "(default: practice, a sound hall that is no real city)",
    )
    _add_portal_options(group)
    group.addoption(
        "--seed", type=int, help="seed of the citizens' made-up identities (default: drawn, printed and stored)"
    )
    group.addoption(
        "--lang", choices=("zh", "en"), default="zh", help="language of what is printed for readers (default: zh)"
    )
    group.addoption(
        "--page-limit",
        type=float,
        default=15.0,
        metavar="SECONDS",
        help="a page counts as not opened after so long (default: 15, the official limit)",
    )
    group.addoption(
        "--browser-path", metavar="FILE", help="browser to use (also ERRAND_BROWSER; default: the first one found)"
    )
    group.addoption(
        "--results", type=Path, default=None, metavar="FOLDER", help="where runs are kept (default: results/)"
    )
    group.addoption(
        "--store",
        metavar="URL",
        help="database into which the runs are collected at the end (also ERRAND_STORE; default: errand.sqlite among "
        "the results): sqlite:///FILE, postgresql://..., or none",
    )
    group.addoption(
        "--baseline",
        nargs="?",
        type=int,
        const=6,
        metavar="N",
        help="at the end hold this session against the N before it (6), as `errand compare` does; ends with 10 when "
        "something regressed, 11 when a limit is broken, 12 when errand itself was in trouble",
    )
    group.addoption(
        "--dry-run", action="store_true", help="fill in forms, but stop before any press that cannot be taken back"
    )
    group.addoption(
        "--contact",
        default="",
        metavar="WHO",
        help="whom to ask about these visits, told to a live host with every request (or `contact` in its portal file)",
    )
    group.addoption(
        "--record", action="store_true", help="keep all a portal answered on a walk, without secrets, as walk.har.zip"
    )
    group.addoption(
        "--replay", type=Path, metavar="FILE", help="walk again what --record kept, offline; no portal is visited"
    )
    group.addoption(
        "--repeat", type=int, default=1, metavar="N", help="walk every story N times, each as a test of its own"
    )
    group.addoption(
        "--accessibility",
        choices=("first", "every", "off"),
        default="first",
        help="check pages by axe-core: each kind of page once per city, every page, or none (default: first)",
    )
    group.addoption(
        "--findings-ok", action="store_true", help="end with 0 when the only failures are findings about portals"
    )


def _add_portal_options(group: pytest.OptionGroup) -> None:
    group.addoption("--portal", metavar="URL", help="the portal to visit (default: the city's practice portal)")
    group.addoption(
        "--portal-file",
        type=Path,
        metavar="FILE",
        help="what is special about the portal, as text (`errand portal-file new URL` writes one to start from); "
        "or a folder of such files, named like the cities",
    )
    group.addoption(
        "--live",
        action="store_true",
        help="visit the portals publicly known of, unverified (`errand cities` lists them)",
    )
    group.addoption(
        "--ignore-https-errors", action="store_true", help="go on at a portal whose TLS certificate is invalid"
    )


def pytest_configure(config: pytest.Config) -> None:
    cities_of(config)
    if config.getoption("repeat") < 1:
        raise pytest.UsageError("--repeat must be at least 1")
    if config.getoption("page_limit") <= 0:
        raise pytest.UsageError("--page-limit must be more than 0 seconds")


def plan_of(config: pytest.Config) -> Plan:
    """Cities and their portals as the options choose them; a usage error of pytest (exit 4) when they cannot be."""
    if PLAN not in config.stash:
        option = config.option
        wishes = Wishes(option.city or (), option.portal, option.portal_file, option.live)
        try:
            config.stash[PLAN] = plan(wishes, resolve=not (hasattr(config, "workerinput") or option.replay))
        except UsageError as error:
            raise pytest.UsageError(*str(error).splitlines()) from error
    return config.stash[PLAN]


def cities_of(config: pytest.Config) -> list[City]:
    """The cities to visit."""
    return list(plan_of(config))


def portal_of(config: pytest.Config, city: City) -> Portal | None:
    """The portal to visit in *city*; None when it is the practice portal."""
    return plan_of(config).get(city)


def pytest_report_header(config: pytest.Config) -> list[str]:
    portals = [portal for portal in plan_of(config).values() if portal]
    told = [f"portal of {portal.city}: {portal.url} ({portal.source})" for portal in portals[:_SHOWN]]
    return [*told, f"... and {len(portals) - _SHOWN} more portals"] if len(portals) > _SHOWN else told


def seed_of(config: pytest.Config) -> int:
    """The seed of this session: given, or drawn once and handed on to the workers of pytest-xdist."""
    if config.option.seed is None:
        config.option.seed = random.SystemRandom().randrange(10**6)
    return int(config.option.seed)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A city is a real parameter: Allure tells histories apart by it."""
    if "city" in metafunc.fixturenames:
        slugs = [city.slug for city in cities_of(metafunc.config)]
        metafunc.parametrize("city", slugs, indirect=True, scope="session")
    if "repeat" in metafunc.fixturenames and metafunc.config.option.repeat > 1:
        rounds = [
            f"r{number}" for number in range(1, metafunc.config.option.repeat + 1)
        ]  # text: Allure joins parameters
        metafunc.parametrize("repeat", rounds, indirect=True)
