"""The command `errand`: look at runs and cities, start a portal file, make the report, serve the practice portal."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Protocol, cast

from errand.cli import (
    check_command,
    cities_command,
    collect_command,
    compare_command,
    init_command,
    lexicon_command,
    measures_command,
    new_command,
    portal_file_command,
    practice_command,
    report_command,
    schedule_command,
    summary_command,
    survey_command,
)
from errand.cli.parser import EXIT_CODES, INTERRUPTED, NO_REPORT, OK, OWN_FAULT, USAGE, Parser
from errand.core.errors import ErrandError, HarnessError, UsageError
from errand.core.version import VERSION
from errand.words import speak

_COMMANDS = (
    init_command,
    new_command,
    summary_command,
    lexicon_command,
    measures_command,
    report_command,
    portal_file_command,
    check_command,
    collect_command,
    compare_command,
    survey_command,
    schedule_command,
    cities_command,
    practice_command,
)  # as --help lists them


class _Command(Protocol):
    def __call__(self, options: argparse.Namespace) -> int: ...


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Chinese still shows the rest
    argv = list(sys.argv[1:] if arguments is None else arguments)
    if argv[:2] == ["practice", "serve"]:  # its options are the portal's own
        return _guarded(lambda _: practice_command.run(argv[2:]), argparse.Namespace())
    options = _parser().parse_args(argv)
    speak(getattr(options, "lang", "zh"))
    return _guarded(cast("_Command", options.command), options)


def _guarded(command: _Command, options: argparse.Namespace) -> int:
    """Turn what may go wrong into one message and an exit code."""
    try:
        code = command(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # `errand cities | head`: nobody reads on
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except ErrandError as problem:
        print(f"errand: {problem}", file=sys.stderr)
        return (
            USAGE if isinstance(problem, UsageError) else OWN_FAULT if isinstance(problem, HarnessError) else NO_REPORT
        )
    else:
        return code


def _parser() -> Parser:
    parser = Parser(
        prog="errand",
        description="办事：模拟市民在各市政务服务网上办事，看要花多少功夫。",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"errand {VERSION}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=Parser)
    for command in _COMMANDS:
        command.add(commands)
    return parser
