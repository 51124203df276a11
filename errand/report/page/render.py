"""From a view to one HTML file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import jinja2

from errand.compare.periods import SESSIONS
from errand.compare.trends import MOST_SESSIONS, Trends, WalkedSession, session, trends
from errand.core.finding import Met
from errand.core.model import Verdict
from errand.metrics import Missing, Unit
from errand.metrics.klm import profiles
from errand.report.fixes import Shared, next_step
from errand.report.grounds import course, grounds
from errand.report.measures_text import quantity
from errand.report.page import charts
from errand.report.page.album import make_album
from errand.report.page.looks import environment, own_file, sorting_script, stylesheet
from errand.report.view import CityView, StoryView, View
from errand.report.words import (
    duration,
    journey_name,
    measure_name,
    outcome_name,
    reason_name,
    sentence,
    source_name,
    story_name,
    target_name,
    verb_name,
    why_missing,
)
from errand.store.glimpse import Glimpse
from errand.words import term, word

HERE = Path(__file__).parent
MOST_FIXES = 60
MANY_CITIES = 40  # from here on only stories with failures are drawn step by step: the file must stay quick to open
MOST_STORIES = (15, 3)  # of a city that are drawn, among few and among many
PX_PER_S, WIDEST_PX = 60.0, 420.0  # of a timeline's bars


def render(view: View, lang: str = "zh", folder: Path | None = None, before: Iterable[WalkedSession] = ()) -> str:
    """The report of *view* as one HTML page; pictures of failed runs come from below *folder*, trends from *before*."""
    if not view.runs:
        return f"<!doctype html><meta charset=utf-8><title>errand</title><p>{word('summary.none', lang)}"
    now = session(map(Glimpse.of, view.runs))
    lines = trends(before, now) if now else Trends((), {})
    given = _given(view, lang) | _charts(view, lines, lang) | {"album": make_album(_shown(view), folder)}
    return _environment(lang).get_template("page.html.j2").render(given)


def _shown(view: View) -> Iterable[Met]:
    """What has a card with a picture: findings, the most urgent first, then what could not be judged."""
    return (*(fix.finding for fix in view.fixes), *view.riddles)


def _environment(lang: str) -> jinja2.Environment:
    made = environment(HERE)
    made.filters["portal_kind"] = lambda kind: word(f"page.{kind}", lang)
    made.filters["story_name"] = lambda run: story_name(run, lang)
    made.filters["known"] = lambda name, kind: term(kind, name, lang)
    return made


def _drawn(view: View, city: CityView) -> Sequence[StoryView]:
    """The stories of *city* to draw step by step; among many cities only those that were not always completed."""
    many = len(view.cities) > MANY_CITIES
    chosen = [story for story in city.stories if not many or story.completions < len(story.runs)]
    return chosen[: MOST_STORIES[many]]


def _about(one: Shared, lang: str) -> str:
    """What several cities have in common: a concept's name, or that of the story."""
    return term("concept", one.about, lang) if one.about != one.example.story else story_name(one.example, lang)


def _charts(view: View, lines: Trends, lang: str) -> dict[str, Any]:
    data = charts.drawn(view, lines, lang)
    return {
        "spreads": view.spreads,
        "trends": data["trends"],
        "data": charts.embedded(data),
        "library": charts.echarts() if view.spreads or data["trends"] else "",
        "charts_script": own_file(HERE / "charts.js"),
        "profiles": profiles(),
        "parts": ("waiting", "typing", "pointing", "thinking", "reading"),
        "most_sessions": MOST_SESSIONS,
        "baseline_sessions": SESSIONS,
    }


def _given(view: View, lang: str) -> dict[str, Any]:
    one = view.cities[0].setting
    city = one.city_zh if lang == "zh" else one.city
    heading = word("page.title", lang) if len(view.cities) > 1 else word("page.title-of", lang, city=city)
    return {
        "view": view,
        "lang": lang,
        "zh": lang == "zh",
        "title": heading,
        "style": stylesheet(),
        "script": sorting_script(),
        "drawn": lambda city: _drawn(view, city),
        "about": lambda one: _about(one, lang),
        "share": Unit.SHARE,
        "seconds": Unit.S,
        "most_fixes": MOST_FIXES,
        "t": lambda key, **given: word(key, lang, **given),
        "q": quantity,
        "why": lambda answer: why_missing(answer, lang) if isinstance(answer, Missing) else "",
        "reason": lambda reason: reason_name(reason, lang),
        "outcome": lambda outcome: outcome_name(outcome, lang),
        "measure_name": lambda measure: measure_name(measure, lang),
        "name_of": lambda journey: journey_name(journey, lang),
        "source": lambda measure: source_name(measure, lang),
        "grounds": lambda outcome: grounds(outcome, lang, beside_message=True),
        "course": lambda runs: course(runs, lang),
        "next_step": lambda reason: next_step(reason, lang),
        "undetermined": lambda outcome: outcome.verdict is Verdict.UNDETERMINED,
        "sentence": lambda message: sentence(message, lang),
        "target": lambda bar: target_name(bar, lang),
        "verb": lambda verb: verb_name(verb, lang),
        "duration": lambda ms: duration(ms, lang),
        "px": lambda ms: round(min(WIDEST_PX, ms / 1000 * PX_PER_S)),
        "at": lambda place, of: round(100 * (place - 1) / max(1, of), 1),
    }
