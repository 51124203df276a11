"""
What is compared with what: one story at one portal.

Runs are held against each other only where they share a cell.  Whatever makes two runs incomparable belongs into
`CellKey` and nowhere else: practice and live portals are never one series.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from errand.core.model import Run


class CellKey(NamedTuple):
    """One story at one portal."""

    city: str
    portal: str  # practice | live
    story: str


def cell_of(run: Run) -> CellKey:
    """The cell that *run* belongs to."""
    return CellKey(run.setting.city, run.setting.portal, run.story)


def by_cell(runs: Iterable[Run]) -> dict[CellKey, list[Run]]:
    """The runs of each cell, oldest first."""
    cells: dict[CellKey, list[Run]] = defaultdict(list)
    for run in sorted(runs, key=lambda run: run.started_at):
        cells[cell_of(run)].append(run)
    return dict(cells)
