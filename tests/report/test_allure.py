"""What Allure is told, read back from real results of allure-pytest."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from errand.core.model import REASONS, Reason, Verdict
from errand.report import allure
from errand.words import term
from tests.runs import a_run, failed

ROOT = Path(__file__).resolve().parents[2]
STORY = """
import pytest
from errand.core.journey import Journey
from errand.record.write_up import Story
from errand.report.allure import dress
from tests.runs import a_setting, nanjing

FOUND = Story("search", "test_x", "新市民找到居住证办理", 3)

@pytest.fixture(params=["hangzhou", "nanjing"])
def city(request):
    dress(a_setting() if request.param == "hangzhou" else nanjing(), Journey("search"), FOUND)
    return request.param

def test_a_newcomer_finds_the_permit(city):
    assert city == "nanjing", "按了没反应"
"""
PLUGIN = """
from pathlib import Path
import pytest
from errand.core.model import Reason
from errand.report.allure import attach_evidence, label_run
from tests.runs import a_run, failed, nanjing

KEPT = ["page.png", "page.html", "requests.json", "console.txt", "trace.zip", "strange.xyz"]

@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call" and report.failed:
        label_run(a_run(outcome=failed(Reason.NO_RESPONSE, "按了没反应", "search.button", 2)))
        for name in KEPT:
            Path(name).write_text("<script src=http://evil/></script>")
        attach_evidence(map(Path, KEPT))
    elif report.when == "teardown" and "nanjing" in item.name:  # late, but the test is still open
        label_run(a_run(setting=nanjing()))
    return report
"""


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The results of one story in two cities, of which Hangzhou fails."""
    folder = tmp_path_factory.mktemp("story")
    (folder / "test_story.py").write_text(STORY, encoding="utf-8")
    (folder / "conftest.py").write_text(PLUGIN, encoding="utf-8")
    options = ["-q", "-p", "no:cacheprovider", "--rootdir", str(folder), "--alluredir", str(folder / "allure")]
    command = [sys.executable, "-m", "pytest", *options, str(folder / "test_story.py")]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)
    assert "1 failed, 1 passed" in done.stdout, done.stdout + done.stderr
    found = [json.loads(path.read_text("utf-8")) for path in (folder / "allure").glob("*-result.json")]
    return sorted(found, key=lambda result: labels(result)["city"])


def labels(result: dict[str, Any]) -> dict[str, str]:
    return {label["name"]: label["value"] for label in result["labels"]}


def test_a_test_says_whose_errand_it_is_and_where(results: list[dict[str, Any]]) -> None:
    said = labels(results[0])

    assert results[0]["name"] == "找事项：新市民找到居住证办理（杭州市）"
    assert (said["parentSuite"], said["suite"], said["subSuite"]) == ("浙江省", "杭州市", "找事项")
    assert (said["feature"], said["story"]) == ("找事项", "新市民找到居住证办理")
    assert (said["province"], said["city"], said["journey"], said["persona"]) == (
        "zhejiang",
        "hangzhou",
        "search",
        "newcomer",
    )


def test_the_outcome_reaches_allure(results: list[dict[str, Any]]) -> None:
    hangzhou, nanjing = results

    assert (hangzhou["status"], labels(hangzhou)["verdict"], labels(hangzhou)["reason"]) == (
        "failed",
        "failed",
        "no-response",
    )
    assert labels(hangzhou)["about"] == "search.button"
    assert (nanjing["status"], labels(nanjing)["verdict"]) == ("passed", "completed")
    assert nanjing["name"] == "找事项：新市民找到居住证办理（南京市）"
    assert "reason" not in labels(nanjing)
    assert hangzhou["description"] == "步数 3（最少 3），页面 3，等待中位 120毫秒，最长等待 812毫秒（第 2 步）。"


def test_two_cities_have_two_histories(results: list[dict[str, Any]]) -> None:
    assert len({result["historyId"] for result in results}) == 2
    assert [parameter["name"] for parameter in results[0]["parameters"]] == ["city"]


