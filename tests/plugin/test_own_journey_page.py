"""The page "Your own journey", followed step by step."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from errand.core.model import Verdict
from errand.store import RunFolder
from tests.plugin.sessions import ROOT
from tests.plugin.wheel import Installed, build_wheel

pytestmark = pytest.mark.slow
CONCEPT = re.compile(r'^\["power-list\.mark"\].*?(?=^\[|\Z)', re.M | re.S)


def blocks(page: str, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", (ROOT / "docs" / page).read_text("utf-8"), re.S)


def commands(block: str) -> list[list[str]]:
    return [line.split() for line in block.splitlines() if line.split()[0] in ("errand", "pytest")]


@pytest.mark.parametrize("page", ["your-own-journey.md", "your-own-journey.zh-CN.md"])
def test_the_page_can_be_followed(page: str, tmp_path: Path) -> None:
    (tmp_path / "wheel").mkdir()
    installed = Installed.make(build_wheel(tmp_path / "wheel"), tmp_path / "venv")
    project = tmp_path / "hall-tests"
    begin, start, look, upgrade = blocks(page, "sh")
    page_object, story = blocks(page, "python")
    (concept,) = blocks(page, "toml")

    for command in commands(begin):
        assert installed.run(tmp_path, *command).returncode == 0
    for command in commands(start):
        done = installed.run(project, *command)
        assert done.returncode == 0, done.stdout + done.stderr
    lexicon = project / "fixtures" / "lexicon.toml"
    text, replaced = CONCEPT.subn(concept, lexicon.read_text("utf-8"))
    assert replaced == 1
    lexicon.write_text(text, "utf-8")
    (project / "pages" / "power_list.py").write_text(page_object, "utf-8")
    (project / "journeys" / "test_power_list.py").write_text(story, "utf-8")
    said = ""
    for command in [*commands(look), *commands(upgrade)]:
        done = installed.run(project, *command)
        assert done.returncode == 0, done.stdout + done.stderr
        said += done.stdout

    (run,) = RunFolder.open(project / "results" / "latest").runs()
    assert (run.journey, run.outcome.verdict, len(run.steps)) == ("power-list", Verdict.COMPLETED, 2)
    assert "找到权力清单" in said
    assert "找到权力清单" in (project / "results" / "latest" / "report.html").read_text("utf-8")
