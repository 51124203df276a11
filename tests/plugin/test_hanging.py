"""A page that hangs, and a driver that dies: the session goes on, or ends in order, and keeps what was recorded."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from errand.core.model import Reason, Verdict
from errand.report.words import sentence
from errand_practice import PracticePortal
from tests.plugin.sessions import REGISTER, SEARCH, Underway, _kill, _program, run_briefly, run_session

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="finds the session's processes in /proc"),
]
Start = Callable[..., Underway]


@pytest.mark.parametrize("family", ["plain", "frames"])
def test_a_page_that_hangs_fails_its_run_and_no_other(family: str, tmp_path: Path) -> None:
    with PracticePortal(family=family, faults=["hang:search"]) as portal:
        url = portal.url("practice")
        done = run_session(tmp_path, SEARCH, "-k", "everyday or its_theme", f"--portal={url}", "--page-limit=4")

    stuck, after = done.run("everyday"), done.run("its_theme")
    assert stuck.outcome.verdict is Verdict.FAILED, done.end_of_said
    assert stuck.outcome.reason is Reason.TIMEOUT
    assert "卡死" in sentence(stuck.outcome.message, "zh")
    assert stuck.steps[-1].concept == "search.button"
    assert stuck.took_ms < (4 + 6) * 1000
    assert after.outcome.verdict is Verdict.COMPLETED, done.end_of_said
    assert done.code == 1


def test_a_driver_that_dies_ends_the_session_in_order(start: Start) -> None:
    chosen = ["-k", "everyday or its_theme or account", "--slowmo=150", "--findings-ok"]
    session = start(SEARCH, REGISTER, *chosen)
    asked = "server POST /practice/sms"
    session.until(lambda: asked in session.log(), "a code for the registration is asked for")

    drivers = [process for process in session.offspring() if "node" in _program(process)]
    assert drivers, "no driver found under the session"
    for process in drivers:
        _kill(process)
    done = session.end()

    assert done.code not in (0, 5), "a harness error is never ok"
    assert [run.outcome.verdict for run in done.runs] == [
        Verdict.COMPLETED,
        Verdict.COMPLETED,
        Verdict.HARNESS_ERROR,
    ], done.end_of_said
    assert "INTERNALERROR" not in done.said, done.end_of_said
    assert "办事体验汇总" in done.said


def test_a_check_goes_round_a_page_that_hangs() -> None:
    with PracticePortal(family="plain", faults=["hang:search"]) as portal:
        url = portal.url("practice")
        code, said = run_briefly([sys.executable, "-m", "errand.cli", "check", "--portal", url])

    assert code == 0, said
    stuck = [part.split()[0] for part in said.partition("各旅程")[0].split("■ ")[1:] if "卡死" in part]
    assert stuck == ["搜索结果", "办事指南"], said
