"""What `errand schedule` prints is what the services take, and its commands are what pytest and errand take."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import ROOT, errand


def test_the_cron_line_runs_commands_there_are() -> None:
    done = errand("schedule", "cron", "--city", "hangzhou", "--days", "thu,mon", "--at", "23:05", cwd=ROOT)

    assert done.returncode == 0, done.stderr
    line = done.stdout.splitlines()[-1]
    met = re.fullmatch(r"5 23 \* \* mon,thu (cd .+ && \{ (.+?); (.+?); (.+?); \})", line)
    assert met, line
    assert subprocess.run(["/bin/sh", "-n", "-c", met[1]], check=False).returncode == 0
    collected = subprocess.run(
        ["/bin/sh", "-c", met[2] + " --collect-only"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert collected.returncode == 0, collected.stdout + collected.stderr
    assert collected.stdout.count("[hangzhou") == 45, "fifteen stories, three times each"
    assert (ROOT / met[4].split("--budget ")[1]).is_file()


def test_cron_does_not_end_the_command_at_a_percent_sign(tmp_path: Path) -> None:
    folder = tmp_path / "100% sure"
    folder.mkdir()
    done = errand("schedule", "cron", cwd=folder)

    assert r"100\% sure" in done.stdout
    assert "'" in done.stdout, "a blank in the path is quoted"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    said = errand("schedule", "systemd", "--days", "mon", cwd=ROOT).stdout
    service, timer = (part for part in re.split(r"^# ~/.*\n", said, flags=re.MULTILINE) if part)
    (tmp_path / "errand.service").write_text(service, encoding="utf-8")
    (tmp_path / "errand.timer").write_text(timer, encoding="utf-8")

    names = [str(tmp_path / name) for name in ("errand.service", "errand.timer")]
    done = subprocess.run(["systemd-analyze", "verify", *names], capture_output=True, text=True, check=False)

    assert "errand." not in done.stderr, done.stderr
    when = re.search(r"OnCalendar=(.+)", timer)
    assert when
    assert subprocess.run(["systemd-analyze", "calendar", when[1]], capture_output=True, check=False).returncode == 0


def test_the_workflow_keeps_the_nights_before() -> None:
    said = errand("schedule", "ci", "--at", "18:30", cwd=ROOT).stdout

    assert 'cron: "30 18 * * *"' in said
    assert "path: results" in said
    assert said.index("pytest journeys/") < said.index("errand compare")


@pytest.mark.parametrize(
    "wrong, named",
    [
        (("--at", "25:00"), "--at"),
        (("--days", "someday"), "som"),
        (("--city", "hangzou"), "hangzhou"),
        (("--repeat", "0"), "--repeat"),
        (("--portal-file", "none.toml"), "none.toml"),
    ],
)
def test_wrong_options_are_named(wrong: tuple[str, str], named: str) -> None:
    done = errand("schedule", "cron", *wrong, cwd=ROOT)

    assert done.returncode == 4
    assert named in done.stderr
    assert not done.stdout
