"""`errand survey`: have the surveyor visit halls, and hold what she read against the survey of 2018."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from errand.cli.parser import INTERRUPTED, OK, Commands, add_command, add_results, run_path
from errand.core.errors import ErrandError, UsageError

if TYPE_CHECKING:
    from errand.survey.against_2018.truths import Truth
    from errand.survey.hall_record import HallRecord
    from errand.survey.report.edition import Edition

FORMATS = ("text", "csv", "xlsx", "html")
LATEST = Path("latest")
FAILED, NO_TESTS = 1, 5  # pytest's: some halls could not be surveyed; all were already
ELSEWHERE = ("--portal", "--live", "--replay")  # of a session that did not visit practice halls

EPILOG = """
退出码 exit codes:
  0  完成 done
  1  有的大厅没有调查成 some halls could not be surveyed; the tables hold the others
  2  被中断 interrupted; go on with --resume latest
  3  errand 自身出错 errand itself failed
  4  参数、城市或结果文件夹有误 wrong argument, city or results folder
"""


def add(commands: Commands) -> None:
    """Put the command into the table."""
    about = "调查网上大厅，与 2018 年的调查对照 survey halls, and compare with the survey of 2018"
    parser = add_command(commands, "survey", about, EPILOG)
    _add_visit(parser)
    source = parser.add_mutually_exclusive_group()
    source.add_argument(
        "--resume", type=Path, nargs="?", const=LATEST, metavar="RUN",
        help="接着上次做，已调查的大厅不再去 go on with a run (the newest); halls done there are not visited again",
    )  # fmt: skip
    source.add_argument(
        "--from", dest="source", type=Path, nargs="?", const=LATEST, metavar="RUN",
        help="不访问，只用已有记录做表 visit nothing: make the tables of a run's records (the newest)",
    )  # fmt: skip
    add_results(parser)
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="表格放在哪里，默认结果文件夹 where tables go")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="语言 language (zh)")
    parser.add_argument(
        "--format", nargs="+", choices=FORMATS, default=FORMATS, help="要哪些，默认全部 which forms (all)"
    )
    parser.set_defaults(command=run)


def _add_visit(parser: argparse.ArgumentParser) -> None:
    """Options that go to pytest as they are."""
    parser.add_argument("--city", action="append", metavar="CITY", help="城市，同 pytest，默认 all as pytest takes it")
    parser.add_argument("--sample", type=int, metavar="N", help="目录最多读几行 read at most N lines of a catalogue")
    parser.add_argument("--portal", metavar="URL", help="门户首页的网址 the portal's address")
    parser.add_argument("--portal-file", type=Path, metavar="FILE", help="门户文件 what is special about it")
    parser.add_argument("--live", action="store_true", help="去内置的真实门户 the portals publicly known of")
    parser.add_argument("--contact", metavar="WHO", help="联系方式，去真实门户必填 whom to ask; needed on a live host")
    parser.add_argument("--ignore-https-errors", action="store_true", help="证书无效也继续 go on past invalid TLS")
    parser.add_argument("--browser-path", metavar="FILE", help="用哪个浏览器 the browser to use")
    parser.add_argument("-n", dest="workers", type=int, default=1, metavar="N", help="几个同时进行 how many at a time")


def run(options: argparse.Namespace) -> int:
    """Run it and give its exit code."""
    code = OK
    if options.source is None:
        folder, code = _visit(options)
        if folder is None:
            return code
    else:
        folder = _folder(options.source, options.results)
    _publish(folder, options)
    return code


def _folder(given: Path, results: Path) -> Path:
    """A run's folder, by path, name or `latest`; one that is no run but holds records will do."""
    from errand.store import RunFolder

    path = run_path(given, results)
    return path if path.is_dir() and not (path / "run.json").exists() else RunFolder.open(path).path


# --- visiting ---------------------------------------------------------------------------------------------------------


