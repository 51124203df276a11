"""The sheets of a workbook, as every report of errand writes them: text is text, numbers are numbers, heads in view."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from errand.report.layout import safe

BANDS = {"good": "#D8EFDB", "middling": "#FCEFC7", "poor": "#F8D4D0"}
CELL = 32_000  # characters; Excel takes 32,767
TITLE = 31  # characters Excel allows a sheet's name
WIDTH, WIDE = 14, 42  # characters a column shows


def new_workbook(path: Path) -> xlsxwriter.Workbook:
    """A workbook in which whatever a portal said is text, never a formula or a link; closed, it is written."""
    return xlsxwriter.Workbook(
        path, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )


class Sheets:
    """The sheets of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, str], Any] = {}
        self._head = book.add_format({"bold": True, "bg_color": "#E7EEF7", "bottom": 1, "text_wrap": True})
        self._text = book.add_format({"text_wrap": True, "valign": "top"})

    def add(self, title: str, heads: Sequence[str]) -> Worksheet:
        """A new sheet with its heads."""
        name = "".join(" " if char in "[]:*?/\\" else char for char in title)[:TITLE]
        sheet = self._book.add_worksheet(name)
        for column, head in enumerate(heads):
            sheet.write_string(0, column, safe(head[:CELL]), self._head)
        return sheet

    def finish(
        self, sheet: Worksheet, rows: int, columns: int, wide: Sequence[int] = (), frozen_columns: int = 0
    ) -> None:
        """Keep the heads in view, let every column be filtered, give *wide* columns room."""
        sheet.freeze_panes(1, frozen_columns)
        sheet.autofilter(0, 0, rows, columns - 1)
        sheet.set_column(0, columns - 1, WIDTH)
        for column in wide:
            sheet.set_column(column, column, WIDE)

    def texts(self, sheet: Worksheet, row: int, column: int, texts: Sequence[str]) -> None:
        """Texts side by side, from a column on."""
        for at, text in enumerate(texts, column):
            sheet.write_string(row, at, safe(text[:CELL]), self._text)

    def number(self, sheet: Worksheet, row: int, column: int, value: float, form: str, band: str = "") -> None:
        """A number as Excel's *form* shows it, on the colour of a band."""
        sheet.write_number(row, column, value, self.form(form, band))

    def form(self, form: str, band: str = "") -> Any:
        """How numbers look: Excel's form, and the colour of a band."""
        key = (form, band)
        if key not in self._made:
            look = {"num_format": form, "valign": "top"} | ({"bg_color": BANDS[band]} if band else {})
            self._made[key] = self._book.add_format(look)
        return self._made[key]

    def colour(self, sheet: Worksheet, column: int, rows: int, rule: tuple[str, str | float], band: str) -> None:
        """Colour a column's cells by a rule (== or >, and a value), so that they stay right when sorted or mended."""
        criteria, value = rule
        look = self._band(band)
        sheet.conditional_format(
            1, column, max(1, rows), column, {"type": "cell", "criteria": criteria, "value": value, "format": look}
        )

    def _band(self, band: str) -> Any:
        key = ("", band)
        if key not in self._made:
            self._made[key] = self._book.add_format({"bg_color": BANDS[band]})
        return self._made[key]
