"""
What pytest loads wherever errand is installed: its options, and the moment from which the rest is needed.

The rest comes with the first journey that is collected, or at the start when an option of errand's is given.  A session
without either pays for this file and is left as it was.
"""

from __future__ import annotations

from collections.abc import Generator
from importlib import import_module
from pathlib import Path
from types import FunctionType

import pytest

from errand.plugin.options import add_options, any_given, refuse_taken

SURVEY_FILE = "test_survey_hall.py"
_MARKS = ("journey", "survey")
_REST = (  # in the order in which they are configured
    "stories",
    "replaying",
    "destinations",
    "browsers",
    "halls",
    "citizens",
    "sessions",
    "head_start",
    "recording",
    "allure_run",
    "scheduling",
    "surveying",
)
_ACTIVE = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config, parser: pytest.Parser) -> Generator[None, None, None]:
    """Add the options when all others are there."""
    yield
    add_options(parser, early_config)


@pytest.hookimpl(tryfirst=True)  # before Allure reads where its results go
def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "journey(name, zh, fewest, persona): the errand a story belongs to, what reports call the story, the fewest "
        "steps a citizen who knows the way needs, and who walks it",
    )
    config.addinivalue_line("markers", "survey(zh): what a surveyor reads off a hall; not an errand of a citizen")
    if any_given(config) or _is_worker_of_journeys(config) or controls_journeys(config):
        activate(config)


def activate(config: pytest.Config) -> None:
    """Register all the rest of errand's plugin, once."""
    if config.stash.get(_ACTIVE, False):
        return
    refuse_taken(config)
    config.stash[_ACTIVE] = True
    for name in _REST:
        config.pluginmanager.register(import_module(f"errand.plugin.{name}"), f"errand.{name}")


def _is_worker_of_journeys(config: pytest.Config) -> bool:
    return "errand_run" in getattr(config, "workerinput", {})


def controls_journeys(config: pytest.Config) -> bool:
    """Whether this is pytest-xdist's controller, which collects nothing itself, of a session that holds journeys."""
    if hasattr(config, "workerinput") or getattr(config.option, "dist", "no") == "no":
        return False
    from errand.plugin.looking_ahead import holds_journeys

    return holds_journeys(config)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """`pytest journeys/` walks errands; the survey is asked for by its file's name."""
    if collection_path.name != SURVEY_FILE:
        return None
    return None if any(Path(argument.split("::")[0]).name == SURVEY_FILE for argument in config.args) else True


@pytest.hookimpl(tryfirst=True)
def pytest_pycollect_makeitem(collector: pytest.Module | pytest.Class, obj: object) -> None:
    """The first journey brings in the rest, just before pytest looks up what its function asks for."""
    if not isinstance(obj, (FunctionType, staticmethod)) or not _is_marked(collector, obj):
        return
    try:
        activate(collector.config)
    except pytest.UsageError as error:  # of an option nobody gave: told at the file that needs it
        raise pytest.Collector.CollectError(str(error)) from error
    from errand.plugin.browsers import live_in

    live_in(collector)


def _is_marked(collector: pytest.Module | pytest.Class, function: object) -> bool:
    own = getattr(function, "pytestmark", ())
    if any(getattr(mark, "name", "") in _MARKS for mark in own):
        return True
    return any(mark.name in _MARKS for mark in collector.iter_markers())
