"""
The judgement: each city and story, its completion and its waiting, now against before.

Completion: three failures in a row end the discussion (an incident, no test); otherwise shares are tested.  Waiting:
the exact Mann-Whitney test, and an alarm only where the change also matters (ratio of medians surely above 1.10 and
more than 0.3 s).  All tests of a comparison share one false discovery rate.  What is wrong with a page is wrong or is
not: new and vanished findings are listed, not tested.

What errand could not judge is no failure and no regression: where it has become more, that is said by itself.
"""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from errand.compare import change
from errand.compare.cells import CellKey, Newest, OtherSeries, by_cell, hall_of, newest_of, other_series
from errand.compare.history import ChangePoint
from errand.compare.periods import Period
from errand.core.finding import Finding, findings
from errand.core.model import Run, Verdict
from errand.machine.progress_bar import each
from errand.metrics import UndefinedMeasure, effectiveness

ALERT_Q = 0.05
WATCH_Q = 0.10  # what would have regressed at this rate is kept under watch
INCIDENT = 3  # failures in a row


class Change(StrEnum):
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
    verdict: Change
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
class LostSight:
    """A story of which errand can judge less than before: how many runs were undetermined, of how many."""

    city: str
    city_zh: str
    story: str
    story_zh: str
    before: tuple[int, int]
    after: tuple[int, int]
    p: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of a comparison."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    cells: tuple[Cell, ...]
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    harness_errors: int
    runs: int
    changes: tuple[ChangePoint, ...] = ()  # of the long history, the newest first
    no_history: str = ""  # why none were looked for
    other_series: tuple[OtherSeries, ...] = ()  # earlier runs at halls of other families: compared with nothing
    undetermined: tuple[int, int] = (0, 0)  # runs before and now that errand could not judge
    judged: tuple[int, int] = (0, 0)  # runs before and now that the harness did not spoil
    lost_sight: tuple[LostSight, ...] = ()  # stories of which it can judge less

    @property
    def nothing_determined(self) -> bool:
        """Whether nobody can tell the end of any run of the current period."""
        return 0 < self.judged[1] == self.undetermined[1]

    @property
    def regressed(self) -> list[Cell]:
        """The cells that got worse."""
        return [cell for cell in self.cells if cell.verdict is Change.REGRESSED]

    @property
    def platforms(self) -> dict[str, list[Cell]]:
        """The regressed cells by what their portals share: one cause is one alarm, however many cities it hits."""
        shared: dict[str, list[Cell]] = defaultdict(list)
        for cell in self.regressed:
            shared[cell.platform].append(cell)
        return dict(shared)


def compare(before: Period, after: Period, q: float = ALERT_Q) -> Comparison:
    """Hold *after* against *before*, the false discovery rate of all tests together at *q*."""
    newest = newest_of([*before.runs, *after.runs])
    new = by_cell(after.runs, newest)
    halls = {key.hall for key in new}
    earlier = [run for run in before.runs if hall_of(run, newest) in halls]
    old = by_cell(earlier, newest)
    drafts = [draft for key in each(sorted(new)) for draft in _drafts(old.get(key, []), new[key])]
    tested = [draft for draft in drafts if draft.p is not None]
    sure, perhaps = (_rejected(tested, rate) for rate in (q, max(q, WATCH_Q)))
    threshold = q / max(1, len(tested))
    cells = tuple(
        draft.judged(rejected=id(draft) in sure, watched=id(draft) in perhaps, threshold=threshold) for draft in drafts
    )
    known, met = ({one.key: one for one in findings(runs)} for runs in (earlier, after.runs))
    walked = {key for key, runs in new.items() if _attempts(runs)}
    return Comparison(
        before.sessions,
        after.sessions,
        cells,
        tuple(one for key, one in met.items() if key not in known),
        tuple(one for key, one in known.items() if key not in met and _was_walked(one, walked, newest)),
        sum(run.outcome.verdict is Verdict.HARNESS_ERROR for run in after.runs),
        len(after.runs),
        other_series=other_series(before.runs, after.runs, newest),
        undetermined=(effectiveness.undetermined(earlier), effectiveness.undetermined(after.runs)),
        judged=(len(_unspoilt(earlier)), len(_unspoilt(after.runs))),
        lost_sight=tuple(one for key in sorted(new) if (one := _lost_sight(old.get(key, []), new[key]))),
    )


