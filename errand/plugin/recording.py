"""Keeps what each citizen's run was: outcome, journal, evidence, traces."""

from __future__ import annotations

import re
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from errand.citizen.factory import clock_ms
from errand.core.errors import ResultsLost
from errand.core.message import Message
from errand.core.model import Outcome, Reason, Run, Setting, Verdict
from errand.plugin.citizens import WALK, Walk
from errand.plugin.destinations import cities_of, city_of, portal_of, seed_of, worker_of
from errand.plugin.replaying import keep_recording
from errand.plugin.session_state import SESSION, VERDICT, Session, stop
from errand.plugin.stories import story_of
from errand.record.evidence import keep_evidence
from errand.record.recorder import Recorder
from errand.record.redact import Redactor
from errand.record.redact.tracebacks import redact_report
from errand.record.redact.traces import redact_trace
from errand.record.write_up import write_up
from errand.store.disk import lost

_NOT_SET_OUT = pytest.StashKey[bool]()  # skipped before it began: there is no old case to ask about


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Judge what the story raised; a wall or another host is no failure of the test."""
    walk = pyfuncitem.stash.get(WALK, None)
    if walk is None:
        return (yield)
    try:
        told = yield
    except BaseException as error:
        outcome = walk.end(error)
        if not isinstance(error, Exception):  # Ctrl-C: the browser cannot be asked for evidence any more
            raise
        _keep_evidence(pyfuncitem, walk, outcome)
        if outcome.verdict in (Verdict.BLOCKED, Verdict.DELEGATED, Verdict.UNDETERMINED):
            pytest.skip(str(error))  # a plain assertion, too, where what it judged was not recognised
        raise
    walk.end(None)
    return told


def _keep_evidence(item: pytest.Item, walk: Walk, outcome: Outcome) -> None:
    session = item.config.stash.get(SESSION, None)
    if session is None:
        return
    try:
        walk.evidence += keep_evidence(walk.citizen, _evidence_folder(session, walk))
    except OSError as error:
        stop(item.session, lost(session.folder.evidence, error))
    if session.allure:
        from errand.report import allure

        allure.attach_grounds(outcome, item.config.option.lang)
        allure.attach_evidence(walk.evidence, item.config.option.lang)


def _evidence_folder(session: Session, walk: Walk) -> Path:
    name = re.sub(r"[^a-z0-9-]+", "-", f"{walk.setting.city}-{walk.story.name.removeprefix('test_')}")[:80]
    return session.folder.evidence / f"{name}-{walk.citizen.recorder.id[:6]}"


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Write the run down when all of it is over, traces included."""
    try:
        told = yield
    except pytest.exit.Exception:  # the session ends for a reason of the user's: nobody set out
        raise
    except BaseException:  # Ctrl-C: there is no teardown report, and the trace is saved only when the session ends
        if session := item.config.stash.get(SESSION, None):
            session.interrupted = item
        _write_down(item)
        raise
    _write_down(item)
    return told


