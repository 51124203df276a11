"""The survey of halls: only walked when asked for by name, and which halls are already done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from errand.plugin.citizens import worker_of
from errand.plugin.sessions import SESSION
from errand.survey import hall_journal
from errand.survey.hall_record import HallRecord

MODULE = "test_survey_hall.py"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("errand")
    group.addoption(
        "--sample",
        type=int,
        metavar="N",
        help="survey: read at most N lines of a hall's catalogue, and give rates with their interval (default: "
        "as many as about 3 minutes a city allow, at most 1500 on a live host)",
    )
    group.addoption(
        "--resume",
        type=Path,
        metavar="FOLDER",
        help="survey: go on with the run in this folder (latest: the last one); halls done there are not visited again",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "survey(zh): what a surveyor reads off a hall; not an errand of a citizen")
    if (sample := config.getoption("sample")) is not None and sample < 1:
        raise pytest.UsageError("--sample must be at least 1")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """`pytest journeys/` walks errands; the survey is asked for by its file's name."""
    named = any(Path(argument.split("::")[0]).name == MODULE for argument in config.args)
    return True if collection_path.name == MODULE and not named else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Halls that are done are not surveyed again."""
    session, again = config.stash.get(SESSION, None), config.option.resume
    if session is None or again is None:
        return
    done = hall_journal.read(session.folder.path)
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
    session = pytestconfig.stash[SESSION]
    return lambda record: hall_journal.append(session.folder.path, worker_of(pytestconfig), record)
