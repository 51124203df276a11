"""The fewest steps of a story: whose number counts at which portal, and a team's portal seen over two sessions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from errand.core.journey import fewest_of
from errand.core.model import Run
from errand.given.cities import PRACTICE
from errand.given.portal import Portal
from errand.metrics import MEASURES, Missing
from errand.plugin.fewest_steps import at_portal
from errand.record.write_up import Story
from errand.store import RunFolder
from tests.plugin.projects import Project
from tests.serving import serving

SEARCH = Story("search", "test_x", "查", 3)
OWN = Story("look-in", "test_y", "看", 2)
WALK = """import pytest

from errand import Citizen, Spot


@pytest.mark.journey("search", zh="按两下", fewest=1)
@pytest.mark.parametrize("presses", {presses})
def test_the_search_box_is_found(citizen: Citizen, presses: int) -> None:
    for _ in range(presses):
        citizen.open("/")
    assert citizen.sees(Spot("search.box", "the search box"))
"""


def config_of(results: Path) -> pytest.Config:
    """What at_portal asks of pytest."""

    class Known:
        rootpath = results.parent
        stash = pytest.Stash()

        class option:  # noqa: N801  # as pytest calls it
            results = None
            store = "none"

    return Known()  # type: ignore[return-value]


def test_the_mark_of_errands_own_journey_counts_at_practice_halls_alone(tmp_path: Path) -> None:
    practice = Portal(PRACTICE, "http://127.0.0.1/", practice=True)
    stranger = Portal(PRACTICE, "http://127.0.0.1:81/")
    told = Portal(PRACTICE, "http://127.0.0.1:81/", fewest={"search": 4, "test_y": 5})
    config = config_of(tmp_path / "results")

    found = [at_portal(SEARCH, portal, config) for portal in (practice, stranger, told)]
    assert [(one.fewest, one.fewest_from) for one in found] == [(3, "journey"), (None, "history"), (4, "portal-file")]
    assert at_portal(OWN, stranger, config).fewest == 2, "a team's own journey is of the team's portal"
    assert at_portal(OWN, told, config).fewest == 5


@pytest.fixture(scope="module")
def hall() -> Iterator[str]:
    form = '<form><input placeholder="搜索"><button>搜索</button></form>'
    page = f'<!doctype html><meta charset="utf-8"><title>大厅</title>{form}'
    with serving(lambda _: (200, page)) as port:
        yield f"http://127.0.0.1:{port}/"


def walked(project: Project, hall: str, presses: list[int]) -> list[Run]:
    """The runs of a session whose citizens take so many steps each."""
    project.write("test_search.py", WALK.format(presses=presses))
    done = project.pytest(f"--portal={hall}")
    assert done.code == 0, done.said
    return RunFolder.open(project.root / "results" / "latest").runs()


@pytest.mark.slow
def test_at_a_stranger_it_is_errands_own_shortest_walk(tmp_path: Path, hall: str) -> None:
    project = Project(tmp_path)
    project.write("pytest.ini", "[pytest]\n")
    over = MEASURES["steps_over_fewest"]

    first = walked(project, hall, [3])
    assert [fewest_of(run) for run in first] == [None]
    assert over.ask(first) == Missing("fewest-unknown", 1)

    later = walked(project, hall, [6, 2])
    assert sorted(str(fewest_of(run)) for run in later) == ["2", "3"]
    assert [run.fewest_from for run in later] == ["history", "history"]
    told = over.ask(later)
    assert not isinstance(told, Missing)
    assert told.value == pytest.approx((6 / 2 + 2 / 2) / 2)
