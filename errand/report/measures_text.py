"""Every measure of a session in the terminal: per city, with interval, number of observations, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from errand.core.model import Run, Setting
from errand.machine.progress_bar import each
from errand.metrics import MEASURES, Estimate, Measure, Missing, Unit
from errand.report.layout import GAP, pad, safe
from errand.report.words import measure_name, why_missing
from errand.words import word

_NAME, _VALUE, _INTERVAL = 30, 12, 24


def measures(runs: Sequence[Run], lang: str = "zh") -> str:
    """Give all measures of *runs*, city by city, in *lang*."""
    if not runs:
        return word("summary.none", lang)
    lines: list[str] = []
    for walked in each([list(of_city) for _, of_city in groupby(sorted(runs, key=_city), key=_city)]):
        lines += [_title(walked[0].setting, lang), _context(walked, lang)]
        for group, members in groupby(MEASURES.values(), key=lambda measure: measure.group):
            lines.append(f"  {word(f'measures.group-{group}', lang)}")
            lines += [f"    {_row(measure, walked, lang)}" for measure in members]
        lines.append("")
    return "\n".join([*lines, word("measures.note", lang)])


def _city(run: Run) -> tuple[str, str]:
    return run.setting.province, run.setting.city


def _title(setting: Setting, lang: str) -> str:
    city, province = (setting.city_zh, setting.province_zh) if lang == "zh" else (setting.city, setting.province)
    kind = "summary.city-practice" if setting.portal == "practice" else "summary.city-live"
    return word(kind, lang, city=safe(city), province=safe(province), portal=safe(setting.portal_url))


def _context(runs: Sequence[Run], lang: str) -> str:
    days = sorted(run.started_at[:10] for run in runs)
    dates = days[0] if days[0] == days[-1] else f"{days[0]} - {days[-1]}"
    devices = sorted({safe(run.setting.device) for run in runs})
    people = sorted({safe(run.setting.persona) for run in runs if run.setting.persona})
    return "  " + word(
        "measures.context", lang, runs=len(runs), dates=dates, devices=", ".join(devices), people=", ".join(people)
    )


def _row(measure: Measure, runs: Sequence[Run], lang: str) -> str:
    name = measure_name(measure, lang, lab=True)
    told = measure.ask(runs)
    if isinstance(told, Missing):
        return GAP.join([pad(name, _NAME), pad("-", _VALUE, right=True), why_missing(told, lang)])
    interval = f"[{quantity(told.low, measure.unit)}, {quantity(told.high, measure.unit)}]" if _bounded(told) else ""
    shown = pad(quantity(told.value, measure.unit), _VALUE, right=True)
    return GAP.join([pad(name, _NAME), shown, pad(interval, _INTERVAL), f"n = {told.n}"])


def _bounded(told: Estimate) -> bool:
    return told.low is not None and told.high is not None


def quantity(value: float | None, unit: Unit) -> str:
    """A value in its unit, as readers in both languages write it."""
    if value is None:
        return ""
    forms = {Unit.SHARE: f"{value:.1%}", Unit.MS: f"{value:,.0f} ms", Unit.S: f"{value:,.2f} s"}
    return forms.get(unit, f"{value:,.2f}")


def as_markdown(lang: str = "zh") -> str:
    """The table of all measures for the documentation."""
    heads = [word(f"measures.head-{name}", lang) for name in ("key", "name", "unit", "better", "source")]
    rows = [
        f"| `{one.key}` | {measure_name(one, lang)} | {word(f'measures.unit-{one.unit}', lang)} | "
        f"{word(f'measures.better-{one.better}', lang)} | {one.source} |"
        for one in MEASURES.values()
    ]
    return "\n".join(["| " + " | ".join(heads) + " |", "|---|---|---|---|---|", *rows])
