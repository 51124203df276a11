"""The survey of halls: only walked when asked for by name, and which halls are already done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from errand.plugin.destinations import worker_of
from errand.plugin.session_state import SESSION
from errand.plugin.sessions import resumed
from errand.survey import hall_journal
from errand.survey.hall_record import HallRecord

if TYPE_CHECKING:
    from errand.survey.visit.surveyor import SurveyPlan


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
def survey_plan(pytestconfig: pytest.Config) -> SurveyPlan:
    """How many lines of a catalogue are read at most; pictures and what halls list go into the run's folder."""
    from errand.survey.visit.surveyor import SurveyPlan  # with all that visits a hall: not at every start

    session = pytestconfig.stash.get(SESSION, None)
    folder = session.folder.path if session else None
    return SurveyPlan(folder, pytestconfig.getoption("sample"), pytestconfig.getoption("lang"))


@pytest.fixture
def keep_survey(pytestconfig: pytest.Config) -> Callable[[HallRecord], None]:
    """Writes a hall's record into the run's folder."""
    folder, worker = pytestconfig.stash[SESSION].folder, worker_of(pytestconfig)

    def keep(record: HallRecord) -> None:
        hall_journal.append(folder.path, worker, record)
        folder.become_latest()

    return keep
