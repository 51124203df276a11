"""The survey as one HTML file that opens from disk and asks nobody for anything; in the looks of the report's page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from errand.report.page.looks import environment, own_file, sorting_script, stylesheet
from errand.survey.report.edition import Edition
from errand.survey.report.survey_tables import Cell, ColumnKind
from errand.survey.report.survey_text import written
from errand.survey.report.survey_words import (
    city_name,
    note_of,
    quote_of,
    reading_name,
    said,
    value_name,
    why_name,
)

HERE = Path(__file__).parent
_PICTURE = re.compile(r"[0-9a-f]{64}")


def page(edition: Edition, pictures: str = "pictures") -> str:
    """The edition as one page; the pictures stay in the folder *pictures*, seen from where the page stands."""
    given: dict[str, Any] = {
        "edition": edition,
        "lang": edition.lang,
        "style": stylesheet() + own_file(HERE / "survey.css"),
        "script": sorting_script(),
        "t": lambda key, **words: said(key, edition.lang, **words),
        "kinds": ColumnKind,
        "city": lambda slug: city_name(slug, edition.lang),
        "reading": lambda key: reading_name(key, edition.lang),
        "value": lambda one: _value(value_name(one, edition.lang)),
        "quote": lambda seen: quote_of(seen, edition.lang),
        "note": lambda seen: note_of(seen, edition.lang),
        "cell": written,
        "number": _number,
        "why": lambda reason: why_name(reason, edition.lang),
        "picture": lambda digest: f"{quote(pictures)}/{digest}.jpg" if _PICTURE.fullmatch(digest) else "",
    }
    return environment(HERE).get_template("survey.html.j2").render(given)


def _value(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _number(cell: Cell) -> str:
    """What the script sorts a number by; what is missing stands last."""
    return "" if cell is None or isinstance(cell, str) else f"{cell:.9g}"
