"""Small projects of other people's, in which errand is installed, and what pytest says there."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from errand.store import RunFolder
from tests.plugin.sessions import LIMIT_S, environment, pytest_command

JOURNEY = '''"""A journey of somebody's own."""

import pytest

from errand import Citizen, Spot


@pytest.mark.journey("look-in", zh="看一眼首页", fewest=1)
def test_the_front_page_can_be_looked_at(citizen: Citizen) -> None:
    citizen.open("/")
    assert citizen.sees(Spot("search.box", "the search box"))
'''


@dataclass(frozen=True, slots=True)
class Answer:
    """What pytest said, and how it ended."""

    code: int
    said: str


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with tests."""

    root: Path

    def write(self, name: str, text: str) -> Path:
        """Add a file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def pytest(self, *arguments: str) -> Answer:
        """Run pytest there."""
        done = subprocess.run(
            pytest_command("-p", "no:cacheprovider", "-p", "no:faker", *arguments),
            cwd=self.root, env=environment(), capture_output=True, text=True, timeout=LIMIT_S, check=False,
        )  # fmt: skip
        return Answer(done.returncode, done.stdout + done.stderr)

    def runs(self) -> list[tuple[str, str]]:
        """Journey and story of what was recorded, in the session that is the latest."""
        folder = RunFolder.open(self.root / "results" / "latest")
        return [(run.journey, run.story) for run in folder.runs()]
