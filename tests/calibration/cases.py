"""
Which stories are walked on which fault, in each family of halls.

Two families are walked whole, every story on every fault.  Of each other one the table has, per fault, the stories the
fault breaks and one control it does not touch; over all faults every story is a control at least once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Playwright

from errand_practice import TRANSPORT, why_not_served
from errand_practice.profiles import all_family_names
from tests.calibration.expected import COMPLETED, EXPECTED, MET, expected
from tests.calibration.walking import stories

WHOLE = ("plain", "jsp")
OTHERS = tuple(name for name in all_family_names() if name not in WHOLE)
PHONE: Mapping[str, str] = {"mobile-vant": "iPhone 13"}
"""Family -> the device it is laid out for, as Playwright calls it."""

BOT_WALLS = ("bot-wall", "bot-wall-403", "bot-wall-521", "bot-wall-empty")
TELLING = ("search-dead", "item-404", "consult-closed", "register-rejects-id", "captcha", "session-expires")
"""What the families build most differently: their search buttons, lists, shut entries, complaints, captchas."""

LONG = ("consult-missing", "consult-login", "slow:", "hang:")
"""How faults begin whose walks wait long; they are left to the slow tests."""

_NOT_SERVED = "no page of the family is ever served: the same for every family, walked in plain and jsp"
LEFT_OUT: Mapping[tuple[str, str], str] = {
    (family, fault): _NOT_SERVED for family in OTHERS for fault in (*TRANSPORT, *BOT_WALLS)
}
"""Family and fault that make no sense together -> why."""

Case = tuple[str, str, str]  # family, fault, story


def broken(fault: str) -> list[str]:
    """The stories a fault breaks."""
    return [story for story in stories() if expected(WHOLE[0], fault, story) != COMPLETED]


@cache
def controls() -> dict[str, str]:
    """Fault -> a story it does not touch, the one least used so far; where it breaks none, the one that meets it."""
    used: Counter[str] = Counter()
    chosen: dict[str, str] = {}
    for fault in EXPECTED:
        whole = [story for story in stories() if story not in broken(fault)]
        if whole:
            chosen[fault] = f"test_{MET[fault]}" if fault in MET else min(whole, key=used.__getitem__)
            used[chosen[fault]] += 1
    return chosen


def table() -> Iterator[Case]:
    """The whole table, as `make calibrate` walks it."""
    control = controls()
    for family in (*WHOLE, *OTHERS):
        for fault in EXPECTED:
            if family in WHOLE or fault == "none":
                walked = list(stories())
            else:
                walked = [*broken(fault), *([control[fault]] if fault in control else [])]
            yield from ((family, fault, story) for story in walked if (family, fault) not in LEFT_OUT)


def told_by(fault: str) -> list[str]:
    """The story that tells of a fault best; all of them for a sound hall."""
    return list(stories()) if fault == "none" else (broken(fault) or [controls()[fault]])[:1]


def quick(family: str, fault: str) -> bool:
    """
    Whether `make test` has the time for it: each fault that is not LONG in one family that is walked whole, in turn.

    Of the others each has two or more of the TELLING ones, and each of these is met in one or more.
    """
    if fault.startswith(LONG):
        return False
    if family in WHOLE:
        return family == WHOLE[[*EXPECTED].index(fault) % len(WHOLE)]
    return fault in TELLING and (TELLING.index(fault) + OTHERS.index(family)) % 3 == 0


def one_each() -> Iterator[tuple[Case, bool]]:
    """For each family and fault the story that tells of it, and whether `make test` walks it."""
    for family in (*WHOLE, *OTHERS):
        for fault in EXPECTED:
            if (family, fault) not in LEFT_OUT:
                yield from (((family, fault, story), quick(family, fault)) for story in told_by(fault))


def device(family: str, playwright: Playwright) -> dict[str, Any]:
    """The device a citizen visits halls of *family* with, as arguments of a browser context."""
    given = dict(playwright.devices[PHONE[family]]) if family in PHONE else {}
    return {key: value for key, value in given.items() if key != "default_browser_type"}


def needs(family: str) -> pytest.MarkDecorator:
    """Skips a test with a word where the family's libraries are not installed."""
    return pytest.mark.skipif(bool(why_not_served(family)), reason=why_not_served(family) or "served")


def param(case: Case, *, slow: bool = False) -> object:
    """A case as pytest's parameter."""
    return pytest.param(*case, marks=[needs(case[0]), *([pytest.mark.slow] if slow else [])])
