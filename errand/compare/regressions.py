"""
The judgement: each city and story, its completion and its waiting, now against before.

Completion: three failures in a row end the discussion (an incident, no test); otherwise shares are tested.  Waiting:
the exact Mann-Whitney test, and an alarm only where the change also matters (ratio of medians surely above 1.10 and
more than 0.3 s).  All tests of a comparison share one false discovery rate.  What is wrong with a page is wrong or is
not: new and vanished findings are listed, not tested.
"""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from errand.compare import change
from errand.compare.history import ChangePoint
from errand.compare.periods import Period
from errand.core.model import Reason, Run
from errand.core.model import Verdict as Outcome
from errand.machine.progress_bar import each
from errand.metrics import UndefinedMeasure, effectiveness

ALERT_Q = 0.05
WATCH_Q = 0.10  # what would have regressed at this rate is kept under watch
INCIDENT = 3  # failures in a row


class Verdict(StrEnum):
    """What became of one measure in one cell."""

    REGRESSED = "regressed"
    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    TOO_FEW = "too-few-runs"


class Watched(StrEnum):
    """The measures that are compared."""

    COMPLETION = "completion"
    WAITING = "waiting_ms"  # of a completed run, all its waits together


@dataclass(frozen=True, slots=True)
class Cell:
    """One measure of one story in one city: values, test and verdict.  Times are milliseconds."""

    city: str
    city_zh: str
    platform: str
    story: str
    story_zh: str
    measure: Watched
    verdict: Verdict
    before: float | None  # share completed, or median
    after: float | None
    n_before: int
    n_after: int
    p: float | None = None
    ratio: change.Ratio | None = None
    shift_ms: float | None = None  # Hodges-Lehmann
    delta: float | None = None  # Cliff
    incident: bool = False
    needed: int | None = None  # runs in the current period, for the test to be able to tell at all; None: over 1000
    watch: bool = False  # not regressed, but would have at the rate of the watch list


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with one portal."""

    city: str
    city_zh: str
    reason: Reason
    about: str
    message: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything a comparison tells."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    cells: tuple[Cell, ...]
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    harness_errors: int
    runs: int
    changes: tuple[ChangePoint, ...] = ()  # of the long history, the newest first
    no_history: str = ""  # why none were looked for

    @property
    def regressed(self) -> list[Cell]:
        """The cells that got worse."""
        return [cell for cell in self.cells if cell.verdict is Verdict.REGRESSED]

    @property
    def platforms(self) -> dict[str, list[Cell]]:
        """The regressed cells by what their portals share: one cause is one alarm, however many cities it hits."""
        shared: dict[str, list[Cell]] = defaultdict(list)
        for cell in self.regressed:
            shared[cell.platform].append(cell)
        return dict(shared)


def compare(before: Period, after: Period, q: float = ALERT_Q) -> Comparison:
    """Hold *after* against *before*, the false discovery rate of all tests together at *q*."""
    old, new = _cells(before.runs), _cells(after.runs)
    drafts = [draft for key in each(sorted(new)) for draft in _drafts(old.get(key, []), new[key])]
    tested = [draft for draft in drafts if draft.p is not None]
    sure, perhaps = (_rejected(tested, rate) for rate in (q, max(q, WATCH_Q)))
    threshold = q / max(1, len(tested))
    cells = tuple(
        draft.judged(rejected=id(draft) in sure, watched=id(draft) in perhaps, threshold=threshold) for draft in drafts
    )
    was, is_now = _findings(before.runs), _findings(after.runs)
    walked = {(run.setting.city, run.story) for run in after.runs}
    return Comparison(
        before.sessions,
        after.sessions,
        cells,
        tuple(told for key, told in is_now.items() if key not in was),
        tuple(told for key, told in was.items() if key not in is_now and _was_walked(before.runs, key, walked)),
        sum(run.outcome.verdict is Outcome.HARNESS_ERROR for run in after.runs),
        len(after.runs),
    )


def _rejected(tested: Sequence[_Draft], q: float) -> set[int]:
    told = change.benjamini_hochberg([draft.p for draft in tested if draft.p is not None], q)
    return {id(draft) for draft, rejected in zip(tested, told, strict=True) if rejected}


@dataclass(slots=True)
class _Draft:
    """A cell before all tests are known."""

    run: Run
    measure: Watched
    old: list[float]
    new: list[float]
    p: float | None
    incident: bool = False
    recovered: bool = False

    @property
    def timed(self) -> bool:
        return self.measure is Watched.WAITING and bool(self.old and self.new)

    def judged(self, *, rejected: bool, watched: bool, threshold: float) -> Cell:
        setting, timed = self.run.setting, self.timed
        seed = f"{setting.city}/{self.run.story}"
        ratio = change.median_ratio(self.old, self.new, seed) if watched and timed else None
        verdict = self._verdict(ratio, rejected=rejected, threshold=threshold)
        unsure = watched and not rejected
        watch = unsure and self._verdict(ratio, rejected=True, threshold=threshold) is Verdict.REGRESSED
        return Cell(
            setting.city, setting.city_zh, setting.platform, self.run.story, self.run.story_zh, self.measure, verdict,
            self._middle(self.old), self._middle(self.new), len(self.old), len(self.new), self.p, ratio,
            change.hodges_lehmann(self.old, self.new) if timed else None,
            change.cliffs_delta(self.old, self.new) if timed else None,
            self.incident,
            self._needed(threshold) if verdict is Verdict.TOO_FEW else None,
            watch,
        )  # fmt: skip

    def _middle(self, values: Sequence[float]) -> float | None:
        if not values:
            return None
        if self.measure is Watched.COMPLETION:
            return sum(values) / len(values)
        return statistics.median(values)

    def _verdict(self, ratio: change.Ratio | None, *, rejected: bool, threshold: float) -> Verdict:
        if self.incident or self.recovered:
            return Verdict.REGRESSED if self.incident else Verdict.IMPROVED
        if rejected:
            return self._change() if ratio is None else self._that_matters(ratio)
        too_few = not (self.old and self.new) or self._smallest_p() > threshold
        return Verdict.TOO_FEW if too_few else Verdict.UNCHANGED

    def _smallest_p(self) -> float:
        if self.measure is Watched.WAITING:
            return change.smallest_p(len(self.old), len(self.new))
        return change.smallest_completion_p((int(sum(self.old)), len(self.old)), len(self.new))

    def _needed(self, threshold: float) -> int | None:
        if self.measure is Watched.WAITING:
            return change.runs_needed(len(self.old), threshold)
        return change.completions_needed((int(sum(self.old)), len(self.old)), threshold)

    def _change(self) -> Verdict:
        worse = sum(self.new) / len(self.new) < sum(self.old) / len(self.old)
        return Verdict.REGRESSED if worse else Verdict.IMPROVED

    def _that_matters(self, ratio: change.Ratio) -> Verdict:
        shift = change.hodges_lehmann(self.old, self.new)
        if ratio.low > change.LEAST_RATIO and shift > change.LEAST_CHANGE_MS:
            return Verdict.REGRESSED
        if ratio.high < 1 / change.LEAST_RATIO and shift < -change.LEAST_CHANGE_MS:
            return Verdict.IMPROVED
        return Verdict.UNCHANGED


def _cells(runs: Iterable[Run]) -> dict[tuple[str, str], list[Run]]:
    cells: dict[tuple[str, str], list[Run]] = defaultdict(list)
    for run in sorted(runs, key=lambda run: run.started_at):
        cells[(run.setting.city, run.story)].append(run)
    return cells


def _drafts(old: list[Run], new: list[Run]) -> list[_Draft]:
    done_before, done_now = _attempts(old), _attempts(new)
    if not done_now:
        return []
    before, now = [float(done) for done in done_before], [float(done) for done in done_now]
    incident = _in_a_row(done_now, ended=False) and any(done_before)
    recovered = _in_a_row(done_now, ended=True) and _in_a_row(done_before, ended=False)
    settled = incident or recovered or not before
    p = None if settled else change.completion_p((int(sum(before)), len(before)), (int(sum(now)), len(now)))
    completion = _Draft(new[-1], Watched.COMPLETION, before, now, p, incident, recovered)
    waited_before, waited_now = _waiting(old), _waiting(new)
    timed = change.mann_whitney_p(waited_before, waited_now) if waited_before and waited_now else None
    return [completion, _Draft(new[-1], Watched.WAITING, waited_before, waited_now, timed)]


def _attempts(runs: list[Run]) -> list[bool]:
    try:
        return [run.outcome.completed for run in effectiveness.attempts(runs)]
    except UndefinedMeasure:
        return []


def _in_a_row(done: list[bool], *, ended: bool) -> bool:
    return len(done) >= INCIDENT and all(one is ended for one in done[-INCIDENT:])


def _waiting(runs: list[Run]) -> list[float]:
    """All the waits of each completed run together, in ms."""
    totals = (sum(step.waited_ms or 0.0 for step in run.steps) for run in runs if run.outcome.completed)
    return [total for total in totals if total > 0]


def _findings(runs: Iterable[Run]) -> dict[tuple[str, Reason, str], Finding]:
    found: dict[tuple[str, Reason, str], Finding] = {}
    for run in runs:
        outcome = run.outcome
        if outcome.verdict is Outcome.FAILED and outcome.reason:
            about = outcome.about or run.story
            told = Finding(run.setting.city, run.setting.city_zh, outcome.reason, about, outcome.message)
            found.setdefault((run.setting.city, outcome.reason, about), told)
    return found


def _was_walked(runs: Iterable[Run], key: tuple[str, Reason, str], walked: set[tuple[str, str]]) -> bool:
    """Whether the story that told of a finding was walked again: what nobody looked for is not gone."""
    city, reason, about = key
    stories = {
        run.story
        for run in runs
        if run.setting.city == city and run.outcome.reason is reason and (run.outcome.about or run.story) == about
    }
    return all((city, story) in walked for story in stories)
