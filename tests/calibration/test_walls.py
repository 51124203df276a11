"""
Walls and other hosts: at each the citizen stops where it stands, with its reason, and presses nothing.

`make test` meets each in one family, and by the table of faults in another; the slower tests in all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count

import pytest
from playwright.sync_api import Playwright

from errand.citizen.citizen import Citizen
from errand.core.model import REASONS, Reason, Verdict
from errand.given.cities import PRACTICE
from errand.given.portal import Portal
from errand_practice import PracticePortal, family_names
from tests.calibration.cases import WHOLE, device, quick
from tests.calibration.walking import walk

REGISTER, CONSULT = "test_a_newcomer_opens_an_account", "test_a_question_is_acknowledged"
# fault -> the story that meets it, the reason, what it is about, and the concept of the last step
WALLS: Mapping[str, tuple[str, Reason, str, str]] = {
    "captcha": (REGISTER, Reason.CAPTCHA, "captcha", ""),  # her last step in the form: which, is the form's affair
    "captcha-sum": (CONSULT, Reason.CAPTCHA, "captcha", "person.phone"),
    "slider": (REGISTER, Reason.SLIDER, "sign.slider", "register.entry"),
    "widget": (CONSULT, Reason.SLIDER, "sign.slider", "consult.entry"),
    "sms-code": (REGISTER, Reason.SMS_CODE, "sms.box", "sms.button"),
    "real-name": (CONSULT, Reason.REAL_NAME, "sign.real-name", "consult.entry"),
    "qr-login": (CONSULT, Reason.QR_LOGIN, "sign.qr-login", "consult.entry"),
    "app-only": (CONSULT, Reason.APP_ONLY, "sign.app-only", "consult.entry"),
    "old-browser": (REGISTER, Reason.OLD_BROWSER, "sign.old-browser", "register.entry"),
    "bot-wall": (CONSULT, Reason.BOT_WALL, "page", ""),
    "bot-wall-403": (CONSULT, Reason.BOT_WALL, "page", ""),
    "bot-wall-521": (CONSULT, Reason.BOT_WALL, "page", ""),
    "bot-wall-empty": (CONSULT, Reason.BOT_WALL, "page", ""),
    "register-delegated": (REGISTER, Reason.OTHER_HOST, "localhost", "register.entry"),
    "consult-delegated": (CONSULT, Reason.OTHER_HOST, "localhost", "consult.entry"),
    "consult-hotline": (CONSULT, Reason.OTHER_HOST, "12345", "consult.entry"),
}
_seed = count()
_OWN_CAPTCHA = ("spa-antd",)  # it is a slider there: the table of faults has it
_cases = [
    pytest.param(family, fault, marks=() if family in WHOLE and not quick(family, fault) else pytest.mark.slow)
    for family in family_names()
    for fault in WALLS
    if not (fault.startswith("captcha") and family in _OWN_CAPTCHA)
]


@pytest.mark.parametrize("family, fault", _cases)
def test_a_wall_is_named_where_it_stands(
    family: str,
    fault: str,
    send_citizen: Callable[..., Citizen],
    practice_portal: PracticePortal,
    playwright: Playwright,
) -> None:
    story, reason, about, last = WALLS[fault]
    portal = Portal(PRACTICE, practice_portal.url(PRACTICE.slug))
    headers = {"Practice-Family": family, "Practice-Faults": fault}

    outcome, citizen = walk(story, send_citizen, portal, f"walls {next(_seed)}", headers, device(family, playwright))

    steps = citizen.recorder.steps
    assert outcome.reason is reason, outcome
    assert outcome.verdict is REASONS[reason].verdict is not Verdict.FAILED
    assert outcome.about == (about or outcome.about)
    assert outcome.step == len(steps)
    own = [step for step in steps if step.rung != "dialog"]  # what a page says aloud takes a press of its own
    assert own[-1].concept == (last or own[-1].concept), [step.target for step in steps]
    assert [step.verb for step in steps if step.verb == "press"] == []
