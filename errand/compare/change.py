"""
Tests of change for small samples.  Pure functions; times in any one unit.

What so few runs can show at all is part of the answer: `smallest_p` and `runs_needed` say when nothing could have been
found.
"""

from __future__ import annotations

import math
import random
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

RESAMPLES = 2000
MOST_NEEDED = 1000
LEAST_RATIO = 1.10  # of medians; what is nearer to 1 is too small to matter
LEAST_CHANGE_MS = 300.0  # what nobody would notice is no change


def mann_whitney_p(before: Sequence[float], after: Sequence[float]) -> float:
    """
    Two-sided p of the Mann-Whitney U test: exact without ties, else by the normal approximation with tie correction.

    Mann & Whitney (1947), Ann. Math. Stat. 18, 50-60.
    """
    from scipy.stats import mannwhitneyu

    tied = len(set(before) | set(after)) < len(before) + len(after)
    test = mannwhitneyu(before, after, alternative="two-sided", method="asymptotic" if tied else "exact")
    return float(test.pvalue)


def hodges_lehmann(before: Sequence[float], after: Sequence[float]) -> float:
    """
    The shift from *before* to *after*: the median of all pairwise differences, in the unit given.

    Hodges & Lehmann (1963), Ann. Math. Stat. 34, 598-611.

    >>> hodges_lehmann([1, 2, 3], [4, 5, 6])
    3
    """
    return statistics.median(late - early for early in before for late in after)


def cliffs_delta(before: Sequence[float], after: Sequence[float]) -> float:
    """
    How far *after* lies above *before*: P(after > before) - P(after < before), from -1 to 1.

    Cliff (1993), Psychol. Bull. 114, 494-509.

    >>> cliffs_delta([1, 2], [3, 4])
    1.0
    """
    signs = sum((late > early) - (late < early) for early in before for late in after)
    return signs / (len(before) * len(after))


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio of medians with its 95 % percentile bootstrap interval."""

    value: float
    low: float
    high: float


def median_ratio(before: Sequence[float], after: Sequence[float], seed: object, resamples: int = RESAMPLES) -> Ratio:
    """
    The median of *after* over that of *before*, with the percentile bootstrap interval; drawn from *seed*.

    Efron & Tibshirani (1993), An Introduction to the Bootstrap, chapter 13.
    """
    dice = random.Random(f"{seed}")
    ratios = sorted(
        statistics.median(dice.choices(after, k=len(after))) / statistics.median(dice.choices(before, k=len(before)))
        for _ in range(resamples)
    )
    cut = resamples // 40
    return Ratio(statistics.median(after) / statistics.median(before), ratios[cut], ratios[-1 - cut])


def completion_p(before: tuple[int, int], after: tuple[int, int]) -> float:
    """
    Two-sided p of two shares (hits, n): the N-1 test where every expected count exceeds 1, else Fisher's exact.

    Campbell (2007), Stat. Med. 26, 3661-3675.
    """
    from scipy.stats import fisher_exact, norm

    (hits_1, n_1), (hits_2, n_2) = before, after
    total, hits = n_1 + n_2, hits_1 + hits_2
    expected = [n * share / total for n in (n_1, n_2) for share in (hits, total - hits)]
    if min(expected) <= 1:
        return float(fisher_exact([[hits_1, n_1 - hits_1], [hits_2, n_2 - hits_2]]).pvalue)
    pooled = hits / total
    spread = math.sqrt(pooled * (1 - pooled) * (1 / n_1 + 1 / n_2))
    z = (hits_1 / n_1 - hits_2 / n_2) * math.sqrt((total - 1) / total) / spread
    return float(2 * norm.sf(abs(z)))


def smallest_p(n_1: int, n_2: int) -> float:
    """
    The smallest p the exact Mann-Whitney test can reach: 2 / C(n1 + n2, n1).

    >>> round(smallest_p(5, 5), 4)
    0.0079
    """
    return 2 / math.comb(n_1 + n_2, n_1)


def runs_needed(n_before: int, threshold: float) -> int | None:
    """How many runs *after* it takes for the exact test to reach *threshold* at all; None for more than a thousand."""
    if n_before < 1:
        return None
    return next((n for n in range(1, MOST_NEEDED) if smallest_p(n_before, n) <= threshold), None)


def smallest_completion_p(before: tuple[int, int], n_after: int) -> float:
    """
    The smallest p that *n_after* runs could reach against (hits, n): all of them completed, or none.

    >>> round(smallest_completion_p((2, 2), 2), 4)
    0.3333
    """
    return min(completion_p(before, (hits, n_after)) for hits in (0, n_after))


def completions_needed(before: tuple[int, int], threshold: float) -> int | None:
    """How many runs *after* it takes for shares to reach *threshold* at all; None for more than a thousand."""
    if before[1] < 1:
        return None
    return next((n for n in range(1, MOST_NEEDED) if smallest_completion_p(before, n) <= threshold), None)


def adjusted_p(p_values: Sequence[float]) -> list[float]:
    """
    The p values adjusted for being many: rejecting those up to *q* holds the false discovery rate at *q*.

    Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57, 289-300.

    >>> [p <= 0.05 for p in adjusted_p([0.01, 0.04, 0.03, 0.9])]
    [True, False, False, False]
    """
    from scipy.stats import false_discovery_control

    return [float(p) for p in false_discovery_control(p_values)] if p_values else []
