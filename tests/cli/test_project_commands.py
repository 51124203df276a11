"""`errand init` and `errand new`: what a team begins with, and what it is told later."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from errand.given.shipped import SHIPPED
from tests.cli.running import errand

SHIPPED_PAGES = sorted(path.name for path in (SHIPPED / "pages").glob("*.py"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    done = errand("init", "hall-tests", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path / "hall-tests"


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def older(project: Path, name: str) -> None:
    """As if an earlier errand had shipped other words for the file."""
    path, memory = project / name, project / ".errand.json"
    path.write_text(path.read_text("utf-8") + "# of an earlier errand\n", "utf-8")
    known = json.loads(memory.read_text("utf-8"))
    from errand.cli.project_files import _digest

    known["files"][name] = _digest(path.read_text("utf-8"))
    memory.write_text(json.dumps(known), "utf-8")


def test_a_project_has_the_layout_of_the_card(project: Path) -> None:
    top = {path.name for path in project.iterdir()}
    assert top >= {"journeys", "pages", "fixtures", "results", "pyproject.toml", "README.md"}
    assert {"fixtures/lexicon.toml", "fixtures/portal.toml", "fixtures/budgets.toml"} <= names(project)
    assert sorted(path.name for path in (project / "pages").glob("*.py")) == SHIPPED_PAGES
    assert "test_register.py" in {path.name for path in (project / "journeys").iterdir()}
    assert (project / "README.md").read_text("utf-8").startswith("# 网上办事体验测试"), "Chinese first"
    tomllib.loads((project / "pyproject.toml").read_text("utf-8"))


def test_what_is_written_is_valid(project: Path) -> None:
    done = errand("portal-file", "validate", "fixtures/portal.toml", cwd=project)

    assert done.returncode == 0, done.stderr


def test_what_stands_there_already_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("ours")

    done = errand("init", ".", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "README.md").read_text() == "ours"
    assert "README.md: 已有" in done.stdout
    assert "nothing has changed" in errand("init", ".", "--update", cwd=tmp_path).stdout
    assert (tmp_path / "README.md").read_text() == "ours"


def test_a_second_init_is_refused(project: Path) -> None:
    done = errand("init", "hall-tests", cwd=project.parent)

    assert done.returncode == 4
    assert "--update" in done.stderr


def test_update_of_something_else_is_refused(tmp_path: Path) -> None:
    assert errand("init", ".", "--update", cwd=tmp_path).returncode == 4


def test_update_brings_what_changed_and_leaves_what_was_edited(project: Path) -> None:
    shipped = (SHIPPED / "pages" / "home.py").read_text("utf-8")
    older(project, "pages/home.py")
    older(project, "pages/guide.py")
    edited = project / "pages" / "guide.py"
    edited.write_text(edited.read_text("utf-8") + "# ours\n", "utf-8")
    older(project, "pages/items.py")
    (project / "pages" / "items.py").unlink()
    (project / "pages" / "home.py").with_name("own.py").write_text("# a page of our own\n")
    (project / "journeys" / "test_register.py").write_text("# edited, and errand's has not changed\n")

    done = errand("init", ".", "--update", cwd=project)

    assert done.returncode == 0, done.stderr
    assert (project / "pages" / "home.py").read_text("utf-8") == shipped
    assert "pages/home.py: 已更新" in done.stdout
    assert "-# of an earlier errand" in done.stdout
    assert edited.read_text("utf-8").endswith("# ours\n")
    assert "pages/guide.py: 你改过" in done.stdout
    assert "-# ours" in done.stdout
    assert not (project / "pages" / "items.py").exists()
    assert "pages/items.py: 你删了" in done.stdout
    assert "test_register.py" not in done.stdout
    assert "nothing has changed" in errand("init", ".", "--update", cwd=project).stdout


def test_a_new_journey_is_a_journey_a_page_and_its_concepts(project: Path) -> None:
    done = errand("new", "journey", "parking-permit", "--zh", "停车证", cwd=project)

    assert done.returncode == 0, done.stderr
    assert {"journeys/test_parking_permit.py", "pages/parking_permit.py"} <= names(project)
    concepts = tomllib.loads((project / "fixtures" / "lexicon.toml").read_text("utf-8"))
    assert concepts["parking-permit.entry"]["words"] == ["停车证"]
    for path in ("journeys/test_parking_permit.py", "pages/parking_permit.py"):
        compile((project / path).read_text("utf-8"), path, "exec")

    again = errand("new", "journey", "parking-permit", cwd=project)
    assert again.returncode == 4
    assert "already" in again.stderr


@pytest.mark.parametrize("arguments", [("Parking",), ("../x",), ("ok", "--zh", 'a"b')])
def test_a_name_that_is_none_is_refused(project: Path, arguments: tuple[str, ...]) -> None:
    before = names(project)

    done = errand("new", "journey", *arguments, cwd=project)

    assert done.returncode == 4, done.stdout
    assert names(project) == before


def test_a_new_journey_needs_a_project(tmp_path: Path) -> None:
    done = errand("new", "journey", "parking-permit", cwd=tmp_path)

    assert done.returncode == 4
    assert "errand init" in done.stderr


def test_errand_says_its_version(tmp_path: Path) -> None:
    import errand as package

    assert errand("--version", cwd=tmp_path).stdout.strip() == f"errand {package.__version__}"


def test_a_schedule_outside_a_checkout_installs_errand(project: Path) -> None:
    done = errand("schedule", "ci", cwd=project)

    assert done.returncode == 0, done.stderr
    assert "errand[practice]==" in done.stdout
    assert "make setup" not in done.stdout
    assert "--budget fixtures/budgets.toml" in done.stdout
