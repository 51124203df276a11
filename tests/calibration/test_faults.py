"""
For every fault of the practice portal, in each family: errand reports exactly that, and nothing on a sound one.

`make test` walks one story that a fault breaks, each fault in one family, and all stories on a sound portal; `make
slow` does so in all the other families; `make calibrate` walks the whole table (cases.py), so that a fault is also
shown not to touch other stories, and prints it.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest
from playwright.sync_api import Playwright

from errand.citizen.citizen import Citizen
from errand.given.cities import PRACTICE
from errand.given.portal import KnownCase, Portal
from errand.report.words import sentence
from errand_practice import FAULTS, TRANSPORT, PracticePortal, known_case
from errand_practice.profiles import all_family_names
from tests.calibration import cases
from tests.calibration.conftest import ROW
from tests.calibration.expected import COMPLETED, EXPECTED, Report, expected
from tests.calibration.walking import stories, walk

Tell = Callable[[str, str, str], Report]
_seed = count()


@pytest.fixture
def report(send_citizen: Callable[..., Citizen], practice_portal: PracticePortal, playwright: Playwright) -> Tell:
    """What errand reports of one story on a hall of a family with a fault."""
    case = known_case(PRACTICE.slug)

    def tell(family: str, fault: str, story: str) -> Report:
        url = practice_portal.url(PRACTICE.slug, [fault] if fault in TRANSPORT else None)
        portal = Portal(PRACTICE, url, known_case=KnownCase(case.number, case.password))
        headers = {"Practice-Family": family, "Practice-Faults": "none" if fault in TRANSPORT else fault}
        seed = f"{family}/{fault}/{next(_seed)}"
        outcome, _ = walk(story, send_citizen, portal, seed, headers, cases.device(family, playwright))
        return Report(outcome.verdict, outcome.reason, sentence(outcome.message, "zh"))

    return tell


@pytest.mark.parametrize(
    "family, fault, story", [cases.param(case, slow=not quick) for case, quick in cases.one_each()]
)
def test_a_fault_is_reported_as_what_it_is(
    family: str, fault: str, story: str, report: Tell, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    if fault.startswith("hang:"):  # waited for to the end, and 15 s show nothing that 5 do not
        monkeypatch.setattr(pytestconfig.option, "page_limit", 5.0)
    assert report(family, fault, story) == expected(family, fault, story)


@pytest.mark.slow
@pytest.mark.parametrize("family", [pytest.param(name, marks=[cases.needs(name)]) for name in all_family_names()])
def test_letters_on_a_board_leave_no_doubt_that_nothing_can_be_asked(family: str, report: Tell) -> None:
    asked, missing = "test_a_fresh_question_can_be_followed", "test_a_question_is_acknowledged"
    assert report(family, "none", asked) == COMPLETED
    assert report(family, "consult-missing", missing) == expected(family, "consult-missing", missing)


@pytest.mark.calibrate
@pytest.mark.parametrize("family, fault, story", [cases.param(case) for case in cases.table()])
def test_a_fault_touches_no_other_story(
    family: str, fault: str, story: str, report: Tell, record_property: Callable[[str, object], None]
) -> None:
    told = report(family, fault, story)
    record_property(ROW, [family, fault, story, str(expected(family, fault, story)), str(told), told.told])
    assert told == expected(family, fault, story)


def test_over_all_faults_every_story_is_a_control() -> None:
    assert set(cases.controls().values()) == set(stories())


def test_every_fault_a_citizen_can_meet_is_in_the_table() -> None:
    walked = {fault.partition("=")[0].partition(":")[0] for fault in EXPECTED} - {"none"}
    assert walked == {name.partition(":")[0] for name, fault in FAULTS.items() if fault.seen_by == "journeys"}


def test_nothing_is_left_out_that_is_not_there() -> None:
    assert {fault for _, fault in cases.LEFT_OUT} <= set(EXPECTED)
