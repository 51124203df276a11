"""How often `errand compare` finds a slowdown, and how often one that is not there; `make calibrate` prints it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from errand.compare import Cell, Comparison, Period, compare
from errand.compare.change import mann_whitney_p
from errand.compare.history import change_points
from tests.calibration.conftest import TABLE
from tests.compare.histories import judged, sound, then
from tests.compare.test_history import START, a_series
from tests.runs import a_run
from tests.synthetic import JOURNEYS, slower
from tests.synthetic import Cell as Chances

SIZES = ((10, 10), (20, 20), (30, 10))  # runs before and now
ALPHA = 0.001  # what the one hall that became slow among 50 tests must reach, when they share a rate of 5 %
TYPICAL_MS = 2000.0
DRAWS, JUDGED = 4000, 200  # by the test alone, and the first of them by errand, whose bootstrap takes its time
KNOWN: Mapping[tuple[float, float], tuple[float, float, float]] = {
    (0.15, 1.5): (0.93, 1.0, 1.0),
    (0.3, 1.5): (0.19, 0.74, 0.50),
    (0.3, 2.0): (0.82, 1.0, 0.99),
    (0.5, 2.0): (0.22, 0.77, 0.54),
}
"""Sigma and factor -> the power of the exact Mann-Whitney test alone for SIZES, simulated by others."""
BY_CHANCE = 0.04  # how far theirs, of some hundred draws as it seems, may lie from ours

Waits = list[float]


@pytest.mark.calibrate
@pytest.mark.parametrize("factor", [1.5, 2.0])
@pytest.mark.parametrize("sigma", [0.15, 0.3, 0.5])
def test_power(factor: float, sigma: float, record_property: Callable[[str, object], None]) -> None:
    """How often a slowdown is found: 30 runs before, 5 now, 25 cells; printed by `make calibrate`."""
    found = cells = false = 0
    for seed in range(40):

        def noisy(cell: Chances) -> Chances:
            return replace(sound(cell), sigma=sigma)

        told = judged(then(noisy, slower("nanjing", 6, factor)), seed)
        found += sum(cell.city == "nanjing" for cell in told.regressed)
        false += sum(cell.city != "nanjing" for cell in told.regressed)
        cells += len(JOURNEYS)
    row = f"x{factor}  sigma {sigma}  found {found / cells:.0%} of {cells} cells, false alarms {false}"
    record_property(TABLE, ["power of errand compare, 30 runs against 5", row])
    assert false <= 0.05 * 40 * 20
    assert found / cells > (0.9 if factor == 2.0 and sigma <= 0.3 else 0.0)


@pytest.mark.calibrate
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}-{size[1]}")
@pytest.mark.parametrize("factor", [1.5, 2.0])
@pytest.mark.parametrize("sigma", [0.15, 0.3, 0.5])
def test_power_at_a_thousandth(
    sigma: float, factor: float, size: tuple[int, int], record_property: Callable[[str, object], None]
) -> None:
    """How often a slowdown is found at p = .001: by the test alone, and by errand, for whom it must matter as well."""
    dice = random.Random(f"{sigma}/{factor}/{size}")
    draws = [_waits(dice, sigma, size, factor) for _ in range(DRAWS)]
    rejected = [mann_whitney_p(*draw) <= ALPHA for draw in draws]
    told = [_told_of(*draw) for draw in draws[:JUDGED]]
    alone = sum(rejected) / DRAWS
    errands = alone * sum(told) / max(1, sum(rejected[:JUDGED]))  # of what the test finds, the part that matters
    known = KNOWN.get((sigma, factor), (None, None, None))[SIZES.index(size)]
    other = "   -" if known is None else f"{known:4.0%}"
    row = f"sigma {sigma:4}  x{factor}  {size[0]} against {size[1]}  test alone {alone:4.0%} (others: {other})"
    title = f"power at p = {ALPHA}, {DRAWS} draws, {JUDGED} of them judged by errand"
    record_property(TABLE, [title, f"{row}  errand {errands:4.0%}"])
    assert not [draw for draw, (worse, found) in enumerate(zip(told, rejected, strict=False)) if worse and not found]
    assert known is None or abs(alone - known) <= BY_CHANCE


def _waits(dice: random.Random, sigma: float, size: tuple[int, int], factor: float) -> tuple[Waits, Waits]:
    """The waits of runs before and now."""
    before, now = (
        [TYPICAL_MS * times * dice.lognormvariate(0.0, sigma) for _ in range(runs)]
        for runs, times in zip(size, (1.0, factor), strict=True)
    )
    return before, now


def _told_of(before: Waits, now: Waits) -> bool:
    """Whether errand calls it worse; completion and waiting share its rate: the lesser p is held to half of it."""
    old, new = (
        Period(tuple(a_run("search", id=f"{name}{at}", waits=(wait,)) for at, wait in enumerate(waits)), (name,))
        for name, waits in (("before", before), ("now", now))
    )
    return bool(compare(old, new, q=2 * ALPHA).regressed)


@pytest.mark.calibrate
@pytest.mark.parametrize("sigma", [0.15, 0.3, 0.5])
def test_false_alarms(sigma: float, record_property: Callable[[str, object], None]) -> None:
    """In how many of 100 quiet comparisons anything at all is called worse; nominal: 5 %, for all tests together."""
    comparisons = 100
    told = [judged(lambda cell: replace(sound(cell), sigma=sigma), seed) for seed in range(comparisons)]
    worse, watched = (sum(map(bool, some)) for some in zip(*map(_alarms, told), strict=True))
    row = f"sigma {sigma}  worse in {worse} of {comparisons} comparisons of 50 tests, on the watch list in {watched}"
    record_property(TABLE, ["false alarms of errand compare", row])
    assert worse <= 10  # 5 expected at most; more than 10 have a chance of 1 in 100
    assert watched <= 18  # 10 expected at most


def _alarms(told: Comparison) -> tuple[list[Cell], list[Cell]]:
    return told.regressed, [cell for cell in told.cells if cell.watch]


@pytest.mark.calibrate
@pytest.mark.parametrize("factor", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("days", [26, 52, 200])
def test_change_points(days: int, factor: float, record_property: Callable[[str, object], None]) -> None:
    """How often a lasting slowdown after two thirds of a history is found, and on its day; 1.0: false alarms."""
    histories, put_in = 200, days * 2 // 3
    found = exact = 0
    for seed in range(histories):
        points = change_points(a_series(days, lambda day: 2000.0 * (factor if day >= put_in else 1.0), seed))
        found += bool(points)
        exact += any(abs((point.day - START).days - put_in) <= 1 for point in points)
    row = f"{days:3} days  x{factor:.2f}  found {found / histories:.1%} of {histories}, on its day {exact}"
    record_property(TABLE, ["change points, five runs a day, sigma 0.3", row])
    if factor == 1.0:
        assert found <= 0.01 * histories
    if factor == 2.0:
        assert exact > 0.9 * histories
