"""What one pytest process records, and what it says at the end; every part of the plugin finds it in the stash."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from errand.core.errors import ResultsLost
from errand.store.folder import RunFolder
from errand.store.journal import Journal

VERDICT = "errand_verdict"  # the user property by which the controller learns how a run ended


@dataclass(slots=True)
class Session:
    """What one pytest process records."""

    folder: RunFolder
    journal: Journal | None  # none in the controller of pytest-xdist, which walks nothing itself
    allure: bool
    interrupted: pytest.Item | None = None  # the test in flight at Ctrl-C
    troubles: list[str] = field(default_factory=list)  # why errand itself could not go on
    warnings: list[str] = field(default_factory=list)  # what a reader must know and nothing was lost by
    compared: str = ""


SESSION = pytest.StashKey[Session]()


def stop(session: pytest.Session, error: ResultsLost) -> None:
    """Nothing can be written any more: stop here, and say so once."""
    troubles = session.config.stash[SESSION].troubles
    if str(error) not in troubles:
        troubles.append(str(error))
        session.shouldstop = str(error)
