"""The questions on a board: which day is that of the answer, and whether there is one."""

from __future__ import annotations

from datetime import date

import pytest

from errand.survey.assess.board import letters_in

ASKED, ANSWERED = date(2026, 1, 5), date(2026, 1, 9)


@pytest.mark.parametrize(
    "row, answered_on, answered",
    [
        (["怎样补办优待证？", "2026-01-05", "2026-01-09"], ANSWERED, True),
        (["怎样补办优待证？", "2026-01-05", "2026-01-06", "已办结", "2026-01-09"], ANSWERED, True),
        (["怎样补办优待证？", "2026-01-05", "待处理", "2026-01-09"], None, False),  # by then it is due
        (["怎样补办优待证？", "2026-01-05", "处理中"], None, False),
        (["怎样补办优待证？", "2026-01-05", "√"], None, True),
        (["怎样补办优待证？", "2026-01-05", "答复"], None, True),
        (["怎样补办优待证？", "2026-01-05", "办结"], None, True),
    ],
)
def test_a_question_is_answered_as_its_row_says(row: list[str], answered_on: date | None, answered: bool) -> None:
    (letter,) = letters_in([row])

    assert (letter.asked_on, letter.answered_on, letter.answered) == (ASKED, answered_on, answered)


def test_a_day_of_an_answer_before_the_question_stays_as_it_is_written() -> None:
    (letter,) = letters_in([["怎样补办优待证？", "2026-01-09", "2026-01-05"]])

    assert (letter.asked_on, letter.answered_on) == (ANSWERED, ASKED)
