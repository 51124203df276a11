"""`errand measures`."""

from __future__ import annotations

import argparse

from errand.cli.parser import OK, Commands, add_run_command, run_path


def add(commands: Commands) -> None:
    """Put the command into the table."""
    parser = add_run_command(commands, "measures", "打印一次运行的全部指标 print all measures of a session")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Run it and give its exit code."""
    from errand.machine.progress_bar import shown
    from errand.report.measures_text import measures
    from errand.report.view import View
    from errand.store import RunFolder
    from errand.words import word

    view = View(RunFolder.open(run_path(options.run, options.results)).runs())
    with shown(word("cli.progress-cities", options.lang)):
        text = measures(view, options.lang)
    print(text)
    return OK
