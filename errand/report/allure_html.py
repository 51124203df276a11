"""
Allure's pages of one session, made by the npm package `allure` in a pinned version.

The package is installed once, beside the virtual environment.  The history stands beside the sessions' folders, in the
order of their ids, and holds each session once, however often its report is made; a report only looks back.  Practice
and live have a history each: to Allure a test is its story and city, whichever portal it was walked on.  Allure puts
Google Analytics into every page: that is taken out, a government report must call nobody.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from errand.core.errors import ErrandError, HarnessError, UsageError
from errand.report.allure import rules
from errand.report.allure_measures import metrics, performance, samples
from errand.report.known_issues import KnownIssues, issues_met, mark_results, resolutions
from errand.report.league import league_csv
from errand.report.view import View
from errand.store.disk import lost, replace_file
from errand.store.folder import RunFolder
from errand.words import word

VERSION = "3.18.0"
REPORT, OWN = "allure-report", "errand"
_HISTORIES = {"live": "allure-history-live.jsonl", "own": "allure-history-own.jsonl"}  # of kinds of portal
HISTORY = "allure-history.jsonl"  # of practice portals
HISTORY_LIMIT = 30  # sessions, the newest: a month of nights
LEAGUE = {"zh": "城市排名.csv", "en": "league-table.csv"}
ONE_FILE_UP_TO = 30 * 2**20  # bytes of results; single-file reports open slowly from 50 MB (reference measurement)
_INSTALL_S, _GENERATE_S = 600, 900
_ANALYTICS = re.compile(
    r'<script[^>]*\bsrc="https://www\.googletagmanager\.com/[^"]*"[^>]*>\s*</script>\s*<script>\s*window\.dataLayer\b.*?</script>',
    re.DOTALL,
)
_RUN_ID = re.compile(r"\d{8}T\d{6}Z-[a-z0-9-]+")


class NoReport(ErrandError):
    """Allure's pages cannot be made here; the message says what is missing and what is still there."""


def render(run: RunFolder, lang: str = "zh", known: KnownIssues | None = None, view: View | None = None) -> Path:
    """
    Make <run>/allure-report/index.html anew and give its path; *view* is that of its runs where there is one already.

    Raises NoReport where that cannot be.
    """
    if not any(run.allure.glob("*-result.json")):
        raise _no_report(run, lang, "allure.no-results", path=run.allure)
    tool = _installed(run, lang)
    view = view or View(run.runs())
    history = run.path.parent / next((_HISTORIES[kind] for kind in view.portals if kind in _HISTORIES), HISTORY)
    try:
        with tempfile.TemporaryDirectory(prefix=".allure-report-", dir=run.path) as work:
            earlier, others = _split_history(history, run.path.name)
            results, issues = _known_issues(run, known, view, Path(work), lang)
            own = _own_part(view, Path(work), lang) | issues
            _generate(tool, run, Path(work), earlier, results, configuration(run, Path(work), lang) | own)
            _without_analytics(Path(work) / "new" / "index.html")
            _keep_history(history, others, Path(work) / "history.jsonl")
            _swap(Path(work), run.path / REPORT)
    except OSError as problem:
        raise lost(run.path, problem) from problem
    return run.path / REPORT / "index.html"


def is_one_file(run: RunFolder) -> bool:
    """Whether the report of *run* is a single file that opens by a double click."""
    return sum(path.stat().st_size for path in run.allure.iterdir() if path.is_file()) <= ONE_FILE_UP_TO


def configuration(run: RunFolder, work: Path, lang: str) -> dict[str, Any]:
    """Give the allurerc of a report made in *work*: our language, titles, categories and grouping."""
    awesome = {
        "reportName": f"{word('allure.report', lang)} {run.path.name}",
        "reportLanguage": lang,
        "singleFile": is_one_file(run),
        "groupBy": ["parentSuite", "suite", "subSuite"],  # province, city, journey: see `dress`
        "charts": _charts(lang),
    }
    return {
        "name": awesome["reportName"],
        "output": str(work / "new"),
        "historyPath": str(work / "history.jsonl"),
        "historyLimit": HISTORY_LIMIT,
        "categories": rules(lang),
        "plugins": {"awesome": {"options": awesome}},
    }


def _charts(lang: str) -> list[dict[str, Any]]:
    """Allure's own charts that say something here, titled by us: their default titles stay English."""
    return [
        {"type": "currentStatus", "title": word("allure.chart-status", lang)},
        {"type": "statusDynamics", "title": word("allure.chart-history", lang)},
        {"type": "statusTransitions", "title": word("allure.chart-changes", lang)},
        {
            "type": "stabilityDistribution",
            "title": word("allure.chart-stability", lang),
            "groupBy": "feature",
            "threshold": 90,
        },
        {"type": "durations", "title": word("allure.chart-durations", lang), "groupBy": "none"},
    ]


def _own_part(view: View, work: Path, lang: str) -> dict[str, Any]:
    """Put errand's measures and its league table into *work*, and give what the allurerc says of them."""
    own = work / OWN
    own.mkdir()
    if not view.runs:
        return {}
    measured = metrics(view, lang)
    (own / "errand-perf.json").write_text(json.dumps(samples(measured, view.runs)), encoding="utf-8")
    (work / LEAGUE[lang]).write_bytes(league_csv(view, lang))
    return {"performance": performance(measured, lang), "globalAttachments": [LEAGUE[lang]]}


def _known_issues(
    run: RunFolder, known: KnownIssues | None, view: View, work: Path, lang: str
) -> tuple[Path, dict[str, Any]]:
    """The results to make the report of, and what the allurerc says of known issues."""
    if known is None:
        return run.allure.resolve(), {}
    met = issues_met(known, view.findings)
    mark_results(run.allure, work / "results", met, lang)
    return work / "results", {"resolutions": resolutions(known, met, lang)}


