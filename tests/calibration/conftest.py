"""The table `make calibrate` prints."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.calibration import cases

ROW = "calibration"  # the property of a test's report: family, fault, story, expected, reported, message
_rows: list[list[str]] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Gather the rows in the process that prints, wherever they were walked."""
    if report.when == "call":
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
    rows = _rows
    if not rows:
        return
    terminalreporter.section("calibration: expected / reported")
    for (family, fault), right in sorted(Counter((row[0], row[1]) for row in rows if row[3] == row[4]).items()):
        of = sum(1 for row in rows if row[:2] == [family, fault])
        told = sorted({row[4] for row in rows if row[:2] == [family, fault] and row[4] != "completed"})
        terminalreporter.write_line(
            f"{family:11} {fault:22} {right:3} of {of:3} right   {', '.join(told) or 'completed'}"
        )
    for family in sorted({row[0] for row in rows}):
        for why, faults in _left_out(family).items():
            terminalreporter.write_line(f"{family:11} not walked: {', '.join(faults)}   {why}")
    for family in cases.OTHERS:
        if why := cases.not_served(family):
            terminalreporter.write_line(f"{family:11} not walked: {why}")
    wrong = [row for row in rows if row[3] != row[4]]
    for row in wrong:
        terminalreporter.write_line("WRONG {} {} {}: expected {}, reported {} ({})".format(*row))
    terminalreporter.write_line(f"right {len(rows) - len(wrong)}, wrong {len(wrong)}")
