"""
What the script draws: numbers and names as JSON, and the library that draws them, Apache ECharts, from npm.

Without the library the report comes out all the same: the script then shows bars and tables.  What portals wrote goes
into the page as data and is only ever put there as text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta, timezone
from typing import Any

from markupsafe import Markup

from errand.compare.periods import SESSIONS
from errand.compare.trends import ExpectedBand, Trend, Trends
from errand.machine import npm
from errand.report.layout import safe
from errand.report.measures_text import quantity
from errand.report.spreads import Distribution
from errand.report.view import CityView, View
from errand.report.words import measure_name, story_name
from errand.words import word

LIBRARY = "echarts"
BUILD = f"{LIBRARY}/dist/echarts.common.min.js"  # the smallest that has SVG, scatter plots and marked areas
_BEIJING = timezone(timedelta(hours=8))
# What the script says, by key, with the gaps it fills itself.
_SAID: Mapping[str, Sequence[str]] = {
    "charts.table": (),
    "charts.trend-session": (),
    "charts.trend-completion": (),
    "charts.trend-wait": (),
    "charts.trend-now": (),
    "charts.trend-baseline": (),
    "charts.trend-said": ("story", "what", "count", "now", "band"),
}


def echarts() -> Markup:
    """The library as it can stand in a <script>; empty where it is not installed."""
    path = npm.find(BUILD)
    if path is None:
        return Markup()
    text = path.read_text(encoding="utf-8")
    # A string or an expression means the same with the backslash, and does not end the element.
    return Markup(text.replace("</script", "<\\/script").replace("<!--", "<\\!--"))  # noqa: S704 (npm's file)


def embedded(data: Any) -> Markup:
    """*data* as JSON that can stand in a <script>."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 (nothing in it is markup any more)


def drawn(view: View, lines: Trends, lang: str) -> dict[str, Any]:
    """All that the script needs to know."""
    return {
        "names": {city.key: _name(city, lang) for city in view.cities} if view.spreads else {},
        "spreads": [_spread(one, lang) for one in view.spreads],
        "baseline": SESSIONS,
        "sessions": [_moment(began) for began in lines.sessions],
        "trends": {city.key: made for city in view.cities if (made := list(_lines(city, lines, lang)))},
        "words": {key: word(key, lang, **{gap: f"{{{gap}}}" for gap in gaps}) for key, gaps in _SAID.items()},
    }


def _name(city: CityView, lang: str) -> str:
    name = safe(city.setting.city_zh if lang == "zh" else city.setting.city)
    return name if city.key == city.setting.city else f"{name} · {word(f'page.{city.setting.portal}', lang)}"


def _spread(one: Distribution, lang: str) -> dict[str, Any]:
    five = {name: quantity(value, one.measure.unit) for name, value in asdict(one.spread).items() if name != "n"}
    name = measure_name(one.measure, lang)
    return {
        "unit": one.measure.unit,
        "said": word("charts.spread-said", lang, measure=name, n=one.spread.n, **five),
        "box": [_short(getattr(one.spread, name)) for name in five],
        "values": [(key, _short(value)) for key, value in one.values],
    }


def _lines(city: CityView, lines: Trends, lang: str) -> Iterator[dict[str, Any]]:
    """The lines of the city's stories that were walked before."""
    for story in city.stories:
        line = lines.lines.get(story.cell)
        if line and len(line.points) > 1:
            yield {"story": safe(story_name(story.example, lang)), **_line(line)}


def _line(line: Trend) -> dict[str, Any]:
    return {
        "points": [
            (point.session, point.done, point.tried, None if point.wait_ms is None else _short(point.wait_ms))
            for point in line.points
        ],
        "completion": _band(line.completion),
        "wait": _band(line.wait_ms),
    }


def _band(band: ExpectedBand | None) -> list[float] | None:
    return [_short(value) for value in (band.low, band.middle, band.high)] if band else None


def _short(value: float) -> float:
    return float(f"{value:.5g}")


def _moment(began: str) -> str:
    return f"{datetime.fromisoformat(began).astimezone(_BEIJING):%Y-%m-%d %H:%M}"
