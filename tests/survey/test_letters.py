"""Days to an answer, by the calendar people in China work by."""

from __future__ import annotations

from datetime import date

import pytest

from errand.survey.assess.letters import PublishedLetter, correspondence, months_after, working_days

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    "asked, answered, days",
    [
        (date(2018, 9, 30), date(2018, 10, 8), 1),  # the whole week of National Day
        (date(2018, 9, 28), date(2018, 9, 30), 2),  # a Saturday and a Sunday that were worked
        (date(2018, 2, 14), date(2018, 2, 24), 3),  # Spring Festival, 15 to 21; Saturday the 24th was worked
        (date(2018, 6, 15), date(2018, 6, 19), 1),  # Dragon Boat Festival on a Monday
        (date(2024, 3, 1), date(2024, 3, 1), 0),
        (date(2024, 3, 1), date(2024, 3, 4), 1),  # over a weekend
        (date(2024, 3, 2), date(2024, 3, 3), 0),  # within one
        (date(2026, 10, 30), date(2100, 1, 4), None),
        (date(1990, 1, 1), date(1990, 1, 2), None),
    ],
)
def test_working_days(asked: date, answered: date, days: int | None) -> None:
    assert working_days(asked, answered) == days


def test_months_end_where_the_month_does() -> None:
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_after(date(2023, 11, 30), 3) == date(2024, 2, 29)


def test_median_and_share_late() -> None:
    letters = [
        PublishedLetter(date(2026, 3, 2), date(2026, 3, 3)),  # 1
        PublishedLetter(date(2026, 3, 2), date(2026, 3, 5)),  # 3
        PublishedLetter(date(2026, 3, 2), date(2026, 3, 12)),  # 8
        PublishedLetter(date(2026, 11, 25)),  # asked yesterday: neither late nor in time
        PublishedLetter(date(2026, 6, 1)),  # waits, and has for long
    ]
    found = correspondence(letters, TODAY)

    assert (found.n, found.answered) == (5, 3)
    assert found.median_days
    assert (found.median_days.value, found.median_days.n) == (3.0, 3)
    assert found.over_limit
    assert (found.over_limit.value, found.over_limit.n) == (0.5, 4)
    assert found.unanswered_long == (PublishedLetter(date(2026, 6, 1)),)
    assert found.nobody_answers is False


def test_years_the_calendar_does_not_know_are_counted_and_not_guessed() -> None:
    found = correspondence(
        [PublishedLetter(date(1999, 5, 4), date(1999, 5, 5)), PublishedLetter(date(2026, 3, 2), date(2026, 3, 3))],
        TODAY,
    )

    assert found.not_countable == 1
    assert found.median_days
    assert found.median_days.n == 1


def test_dates_that_cannot_be_are_counted_and_left_out() -> None:
    letters = [
        PublishedLetter(date(2026, 11, 27)),
        PublishedLetter(date(2026, 3, 2), date(2027, 1, 1)),
        PublishedLetter(date(2026, 3, 2), date(2026, 3, 1)),
    ]
    found = correspondence(letters, TODAY)

    assert (found.n, found.in_future, found.mistakes) == (0, 2, 1)
    assert (found.median_days, found.over_limit, found.nobody_answers) == (None, None, None)


@pytest.mark.parametrize(
    "days, nobody", [((1, 5, 9), True), ((20, 5), None), ((24, 25, 9), None), ((23, 22, 21), True), ((), None)]
)
def test_nobody_answers_only_where_three_have_waited_for_three_days(days: tuple[int, ...], nobody: bool | None) -> None:
    assert correspondence([PublishedLetter(date(2026, 11, day)) for day in days], TODAY).nobody_answers is nobody


def test_the_red_line_of_three_months_is_of_the_calendar() -> None:
    found = correspondence([PublishedLetter(date(2026, 8, 25)), PublishedLetter(date(2026, 8, 26))], TODAY)

    assert found.unanswered_long == (PublishedLetter(date(2026, 8, 25)),)
