"""What errand gives Allure of its own: measures, league table, known issues, traces; seen in the opened report."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from errand.core.errors import UsageError
from errand.core.finding import Finding, findings
from errand.core.message import Message
from errand.core.model import REASONS, Outcome, Reason, Run
from errand.given.cities import load_cities
from errand.report import allure
from errand.report.allure_html import render
from errand.report.allure_measures import Metric, metrics, performance, samples
from errand.report.known_issues import issues_met, mark_results, read_known, resolutions
from errand.report.league import league_csv
from errand.report.view import View
from tests.report.test_allure_html import a_session, serving
from tests.runs import a_bad_day, a_run, a_setting

KNOWN = """
tracker = "https://tracker.example/browse/{id}"
[[known]]
id = "HZ-17"
reason = "no-response"
city = "hangzhou"
about = "search.button"
note = "改版时一并修复<img src=x onerror=alert(1)>"
[[known]]
id = "NJ-3"
reason = "no-response"
city = "nanjing"
"""
VIEWER = """<!doctype html><script>
addEventListener("message", async ({data}) => {
  const bytes = new Uint8Array(await data.params.trace.arrayBuffer());
  document.title = `${data.method} ${String.fromCharCode(bytes[0], bytes[1])} ${bytes.length}`;
});
</script>"""


def known_file(folder: Path, text: str = KNOWN) -> Path:
    path = folder / "known.toml"
    path.write_text(text, encoding="utf-8")
    return path


# --- the opened report ----------------------------------------------------------------------------------------------


def with_trace(folder: Path) -> int:
    """Attach a trace to the result of the search that failed; gives its size."""
    trace = folder / "t-attachment.zip"
    with zipfile.ZipFile(trace, "w") as packed:
        packed.writestr("trace.trace", "{}")
    path = next(one for one in folder.glob("*-result.json") if "search.button" in one.read_text("utf-8"))
    attached = {"name": "操作轨迹 trace.zip", "source": trace.name, "type": allure.TRACE_TYPE}
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"attachments": [attached]}), encoding="utf-8")
    return trace.stat().st_size


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """The address of a report with known issues and a trace, and the size of the trace."""
    if shutil.which("npm") is None:
        pytest.skip("Node.js with npm is not installed")
    results = tmp_path_factory.mktemp("results")
    session = a_session(results)
    size = with_trace(session.allure)
    with serving(render(session, "zh", read_known(known_file(results))).parent) as address:
        yield address, size


@pytest.mark.slow
def test_the_metrics_page_shows_errands_measures(opened: tuple[str, int], page: Page) -> None:
    page.goto(f"{opened[0]}#metrics")
    line = page.get_by_text("杭州市 · 练习门户 · 完成率").first
    line.wait_for()

    text = page.locator("body").inner_text()
    row = text[text.index("杭州市 · 练习门户 · 完成率") :].split("南京市")[0]
    assert "33.33 %" in row, "one of three attempts"
    for name in ("南京市 · 练习门户 · 等待第75百分位（实验室）", "步数与最少步数之比", "812.5 ms"):
        assert name in text


@pytest.mark.slow
def test_a_known_issue_stays_a_failure_and_has_its_number_and_note(opened: tuple[str, int], page: Page) -> None:
    page.goto(opened[0])
    page.get_by_text("Resolutions").first.click()
    page.get_by_text("HZ-17").first.wait_for()

    text = page.locator("body").inner_text()
    assert "已知问题" in text
    assert "改版时一并修复<img src=x onerror=alert(1)>" in text, "a note is text, not a page"
    assert "新市民找到居住证办理" in text[text.index("HZ-17") :]
    assert "NJ-3" not in text, "no such finding in Nanjing"
    assert "3 失败 （占全部测试的 37.5%）" in text, "known is not mended"
    assert page.locator("img[src=x]").count() == 0


@pytest.mark.slow
def test_the_league_table_can_be_looked_at_and_taken_along(opened: tuple[str, int], page: Page) -> None:
    page.goto(opened[0])
    page.get_by_text("全局附件").first.click()
    page.get_by_text("城市排名.csv").first.click()

    page.get_by_text("名次最好").first.wait_for()
    assert "练习门户" in page.locator("body").inner_text()


@pytest.mark.slow
def test_a_trace_opens_in_playwrights_viewer(opened: tuple[str, int], page: Page) -> None:
    address, size = opened
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.context.route(
        "https://trace.playwright.dev/**", lambda route: route.fulfill(content_type="text/html", body=VIEWER)
    )
    page.goto(address)
    page.get_by_text("新市民找到居住证办理").first.click()
    page.get_by_text("操作轨迹 trace.zip").first.wait_for()
    assert all(url.startswith((address, "data:", "blob:")) for url in asked), "only a person's click calls the viewer"
    with page.context.expect_page() as viewer:
        page.get_by_test_id("test-result-attachment-header").first.locator("button").first.click()

    viewer.value.wait_for_function("document.title.startsWith('load')", timeout=20_000)
    assert viewer.value.title() == f"load PK {size}"


# --- measures -------------------------------------------------------------------------------------------------------


def perf(runs: Sequence[Run], lang: str = "zh") -> tuple[list[dict[str, Any]], dict[str, Any], list[Metric]]:
    told = metrics(View(runs), lang)
    return samples(told, runs), performance(told, lang), told


def test_practice_and_live_are_two_metrics() -> None:
    live = a_setting(portal="live")
    keys = {one["key"] for one in perf([a_run(), a_run("guide", setting=live)])[0]}

    assert {"completion.hangzhou.practice", "completion.hangzhou.live"} <= keys


def test_a_metric_keeps_its_key_whoever_else_walked() -> None:
    alone = {one["key"] for one in perf([a_run()])[0]}

    assert alone <= {one["key"] for one in perf(a_bad_day())[0]}


def test_what_was_not_observed_is_left_out() -> None:
    unseen = [replace(run, visits=()) for run in a_bad_day()]

    assert not [one for one in perf(unseen)[0] if one["key"].startswith("lcp_p75_ms")]
    assert [one for one in perf(a_bad_day())[0] if one["key"].startswith("lcp_p75_ms")]


def test_every_metric_has_title_unit_and_direction() -> None:
    given, said, _ = perf(a_bad_day(), "en")

    for one in given:
        told = said["metrics"][one["key"]]
        assert told["title"].split(" · ")[0] in {"hangzhou", "nanjing"}
        assert told["group"] in said["groups"]
    assert said["metrics"]["completion.hangzhou.practice"] == {
        "title": "hangzhou · practice portal · completion rate",
        "unit": "%",
        "group": "completion",
        "better": "higher",
    }
    assert said["metrics"]["wait_p75_ms.hangzhou.practice"]["better"] == "lower"


def test_a_nation_is_shown_by_province() -> None:
    walked = [
        a_run(setting=a_setting(city=city.slug, province=city.province_slug, province_zh=city.province_zh))
        for city in [*load_cities().values()][:60]
    ]
    given, said, _ = perf(walked)

    places = {one["key"].split(".")[1] for one in given}
    assert places == {f"province:{run.setting.province}" for run in walked}
    assert 1 < len(places) < 10
    assert said["metrics"][given[0]["key"]]["title"] == f"{walked[0].setting.province_zh} · 练习门户 · 完成率"


# --- league table ---------------------------------------------------------------------------------------------------


def table(runs: Sequence[Run], lang: str = "zh") -> list[dict[str, str]]:
    content = league_csv(View(runs), lang)
    assert content.startswith(b"\xef\xbb\xbf")
    return [*csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))]


def test_the_league_table_has_a_row_for_each_city_and_empty_cells_for_what_was_not_observed() -> None:
    nanjing, hangzhou = table(a_bad_day())

    assert (nanjing["名次"], nanjing["城市"], nanjing["完成率 (占比)"]) == ("1", "南京市", "0.5")
    assert (hangzhou["名次"], hangzhou["城市"], hangzhou["完成率 (占比)"]) == ("2", "杭州市", "0.3333")
    assert [value for key, value in hangzhou.items() if "严重" in key] == [""], "no page was audited"


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "＋1", "\t=1"])
def test_no_name_becomes_a_formula(name: str) -> None:
    row = table([a_run(setting=a_setting(city_zh=name))])[0]

    assert row["城市"].startswith("'")


# --- known issues ---------------------------------------------------------------------------------------------------


def met(city: str, reason: Reason, about: str | None = None) -> list[Finding]:
    outcome = Outcome(REASONS[reason].verdict, reason, about, Message.plain("没反应"))
    return findings([a_run(setting=a_setting(city=city), outcome=outcome)])


def test_one_number_may_stand_for_several_findings(tmp_path: Path) -> None:
    known = read_known(known_file(tmp_path, KNOWN.replace("NJ-3", "HZ-17")))
    found = met("hangzhou", Reason.NO_RESPONSE, "search.button") + met("nanjing", Reason.NO_RESPONSE, "theme.items")
    issues = issues_met(known, found)
    (rule,) = resolutions(known, issues, "zh")["rules"]

    assert list(issues) == [one.key for one in found]
    assert rule["issue"] == {"id": "HZ-17", "type": "已知问题"}
    assert rule["comment"].startswith("改版时一并修复")


@pytest.mark.parametrize(
    "other",
    [
        met("ningbo", Reason.NO_RESPONSE, "search.button"),
        met("hangzhou", Reason.NO_RESPONSE, "theme.items"),
        met("hangzhou", Reason.NO_RESPONSE),
        met("hangzhou", Reason.MISSING, "search.button"),
        [],
    ],
)
def test_another_finding_is_not_known(tmp_path: Path, other: list[Finding]) -> None:
    assert issues_met(read_known(known_file(tmp_path)), other) == {}


def test_results_are_marked_in_a_copy_and_found_by_the_rule(tmp_path: Path) -> None:
    known = read_known(known_file(tmp_path, KNOWN.replace("HZ-17", "HZ.1+7")))
    issues = issues_met(known, met("hangzhou", Reason.NO_RESPONSE, "search.button"))
    (tmp_path / "results").mkdir()
    label = {"name": "finding", "value": "hangzhou/practice/no-response/search.button"}
    for name, labels in (("a", [label]), ("b", [label | {"value": "wuhu/practice/no-response/search.button"}])):
        content = {"statusDetails": {"message": "没反应"}, "labels": labels}
        (tmp_path / "results" / f"{name}-result.json").write_text(json.dumps(content), encoding="utf-8")
    mark_results(tmp_path / "results", tmp_path / "marked", issues, "zh")
    (rule,) = resolutions(known, issues, "zh")["rules"]
    marked, other = (
        json.loads((tmp_path / "marked" / f"{name}-result.json").read_bytes())["statusDetails"]["message"]
        for name in ("a", "b")
    )

    assert (marked, other) == ("没反应\n已知问题 HZ.1+7", "没反应")
    assert re.search(rule["messageRegexp"], marked)
    assert not re.search(rule["messageRegexp"], other)
    assert not re.search(rule["messageRegexp"], marked.replace(".1", "x1"))
    assert "已知问题" not in (tmp_path / "results" / "a-result.json").read_text("utf-8"), "the record stays as it is"


@pytest.mark.parametrize(
    "text, wrong",
    [
        (KNOWN.replace("{id}", ""), "tracker"),
        (KNOWN.replace("https:", "javascript:"), "tracker"),
        (KNOWN.replace('"no-response"', '"no-respons"', 1), "no-respons"),
        (KNOWN.replace('"no-response"', '"captcha"', 1), "captcha"),
        (KNOWN.replace('"hangzhou"', '"hangzou"'), "hangzou"),
        (KNOWN.replace("about =", "abuot ="), "abuot"),
        (KNOWN.replace('"HZ-17"', '" "'), "id"),
        ("[[known]", "known.toml"),
    ],
)
def test_a_slip_in_the_file_is_named(tmp_path: Path, text: str, wrong: str) -> None:
    with pytest.raises(UsageError, match=wrong) as caught:
        read_known(known_file(tmp_path, text))
    assert "known.toml" in str(caught.value)
