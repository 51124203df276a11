"""One pytest session that walks journeys: its folder, its end, the terminal summary and the exit code."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from errand.core.errors import ErrandError, HarnessError, ResultsLost, WallReached
from errand.core.model import Verdict
from errand.plugin import allure_run
from errand.plugin.browsers import check_equipment
from errand.plugin.destinations import cities_of, results_of, seed_of, worker_of
from errand.plugin.entry import controls_journeys
from errand.plugin.session_state import SESSION, VERDICT, Session, stop
from errand.plugin.stories import is_walked
from errand.store.disk import lost
from errand.store.folder import RunFolder


class HowTestsEnded:
    """The tests that failed for another reason than a portal, and the verdicts of the runs."""

    def __init__(self) -> None:
        self.tests: list[str] = []
        self.verdicts: Counter[Verdict] = Counter()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Look at each report as it comes, of a worker too."""
        verdict = dict(report.user_properties).get(VERDICT)
        if report.failed and verdict != Verdict.FAILED:
            self.tests.append(report.nodeid)
        if verdict and report.when == "call":
            self.verdicts[Verdict(str(verdict))] += 1

    @property
    def undetermined(self) -> int:
        """How many runs there are where none of them could be judged; else 0."""
        known = [verdict for verdict in self.verdicts if verdict is not Verdict.HARNESS_ERROR]
        return self.verdicts[Verdict.UNDETERMINED] if known == [Verdict.UNDETERMINED] else 0


_ENDED = pytest.StashKey[HowTestsEnded]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_ENDED] = HowTestsEnded()
    config.pluginmanager.register(config.stash[_ENDED], "errand.how-tests-ended")
    if given := getattr(config, "workerinput", {}).get("errand_run"):
        _open(config, RunFolder.open(Path(given)))
    elif controls_journeys(config) and not config.option.collectonly:
        _begin(config)


@pytest.hookimpl(tryfirst=True)  # before the terminal asks what there is to say about what was collected
def pytest_collection_finish(session: pytest.Session) -> None:
    """Now it is known whether anybody sets out."""
    config = session.config
    stopped = session.testsfailed and not config.option.continue_on_collection_errors
    if SESSION in config.stash or config.option.collectonly or stopped or not any(map(is_walked, session.items)):
        return
    if hasattr(config, "workerinput"):
        raise pytest.UsageError("errand could not see these journeys at the start: name their file, or leave -n out")
    _begin(config)
    ours = config.stash[SESSION]
    if ours.allure:
        if not config.pluginmanager.hasplugin("allure_listener"):
            allure_run.listen(config)
        allure_run.guard_files(session)


def _begin(config: pytest.Config) -> None:
    """Make sure of a browser and of a folder, both before anybody sets out."""
    check_equipment(config)
    try:
        _open(config, resumed(config) or _create(config))
    except (ErrandError, OSError) as error:
        raise pytest.UsageError(str(error)) from error


def _open(config: pytest.Config, folder: RunFolder) -> None:
    controls = not hasattr(config, "workerinput") and getattr(config.option, "dist", "no") != "no"
    journal = None if controls else folder.journal(worker_of(config))
    config.stash[SESSION] = Session(folder, journal, allure=config.pluginmanager.hasplugin("allure_pytest"))
    if config.option.output == "test-results":  # pytest-playwright empties this folder at each start
        config.option.output = str(folder.path / "playwright")
    if hasattr(config, "workerinput"):
        config.option.output = str(Path(config.option.output) / worker_of(config))
    if not getattr(config.option, "allure_report_dir", "unknown"):
        config.option.allure_report_dir = str(folder.allure)


def resumed(config: pytest.Config) -> RunFolder | None:
    """The session that --resume goes on with."""
    again = config.option.resume
    if again is None:
        return None
    try:
        return RunFolder.open(results_of(config) / "latest" if str(again) == "latest" else again)
    except ErrandError as error:
        raise pytest.UsageError(str(error)) from error


