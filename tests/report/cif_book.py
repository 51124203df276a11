"""What tests of the Word report share: what a session's manifest says, and a reader of the document."""

from __future__ import annotations

from collections.abc import Callable

import docx
from docx.document import Document
from docx.table import Table

from errand.core.model import Run
from errand.metrics import MEASURES, Estimate, Missing
from errand.report.measures_text import quantity
from errand.report.words import why_missing
from errand.store import RunFolder
from tests.runs import a_bad_day

MANIFEST = {"arguments": ["journeys/", "--city=hangzhou"], "page_limit_s": 12.5}
Write = Callable[..., RunFolder]


def book(folder: RunFolder, key: str = "hangzhou") -> Document:
    return docx.Document(str(folder.path / f"cif-{key}.docx"))


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def table_after(document: Document, heading: str) -> list[list[str]]:
    """The first table below a heading."""
    parts = list(document.iter_inner_content())
    at = next(at for at, part in enumerate(parts) if not isinstance(part, Table) and part.text == heading)
    return rows(next(part for part in parts[at:] if isinstance(part, Table)))


def below(document: Document, heading: str) -> list[str]:
    """The paragraphs of one section."""
    texts, inside = [], False
    for one in document.paragraphs:
        if one.style and one.style.name and one.style.name.startswith("Heading"):
            inside = one.text == heading
        elif inside:
            texts.append(one.text)
    return texts


def text_of(document: Document) -> str:
    cells = [cell for table in document.tables for row in rows(table) for cell in row]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def in_words(told: Estimate | Missing, key: str) -> list[str]:
    """Value, interval and n as a reader must find them."""
    unit = MEASURES[key].unit
    if isinstance(told, Missing):
        return ["–", why_missing(told, "zh"), str(told.n)]
    between = "无区间" if told.low is None else f"[{quantity(told.low, unit)}, {quantity(told.high, unit)}]"
    return [quantity(told.value, unit), between, str(told.n)]


def hangzhou() -> list[Run]:
    return [run for run in a_bad_day() if run.setting.city == "hangzhou"]
