"""`errand schedule`: the same visit every night or week, ready for cron, systemd or a CI service."""

from __future__ import annotations

import argparse
import re
import shlex
import sys
from pathlib import Path

from errand.cli.parser import OK, Commands, add_command
from errand.core.errors import UsageError
from errand.core.version import VERSION

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
BUDGETS = Path("fixtures", "budgets.toml")
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


def add(commands: Commands) -> None:
    """Put the command into the table."""
    parser = add_command(commands, "schedule", "打印定时运行的配置 print what runs the journeys regularly")
    parser.add_argument("kind", choices=("cron", "systemd", "ci"), help="哪一种 for which service")
    parser.add_argument("--city", default="practice", metavar="CITY", help="城市，同 pytest as pytest takes it")
    parser.add_argument("--at", default="02:30", metavar="HH:MM", help="本机时间 local time; ci: UTC (02:30)")
    parser.add_argument("--days", default="", metavar="mon,thu", help="哪几天，默认每天 on which days (every day)")
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="每个故事走几次 walks of each story (3)")
    parser.add_argument("--portal-file", type=Path, metavar="FILE", help="门户文件，同 pytest as pytest takes it")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Run it and give its exit code."""
    hour, minute = _time(options.at)
    days = _days(options.days)
    walk = _walk(options)
    if not Path("journeys").is_dir():
        print("errand: 这里没有 journeys/，请到项目的文件夹里运行 · there is no journeys/ here", file=sys.stderr)
    match options.kind:
        case "cron":
            print(_cron(hour, minute, days, walk))
        case "systemd":
            print(_systemd(options.at, days, walk))
        case _:
            print(_workflow(hour, minute, days, walk))
    return OK


def _time(text: str) -> tuple[int, int]:
    met = _TIME.fullmatch(text)
    if met is None:
        raise UsageError(f"--at {text}: 应为 00:00 到 23:59 a time of day like 02:30")
    return int(met[1]), int(met[2])


def _days(text: str) -> list[str]:
    days = [day.strip().lower()[:3] for day in text.split(",") if day.strip()]
    if unknown := [day for day in days if day not in DAYS]:
        raise UsageError(f"--days {text}: {', '.join(unknown)}? 可用 choose from {', '.join(DAYS)}")
    return [day for day in DAYS if day in days]


def _walk(options: argparse.Namespace) -> list[list[str]]:
    """The commands of one visit, without the folder their programs stand in."""
    from errand.given.cities import choose

    choose([options.city])  # refuses with the nearest names
    if options.repeat < 1:
        raise UsageError(f"--repeat {options.repeat}: 至少 1 at least 1")
    pytest = ["pytest", "journeys/", f"--city={options.city}", f"--repeat={options.repeat}", "--findings-ok", "-q"]
    if options.portal_file:
        if not options.portal_file.exists():
            raise UsageError(f"--portal-file {options.portal_file}: 没有这个文件 no such file")
        pytest.append(f"--portal-file={options.portal_file}")
    compare = ["errand", "compare"]
    if BUDGETS.exists():
        compare += ["--budget", BUDGETS.as_posix()]
    return [pytest, ["errand", "report"], compare]


def _shell(walk: list[list[str]]) -> str:
    """One shell line: the journeys, then the report, then the comparison, whose exit code is the line's."""
    programs = Path(sys.executable).parent
    said = [shlex.join([str(programs / one[0]), *one[1:]]) for one in walk]
    return f"cd {shlex.quote(str(Path.cwd()))} && {{ " + "; ".join(said) + "; }"


def _cron(hour: int, minute: int, days: list[str], walk: list[list[str]]) -> str:
    when = ",".join(days) or "*"
    line = _shell(walk).replace("%", r"\%")  # to cron a bare % ends the command
    return f"# crontab -e\n{minute} {hour} * * {when} {line}"


def _systemd(at: str, days: list[str], walk: list[list[str]]) -> str:
    shell = _shell(walk).replace("\\", "\\\\").replace('"', r"\"").replace("%", "%%").replace("$", "$$")
    when = f"{','.join(day.title() for day in days)} " if days else ""
    return f"""# ~/.config/systemd/user/errand.service
[Unit]
Description=errand: journeys, report and comparison

[Service]
Type=oneshot
ExecStart=/bin/sh -c "{shell}"
# 10: regressed, 11: a budget or the official red line, 13: no run could be determined; systemctl --failed lists them

# ~/.config/systemd/user/errand.timer
[Unit]
Description=errand, regularly

[Timer]
OnCalendar={when}{at}
Persistent=true

[Install]
WantedBy=timers.target

# systemctl --user enable --now errand.timer"""


def _workflow(hour: int, minute: int, days: list[str], walk: list[list[str]]) -> str:
    pytest, *rest = (shlex.join([f".venv/bin/{one[0]}", *one[1:]]) for one in walk)
    pytest += " || [ $? = 13 ]"  # not one run could be determined: the comparison says so, and ends with it
    when = ",".join(day.upper() for day in days) or "*"
    steps = "\n".join(f"      - run: {_yaml(one)}" for one in (*_set_up(), pytest, *rest))
    return f"""# .github/workflows/errand.yml
name: errand
on:
  schedule:
    - cron: "{minute} {hour} * * {when}"  # UTC
  workflow_dispatch: {{}}
jobs:
  journeys:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/cache@v4  # the baseline: results of the nights before
        with:
          path: results
          key: errand-results-${{{{ github.run_id }}}}
          restore-keys: errand-results-
{steps}
      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: errand-report
          path: results/*/report.html"""


def _set_up() -> list[str]:
    """What makes the environment: a checkout's own way, or that of a project that errand is installed for."""
    if Path("errand", "machine", "setup.py").exists():
        return ["make setup"]
    return [
        "python3 -m venv .venv",
        f".venv/bin/pip install 'errand[practice]=={VERSION}'",
        ".venv/bin/playwright install --with-deps --only-shell chromium",
    ]


def _yaml(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
