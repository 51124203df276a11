"""The survey's tables as an XLSX workbook: a sheet a table, and one with every reading and its evidence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from errand.report.layout import safe
from errand.report.workbook import BANDS, CELL
from errand.survey.report.edition import Edition
from errand.survey.report.survey_tables import Cell, Column, ColumnKind, Table
from errand.survey.report.survey_words import said

FORMATS = {ColumnKind.COUNT: "#,##0", ColumnKind.SHARE: "0.0%", ColumnKind.NUMBER: "#,##0.00"}
TITLE = 31  # characters Excel allows a sheet's name
_WIDTH, _WIDE = 13, 42
_COLOUR = {"equal": "good", "possible": "middling", "differs": "poor"}


def write_workbook(edition: Edition, path: Path) -> Path:
    """Write all tables to *path*; whatever a portal said is text there, never a formula or a link."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(path, options) as book:
        sheets = _Sheets(book, edition.lang)
        for table in (*edition.tables, edition.readings):
            sheets.write(table)
    return path


class _Sheets:
    def __init__(self, book: xlsxwriter.Workbook, lang: str) -> None:
        self._book, self._lang = book, lang
        self._head = book.add_format({"bold": True, "bg_color": "#E7EEF7", "bottom": 1, "text_wrap": True})
        self._text = book.add_format({"text_wrap": True, "valign": "top"})
        self._numbers: dict[str, Any] = {
            form: book.add_format({"num_format": form, "valign": "top"}) for form in FORMATS.values()
        }
        self._bands = {band: book.add_format({"bg_color": colour}) for band, colour in BANDS.items()}

    def write(self, table: Table) -> None:
        """One sheet: heads that stay in view, numbers that are numbers, colours that follow the words."""
        sheet = self._book.add_worksheet(_sheet_name(table.title(self._lang)))
        for at, head in enumerate(table.heads(self._lang)):
            sheet.write_string(0, at, head, self._head)
        for number, row in enumerate(table.rows, 1):
            for at, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
                self._cell(sheet, (number, at), cell, column)
        last = max(1, len(table.rows))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, last, len(table.columns) - 1)
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, _WIDE if column.wide else _WIDTH)
            self._colour(sheet, at, last, column)

    def _cell(self, sheet: Worksheet, at: tuple[int, int], cell: Cell, column: Column) -> None:
        if isinstance(cell, str):
            sheet.write_string(*at, safe(cell[:CELL]), self._text)
        elif cell is not None:
            form = FORMATS.get(column.kind, "#,##0")
            whole = column.kind is ColumnKind.NUMBER and float(cell).is_integer() and cell > 1
            sheet.write_number(*at, cell, self._numbers[FORMATS[ColumnKind.COUNT] if whole else form])

    def _colour(self, sheet: Worksheet, at: int, last: int, column: Column) -> None:
        """Colours by rule, so that they stay right when somebody mends a cell or sorts."""
        if column.kind is ColumnKind.AGREEMENT:
            for key, band in _COLOUR.items():
                word = said(f"agreement-{key}", self._lang)
                rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": self._bands[band]}
                sheet.conditional_format(1, at, last, at, rule)
        elif column.key in ("fp", "fn", "wrong", "broken"):
            rule = {"type": "cell", "criteria": ">", "value": 0, "format": self._bands["poor"]}
            sheet.conditional_format(1, at, last, at, rule)
        elif column.key == "unknown":
            rule = {"type": "cell", "criteria": ">", "value": 0, "format": self._bands["middling"]}
            sheet.conditional_format(1, at, last, at, rule)


def _sheet_name(title: str) -> str:
    return "".join(" " if char in "[]:*?/\\" else char for char in title)[:TITLE]
