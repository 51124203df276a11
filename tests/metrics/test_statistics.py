"""Intervals against published worked examples and, as an independent library, statsmodels and scipy."""

from __future__ import annotations

import doctest
import math
import random

import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from errand.metrics import effort, klm, statistics
from errand.metrics import latency as latency_module
from errand.metrics.efficiency import lostness_of
from errand.metrics.estimate import UndefinedMeasure


@pytest.mark.parametrize("module", [statistics, klm, effort, latency_module])
def test_the_examples_in_docstrings_hold(module: object) -> None:
    told = doctest.testmod(module)  # type: ignore[arg-type]

    assert told.failed == 0


def test_a_stratified_share_is_cochrans_with_the_score_interval_at_its_effective_size() -> None:
    told = statistics.stratified_share([(30, 60, 600), (5, 40, 400), (0, 0, 50)])

    variance = 0.6**2 * 0.9 * 0.25 / 59 + 0.4**2 * 0.9 * 0.109375 / 39  # by hand
    effective = 0.35 * 0.65 / variance
    assert told.value == pytest.approx(0.35)
    assert (told.low, told.high) == pytest.approx(
        proportion_confint(0.35 * effective, effective, method="wilson"), abs=1e-9
    )


def test_the_interval_of_a_stratified_share_covers_what_is_so_in_19_of_20_samples() -> None:
    dice = random.Random(5)
    strata = [[dice.random() < share for _ in range(size)] for share, size in ((0.9, 400), (0.5, 150), (0.1, 60))]
    truth = sum(map(sum, strata)) / sum(map(len, strata))

    drawn = [[(one, dice.sample(one, len(one) // 5)) for one in strata] for _ in range(2000)]
    told = [statistics.stratified_share([(sum(some), len(some), len(one)) for one, some in each]) for each in drawn]

    assert 0.935 < sum((one.low or 0) <= truth <= (one.high or 1) for one in told) / len(told) < 0.975


@pytest.mark.parametrize("hits, n", [(0, 20), (20, 20)])
def test_none_and_all_of_a_stratified_sample_still_leave_room(hits: int, n: int) -> None:
    told = statistics.stratified_share([(hits, n, 200)])

    assert (told.low, told.high) == (statistics.wilson(hits, n).low, statistics.wilson(hits, n).high)


@pytest.mark.parametrize("hits, n", [(0, 5), (4, 5), (5, 5), (8, 10), (24, 30), (137, 140)])
def test_wilsons_interval_is_that_of_statsmodels(hits: int, n: int) -> None:
    wilson = statistics.wilson(hits, n)

    assert (wilson.low, wilson.high) == pytest.approx(proportion_confint(hits, n, method="wilson"), abs=1e-9)


def test_never_tried_is_undefined() -> None:
    with pytest.raises(UndefinedMeasure, match="no-runs"):
        statistics.wilson(0, 0)


def test_the_geometric_mean_has_the_t_interval_of_the_logarithms() -> None:
    times = [12.4, 15.1, 9.8, 33.0, 18.2]
    logs = [math.log(value) for value in times]
    told = statistics.geometric_mean(times)

    low, high = stats.t.interval(0.95, len(logs) - 1, loc=sum(logs) / len(logs), scale=stats.sem(logs))
    assert (told.low, told.high) == pytest.approx((math.exp(low), math.exp(high)))
    assert told.value == pytest.approx(stats.gmean(times))


def test_one_value_has_no_interval() -> None:
    told = statistics.geometric_mean([3.0])

    assert (told.low, told.high) == (None, None)


def test_the_median_of_few_has_no_interval_and_of_many_covers_it() -> None:
    assert statistics.median([1.0, 2.0, 3.0]).low is None
    dice = random.Random(1)
    covered = 0
    for _ in range(400):
        told = statistics.median([dice.lognormvariate(0.0, 0.5) for _ in range(30)])
        assert told.low is not None
        assert told.high is not None
        covered += told.low <= 1.0 <= told.high
    assert covered / 400 >= 0.93  # nominal 0.95, conservative by construction


def test_a_few_times_are_summed_up_by_the_geometric_mean_and_many_by_the_median() -> None:
    few, many = [1.0, 2.0, 30.0], [1.0, 2.0, 30.0] * 9

    assert statistics.typical_time(few).value == pytest.approx(stats.gmean(few))
    assert statistics.typical_time(many).value == 2.0


@pytest.mark.parametrize(
    "different, total, fewest, lost", [(6, 9, 3, 0.60), (3, 3, 3, 0.0), (5, 5, 5, 0.0), (10, 20, 5, 0.7071)]
)
def test_lostness_as_smith_has_it(different: int, total: int, fewest: int, lost: float) -> None:
    """The first row is the worked example of Tullis & Albert (2008), Measuring the User Experience."""
    assert lostness_of(different, total, fewest) == pytest.approx(lost, abs=0.005)


def test_apdex_by_its_definition() -> None:
    assert latency_module.apdex_of([0.5] * 60 + [3.0] * 30 + [12.0] * 10) == pytest.approx(0.75)
    assert latency_module.apdex_of([], frustrated=2) == 0.0
