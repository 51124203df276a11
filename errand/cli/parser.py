"""What all commands share: exit codes, a parser that leaves with them, and how RUN names a session's folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Never, TypeAlias

OK, NO_REPORT, INTERRUPTED, OWN_FAULT, USAGE = 0, 1, 2, 3, 4
RESULTS = Path("results")

EXIT_CODES = """
退出码 exit codes (as pytest's where they match):
  0  完成 done
  1  报告做不出来，缺少 Node 等 the report cannot be made here
  2  被中断 interrupted (Ctrl-C)
  3  errand 自身出错，例如结果文件损坏、磁盘已满 errand itself failed
  4  参数、城市或结果文件夹有误 wrong argument, city or results folder
"""


class Parser(argparse.ArgumentParser):
    """Leaves with pytest's code for wrong usage; argparse's own 2 would read as interrupted."""

    def error(self, message: str) -> Never:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001  # argparse gives it no public name


def add_command(commands: Commands, name: str, about: str, epilog: str = EXIT_CODES) -> Parser:
    """Give the parser of a further command."""
    form = argparse.RawDescriptionHelpFormatter
    return commands.add_parser(name, help=about, description=about, epilog=epilog, formatter_class=form)


def add_run_command(commands: Commands, name: str, about: str) -> Parser:
    """Give the parser of a further command that looks at one session."""
    parser = add_command(commands, name, about)
    parser.add_argument(
        "run",
        nargs="?",
        type=Path,
        metavar="RUN",
        help="结果文件夹，默认 results/latest; a run's folder or its name below results/",
    )
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="语言 language (zh)")
    add_results(parser)
    return parser


def add_results(parser: argparse.ArgumentParser) -> None:
    """Add the option that says where results are."""
    parser.add_argument("--results", type=Path, default=RESULTS, metavar="FOLDER", help="结果所在 (results/)")


def run_path(given: Path | None, results: Path = RESULTS) -> Path:
    """Give the folder meant by RUN: a path, a run-id below *results*, or nothing for the newest."""
    if given is None:
        return results / "latest"
    below = results / given
    return below if not given.exists() and below.exists() else given