def _write_down(item: pytest.Item) -> None:
    session = item.config.stash.get(SESSION, None)
    if session and session.journal and story_of(item) and not item.stash.get(_NOT_SET_OUT, False):
        try:
            session.journal.write(_record(item))
        except ResultsLost as error:
            stop(item.session, error)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Tell the controlling process how the run ended."""
    recorder = getattr(item, "_playwright_artifacts_recorder", None)  # pytest-playwright takes it away meanwhile
    report = yield
    walk = item.stash.get(WALK, None)
    if call.when == "setup" and report.skipped:
        item.stash[_NOT_SET_OUT] = True
    if walk:
        redact_report(report, walk.citizen.redact)
    if walk and walk.outcome and call.when == "call":
        report.user_properties.append((VERDICT, str(walk.outcome.verdict)))
        if walk.outcome.verdict is Verdict.FAILED and item.config.option.tbstyle == "auto":
            report.longrepr = _in_short(item, walk)
    if call.when == "teardown" and walk:
        _recorded(item, walk)
        _traces(item, walk, recorder)
        _label(item, walk)
    return report


def _in_short(item: pytest.Item, walk: Walk) -> str:
    """A finding about a portal, instead of a traceback through errand; `--tb=short` and the like still give that."""
    from errand.report.grounds import grounds
    from errand.report.layout import safe
    from errand.report.text import finding_line
    from errand.report.words import city_name, story_name
    from errand.words import word

    assert walk.outcome is not None
    lang = item.config.option.lang
    lines = [f"{city_name(walk.setting, lang)} · {story_name(walk.story, lang)}"]
    lines += [finding_line(walk.outcome, walk.citizen.recorder.steps, lang)]
    lines += [f"  {safe(label)}{word('page.colon', lang)}{safe(said)}" for label, said in grounds(walk.outcome, lang)]
    return "\n".join([*lines, *(f"  {_below(path, item.config.rootpath)}" for path in walk.evidence)])


def _label(item: pytest.Item, walk: Walk) -> None:
    """Verdict, reason and cost as Allure's labels: now, while the test is still open there."""
    session = item.config.stash.get(SESSION, None)
    if session and session.allure and walk.outcome:
        from errand.report import allure

        allure.label_run(_record(item), item.config.option.lang)


def _recorded(item: pytest.Item, walk: Walk) -> None:
    """Clean and keep the recording the browser has just written."""
    session = item.config.stash.get(SESSION, None)
    if session is None:
        return
    try:
        keep_recording(item, walk, _evidence_folder(session, walk))
    except OSError as error:
        stop(item.session, lost(session.folder.evidence, error))


def _traces(item: pytest.Item, walk: Walk, recorder: Any) -> None:
    """Take secrets out of the traces pytest-playwright has just kept, and show them in Allure."""
    session = item.config.stash.get(SESSION, None)
    traces = [Path(path) for kind, path in getattr(recorder, "artifacts", []) if kind == "trace"]
    for trace in traces:
        redact_trace(trace, walk.citizen.redact)
    walk.evidence += traces
    if session and session.allure and traces and session.interrupted is None:
        from errand.report import allure

        allure.attach_evidence(traces, item.config.option.lang)


def _record(item: pytest.Item) -> Run:
    walk = item.stash.get(WALK, None)
    session = item.config.stash[SESSION]
    if walk is None or walk.outcome is None:
        return _unwalked(item)
    evidence = tuple(_below(path, session.folder.path) for path in walk.evidence)
    return write_up(
        walk.story,
        walk.setting,
        walk.citizen.recorder,
        walk.outcome,
        walk.took_ms,
        redact=walk.citizen.redact,
        evidence=evidence,
    )


def _unwalked(item: pytest.Item) -> Run:
    """The record of a run that never began: no browser, no practice portal."""
    story = story_of(item)
    assert story is not None
    callspec = getattr(item, "callspec", None)
    slug = callspec.params.get("city") if callspec else None
    city = city_of(item.config, slug) if slug else cities_of(item.config)[0]
    portal = portal_of(item.config, city)
    setting = Setting(
        city.slug,
        city.name_zh,
        city.province_slug,
        city.province_zh,
        portal.kind if portal else "practice",
        portal.url if portal else "",
        "",
        seed_of(item.config),
        "",
        "",
        worker_of(item.config),
    )
    outcome = Outcome(Verdict.HARNESS_ERROR, Reason.HARNESS, None, Message.of("harness.not-begun"))
    return write_up(story, setting, Recorder(clock_ms), outcome, 0.0, redact=Redactor())


def _below(path: Path, folder: Path) -> str:
    try:
        return path.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return path.as_posix()


@pytest.hookimpl(trylast=True)  # after pytest-playwright has saved what it kept
def pytest_sessionfinish(session: pytest.Session) -> None:
    """The trace of a run that Ctrl-C cut off has only now been saved."""
    ours = session.config.stash.get(SESSION, None)
    item = ours.interrupted if ours else None
    if item and (walk := item.stash.get(WALK, None)):
        _traces(item, walk, getattr(item, "_playwright_artifacts_recorder", None))
