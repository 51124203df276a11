"""The tables `make calibrate` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from errand.plugin.destinations import seed_of
from errand_practice import why_not_served
from tests.calibration import cases

ROW = "calibration"  # the property of a test's report: family, fault, story, expected, reported, message
TABLE = "table"  # another such property: the table's name, and lines of it
_rows: list[list[str]] = []
_tables: dict[str, list[str]] = {}


def pytest_configure(config: pytest.Config) -> None:
    seed_of(config)  # drawn here, so that all workers have the same


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Gather the rows in the process that prints, wherever they were walked."""
    if report.when == "call":
        for name, value in report.user_properties:
            if name == TABLE and isinstance(value, list):
                _tables.setdefault(str(value[0]), []).extend(map(str, value[1:]))
        _rows.extend(
            [*map(str, value)] for name, value in report.user_properties if name == ROW and isinstance(value, list)
        )


def _left_out(family: str) -> dict[str, list[str]]:
    """Why a family is not walked with some faults: reason -> faults."""
    told: dict[str, list[str]] = {}
    for (left, fault), why in cases.LEFT_OUT.items():
        if left == family:
            told.setdefault(why, []).append(fault)
    return told


def pytest_terminal_summary(terminalreporter: Any) -> None:
    for name, lines in sorted(_tables.items()):
        terminalreporter.section(f"calibration: {name}")
        for line in lines:
            terminalreporter.write_line(line)
    if _rows:
        terminalreporter.section("calibration: expected / reported")
        for line in _faults(_rows):
            terminalreporter.write_line(line)


def _faults(rows: list[list[str]]) -> Iterator[str]:
    for (family, fault), right in sorted(Counter((row[0], row[1]) for row in rows if row[3] == row[4]).items()):
        of = sum(1 for row in rows if row[:2] == [family, fault])
        told = sorted({row[4] for row in rows if row[:2] == [family, fault] and row[4] != "completed"})
        yield f"{family:11} {fault:22} {right:3} of {of:3} right   {', '.join(told) or 'completed'}"
    for family in sorted({row[0] for row in rows}):
        for why, faults in _left_out(family).items():
            yield f"{family:11} not walked: {', '.join(faults)}   {why}"
    for family in cases.OTHERS:
        if why := why_not_served(family):
            yield f"{family:11} not walked: {why}"
    wrong = [row for row in rows if row[3] != row[4]]
    for row in wrong:
        yield "WRONG {} {} {}: expected {}, reported {} ({})".format(*row)
    yield f"right {len(rows) - len(wrong)}, wrong {len(wrong)}"
