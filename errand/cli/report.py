"""`errand report`."""

from __future__ import annotations

import argparse

from errand.cli.parser import OK, Commands, add_run_command, run_path


def add(commands: Commands) -> None:
    """Put the command into the table."""
    parser = add_run_command(
        commands, "report", "生成 Allure 网页报告（需要 Node.js）make Allure's HTML (needs Node.js)"
    )
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Run it and give its exit code."""
    from errand.report.allure_html import is_one_file, render
    from errand.report.words import word
    from errand.store import RunFolder

    run = RunFolder.open(run_path(options.run))
    index = render(run, options.lang)
    print(word("report.done", options.lang, path=index))
    if not is_one_file(run):
        print(word("report.serve", options.lang, path=index.parent))
    return OK
