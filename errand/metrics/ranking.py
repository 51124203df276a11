"""
Ranks that say how sure they are: a place in a league table is an estimate like any other.

Each city's completion is drawn from what its runs allow; the interval of its place is what 95 % of the draws give.
Cities whose intervals overlap cannot be told apart.  Goldstein & Spiegelhalter (1996), League Tables and Their
Limitations, J. R. Stat. Soc. A 159, 385-443.  What is undetermined may have been anything: each draw takes some share
of it, from none to all, as completed, so that a city errand cannot judge has a wide place.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from errand.core.model import Run
from errand.metrics.effectiveness import attempts, undetermined
from errand.metrics.estimate import UndefinedMeasure

DRAWS = 400


@dataclass(frozen=True, slots=True)
class Rank:
    """A city's place by completion, from 1, with its 95 % interval, among so many."""

    place: int
    low: int
    high: int
    of: int


def ranks(runs: Mapping[str, Collection[Run]], draws: int = DRAWS, seed: int = 1) -> dict[str, Rank]:
    """
    The rank of each city of *runs* by completion; cities without an attempt have none.

    Ties share the better place.  Draws come from a Beta posterior with half a success and half a failure added
    (Jeffreys), so that 3 of 3 is no certainty.
    """
    counts: dict[str, tuple[int, int, int]] = {}
    for city, walked in runs.items():
        try:
            tried = attempts(walked)
        except UndefinedMeasure:
            continue
        counts[city] = (sum(run.outcome.completed for run in tried), len(tried), undetermined(walked))
    dice = random.Random(seed)
    drawn: dict[str, list[int]] = {city: [] for city in counts}
    for _ in range(draws):
        shares = {city: _drawn(dice, *of_it) for city, of_it in counts.items()}
        for place, city in enumerate(sorted(shares, key=shares.__getitem__, reverse=True), 1):
            drawn[city].append(place)
    shares = {city: done / n for city, (done, n, _) in counts.items()}
    cut, of = draws // 40, len(shares)
    for places in drawn.values():
        places.sort()
    return {
        city: Rank(1 + sum(other > share for other in shares.values()), drawn[city][cut], drawn[city][-1 - cut], of)
        for city, share in shares.items()
    }


def _drawn(dice: random.Random, done: int, n: int, unknown: int) -> float:
    """A share that the runs of one city allow."""
    perhaps = unknown * dice.random() if unknown else 0.0
    return dice.betavariate(done + perhaps + 0.5, n + unknown - done - perhaps + 0.5)
