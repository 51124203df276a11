"""
Errand's own measures on Allure's metrics page: the values, and what the allurerc says of them.

A metric is one measure of one city at one kind of portal, or of one province where the cities are so many that the page
would take its reader a quarter of a minute to open.  Its key never changes, for Allure holds each against the same key
of the session before.  Practice and live are never one number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from errand.core.model import Run, Setting
from errand.metrics import MEASURES, Better, Estimate, Measure, Unit
from errand.report.layout import safe
from errand.report.view import Answer, View
from errand.report.words import measure_name
from errand.words import word

MANY_CITIES = 40  # from here on a metric is of a province
_UNITS = {Unit.SHARE: "%", Unit.MS: "ms", Unit.S: "s"}


@dataclass(frozen=True, slots=True)
class Metric:
    """One line of the metrics page."""

    key: str
    place: str
    measure: Measure
    answer: Answer


def metrics(view: View, lang: str) -> list[Metric]:
    """Give the measures of each city, or of each province."""
    if len(view.cities) > MANY_CITIES:
        return _of_provinces(view, lang)
    return [
        _metric(city.setting.city, city.setting, value.measure, value.answer, lang)
        for city in view.cities
        for value in city.values
    ]


def _of_provinces(view: View, lang: str) -> list[Metric]:
    return [
        _metric(f"province:{province}", setting, MEASURES[key], answer, lang)
        for (province, _), (setting, answers) in view.provinces.items()
        for key, answer in answers.items()
    ]


def _metric(place: str, one: Setting, measure: Measure, answer: Answer, lang: str) -> Metric:
    name, name_zh = (one.province, one.province_zh) if place.startswith("province:") else (one.city, one.city_zh)
    kind = word(f"page.{one.portal}", lang)
    shown = f"{safe(name_zh if lang == 'zh' else name)} · {kind}"
    return Metric(f"{measure.key}.{place}.{one.portal}", shown, measure, answer)


def samples(metrics: Sequence[Metric], runs: Sequence[Run]) -> list[dict[str, Any]]:
    """Give the values as a *-perf.json holds them; what was not observed is left out, never 0."""
    begun = [datetime.fromisoformat(run.started_at) for run in runs]
    ended = [at + timedelta(milliseconds=run.took_ms) for at, run in zip(begun, runs, strict=True)]
    when = {"start": round(min(begun).timestamp() * 1000), "stop": round(max(ended).timestamp() * 1000)}
    return [
        {"id": one.key, "key": one.key, "value": _in_unit(one.answer.value, one.measure.unit), **when}
        for one in metrics
        if isinstance(one.answer, Estimate)
    ]


def _in_unit(value: float, unit: Unit) -> float:
    return round(value * (100 if unit is Unit.SHARE else 1), 2)


def performance(metrics: Sequence[Metric], lang: str) -> dict[str, Any]:
    """Give titles, units and directions: one group for each measure, in it the places."""
    return {
        "groups": {one.measure.key: {"title": _name(one.measure, lang)} for one in metrics},
        "metrics": {one.key: _said(one, lang) for one in metrics},
    }


def _said(one: Metric, lang: str) -> dict[str, str]:
    measure = one.measure
    title = f"{one.place} · {_name(measure, lang)}"
    said = {"title": title, "unit": _UNITS.get(measure.unit, ""), "group": measure.key}
    return said if measure.better is Better.NEITHER else said | {"better": str(measure.better)}


def _name(measure: Measure, lang: str) -> str:
    return measure_name(measure, lang, lab=True)
