"""The Allure pages: Chinese, calling nobody, each session once in the history; and what is said without Node."""

from __future__ import annotations

import contextlib
import functools
import http.server
import json
import os
import shutil
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from errand.core.errors import UsageError
from errand.core.finding import key_of
from errand.core.journey import journey_of
from errand.core.model import Outcome, Reason, Verdict
from errand.report import allure, allure_html
from errand.report.allure_html import NoReport, render
from errand.report.words import journey_name, sentence
from errand.store import RunFolder
from errand.words import word
from tests.runs import a_bad_day

NEEDS_NODE = pytest.mark.skipif(shutil.which("npm") is None, reason="Node.js with npm is not installed")
_STATUS = {Verdict.COMPLETED: "passed", Verdict.FAILED: "failed", Verdict.HARNESS_ERROR: "broken"}


def a_session(results: Path) -> RunFolder:
    """A finished session of a bad day, with the results allure-pytest would have left."""
    folder = RunFolder.create(results, "2-cities", {})
    with folder.journal("main") as journal:
        for number, run in enumerate(a_bad_day()):
            journal.write(run)
            said = {
                "parentSuite": run.setting.province_zh,
                "suite": run.setting.city_zh,
                "subSuite": journey_name(journey_of(run), "zh"),
                "city": run.setting.city,
                word("allure.city-label", "zh"): run.setting.city_zh,
                "reason": run.outcome.reason,
                "about": run.outcome.about,
                "finding": key.label if (key := key_of(run)) else None,
            }
            result = {
                "uuid": str(uuid.uuid4()),
                "historyId": f"{run.setting.city}-{run.story}",
                "testCaseId": run.story,
                "fullName": run.story,
                "name": run.story_zh,
                "status": _status(run.outcome),
                "statusDetails": {"message": sentence(run.outcome.message, "zh")},
                "start": 1772352930000 + number * 1000,
                "stop": 1772352930800 + number * 1000,
                "parameters": [{"name": "city", "value": f"'{run.setting.city}'"}],
                "labels": [{"name": name, "value": value} for name, value in said.items() if value],
            }
            (folder.allure / f"{result['uuid']}-result.json").write_text(json.dumps(result), encoding="utf-8")
    allure.write_environment(folder.allure, {"城市": "杭州市、南京市"})
    allure.write_executor(folder.allure, folder.path.name, 1)
    folder.finish()
    return folder


def _status(outcome: Outcome) -> str:
    return _STATUS.get(outcome.verdict, "skipped")


def history(results: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (results / "allure-history.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A session whose report was made."""
    if shutil.which("npm") is None:
        pytest.skip("Node.js with npm is not installed")
    folder = a_session(tmp_path_factory.mktemp("results"))
    assert render(folder) == folder.path / "allure-report" / "index.html"
    return folder


@pytest.fixture
def served(reported: RunFolder) -> Iterator[str]:
    """The address of the report, as an office would put it on its intranet."""
    with serving(reported.path / "allure-report") as address:
        yield address


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing: a test's output is for failures."""


@NEEDS_NODE
@pytest.mark.slow
@pytest.mark.parametrize("one_file_up_to", [allure_html.ONE_FILE_UP_TO, 0], ids=["one file", "many files"])
def test_the_opened_report_is_chinese_and_calls_nobody(
    tmp_path: Path, page: Page, monkeypatch: pytest.MonkeyPatch, one_file_up_to: int
) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    monkeypatch.setattr(allure_html, "ONE_FILE_UP_TO", one_file_up_to)

    index = render(a_session(tmp_path))
    with serving(index.parent) as address:
        page.goto(address)
        page.get_by_text("杭州市").first.wait_for()
        page.get_by_text("浙江省").first.wait_for()
        page.wait_for_load_state("networkidle")
        assert "跳过" in page.locator("body").inner_text(), "Allure's own words are Chinese too"

    assert len(asked) >= (1 if one_file_up_to else 5)
    for url in asked:
        assert url.startswith((address, "data:", "blob:")), url
    assert "googletagmanager" not in index.read_text("utf-8")


@pytest.mark.slow
def test_the_single_file_opens_by_a_double_click(reported: RunFolder, page: Page) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto((reported.path / "allure-report" / "index.html").as_uri())
    page.get_by_text("南京市").first.wait_for()

    assert not [url for url in asked if url.startswith("http")]
    assert not list((reported.path / "allure-report").glob("*.js")), "all of the page is in the one file"


@pytest.mark.slow
def test_the_reasons_are_its_categories(served: str, page: Page) -> None:
    page.goto(served)
    page.get_by_text("分类").first.click()
    page.get_by_text("门户问题：主题错乱").first.wait_for()
    text = page.locator("body").inner_text()

    for reason in (Reason.NO_RESPONSE, Reason.CAPTCHA, Reason.OTHER_HOST, Reason.HARNESS):
        name = next(one.name for one in allure.categories() if one.reason is reason)
        assert name in text


@pytest.mark.slow
def test_a_report_made_again_looks_back_only_and_stands_in_the_history_once(reported: RunFolder) -> None:
    results = reported.path.parent
    later = a_session(results)
    render(later)
    index = render(reported)

    assert sorted(point["name"].split()[-1] for point in history(results)) == sorted(
        [reported.path.name, later.path.name]
    )
    assert index.exists()
    assert [point["testResults"].keys() for point in history(results)] == [
        history(results)[0]["testResults"].keys()
    ] * 2
    assert not list(reported.path.glob(".allure-report-*")), "no drafts left"


@NEEDS_NODE
def test_a_session_without_allure_results_says_so(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path, "hangzhou", {})
    folder.finish()

    with pytest.raises(NoReport, match=r"没有 Allure 结果(.|\n)*runs\.csv"):
        render(folder)


@pytest.mark.parametrize("lang, words", [("zh", "没有找到 node, npm"), ("en", "node, npm not found")])
def test_without_node_it_says_what_is_missing_and_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    folder = a_session(tmp_path)
    monkeypatch.setenv("PATH", os.devnull)

    with pytest.raises(NoReport, match=words) as caught:
        render(folder, lang)
    for name in ("runs.csv", "steps.csv", "run.json", "runs-main.jsonl", str(folder.path)):
        assert name in str(caught.value)
    assert not (folder.path / "allure-report").exists()


def test_an_install_that_fails_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = a_session(tmp_path / "results")
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    for name in ("node", "npm"):
        (bin_folder / name).write_text("#!/bin/sh\necho no way to the registry >&2\nexit 1\n")
        (bin_folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{bin_folder}:/usr/bin:/bin")
    monkeypatch.setattr(allure_html, "_cache", lambda: tmp_path / "cache")

    with pytest.raises(NoReport, match="no way to the registry"):
        render(folder)
    assert not list((tmp_path / "cache").iterdir())


def test_a_damaged_history_is_named_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = a_session(tmp_path)
    (tmp_path / "allure-history.jsonl").write_text("{torn", encoding="utf-8")
    monkeypatch.setattr(allure_html, "_installed", lambda *_: Path("never called"))

    with pytest.raises(UsageError, match=r"allure-history\.jsonl 已损坏"):
        render(folder)
    assert (tmp_path / "allure-history.jsonl").read_text("utf-8") == "{torn"


def test_a_large_session_is_split_into_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = a_session(tmp_path)
    assert allure_html.is_one_file(folder)
    monkeypatch.setattr(allure_html, "ONE_FILE_UP_TO", 1000)

    said = allure_html.configuration(folder, tmp_path, "zh")
    assert said["plugins"]["awesome"]["options"]["singleFile"] is False
