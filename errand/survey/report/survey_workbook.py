"""The survey's tables as an XLSX workbook: a sheet a table, and one with every reading and its evidence."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from errand.report.sheets import Sheets, new_workbook
from errand.survey.report.edition import Edition
from errand.survey.report.survey_tables import Cell, Column, ColumnKind, Table
from errand.survey.report.survey_words import said

FORMATS = {ColumnKind.COUNT: "#,##0", ColumnKind.SHARE: "0.0%", ColumnKind.NUMBER: "#,##0.00"}
_COLOUR = {"equal": "good", "possible": "middling", "differs": "poor"}
_AMISS = ("fp", "fn", "wrong", "broken")  # columns where any number but nought is bad


def write_workbook(edition: Edition, path: Path) -> Path:
    """Write all tables to *path*."""
    with new_workbook(path) as book:
        sheets = Sheets(book)
        for table in (*edition.tables, edition.readings):
            _write(sheets, table, edition.lang)
    return path


def _write(sheets: Sheets, table: Table, lang: str) -> None:
    sheet = sheets.add(table.title(lang), table.heads(lang))
    for number, row in enumerate(table.rows, 1):
        for at, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            _cell(sheets, sheet, (number, at), cell, column)
    wide = [at for at, column in enumerate(table.columns) if column.wide]
    sheets.finish(sheet, max(1, len(table.rows)), len(table.columns), wide, frozen_columns=1)
    for at, column in enumerate(table.columns):
        for rule, band in _rules(column, lang):
            sheets.colour(sheet, at, len(table.rows), rule, band)


def _cell(sheets: Sheets, sheet: Worksheet, at: tuple[int, int], cell: Cell, column: Column) -> None:
    if isinstance(cell, str):
        sheets.texts(sheet, *at, [cell])
    elif cell is not None:
        whole = column.kind is ColumnKind.NUMBER and float(cell).is_integer() and cell > 1
        form = ColumnKind.COUNT if whole or column.kind not in FORMATS else column.kind
        sheets.number(sheet, *at, cell, FORMATS[form])


def _rules(column: Column, lang: str) -> list[tuple[tuple[str, str | float], str]]:
    """What colours the cells of a column."""
    if column.kind is ColumnKind.AGREEMENT:
        return [(("==", f'"{said(f"agreement-{key}", lang)}"'), band) for key, band in _COLOUR.items()]
    if column.key in _AMISS:
        return [((">", 0), "poor")]
    return [((">", 0), "middling")] if column.key == "unknown" else []
