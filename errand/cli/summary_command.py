"""`errand summary`."""

from __future__ import annotations

import argparse
import sys

from errand.cli.parser import OK, Commands, add_run_command, run_path


def add(commands: Commands) -> None:
    """Put the command into the table."""
    parser = add_run_command(commands, "summary", "打印一次运行的汇总 print the summary of a session")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Run it and give its exit code."""
    from errand.report.text import summary
    from errand.report.view import View
    from errand.store import RunFolder

    runs, torn = RunFolder.open(run_path(options.run, options.results)).read()
    print(summary(View(runs), options.lang))
    for line in torn:
        print(f"errand: {line}", file=sys.stderr)
    return OK
