"""The survey as one HTML file that opens from disk and asks nobody for anything; in the looks of the report's page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from errand.report.layout import safe
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
LOOKS = HERE.parents[1] / "report" / "page"  # the stylesheet and the script that sorts are the report's
_PICTURE = re.compile(r"[0-9a-f]{64}")


def page(edition: Edition, pictures: str = "pictures") -> str:
    """The edition as one page; the pictures stay in the folder *pictures*, seen from where the page stands."""
    given: dict[str, Any] = {
        "edition": edition,
        "lang": edition.lang,
        "style": _ours(LOOKS / "style.css") + _ours(HERE / "survey.css"),
        "script": _ours(LOOKS / "script.js"),
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
    return _environment().get_template("survey.html.j2").render(given)


def _ours(path: Path) -> Markup:
    return Markup(path.read_text(encoding="utf-8"))  # noqa: S704 (our own file)


def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=lambda value: safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
        trim_blocks=True,
    )


def _value(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _number(cell: Cell) -> str:
    """What the script sorts a number by; what is missing stands last."""
    return "" if cell is None or isinstance(cell, str) else f"{cell:.9g}"
