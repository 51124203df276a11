"""The runs in Allure's results: steps, labels, categories, environment."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from errand.plugin.citizens import story_of
from errand.plugin.options import cities_of, seed_of
from errand.plugin.sessions import SESSION, stop
from errand.store.disk import lost
from errand.store.folder import RunFolder


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    ours = session.config.stash.get(SESSION, None)
    if ours and ours.allure:
        from errand.report import allure

        session.config.add_cleanup(allure.guard_files(lambda problem: stop(session, lost(ours.folder.path, problem))))


@pytest.fixture
def step_reporter(pytestconfig: pytest.Config) -> Callable[[str], Any] | None:
    """Steps of the citizen become steps in Allure."""
    if not getattr(pytestconfig.option, "allure_report_dir", None):
        return None
    import allure

    return allure.step


@pytest.fixture(autouse=True)
def _dressed_for_allure(request: pytest.FixtureRequest, pytestconfig: pytest.Config) -> None:
    """City, province, journey and persona as labels of the test."""
    story = story_of(request.node)
    session = pytestconfig.stash.get(SESSION, None)
    if story and session and session.allure and getattr(pytestconfig.option, "allure_report_dir", None):
        from errand.report import allure

        allure.dress(request.getfixturevalue("setting"), story.journey, story.zh)


def finish(config: pytest.Config, run: RunFolder) -> None:
    """Write what Allure shows of the whole session."""
    from errand.report import allure

    folder = Path(config.option.allure_report_dir or run.allure)
    if not folder.is_dir():
        return
    allure.write_categories(folder, config.option.lang)
    allure.write_environment(
        folder, {"seed": seed_of(config), "cities": ",".join(city.slug for city in cities_of(config))}
    )
    allure.write_executor(folder, run.path.name, int(time.time()), config.option.lang)
