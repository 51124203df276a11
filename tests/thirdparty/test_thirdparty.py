"""
The five errands at three applications nobody here wrote: Redmine, django-helpdesk and roundup.

Each is walked twice: with a portal file of at most 12 lines, and with nothing but its address, where not a single sure
verdict may be false.  The tables say what is reached, story by story; a story that does better or worse fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from errand.citizen.citizen import Citizen
from errand.core.model import Outcome, Verdict
from errand.given.cities import PRACTICE
from errand.given.portal import Portal
from errand.given.portal_file import read_portal_file
from errand.report.words import sentence
from tests.calibration.walking import walk
from tests.thirdparty.application import Application, NotHere, items
from tests.thirdparty.helpdesk import Helpdesk
from tests.thirdparty.redmine import Redmine
from tests.thirdparty.roundup import Roundup

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent
MOST_LINES = 12
APPLICATIONS: tuple[type[Application], ...] = (Redmine, Helpdesk, Roundup)
STORIES = {
    "register": "test_a_newcomer_opens_an_account",
    "search": "test_an_item_is_found_by_its_everyday_name",
    "guide": "test_a_newcomer_learns_which_papers_to_bring",
    "consult": "test_a_question_is_acknowledged",
    "progress": "test_a_fresh_question_can_be_followed",
}
NOT_OFFERED = {("helpdesk", "search"): "failed missing"}
"""What an application has for its staff alone: its citizens see no search box."""
SHORT_OF_IT: dict[tuple[str, str], str] = {}
"""Gaps: stories that errand does not complete with the portal file, and how it says so.  The aim is an empty table."""


@pytest.fixture(scope="module", params=APPLICATIONS, ids=lambda made: made.name)
def application(request: pytest.FixtureRequest) -> Iterator[Application]:
    """One of them, installed, seeded and answering."""
    try:
        with request.param() as running:
            yield running
    except NotHere as why:
        pytest.skip(str(why))


def told(outcome: Outcome) -> str:
    """A verdict and its reason."""
    return " ".join(filter(None, (str(outcome.verdict), str(outcome.reason or ""))))


@pytest.fixture
def report(send_citizen: Callable[..., Citizen], application: Application) -> Callable[[Portal, str], Outcome]:
    """How a story ends at a portal."""

    def tell(portal: Portal, errand: str) -> Outcome:
        who = f"{application.port} {errand} {bool(portal.words)}"  # nobody registers twice
        outcome, citizen = walk(STORIES[errand], send_citizen, portal, who, {}, {})
        for step in citizen.recorder.steps:
            print(step.number, step.verb, step.target, step.rung, "failed" if step.failed else "")
        print(told(outcome), "sure" if outcome.sure else "", sentence(outcome.message, "zh"))
        return outcome

    return tell


@pytest.mark.parametrize("errand", STORIES)
def test_with_a_short_portal_file_it_goes_as_the_table_says(
    application: Application, errand: str, report: Callable[[Portal, str], Outcome]
) -> None:
    portal = read_portal_file(HERE / f"{application.name}.toml").portal(PRACTICE, application.url)

    aim = NOT_OFFERED.get((application.name, errand), "completed")
    assert told(report(portal, errand)) == SHORT_OF_IT.get((application.name, errand), aim)


@pytest.mark.parametrize("errand", STORIES)
def test_with_its_address_alone_no_sure_verdict_is_false(
    application: Application, errand: str, report: Callable[[Portal, str], Outcome]
) -> None:
    outcome = report(Portal(PRACTICE, application.url), errand)

    assert (
        outcome.verdict in (Verdict.COMPLETED, Verdict.UNDETERMINED)
        or told(outcome) == NOT_OFFERED.get((application.name, errand))
        or not outcome.sure
    ), told(outcome)


@pytest.mark.parametrize("name", [made.name for made in APPLICATIONS])
def test_the_portal_file_is_short(name: str) -> None:
    lines = (HERE / f"{name}.toml").read_text(encoding="utf-8").splitlines()

    assert len([line for line in lines if line.strip()]) <= MOST_LINES


def test_there_are_twelve_items() -> None:
    assert len(items()) == 12
