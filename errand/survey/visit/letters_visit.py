"""The questions a hall has published: when each was asked, and when it was answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from errand.given.lexicon import Spot
from errand.survey.assess.letters import PublishedLetter
from errand.survey.visit.hall_visit import HOME, TROUBLE, HallVisit, survey
from errand.survey.visit.list_reader import NEXT

BOARD = "board"
PAGES = 3  # of the board that are read
OPENED = 5  # letters, where the board does not say when they were answered
_DATE = re.compile(r"(20\d\d)[-年/.](\d{1,2})[-月/.](\d{1,2})")
_FOOT = re.compile(r"主办|承办|版权所有|备案|今天是|更新时间")
_ANSWERED_ON = re.compile(r"(?:回复|答复|办结|反馈|解答)(?:时间|日期)[：:\s]{0,6}(20\d\d[-年/.]\d{1,2}[-月/.]\d{1,2})")
_ANSWERED = re.compile(r"^已(回复|答复|办结|办理|反馈|解答)")


def asked_in(rows: Iterable[Sequence[str]]) -> list[PublishedLetter]:
    """
    The questions among rows of words: a row with one date, or two, that says something else besides.

    >>> rows = [["咨询", "怎样补办？", "2026-01-05", "2026-01-07"], ["首页"], ["怎样换领？", "2026-01-05", "待处理"]]
    >>> [(one.answered, one.answered_on) for one in asked_in(rows)]
    [(True, datetime.date(2026, 1, 7)), (False, None)]
    """
    found: dict[str, PublishedLetter] = {}
    for row in rows:
        dates = [day for word in row for day in days_in(word)]
        title = max((word for word in row if not _DATE.search(word)), key=len, default="")
        if not 1 <= len(dates) <= 2 or len(title) < 4 or any(_FOOT.search(word) for word in row):
            continue
        whole = " ".join(row)
        if not any(other != whole and whole in other for other in found):
            second = dates[1] if len(dates) > 1 else None
            undated = second is None and any(_ANSWERED.search(word) for word in row)
            found[whole] = PublishedLetter(dates[0], second, undated, title)
    return list(found.values())


def days_in(words: str) -> list[date]:
    """
    The dates in a text, without those that are none.

    >>> days_in("发布于 2026-02-30，更新于2026年3月1日")
    [datetime.date(2026, 3, 1)]
    """
    found = []
    for year, month, day in _DATE.findall(words):
        try:
            found.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return found


def read_board(visit: HallVisit) -> list[PublishedLetter]:
    """The questions on the board in view, and on its next pages; some are opened for the day of their answer."""
    found = in_view = asked_in(visit.window.rows())
    for _ in range(PAGES - 1):
        if not found or not visit.citizen.sees(NEXT):
            break
        visit.press(NEXT)
        in_view = [one for one in asked_in(visit.window.rows()) if one not in found]
        if not in_view:
            break
        found = [*found, *in_view]
    days = _days_of_answers(visit, [one for one in in_view if one.undated][:OPENED])
    return [replace(one, answered_on=days[one], undated=False) if one in days else one for one in found]


def _days_of_answers(visit: HallVisit, letters: Sequence[PublishedLetter]) -> dict[PublishedLetter, date]:
    """When letters on the board in view were answered, as they say themselves."""
    days: dict[PublishedLetter, date] = {}
    visit.arrived(BOARD, lambda: visit.enter(HOME, survey("interaction")))
    with suppress(*TROUBLE):  # those that could be opened must do
        for letter in letters:
            visit.reach(BOARD)
            visit.press(Spot("item.title", "the letter", says=letter.words))
            told = _ANSWERED_ON.search(visit.window.text())
            if told and (day := next(iter(days_in(told[1])), None)):
                days[letter] = day
        visit.reach(BOARD)
    return days
