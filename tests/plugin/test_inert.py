"""Where there are no journeys, an installed errand is not there: nothing is changed, and hardly anything loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugin.projects import Project

TRIVIAL = "def test_one(): assert 1 + 1 == 2\n"
WITHOUT = ("-p", "no:errand")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.write("pytest.ini", "[pytest]\n")
    project.write("test_trivial.py", TRIVIAL)
    return project


def without_times(said: str) -> list[str]:
    return [line.partition(" in ")[0] for line in said.replace(", errand-", "\n").splitlines() if "errand" not in line]


def test_a_session_without_journeys_looks_as_it_would_without_errand(project: Project) -> None:
    project.write("tests/deeper/test_also.py", TRIVIAL)

    with_errand, without = project.pytest("-v"), project.pytest("-v", *WITHOUT)

    assert with_errand.code == without.code == 0, with_errand.said
    assert "2 passed" in with_errand.said
    assert "errand: seed" not in with_errand.said
    assert "办事体验汇总" not in with_errand.said
    assert not (project.root / "results").exists()


def test_hardly_anything_is_imported(project: Project) -> None:
    project.write(
        "test_trivial.py",
        "import sys\n\ndef test_one():\n"
        "    loaded = sorted(name for name in sys.modules if name.split('.')[0] in ('errand', 'errand_practice'))\n"
        "    assert loaded == ['errand', 'errand.plugin', 'errand.plugin.entry', 'errand.plugin.options'], loaded\n",
    )

    done = project.pytest()

    assert done.code == 0, done.said


def test_fixtures_of_other_peoples_tests_are_theirs(project: Project) -> None:
    project.write(
        "test_trivial.py",
        "import pytest\n\n"
        "@pytest.fixture(scope='session')\ndef city(): return 'theirs'\n\n"
        "def test_one(city, request):\n"
        "    assert city == 'theirs'\n"
        "    assert request.config.pluginmanager.get_plugin('allure_listener') is None\n"
        "    assert request.config.option.output == 'test-results'\n",
    )

    done = project.pytest()

    assert done.code == 0, done.said


def test_an_option_of_the_projects_own_stays_theirs(project: Project) -> None:
    project.write(
        "conftest.py",
        "def pytest_addoption(parser): parser.addoption('--seed', default='theirs')\n",
    )
    project.write("test_trivial.py", "def test_one(pytestconfig): assert pytestconfig.option.seed == 'mine'\n")

    done = project.pytest("--seed=mine")
    assert done.code == 0, done.said

    project.write("test_journey.py", "import pytest\n\n@pytest.mark.journey('x', fewest=1)\ndef test_x(citizen): ...\n")
    refused = project.pytest()
    assert refused.code == 2, refused.said
    assert "rename them there: --seed" in refused.said
    assert "Traceback" not in refused.said


def test_a_journey_beside_other_tests_leaves_their_browser_alone(project: Project) -> None:
    project.write("test_journey.py", "import pytest\n\n@pytest.mark.journey('x', fewest=1)\ndef test_x(citizen): ...\n")
    project.write(
        "test_other.py",
        "import pytest\n\n"
        "@pytest.fixture(scope='session')\ndef shared(browser): return browser\n\n"
        "def test_one(shared): ...\n",
    )

    plan = project.pytest("test_journey.py", "test_other.py", "--deselect=test_journey.py::test_x", "--setup-plan")

    assert plan.code == 0, plan.said
    assert "SETUP    S shared" in plan.said
    assert "send_citizen" not in plan.said
    assert not (project.root / "results").exists(), "nobody set out"
