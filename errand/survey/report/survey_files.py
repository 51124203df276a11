"""The survey's tables as CSV, one file a table: UTF-8 with a byte order mark, text never a formula."""

from __future__ import annotations

from pathlib import Path

from errand.store.csv_table import as_csv
from errand.store.disk import replace_file
from errand.survey.report.edition import Edition
from errand.survey.report.survey_tables import Cell, Table


def write_files(edition: Edition, folder: Path) -> list[Path]:
    """Write survey-<table>.csv for each table into *folder*."""
    paths = []
    for table in (*edition.tables, edition.readings):
        path = folder / f"survey-{table.key}.csv"
        replace_file(path, table_csv(table, edition.lang))
        paths.append(path)
    return paths


def table_csv(table: Table, lang: str) -> bytes:
    """One table; shares are fractions of 1."""
    return as_csv(table.heads(lang), ([_rounded(one) for one in row] for row in table.rows))


def _rounded(one: Cell) -> Cell:
    return round(one, 6) if isinstance(one, float) else one
