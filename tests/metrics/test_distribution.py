"""The five numbers of a distribution, against another implementation."""

from __future__ import annotations

import random

import numpy as np
import pytest

from errand.metrics import UndefinedMeasure
from errand.metrics.distribution import spread


@pytest.mark.parametrize("n", [1, 2, 5, 8, 294])
def test_quartiles_are_those_of_numpy(n: int) -> None:
    dice = random.Random(n)
    values = [dice.lognormvariate(0, 1) for _ in range(n)]
    told = spread(values)

    assert (told.least, told.lower, told.middle, told.upper, told.most) == pytest.approx(
        tuple(np.quantile(values, (0, 0.25, 0.5, 0.75, 1)))
    )
    assert told.n == n


def test_of_nothing_there_is_none() -> None:
    with pytest.raises(UndefinedMeasure):
        spread([])
