"""A hall that never ends: a wizard whose every page has one more 下一步; the walk ends as undetermined, and says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from errand.core.model import Reason, Verdict
from errand.store import RunFolder
from tests.plugin.projects import Project
from tests.serving import serving

WALK = '''"""An application without an end."""

import pytest

from errand import Citizen, PortalPage, Signs, Spot


class WizardPage(PortalPage):
    """One page of it."""

    landmark = Spot("wizard.next", "the next button")


@pytest.mark.journey("apply", zh="在线申报", fewest=3)
def test_an_application_is_handed_in(citizen: Citizen) -> None:
    citizen.open("/")
    page = citizen.arrive(WizardPage)
    while True:
        citizen.click(page.landmark)
        page = citizen.arrive(WizardPage)
'''


CONCEPT = """["wizard.next"]
kind = "press"
zh = "下一步"
en = "the next button"
words = ["下一步"]
"""


def wizard(path: str) -> tuple[int, str]:
    """The next page of ever so many."""
    page = int(parse_qs(urlsplit(path).query).get("page", ["1"])[0])
    text = f"""<!doctype html><meta charset="utf-8"><title>在线申报 第{page}页</title><h1>第{page}页</h1>
        <form><label>备注{page}<input name="note"></label><input type="hidden" name="page" value="{page + 1}">
        <button>下一步</button></form>"""
    return 200, text


@pytest.fixture(scope="module")
def hall() -> Iterator[str]:
    with serving(wizard) as port:
        yield f"http://127.0.0.1:{port}/"


@pytest.fixture
def project(tmp_path: Path, hall: str) -> Project:
    """A team's project with one journey, and a portal file of that hall."""
    project = Project(tmp_path)
    project.write("pytest.ini", "[pytest]\n")
    project.write("test_apply.py", WALK)
    project.write("fixtures/lexicon.toml", CONCEPT)
    project.write("hall.toml", f'url = "{hall}"\n[ceiling]\nsteps = 9\n')
    return project


def test_the_steps_of_a_run_have_a_ceiling(project: Project) -> None:
    done = project.pytest("--portal-file=hall.toml")

    (run,) = RunFolder.open(project.root / "results" / "latest").runs()
    assert (run.outcome.verdict, run.outcome.reason) == (Verdict.UNDETERMINED, Reason.RUN_LIMIT), done.said
    assert len(run.steps) == 9
    assert run.outcome.seen is not None
    assert run.outcome.seen.title == "在线申报 第9页"
    assert run.setting.portal == "own"
    assert done.code == 13, "nobody can tell the end of any run"
    assert "全部 1 次运行都未能判定" in done.said.splitlines()[-3], done.said


@pytest.mark.slow
def test_the_minutes_of_a_run_have_a_ceiling(project: Project) -> None:
    done = project.pytest("--portal-file=hall.toml", "--max-steps=5000", "--max-minutes=0.05")

    (run,) = RunFolder.open(project.root / "results" / "latest").runs()
    assert run.outcome.reason is Reason.RUN_LIMIT, done.said
    assert 1 < len(run.steps) < 5000
    assert run.took_ms > 3_000
    assert done.code == 13
    results = [
        json.loads(path.read_text("utf-8")) for path in (project.root / "results/latest/allure").glob("*-result.json")
    ]
    assert [one["status"] for one in results] == ["skipped"]
    assert {("verdict", "undetermined"), ("reason", "run-limit")} <= {
        (label["name"], label["value"]) for label in results[0]["labels"]
    }
