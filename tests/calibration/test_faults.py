"""
For every fault of the practice portal, in each family: errand reports exactly that, and nothing on a sound one.

`make test` walks one story that a fault breaks, and all stories on sound portals; `make calibrate` walks every story on
every fault, so that a fault is also shown not to touch the others, and prints the table.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest

from errand.cities import PRACTICE
from errand.citizen import Citizen
from errand.portal import KnownCase, Portal
from errand.practice import PracticePortal, known_case
from tests.calibration.expected import COMPLETED, EXPECTED, Report, expected
from tests.calibration.walking import stories, walk

FAMILIES = ("plain", "jsp")
TRANSPORT = ("refused", "no-answer", "tls-invalid")
_seed = count()


def _told_by(fault: str) -> list[str]:
    """The stories to walk in `make test`: the one that tells of the fault first; all of them on a sound portal."""
    if fault == "none":
        return list(stories())
    named = [name for name in stories() if expected(fault, name) != COMPLETED]
    return named[:1] or ["test_a_question_is_acknowledged"]


def _cases(*, every: bool) -> list[tuple[str, str, str]]:
    return [
        (family, fault, story)
        for family in FAMILIES
        for fault in EXPECTED
        for story in (stories() if every else _told_by(fault))
    ]


def report(fault: str, family: str, story: str, send: Callable[..., Citizen], practice: PracticePortal) -> Report:
    """What errand reports of one story on a hall of *family* with *fault*."""
    case = known_case(PRACTICE.slug)
    url = practice.url(PRACTICE.slug, [fault]) if fault in TRANSPORT else practice.url(PRACTICE.slug)
    portal = Portal(PRACTICE, url, known_case=KnownCase(case.number, case.password))
    headers = {"Practice-Family": family, "Practice-Faults": "none" if fault in TRANSPORT else fault}
    outcome, _ = walk(story, send, portal, f"{family}/{fault}/{next(_seed)}", headers)
    return Report(outcome.verdict, outcome.reason)


@pytest.mark.parametrize("family, fault, story", _cases(every=False))
def test_a_fault_is_reported_as_what_it_is(
    family: str, fault: str, story: str, send_citizen: Callable[..., Citizen], practice_portal: PracticePortal
) -> None:
    assert report(fault, family, story, send_citizen, practice_portal) == expected(fault, story)


@pytest.mark.calibrate
@pytest.mark.parametrize("family, fault, story", _cases(every=True))
def test_a_fault_touches_no_other_story(
    family: str,
    fault: str,
    story: str,
    send_citizen: Callable[..., Citizen],
    practice_portal: PracticePortal,
    record_property: Callable[[str, object], None],
) -> None:
    told = report(fault, family, story, send_citizen, practice_portal)
    record_property("calibration", [family, fault, story, str(expected(fault, story)), str(told)])
    assert told == expected(fault, story)
