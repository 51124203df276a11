"""With pytest-xdist: one worker per city, so that no two citizens are at one office at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """The tests of one city go to one worker."""
    from errand.plugin.destinations import cities_of

    slugs = {city.slug for city in cities_of(config)}
    return one_worker_per(lambda test: _city_of(test, slugs), config, log)


def one_worker_per(place: Callable[[str], str], config: pytest.Config, log: Any) -> Any:
    """
    The scheduler that gives all tests of one *place* to one worker; None where --dist asks for another one.

    `--dist loadgroup`, which could do the same, does nothing on pytest 9.2 (pytest-xdist #1386).
    """
    if config.getoption("dist") not in ("load", "no", None):
        return None
    from xdist.scheduler import LoadScopeScheduling

    class OneWorkerPerPlace(LoadScopeScheduling):  # type: ignore[misc]  # xdist comes without types
        def _split_scope(self, nodeid: str) -> str:
            return place(nodeid)

    return OneWorkerPerPlace(config, log)


def _city_of(test: str, slugs: set[str]) -> str:
    """The city in a test's parameters, the longest of names that could be meant; else the test alone."""
    parts = test.rpartition("[")[2].rstrip("]").split("-")
    names = {"-".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)}
    return max(sorted(names & slugs), key=len, default=test)
