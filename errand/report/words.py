"""The few phrases that reports put together from the catalogue's names."""

from __future__ import annotations

from typing import Protocol

from errand.core.journey import Journey
from errand.core.message import Message
from errand.core.model import Outcome, Reason, Setting, Verdict
from errand.metrics import Measure, Missing
from errand.words import quoted, render, term, word


class OfAStory(Protocol):
    """Whatever speaks of one story: a run, a cell of a comparison, a change point."""

    @property
    def story(self) -> str: ...
    @property
    def story_zh(self) -> str: ...


class Acted(Protocol):
    """Whatever speaks of one step: the step itself, or its bar in a timeline."""

    @property
    def verb(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def concept(self) -> str | None: ...


def journey_name(journey: Journey, lang: str) -> str:
    """Give a journey's name: its marker's, else the catalogue's, else what it is called in the marker."""
    named = journey.zh if lang == "zh" else journey.en
    if named:
        return named
    known = term("journey", journey.key, lang)
    return known if known != journey.key else known.replace("-", " ").replace("_", " ")


def story_name(one: OfAStory, lang: str) -> str:
    """Give what a story is called: in Chinese as its marker says, in English as its function does."""
    return one.story_zh if lang == "zh" else one.story.removeprefix("test_").replace("_", " ")


def city_name(setting: Setting, lang: str) -> str:
    """Give a city's name."""
    return setting.city_zh if lang == "zh" else setting.city


def province_name(setting: Setting, lang: str) -> str:
    """Give a province's name."""
    return setting.province_zh if lang == "zh" else setting.province


def verb_name(verb: str, lang: str) -> str:
    """Give a step's verb."""
    return term("verb", verb, lang)


def verdict_name(verdict: Verdict, lang: str) -> str:
    """Give a verdict in words."""
    return term("verdict", verdict, lang)


def reason_name(reason: Reason, lang: str) -> str:
    """Give a reason code in words."""
    return term("reason", reason, lang)


def measure_name(measure: Measure, lang: str, *, lab: bool = False) -> str:
    """Give a measure's name; with *lab*, one that holds for this vantage point only is marked."""
    marked = word("measures.lab", lang) if lab and measure.lab else ""
    return term("measure", measure.key, lang) + marked


def source_name(measure: Measure, lang: str) -> str:
    """Give where a measure comes from; publications are called the same in both languages."""
    return term("source", measure.source, lang)


def why_missing(missing: Missing, lang: str) -> str:
    """Give why a measure has no value."""
    return word(f"measures.why-{missing.why}", lang)


def outcome_name(outcome: Outcome, lang: str) -> str:
    """Give an outcome in words: the reason where there is one, since it says more than the verdict."""
    return reason_name(outcome.reason, lang) if outcome.reason else verdict_name(outcome.verdict, lang)


def sentence(message: Message | None, lang: str) -> str:
    """Give what was seen in a sentence; nothing where nothing more was said than the reason."""
    return render(message, lang) if message else ""


def target_name(done: Acted, lang: str) -> str:
    """Give what a step was done to: a thing errand has a name for, or the portal's own words, quoted."""
    if done.verb == "open" and done.concept is None:
        return term("target", "address", lang)
    if done.concept and done.target == term("concept", done.concept, "zh"):
        return term("concept", done.concept, lang)
    return done.target if lang == "zh" else quoted(done.target, lang)


def duration(ms: float, lang: str) -> str:
    """Give a time as people read it: whole milliseconds below a second, else seconds with two places."""
    if round(ms) < 1000:
        return word("names.milliseconds", lang, value=round(ms))
    return word("names.seconds", lang, value=f"{ms / 1000:.2f}")
