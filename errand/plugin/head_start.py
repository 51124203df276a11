"""
What takes its time and needs no browser is begun beside the browser's start, as soon as somebody is to set out.

The practice portal starts as a process of its own; modules that are large and wanted later are read in a thread, which
has ended before anything is measured.
"""

from __future__ import annotations

import gc
from importlib import import_module
from threading import Thread

import pytest

from errand.core.errors import UsageError
from errand.given.persona import make_persona
from errand.plugin.destinations import cities_of, portal_of
from errand.plugin.session_state import SESSION
from errand_practice import PracticePortal

_FOR_WORDS = ("fluent.runtime",)  # 60 ms of processor on two busy cores, wanted at the first step's title
_AT_THE_END = ("errand.store.database", "errand.report.text")
_PORTAL = pytest.StashKey[PracticePortal]()
_READER = pytest.StashKey[Thread]()


@pytest.hookimpl(trylast=True)  # when the session's folder is there
def pytest_collection_finish(session: pytest.Session) -> None:
    """Begin, in a process that walks itself."""
    config = session.config
    ours = config.stash.get(SESSION, None)
    if ours is None or ours.journal is None:
        return
    ends = not hasattr(config, "workerinput")  # a worker of pytest-xdist writes no tables
    config.stash[_READER] = Thread(target=_read, args=((*_FOR_WORDS, *(_AT_THE_END if ends else ())),), daemon=True)
    config.stash[_READER].start()
    if not config.option.replay and any(portal_of(config, city) is None for city in cities_of(config)):
        try:
            practice_portal_of(config).start()
        except UsageError:  # its packages are not installed: told to whoever goes there
            return


def practice_portal_of(config: pytest.Config) -> PracticePortal:
    """The session's practice portal, started or not; it ends with the session."""
    if _PORTAL not in config.stash:
        config.stash[_PORTAL] = portal = PracticePortal()
        config.add_cleanup(portal.close)
    return config.stash[_PORTAL]


def wait_for_reading(config: pytest.Config) -> None:
    """Until nothing is read in the background any more; what is in memory then is not searched for garbage again."""
    if reader := config.stash.get(_READER, None):
        reader.join()
        gc.freeze()


def _read(modules: tuple[str, ...]) -> None:
    """Have *modules* and the names of made-up people in memory; what goes wrong goes wrong again where it is told."""
    make_persona("newcomer")
    for name in modules:
        import_module(name)
