"""The runs in Allure's results: steps, labels, categories, environment."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from errand.core.journey import Journey
from errand.core.message import Message
from errand.core.model import Setting
from errand.plugin.destinations import cities_of, seed_of
from errand.plugin.session_state import SESSION, stop
from errand.record.write_up import Story
from errand.store.disk import lost
from errand.store.folder import RunFolder
from errand.words import render


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    if SESSION in session.config.stash:
        guard_files(session)


def guard_files(session: pytest.Session) -> None:
    """A disk that takes nothing more ends the session, and is no crash of Allure."""
    ours = session.config.stash[SESSION]
    if ours.allure:
        from errand.report import allure

        session.config.add_cleanup(allure.guard_files(lambda problem: stop(session, lost(ours.folder.path, problem))))


def listen(config: pytest.Config) -> None:
    """What allure-pytest itself does at the start with --alluredir; only now is it known that there are journeys."""
    import allure_commons
    from allure_commons.logger import AllureFileLogger
    from allure_pytest.listener import AllureListener
    from allure_pytest.plugin import cleanup_factory

    listener: Any = AllureListener(config)
    write: Any = AllureFileLogger  # comes without types
    config.pluginmanager.register(listener, "allure_listener")
    for part in (listener, write(config.option.allure_report_dir, config.option.clean_alluredir)):
        allure_commons.plugin_manager.register(part)
        config.add_cleanup(cleanup_factory(part))


@pytest.fixture
def step_reporter(pytestconfig: pytest.Config) -> Callable[[Message], Any] | None:
    """Steps of the citizen become steps in Allure."""
    if not getattr(pytestconfig.option, "allure_report_dir", None):
        return None
    import allure

    return lambda title: allure.step(render(title, pytestconfig.option.lang))


@pytest.fixture
def dress_for_allure(pytestconfig: pytest.Config) -> Callable[[Story, Setting], None]:
    """Gives a test its labels: city, province, journey and persona."""

    def dress(story: Story, setting: Setting) -> None:
        session = pytestconfig.stash.get(SESSION, None)
        if session and session.allure and getattr(pytestconfig.option, "allure_report_dir", None):
            from errand.report import allure

            journey = Journey(story.journey, story.journey_zh, story.journey_en)
            allure.dress(setting, journey, story, pytestconfig.option.lang)

    return dress


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
