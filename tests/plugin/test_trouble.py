"""What goes wrong around a session: interrupted, killed, its browser killed, nowhere to write."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from errand.core.model import Run, Verdict
from tests.plugin.secrets_kept import told
from tests.plugin.sessions import REGISTER, SEARCH, Session, Underway, alive, pytest_command, run_briefly

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds the session's processes in /proc")
Start = Callable[..., Underway]


def typing(session: Underway, city: str = "practice") -> None:
    """Wait until the citizen who registers has typed her numbers and is about to go on: a code is on its way."""
    asked = f"server POST /{city}/sms"
    session.until(lambda: asked in session.log(), "a code for the registration is asked for")


def verdicts(runs: list[Run]) -> list[Verdict]:
    return [run.outcome.verdict for run in runs]


def no_crash(session: Session) -> bool:
    return "INTERNALERROR" not in session.said


@pytest.mark.slow
@pytest.mark.parametrize("to_group", [True, False], ids=["Ctrl-C", "pytest-alone"])
def test_an_interrupted_session_keeps_what_was_done(start: Start, to_group: bool) -> None:
    tracing = [] if to_group else ["--tracing=on"]  # a trace is saved only while the driver lives
    session = start(SEARCH, REGISTER, "-k", "everyday or its_theme or account", "--slowmo=150", *tracing)
    typing(session)

    (os.killpg if to_group else os.kill)(session.process.pid, signal.SIGINT)
    done = session.end()

    assert done.code == 2, done.end_of_said
    assert no_crash(done), done.end_of_said
    assert verdicts(done.runs) == [Verdict.COMPLETED, Verdict.COMPLETED, Verdict.HARNESS_ERROR]
    assert done.runs[-1].journey == "register"
    assert done.runs[-1].steps, "what she had done by then"
    assert "办事体验汇总" in done.said
    assert done.folder.manifest()["exit_status"] == 2
    assert told(done) == []


@pytest.mark.slow
def test_a_killed_browser_costs_one_run(start: Start) -> None:
    chosen = ["-k", "account or everyday or its_theme", "--city=jiamusi", "--findings-ok"]
    session = start(REGISTER, SEARCH, *chosen, "--slowmo=150", "--tb=long")
    typing(session, "jiamusi")

    session.kill_browser()
    done = session.end()

    assert verdicts(done.runs) == [Verdict.HARNESS_ERROR, Verdict.COMPLETED, Verdict.FAILED], done.end_of_said
    assert done.code not in (0, 5), "a harness error is never ok"
    assert no_crash(done), done.end_of_said
    assert "测试程序自身出错 1" in done.said
    assert "发现门户问题 1 项（佳木斯市 1）" in done.said
    assert told(done) == []


@pytest.mark.slow
def test_a_killed_session_leaves_its_completed_runs_and_nothing_running(start: Start) -> None:
    session = start(SEARCH, REGISTER, "-k", "everyday or account", "--slowmo=150")
    typing(session)
    children = session.offspring()

    session.process.kill()
    session.process.wait()

    for _ in range(500):
        if not any(map(alive, children)):
            break
        threading.Event().wait(0.02)
    assert not [Path(f"/proc/{child}/cmdline").read_bytes() for child in children if alive(child)]
    done = session.end()
    assert verdicts(done.runs) == [Verdict.COMPLETED]
    code, said = run_briefly([sys.executable, "-m", "errand.cli", "summary", str(done.folder.path)])
    assert code == 0, said
    assert "按日常叫法搜索事项" in said


# --- nowhere to write -----------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path | None]:
    """A disk of 2 MB; None where this user may not mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        yield None
        return
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill(disk: Path) -> None:
    """Leave not a byte."""
    with (disk / "filler").open("wb", buffering=0) as file:
        for size in (4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue


@pytest.mark.slow
def test_a_full_disk_ends_the_session_and_takes_nothing_away(
    start: Start, small_disk: Path | None, tmp_path: Path
) -> None:
    results = (small_disk or tmp_path) / "results"
    chosen = ["-k", "everyday or its_theme or account", "--findings-ok"]
    session = start(SEARCH, REGISTER, *chosen, "--slowmo=100", results=results)
    session.until(lambda: session.recorded() == 1, "the first run is recorded")
    if small_disk:
        fill(small_disk)
    else:
        (journal,) = results.glob("2*/runs-main.jsonl")
        resource.prlimit(session.process.pid, resource.RLIMIT_FSIZE, (journal.stat().st_size, journal.stat().st_size))

    done = session.end()

    assert done.code not in (0, 5), done.end_of_said
    assert ("磁盘已满" if small_disk else "文件大小超过限制") in done.said, done.end_of_said
    assert str(done.folder.path) in done.said
    assert no_crash(done), done.end_of_said
    assert verdicts(done.runs) == [Verdict.COMPLETED]
    registering = done.asked("SELECT path FROM log WHERE path LIKE '%/register%'")
    assert registering == [], "no citizen is sent out whose run cannot be kept"
    code, said = run_briefly([sys.executable, "-m", "errand.cli", "summary", str(done.folder.path)])
    assert code == 0, said


def test_a_results_folder_that_takes_nothing_is_named(tmp_path: Path) -> None:
    results = tmp_path / "results"
    results.mkdir(mode=0o555)

    code, said = run_briefly(pytest_command(SEARCH, "-k", "everyday", f"--results={results}"), anybody=True)

    assert code == 4, said
    assert f"结果写不进 {results}：没有写入权限" in said
    assert "Traceback" not in said
    assert "INTERNALERROR" not in said