def test_evidence_has_the_types_allure_shows_it_by_and_no_page_is_live(results: list[dict[str, Any]]) -> None:
    attached = {one["name"].split()[-1]: (one["type"], Path(one["source"]).suffix) for one in results[0]["attachments"]}

    assert attached == {
        "page.png": ("image/png", ".png"),
        "page.html": ("text/plain", ".txt"),
        "requests.json": ("application/json", ".json"),
        "console.txt": ("text/plain", ".txt"),
        "trace.zip": ("application/vnd.allure.playwright-trace", ".zip"),
        "strange.xyz": ("application/octet-stream", ".bin"),
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_both_forms_of_the_categories_hold_exactly_the_reasons(tmp_path: Path, lang: str) -> None:
    allure.write_categories(tmp_path, lang)
    for_two = json.loads((tmp_path / "categories.json").read_text("utf-8"))
    for_three = allure.rules(lang)

    assert [one.reason for one in allure.categories(lang)] == list(REASONS)
    assert [rule["id"] for rule in for_three[: len(REASONS)]] == [str(reason) for reason in REASONS]
    assert [rule["name"] for rule in for_three[: len(REASONS)]] == [rule["name"] for rule in for_two]
    assert len({rule["name"] for rule in for_three}) == len(REASONS) + 2, (
        "each its own name; two for what has no reason"
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("reason", list(Reason))
def test_a_reason_falls_into_its_own_category_alone(tmp_path: Path, reason: Reason, lang: str) -> None:
    allure.write_categories(tmp_path, lang)
    name = term("reason", reason, lang)
    message = f"errand.core.errors.PortalFault: {name}{'：' if lang == 'zh' else ': '}第一行\n第二行"
    listed = json.loads((tmp_path / "categories.json").read_text("utf-8"))

    by_message = [one["name"] for one in listed if re.fullmatch(one["messageRegex"], message)]
    by_label = [rule["id"] for rule in allure.rules() for m in rule["matchers"] if _has_label(m, reason)]

    assert len(by_message) == 1
    assert name in by_message[0]
    assert by_label == [str(reason)]


def _has_label(matcher: object, reason: Reason) -> bool:
    return isinstance(matcher, dict) and bool(re.search(matcher.get("labels", {}).get("reason", "(?!)"), reason))


def test_a_category_takes_the_status_its_verdict_ends_with() -> None:
    statuses = {one.reason: one.statuses for one in allure.categories()}

    assert statuses[Reason.DEAD_LINK] == ("failed",)
    assert statuses[Reason.CAPTCHA] == statuses[Reason.OTHER_HOST] == ("skipped",)
    assert statuses[Reason.HARNESS] == ("broken",)


def test_the_environment_is_read_by_a_reader_of_java_properties(tmp_path: Path) -> None:
    allure.write_environment(
        tmp_path, {"城市": "杭州市", "a b:c=d": "x=y\\z", "browser": "chromium 156", "seed": 7, "no": None}
    )

    content = (tmp_path / "environment.properties").read_bytes()
    assert content.isascii()
    assert content.decode().splitlines() == [
        r"\u57ce\u5e02=\u676d\u5dde\u5e02",
        r"a\ b\:c\=d=x=y\\z",
        "browser=chromium 156",
        "seed=7",
    ]


def test_the_executor_names_the_session(tmp_path: Path) -> None:
    allure.write_executor(tmp_path, "20260301T081530Z-hangzhou-1a2b", 1772352930)

    said = json.loads((tmp_path / "executor.json").read_text("utf-8"))
    assert said["buildName"] == "20260301T081530Z-hangzhou-1a2b"
    assert said["buildOrder"] == 1772352930


def test_the_factory_agrees_with_the_reasons() -> None:
    assert a_run(outcome=failed(Reason.CAPTCHA, "x")).outcome.verdict is Verdict.BLOCKED


def test_half_a_character_of_a_portals_does_not_end_the_session(tmp_path: Path) -> None:
    import allure_commons
    from allure_commons.logger import AllureFileLogger
    from allure_commons.model2 import StatusDetails, TestResult, TestStepResult

    lost: list[OSError] = []
    logger = AllureFileLogger(str(tmp_path))  # type: ignore[no-untyped-call]  # Allure's
    allure_commons.plugin_manager.register(logger)
    end = allure.guard_files(lost.append)
    try:
        result = TestResult(
            uuid="x",
            name="半\ud83d",
            statusDetails=StatusDetails(message="\udc00"),
            steps=[TestStepResult(name="点击\ud83d")],
        )
        allure_commons.plugin_manager.hook.report_result(result=result)
    finally:
        end()
        allure_commons.plugin_manager.unregister(logger)

    (written,) = (json.loads(path.read_text("utf-8")) for path in tmp_path.glob("*-result.json"))
    assert written["name"].rstrip("\ufffd") == "半"
    assert written["steps"][0]["name"].rstrip("\ufffd") == "点击"
    assert lost == []
