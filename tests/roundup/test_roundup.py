"""
The journeys at a portal nobody here wrote: roundup, with a portal file and no Python.

What roundup does not offer (themes, an entry for complaints) must be reported as not recognised, and not as certain.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from errand.core.model import Outcome, Reason, Verdict
from errand.given.portal_file import read_portal_file
from tests.plugin.sessions import Session, environment, pytest_command
from tests.roundup.tracker import Tracker, items

pytestmark = pytest.mark.slow
FILE = Path(__file__).parent / "roundup.toml"
MOST_LINES = 25
LIMIT_S = 300
DONE = (
    "found_by_its_everyday_name", "older_question_has_been_answered", "opens_an_account", "question_is_acknowledged",
    "fresh_question_can_be_followed", "learns_which_papers", "says_what_the_law_says", "does_the_whole_errand",
)  # fmt: skip
NOT_THERE = (
    "stands_under_its_theme", "holds_as_many_items", "stands_twice", "instructions_for_asking",
    "mistake_can_be_reported", "complaint_can_be_made", "service_can_be_rated",
)  # fmt: skip


@pytest.fixture(scope="session")
def tracker() -> Iterator[Tracker]:
    """Roundup, installed, seeded and answering."""
    folder = Path(tempfile.mkdtemp(prefix="roundup-"))
    try:
        with Tracker(folder) as tracker:
            yield tracker
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def journeys(tracker: Tracker, tmp_path_factory: pytest.TempPathFactory) -> Session:
    """All journeys, in one session."""
    results = tmp_path_factory.mktemp("roundup") / "results"
    command = pytest_command(
        "journeys", f"--portal={tracker.url}", f"--portal-file={FILE}", f"--results={results}", "--seed=7",
    )  # fmt: skip
    done = subprocess.run(
        command, cwd=FILE.parents[2], env=environment(), capture_output=True, text=True, timeout=LIMIT_S, check=False
    )
    return Session(done.returncode, done.stdout + done.stderr, results, results)


def outcome(journeys: Session, story: str) -> Outcome:
    """How the one run of a story ended."""
    return journeys.run(story).outcome


def test_the_portal_file_is_short_and_sound() -> None:
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line.strip()]

    assert len(lines) <= MOST_LINES
    assert read_portal_file(FILE).city()


def test_there_are_twelve_items() -> None:
    assert len(items()) == 12


@pytest.mark.parametrize("story", DONE)
def test_what_it_offers_is_done(journeys: Session, story: str) -> None:
    assert outcome(journeys, story).verdict is Verdict.COMPLETED, outcome(journeys, story)


@pytest.mark.parametrize("story", NOT_THERE)
def test_what_it_does_not_offer_is_not_recognised(journeys: Session, story: str) -> None:
    told = outcome(journeys, story)

    assert (told.reason, told.sure) == (Reason.MISSING, False)


def test_nothing_is_our_own_fault(journeys: Session) -> None:
    assert [run.story for run in journeys.runs if run.outcome.verdict is Verdict.HARNESS_ERROR] == []


def test_its_server_has_seen_the_citizens_come_by_its_own_log(journeys: Session, tracker: Tracker) -> None:
    assert journeys.runs
    assert any("search_text=%E5%B1%85%E4%BD%8F%E8%AF%81" in request for request in tracker.log())
