"""Whole sessions of pytest at a practice portal that counts as live."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from errand.core.model import Reason, Run
from errand.manners.gate import BOOK
from errand.store import RunFolder
from errand.words import render
from errand_practice import PracticePortal
from tests.plugin.sessions import CONSULT, REGISTER, ask, pytest_command, run_briefly


def _portal_files(folder: Path, practice: PracticePortal, *cities: str) -> Path:
    folder.mkdir()
    for city in cities:
        url = practice.url(city).replace("127.0.0.1", "hall.test")
        (folder / f"{city}.toml").write_text(f'url = "{url}"\ncontact = "tester@example.org"\n', "utf-8")
    return folder


def _last_act(run: Run) -> timedelta:
    return timedelta(milliseconds=run.steps[-1].at_ms)


@pytest.mark.slow
def test_two_workers_at_one_live_host(tmp_path: Path) -> None:
    with PracticePortal() as practice:
        portals = _portal_files(tmp_path / "portals", practice, "hangzhou", "taiyuan")
        own = (
            "-p",
            "tests.manners.made_up_names",
            f"--results={tmp_path}",
            f"--portal-file={portals}",
            "--findings-ok",
        )
        # While a page is checked a run's clock stands still, and pace is read from that clock.
        choice = ("-k", "account or acknowledged", "--city=hangzhou,taiyuan", "-n2", "--accessibility=off")
        journeys = (REGISTER, CONSULT, *choice)
        _, said = run_briefly(pytest_command(*journeys, *own))
        with closing(sqlite3.connect(practice.database)) as log:
            posts = log.execute("SELECT path FROM log WHERE source = 'server' AND kind = 'POST'").fetchall()

    assert (tmp_path / "latest").exists(), said[-3000:]
    runs = RunFolder.open(tmp_path / "latest").runs()
    assert len(runs) == 4, said[-3000:]
    assert posts == [], "no form left a browser"
    assert {run.setting.portal for run in runs} == {"live"}
    assert {run.outcome.reason for run in runs} <= {Reason.CONSENT, Reason.SMS_CODE}, said[-9000:]
    for run in runs:
        assert min(later.at_ms - earlier.at_ms for earlier, later in pairwise(run.steps)) >= 1000
        assert any("robots.txt" in render(remark, "zh") for remark in run.remarks)
    assert ask(tmp_path / ".live" / BOOK, "SELECT COUNT(*) FROM visits WHERE host = 'hall.test'") == [(4,)]
    assert "robots.txt" in said
    assert {run.setting.worker for run in runs} == {"gw0", "gw1"}
    spans = sorted((began := datetime.fromisoformat(run.started_at), began + _last_act(run)) for run in runs)
    assert all(left <= came for (_, left), (came, _) in pairwise(spans)), "one at a time"
