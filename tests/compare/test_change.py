"""Tests of change: known answers, and scipy and statsmodels as independent libraries."""

from __future__ import annotations

import doctest
import random
import statistics

import pytest
from statsmodels.stats.multitest import multipletests

from errand.compare import change


def test_the_examples_in_docstrings_hold() -> None:
    assert doctest.testmod(change).failed == 0


@pytest.mark.parametrize(
    "n_1, n_2, p", [(5, 5, 0.0079), (6, 6, 0.0022), (8, 8, 1.6e-4), (10, 10, 1.1e-5), (30, 3, 3.7e-4), (30, 5, 6.2e-6)]
)
def test_the_smallest_p_is_that_of_the_exact_test(n_1: int, n_2: int, p: float) -> None:
    apart = change.mann_whitney_p([float(at) for at in range(n_1)], [100.0 + at for at in range(n_2)])

    assert change.smallest_p(n_1, n_2) == pytest.approx(p, rel=0.05)
    assert apart == pytest.approx(change.smallest_p(n_1, n_2))


def test_five_against_thirty_can_tell_one_cell_of_1470_and_five_against_five_cannot() -> None:
    threshold = 0.05 / 1470

    assert change.smallest_p(30, 5) < threshold < change.smallest_p(5, 5)
    assert change.runs_needed(30, threshold) == 5
    assert change.runs_needed(1, 1e-9) is None


def test_the_false_discovery_rate_is_that_of_statsmodels() -> None:
    dice = random.Random(1)
    p_values = [dice.random() ** 3 for _ in range(200)]

    rejected = [p <= 0.05 for p in change.adjusted_p(p_values)]

    assert rejected == list(multipletests(p_values, 0.05, "fdr_bh")[0])
    assert any(rejected)
    assert change.adjusted_p([]) == []


@pytest.mark.parametrize("hits, told", [(16, 0.106), (11, 0.001), (7, 1.4e-5)])
def test_shares_are_tested(hits: int, told: float) -> None:
    """Against 20 of 20; Fisher's exact test for the first, whose expected counts allow it to differ from N-1."""
    assert change.completion_p((20, 20), (hits, 20)) == pytest.approx(told, rel=1.5)


def test_the_n_1_test_is_the_one_of_campbell() -> None:
    """Chi-square times (N-1)/N: for 10 of 20 against 16 of 20 the plain statistic is 3.956, p of N-1 is 0.0497."""
    assert change.completion_p((10, 20), (16, 20)) == pytest.approx(0.0497, abs=0.0005)


def test_few_expected_counts_take_fisher() -> None:
    assert change.completion_p((2, 2), (0, 2)) == pytest.approx(1 / 3)


def test_a_ratio_covers_the_truth() -> None:
    dice = random.Random(7)
    covered = 0
    for turn in range(200):
        before = [dice.lognormvariate(0.0, 0.3) for _ in range(30)]
        after = [1.5 * dice.lognormvariate(0.0, 0.3) for _ in range(20)]
        told = change.median_ratio(before, after, turn, resamples=400)
        covered += told.low <= 1.5 <= told.high
    assert covered >= 180


def test_a_ratio_is_the_same_for_the_same_seed() -> None:
    before, after = [1.0, 2.0, 3.0, 4.0], [2.0, 4.0, 5.0, 9.0]

    assert change.median_ratio(before, after, "x") == change.median_ratio(before, after, "x")
    assert change.median_ratio(before, after, "x").value == statistics.median(after) / statistics.median(before)
