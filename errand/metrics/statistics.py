"""
Intervals that hold for few observations, as usability work has them.

All intervals are at 95 %.  What is undefined raises UndefinedMeasure.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence

from errand.metrics.estimate import Estimate, UndefinedMeasure

Z95 = statistics.NormalDist().inv_cdf(0.975)
FEW = 25  # below it the geometric mean is the better middle of task times, from it on the median


def wilson(hits: int, n: int, z: float = Z95) -> Estimate:
    """
    A share with its score interval: centred on (k + z²/2) / (n + z²), never outside [0, 1].

    Unit: share.  Undefined for n = 0.  Wilson (1927), J. Am. Stat. Assoc. 22, 209-212.

    >>> share = wilson(8, 10)
    >>> round(share.low, 3), round(share.high, 3)
    (0.49, 0.943)
    """
    if n == 0:
        raise UndefinedMeasure("no-runs")
    return Estimate(hits / n, n, *_score(hits / n, n, z))


def _score(share: float, n: float, z: float) -> tuple[float, float]:
    spread = z * z / n
    half = z * math.sqrt(share * (1 - share) / n + spread / (4 * n))
    low, high = ((share + spread / 2 + sign * half) / (1 + spread) for sign in (-1, 1))
    return (0.0 if share == 0 else low), (1.0 if share == 1 else high)


def stratified_share(strata: Sequence[tuple[int, int, int]], z: float = Z95) -> Estimate:
    """
    The share in a population of which each stratum was sampled: (hits, n, size of the stratum) for each.

    Unit: share.  Strata count by their size; the variance has the correction for finite strata (Cochran 1977, Sampling
    Techniques, 5.11); the interval is the score interval at the effective sample size (Korn & Graubard 1998, Survey
    Methodology 24, 193-201).  Strata without a sample are left out; undefined where there is no other.

    >>> share = stratified_share([(30, 60, 600), (5, 40, 400)])
    >>> round(share.value, 2), share.n, round(share.low, 3), round(share.high, 3)
    (0.35, 100, 0.273, 0.436)
    """
    sampled = [one for one in strata if one[1]]
    n, size = sum(one[1] for one in sampled), sum(one[2] for one in sampled)
    if n == 0:
        raise UndefinedMeasure("no-runs")
    share = sum(of * hits / drawn for hits, drawn, of in sampled) / size
    variance = sum((of / size) ** 2 * (1 - drawn / of) * _variance(hits, drawn, share) for hits, drawn, of in sampled)
    effective = share * (1 - share) / variance if variance else n
    return Estimate(share, n, *_score(share, effective, z))


def _variance(hits: int, n: int, share: float) -> float:
    """Of a stratum's share; of a single draw that of the whole, for want of a better."""
    return hits / n * (1 - hits / n) / (n - 1) if n > 1 else share * (1 - share)


def mean(values: Sequence[float]) -> Estimate:
    """
    The arithmetic mean with its t interval; none for a single value.

    >>> mean([1.0, 2.0, 3.0]).value
    2.0
    """
    if not values:
        raise UndefinedMeasure("not-observed")
    middle, n = statistics.fmean(values), len(values)
    half = _t_half(statistics.stdev(values), n) if n > 1 else None
    return Estimate(middle, n) if half is None else Estimate(middle, n, middle - half, middle + half)


def geometric_mean(values: Sequence[float]) -> Estimate:
    """
    The geometric mean of positive values: exp(mean(ln x) +- t * s / sqrt(n)); none of an interval for a single value.

    The middle of task times to report for small samples: Sauro & Lewis (2010), CHI '10, 2347-2350.

    >>> round(geometric_mean([1.0, 10.0, 100.0]).value, 6)
    10.0
    """
    if not values:
        raise UndefinedMeasure("not-observed")
    if min(values) <= 0:
        raise ValueError("a geometric mean needs positive values")
    logs, n = [math.log(value) for value in values], len(values)
    middle = statistics.fmean(logs)
    half = _t_half(statistics.stdev(logs), n) if n > 1 else None
    if half is None:
        return Estimate(math.exp(middle), n)
    return Estimate(math.exp(middle), n, math.exp(middle - half), math.exp(middle + half))


def quantile(values: Sequence[float], share: float) -> Estimate:
    """
    A quantile (linear between order statistics) with the distribution-free interval by order statistics.

    low and high are None where too few values bracket it: Hahn & Meeker (1991), Statistical Intervals, 5.2.

    >>> quantile([1.0, 2.0, 3.0, 4.0, 5.0], 0.5).value
    3.0
    """
    if not values:
        raise UndefinedMeasure("not-observed")
    ordered, n = sorted(values), len(values)
    value = between(ordered, share)
    low, high = _order_bounds(n, share)
    if low < 1 or high > n:
        return Estimate(value, n)
    return Estimate(value, n, ordered[low - 1], ordered[high - 1])


def between(ordered: Sequence[float], share: float) -> float:
    """The quantile of values in order, linear between them; without an interval, which takes its time."""
    at = share * (len(ordered) - 1)
    below, above = ordered[math.floor(at)], ordered[math.ceil(at)]
    return below + (above - below) * (at - math.floor(at))


def median(values: Sequence[float]) -> Estimate:
    """The median with its interval by order statistics."""
    return quantile(values, 0.5)


def typical_time(values: Sequence[float]) -> Estimate:
    """The middle of task times: the geometric mean with its t interval below 25 runs, the median from 25 on."""
    return geometric_mean(values) if len(values) < FEW else median(values)


def _t_half(spread: float, n: int) -> float:
    from scipy.stats import t

    return float(t.ppf(0.975, n - 1)) * spread / math.sqrt(n)


def _order_bounds(n: int, share: float) -> tuple[int, int]:
    """Ranks (from 1) of the order statistics that bracket a quantile with at least 95 % confidence."""
    from scipy.stats import binom

    low = int(binom.ppf(0.025, n, share))
    high = int(binom.ppf(0.975, n, share)) + 1
    return low, high
