"""`errand collect`."""

from __future__ import annotations

import argparse
import sys

from errand.cli.parser import OK, OWN_FAULT, Commands, add_command, add_results
from errand.core.errors import ErrandError, UsageError

STORE_HELP = (
    "数据库地址，默认 results/errand.sqlite the database, also ERRAND_STORE: sqlite:///FILE, postgresql://..., or none"
)


def add(commands: Commands) -> None:
    """Put the command into the table."""
    parser = add_command(commands, "collect", "把各次运行收进数据库 bring all sessions into the database")
    add_results(parser)
    parser.add_argument("--store", metavar="URL", help=STORE_HELP)
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Run it and give its exit code."""
    from errand.machine.progress_bar import shown
    from errand.store.database import Collected, Store, collect, where

    address = where(options.store, options.results)
    if address is None:
        raise UsageError("--store none：没有可写入的数据库 (there is no database to bring them into)")
    total, unchanged, troubles = Collected(), 0, 0
    with Store.open(address) as store, shown("收录 collecting"):
        for _, new in collect(options.results, store):
            if isinstance(new, ErrandError):
                troubles += 1
                print(f"errand: {new}", file=sys.stderr)
            else:
                total += new
                unchanged += new == Collected()
    print(
        f"收录 {total.sessions} 批、{total.runs} 次办事、{total.steps} 步；{unchanged} 批无变化；{troubles} 批读不出\n"
        f"new: {total.sessions} sessions, {total.runs} runs, {total.steps} steps; unchanged: {unchanged};"
        f" unreadable: {troubles}\n{store.name}"
    )
    return OWN_FAULT if troubles else OK
