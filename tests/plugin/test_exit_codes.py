"""How a session ends: as pytest ends, but that findings about portals may be what was wanted (--findings-ok)."""

from __future__ import annotations

from pathlib import Path

from errand.core.model import Reason, Verdict
from tests.plugin.sessions import SEARCH, Session, run_session


def test_a_portals_fault_fails_the_test(hangzhou_again: Session) -> None:
    assert hangzhou_again.run("everyday").outcome.reason is Reason.NO_RESPONSE
    assert hangzhou_again.run("account").outcome.completed
    assert hangzhou_again.code == 1
    assert "1 failed, 1 passed" in hangzhou_again.said
    assert hangzhou_again.folder.manifest()["exit_status"] == 1


def test_what_two_cities_were_like_in_2018_is_what_is_found(two_cities: Session) -> None:
    found = {(run.setting.city, run.journey): run.outcome.reason for run in two_cities.runs if run.outcome.reason}

    assert found == {
        ("hangzhou", "search"): Reason.NO_RESPONSE,
        ("taiyuan", "search"): Reason.EMPTY,
        ("taiyuan", "progress"): Reason.UNANSWERED,
    }


def test_findings_may_be_what_was_wanted(two_cities: Session) -> None:
    findings = [run for run in two_cities.runs if run.outcome.verdict is Verdict.FAILED]

    assert findings
    assert two_cities.code == 0, two_cities.end_of_said
    assert f"发现门户问题 {len(findings)} 项" in two_cities.said
    assert two_cities.folder.manifest()["exit_status"] == 0


def test_a_blocked_run_is_skipped(dry: Session) -> None:
    assert {run.outcome.verdict for run in dry.runs} == {Verdict.BLOCKED}
    assert dry.code == 0, dry.end_of_said
    assert "2 skipped" in dry.said
    assert "没有发现门户问题" in dry.said


def test_trouble_of_our_own_is_never_ok(tmp_path: Path) -> None:
    broken = tmp_path / "broken-browser"
    broken.write_text("#!/bin/sh\nexit 7\n")
    broken.chmod(0o755)
    chosen = ["-k", "everyday", "--city=hangzhou", f"--browser-path={broken}"]

    done = run_session(tmp_path, SEARCH, *chosen, "--findings-ok")

    assert done.code not in (0, 5), done.end_of_said
    assert "浏览器启动不了" in done.said
    assert [run.outcome.verdict for run in done.runs] == [Verdict.HARNESS_ERROR]
    assert "没有发现门户问题" in done.said
