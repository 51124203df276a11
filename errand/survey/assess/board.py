"""The published questions on a hall's board, among all the rows of words that its page shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from errand.given.lexicon import Lexicon, load_lexicon
from errand.survey.assess.letters import PublishedLetter

_DATE = re.compile(r"(20\d\d)[-年/.](\d{1,2})[-月/.](\d{1,2})")
_SHORTEST = 4  # characters of what a question is about
_STATE = 6  # characters of a word that says that a question waits


def letters_in(rows: Iterable[Sequence[str]], lexicon: Lexicon | None = None) -> list[PublishedLetter]:
    """
    The questions among rows of words: a row with one to three dates that says something else besides.

    Of two or three dates the last is that of the answer, unless the row says that it still waits: then it is a day by
    which it is due.

    >>> rows = [["咨询", "怎样补办？", "2026-01-05", "2026-01-07"], ["首页"], ["怎样换领？", "2026-01-05", "待处理"]]
    >>> [(one.answered, one.answered_on) for one in letters_in(rows)]
    [(True, datetime.date(2026, 1, 7)), (False, None)]
    """
    known = lexicon or load_lexicon()
    found: dict[str, PublishedLetter] = {}
    for row in rows:
        dates = [day for word in row for day in days_in(word)]
        title = max((word for word in row if not _DATE.search(word)), key=len, default="")
        if not 1 <= len(dates) <= 3 or len(title) < _SHORTEST or any(known.says("survey.footer", word) for word in row):
            continue
        whole = " ".join(row)
        if not any(other != whole and whole in other for other in found):
            said = [word for word in row if word != title and not _DATE.search(word)]
            answered = any(known.says("case.answered", word) for word in said)
            waits = not answered and any(len(word) <= _STATE and known.says("case.waiting", word) for word in said)
            last = dates[-1] if len(dates) > 1 and not waits else None
            found[whole] = PublishedLetter(dates[0], last, answered and last is None, title)
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


def answered_on(words: str, lexicon: Lexicon | None = None) -> date | None:
    """
    The day on which a letter was answered, as its page says.

    >>> answered_on("提问时间：2026-01-05 答复时间：2026-01-07")
    datetime.date(2026, 1, 7)
    """
    return day_of((lexicon or load_lexicon()).values("survey.answered-on", [words]))


def day_of(read: Mapping[str, str]) -> date | None:
    """
    The day whose year, month and day were read off a page; None for one that there is not.

    >>> day_of({"year": "2026", "month": "3", "day": "1"}), day_of({})
    (datetime.date(2026, 3, 1), None)
    """
    try:
        return date(*(int(read[part]) for part in ("year", "month", "day")))
    except (KeyError, ValueError):
        return None
