"""The recipes of docs/recipes.md, followed in a copy of the checkout, as its reader would."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("errand", "errand_practice", "fixtures", "pages", "journeys")
Run = Callable[..., str]
NOT_COPIED = shutil.ignore_patterns("__pycache__", "node_modules")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy to change."""
    for part in PARTS:
        shutil.copytree(ROOT / part, tmp_path / part, ignore=NOT_COPIED)
    return tmp_path


@pytest.fixture
def run(checkout: Path) -> Run:
    """Run Python in the copy; what it printed."""

    def go(*arguments: str) -> str:
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return go


def put_in(path: Path, before: str, text: str) -> None:
    """Insert *text* before the first place where *before* stands."""
    old = path.read_text(encoding="utf-8")
    assert before in old, f"{path}: {before}"
    path.write_text(old.replace(before, text + before, 1), encoding="utf-8")


def add(path: Path, line: str) -> None:
    """Add a line at the end of a file."""
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")


def test_a_dialect(checkout: Path, run: Run) -> None:
    shutil.copy(checkout / "fixtures/dialects/epoint.toml", checkout / "fixtures/dialects/ours.toml")
    portal = checkout / "mine.toml"
    portal.write_text('url = "https://hall.example/"\nextends = "ours"\n', encoding="utf-8")

    run("-m", "errand.cli", "portal-file", "validate", str(portal))
    dialects = run("-c", "from errand.given.portal_file import dialect_names; print(*dialect_names())")

    assert "ours" in dialects.split()


def test_a_message(checkout: Path, run: Run) -> None:
    add(checkout / "errand/words/zh/walls.ftl", "my-wall = 每天至多 { $limit } 次")
    add(checkout / "errand/words/en/walls.ftl", "my-wall = at most { $limit } a day")
    script = """
from errand.core.message import Message
from errand.words import render
print(*(render(Message.of("walls.my-wall", limit=3), lang) for lang in ("zh", "en")), sep="|")
"""

    assert run("-c", script).strip() == "每天至多 3 次|at most 3 a day"


def test_a_reason(checkout: Path, run: Run) -> None:
    outcome = checkout / "errand/core/outcome.py"
    put_in(outcome, '    HARNESS = "harness"', '    NIGHT = "closed-at-night"\n')
    put_in(outcome, "    Reason.HARNESS: ", '    Reason.NIGHT: ReasonText(_F, "the portal is shut at night"),\n')
    add(checkout / "errand/words/zh/names.ftl", "reason-closed-at-night = 夜间关闭")
    add(checkout / "errand/words/en/names.ftl", "reason-closed-at-night = closed at night")
    script = """
from errand.core.errors import PortalFault
from errand.core.evidence_kinds import EvidenceKind
from errand.core.model import REASONS, Reason, Verdict
from errand.words.sentences import speak
speak("zh")
print(PortalFault(Reason("closed-at-night"), evidence=EvidenceKind.NOTICE), REASONS[Reason("closed-at-night")].verdict)
"""

    said = run("-c", script)

    assert "夜间关闭" in said
    assert "failed" in said


def test_a_measure(checkout: Path, run: Run) -> None:
    put_in(
        checkout / "errand/metrics/measures.py",
        '        ("steps", f"{iso} Ey", efficiency.steps),',
        '        ("presses", "ours", efficiency.steps),\n',
    )
    add(checkout / "errand/words/zh/names.ftl", "measure-presses = 按压次数")
    add(checkout / "errand/words/en/names.ftl", "measure-presses = presses")
    script = "from errand.report.measures_text import as_markdown; print(as_markdown('zh'), as_markdown('en'))"

    table = run("-c", script)

    assert "| `presses` | 按压次数 |" in table
    assert "| `presses` | presses |" in table


def test_a_family(checkout: Path, run: Run) -> None:
    families = checkout / "errand_practice/families"
    shutil.copytree(families / "plain", families / "ours")
    script = """
import urllib.request
from errand_practice import PracticePortal, profile
with PracticePortal(family="ours") as practice:
    open = urllib.request.build_opener(urllib.request.ProxyHandler({})).open
    with open(practice.url("hangzhou")) as answer:
        print(answer.status, profile("hangzhou").family)
"""

    status, hangzhou = run("-c", script).split()

    assert status == "200"
    assert hangzhou != "ours", "no city changes its family for a new one"
