"""The league table as CSV, for where our own page is not: numbers are numbers, text is never a formula."""

from __future__ import annotations

from collections.abc import Iterator

from errand.core.model import Verdict
from errand.metrics import Estimate
from errand.report.view import CityView, View
from errand.report.words import measure_name
from errand.store.csv_table import as_csv
from errand.words import word

_PLACES = ("page.rank", "sheet.rank-low", "sheet.rank-high")
_WHO = ("page.city", "sheet.province", "sheet.portal", "sheet.runs", "sheet.undetermined")


def league_csv(view: View, lang: str = "zh") -> bytes:
    """Give the cities by completion with what the page's table shows; what was not observed is an empty cell."""
    measures = [value.measure for value in view.cities[0].values]
    units = [f"{measure_name(one, lang)} ({word(f'measures.unit-{one.unit}', lang)})" for one in measures]
    heads = [*(word(key, lang) for key in (*_PLACES, *_WHO)), *units]
    return as_csv(heads, (_row(city, lang) for city in view.cities))


def _row(city: CityView, lang: str) -> Iterator[str | float | None]:
    one, zh = city.setting, lang == "zh"
    yield from (city.rank.place, city.rank.low, city.rank.high) if city.rank else (None, None, None)
    yield one.city_zh if zh else one.city
    yield one.province_zh if zh else one.province
    yield word(f"page.{one.portal}", lang)
    yield len(city.runs)
    yield city.verdicts[Verdict.UNDETERMINED]
    for value in city.values:
        yield round(value.answer.value, 4) if isinstance(value.answer, Estimate) else None
