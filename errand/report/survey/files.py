"""The survey's tables as CSV, one file a table: UTF-8 with a byte order mark, text never a formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from errand.report.survey.edition import Edition
from errand.report.survey.tables import Cell, Table
from errand.store.disk import replace_file
from errand.store.legible import cell


def write_files(edition: Edition, folder: Path) -> list[Path]:
    """Write survey-<table>.csv for each table into *folder*."""
    paths = []
    for table in (*edition.tables, edition.readings):
        path = folder / f"survey-{table.key}.csv"
        replace_file(path, as_csv(table, edition.lang))
        paths.append(path)
    return paths


def as_csv(table: Table, lang: str) -> bytes:
    """One table; numbers are numbers, shares fractions of 1, what is not there is an empty cell."""
    text = io.StringIO()
    out = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    out.writerow(table.heads(lang))
    out.writerows([_safe(one) for one in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig", "replace")  # Excel in Chinese Windows reads anything else as GBK


def _safe(one: Cell) -> Cell:
    if isinstance(one, str):
        return cell(one)
    return round(one, 6) if isinstance(one, float) else one
