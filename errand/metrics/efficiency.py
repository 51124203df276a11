"""
Efficiency (ISO 9241-11, ISO/IEC 25022 8.3): what a completed errand cost.  Only completed runs count.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from urllib.parse import urlsplit

from errand.core.cost import cost_of
from errand.core.journey import fewest_of
from errand.core.model import Run
from errand.metrics import effort
from errand.metrics.effectiveness import attempts, completed
from errand.metrics.estimate import Estimate, UndefinedMeasure
from errand.metrics.statistics import mean, median, typical_time

_NUMBERS = re.compile(r"\d+")


def page_of(url: str) -> str:
    """What makes an address another page: its path and the route behind the hash, numbers apart, no query."""
    parts = urlsplit(url)
    return _NUMBERS.sub("#", f"{parts.path}#{parts.fragment.split('?')[0]}")


def path(run: Run) -> list[str]:
    """The pages a run led over, in order."""
    return [page_of(visit.url) for visit in run.visits]


def steps(runs: Collection[Run]) -> Estimate:
    """Median number of steps.  Unit: count."""
    return median([float(len(run.steps)) for run in completed(runs)])


def steps_over_fewest(runs: Collection[Run]) -> Estimate:
    """
    Mean of steps taken over the fewest a citizen who knows the way needs (ISO/IEC 25022 Ey-5-S).

    Unit: ratio, at least 1.  Undefined where no story has another completed walk, or a number somebody gave, to be
    held against.
    """
    done = [run for run in completed(runs) if run.steps]
    known = fewest_steps(done)
    ratios = [len(run.steps) / fewest for run in done if (fewest := known.get(_errand(run)))]
    if not ratios:
        raise UndefinedMeasure("fewest-unknown", len(runs))
    return mean(ratios)


def fewest_steps(runs: Collection[Run]) -> Mapping[tuple[str, ...], int]:
    """
    The fewest steps of each story at each portal: what marker or portal file say, or fewer where a run needed fewer.

    Where nobody says it, it is the shortest of at least two completed walks: one alone is no measure of itself.
    """
    walked: dict[tuple[str, ...], list[Run]] = {}
    for run in runs:
        walked.setdefault(_errand(run), []).append(run)
    known = {}
    for errand, of_it in walked.items():
        said = [number for run in of_it if (number := fewest_of(run))]
        taken = [len(run.steps) for run in of_it if run.outcome.completed and run.steps]
        if said or len(taken) > 1:
            known[errand] = min(said + taken)
    return known


def fewest(runs: Collection[Run]) -> int | None:
    """The fewest steps of one story at one portal; None where they are not known."""
    return min(fewest_steps(runs).values(), default=None)


def _errand(run: Run) -> tuple[str, ...]:
    """One story at one portal; practice halls have another port each time."""
    where = run.setting
    return run.story, where.city, where.portal, "" if where.portal == "practice" else where.portal_url


def forced_wait_s(runs: Collection[Run]) -> Estimate:
    """Mean time of an attempt in which the portal lets a citizen do nothing: countdowns, entrance pages.  Unit: s."""
    return mean([cost_of(run).forced_ms / 1000 for run in attempts(runs)])


def pages(runs: Collection[Run]) -> Estimate:
    """Median number of distinct pages.  Unit: count."""
    return median([float(len(set(path(run)))) for run in completed(runs)])


def backtracks(runs: Collection[Run]) -> Estimate:
    """Mean number of ways back.  Unit: count."""
    return mean([float(sum(step.verb == "back" for step in run.steps)) for run in completed(runs)])


def windows(runs: Collection[Run]) -> Estimate:
    """Median number of windows a citizen ends up with.  Unit: count."""
    return median([float(max((visit.window for visit in run.visits), default=1)) for run in completed(runs)])


def lostness_of(different: int, total: int, fewest: int) -> float:
    """
    L = sqrt((N/S - 1)² + (R/N - 1)²); N different pages, S visits in all, R pages needed.

    0 is the perfect path; above 0.5 users were lost, up to 0.4 they showed no sign of it.  Smith (1996), Interacting
    with Computers 8, 365-381.

    >>> round(lostness_of(6, 9, 3), 2)
    0.6
    """
    if min(different, total, fewest) < 1:
        raise UndefinedMeasure("not-observed")
    return math.hypot(different / total - 1, fewest / different - 1)


def lostness(runs: Collection[Run]) -> Estimate:
    """
    Mean lostness of completed runs; R is the fewest distinct pages a completed run of its story needed on its platform.

    Unit: ratio, 0 to 1.41.  For a simulated citizen it measures the site's information architecture under errand's
    fixed way of looking, not a person's confusion.
    """
    done = [run for run in completed(runs) if run.visits]
    fewest: dict[tuple[str, str], int] = {}
    for run in done:
        different = len(set(path(run)))
        fewest[_ground(run)] = min(fewest.get(_ground(run), different), different)
    return mean([lostness_of(len(set(path(run))), len(run.visits), fewest[_ground(run)]) for run in done])


def _ground(run: Run) -> tuple[str, str]:
    """Where pages can be counted against each other: one story on one platform, or in one city where none is known."""
    return run.story, run.setting.platform or run.setting.city


def path_similarity(runs: Collection[Run]) -> Estimate:
    """
    Mean likeness of each completed path to the shortest completed one of its story in the same city and platform.

    2 * LCS / (length + length): 1 for the same pages in the same order.  Gwizdka & Spence (2007), Interacting with
    Computers 19, found similarity to the optimal path to predict success best.  Unit: share.
    """
    done = [run for run in completed(runs) if run.visits]
    best: dict[tuple[str, ...], list[str]] = {}
    for run in sorted(done, key=lambda run: len(run.visits)):
        best.setdefault(_addresses(run), path(run))
    return mean([_likeness(path(run), best[_addresses(run)]) for run in done])


def _addresses(run: Run) -> tuple[str, ...]:
    """Where pages have the same addresses: cities of one platform may each have their own."""
    return (*_ground(run), run.setting.city)


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    row = [0] * (len(other) + 1)
    for page in one:
        before = 0
        for at, known in enumerate(other, 1):
            before, row[at] = row[at], before + 1 if page == known else max(row[at], row[at - 1])
    return 2 * row[-1] / (len(one) + len(other))


def productive_time(runs: Collection[Run]) -> Estimate:
    """
    Mean share of a citizen's predicted time that is not waiting for the portal (ISO/IEC 25022 Ey-4-S).  Unit: share.
    """
    shares = []
    for run in completed(runs):
        predicted = effort.predict(run)
        shares.append(1 - predicted.waiting_s / predicted.total_s if predicted.total_s else 1.0)
    return mean(shares)


def task_time_s(runs: Collection[Run]) -> Estimate:
    """
    Time the harness took: geometric mean with t interval below 25 runs, median with its interval from 25 on.

    Unit: seconds.  It is a machine's pace; what a person needs is predicted_s (ISO/IEC 25022 Ey-1-G).
    """
    return typical_time([run.took_ms / 1000 for run in completed(runs) if run.took_ms > 0])
