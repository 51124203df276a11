"""
What the page shows, gathered from measures: a report never computes, it arranges.

Fixes are ordered by how many runs they stopped, then by how early they stop the citizen.
"""

from __future__ import annotations

import base64
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from errand.core.model import Reason, Run, Setting, Verdict
from errand.given.lexicon import load_lexicon
from errand.given.shipped import FIXTURES
from errand.machine.progress_bar import each
from errand.metrics import BANDS, MEASURES, Better, Estimate, Measure, Missing, effectiveness, effort, judge
from errand.metrics.criteria import BrokenRule, broken_rules
from errand.metrics.ranking import Rank, ranks
from errand.metrics.statistics import wilson

SHOWN = ("completion", "first_attempt", "steps_over_fewest", "predicted_s", "wait_p75_ms", "lcp_p75_ms", "axe_serious")
JOURNEYS = ("register", "search", "guide", "consult", "progress", "errand")
PICTURES = ("page.png", "page.jpg", "page.jpeg")
PICTURES_BYTES = 8_000_000  # of evidence in one file, worst first
MANY_CITIES = 40  # from here on only stories with failures are drawn step by step: the file must stay quick to open
MOST_STORIES = (15, 3)  # of a city that are drawn, among few and among many


@dataclass(frozen=True, slots=True)
class Value:
    """A measure's value for one city, and how it is coloured."""

    measure: Measure
    told: Estimate | Missing
    band: str  # good middling poor, or nothing where no threshold is published


@dataclass(frozen=True, slots=True)
class Bar:
    """One step of a run, for its timeline."""

    number: int
    verb: str
    target: str
    waited_ms: float | None
    predicted_ms: float
    failed: bool


@dataclass(frozen=True, slots=True)
class Story:
    """One story in one city: how often it was done, how it goes, where citizens are lost."""

    journey: str
    name: str
    name_zh: str
    completed: Estimate | Missing
    example: Run  # the run drawn: the newest failed one, else the newest
    bars: tuple[Bar, ...]
    milestones: tuple[effectiveness.Milestone, ...]


@dataclass(frozen=True, slots=True)
class Fix:
    """Something to mend."""

    city: str
    city_zh: str
    reason: Reason
    about: str
    message: str
    stories: tuple[str, ...]  # Chinese names
    stories_en: tuple[str, ...]
    step: int | None
    hit: Estimate  # share of the city's attempts that it stopped
    sure: bool
    rule: str
    suggestion: Mapping[str, str]
    evidence: tuple[str, ...]  # pictures there are, below the folder
    picture: str = ""  # a data address, or nothing


@dataclass(frozen=True, slots=True)
class Cluster:
    """A defect that several cities on one platform share."""

    platform: str
    reason: Reason
    about: str  # what it is about, in Chinese
    cities: tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class CityView:
    """One city's portal; a city walked both on its practice portal and live has two."""

    key: str  # the city, and which portal where there are two
    setting: Setting
    runs: int
    rank: Rank | None
    values: tuple[Value, ...]
    everything: Mapping[str, Value]
    journeys: Mapping[str, Estimate | Missing]
    stories: tuple[Story, ...]
    fixes: tuple[Fix, ...]
    rules: tuple[BrokenRule, ...]  # of accessibility
    predicted: Mapping[str, effort.Predicted]  # by the key of a profile


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    cities: tuple[CityView, ...]
    fixes: tuple[Fix, ...]
    clusters: tuple[Cluster, ...]
    days: tuple[str, str]
    devices: tuple[str, ...]
    personas: tuple[str, ...]
    portals: tuple[str, ...]
    runs: int
    left_out: int  # pictures that did not fit


@cache
def mends() -> Mapping[str, Mapping[str, str]]:
    """Rule and suggestion per reason code."""
    told: dict[str, dict[str, str]] = tomllib.loads((FIXTURES / "fixes.toml").read_text(encoding="utf-8"))
    return told


def make_view(runs: Sequence[Run], folder: Path | None = None) -> View:
    """Arrange *runs*; pictures come from below *folder*."""
    by_city = _by_city(runs)
    placed = ranks(by_city)
    many = len(by_city) > MANY_CITIES
    cities = [_city(key, walked, placed.get(key), many=many) for key, walked in each(by_city.items())]
    cities.sort(key=lambda city: (city.rank.place if city.rank else 10**6, city.key))
    album = _Album(folder)
    pictured = album.with_pictures(sorted((fix for city in cities for fix in city.fixes), key=_urgency))
    cities = [replace(city, fixes=tuple(pictured[id(fix)] for fix in city.fixes)) for city in cities]
    days = sorted(run.started_at[:10] for run in runs)
    settings = [run.setting for run in runs]
    return View(
        cities=tuple(cities),
        fixes=tuple(pictured.values()),
        clusters=_clusters(runs),
        days=(days[0], days[-1]),
        devices=tuple(sorted({one.device for one in settings if one.device})),
        personas=tuple(sorted({one.persona for one in settings if one.persona})),
        portals=tuple(sorted({one.portal for one in settings})),
        runs=len(runs),
        left_out=album.left_out,
    )


def _by_city(runs: Sequence[Run]) -> dict[str, list[Run]]:
    """Runs by the portal they were at: practice and live never make one number."""
    portals: dict[str, set[str]] = defaultdict(set)
    for run in runs:
        portals[run.setting.city].add(run.setting.portal)
    told: dict[str, list[Run]] = defaultdict(list)
    for run in runs:
        city, portal = run.setting.city, run.setting.portal
        told[f"{city}-{portal}" if len(portals[city]) > 1 else city].append(run)
    return dict(told)


