"""
One odd thing at a time: a small sound hall, and something about it that real sites are known to do.

`oddities.toml` says what it is, where it is from, and what a citizen's walk must come to.  A walk that is `completed`
must have done what it says, by the hall's own word.  Where errand falls short, `gaps.toml` says so, case by case.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest

from errand.citizen.citizen import Citizen
from errand.core.model import Outcome, Verdict
from errand.given.cities import PRACTICE
from errand.given.portal import Portal
from errand.report.words import sentence
from tests.calibration.walking import walk
from tests.oddities import (  # noqa: F401 (they enter their oddities)
    entrances,
    forms,
    in_stages,
    layers,
    reading,
    single_page,
)
from tests.oddities.case import STORIES, gaps, made, table
from tests.oddities.hall import Hall

_seed = count()


def told(outcome: Outcome) -> str:
    """A verdict and its reason."""
    return " ".join(filter(None, (str(outcome.verdict), str(outcome.reason or ""))))


@pytest.fixture
def at_hall(send_citizen: Callable[..., Citizen]) -> Callable[[Hall, str], Outcome]:
    """How a story ends at a hall."""

    def tell(hall: Hall, errand: str) -> Outcome:
        with hall.open() as url:
            outcome, citizen = walk(STORIES[errand], send_citizen, Portal(PRACTICE, url), f"odd/{next(_seed)}", {}, {})
        for step in citizen.recorder.steps:
            print(step.number, step.verb, step.target, step.rung, step.detail[:40], "failed" if step.failed else "")
        print(told(outcome), "sure" if outcome.sure else "", sentence(outcome.message, "zh"))
        return outcome

    return tell


@pytest.mark.parametrize("errand", [pytest.param(errand, marks=pytest.mark.slow) for errand in STORIES])
def test_the_hall_is_sound(errand: str, at_hall: Callable[[Hall, str], Outcome]) -> None:
    hall = Hall()

    assert told(at_hall(hall, errand)) == "completed"
    assert errand in hall.done


CASES = [
    pytest.param(name, errand, marks=() if row.quick else pytest.mark.slow, id=f"{name}-{errand}")
    for name, row in table().items()
    for errand in row.right
]


@pytest.mark.parametrize("name, errand", CASES)
def test_an_oddity_is_taken_as_what_it_is(name: str, errand: str, at_hall: Callable[[Hall, str], Outcome]) -> None:
    hall = Hall()
    made[name](hall)

    outcome = at_hall(hall, errand)

    if gap := gaps().get(f"{name}-{errand}"):
        # What is right some of the time (a toast of one second, a button that slides) is a gap still.
        assert told(outcome) in (gap, *table()[name].right[errand]), "the gap has changed: gaps.toml says otherwise"
        return
    assert told(outcome) in table()[name].right[errand]
    assert outcome.verdict is not Verdict.COMPLETED or errand in hall.done


def test_every_gap_is_one_of_a_case() -> None:
    assert set(gaps()) <= {f"{name}-{errand}" for name, row in table().items() for errand in row.right}


def test_every_oddity_stands_in_the_table() -> None:
    assert set(made) == set(table())


def test_there_are_forty_and_each_says_where_it_is_from() -> None:
    assert len(table()) >= 40
    assert all(row.source and row.right for row in table().values())
