"""A wheel in an empty folder does what a checkout does."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from errand.store import RunFolder
from errand_practice import PracticePortal
from tests.plugin.wheel import Installed, build_wheel

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed.make(wheel, tmp_path_factory.mktemp("venv") / "venv")


@pytest.fixture(scope="session")
def walked(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project from `errand init`, in which two journeys have been walked, and one of them again."""
    top = tmp_path_factory.mktemp("empty")
    begun = installed.run(top, "errand", "init", "hall-tests")
    assert begun.returncode == 0, begun.stderr
    project = top / "hall-tests"
    done = installed.run(project, "pytest", "journeys/", "--city=hangzhou", "-k", "account or acknowledged")
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(RunFolder.open(project / "results" / "latest").runs()) == 2
    again = installed.run(project, "pytest", "journeys/", "--city=hangzhou", "-k", "acknowledged")
    assert again.returncode == 0, again.stdout + again.stderr
    return project


def test_the_wheel_holds_two_packages_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"errand", "errand_practice"}
    shipped = {"/".join(name.split("/")[2:]) for name in names if name.startswith("errand/shipped/")}
    assert shipped >= {"journeys/test_register.py", "pages/tour.py", "fixtures/cities.csv", "fixtures/lexicon.toml"}
    assert not [name for name in names if name.endswith(".pyc") or "/tests/" in name]


@pytest.mark.parametrize(
    "command",
    [
        ("summary",),
        ("measures",),
        ("report",),
        ("compare",),
        ("collect",),
        ("cities", "hangzhou"),
        ("schedule", "cron"),
        ("schedule", "ci"),
        ("portal-file", "new", "https://zwfw.example.gov.cn/"),
        ("portal-file", "validate", "fixtures/portal.toml"),
        ("lexicon", "search.button"),
        ("new", "journey", "parking-permit"),
        ("init", ".", "--update"),
        ("--version",),
    ],
    ids=lambda command: "-".join(command)[:40],
)
def test_every_command_works_in_the_project(installed: Installed, walked: Path, command: tuple[str, ...]) -> None:
    done = installed.run(walked, "errand", *command)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["summary", "measures", "report", "compare", "collect"])
def test_results_are_found_from_any_folder(installed: Installed, walked: Path, tmp_path: Path, command: str) -> None:
    done = installed.run(tmp_path, "errand", command, f"--results={walked / 'results'}")

    assert done.returncode == 0, done.stdout + done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("where", ["project", "anywhere"])
def test_a_portal_is_checked_by_the_tour_there(installed: Installed, walked: Path, tmp_path: Path, where: str) -> None:
    folder = walked if where == "project" else tmp_path
    with PracticePortal(family="plain") as portal:
        done = installed.run(folder, "errand", "check", "--portal", portal.url("practice"), "--results=kept")

    assert done.returncode == 0, done.stdout + done.stderr
    assert list((folder / "kept").glob("check-*/check.txt"))


def test_a_hall_is_surveyed_from_any_folder(installed: Installed, tmp_path: Path) -> None:
    done = installed.run(
        tmp_path, "errand", "survey", "--city=tongchuan", "--sample=3", "--format", "text", limit_s=500.0
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert list(tmp_path.glob("results/latest/survey-*.jsonl"))