def _installed(run: RunFolder, lang: str) -> Path:
    """Give the script of the pinned allure, installing it once."""
    missing = [name for name in ("node", "npm") if shutil.which(name) is None]
    folder = _cache() / VERSION
    script = _script(folder)
    if "node" in missing or (missing and not script.exists()):
        raise _no_report(run, lang, "allure.no-node", missing=", ".join(missing))
    if not script.exists():
        _install(run, folder, lang)
    return script


def _script(folder: Path) -> Path:
    return folder / "node_modules" / "allure" / "cli.js"


def _cache() -> Path:
    """Beside the virtual environment, so that it goes with it; else in the user's cache."""
    if sys.prefix != sys.base_prefix:
        return Path(sys.prefix) / "allure"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "errand" / "allure"


def _install(run: RunFolder, folder: Path, lang: str) -> None:
    """Install into a draft folder and move it in place, so that an interrupted one is never taken for whole."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".installing-", dir=folder.parent) as draft:
            flags = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", "--prefix", draft]
            said = _call([_program("npm"), "install", *flags, f"allure@{VERSION}"], Path(draft), _INSTALL_S)
            if said is not None:
                raise _no_report(run, lang, "allure.no-allure", version=VERSION, why=said)
            if not _script(folder).exists():  # else another process was quicker, and may be using it already
                Path(draft, "node_modules").rename(_empty(folder) / "node_modules")
    except OSError as problem:
        raise _no_report(run, lang, "allure.no-allure", version=VERSION, why=problem) from problem


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def _program(name: str) -> str:
    return shutil.which(name) or name  # npm is npm.cmd on Windows


def _call(command: Sequence[str], folder: Path, limit_s: float) -> str | None:
    """Run *command*; give None when it went well, else the end of what it said."""
    environment = os.environ | {"ALLURE_NO_ANALYTICS": "true", "NO_COLOR": "1", "FORCE_COLOR": "0"}
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=limit_s,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"> {limit_s:.0f} s"
    said = (done.stderr or done.stdout).decode("utf-8", "replace").strip()
    return None if done.returncode == 0 else said[-600:] or f"exit code {done.returncode}"


def _generate(
    tool: Path, run: RunFolder, work: Path, earlier: Sequence[str], results: Path, said: Mapping[str, Any]
) -> None:
    """Let Allure make the report in *work*/new and append this session to *work*/history.jsonl."""
    (work / "history.jsonl").write_text("".join(f"{line}\n" for line in earlier), encoding="utf-8")
    (work / "allurerc.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    command = [_program("node"), str(tool), "generate", "--config", "allurerc.json", str(results), OWN]
    problem = _call(command, work, _GENERATE_S)
    if problem is not None or not (work / "new" / "index.html").exists():
        lang = said["plugins"]["awesome"]["options"]["reportLanguage"]
        raise _no_report(run, lang, "allure.failed", why=problem or "no index.html")


def _without_analytics(index: Path) -> None:
    """Take Google Analytics out of the page; raises HarnessError if a newer Allure puts it differently."""
    page, _ = _ANALYTICS.subn("", index.read_text(encoding="utf-8"))
    if re.search(r"<script[^>]*\bsrc=[\"']?(https?:)?//", page):
        raise HarnessError(
            f"{index}: Allure {VERSION} loads a script from outside that errand does not know how to take out"
        )
    index.write_text(page, encoding="utf-8")


def _split_history(history: Path, run_id: str) -> tuple[list[str], list[str]]:
    """Give the history's lines of sessions before *run_id*, and of all sessions but it."""
    others = [line for line in _lines(history) if _session(history, line) != run_id] if history.exists() else []
    return [line for line in others if _session(history, line) < run_id], others


def _lines(path: Path) -> list[str]:
    """Give the lines of a JSON-lines file; a page's title in it may hold other line separators than the newline."""
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _session(history: Path, line: str) -> str:
    try:
        found = _RUN_ID.search(json.loads(line)["name"])
    except (ValueError, KeyError, TypeError) as problem:
        raise UsageError(f"{history} 已损坏，请移走后重试 (is damaged, move it away): {problem}") from problem
    return found[0] if found else ""


def _keep_history(history: Path, others: Sequence[str], grown: Path) -> None:
    """Write the history anew: the *others* and the line Allure just added, in the order of the sessions."""
    new = [(line, _session(history, line)) for line in _lines(grown) if line not in others]
    added = [_dated(line, session) for line, session in new if session]  # none of a folder that somebody renamed
    lines = sorted((*others, *added), key=lambda line: _session(history, line))[-HISTORY_LIMIT:]
    replace_file(history, "".join(f"{line}\n" for line in lines).encode("utf-8"))


def _dated(line: str, session: str) -> str:
    """Give a history's line the time of its session; Allure's is that of the rendering, and its charts go by it."""
    began = datetime.strptime(session[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    dated = json.loads(line) | {"timestamp": round(began.timestamp() * 1000)}
    return json.dumps(dated, ensure_ascii=False, separators=(",", ":"))


def _swap(work: Path, report: Path) -> None:
    if report.exists():
        report.rename(work / "old")
    (work / "new").rename(report)


def _no_report(run: RunFolder, lang: str, key: str, **values: object) -> NoReport:
    """Say what is missing, and what of this session can be read without it."""
    there = [name for name in ("runs.csv", "steps.csv", "run.json", "evidence") if (run.path / name).exists()]
    journals = [path.name for path in sorted(run.path.glob("runs-*.jsonl"))][:3]
    files = word("names.comma", lang).join(there + journals)
    return NoReport(f"{word(key, lang, **values)}\n{word('allure.still-there', lang, path=run.path, files=files)}")
