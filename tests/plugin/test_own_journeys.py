"""Journeys of a team's own: wherever they stand they are recorded, and a mark that says too little is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugin.projects import JOURNEY, Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.write("pytest.ini", "[pytest]\n")
    return project


@pytest.mark.parametrize("arguments", [(), ("-n2",)], ids=["alone", "workers"])
def test_a_journey_anywhere_is_recorded_without_any_option(project: Project, arguments: tuple[str, ...]) -> None:
    project.write("anywhere/test_look_in.py", JOURNEY)

    done = project.pytest(*arguments)

    assert done.code == 0, done.said
    assert project.runs() == [("look-in", "test_the_front_page_can_be_looked_at")], done.said
    assert "errand: seed" in done.said
    assert list((project.root / "results" / "latest" / "allure").glob("*-result.json")), "in Allure too"


@pytest.mark.parametrize(
    "mark, says",
    [
        ("()", "name"),
        ("('x')", "fewest"),
        ("('x', fewest=0)", "fewest"),
        ("('X Y', fewest=1)", "name"),
        ("('x', fewest=1, persna='pensioner')", "persona"),
        ("('x', fewest=1, persona='nobody')", "newcomer"),
    ],
)
def test_a_mark_that_says_too_little_is_a_collection_error_with_what_to_write(
    project: Project, mark: str, says: str
) -> None:
    project.write("test_it.py", f"import pytest\n\n@pytest.mark.journey{mark}\ndef test_it(citizen): ...\n")

    done = project.pytest()

    assert done.code == 2, done.said
    assert says in done.said
    assert '@pytest.mark.journey("permit", zh="申请停车证", fewest=6)' in done.said
    assert "Traceback" not in done.said
    assert not (project.root / "results").exists()


def test_a_journey_nobody_walks_is_told(project: Project) -> None:
    project.write("test_it.py", "import pytest\n\n@pytest.mark.journey('x', fewest=1)\ndef test_it(): ...\n")

    done = project.pytest()

    assert done.code == 2, done.said
    assert "citizen" in done.said
