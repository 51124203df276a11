"""An English edition has no Chinese but what the portal itself says, between quotation marks."""

from __future__ import annotations

import csv
import html as html_module
import io
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from fluent.syntax import FluentParser, ast

from errand.core.message import Message, Said
from errand.given.cities import load_cities
from errand.survey.against_2018.published import read_published
from errand.survey.hall_record import Evidence, HallReading
from errand.survey.report.edition import Edition, make_edition
from errand.survey.report.survey_files import table_csv
from errand.survey.report.survey_page import page
from errand.survey.report.survey_text import text
from errand.survey.report.survey_workbook import write_workbook
from errand.words import catalogue
from errand_practice.truth import truth
from tests.survey.halls import a_record, the_nation
from tests.words.han import han_outside_quotes

ITS_WORDS = Said("门户“自己”的话")


def _messages() -> Iterator[Message]:
    """Every entry of the survey's catalogue, with a portal's words in each gap."""
    path = catalogue.HERE / "en" / "survey.ftl"
    for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
        if isinstance(entry, ast.Message):
            gaps = re.findall(r"\{ \$([\w-]+) \}", path.read_text(encoding="utf-8"))
            yield Message(f"survey.{entry.id.name}", dict.fromkeys(gaps, ITS_WORDS))


@pytest.fixture(scope="module")
def edition() -> Edition:
    """The nation with every reason, every note and every value that words can be asked for; two halls misread."""
    wrong = {"hangzhou": {"search.dead": False, "items.total": 12}, "nanjing": {"hall.stars": None}}
    records = the_nation(**wrong)  # type: ignore[arg-type]  # readings by city
    readings = (
        HallReading(f"made.up{at}", None, (Evidence("http://x/", "大厅", note=message),), message)
        for at, message in enumerate(_messages())
    )
    states = (HallReading("channel.consult", state) for state in ("open", "login", "closed", "missing"))
    sorts = HallReading("hall.bases", "theme,department,object,nature")
    records["lasa"] = a_record("lasa", *records["lasa"].readings, *readings, *states, sorts, trouble=tuple(_messages()))
    return make_edition(records, read_published(), "en", {city: truth(city) for city in load_cities()})


def test_in_the_terminal(edition: Edition) -> None:
    assert han_outside_quotes(text(edition)) == []


def test_in_csv(edition: Edition) -> None:
    for table in (*edition.tables, edition.readings):
        cells = csv.reader(io.StringIO(table_csv(table, "en").decode("utf-8-sig")))
        assert [han for row in cells for cell in row for han in han_outside_quotes(cell)] == []


def test_in_the_workbook(edition: Edition, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_workbook(edition, tmp_path / "s.xlsx"), read_only=True)
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]

    assert [han for cell in (*cells, *book.sheetnames) for han in han_outside_quotes(cell)] == []
    assert any("门户" in cell for cell in cells), "the portal's own words are there"


def test_on_the_page(edition: Edition) -> None:
    html = re.sub(r"<(style|script)>.*?</\1>", "", page(edition), flags=re.DOTALL)
    pieces = [html_module.unescape(piece) for piece in re.split(r"<[^>]*>", html)]
    attributes = re.findall(r'(?:title|aria-label|alt|placeholder)="([^"]*)"', html)

    assert [han for piece in (*pieces, *attributes) for han in han_outside_quotes(piece)] == []
    assert "门户" in html
