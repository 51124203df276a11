"""One pytest session that walks journeys: its folder, its end, the terminal summary and the exit code."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from errand.core.errors import ErrandError, HarnessError, ResultsLost, WallReached
from errand.core.model import Verdict
from errand.plugin.citizens import worker_of
from errand.plugin.options import cities_of, seed_of
from errand.store.disk import lost
from errand.store.folder import RunFolder
from errand.store.journal import Journal

VERDICT = "errand_verdict"  # the user property by which the controller learns how a run ended


@dataclass(slots=True)
class Session:
    """What one pytest process records."""

    folder: RunFolder
    journal: Journal | None  # none in the controller of pytest-xdist, which walks nothing itself
    allure: bool
    interrupted: pytest.Item | None = None  # the test in flight at Ctrl-C
    troubles: list[str] = field(default_factory=list)  # tests that failed for another reason than a portal
    warnings: list[str] = field(default_factory=list)  # what a reader must know and nothing was lost by
    compared: str = ""


SESSION = pytest.StashKey[Session]()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    path = _folder_of(config)
    if path is None:
        return
    controls = not hasattr(config, "workerinput") and getattr(config.option, "dist", "no") != "no"
    journal = None if controls else path.journal(worker_of(config))
    config.stash[SESSION] = Session(path, journal, allure=config.pluginmanager.hasplugin("allure_pytest"))
    if config.option.output == "test-results":  # pytest-playwright empties this folder at each start
        config.option.output = str(path.path / "playwright")
    if hasattr(config, "workerinput"):
        config.option.output = str(Path(config.option.output) / worker_of(config))
    if not getattr(config.option, "allure_report_dir", "unknown"):
        config.option.allure_report_dir = str(path.allure)


def _folder_of(config: pytest.Config) -> RunFolder | None:
    """The run's folder: a new one in the first process of a session that walks journeys, the same in its workers."""
    if hasattr(config, "workerinput"):
        given = config.workerinput.get("errand_run")
        return RunFolder.open(Path(given)) if given else None
    if config.option.collectonly or not _walks_journeys(config):
        return None
    if again := getattr(config.option, "resume", None):
        results = config.option.results or config.rootpath / "results"
        return RunFolder.open(results / "latest" if str(again) == "latest" else again)
    cities = cities_of(config)
    label = cities[0].slug if len(cities) == 1 else f"{len(cities)}-cities"
    manifest = {
        "arguments": list(config.invocation_params.args),
        "cities": [city.slug for city in cities],
        "seed": seed_of(config),
        "lang": config.option.lang,
        "page_limit_s": config.option.page_limit,
    }
    try:
        return RunFolder.create(config.option.results or config.rootpath / "results", label, manifest)
    except (ErrandError, OSError) as error:
        raise pytest.UsageError(str(error)) from error


def _walks_journeys(config: pytest.Config) -> bool:
    return any("journeys" in Path(re.split("::", argument)[0]).resolve().parts for argument in config.args)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """pytest-xdist: tell a worker where its session records."""
    session = node.config.stash.get(SESSION, None)
    if session:
        node.workerinput["errand_run"] = str(session.folder.path)


def pytest_report_header(config: pytest.Config) -> list[str]:
    session = config.stash.get(SESSION, None)
    return [f"errand: seed {seed_of(config)}, results {session.folder.path}"] if session else []


def stop(session: pytest.Session, error: ResultsLost) -> None:
    """Nothing can be written any more: stop here, and say so once."""
    troubles = session.config.stash[SESSION].troubles
    if str(error) not in troubles:
        troubles.append(str(error))
        session.shouldstop = str(error)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.failed and dict(report.user_properties).get(VERDICT) != Verdict.FAILED:
        _troubles.append(report.nodeid)


_troubles: list[str] = []


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    ours = session.config.stash.get(SESSION, None)
    if ours is None:
        return
    if ours.journal:
        ours.journal.close()
    if hasattr(session.config, "workerinput"):
        return
    _judge(session, ours, exitstatus)
    try:
        ours.folder.finish(exit_status=int(session.exitstatus))
        if ours.allure:
            from errand.plugin import allure_run

            allure_run.finish(session.config, ours.folder)
        _collect(session.config, ours)
        _compare(session, ours)
    except (ResultsLost, OSError) as error:
        stop(session, error if isinstance(error, ResultsLost) else lost(ours.folder.path, error))
        session.exitstatus = pytest.ExitCode.INTERNAL_ERROR


def _judge(session: pytest.Session, ours: Session, exitstatus: int) -> None:
    """The exit code: findings about portals may be what was wanted, errand's own trouble never is."""
    found_only = exitstatus == pytest.ExitCode.TESTS_FAILED and not (_troubles or ours.troubles)
    if session.config.option.findings_ok and found_only:
        session.exitstatus = pytest.ExitCode.OK
    if ours.troubles:
        session.exitstatus = pytest.ExitCode.INTERNAL_ERROR


def _collect(config: pytest.Config, ours: Session) -> None:
    """Bring the session into the database; what goes wrong there is said and spoils nothing: journals stay."""
    from errand.store.database import Store, where

    try:
        if address := where(config.option.store, ours.folder.path.parent):
            with Store.open(address) as store:
                store.collect(ours.folder)
    except ErrandError as error:
        ours.warnings += [str(error), "没有收进数据库，可再用 errand collect (not in the database; try errand collect)"]


def _compare(session: pytest.Session, ours: Session) -> None:
    """Hold the session against those before it, where that is asked for."""
    option, results = session.config.option, ours.folder.path.parent
    if option.baseline is None:
        return
    from errand.compare import periods
    from errand.compare.judgement import judge
    from errand.report.comparison_text import text

    try:
        told = judge(periods(results, ours.folder.path, option.baseline), results, option.store)
    except ErrandError as error:
        ours.warnings.append(str(error))
        return
    ours.compared = text(told.comparison, told.limits, option.lang)
    if told.exit_code and session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        session.exitstatus = told.exit_code


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    session = config.stash.get(SESSION, None)
    if session is None or hasattr(config, "workerinput"):
        return
    from errand.report.text import summary
    from errand.survey import hall_journal as surveys
    from errand.words import word

    try:
        runs = session.folder.runs()
    except (HarnessError, ErrandError, WallReached) as error:
        terminalreporter.write_line(str(error), red=True)
        return
    terminalreporter.ensure_newline()
    terminalreporter.section("errand", sep="=")
    surveyed = len(surveys.read(session.folder.path))
    if runs or not surveyed:
        terminalreporter.write(summary(runs, config.option.lang) + "\n")
    if surveyed:
        told = word("summary.surveyed", config.option.lang, halls=surveyed, folder=session.folder.path.name)
        terminalreporter.write_line(told)
    if session.compared:
        terminalreporter.section("errand compare", sep="-")
        terminalreporter.write(session.compared + "\n")
    for trouble in session.troubles:
        terminalreporter.write_line(trouble, red=True)
    for warning in session.warnings:
        terminalreporter.write_line(warning, yellow=True)
    terminalreporter.write_line(str(session.folder.path))