def _visit(options: argparse.Namespace) -> tuple[Path | None, int]:
    """Walk the survey as a session of pytest; its folder (None: there is none to speak of) and the exit code."""
    before = _newest(options.results)
    again = _folder(options.resume, options.results) if options.resume else None
    done = subprocess.run(session(options, again), check=False)
    folder = again or _newest(options.results)
    if done.returncode == NO_TESTS and again:
        return again, OK
    if done.returncode not in (OK, FAILED, INTERRUPTED) or folder is None or (folder == before and not again):
        return None, done.returncode
    return folder, done.returncode


def session(options: argparse.Namespace, again: Path | None = None) -> list[str]:
    """The session of pytest that visits the halls."""
    here = Path.cwd()
    walk = _story(here)
    command = [
        sys.executable,
        "-m",
        "pytest",
        str(walk),
        "-q",
        f"--rootdir={here}",
        *("-p", "no:cacheprovider"),  # the story may stand where nothing is to be written
        *("-p", "no:faker"),
        f"--results={options.results.resolve()}",
        f"--lang={options.lang}",
    ]
    command += [f"--city={city}" for city in options.city or ["all"]]
    for name in ("sample", "portal", "portal_file", "contact", "browser_path"):
        value = getattr(options, name)
        command += [f"--{name.replace('_', '-')}={value}"] if value is not None else []
    command += [f"--{name.replace('_', '-')}" for name in ("live", "ignore_https_errors") if getattr(options, name)]
    command += ["-n", str(options.workers)] if options.workers > 1 else []
    return [*command, *([f"--resume={again}"] if again else [])]


def _story(project: Path) -> Path:
    """The surveyor's story: the project's own, or the one errand ships."""
    from errand.given.shipped import SHIPPED

    story = Path("journeys", "test_survey_hall.py")
    return project / story if (project / story).is_file() else SHIPPED / story


def _newest(results: Path) -> Path | None:
    from errand.store import RunFolder

    try:
        return RunFolder.open(results / "latest").path
    except ErrandError:
        return None  # nothing has been run here yet


# --- publishing -------------------------------------------------------------------------------------------------------


def _publish(folder: Path, options: argparse.Namespace) -> None:
    from errand.survey import hall_journal
    from errand.survey.against_2018.published import read_published
    from errand.survey.report.edition import make_edition
    from errand.survey.report.survey_text import text
    from errand.survey.report.survey_words import said

    records = hall_journal.read(folder)
    if not records:
        raise UsageError(f"{folder}: {said('nobody', options.lang)}")
    edition = make_edition(records, read_published(), options.lang, _truth(folder, records))
    if "text" in options.format:
        print(text(edition))
    out = options.out or folder
    out.mkdir(parents=True, exist_ok=True)
    pictures = os.path.relpath(folder / "pictures", out)
    for path in _written(edition, out, options.format, pictures):
        print(said("written", options.lang, path=str(path)))


def _written(edition: Edition, out: Path, formats: list[str], pictures: str) -> list[Path]:
    from errand.store.disk import replace_file
    from errand.survey.report.survey_files import write_files
    from errand.survey.report.survey_page import page
    from errand.survey.report.survey_workbook import write_workbook

    paths = []
    if "csv" in formats:
        write_files(edition, out)
        paths.append(out / "survey-*.csv")  # one line for a dozen
    if "xlsx" in formats:
        paths.append(write_workbook(edition, out / "survey.xlsx"))
    if "html" in formats:
        paths.append(out / "survey.html")
        replace_file(paths[-1], page(edition, pictures).encode("utf-8", "replace"))
    return paths


def _truth(folder: Path, records: Mapping[str, HallRecord]) -> Truth | None:
    """What is true of the halls; known of practice halls only, and only where the session went to those."""
    from errand.store import RunFolder
    from errand_practice.truth import truth

    try:
        arguments = RunFolder.open(folder).manifest().get("arguments", [])
    except UsageError:
        return None  # records from elsewhere
    if any(str(one).startswith(ELSEWHERE) for one in arguments):
        return None
    return {slug: truth(slug) for slug, record in records.items() if not record.live} or None
