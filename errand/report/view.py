"""
What reports show: HTML page, workbook, Word report, league table, terminal and Allure are drawn from this one view.

It asks the measures, so that no report computes.  Nothing is worked out before somebody asks, and then once: the
terminal needs no rank, a workbook no timeline.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from errand.compare.cells import CellKey, Newest, hall_of, newest_of
from errand.core.cost import floor_ms
from errand.core.finding import Finding, Riddle, findings, riddles
from errand.core.journey import Journey, by_story, journeys_of
from errand.core.model import Run, Setting, Verdict
from errand.machine.progress_bar import each
from errand.metrics import BANDS, MEASURES, Better, Estimate, Measure, Missing, effectiveness, efficiency, effort, judge
from errand.metrics.criteria import BrokenRule, broken_rules
from errand.metrics.ranking import Rank, ranks
from errand.metrics.typical_run import TypicalRun, typical
from errand.report.fixes import Fix, Shared, fixes, shared
from errand.report.spreads import Distribution, distributions

SHOWN = ("completion", "first_attempt", "steps_over_fewest", "predicted_s", "wait_p75_ms", "lcp_p75_ms", "axe_serious")
Answer = Estimate | Missing


@dataclass(frozen=True, slots=True)
class Value:
    """A measure's answer, and how it is coloured."""

    measure: Measure
    answer: Answer
    band: str  # good middling poor, or nothing where no threshold is published


@dataclass(frozen=True, slots=True)
class Bar:
    """One step of a run, for its timeline."""

    number: int
    verb: str
    target: str
    concept: str | None
    waited_ms: float | None
    predicted_ms: float
    failed: bool


class StoryView:
    """One story at one portal: how often it was done, how it goes, where citizens are lost."""

    def __init__(self, runs: Sequence[Run], journey: Journey, newest: Newest) -> None:
        self.runs, self.journey, self._newest = runs, journey, newest

    @property
    def example(self) -> Run:
        """The run to draw: the newest failed one, else the newest undetermined one, else the newest."""
        for verdict in (Verdict.FAILED, Verdict.UNDETERMINED):
            if ended := [run for run in self.runs if run.outcome.verdict is verdict]:
                return ended[-1]
        return self.runs[-1]

    @property
    def cell(self) -> CellKey:
        """What the story is compared with over time."""
        return CellKey(hall_of(self.runs[-1], self._newest), self.runs[-1].story)

    @property
    def completions(self) -> int:
        """How many runs completed."""
        return sum(run.outcome.completed for run in self.runs)

    @cached_property
    def fewest(self) -> int | None:
        """The fewest steps at this portal; None where they are not known."""
        return efficiency.fewest(self.runs)

    @cached_property
    def typical(self) -> TypicalRun:
        """What the story costs in the middle of its runs."""
        return typical(self.runs)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The steps of the example."""
        acted = zip(self.example.steps, effort.per_step_s(self.example), strict=True)
        return tuple(
            Bar(one.number, one.verb, one.target, one.concept, one.waited_ms, 1000 * s, one.failed) for one, s in acted
        )

    @property
    def milestones(self) -> tuple[effectiveness.Milestone, ...]:
        """How many came to each page; nothing where nobody tried."""
        tried = any(run.outcome.verdict in effectiveness.ATTEMPTS for run in self.runs)
        return effectiveness.drop_off(self.runs) if tried else ()

    def ask(self, key: str) -> Answer:
        """What one measure says of the story."""
        return MEASURES[key].ask(self.runs)


class _Walked:
    """What every report says of a number of runs: how they ended, when, and under which circumstances."""

    runs: Sequence[Run]

    @property
    def verdicts(self) -> Counter[Verdict]:
        """How many runs ended with each verdict."""
        return Counter(run.outcome.verdict for run in self.runs)

    @cached_property
    def riddles(self) -> Sequence[Riddle]:
        """What errand could not judge, in the order met."""
        return riddles(self.runs)

    @property
    def completion(self) -> Answer:
        """Their completion, with its bounds where runs are undetermined."""
        return MEASURES["completion"].ask(self.runs)

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last day."""
        days = sorted(run.started_at[:10] for run in self.runs)
        return days[0], days[-1]

    @property
    def devices(self) -> tuple[str, ...]:
        """What citizens had before them."""
        return tuple(sorted({run.setting.device for run in self.runs if run.setting.device}))

    @property
    def personas(self) -> tuple[str, ...]:
        """Who walked."""
        return tuple(sorted({run.setting.persona for run in self.runs if run.setting.persona}))

    @property
    def portals(self) -> tuple[str, ...]:
        """Kinds of portal: practice, live."""
        return tuple(sorted({run.setting.portal for run in self.runs}))

    @property
    def floor_ms(self) -> float | None:
        """What errand itself adds to a wait."""
        return floor_ms(self.runs)


