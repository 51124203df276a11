"""The table `make calibrate` prints."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

ROW = "calibration"  # the property of a test's report: family, fault, story, expected, reported, message
_rows: list[list[str]] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Gather the rows in the process that prints, wherever they were walked."""
    if report.when == "call":
        _rows.extend(
            [*map(str, value)] for name, value in report.user_properties if name == ROW and isinstance(value, list)
        )


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
    wrong = [row for row in rows if row[3] != row[4]]
    for row in wrong:
        terminalreporter.write_line("WRONG {} {} {}: expected {}, reported {} ({})".format(*row))
    terminalreporter.write_line(f"right {len(rows) - len(wrong)}, wrong {len(wrong)}")
