"""
Entries whose words are only painted: recognised where there are eyes for them, and a finding; else nobody is blamed.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Playwright

from errand.citizen.citizen import Citizen
from errand.citizen.painted import PAINTED
from errand.core.model import Outcome, Reason, Verdict
from errand.given.cities import PRACTICE
from errand.given.portal import KnownCase, Portal
from errand.page.painted_words import can_be_read
from errand_practice import PracticePortal, known_case
from tests.calibration.walking import walk

STORY = "test_the_instructions_for_asking_open"
Follow = Callable[[], tuple[Outcome, Citizen]]


@pytest.fixture
def follow(send_citizen: Callable[..., Citizen], practice_portal: PracticePortal, playwright: Playwright) -> Follow:
    """Walks the story in a hall that paints its entries."""

    def followed() -> tuple[Outcome, Citizen]:
        case = known_case(PRACTICE.slug)
        url = practice_portal.url(PRACTICE.slug)
        portal = Portal(PRACTICE, url, known_case=KnownCase(case.number, case.password))
        headers = {"Practice-Family": "plain", "Practice-Faults": "entries-painted"}
        return walk(STORY, send_citizen, portal, "painted", headers, {})

    return followed


@pytest.mark.slow
def test_painted_words_are_read_and_their_having_no_text_is_a_finding(follow: Follow) -> None:
    if not can_be_read():
        pytest.skip("the extra errand[eyes] is not installed")
    outcome, citizen = follow()
    assert outcome == Outcome(Verdict.COMPLETED)
    assert PAINTED in [step.rung for step in citizen.recorder.steps]
    assert "remarks.painted" in [getattr(remark, "code", "") for remark in citizen.recorder.remarks]


def test_without_eyes_it_is_said_that_pictures_were_left(follow: Follow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("errand.page.painted_words.find_spec", lambda _: None)
    outcome, _ = follow()
    assert (outcome.verdict, outcome.reason) == (Verdict.UNDETERMINED, Reason.NOT_RECOGNISED)
    assert outcome.message is not None
    assert outcome.message.code == "findings.pictures-left"
