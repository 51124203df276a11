"""
Effectiveness (ISO 9241-11, ISO/IEC 25022 8.2): whether citizens get what they came for.

A run is an attempt when it completed or the portal failed it.  Blocked and delegated runs and errors of the harness
have denominators of their own: they say nothing against a city's service.  Undetermined runs are no attempts either,
for nobody knows how they ended; they widen completion to bounds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace

from errand.core.cost import account_needed, cost_of
from errand.core.model import Run, Verdict
from errand.metrics.estimate import Bounds, Estimate, UndefinedMeasure
from errand.metrics.statistics import mean, wilson

ATTEMPTS = (Verdict.COMPLETED, Verdict.FAILED)


def attempts(runs: Collection[Run]) -> list[Run]:
    """The runs that count as attempts; raises UndefinedMeasure for none."""
    if not runs:
        raise UndefinedMeasure("no-runs")
    tried = [run for run in runs if run.outcome.verdict in ATTEMPTS]
    if not tried:
        raise UndefinedMeasure("none-determined" if undetermined(runs) else "none-attempted", len(runs))
    return tried


def undetermined(runs: Collection[Run]) -> int:
    """How many runs errand could not judge."""
    return sum(run.outcome.verdict is Verdict.UNDETERMINED for run in runs)


def bounds(done: int, tried: int, unknown: int) -> Bounds | None:
    """
    Between what completion lies: [done / n, (done + unknown) / n] with n = tried + unknown; None for no unknown.

    >>> bounds(3, 5, 2)
    Bounds(least=0.42857142857142855, most=0.7142857142857143, undetermined=2, of=7)
    """
    n = tried + unknown
    return Bounds(done / n, (done + unknown) / n, unknown, n) if unknown else None


def completed(runs: Collection[Run]) -> list[Run]:
    """The completed runs; raises UndefinedMeasure for none."""
    done = [run for run in attempts(runs) if run.outcome.completed]
    if not done:
        raise UndefinedMeasure("none-completed", len(runs))
    return done


def completion(runs: Collection[Run]) -> Estimate:
    """
    Share of attempts the citizen finished, with its Wilson interval (ISO/IEC 25022 Ef-1-G), and its bounds.

    Unit: share.  Raises UndefinedMeasure for no attempt: never tried is not the same as always failed.
    """
    tried = attempts(runs)
    done = sum(run.outcome.completed for run in tried)
    return replace(wilson(done, len(tried)), bounds=bounds(done, len(tried), undetermined(runs)))


def first_attempt(runs: Collection[Run]) -> Estimate:
    """Completion over the first walk of each story in a session only: what a citizen meets who tries once."""
    return completion([run for run in runs if run.setting.repeat == 1])


def objectives(runs: Collection[Run]) -> Estimate:
    """
    Mean share of a story's milestones that were reached (ISO/IEC 25022 Ef-2-S, equal weights).

    A completed run has reached all.  Of a failed one it is the distinct arrivals it made, over the arrivals completed
    runs of the same story make (their median), at most all but one.  Failed runs of a story nobody completed count
    with the most arrivals anybody made there plus the one that was missing.
    """
    tried = attempts(runs)
    needed = _milestones(tried)
    return mean([1.0 if run.outcome.completed else _reached(run, needed[run.story]) for run in tried])


def _milestones(runs: Collection[Run]) -> dict[str, int]:
    made: dict[str, list[int]] = defaultdict(list)
    for run in runs:
        made[run.story].append(_arrivals(run) if run.outcome.completed else _arrivals(run) + 1)
    done = {run.story for run in runs if run.outcome.completed}
    finished = {
        story: sorted(_arrivals(run) for run in runs if run.story == story and run.outcome.completed) for story in done
    }
    return {
        story: finished[story][len(finished[story]) // 2] if story in done else max(counts)
        for story, counts in made.items()
    }


def _arrivals(run: Run) -> int:
    return len({(arrival.page, arrival.visit) for arrival in run.arrivals})


def _reached(run: Run, needed: int) -> float:
    return min(_arrivals(run), max(0, needed - 1)) / max(1, needed)


def errors(run: Run) -> int:
    """
    Errors of one run: steps that failed, entries that led nowhere, forms refused; else the failure itself, as one.

    A refusal of what errand had guessed is errand's own and none of them.
    """
    cost = cost_of(run)
    return cost.failed_steps + len(run.dead_ends) + cost.refusals or int(run.outcome.verdict is Verdict.FAILED)


def errors_per_run(runs: Collection[Run]) -> Estimate:
    """Mean number of errors per attempt (ISO/IEC 25022 Ef-3-G, Ef-5-G).  Unit: count."""
    return mean([float(errors(run)) for run in attempts(runs)])


def runs_with_errors(runs: Collection[Run]) -> Estimate:
    """Share of attempts with at least one error (ISO/IEC 25022 Ef-4-G)."""
    tried = attempts(runs)
    return wilson(sum(errors(run) > 0 for run in tried), len(tried))


def recovery(runs: Collection[Run]) -> Estimate:
    """
    Share of refusals after which the form was taken: what was entered, corrected once (ISO/IEC 25023 UEp-3-S).

    Unit: share.  Undefined where nothing was refused.
    """
    costs = [cost_of(run) for run in attempts(runs)]
    refused = sum(cost.refusals for cost in costs)
    if not refused:
        raise UndefinedMeasure("not-refused", len(costs))
    return wilson(sum(cost.recovered for cost in costs), refused)


def account_share(runs: Collection[Run]) -> Estimate:
    """
    Share of stories for which a citizen needs an account: one run of it met a log-in, or was completed after one.

    Unit: share.  A story of one portal counts once; one that was neither completed nor met a log-in does not count.
    """
    needed: dict[tuple[str, str, str], bool] = {}
    for run in runs:
        if (known := account_needed(run)) is not None:
            story = run.setting.city, run.setting.portal, run.story
            needed[story] = needed.get(story, False) or known
    if not needed:
        raise UndefinedMeasure("not-observed" if runs else "no-runs", len(runs))
    return wilson(sum(needed.values()), len(needed))


def share_stopped(stopped: Collection[Run], runs: Collection[Run]) -> Estimate:
    """
    Share of the attempts among *runs* that one and the same finding *stopped*.

    Unit: share.  Raises UndefinedMeasure for no attempt.
    """
    return wilson(len(stopped), len(attempts(runs)))


def share_of(verdict: Verdict, runs: Collection[Run]) -> Estimate:
    """
    Share of runs that ended with *verdict*: of all runs for harness errors, else of those the harness did not spoil.

    Raises UndefinedMeasure for no runs.
    """
    counted = [run for run in runs if verdict is Verdict.HARNESS_ERROR or run.outcome.verdict != Verdict.HARNESS_ERROR]
    return wilson(sum(run.outcome.verdict is verdict for run in counted), len(counted))


@dataclass(frozen=True, slots=True)
class Milestone:
    """One page of a story, in the order citizens come to it, and how many came so far."""

    page: str
    reached: int
    of: int

    @property
    def lost(self) -> int:
        """How many attempts never came here."""
        return self.of - self.reached


def drop_off(runs: Collection[Run]) -> tuple[Milestone, ...]:
    """
    How many attempts reached each milestone of their story, in the order of the longest completed (else longest) run.

    Raises UndefinedMeasure for no attempt; *runs* should be of one story.
    """
    tried = attempts(runs)
    longest = max(tried, key=lambda run: (run.outcome.completed, len(run.arrivals)))
    order = _occurrences(longest)
    reached = Counter(place for run in tried for place in set(_occurrences(run)))
    return tuple(Milestone(page, reached[(page, turn)], len(tried)) for page, turn in order)


def _occurrences(run: Run) -> list[tuple[str, int]]:
    """The pages a run arrived at, each with how often it had been there."""
    been: Counter[str] = Counter()
    places = []
    for arrival in run.arrivals:
        been[arrival.page] += 1
        places.append((arrival.page, been[arrival.page]))
    return places
