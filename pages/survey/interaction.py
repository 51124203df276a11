"""The questions a hall has published: when each was asked, and when it was answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from errand.survey.shelf import NEXT
from pages.survey.hall import HallVisit

PAGES = 3  # of the board that are read
_DATE = re.compile(r"(20\d\d)[-年/.](\d{1,2})[-月/.](\d{1,2})")
_FOOT = re.compile(r"主办|承办|版权所有|备案|今天是|更新时间")
_ANSWERED = re.compile(r"^已(回复|答复|办结|办理|反馈|解答)")
OLD_ENOUGH = timedelta(days=3)  # the survey's own measure of a question nobody answers
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """One published question; answered_on is None where no date of an answer is shown with it."""

    asked_on: date
    answered_on: date | None
    answered: bool
    words: str


def asked_in(rows: Iterable[Sequence[str]]) -> list[Asked]:
    """
    The questions among rows of words: a row with one date, or two, that says something else besides.

    >>> rows = [["咨询", "怎样补办？", "2026-01-05", "2026-01-07"], ["首页"], ["怎样换领？", "2026-01-05", "待处理"]]
    >>> [(one.answered, one.answered_on) for one in asked_in(rows)]
    [(True, datetime.date(2026, 1, 7)), (False, None)]
    """
    found: dict[str, Asked] = {}
    for row in rows:
        dates = [day for word in row for day in _dates(word)]
        title = max((word for word in row if not _DATE.search(word)), key=len, default="")
        if not 1 <= len(dates) <= 2 or len(title) < 4 or any(_FOOT.search(word) for word in row):
            continue
        whole = " ".join(row)
        if not any(other != whole and whole in other for other in found):
            second = dates[1] if len(dates) > 1 else None
            found[whole] = Asked(dates[0], second, bool(second) or any(_ANSWERED.search(word) for word in row), title)
    return list(found.values())


def _dates(word: str) -> list[date]:
    days = []
    for year, month, day in _DATE.findall(word):
        try:
            days.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return days


def read_board(visit: HallVisit) -> list[Asked]:
    """The questions on the board in view, and on its next pages."""
    found = asked_in(visit.window.rows())
    for _ in range(PAGES - 1):
        if not found or not visit.citizen.sees(NEXT):
            break
        visit.press(NEXT)
        more = [one for one in asked_in(visit.window.rows()) if one not in found]
        if not more:
            break
        found += more
    return found


def nobody_answers(letters: Sequence[Asked], today: date) -> bool | None:
    """Whether none of the questions old enough to be answered has been; None for too few of them."""
    old = [one for one in letters if today - one.asked_on >= OLD_ENOUGH]
    return not any(one.answered for one in old) if len(old) >= FEWEST else None
