"""
What errand must report for each fault of the practice portal: the stories it breaks, with outcome and reason.

Every story not named must complete.  `*` stands for all stories.

Faults that only a survey sees (seen_by of errand_practice.FAULTS) are not here.  Most of them a citizen of a journey
never comes upon or takes no harm from; login-only tells of a journey no more than consult-login does.  What they are
is shown by tests/practice/test_survey_faults.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from errand.core.model import REASONS, Reason, Verdict


@dataclass(frozen=True, slots=True)
class Report:
    """What is said of one run: the verdict and, unless it completed, the reason code."""

    verdict: Verdict
    reason: Reason | None = None
    told: str = field(default="", compare=False)  # the sentence for the reader

    def __str__(self) -> str:
        return f"{self.verdict}:{self.reason}" if self.reason else str(self.verdict)


COMPLETED = Report(Verdict.COMPLETED)


def _because(reason: Reason) -> Report:
    return Report(REASONS[reason].verdict, reason)


_SEARCH, _PAPERS, _LAW = (
    "an_item_is_found_by_its_everyday_name",
    "a_newcomer_learns_which_papers_to_bring",
    "a_guide_says_what_the_law_says",
)
_THEME, _COUNT, _TWICE = (
    "an_item_stands_under_its_theme",
    "a_theme_holds_as_many_items_as_it_says",
    "no_item_stands_twice",
)
_REGISTER, _ASK, _FOLLOW = (
    "a_newcomer_opens_an_account",
    "a_question_is_acknowledged",
    "a_fresh_question_can_be_followed",
)
_OLDER, _ERRAND, _HELP = (
    "an_older_question_has_been_answered",
    "a_newcomer_does_the_whole_errand",
    "the_instructions_for_asking_open",
)
_CORRECT, _COMPLAIN, _RATE = "a_mistake_can_be_reported", "a_complaint_can_be_made", "the_service_can_be_rated"


def _all(reason: Reason, *stories: str) -> dict[str, Report]:
    return {story: _because(reason) for story in stories}


EXPECTED: Mapping[str, Mapping[str, Report]] = {
    "none": {},
    "search-dead": _all(Reason.NO_RESPONSE, _SEARCH),
    "search-wrong": _all(Reason.WRONG_RESULT, _SEARCH),
    "search-empty": _all(Reason.EMPTY, _SEARCH),
    "item-404": _all(Reason.DEAD_LINK, _SEARCH, _PAPERS, _LAW, _ERRAND),
    "guide-no-basis": _all(Reason.INCOMPLETE, _PAPERS, _LAW),
    "guide-no-flow": _all(Reason.INCOMPLETE, _PAPERS),
    "guide-no-materials": _all(Reason.INCOMPLETE, _PAPERS, _ERRAND),
    "basis-name-only": _all(Reason.INCOMPLETE, _LAW),
    "guide-placeholder": _all(Reason.INCOMPLETE, _PAPERS, _LAW, _ERRAND),
    "consult-missing": _all(Reason.MISSING, _ASK, _FOLLOW, _ERRAND),
    "consult-closed": _all(Reason.CLOSED, _ASK, _FOLLOW, _ERRAND),
    "consult-login": {},
    "consult-no-number": _all(Reason.NO_ACKNOWLEDGEMENT, _ASK, _FOLLOW, _ERRAND),
    "consult-unanswered": _all(Reason.UNANSWERED, _OLDER),
    "register-500": _all(Reason.SERVER_ERROR, _REGISTER, _ERRAND),
    "register-rejects-id": _all(Reason.REJECTED, _REGISTER, _ERRAND),
    "progress-not-found": _all(Reason.NOT_FOUND, _FOLLOW, _OLDER, _ERRAND),
    # Without even the word for it, any word of the record might be the state: nothing proves that there is none.
    "progress-no-state": _all(Reason.NOT_RECOGNISED, _FOLLOW, _OLDER, _ERRAND),
    "help-dead": _all(Reason.DEAD_LINK, _HELP),
    "correction-closed": _all(Reason.CLOSED, _CORRECT),
    "complaint-closed": _all(Reason.CLOSED, _COMPLAIN),
    "rating-closed": _all(Reason.CLOSED, _RATE),
    "theme-empty": _all(Reason.EMPTY, _THEME, _COUNT, _TWICE),
    "theme-duplicates": _all(Reason.DUPLICATE, _TWICE),
    "counts-wrong": _all(Reason.WRONG_COUNT, _COUNT),
    "themes-scrambled": _all(Reason.WRONG_THEME, _THEME),
    "captcha": _all(Reason.CAPTCHA, _REGISTER, _ASK, _FOLLOW, _ERRAND),
    "notice": {},
    "notice-stuck": _all(Reason.OBSTRUCTED, "*"),
    "home-slow=3": {},
    "slow:search=1000": {},
    "slow:consult=1000": {},
    "slow:progress=1000": {},
    "bot-wall": _all(Reason.BOT_WALL, "*"),
    "bot-wall-403": _all(Reason.BOT_WALL, "*"),
    "bot-wall-521": _all(Reason.BOT_WALL, "*"),
    "bot-wall-empty": _all(Reason.BOT_WALL, "*"),
    "captcha-sum": _all(Reason.CAPTCHA, _REGISTER, _ASK, _FOLLOW, _ERRAND),
    "slider": _all(Reason.SLIDER, _REGISTER, _ASK, _FOLLOW, _ERRAND),
    "widget": _all(Reason.SLIDER, _REGISTER, _ASK, _FOLLOW, _ERRAND),
    "sms-code": _all(Reason.SMS_CODE, _REGISTER, _ERRAND),
    "real-name": _all(Reason.REAL_NAME, _ASK, _FOLLOW, _ERRAND),
    "qr-login": _all(Reason.QR_LOGIN, _ASK, _FOLLOW, _ERRAND),
    "app-only": _all(Reason.APP_ONLY, _ASK, _FOLLOW, _ERRAND),
    "old-browser": _all(Reason.OLD_BROWSER, _REGISTER, _ERRAND),
    "register-delegated": _all(Reason.OTHER_HOST, _REGISTER, _ERRAND),
    "consult-delegated": _all(Reason.OTHER_HOST, _ASK, _FOLLOW, _ERRAND),
    "consult-hotline": _all(Reason.OTHER_HOST, _ASK, _FOLLOW, _ERRAND),
    "hang:search": _all(Reason.TIMEOUT, _SEARCH),
    "session-expires": _all(Reason.SESSION_EXPIRED, _REGISTER, _ASK, _FOLLOW, _ERRAND),
    "no-items": _all(Reason.EMPTY, _SEARCH, _PAPERS, _LAW, _THEME, _COUNT, _TWICE, _ERRAND),
    "refused": _all(Reason.UNREACHABLE, "*"),
    "no-answer": _all(Reason.UNREACHABLE, "*"),
    "tls-invalid": _all(Reason.TLS_INVALID, "*"),
}
"""Fault (as the header Practice-Faults has it) -> story -> report."""

MET: Mapping[str, str] = {
    "notice": _ASK,
    "consult-login": _ASK,
    "home-slow=3": _HELP,
    "slow:search=1000": _SEARCH,
    "slow:consult=1000": _ASK,
    "slow:progress=1000": _OLDER,
}
"""Fault that breaks nothing -> a story that meets it and completes all the same."""


BUILT: Mapping[tuple[str, str], Reason] = {
    ("spa-antd", "captcha-sum"): Reason.SLIDER,
    ("mobile-vant", "consult-missing"): Reason.NOT_RECOGNISED,  # its pictures without words may be anything
    ("spa-antd", "captcha"): Reason.SLIDER,  # its captcha is a piece to be pushed to the gap in a picture
}
"""Family and fault -> the reason to report instead, where the family builds the fault as something else."""


def expected(family: str, fault: str, story: str) -> Report:
    """What errand must report of *story* in a hall of *family* with *fault*."""
    table = EXPECTED[fault]
    found = table.get(story.removeprefix("test_"), table.get("*", COMPLETED))
    return found if found == COMPLETED else _because(BUILT.get((family, fault), found.reason or Reason.HARNESS))
