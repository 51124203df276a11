"""The league table as CSV, for where our own page is not: numbers are numbers, text is never a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from errand.metrics import Estimate
from errand.report.page.view import CityView, View
from errand.report.words import word
from errand.store.legible import cell

_PLACES = ("page.rank", "sheet.rank-low", "sheet.rank-high")
_WHO = ("page.city", "sheet.province", "sheet.portal", "sheet.runs")


def league_csv(view: View, lang: str = "zh") -> bytes:
    """Give the cities by completion with what the page's table shows; what was not observed is an empty cell."""
    measures = [value.measure for value in view.cities[0].values]
    units = [f"{one.zh if lang == 'zh' else one.en} ({word(f'unit-name.{one.unit}', lang)})" for one in measures]
    text = io.StringIO()
    table = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    table.writerow([*(word(key, lang) for key in (*_PLACES, *_WHO)), *units])
    table.writerows([*_row(city, lang)] for city in view.cities)
    return text.getvalue().encode("utf-8-sig")  # Excel in Chinese Windows reads anything else as GBK


def _row(city: CityView, lang: str) -> Iterator[str | float | None]:
    one, zh = city.setting, lang == "zh"
    yield from (city.rank.place, city.rank.low, city.rank.high) if city.rank else (None, None, None)
    yield cell(one.city_zh if zh else one.city)
    yield cell(one.province_zh if zh else one.province)
    yield word("page.practice" if one.portal == "practice" else "page.live", lang)
    yield city.runs
    for value in city.values:
        yield round(value.told.value, 4) if isinstance(value.told, Estimate) else None
