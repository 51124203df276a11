"""`errand compare`: what changed since the sessions before, and the exit code for a pipeline."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from errand.compare import Comparison, compare
from errand.compare.budgets import Broken, broken, read_budgets
from errand.compare.periods import SESSIONS, Period
from errand.core.errors import ErrandError

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
    parser.add_argument(
        "--since", default="", metavar="DAY", help="评判某日起的全部运行 judge all sessions from a day on"
    )
    parser.add_argument("--until", default="", metavar="DAY", help="到某日之前 up to a day, not included")
    parser.add_argument("--store", metavar="URL", help="历史所在数据库 database of the long history, also ERRAND_STORE")
    parser.add_argument("--budget", type=Path, metavar="FILE", help="限值文件 budgets per measure, TOML")
    parser.add_argument("--format", choices=formats, default="text")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A comparison, the limits that are broken, and what a pipeline is told."""

    comparison: Comparison
    limits: list[Broken]

    @property
    def exit_code(self) -> int:
        """The harness's own trouble first, for then nothing else can be trusted."""
        told = self.comparison
        if told.runs == 0 or told.harness_errors > TROUBLE_SHARE * told.runs:
            return HARNESS_TROUBLE
        if self.limits:
            return LIMIT_BROKEN
        return REGRESSED if told.regressed else NO_WORSE


def judge(
    both: tuple[Period, Period], results: Path, store: str | None = None, budget: Path | None = None
) -> Judgement:
    """Hold a period against its baseline, the budgets, and the history in the database."""
    budgets = read_budgets(budget) if budget else None
    before, after = both
    return Judgement(_with_history(compare(before, after), after, results, store), broken(after.runs, budgets))


def _with_history(told: Comparison, after: Period, results: Path, store: str | None) -> Comparison:
    """The comparison with the change points of its cities; without the database, why there are none."""
    from errand.compare.history import change_points, series
    from errand.store.database import Store, collect, where

    address = where(store, results)
    if address is None or not after.runs:
        return told
    until = max(datetime.fromisoformat(run.started_at) for run in after.runs)
    try:
        with Store.open(address) as opened:
            troubles = [str(what) for _, what in collect(results, opened) if isinstance(what, ErrandError)]
            lines = series(opened, {run.setting.city for run in after.runs}, until)
    except ErrandError as problem:
        return replace(told, no_history=str(problem))
    found = sorted(
        (point for line in lines for point in change_points(line)), key=lambda point: point.day, reverse=True
    )
    return replace(told, changes=tuple(found), no_history="; ".join(troubles))
