"""
Halls in words that no lexicon has and that mean nothing plain: not recognised, undetermined, with the nearest texts.

With a portal file that gives the word the same story completes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Playwright

from errand.citizen.citizen import Citizen
from errand.core.model import Outcome, Reason, Verdict
from errand.given.cities import PRACTICE
from errand.given.lexicon import load_lexicon
from errand.given.portal import KnownCase, Portal
from errand.given.portal_file import read_portal_file
from errand.report.words import sentence
from errand_practice import PracticePortal, known_case
from tests.calibration import cases
from tests.calibration.held_out import HEADING, HELD_OUT, Unheard
from tests.calibration.walking import walk

Meet = Callable[[Unheard, bool], Outcome]
WORDED = [pytest.param(word, id=str(word), marks=[cases.needs(word.family), pytest.mark.slow]) for word in HELD_OUT]


@pytest.fixture
def meet(
    send_citizen: Callable[..., Citizen], practice_portal: PracticePortal, playwright: Playwright, tmp_path: Path
) -> Meet:
    """How the story ends in a hall with the word, without or with a portal file that gives it."""
    url, case = practice_portal.url(PRACTICE.slug), known_case(PRACTICE.slug)

    def walked(unheard: Unheard, told: bool) -> Outcome:
        portal = Portal(PRACTICE, url, known_case=KnownCase(case.number, case.password))
        if told:
            file = tmp_path / "practice.toml"
            known = f'[known_case]\nnumber = "{case.number}"\npassword = {{env = "HELD_OUT_PASSWORD"}}\n'
            file.write_text(f'url = "{url}"\n[words]\n"{unheard.concept}" = ["{unheard.word}"]\n{known}', "utf-8")
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("HELD_OUT_PASSWORD", case.password)
                portal = read_portal_file(file).portal(PRACTICE, url)
        headers = {
            "Practice-Family": unheard.family,
            "Practice-Faults": "none",
            "Practice-Words": quote(json.dumps(unheard.says)),
        }
        seed = f"held out/{unheard}/{told}"
        return walk(unheard.story, send_citizen, portal, seed, headers, cases.device(unheard.family, playwright))[0]

    return walked


@pytest.mark.parametrize("unheard", [*HELD_OUT, HEADING], ids=str)
def test_the_lexicon_has_none_of_these_words(unheard: Unheard) -> None:
    lexicon = load_lexicon()
    for said in unheard.says.values():
        assert not lexicon.says(unheard.concept, said), said


@pytest.mark.parametrize("unheard", WORDED)
def test_a_word_never_heard_is_not_recognised_and_not_held_against_the_portal(unheard: Unheard, meet: Meet) -> None:
    outcome = meet(unheard, False)

    title = load_lexicon()[unheard.concept].zh
    verdict = (outcome.verdict, outcome.reason, outcome.about)
    assert verdict == (Verdict.UNDETERMINED, Reason.NOT_RECOGNISED, unheard.concept)
    assert sentence(outcome.message, "zh").startswith(f"没有认出「{title}」；最接近的文字：")
    assert "空白页" not in sentence(outcome.message, "zh")


@pytest.mark.parametrize("unheard", WORDED)
def test_a_portal_file_with_the_word_is_all_it_takes(unheard: Unheard, meet: Meet) -> None:
    assert meet(unheard, True) == Outcome(Verdict.COMPLETED)


@pytest.mark.slow
def test_a_heading_never_heard_leaves_a_guide_undetermined(meet: Meet) -> None:
    outcome = meet(HEADING, False)

    assert (outcome.verdict, outcome.reason) == (Verdict.UNDETERMINED, Reason.NOT_RECOGNISED)
    assert "申请材料" in sentence(outcome.message, "zh")
    assert meet(HEADING, True) == Outcome(Verdict.COMPLETED)
