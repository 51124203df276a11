"""With pytest-xdist: one worker per city, so that no two citizens are at one office at once."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """LoadScopeScheduling by city; `--dist loadgroup` does nothing on pytest 9.2 (pytest-xdist #1386)."""
    if config.getoption("dist") not in ("load", "no", None):
        return None
    from xdist.scheduler import LoadScopeScheduling

    from errand.plugin.destinations import cities_of

    slugs = {city.slug for city in cities_of(config)}

    class OneWorkerPerCity(LoadScopeScheduling):  # type: ignore[misc]  # xdist comes without types
        def _split_scope(self, nodeid: str) -> str:
            parts = nodeid.rpartition("[")[2].rstrip("]").split("-")
            names = {"-".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)}
            found = sorted(names & slugs, key=len)
            return found[-1] if found else nodeid

    return OneWorkerPerCity(config, log)
