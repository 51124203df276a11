"""Which cities a session visits, at which portal each, and by which seed: what errand's options mean."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from errand.core.errors import UsageError
from errand.given.cities import City
from errand.given.portal import Portal
from errand.given.portal_file import Plan, Wishes, plan
from errand.words import speak

PLAN = pytest.StashKey[Plan]()
_SHOWN = 5  # portals in the header of a session


def pytest_configure(config: pytest.Config) -> None:
    speak(config.option.lang)
    cities_of(config)
    if config.getoption("repeat") < 1:
        raise pytest.UsageError("--repeat must be at least 1")
    for name in ("max_steps", "max_minutes"):
        if (most := config.getoption(name)) is not None and most <= 0:
            raise pytest.UsageError(f"--{name.replace('_', '-')} must be more than 0")
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


def city_of(config: pytest.Config, slug: str) -> City:
    """The city to visit whose slug stands in a test's name."""
    return next(city for city in cities_of(config) if city.slug == slug)


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
        rounds = [f"r{number}" for number in range(1, metafunc.config.option.repeat + 1)]  # text: Allure joins them
        metafunc.parametrize("repeat", rounds, indirect=True)


def worker_of(config: pytest.Config) -> str:
    """The name of this process among its siblings."""
    return str(getattr(config, "workerinput", {}).get("workerid", "main"))


def results_of(config: pytest.Config) -> Path:
    """Where runs are kept, and visits to live hosts remembered."""
    return Path(config.option.results or config.rootpath / "results").absolute()
