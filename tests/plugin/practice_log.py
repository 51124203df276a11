"""
A plugin for the sessions under test: lets the test look into the practice portal's database.

Its path is told in <folder>/<worker>.live as soon as the portal runs, and a copy stays in <folder>/<worker>.sqlite3
when the session ends: of itself a session leaves nothing of its portal.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from errand_practice import PracticePortal


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--practice-log", type=Path, required=True, help="folder for what the practice portal remembers")


@pytest.fixture(scope="session", autouse=True)
def _practice_log(practice_portal: PracticePortal, pytestconfig: pytest.Config) -> Iterator[None]:
    folder: Path = pytestconfig.getoption("practice_log")
    worker = getattr(pytestconfig, "workerinput", {}).get("workerid", "main")
    told = folder / f"{worker}.telling"
    told.write_text(str(practice_portal.database), "utf-8")
    told.rename(folder / f"{worker}.live")  # in one move: whoever finds it can read it
    yield
    kept = folder / f"{worker}.sqlite3"
    with closing(sqlite3.connect(practice_portal.database)) as live, closing(sqlite3.connect(kept)) as copy:
        live.backup(copy)
