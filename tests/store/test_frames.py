"""`errand.load`: many sessions as one frame, and the page that explains it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import errand
from errand.core.errors import UsageError
from errand.store import RunFolder
from errand.store.tables import RUN_COLUMNS, STEP_COLUMNS
from tests.runs import a_bad_day, a_run, nanjing

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture
def results(tmp_path: Path) -> Path:
    late = a_run("search", id="late", started_at="2026-11-20T08:00:00+08:00", setting=nanjing())
    days = {"1": a_bad_day(), "2": [late]}
    for label, runs in days.items():
        with RunFolder.create(tmp_path / "results", label, {}).journal("main") as journal:
            for run in runs:
                journal.write(run)
    return tmp_path / "results"


def test_runs_and_steps_of_all_sessions(results: Path) -> None:
    runs, steps = errand.load(results), errand.load(results, "steps")

    assert set(runs.columns) == {"session", *RUN_COLUMNS}
    assert set(steps.columns) == {"session", "started_at", *STEP_COLUMNS}
    assert len(runs) == len(a_bad_day()) + 1
    assert runs["session"].nunique() == 2
    assert runs["started_at"].is_monotonic_increasing
    assert len(steps) == runs["steps"].sum()
    assert isinstance(runs["took_ms"].dtype, pd.Float64Dtype)


def test_chosen_cities_since_a_day(results: Path) -> None:
    assert set(errand.load(results, cities=["nanjing"])["city"]) == {"nanjing"}
    late = errand.load(results, since="2026-11-20")
    assert late["run_id"].tolist() == ["late"], "midnight in UTC"
    assert errand.load(results, since="2027-01-01").empty


def test_an_empty_folder_has_no_runs(tmp_path: Path) -> None:
    assert errand.load(tmp_path).empty
    assert "waited_ms" in errand.load(tmp_path, "steps").columns


@pytest.mark.parametrize(
    "wrong, named", [({"table": "runz"}, "steps"), ({"since": "soon"}, "soon"), ({"results": "nowhere"}, "nowhere")]
)
def test_what_cannot_be_loaded_is_named(results: Path, wrong: dict[str, Any], named: str) -> None:
    with pytest.raises(UsageError, match=named):
        errand.load(**{"results": results, **wrong})


@pytest.mark.parametrize("page", ["data.md", "data.zh-CN.md"])
def test_the_page_runs_as_it_stands(page: str, results: Path) -> None:
    code = "\n".join(re.findall(r"```python\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=results.parent, capture_output=True, text=True, check=False, encoding="utf-8"
    )

    assert done.returncode == 0, done.stderr
    assert "hangzhou" in done.stdout


def test_importing_errand_does_not_import_pandas() -> None:
    code = "import sys, errand; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
