"""How often `errand compare` finds a slowdown, and how often one that is not there; `make calibrate` prints it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.compare.histories import judged, sound, then
from tests.synthetic import JOURNEYS, Cell, slower


@pytest.mark.calibrate
@pytest.mark.parametrize("factor", [1.5, 2.0])
@pytest.mark.parametrize("sigma", [0.15, 0.3, 0.5])
def test_power(factor: float, sigma: float, record_property: Callable[[str, object], None]) -> None:
    """How often a slowdown is found: 30 runs before, 5 now, 25 cells; printed by `make calibrate`."""
    found = cells = false = 0
    for seed in range(40):

        def noisy(cell: Cell) -> Cell:
            return replace(sound(cell), sigma=sigma)

        told = judged(then(noisy, slower("nanjing", 6, factor)), seed)
        found += sum(cell.city == "nanjing" for cell in told.regressed)
        false += sum(cell.city != "nanjing" for cell in told.regressed)
        cells += len(JOURNEYS)
    row = f"x{factor}  sigma {sigma}  found {found / cells:.0%} of {cells} cells, false alarms {false}"
    record_property("table", ["power of errand compare, 30 runs against 5", row])
    assert false <= 0.05 * 40 * 20
    assert found / cells > (0.9 if factor == 2.0 and sigma <= 0.3 else 0.0)
