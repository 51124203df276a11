"""`errand compare`: what changed since the sessions before, and the exit code for a pipeline."""

from __future__ import annotations

import argparse
from pathlib import Path

from errand.compare import Comparison, compare, periods
from errand.compare.budgets import Broken, broken, read_budgets
from errand.compare.periods import SESSIONS, Period

NO_WORSE, REGRESSED, LIMIT_BROKEN, HARNESS_TROUBLE = 0, 10, 11, 12
TROUBLE_SHARE = 0.1  # of runs that the harness itself spoiled

EXIT_CODES = """
退出码 exit codes:
  0   没有变差 no worse
  10  有变差 something regressed
  11  越过限值或官方红线 a budget or an official red line is broken
  12  测试程序自身出错太多，不足为凭 the harness itself was in trouble
"""


def add_options(parser: argparse.ArgumentParser, formats: tuple[str, ...]) -> None:
    """The options of the command."""
    parser.add_argument("run", nargs="?", type=Path, metavar="RUN", help="要评判的运行，默认最新 the session to judge")
    parser.add_argument("--results", type=Path, default=Path("results"), metavar="FOLDER", help="结果所在 (results/)")
    parser.add_argument(
        "--sessions", type=int, default=SESSIONS, metavar="N", help="与之前几次比 how many sessions before (6)"
    )
    parser.add_argument("--budget", type=Path, metavar="FILE", help="限值文件 budgets per measure, TOML")
    parser.add_argument("--format", choices=formats, default="text")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")


def judged(options: argparse.Namespace) -> tuple[Comparison, list[Broken], Period]:
    """Compare as the options say."""
    budgets = read_budgets(options.budget) if options.budget else None
    before, after = periods(options.results, options.run, options.sessions)
    return compare(before, after), broken(after.runs, budgets), after


def exit_code(told: Comparison, limits: list[Broken]) -> int:
    """What a pipeline is told: the harness's own trouble first, for then nothing else can be trusted."""
    if told.runs == 0 or told.harness_errors > TROUBLE_SHARE * told.runs:
        return HARNESS_TROUBLE
    if limits:
        return LIMIT_BROKEN
    return REGRESSED if told.regressed else NO_WORSE