def _create(config: pytest.Config) -> RunFolder:
    cities = cities_of(config)
    label = cities[0].slug if len(cities) == 1 else f"{len(cities)}-cities"
    manifest = {
        "arguments": list(config.invocation_params.args),
        "cities": [city.slug for city in cities],
        "seed": seed_of(config),
        "lang": config.option.lang,
        "page_limit_s": config.option.page_limit,
    }
    return RunFolder.create(results_of(config), label, manifest)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """pytest-xdist: tell a worker where its session records."""
    session = node.config.stash.get(SESSION, None)
    if session:
        node.workerinput["errand_run"] = str(session.folder.path)


def pytest_report_header(config: pytest.Config) -> list[str]:
    return _said(config)


def pytest_report_collectionfinish(config: pytest.Config) -> list[str]:
    controls = getattr(config.option, "dist", "no") != "no"  # has said so in the header
    return [] if controls or config.option.verbose < 0 else _said(config)


def _said(config: pytest.Config) -> list[str]:
    session = config.stash.get(SESSION, None)
    return [f"errand: seed {seed_of(config)}, results {session.folder.path}"] if session else []


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
            allure_run.finish(session.config, ours.folder)
        _collect(session.config, ours)
        _compare(session, ours)
    except (ResultsLost, OSError) as error:
        stop(session, error if isinstance(error, ResultsLost) else lost(ours.folder.path, error))
        session.exitstatus = pytest.ExitCode.INTERNAL_ERROR


def _judge(session: pytest.Session, ours: Session, exitstatus: int) -> None:
    """The exit code: findings about portals may be what was wanted, errand's own trouble never is."""
    others = session.config.stash[_ENDED].tests
    found_only = exitstatus == pytest.ExitCode.TESTS_FAILED and not (others or ours.troubles)
    if session.config.option.findings_ok and found_only:
        session.exitstatus = pytest.ExitCode.OK
    if exitstatus == pytest.ExitCode.OK and session.config.stash[_ENDED].undetermined:
        from errand.compare.judgement import NOTHING_DETERMINED

        session.exitstatus = NOTHING_DETERMINED
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
    from errand.compare.judgement import NOTHING_DETERMINED, judge
    from errand.report.comparison_text import text

    try:
        told = judge(periods(results, ours.folder.path, option.baseline), results, option.store)
    except ErrandError as error:
        ours.warnings.append(str(error))
        return
    ours.compared = text(told.comparison, told.limits, option.lang)
    if told.exit_code and session.exitstatus in (
        pytest.ExitCode.OK,
        pytest.ExitCode.TESTS_FAILED,
        NOTHING_DETERMINED,
    ):
        session.exitstatus = told.exit_code


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    session = config.stash.get(SESSION, None)
    if session is None or hasattr(config, "workerinput"):
        return
    from errand.report.text import summary
    from errand.report.view import View
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
        terminalreporter.write(summary(View(runs), config.option.lang) + "\n")
    if surveyed:
        told = word("summary.surveyed", config.option.lang, halls=surveyed, folder=session.folder.path.name)
        terminalreporter.write_line(told)
    if session.compared:
        terminalreporter.section("errand compare", sep="-")
        terminalreporter.write(session.compared + "\n")
    _last_lines(terminalreporter, config, session)


def _last_lines(terminalreporter: Any, config: pytest.Config, session: Session) -> None:
    """What spoils the session, what a reader must know of it, and where it lies."""
    for trouble in session.troubles:
        terminalreporter.write_line(trouble, red=True)
    for warning in session.warnings:
        terminalreporter.write_line(warning, yellow=True)
    if count := config.stash[_ENDED].undetermined:
        from errand.words import word

        terminalreporter.write_line(word("summary.all-undetermined", config.option.lang, count=count), yellow=True)
    terminalreporter.write_line(str(session.folder.path))
