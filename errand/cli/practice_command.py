"""`errand practice serve` and `errand practice libraries`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from errand.cli.parser import INTERRUPTED, NO_REPORT, OK, USAGE, Commands, Parser, add_command


def add(commands: Commands) -> None:
    """Put the command into the table; the options of `serve` are the portal's own, and never come this way."""
    parser = add_command(commands, "practice", "练习门户 the practice portal")
    doing = parser.add_subparsers(required=True, metavar="serve | libraries", parser_class=Parser)
    doing.add_parser("serve", add_help=False, help="启动练习门户 serve it: errand practice serve --city hangzhou")
    about = "用 npm 安装部分练习大厅所需的前端库 install by npm the libraries that some halls are built with"
    libraries = doing.add_parser("libraries", help=about, description=about)
    libraries.set_defaults(command=install_libraries)


def run(arguments: Sequence[str]) -> int:
    """Serve until stopped and give the exit code."""
    from errand_practice.__main__ import serve

    try:
        return serve(list(arguments))
    except SystemExit as leaving:  # argparse's 2 for wrong options would read as interrupted
        return USAGE if leaving.code == INTERRUPTED else OK


def install_libraries(_options: argparse.Namespace) -> int:
    """Install what the families' halls and the report's charts load, and give the exit code."""
    from errand.machine import npm
    from errand_practice.libraries import LIST

    if not npm.install([npm.LIST, LIST]):
        return NO_REPORT
    print(f"已装好 installed: {npm.folder()}")
    return OK
