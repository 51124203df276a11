"""
Every measure errand knows, in one table: what reports, tables, budgets and comparisons iterate over.

A measure is a pure function of runs; its unit, which way is better and where it comes from stand
beside it, once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from errand.core.model import Run, Verdict
from errand.metrics import accessibility, effectiveness, efficiency, effort, forms, latency
from errand.metrics.estimate import Estimate, Missing, UndefinedMeasure


class Group(StrEnum):
    """The part of usability a measure speaks of (ISO 9241-11, ISO/IEC 25022), and what stands beside it."""

    EFFECTIVENESS = "effectiveness"
    EFFICIENCY = "efficiency"
    EFFORT = "effort"
    FORM = "form"
    LATENCY = "latency"
    ACCESSIBILITY = "accessibility"
    SATISFACTION = "satisfaction"


class Unit(StrEnum):
    """In what a value is given; a share is a fraction of 1."""

    SHARE = "share"
    COUNT = "count"
    MS = "ms"
    S = "s"
    RATIO = "ratio"  # without a unit


class Better(StrEnum):
    """Which way is better for the citizen."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"  # tells, but does not judge


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: its key, by which the catalogue of words knows its names too, and the function that computes it."""

    key: str
    group: Group
    unit: Unit
    better: Better
    source: str  # standard or publication; sc-..., miit-...: Chinese documents, by their names in the catalogue
    of: Callable[[Collection[Run]], Estimate]  # raises UndefinedMeasure
    lab: bool = False  # whether the number holds for this vantage point and device only, and must say so

    def ask(self, runs: Collection[Run]) -> Estimate | Missing:
        """The value for *runs*, or why there is none."""
        try:
            return self._possible(self.of(runs))
        except UndefinedMeasure as undefined:
            return Missing(undefined.why, undefined.n)

    def _possible(self, estimate: Estimate) -> Estimate:
        """Without what no value can be: a t interval knows neither that nothing is negative nor that a share ends at 1."""
        low = None if estimate.low is None else max(0.0, estimate.low)
        high = estimate.high if estimate.high is None or self.unit is not Unit.SHARE else min(1.0, estimate.high)
        return replace(estimate, low=low, high=high)


@dataclass(frozen=True, slots=True)
class Band:
    """From where on a value is good, and from where on it is poor; which way follows from `Measure.better`."""

    good: float
    poor: float
    source: str


_VITALS = "web-vitals"
BANDS: Mapping[str, Band] = {
    "ttfb_p75_ms": Band(800, 1800, _VITALS),
    "fcp_p75_ms": Band(1800, 3000, _VITALS),
    "lcp_p75_ms": Band(2500, 4000, _VITALS),
    "inp_p75_ms": Band(200, 500, _VITALS),
    "cls_p75": Band(0.1, 0.25, _VITALS),
    "lostness": Band(0.4, 0.5, "Smith (1996)"),
    "availability": Band(0.95, 0.95, "sc-2019-19"),
    "verification_contents": Band(3, 3, "sc-2016-108"),
    "apdex": Band(0.85, 0.70, "Apdex Alliance (2007)"),
}
"""Published thresholds; a measure without one is not coloured."""


def _of(
    group: Group,
    unit: Unit,
    better: Better,
    *rows: tuple[str, str, Callable[..., Estimate]],
    lab: bool = False,
) -> Iterator[Measure]:
    for key, source, of in rows:
        yield Measure(key, group, unit, better, source, of, lab)


def _nobody_asked(_: Collection[Run]) -> Estimate:
    raise UndefinedMeasure("not-simulated")


def _all() -> Iterator[Measure]:
    share, count, ratio, seconds, ms = Unit.SHARE, Unit.COUNT, Unit.RATIO, Unit.S, Unit.MS
    high, low, neither = Better.HIGHER, Better.LOWER, Better.NEITHER
    iso = "ISO/IEC 25022:2016"
    yield from _of(Group.EFFECTIVENESS, share, high,
        ("completion", f"{iso} Ef-1-G; Wilson (1927)", effectiveness.completion),
        ("objectives", f"{iso} Ef-2-S", effectiveness.objectives),
        ("first_attempt", f"{iso} Ef-1-G", effectiveness.first_attempt),
    )  # fmt: skip
    yield from _of(Group.EFFECTIVENESS, count, low,
        ("errors_per_run", f"{iso} Ef-3-G", effectiveness.errors_per_run),
    )  # fmt: skip
    yield from _of(Group.EFFECTIVENESS, share, low,
        ("runs_with_errors", f"{iso} Ef-4-G", effectiveness.runs_with_errors),
    )  # fmt: skip
    yield from _of(Group.EFFECTIVENESS, share, high,
        ("recovery", "ISO/IEC 25023:2016 UEp-3-S", effectiveness.recovery),
    )  # fmt: skip
    yield from _of(Group.EFFECTIVENESS, share, low,
        ("account_share", "errand", effectiveness.account_share),
    )  # fmt: skip
    yield from _of(Group.EFFECTIVENESS, share, neither,
        ("undetermined_share", "errand", partial(effectiveness.share_of, Verdict.UNDETERMINED)),
        ("blocked_share", "errand", partial(effectiveness.share_of, Verdict.BLOCKED)),
        ("delegated_share", "errand", partial(effectiveness.share_of, Verdict.DELEGATED)),
        ("harness_share", "errand", partial(effectiveness.share_of, Verdict.HARNESS_ERROR)),
    )  # fmt: skip
    yield from _of(Group.EFFICIENCY, count, low,
        ("steps", f"{iso} Ey", efficiency.steps),
        ("pages", "Smith (1996)", efficiency.pages),
        ("backtracks", "errand", efficiency.backtracks),
        ("windows", "errand", efficiency.windows),
    )  # fmt: skip
    yield from _of(Group.EFFICIENCY, ratio, low,
        ("steps_over_fewest", f"{iso} Ey-5-S", efficiency.steps_over_fewest),
        ("lostness", "Smith (1996)", efficiency.lostness),
    )  # fmt: skip
    yield from _of(Group.EFFICIENCY, share, high,
        ("path_similarity", "Gwizdka & Spence (2007)", efficiency.path_similarity),
        ("productive_time", f"{iso} Ey-4-S", efficiency.productive_time),
    )  # fmt: skip
    yield from _of(Group.EFFICIENCY, seconds, low,
        ("forced_wait_s", "errand", efficiency.forced_wait_s),
    )  # fmt: skip
    yield from _of(Group.EFFICIENCY, seconds, low,
        ("task_time_s", f"{iso} Ey-1-G; Sauro & Lewis (2010)", efficiency.task_time_s),
        lab=True)  # fmt: skip
    klm = "Card, Moran & Newell (1980)"
    yield from _of(Group.EFFORT, seconds, low,
        ("predicted_s", klm, effort.predicted_s),
        ("predicted_waiting_s", klm, effort.part_s(lambda person: person.waiting_s)),
        ("predicted_typing_s", klm, effort.part_s(lambda person: person.typing_s)),
        ("predicted_pointing_s", klm, effort.part_s(lambda person: person.pointing_s)),
        ("predicted_thinking_s", klm, effort.part_s(lambda person: person.thinking_s)),
        ("predicted_reading_s", "errand/metrics/klm/profiles.toml", effort.part_s(lambda person: person.reading_s)),
        lab=True)  # fmt: skip
    yield from _of(Group.EFFORT, count, low,
        ("typed_characters", "errand", effort.typed_characters),
    )  # fmt: skip
    yield from _of(Group.FORM, count, low,
        ("fields_asked", "errand", forms.count(forms.asked)),
        ("fields_required", "errand", forms.count(forms.required)),
        ("fields_asked_twice", "errand", forms.count(forms.asked_twice)),
        ("uploads", "errand", forms.count(forms.of_kind("file"))),
        ("captchas", "errand", forms.count(forms.of_kind("captcha"))),
    )  # fmt: skip
    yield from _of(Group.FORM, count, high,
        ("verification_contents", "sc-2016-108", forms.verification_contents),
    )  # fmt: skip
    yield from _of(Group.LATENCY, ms, low,
        ("wait_median_ms", "errand", latency.wait_ms(0.5)),
        ("wait_p75_ms", "errand", latency.wait_ms(0.75)),
        ("wait_p95_ms", "errand", latency.wait_ms(0.95)),
        ("ttfb_p75_ms", _VITALS, latency.vital("ttfb_ms")),
        ("fcp_p75_ms", _VITALS, latency.vital("fcp_ms")),
        ("lcp_p75_ms", _VITALS, latency.vital("lcp_ms")),
        ("inp_p75_ms", _VITALS, latency.vital("inp_ms")),
        lab=True)  # fmt: skip
    yield from _of(Group.LATENCY, ratio, low, ("cls_p75", _VITALS, latency.vital("cls")), lab=True)
    yield from _of(Group.LATENCY, share, high,
        ("apdex", "Apdex Alliance (2007)", latency.apdex),
        ("availability", "sc-2019-19", latency.availability),
        lab=True)  # fmt: skip
    yield from _of(Group.ACCESSIBILITY, count, low,
        ("axe_violations", "axe-core; WCAG 2.1", accessibility.violations),
        ("axe_serious", "axe-core; WCAG 2.1", accessibility.serious),
    )  # fmt: skip
    yield from _of(Group.ACCESSIBILITY, share, low,
        ("low_rung_share", "WCAG 2.1, 4.1.2", accessibility.low_rung_share),
        ("low_contrast_share", "WCAG 2.1, 1.4.3", accessibility.low_contrast_share),
        ("small_target_share", "miit-2021", accessibility.small_target_share),
        ("captcha_without_alternative", "WCAG 2.1, 1.1.1", accessibility.captcha_without_alternative),
    )  # fmt: skip
    yield from _of(Group.ACCESSIBILITY, share, high,
        ("elderly_mode", "sc-2020-45", accessibility.elderly_mode),
    )  # fmt: skip
    yield from _of(Group.SATISFACTION, share, high,
        ("satisfaction", f"{iso} 8.4", _nobody_asked),
    )  # fmt: skip


MEASURES: Mapping[str, Measure] = {measure.key: measure for measure in _all()}
"""All measures, by key, in the order reports show them."""


def judge(runs: Collection[Run]) -> dict[str, Estimate | Missing]:
    """Every measure of *runs*, by key."""
    return {key: measure.ask(runs) for key, measure in MEASURES.items()}
