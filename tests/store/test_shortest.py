"""The fewest steps at a portal nobody has given a number for: errand's own shortest completed walks there."""

from __future__ import annotations

from pathlib import Path

import pytest

from errand.core.model import Reason, Run
from errand.store import RunFolder
from errand.store.database import Store, collect
from errand.store.shortest import shortest_walks
from tests.runs import a_run, a_setting, failed

HALL = "https://hall.example/"
THERE = a_setting(portal="live", portal_url=HALL)
SEARCH, GUIDE = a_run("search").story, a_run("guide").story


def walk(journey: str, steps: int, **changed: object) -> Run:
    """A walk of so many steps at that hall."""
    given = {"id": f"{journey}{steps}{len(changed)}", "setting": THERE, "waits": [1.0] * steps}
    return a_run(journey, **(given | changed))  # type: ignore[arg-type]


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """Two sessions there, one of them elsewhere too."""
    gave_up = failed(Reason.NO_RESPONSE, "没反应")
    sessions = [
        [walk("search", 7), walk("search", 5), walk("guide", 6), walk("search", 2, outcome=gave_up)],
        [walk("search", 6), walk("search", 3, setting=a_setting()), walk("guide", 8)],
    ]
    for number, runs in enumerate(sessions):
        with RunFolder.create(tmp_path / "results", f"s{number}", {}).journal("main") as journal:
            for run in runs:
                journal.write(run)
    return tmp_path / "results"


def test_the_journals_say_it_where_there_is_no_database(results: Path) -> None:
    torn = next(results.glob("*/runs-main.jsonl"))
    torn.write_bytes(torn.read_bytes() + b'{"story": "half')

    assert shortest_walks(results, "none", HALL) == {SEARCH: 5, GUIDE: 6}
    assert shortest_walks(results, None, HALL) == {SEARCH: 5, GUIDE: 6}
    assert shortest_walks(results, "none", "https://other.example/") == {}
    assert not (results / "errand.sqlite").exists(), "nobody asked for one"


def test_the_database_says_it_also_without_the_folder(results: Path, tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'team.sqlite'}"
    with Store.open(address) as store:
        list(collect(results, store))

    assert shortest_walks(tmp_path / "nowhere", address, HALL) == {SEARCH: 5, GUIDE: 6}
