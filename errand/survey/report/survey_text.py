"""The survey's tables in a terminal, in lines of at most 120 columns."""

from __future__ import annotations

from collections.abc import Sequence

from errand.report.layout import columns, join, pad, safe, wrap
from errand.survey.report.edition import Edition
from errand.survey.report.survey_tables import Cell, Column, ColumnKind, Table

WIDTH = 120
NARROWEST, WIDEST = 8, 44  # of a column of text
LEFT_OUT = {"says", "source", "section"}  # columns for readers with more room
_EMPTY = "–"


def text(edition: Edition) -> str:
    """All tables but the readings."""
    lines = [edition.title, *(part for line in edition.lines for part in wrap(safe(line), WIDTH, 3))]
    for table in edition.tables:
        lines += ["", *_table(table, edition.lang)]
    return "\n".join(lines)


def written(cell: Cell, kind: ColumnKind) -> str:
    """A cell in words: shares in per cent, means with two decimals, what is not there a dash."""
    if cell is None:
        return _EMPTY
    if isinstance(cell, str):
        return safe(cell)
    if kind is ColumnKind.SHARE:
        return f"{cell:.1%}"
    if isinstance(cell, float) and not cell.is_integer():
        return f"{round(cell, 2) + 0.0:.2f}"  # + 0.0: there is no minus nought
    return f"{cell:.0f}"


def _table(table: Table, lang: str) -> list[str]:
    shown = [at for at, column in enumerate(table.columns) if column.key not in LEFT_OUT]
    kept = [table.columns[at] for at in shown]
    heads = [column.head(lang) for column in kept]
    rows = [[written(row[at], table.columns[at].kind) for at in shown] for row in table.rows]
    widths = _widths([heads, *rows], kept)
    title = [f"== {table.title(lang)}"]
    note = wrap(table.note(lang), WIDTH, 3) if table.noted else []
    return [*title, *note, *(_row(cells, kept, widths) for cells in [heads, *rows])]


def _widths(rows: Sequence[Sequence[str]], kept: Sequence[Column]) -> list[int]:
    """What each column needs; where that is too much, those of text give way, the widest first."""
    widths = [max(columns(cell) for cell in column) for column in zip(*rows, strict=True)]
    texts = [at for at, column in enumerate(kept) if column.kind is ColumnKind.TEXT]
    widths = [min(width, WIDEST) if at in texts else width for at, width in enumerate(widths)]
    while sum(widths) + 2 * len(widths) > WIDTH and any(widths[at] > NARROWEST for at in texts):
        widths[max(texts, key=lambda at: widths[at])] -= 1
    return widths


def _row(cells: Sequence[str], kept: Sequence[Column], widths: Sequence[int]) -> str:
    right = (ColumnKind.COUNT, ColumnKind.SHARE, ColumnKind.NUMBER)
    placed = zip(cells, kept, widths, strict=True)
    return join([pad(cell, width, right=column.kind in right) for cell, column, width in placed])
