"""The words of the survey's tables, from the catalogue, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from errand.core.message import Message
from errand.given.cities import load_cities
from errand.survey.hall_record import Evidence, HallReading, Value
from errand.words import catalogue, quoted, render, word

_WORDS_FOR = ("channel.", "red.", "deduct.", "hall.level")  # readings whose values are a closed set
_COMMA = {"zh": "、", "en": ", "}


def said(key: str, lang: str, **given: str | float) -> str:
    """A word of the tables, with what is given put in."""
    return word(f"survey.{key.replace('_', '-')}", lang, **given)


@cache
def reading_name(key: str, lang: str) -> str:
    """What readers call a reading; one that nobody has named keeps its key."""
    name = f"survey.reading-{key.replace('.', '-').replace('_', '-')}"
    return word(name, lang) if catalogue.has(name, lang) else key


def value_name(reading: HallReading, lang: str) -> Value:
    """A value as a cell: numbers stay numbers, what is closed as a set is put in words, the rest is as it was read."""
    key, value = reading.key, reading.value
    if value is None or isinstance(value, bool):
        return said("value-none" if value is None else "value-yes" if value else "value-no", lang)
    if not isinstance(value, str):
        return value
    if key.startswith(_WORDS_FOR) and catalogue.has(f"survey.value-{value}", lang):
        return said(f"value-{value}", lang)
    if key == "hall.bases":
        return listed([_base(one, lang) for one in value.split(",") if one], lang)
    return value


def _base(name: str, lang: str) -> str:
    """A way of sorting services."""
    return said(f"figure-{name}", lang) if catalogue.has(f"survey.figure-{name}", lang) else name


def why_name(why: Message | None, lang: str) -> str:
    """Why there is no value; "" where there is one."""
    return render(why, lang) if why else ""


def quote_of(evidence: Evidence, lang: str) -> str:
    """The portal's own words between quotation marks; "" where it said none."""
    return quoted(evidence.quote, lang) if evidence.quote else ""


def note_of(evidence: Evidence, lang: str) -> str:
    """What errand says of the place."""
    return render(evidence.note, lang) if evidence.note else ""


def city_name(slug: str, lang: str) -> str:
    """What readers call a city."""
    city = load_cities().get(slug)
    if city is None:
        return slug
    return city.short_zh if lang == "zh" else city.name_en


def city_names(slugs: Iterable[str], lang: str) -> str:
    """Cities by name, in a row."""
    return listed([city_name(slug, lang) for slug in slugs], lang)


def listed(words: Iterable[str], lang: str) -> str:
    """Words in a row."""
    return _COMMA[lang].join(words)
