"""
What the short values of a guide's tables mean: days, visits, yes or no.

Numbers and units are the language's; the words for yes, no, at once and no visit are the lexicon's (survey.yes ...).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from errand.given.lexicon import Lexicon, load_lexicon

_DIGITS = {char: at for at, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NUMBER = r"(\d+(?:\.\d+)?|[零〇一二两三四五六七八九十]+)"
_LIMIT = re.compile(_NUMBER + r"\s*个?\s*(工作日|自然日|小时|天|日|个?月|分钟)")
_TIMES = re.compile(_NUMBER + r"\s*次|^" + _NUMBER + r"$")
_UNITS = {"工作日": "workdays", "小时": "hours", "分钟": "minutes", "月": "months", "个月": "months"}


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit as written; only limits of one unit can be held against each other. At once is 0 of any unit."""

    amount: float
    unit: str  # workdays | days | hours | minutes | months | at-once

    def exceeds(self, other: Limit) -> bool | None:
        """Whether it is longer; None where the units differ, for what lies between them depends on the calendar."""
        if self.amount == 0 or other.amount == 0:
            return self.amount > other.amount
        return self.amount > other.amount if self.unit == other.unit else None

    @property
    def same_day(self) -> bool:
        """Whether it is over on the day it begins."""
        return (
            self.amount == 0 or self.unit in ("hours", "minutes") or (self.unit.endswith("days") and self.amount <= 1)
        )


def number(text: str) -> float:
    """
    A number in digits or in Chinese, up to 99.

    >>> number("15"), number("二十"), number("十五"), number("两")
    (15.0, 20.0, 15.0, 2.0)
    """
    if text[0].isdigit():
        return float(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return float(_DIGITS[text[-1]])
    return 10.0 * (_DIGITS[tens[-1]] if tens else 1) + (_DIGITS[ones] if ones else 0)


def limits(text: str) -> list[Limit]:
    """
    All time limits that are written in a text.

    >>> limits("受理：1个工作日；审查：三个工作日")
    [Limit(amount=1.0, unit='workdays'), Limit(amount=3.0, unit='workdays')]
    """
    return [Limit(number(found[1]), _UNITS.get(found[2], "days")) for found in _LIMIT.finditer(text)]


def limit(text: str, lexicon: Lexicon | None = None) -> Limit | None:
    """
    The time limit of a field; None where it says none.

    >>> limit("当场办结"), limit("20个工作日"), limit("详见指南")
    (Limit(amount=0.0, unit='at-once'), Limit(amount=20.0, unit='workdays'), None)
    """
    written = limits(text)
    if written:
        return written[0]
    return Limit(0.0, "at-once") if _says("at-once", text, lexicon) else None


def visits(text: str, lexicon: Lexicon | None = None) -> int | None:
    """
    How many visits a field says are needed; None where it says nothing of it.

    >>> visits("0次"), visits("最多跑一次"), visits("不见面办理"), visits("按规定")
    (0, 1, 0, None)
    """
    if _says("no-visit", text, lexicon):
        return 0
    found = _TIMES.search(text.strip())
    return int(number(found[1] or found[2])) if found else None


def yes(text: str, lexicon: Lexicon | None = None) -> bool | None:
    """
    What a yes-or-no field says; None where it says something else.

    >>> yes("是"), yes("不收费"), yes("支持"), yes("按规定")
    (True, False, True, None)
    """
    return False if _says("no", text, lexicon) else True if _says("yes", text, lexicon) else None


def _says(concept: str, text: str, lexicon: Lexicon | None) -> bool:
    return (lexicon or load_lexicon()).says(f"survey.{concept}", text)
