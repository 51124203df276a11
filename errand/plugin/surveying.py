"""The survey of halls: only walked when asked for by name, and which halls are already done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from errand.plugin.citizens import worker_of
from errand.plugin.sessions import SESSION, resumed
from errand.survey import hall_journal
from errand.survey.hall_record import HallRecord


def pytest_configure(config: pytest.Config) -> None:
    if (sample := config.getoption("sample")) is not None and sample < 1:
        raise pytest.UsageError("--sample must be at least 1")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Halls that are done are not surveyed again."""
    folder = resumed(config)
    if folder is None:
        return
    done = hall_journal.read(folder.path)
    left = [item for item in items if not (item.get_closest_marker("survey") and _city(item) in done)]
    if len(left) < len(items):
        config.hook.pytest_deselected(items=[item for item in items if item not in left])
        items[:] = left


def _city(item: pytest.Item) -> str:
    callspec = getattr(item, "callspec", None)
    return str(callspec.params.get("city", "")) if callspec else ""


@pytest.fixture
def survey_sample(pytestconfig: pytest.Config) -> int | None:
    """How many lines of a catalogue are read at most."""
    sample: int | None = pytestconfig.getoption("sample")
    return sample


@pytest.fixture
def survey_folder(pytestconfig: pytest.Config) -> Path | None:
    """Where the pictures of a survey and what halls list are kept: the run's folder."""
    session = pytestconfig.stash.get(SESSION, None)
    return session.folder.path if session else None


@pytest.fixture
def keep_survey(pytestconfig: pytest.Config) -> Callable[[HallRecord], None]:
    """Writes a hall's record into the run's folder."""
    session, worker = pytestconfig.stash[SESSION], worker_of(pytestconfig)

    def keep(record: HallRecord) -> None:
        hall_journal.append(session.folder.path, worker, record)
        session.has_recorded()

    return keep
