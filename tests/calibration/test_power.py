"""How often `errand compare` finds a slowdown, and how often one that is not there; `make calibrate` prints it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from errand.compare import Cell, Comparison
from errand.compare.history import change_points
from tests.compare.histories import judged, sound, then
from tests.compare.test_history import START, a_series
from tests.synthetic import JOURNEYS, slower
from tests.synthetic import Cell as Chances


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
    record_property("table", ["power of errand compare, 30 runs against 5", row])
    assert false <= 0.05 * 40 * 20
    assert found / cells > (0.9 if factor == 2.0 and sigma <= 0.3 else 0.0)


@pytest.mark.calibrate
@pytest.mark.parametrize("sigma", [0.15, 0.3, 0.5])
def test_false_alarms(sigma: float, record_property: Callable[[str, object], None]) -> None:
    """In how many of 100 quiet comparisons anything at all is called worse; nominal: 5 %, for all tests together."""
    comparisons = 100
    told = [judged(lambda cell: replace(sound(cell), sigma=sigma), seed) for seed in range(comparisons)]
    worse, watched = (sum(map(bool, some)) for some in zip(*map(_alarms, told), strict=True))
    row = f"sigma {sigma}  worse in {worse} of {comparisons} comparisons of 50 tests, on the watch list in {watched}"
    record_property("table", ["false alarms of errand compare", row])
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
    record_property("table", ["change points, five runs a day, sigma 0.3", row])
    if factor == 1.0:
        assert found <= 0.01 * histories
    if factor == 2.0:
        assert exact > 0.9 * histories
