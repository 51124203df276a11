"""`errand compare`."""

from __future__ import annotations

import argparse

from errand.cli.parser import Commands, add_command


def add(commands: Commands) -> None:
    """Put the command into the table."""
    from errand.compare.command import EXIT_CODES, add_options
    from errand.report.comparison_text import FORMATS

    about = "与之前的运行比较 hold a session against those before"
    parser = add_command(commands, "compare", about, EXIT_CODES)
    add_options(parser, tuple(FORMATS))
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Run it and give its exit code."""
    from errand.compare import periods
    from errand.compare.command import judge
    from errand.machine.progress_bar import shown
    from errand.report.comparison_text import FORMATS
    from errand.words import word

    both = periods(options.results, options.run, options.sessions, since=options.since, until=options.until)
    with shown(word("cli.progress-cities", options.lang)):
        told = judge(both, options.results, options.store, options.budget)
    print(FORMATS[options.format](told.comparison, told.limits, options.lang))
    return told.exit_code
