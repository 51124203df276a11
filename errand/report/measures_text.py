"""Every measure of a session in the terminal: per city, with interval, number of observations, or why there is none."""

from __future__ import annotations

from itertools import groupby

from errand.core.model import Setting
from errand.machine.progress_bar import each
from errand.metrics import MEASURES, Estimate, Missing, Unit
from errand.report.layout import GAP, pad, safe
from errand.report.view import CityView, Value, View
from errand.report.words import measure_name, source_name, why_missing
from errand.words import word

_NAME, _VALUE, _INTERVAL = 30, 12, 24


def measures(view: View, lang: str = "zh") -> str:
    """Give all measures of *view*, city by city, in *lang*."""
    if not view.runs:
        return word("summary.none", lang)
    lines: list[str] = []
    for city in each(view.by_place):
        lines += [_title(city.setting, lang), _context(city, lang)]
        for group, members in groupby(city.everything.values(), key=lambda value: value.measure.group):
            lines.append(f"  {word(f'measures.group-{group}', lang)}")
            lines += [f"    {_row(value, lang)}" for value in members]
        lines.append("")
    return "\n".join([*lines, word("measures.note", lang)])


def _title(setting: Setting, lang: str) -> str:
    city, province = (setting.city_zh, setting.province_zh) if lang == "zh" else (setting.city, setting.province)
    kind = f"summary.city-{setting.portal}"
    return word(kind, lang, city=safe(city), province=safe(province), portal=safe(setting.portal_url))


def _context(city: CityView, lang: str) -> str:
    first, last = city.days
    dates = first if first == last else f"{first} - {last}"
    devices, people = (", ".join(map(safe, names)) for names in (city.devices, city.personas))
    return "  " + word("measures.context", lang, runs=len(city.runs), dates=dates, devices=devices, people=people)


def _row(value: Value, lang: str) -> str:
    measure, answer = value.measure, value.answer
    name = measure_name(measure, lang, lab=True)
    if isinstance(answer, Missing):
        return GAP.join([pad(name, _NAME), pad("-", _VALUE, right=True), why_missing(answer, lang)])
    bounds = f"[{quantity(answer.low, measure.unit)}, {quantity(answer.high, measure.unit)}]"
    shown = pad(quantity(answer.value, measure.unit), _VALUE, right=True)
    return GAP.join([pad(name, _NAME), shown, pad(bounds if _bounded(answer) else "", _INTERVAL), f"n = {answer.n}"])


def _bounded(estimate: Estimate) -> bool:
    return estimate.low is not None and estimate.high is not None


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
        f"{word(f'measures.better-{one.better}', lang)} | {source_name(one, lang)} |"
        for one in MEASURES.values()
    ]
    return "\n".join(["| " + " | ".join(heads) + " |", "|---|---|---|---|---|", *rows])
