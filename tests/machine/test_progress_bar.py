"""How far a long command has come: a bar in a terminal, a few lines elsewhere, nothing for short work."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from errand import cli
from errand.machine import progress_bar
from errand.store import RunFolder
from tests.runs import a_bad_day

ROOT = Path(__file__).resolve().parents[2]
WORK = """
import sys, time
from errand.machine import progress_bar
progress_bar.QUIET_S, count, label = float(sys.argv[1]), int(sys.argv[2]), "计算各城市"
with progress_bar.shown(label):
    for number in progress_bar.each(range(count)):
        time.sleep(0.01)
print("done", number)
"""


def command(quiet_s: float, count: int) -> list[str]:
    return [sys.executable, "-c", WORK, str(quiet_s), str(count)]


def around(**more: str) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "TERM": "xterm", "COLUMNS": "80"} | more


def by_pipe(quiet_s: float, count: int) -> list[str]:
    """The lines of standard error of such work, when it is no terminal."""
    done = subprocess.run(
        command(quiet_s, count), env=around(FORCE_COLOR="1"), capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == f"done {count - 1}\n", "what the command says stands alone on standard output"
    return done.stderr.splitlines()


def in_terminal(quiet_s: float, count: int, **more: str) -> str:
    """What a terminal is sent on standard error."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    with subprocess.Popen(command(quiet_s, count), env=around(**more), stdout=subprocess.PIPE, stderr=theirs) as work:
        os.close(theirs)
        sent = _all(ours)
        assert work.stdout
        assert work.stdout.read() == f"done {count - 1}\n".encode()
    assert work.returncode == 0
    return sent


def _all(terminal: int) -> str:
    sent = b""
    while True:
        try:
            more = os.read(terminal, 65536)
        except OSError:  # Linux's way of saying that nobody holds the other end any more
            more = b""
        if not more:
            os.close(terminal)
            return sent.decode()
        sent += more


def test_without_a_terminal_a_line_is_printed_for_each_tenth() -> None:
    lines = by_pipe(0, 50)

    assert len(lines) == 10
    assert [line.split()[1] for line in lines] == [f"{done}/50" for done in range(5, 51, 5)]
    assert lines[0].startswith("计算各城市 5/50 (10%) -0:00:0")
    assert "\x1b" not in "".join(lines), "no control characters in a log, whatever FORCE_COLOR says"


def test_without_a_terminal_slow_work_is_told_of_between_the_tenths(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter(range(0, 10_000, 20))
    monkeypatch.setattr(progress_bar, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    with progress_bar.shown("x"):
        list(progress_bar.each(range(100)))

    told = [int(line.split()[1].split("/")[0]) for line in capsys.readouterr().err.splitlines()]
    assert told == list(range(2, 101, 2)), "20 s an item: a line every 30 s, so at every second item"


def test_a_terminal_gets_a_bar_that_is_gone_afterwards() -> None:
    sent = in_terminal(0, 60)

    assert "计算各城市" in sent
    assert re.search(r"\d+/60", sent)
    assert re.search(r"\d:\d\d:\d\d", sent), "the time that remains"
    assert sent.rstrip().endswith("\x1b[2K"), "the last thing sent clears the line"


def test_a_terminal_that_cannot_move_its_cursor_gets_lines() -> None:
    assert "计算各城市 60/60" in in_terminal(0, 60, TERM="dumb")


def test_short_work_shows_nothing() -> None:
    assert by_pipe(5, 20) == []
    assert in_terminal(5, 20) == ""


def test_nobody_is_told_who_did_not_ask(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress_bar, "QUIET_S", 0.0)
    with progress_bar.shown("x"):
        pass

    assert list(progress_bar.each([1, 2])) == [1, 2]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("command", ["report", "measures"])
def test_long_commands_tell_how_many_cities_are_done(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress_bar, "QUIET_S", 0.0)
    folder = RunFolder.create(tmp_path, "2-cities", {})
    with folder.journal("main") as journal:
        for run in a_bad_day():
            journal.write(run)

    assert cli.main([command, str(folder.path)]) == 0
    assert "计算各城市 2/2 (100%)" in capsys.readouterr().err