def _city(key: str, runs: list[Run], rank: Rank | None, *, many: bool) -> CityView:
    told = judge(runs)
    everything = {key: Value(MEASURES[key], one, _band(key, one)) for key, one in told.items()}
    journeys = {
        journey: MEASURES["completion"].ask(walked)
        for journey in JOURNEYS
        if (walked := [run for run in runs if run.journey == journey])
    }
    return CityView(
        key=key,
        setting=runs[-1].setting,
        runs=len(runs),
        rank=rank,
        values=tuple(everything[key] for key in SHOWN),
        everything=everything,
        journeys=journeys,
        stories=tuple(_stories(runs, many=many)),
        fixes=tuple(sorted(_fixes(runs), key=_urgency)),
        rules=tuple(broken_rules(runs)),
        predicted=effort.by_profile(runs),
    )


def _band(key: str, told: Estimate | Missing) -> str:
    band = BANDS.get(key)
    if band is None or isinstance(told, Missing):
        return ""
    sign = 1 if MEASURES[key].better is Better.LOWER else -1
    value, good, poor = sign * told.value, sign * band.good, sign * band.poor
    return "good" if value <= good else "poor" if value > poor else "middling"


def _stories(runs: Sequence[Run], *, many: bool) -> list[Story]:
    by_story: dict[str, list[Run]] = defaultdict(list)
    for run in sorted(runs, key=lambda run: (JOURNEYS.index(run.journey) if run.journey in JOURNEYS else 9, run.story)):
        by_story[run.story].append(run)
    drawn = [walked for walked in by_story.values() if not many or any(not run.outcome.completed for run in walked)]
    return [_story(walked) for walked in drawn[: MOST_STORIES[many]]]


def _story(runs: list[Run]) -> Story:
    failed = [run for run in runs if run.outcome.verdict is Verdict.FAILED]
    example = (failed or runs)[-1]
    tried = any(run.outcome.verdict in (Verdict.COMPLETED, Verdict.FAILED) for run in runs)
    return Story(
        example.journey,
        example.story.removeprefix("test_").replace("_", " "),
        example.story_zh,
        MEASURES["completion"].ask(runs),
        example,
        tuple(
            Bar(step.number, step.verb, step.target, step.waited_ms, 1000 * acted, step.failed)
            for step, acted in zip(example.steps, effort.per_step_s(example), strict=True)
        ),
        effectiveness.drop_off(runs) if tried else (),
    )


def _fixes(runs: Sequence[Run]) -> list[Fix]:
    found: dict[tuple[Reason, str], list[Run]] = defaultdict(list)
    attempts = 0
    for run in runs:
        attempts += run.outcome.verdict in (Verdict.COMPLETED, Verdict.FAILED)
        if run.outcome.verdict is Verdict.FAILED and run.outcome.reason:
            found[(run.outcome.reason, run.outcome.about or run.story)].append(run)
    return [_fix(reason, about, met, attempts) for (reason, about), met in found.items()]


def _fix(reason: Reason, about: str, met: list[Run], attempts: int) -> Fix:
    first, told = met[0], mends().get(reason, {})
    return Fix(
        first.setting.city,
        first.setting.city_zh,
        reason,
        about,
        first.outcome.message,
        tuple(dict.fromkeys(run.story_zh for run in met)),
        tuple(dict.fromkeys(run.story.removeprefix("test_").replace("_", " ") for run in met)),
        min((run.outcome.step for run in met if run.outcome.step), default=None),
        wilson(len(met), attempts),
        all(run.outcome.sure for run in met),
        told.get("rule", ""),
        {lang: told.get(lang, "") for lang in ("zh", "en")},
        tuple(name for run in met for name in run.evidence if name.endswith(PICTURES)),
    )


def _urgency(fix: Fix) -> tuple[float, int, str]:
    return -fix.hit.value, fix.step or 99, fix.city


def _clusters(runs: Sequence[Run]) -> tuple[Cluster, ...]:
    concepts = load_lexicon().concepts
    shared: dict[tuple[str, Reason, str], dict[str, Setting]] = defaultdict(dict)
    for run in runs:
        outcome, platform = run.outcome, run.setting.platform or run.setting.portal_url
        if outcome.verdict is Verdict.FAILED and outcome.reason:
            about = concepts[outcome.about].zh if outcome.about and outcome.about in concepts else run.story_zh
            shared[(platform, outcome.reason, about)][run.setting.city] = run.setting
    met = sorted(shared.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(Cluster(*key, tuple(cities.values())) for key, cities in met if len(cities) > 1)


class _Album:
    """The pictures of failed runs, as long as they fit."""

    def __init__(self, folder: Path | None) -> None:
        self._folder, self._left, self.left_out = folder, PICTURES_BYTES, 0

    def with_pictures(self, fixes: Sequence[Fix]) -> dict[int, Fix]:
        """By the identity of each fix, the same with its picture; the first ones are the last to go without."""
        return {id(fix): replace(fix, picture=self._picture_of(fix)) for fix in fixes}

    def _picture_of(self, fix: Fix) -> str:
        path = self._folder / fix.evidence[0] if self._folder and fix.evidence else None
        if path is None or not path.is_file():
            return ""
        content = path.read_bytes()
        if len(content) > self._left:
            self.left_out += 1
            return ""
        self._left -= len(content)
        kind = "png" if path.suffix == ".png" else "jpeg"
        return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