def _unspoilt(runs: Iterable[Run]) -> list[Run]:
    return [run for run in runs if run.outcome.verdict is not Verdict.HARNESS_ERROR]


def _lost_sight(old: list[Run], new: list[Run]) -> LostSight | None:
    """Whether more of *new* is undetermined than chance explains, or all of it where some of *old* was not."""
    before, after = ((effectiveness.undetermined(runs), len(_unspoilt(runs))) for runs in (old, new))
    if not (before[1] and after[1]) or after[0] * before[1] <= before[0] * after[1]:
        return None
    p = change.completion_p(before, after)
    if p > ALERT_Q and after[0] < after[1]:
        return None
    one = new[-1]
    return LostSight(one.setting.city, one.setting.city_zh, one.story, one.story_zh, before, after, p)


def _rejected(tested: Sequence[_Draft], q: float) -> set[int]:
    adjusted = change.adjusted_p([draft.p for draft in tested if draft.p is not None])
    return {id(draft) for draft, p in zip(tested, adjusted, strict=True) if p <= q}


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
        watch = unsure and self._verdict(ratio, rejected=True, threshold=threshold) is Change.REGRESSED
        return Cell(
            setting.city, setting.city_zh, setting.platform, self.run.story, self.run.story_zh, self.measure, verdict,
            self._middle(self.old), self._middle(self.new), len(self.old), len(self.new), self.p, ratio,
            change.hodges_lehmann(self.old, self.new) if timed else None,
            change.cliffs_delta(self.old, self.new) if timed else None,
            self.incident,
            self._needed(threshold) if verdict is Change.TOO_FEW else None,
            watch,
        )  # fmt: skip

    def _middle(self, values: Sequence[float]) -> float | None:
        if not values:
            return None
        if self.measure is Watched.COMPLETION:
            return sum(values) / len(values)
        return statistics.median(values)

    def _verdict(self, ratio: change.Ratio | None, *, rejected: bool, threshold: float) -> Change:
        if self.incident or self.recovered:
            return Change.REGRESSED if self.incident else Change.IMPROVED
        if rejected:
            return self._change() if ratio is None else self._that_matters(ratio)
        too_few = not (self.old and self.new) or self._smallest_p() > threshold
        return Change.TOO_FEW if too_few else Change.UNCHANGED

    def _smallest_p(self) -> float:
        if self.measure is Watched.WAITING:
            return change.smallest_p(len(self.old), len(self.new))
        return change.smallest_completion_p((int(sum(self.old)), len(self.old)), len(self.new))

    def _needed(self, threshold: float) -> int | None:
        if self.measure is Watched.WAITING:
            return change.runs_needed(len(self.old), threshold)
        return change.completions_needed((int(sum(self.old)), len(self.old)), threshold)

    def _change(self) -> Change:
        worse = sum(self.new) / len(self.new) < sum(self.old) / len(self.old)
        return Change.REGRESSED if worse else Change.IMPROVED

    def _that_matters(self, ratio: change.Ratio) -> Change:
        shift = change.hodges_lehmann(self.old, self.new)
        if ratio.low > change.LEAST_RATIO and shift > change.LEAST_CHANGE_MS:
            return Change.REGRESSED
        if ratio.high < 1 / change.LEAST_RATIO and shift < -change.LEAST_CHANGE_MS:
            return Change.IMPROVED
        return Change.UNCHANGED


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


def _was_walked(finding: Finding, walked: Collection[CellKey], newest: Newest) -> bool:
    """Whether the stories that met a finding were all tried again: what nobody could judge now is not gone."""
    return all(CellKey(hall_of(run, newest), run.story) in walked for run in finding.stories)
