"""What the start of a session costs: libraries that only reports, comparisons and databases need stay out of it."""

from __future__ import annotations

import sys

from tests.plugin.sessions import run_briefly

HEAVY = (
    "pandas", "numpy", "scipy", "sqlalchemy", "alembic", "ruptures", "docx", "xlsxwriter", "rjieba", "rich.progress",
)  # fmt: skip
LOOK = f"""
import sys, pytest

class Look:
    def pytest_collection_finish(self, session):
        print("collected", len(session.items), "heavy", [name for name in {HEAVY!r} if name in sys.modules])

sys.exit(pytest.main(["journeys/", "--city=hangzhou", "--collect-only", "-q"], plugins=[Look()]))
"""


def test_no_heavy_library_is_imported_before_the_first_step() -> None:
    code, said = run_briefly([sys.executable, "-c", LOOK])

    assert code == 0, said
    assert "collected 15 heavy []" in said
