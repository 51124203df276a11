"""`errand compare`: what changed since the sessions before, and the exit code for a pipeline."""

from __future__ import annotations

import argparse
from pathlib import Path

from errand.cli.parser import Commands, add_command, add_results

EXIT_CODES = """
退出码 exit codes:
  0   没有变差 no worse
  10  有变差 something regressed
  11  越过限值或官方红线 a budget or an official red line is broken
  12  测试程序自身出错太多，不足为凭 the harness itself was in trouble
"""


def add(commands: Commands) -> None:
    """Put the command into the table."""
    from errand.compare.periods import SESSIONS
    from errand.report.comparison_text import FORMATS

    about = "与之前的运行比较 hold a session against those before"
    parser = add_command(commands, "compare", about, EXIT_CODES)
    parser.add_argument("run", nargs="?", type=Path, metavar="RUN", help="要评判的运行，默认最新 the session to judge")
    add_results(parser)
    parser.add_argument(
        "--sessions", type=int, default=SESSIONS, metavar="N", help="与之前几次比 how many sessions before (6)"
    )
    parser.add_argument(
        "--since", default="", metavar="DAY", help="评判某日起的全部运行 judge all sessions from a day on"
    )
    parser.add_argument("--until", default="", metavar="DAY", help="到某日之前 up to a day, not included")
    parser.add_argument("--store", metavar="URL", help="历史所在数据库 database of the long history, also ERRAND_STORE")
    parser.add_argument("--budget", type=Path, metavar="FILE", help="限值文件 budgets per measure, TOML")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Run it and give its exit code."""
    from errand.compare import periods
    from errand.compare.judgement import judge
    from errand.machine.progress_bar import shown
    from errand.report.comparison_text import FORMATS
    from errand.words import word

    both = periods(options.results, options.run, options.sessions, since=options.since, until=options.until)
    with shown(word("cli.progress-cities", options.lang)):
        judgement = judge(both, options.results, options.store, options.budget)
    print(FORMATS[options.format](judgement.comparison, judgement.limits, options.lang))
    return judgement.exit_code
