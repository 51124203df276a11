"""`errand practice serve`."""

from __future__ import annotations

from collections.abc import Sequence

from errand.cli.parser import INTERRUPTED, OK, USAGE, Commands, Parser, add_command


def add(commands: Commands) -> None:
    """Put the command into the table; its options are the portal's own, and never come this way."""
    parser = add_command(commands, "practice", "练习门户 the practice portal")
    serving = parser.add_subparsers(required=True, metavar="serve", parser_class=Parser)
    serving.add_parser("serve", add_help=False, help="启动练习门户 serve it: errand practice serve --city hangzhou")


def run(arguments: Sequence[str]) -> int:
    """Serve until stopped and give the exit code."""
    from errand_practice.__main__ import serve

    try:
        return serve(list(arguments))
    except SystemExit as leaving:  # argparse's 2 for wrong options would read as interrupted
        return USAGE if leaving.code == INTERRUPTED else OK
