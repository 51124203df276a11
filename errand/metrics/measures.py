"""
Every measure errand knows, in one table: what reports, tables, budgets and comparisons iterate over.

A measure is a pure function of runs; what it is called, its unit, which way is better and where it comes from stand
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
    """One measure: its key in data, its names for readers, and the function that computes it."""

    key: str
    group: Group
    zh: str
    en: str
    unit: Unit
    better: Better
    source: str  # standard or publication
    of: Callable[[Collection[Run]], Estimate]  # raises UndefinedMeasure
    lab: bool = False  # whether the number holds for this vantage point and device only, and must say so

    def ask(self, runs: Collection[Run]) -> Estimate | Missing:
        """The value for *runs*, or why there is none."""
        try:
            return self._possible(self.of(runs))
        except UndefinedMeasure as undefined:
            return Missing(undefined.why, undefined.n)

    def _possible(self, told: Estimate) -> Estimate:
        """Without what no value can be: a t interval knows neither that nothing is negative nor that a share ends at 1."""
        low = None if told.low is None else max(0.0, told.low)
        high = told.high if told.high is None or self.unit is not Unit.SHARE else min(1.0, told.high)
        return replace(told, low=low, high=high)


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
    "availability": Band(0.95, 0.95, "国办秘函〔2019〕19号"),
    "verification_contents": Band(3, 3, "国办函〔2016〕108号"),
    "apdex": Band(0.85, 0.70, "Apdex Alliance (2007)"),
}
"""Published thresholds; a measure without one is not coloured."""


def _of(
    group: Group,
    unit: Unit,
    better: Better,
    *rows: tuple[str, str, str, str, Callable[..., Estimate]],
    lab: bool = False,
) -> Iterator[Measure]:
    for key, zh, en, source, of in rows:
        yield Measure(key, group, zh, en, unit, better, source, of, lab)


def _nobody_asked(_: Collection[Run]) -> Estimate:
    raise UndefinedMeasure("not-simulated")


def _all() -> Iterator[Measure]:
    share, count, ratio, seconds, ms = Unit.SHARE, Unit.COUNT, Unit.RATIO, Unit.S, Unit.MS
    high, low, neither = Better.HIGHER, Better.LOWER, Better.NEITHER
    iso = "ISO/IEC 25022:2016"
    yield from _of(Group.EFFECTIVENESS, share, high,
        ("completion", "完成率", "completion rate", f"{iso} Ef-1-G; Wilson (1927)", effectiveness.completion),
        ("objectives", "目标达成度", "objectives achieved", f"{iso} Ef-2-S", effectiveness.objectives),
        ("first_attempt", "首次完成率", "first-attempt completion", f"{iso} Ef-1-G", effectiveness.first_attempt),
    )  # fmt: skip
    yield from _of(Group.EFFECTIVENESS, count, low,
        ("errors_per_run", "每次出错数", "errors per run", f"{iso} Ef-3-G", effectiveness.errors_per_run),
    )  # fmt: skip
    yield from _of(Group.EFFECTIVENESS, share, low,
        ("runs_with_errors", "有错运行占比", "runs with errors", f"{iso} Ef-4-G", effectiveness.runs_with_errors),
    )  # fmt: skip
    yield from _of(Group.EFFECTIVENESS, share, neither,
        ("blocked_share", "被拦占比", "blocked runs", "errand", partial(effectiveness.share_of, Verdict.BLOCKED)),
        ("delegated_share", "转外站占比", "delegated runs", "errand", partial(effectiveness.share_of, Verdict.DELEGATED)),
        ("harness_share", "程序出错占比", "harness errors", "errand", partial(effectiveness.share_of, Verdict.HARNESS_ERROR)),
    )  # fmt: skip
    yield from _of(Group.EFFICIENCY, count, low,
        ("steps", "步数", "steps", f"{iso} Ey", efficiency.steps),
        ("pages", "不同页面数", "distinct pages", "Smith (1996)", efficiency.pages),
        ("backtracks", "返回次数", "ways back", "errand", efficiency.backtracks),
        ("windows", "窗口数", "windows", "errand", efficiency.windows),
    )  # fmt: skip
    yield from _of(Group.EFFICIENCY, ratio, low,
        ("steps_over_fewest", "步数与最少步数之比", "steps over fewest", f"{iso} Ey-5-S", efficiency.steps_over_fewest),
        ("lostness", "迷失度", "lostness", "Smith (1996)", efficiency.lostness),
    )  # fmt: skip
    yield from _of(Group.EFFICIENCY, share, high,
        ("path_similarity", "与最短路径的相似度", "path similarity", "Gwizdka & Spence (2007)", efficiency.path_similarity),
        ("productive_time", "有效时间占比", "productive time", f"{iso} Ey-4-S", efficiency.productive_time),
    )  # fmt: skip
    yield from _of(Group.EFFICIENCY, seconds, low,
        ("task_time_s", "程序走完用时", "time the harness took", f"{iso} Ey-1-G; Sauro & Lewis (2010)", efficiency.task_time_s),
        lab=True)  # fmt: skip
    klm = "Card, Moran & Newell (1980)"
    yield from _of(Group.EFFORT, seconds, low,
        ("predicted_s", "预测用时下限", "predicted lower bound", klm, effort.predicted_s),
        ("predicted_waiting_s", "其中等待", "of it waiting", klm, effort.part_s(lambda told: told.waiting_s)),
        ("predicted_typing_s", "其中打字", "of it typing", klm, effort.part_s(lambda told: told.typing_s)),
        ("predicted_pointing_s", "其中移动点击", "of it pointing", klm, effort.part_s(lambda told: told.pointing_s)),
        ("predicted_thinking_s", "其中思考", "of it thinking", klm, effort.part_s(lambda told: told.thinking_s)),
        ("predicted_reading_s", "其中阅读", "of it reading", "errand/metrics/klm/profiles.toml", effort.part_s(lambda told: told.reading_s)),
        lab=True)  # fmt: skip
    yield from _of(Group.EFFORT, count, low,
        ("typed_characters", "输入字数", "characters typed", "errand", effort.typed_characters),
    )  # fmt: skip
    yield from _of(Group.FORM, count, low,
        ("fields_asked", "要填项数", "fields asked", "errand", forms.count(forms.asked)),
        ("fields_required", "必填项数", "fields required", "errand", forms.count(forms.required)),
        ("fields_asked_twice", "重复填写项数", "fields asked twice", "errand", forms.count(forms.asked_twice)),
        ("uploads", "上传项数", "uploads", "errand", forms.count(forms.of_kind("file"))),
        ("captchas", "验证码数", "captchas", "errand", forms.count(forms.of_kind("captcha"))),
    )  # fmt: skip
    yield from _of(Group.FORM, count, high,
        ("verification_contents", "注册核验内容数", "verification contents", "国办函〔2016〕108号", forms.verification_contents),
    )  # fmt: skip
    yield from _of(Group.LATENCY, ms, low,
        ("wait_median_ms", "等待中位数", "median wait", "errand", latency.wait_ms(0.5)),
        ("wait_p75_ms", "等待第75百分位", "wait, 75th percentile", "errand", latency.wait_ms(0.75)),
        ("wait_p95_ms", "等待第95百分位", "wait, 95th percentile", "errand", latency.wait_ms(0.95)),
        ("ttfb_p75_ms", "首字节时间", "TTFB p75", _VITALS, latency.vital("ttfb_ms")),
        ("fcp_p75_ms", "首次绘制", "FCP p75", _VITALS, latency.vital("fcp_ms")),
        ("lcp_p75_ms", "最大内容绘制", "LCP p75", _VITALS, latency.vital("lcp_ms")),
        ("inp_p75_ms", "交互响应", "INP p75", _VITALS, latency.vital("inp_ms")),
        lab=True)  # fmt: skip
    yield from _of(
        Group.LATENCY, ratio, low, ("cls_p75", "布局偏移", "CLS p75", _VITALS, latency.vital("cls")), lab=True
    )
    yield from _of(Group.LATENCY, share, high,
        ("apdex", "应用性能指数", "Apdex (2.5 s)", "Apdex Alliance (2007)", latency.apdex),
        ("availability", "15秒内打开占比", "opened within 15 s", "国办秘函〔2019〕19号", latency.availability),
        lab=True)  # fmt: skip
    yield from _of(Group.ACCESSIBILITY, count, low,
        ("axe_violations", "每页违反规则数", "rules broken per page", "axe-core; WCAG 2.1", accessibility.violations),
        ("axe_serious", "每页严重违规数", "serious rules broken per page", "axe-core; WCAG 2.1", accessibility.serious),
    )  # fmt: skip
    yield from _of(Group.ACCESSIBILITY, share, low,
        ("low_rung_share", "无可访问名称的控件占比", "controls without a name", "WCAG 2.1, 4.1.2", accessibility.low_rung_share),
        ("low_contrast_share", "对比度不足的页面占比", "pages of low contrast", "WCAG 2.1, 1.4.3", accessibility.low_contrast_share),
        ("small_target_share", "过小点击目标占比", "small targets", "工信部 2021，44 像素", accessibility.small_target_share),
        ("captcha_without_alternative", "验证码无替代方式占比", "captchas without alternative", "WCAG 2.1, 1.1.1", accessibility.captcha_without_alternative),
    )  # fmt: skip
    yield from _of(Group.ACCESSIBILITY, share, high,
        ("elderly_mode", "有长者或无障碍入口的页面占比", "pages with elderly mode", "国办发〔2020〕45号", accessibility.elderly_mode),
    )  # fmt: skip
    yield from _of(Group.SATISFACTION, share, high,
        ("satisfaction", "满意度", "satisfaction", f"{iso} 8.4", _nobody_asked),
    )  # fmt: skip


MEASURES: Mapping[str, Measure] = {measure.key: measure for measure in _all()}
"""All measures, by key, in the order reports show them."""


def judge(runs: Collection[Run]) -> dict[str, Estimate | Missing]:
    """Every measure of *runs*, by key."""
    return {key: measure.ask(runs) for key, measure in MEASURES.items()}
