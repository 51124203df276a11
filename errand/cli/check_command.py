"""`errand check`."""

from __future__ import annotations

import argparse
from pathlib import Path

from errand.cli.parser import NO_REPORT, OK, Commands, add_command, add_results


def add(commands: Commands) -> None:
    """Put the command into the table."""
    from errand.check.check_options import add_options

    about = "看一个门户能认出多少，写门户文件用 what errand recognises at a portal, and what a portal file still needs"
    check = add_command(commands, "check", about)
    add_options(check)
    add_results(check)
    check.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Run it and give its exit code."""
    from errand.check.command import check
    from errand.check.own_pages import find_tour

    return OK if check(options, find_tour(Path.cwd())) else NO_REPORT
