"""
How soon a hall answers what it is asked in public: from the dates its questions and answers bear.

Days are working days of the mainland: public holidays are none, the weekends worked in their stead are.  Where the
calendar does not know a year yet, the latency of a letter is not determinable; it is never counted by weekdays alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from errand.metrics.estimate import Estimate
from errand.metrics.statistics import median, wilson

LIMIT_DAYS = 5  # working days for a simple question: official self-checks after 国办秘函〔2019〕19号
LIMIT_MONTHS = 3  # calendar months unanswered: the red line of the same document
OLD_ENOUGH = timedelta(days=3)  # the survey of 2018: more than three days without any reply (3.3)
FEWEST = 3  # letters from which on it can be said that nobody answers


@dataclass(frozen=True, slots=True)
class PublishedLetter:
    """One published question. undated: it is shown as answered, without the day; words: what it is about."""

    asked_on: date
    answered_on: date | None = None
    undated: bool = False
    words: str = ""

    @property
    def answered(self) -> bool:
        """Whether it has an answer."""
        return self.undated or self.answered_on is not None


@dataclass(frozen=True, slots=True)
class Correspondence:
    """
    What the letters of a hall come to; in_future and mistakes (answered before asked) are left out of all else.

    median_days is of the answered ones whose days can be counted; over_limit is the share, with its Wilson interval, of
    letters answered after more than LIMIT_DAYS or unanswered for longer; not_countable: letters in years the calendar
    does not know, and answers without a day.  nobody_answers: None with fewer than FEWEST letters old enough to expect
    an answer.
    """

    n: int
    answered: int
    median_days: Estimate | None
    over_limit: Estimate | None
    not_countable: int
    unanswered_long: tuple[PublishedLetter, ...]
    nobody_answers: bool | None
    in_future: int
    mistakes: int


def working_days(start: date, end: date) -> int | None:
    """
    Working days after *start* up to and with *end*; None where the calendar does not know one of their years.

    >>> working_days(date(2018, 9, 28), date(2018, 10, 8))  # two Saturdays/Sundays worked, a week of National Day
    3
    >>> working_days(date(2018, 9, 28), date(2018, 9, 28))
    0
    >>> working_days(date(2018, 9, 28), date(2100, 1, 4)) is None
    True
    """
    from chinese_calendar import is_workday  # a table of twenty years, for a survey only

    days = (start + timedelta(days=after) for after in range(1, (end - start).days + 1))
    try:
        is_workday(start), is_workday(end)
        return sum(bool(is_workday(day)) for day in days)
    except NotImplementedError:  # a year whose holidays the State Council had not announced to the package
        return None


def months_after(day: date, months: int) -> date:
    """
    The same day of the month so many months later, or that month's last day.

    >>> months_after(date(2018, 11, 30), 3)
    datetime.date(2019, 2, 28)
    """
    shifted: date = day + relativedelta(months=months)
    return shifted


def correspondence(letters: Sequence[PublishedLetter], today: date) -> Correspondence:
    """
    What published letters say of answering, as of *today*.

    Units: working days; over_limit a share.  Sources: 国办秘函〔2019〕19号 for the limits, the survey of 2018, 3.3, for
    nobody_answers.  Nothing is raised: what cannot be determined is None.
    """
    future = [one for one in letters if max(one.asked_on, one.answered_on or one.asked_on) > today]
    mistaken = [one for one in letters if one.answered_on and one.answered_on < one.asked_on and one not in future]
    valid = [one for one in letters if one not in future and one not in mistaken]
    answered = [working_days(one.asked_on, one.answered_on) for one in valid if one.answered_on]
    waiting = [working_days(one.asked_on, today) for one in valid if not one.answered]
    known = [days for days in answered if days is not None]
    late = sum(days > LIMIT_DAYS for days in known)
    still = sum(days is not None and days > LIMIT_DAYS for days in waiting)
    return Correspondence(
        n=len(valid),
        answered=sum(one.answered for one in valid),
        median_days=median([float(days) for days in known]) if known else None,
        over_limit=wilson(late + still, len(known) + still) if known or still else None,
        not_countable=sum(days is None for days in (*answered, *waiting)) + sum(one.undated for one in valid),
        unanswered_long=tuple(one for one in valid if _too_long(one, today)),
        nobody_answers=_nobody(valid, today),
        in_future=len(future),
        mistakes=len(mistaken),
    )


def _too_long(letter: PublishedLetter, today: date) -> bool:
    return not letter.answered and months_after(letter.asked_on, LIMIT_MONTHS) < today


def _nobody(letters: Sequence[PublishedLetter], today: date) -> bool | None:
    """Whether nobody answers: of letters old enough none is answered; the newest ones may still be read by somebody."""
    if any(one.answered for one in letters):
        return False
    old = [one for one in letters if today - one.asked_on >= OLD_ENOUGH]
    return True if len(old) >= FEWEST else None
