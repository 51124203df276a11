"""
How long the portal lets people wait: lab values of one vantage point and device.

Waits are read from the page's own clock; web vitals are the browser's, as web-vitals defines them, assessed at the 75th
percentile of page loads (web.dev/vitals).
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from errand.core.model import Reason, Run, Verdict, Visit
from errand.metrics.estimate import Estimate, UndefinedMeasure
from errand.metrics.statistics import quantile, wilson

APDEX_S = 2.5  # satisfied up to it (a good LCP), tolerating up to four times as long (Nielsen's 10 s)
OPEN_LIMIT_S = 15.0  # a page counts as not opened after it (国办秘函〔2019〕19号)
NOT_OPENED = (Reason.UNREACHABLE, Reason.TIMEOUT, Reason.SERVER_ERROR, Reason.TLS_INVALID)


def waits_ms(runs: Collection[Run]) -> list[float]:
    """Every wait that was observed, in ms."""
    return [step.waited_ms for run in runs for step in run.steps if step.waited_ms is not None]


def wait_ms(share: float) -> Callable[[Collection[Run]], Estimate]:
    """The measure of one quantile of all waits.  Unit: ms."""
    return lambda runs: quantile(waits_ms(runs), share)


def vital(name: str, share: float = 0.75) -> Callable[[Collection[Run]], Estimate]:
    """The measure of one web vital over all page loads, at the 75th percentile."""

    def of(runs: Collection[Run]) -> Estimate:
        seen = [value for run in runs for visit in _loads(run) if (value := getattr(visit.vitals, name)) is not None]
        return quantile(seen, share)

    return of


def _loads(run: Run) -> list[Visit]:
    """The visits that began with a page of their own: a new state of the same document has no load."""
    loads: list[Visit] = []
    for visit in run.visits:
        same = loads and visit.timings and visit.timings == loads[-1].timings
        if same:
            loads[-1] = visit  # the document's last word on itself
        else:
            loads.append(visit)
    return loads


def apdex(runs: Collection[Run]) -> Estimate:
    """
    (satisfied + tolerating / 2) / all waits, with T = 2.5 s; a step that ended in a failure counts as frustrated.

    Unit: share.  Apdex Alliance (2007), Application Performance Index, Technical Specification 1.1.
    """
    waits = waits_ms(runs)
    frustrated = sum(run.outcome.verdict is Verdict.FAILED for run in runs)
    if not waits and not frustrated:
        raise UndefinedMeasure("not-observed", len(runs))
    return Estimate(apdex_of([wait / 1000 for wait in waits], frustrated), len(waits) + frustrated)


def apdex_of(waits_s: Collection[float], frustrated: int = 0, satisfied_s: float = APDEX_S) -> float:
    """
    The index of waits in seconds.

    >>> apdex_of([1, 2, 5, 11])
    0.625
    """
    satisfied = sum(wait <= satisfied_s for wait in waits_s)
    tolerating = sum(satisfied_s < wait <= 4 * satisfied_s for wait in waits_s)
    return (satisfied + tolerating / 2) / (len(waits_s) + frustrated)


def availability(runs: Collection[Run]) -> Estimate:
    """
    Share of visits in which the home page opened within 15 s, with its Wilson interval.

    The official veto is 5 % of visits not opened, over a week of at least 20 visits a day (国办秘函〔2019〕19号).
    Unit: share.  Undefined where no home page was asked for.
    """
    asked = [run for run in runs if run.steps and run.outcome.verdict is not Verdict.HARNESS_ERROR]
    opened = sum(not _not_opened(run) for run in asked)
    return wilson(opened, len(asked))


def _not_opened(run: Run) -> bool:
    stopped_at_door = run.outcome.reason in NOT_OPENED and not run.arrivals
    first = run.steps[0].waited_ms
    return stopped_at_door or (first is not None and first > OPEN_LIMIT_S * 1000)
