"""The table `make calibrate` prints."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

_TABLE = pytest.StashKey[list[tuple[str, ...]]]()


@pytest.fixture
def calibration_table(pytestconfig: pytest.Config) -> list[tuple[str, ...]]:
    """Rows of family, fault, story, expected and reported."""
    return pytestconfig.stash.setdefault(_TABLE, [])


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    rows = config.stash.get(_TABLE, [])
    if not rows:
        return
    terminalreporter.section("calibration: expected / reported")
    for (family, fault), right in sorted(Counter((row[0], row[1]) for row in rows if row[3] == row[4]).items()):
        of = sum(1 for row in rows if row[:2] == (family, fault))
        told = sorted({row[4] for row in rows if row[:2] == (family, fault) and row[4] != "completed"})
        terminalreporter.write_line(
            f"{family:8} {fault:22} {right:3} of {of:3} right   {', '.join(told) or 'completed'}"
        )
    wrong = [row for row in rows if row[3] != row[4]]
    for row in wrong:
        terminalreporter.write_line("WRONG {} {} {}: expected {}, reported {}".format(*row))
    terminalreporter.write_line(f"right {len(rows) - len(wrong)}, wrong {len(wrong)}")