class CityView(_Walked):
    """One city's portal; a city walked both on its practice portal and live has two."""

    def __init__(self, key: str, runs: Sequence[Run], whole: View) -> None:
        self.key, self.runs, self._whole = key, runs, whole  # the key: the city, and which portal where there are two

    @property
    def setting(self) -> Setting:
        """The circumstances of the newest run."""
        return self.runs[-1].setting

    @property
    def rank(self) -> Rank | None:
        """The city's place by completion; none without an attempt."""
        return self._whole.ranks.get(self.key)

    @cached_property
    def everything(self) -> Mapping[str, Value]:
        """Every measure, by key."""
        return {key: Value(MEASURES[key], one, _band(key, one)) for key, one in judge(self.runs).items()}

    @property
    def values(self) -> tuple[Value, ...]:
        """The measures of the league table."""
        return tuple(self.everything[key] for key in SHOWN)

    @cached_property
    def journeys(self) -> Mapping[str, Answer]:
        """The completion of each journey that was walked, by its key."""
        walked: dict[str, list[Run]] = defaultdict(list)
        for run in self.runs:
            walked[run.journey].append(run)
        return {one.key: MEASURES["completion"].ask(walked[one.key]) for one in journeys_of(self.runs)}

    @cached_property
    def stories(self) -> tuple[StoryView, ...]:
        """The stories, journey by journey."""
        names = {one.key: one for one in self._whole.journeys}
        newest = self._whole.newest
        return tuple(StoryView(runs, names[runs[0].journey], newest) for runs in by_story(self.runs).values())

    @cached_property
    def fixes(self) -> tuple[Fix, ...]:
        """What to mend, the most urgent first."""
        return fixes(self.runs)

    @cached_property
    def rules(self) -> tuple[BrokenRule, ...]:
        """Accessibility rules that pages break."""
        return tuple(broken_rules(self.runs))

    @cached_property
    def predicted(self) -> Mapping[str, effort.Predicted]:
        """The least time a person needs, by the key of a profile."""
        return effort.by_profile(self.runs)


class View(_Walked):
    """All cities of at least one run."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = runs

    @cached_property
    def by_place(self) -> tuple[CityView, ...]:
        """The portals by province and city; practice and live never make one number."""
        kinds: dict[str, set[str]] = defaultdict(set)
        for run in self.runs:
            kinds[run.setting.city].add(run.setting.portal)
        walked: dict[str, list[Run]] = defaultdict(list)
        for run in self.runs:
            city, portal = run.setting.city, run.setting.portal
            walked[f"{city}-{portal}" if len(kinds[city]) > 1 else city].append(run)
        views = [CityView(key, of_it, self) for key, of_it in walked.items()]
        return tuple(sorted(views, key=lambda one: (one.setting.province, one.key)))

    @cached_property
    def cities(self) -> tuple[CityView, ...]:
        """The portals by rank; those without one come last.  Asks every measure of every city, and shows how far."""
        for city in each(self.by_place):
            _ = city.everything
        return tuple(sorted(self.by_place, key=lambda one: (one.rank.place if one.rank else 10**6, one.key)))

    @cached_property
    def ranks(self) -> Mapping[str, Rank]:
        """The rank of each portal, by its key."""
        return ranks({city.key: city.runs for city in self.by_place})

    @cached_property
    def provinces(self) -> Mapping[tuple[str, str], tuple[Setting, Mapping[str, Answer]]]:
        """By province and kind of portal: a setting in it, and the measures of the league table over all its cities."""
        walked: dict[tuple[str, str], list[Run]] = defaultdict(list)
        for run in self.runs:
            walked[run.setting.province, run.setting.portal].append(run)
        return {
            place: (of_it[0].setting, {key: MEASURES[key].ask(of_it) for key in SHOWN})
            for place, of_it in walked.items()
        }

    @cached_property
    def newest(self) -> Newest:
        """The family of each hall, for runs that do not say it."""
        return newest_of(self.runs)

    @cached_property
    def journeys(self) -> tuple[Journey, ...]:
        """The journeys that were walked, in the order reports list them."""
        return journeys_of(self.runs)

    @cached_property
    def stories(self) -> tuple[Run, ...]:
        """A run of each story that was walked, journey by journey."""
        return tuple(runs[0] for runs in by_story(self.runs).values())

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """What is wrong with the portals, in the order met."""
        return findings(self.runs)

    @cached_property
    def fixes(self) -> tuple[Fix, ...]:
        """What to mend in all cities, the most urgent first."""
        return tuple(sorted((fix for city in self.cities for fix in city.fixes), key=lambda fix: fix.urgency))

    @cached_property
    def shared(self) -> tuple[Shared, ...]:
        """What cities on one platform have in common."""
        return shared(self.findings)

    @cached_property
    def spreads(self) -> tuple[Distribution, ...]:
        """How each measure of the league table lies over the cities."""
        return distributions(
            (city.key, city.setting.portal, [(value.measure, value.answer) for value in city.values])
            for city in self.cities
        )


def _band(key: str, answer: Answer) -> str:
    band = BANDS.get(key)
    if band is None or isinstance(answer, Missing):
        return ""
    sign = 1 if MEASURES[key].better is Better.LOWER else -1
    value, good, poor = sign * answer.value, sign * band.good, sign * band.poor
    return "good" if value <= good else "poor" if value > poor else "middling"
