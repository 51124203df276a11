"""The report's charts in a real browser, with the library they are drawn by and without it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from errand.citizen.auditing import axe_script
from errand.cli import main
from errand.core.model import Reason, Run
from errand.machine import npm
from errand.report.page import charts
from errand.store import RunFolder
from tests.report.conftest import AXE, HOSTILE, Open
from tests.runs import a_bad_day, a_run, a_setting, failed, nanjing
from tests.synthetic import history

NEEDS_ECHARTS = pytest.mark.skipif(bool(npm.missing(npm.pins())), reason="echarts is missing: see errand.machine.npm")
DOT = 'svg path[fill="var(--accent)"]'
MARK = 'svg path[fill="var(--poor)"]'
BAND = 'svg path[fill="var(--line)"]'
LOST = failed(Reason.NO_RESPONSE, "没反应")
FIVE = ("hangzhou", "nanjing", "wuhu", "fuxin", "baoding")


@pytest.fixture
def without_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(npm.FOLDER_VARIABLE, str(tmp_path / "nothing"))


def in_city(slug: str, waits: Sequence[float], done: Sequence[bool] = (True,), **setting: str) -> list[Run]:
    """Runs of one story in a city, a second apart."""
    there = a_setting(city=slug, city_zh=f"{slug}市", **setting)
    return [
        a_run("search", id=f"{slug}{at}{setting}", waits=waits, setting=there, **({} if one else {"outcome": LOST}))
        for at, one in enumerate(done)
    ]


def five_cities() -> list[Run]:
    """Waits of 100 to 500 ms."""
    return [run for at, slug in enumerate(FIVE, 1) for run in in_city(slug, (100.0 * at,) * 3)]


def chart(page: Page, name: str) -> Locator:
    """A distribution, drawn."""
    figure = page.locator("#spread figure.chart", has_text=name).first
    figure.scroll_into_view_if_needed()
    figure.locator("svg").wait_for()
    return figure


def sessions(*waits: float, done: Sequence[Sequence[bool]] = ()) -> list[list[Run]]:
    """Sessions a day apart; each of one city, its runs waiting so long at every step."""
    return [
        [
            replace(run, started_at=f"2026-03-{at + 1:02}T08:00:00.000+00:00")
            for run in in_city("hangzhou", (wait,) * 3, done[at] if done else (True,))
        ]
        for at, wait in enumerate(waits)
    ]


@NEEDS_ECHARTS
def test_a_distribution_shows_each_city_and_marks_the_one_that_is_chosen(opened: Open) -> None:
    page = opened(five_cities())
    waits = chart(page, "等待第75百分位")

    assert waits.locator(DOT).count() == 5
    assert waits.locator(MARK).count() == 0
    assert "fuxin市" not in (waits.locator("svg").text_content() or "")
    assert waits.locator("[role=img]").get_attribute("aria-label") == (
        "等待第75百分位：5 个城市，最小 100 ms，下四分位 200 ms，中位数 300 ms，上四分位 400 ms，最大 500 ms"
    )

    page.get_by_label("标出城市").select_option("fuxin")
    assert waits.locator(MARK).count() == 1
    assert "fuxin市" in (waits.locator("svg").text_content() or "")
    row = page.locator("#spread-table tr", has_text="等待第75百分位")
    cells = [cell.strip() for cell in row.locator("td").all_text_contents()]
    assert cells == ["5", "100 ms", "200 ms", "300 ms", "400 ms", "500 ms", "400 ms"]


@NEEDS_ECHARTS
def test_following_a_link_to_a_city_marks_it(opened: Open) -> None:
    page = opened(five_cities())

    page.locator("#league-table").get_by_role("link", name="wuhu市").click()

    expect(page.get_by_label("标出城市")).to_have_value("wuhu")


@NEEDS_ECHARTS
def test_practice_and_live_are_drawn_apart(opened: Open) -> None:
    live = [run for slug in ("aaa", "bbb", "ccc") for run in in_city(slug, (900.0,), portal="live")]
    page = opened([*five_cities(), *live])
    figures = page.locator("#spread figure.chart", has_text="等待第75百分位")

    counts = {}
    for figure in figures.all():
        figure.scroll_into_view_if_needed()
        figure.locator("svg").wait_for()
        counts[figure.locator("figcaption").inner_text().split()[2]] = figure.locator(DOT).count()
    assert counts == {"练习门户": 5, "真实门户": 3}


def test_one_city_has_no_distribution(opened: Open) -> None:
    page = opened(in_city("hangzhou", (100.0, 200.0)))

    assert page.locator("#spread").count() == 0
    assert "没有更早的运行" in page.locator("#city-hangzhou").inner_text()
    assert page.locator("figure.trend").count() == 0


@NEEDS_ECHARTS
def test_hostile_names_stay_text_in_tooltips_and_marks(opened: Open) -> None:
    there = a_setting(city_zh=HOSTILE)
    page = opened([a_run("search", waits=(900.0,), setting=there), *in_city("wuhu", (100.0,))])
    figure = chart(page, "等待第75百分位")
    box = figure.locator(DOT).last.bounding_box()
    for dot in figure.locator(DOT).all():
        box = dot.bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)
        page.wait_for_timeout(150)
        if "<script>" in (figure.locator("svg").text_content() or ""):
            break
    told = figure.locator("svg").text_content() or ""
    assert "<img src=x onerror=alert(1)>" in told
    assert "900 ms" in told

    page.get_by_label("标出城市").select_option("hangzhou")
    page.wait_for_timeout(100)
    assert (figure.locator("svg").text_content() or "").count("<img src=x onerror=alert(1)>") >= 1
    assert page.title() != "stolen"
    assert page.locator("img, figure script").count() == 0


@NEEDS_ECHARTS
def test_a_trend_shows_the_earlier_sessions_the_band_and_the_current_one(opened: Open) -> None:
    *before, now = sessions(100, 200, 300, 800, done=[[True, True], [True, False], [True, True], [False, False]])
    page = opened(now, before=before)
    trend = page.locator("#city-hangzhou figure.trend")
    trend.scroll_into_view_if_needed()
    trend.locator("svg").wait_for()

    assert trend.locator(DOT).count() == 2 * 3  # completion and waiting
    assert trend.locator(MARK).count() == 2
    bands = [box for band in trend.locator(BAND).all() if (box := band.bounding_box())]
    assert len([box for box in bands if box["width"] > 100 and box["height"] > 3]) == 2

    trend.locator("summary").click()
    rows = [row.inner_text().split("\t") for row in trend.locator("tbody tr").all()]
    assert [row[0] for row in rows] == [
        "2026-03-01 16:00", "2026-03-02 16:00", "2026-03-03 16:00", "2026-03-04 16:00（本次）", "基线",
    ]  # fmt: skip
    assert [row[1].strip() for row in rows[:4]] == ["100.0% (2/2)", "50.0% (1/2)", "100.0% (2/2)", "0.0% (0/2)"]
    assert [row[2].strip() for row in rows[:4]] == ["100 ms", "200 ms", "300 ms", "800 ms"]
    assert rows[4][1].startswith("83.3% [")
    assert rows[4][2] == "200 ms [150 ms, 250 ms]"


def test_without_the_library_the_same_numbers_are_there(without_library: None, opened: Open) -> None:
    *before, _ = sessions(100, 200, 300)
    page = opened(five_cities(), before=before)

    assert "make setup" in page.locator("#spread .no-charts").inner_text()
    assert page.locator("svg").count() == 0
    figure = page.locator("#spread figure.chart", has_text="等待第75百分位")
    places = figure.locator(".strip .dot").evaluate_all("(dots) => dots.map((dot) => dot.style.left)")
    assert sorted(places, key=lambda place: float(place.rstrip("%"))) == ["0%", "25%", "50%", "75%", "100%"]
    page.get_by_label("标出城市").select_option("wuhu")
    assert figure.locator(".dot.marked").count() == 1
    row = page.locator("#spread-table tr:visible", has_text="等待第75百分位").inner_text().split("\t")[1:]
    assert row == ["5", "100 ms", "200 ms", "300 ms", "400 ms", "500 ms", "300 ms"]

    page.locator("#city-hangzhou > summary").click()
    trend = page.locator("#city-hangzhou figure.trend table")
    expect(trend).to_be_visible()
    assert "200 ms" in trend.inner_text()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("drawn", [pytest.param(True, marks=NEEDS_ECHARTS), False])
def test_axe_finds_nothing_wrong_with_charts(
    drawn: bool, scheme: str, opened: Open, request: pytest.FixtureRequest
) -> None:
    if not drawn:
        request.getfixturevalue("without_library")
    weeks = list(history(("wuhu", "fuxin"), 3, 2))
    before = [[run for run in weeks if run.setting.seed == week] for week in range(2)]
    page = opened([*a_bad_day(), *weeks[-20:]], scheme=scheme, before=before)
    page.locator("#city-wuhu > summary").click()
    for figure in page.locator("figure.chart:visible").all():
        figure.scroll_into_view_if_needed()
    page.locator("details.numbers:not([open]) > summary:visible").first.click() if drawn else None
    page.wait_for_timeout(300)
    assert (page.locator("#city-wuhu figure.trend svg").count() == 5) is drawn
    page.evaluate(axe_script() + ";0")

    assert page.evaluate(AXE) == []


@NEEDS_ECHARTS
def test_nothing_is_drawn_before_it_is_seen_and_all_of_it_on_paper(opened: Open) -> None:
    *before, now = sessions(100, 200, 300)
    page = opened([*now, *(run for slug in FIVE[1:] for run in in_city(slug, (100.0,)))], before=before)
    page.set_viewport_size({"width": 1000, "height": 40})
    page.reload()
    assert page.evaluate("typeof echarts") == "undefined"

    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert page.locator("#city-hangzhou figure.trend svg").count() == 1
    figures = page.locator("figure.chart").count()
    assert figures > 1
    assert page.locator("figure.chart svg").count() == figures


def test_what_the_library_says_cannot_end_its_element(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, opened: Open
) -> None:
    package = tmp_path / "npm" / "node_modules" / "echarts"
    (package / "dist").mkdir(parents=True)
    (package / "package.json").write_text(json.dumps({"version": npm.pins()["echarts"]}))
    chart = "{ setOption() {}, on() {}, resize() {} }"
    script = f'globalThis.echarts = {{ said: "</script><!--<script>", init: () => ({chart}) }};'
    (package / "dist" / Path(charts.BUILD).name).write_text(script)
    monkeypatch.setenv(npm.FOLDER_VARIABLE, str(tmp_path / "npm"))
    page = opened(five_cities())
    page.locator("#spread").scroll_into_view_if_needed()

    expect(page.locator("#spread figure").first.locator(".strip")).to_have_count(0)
    assert page.evaluate("echarts.said") == "</script><!--<script>"


def test_another_version_of_the_library_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "node_modules" / "echarts"
    (package / "dist").mkdir(parents=True)
    (package / "dist" / Path(charts.BUILD).name).write_text("1")
    (package / "package.json").write_text('{"version": "0.0.1"}')
    monkeypatch.setenv(npm.FOLDER_VARIABLE, str(tmp_path))

    assert charts.echarts() == ""


def test_data_cannot_leave_its_element() -> None:
    told = charts.embedded({"name": HOSTILE + "\u2028-->&amp;"})

    assert not re.search(r"[<>&\u2028]", told)
    assert json.loads(told) == {"name": HOSTILE + "\u2028-->&amp;"}


def test_each_kind_of_person_has_a_predicted_time_that_adds_up(opened: Open) -> None:
    page = opened([a_run("search"), a_run("guide")])

    table = page.locator("#city-hangzhou table.people")
    rows = [row.inner_text().split("\t") for row in table.locator("tbody tr").all()]
    seconds = {row[0]: [float(cell.removesuffix(" s")) for cell in row[1:] if cell] for row in rows}
    assert list(seconds) == ["普通市民", "熟练用户", "老年人", "手机用户"]
    for total, *parts in seconds.values():
        assert total == pytest.approx(sum(parts), abs=0.03)
    assert seconds["老年人"][0] > seconds["熟练用户"][0]
    assert "预测下限" in page.locator("#city-hangzhou").inner_text()
    assert table.locator("tbody tr").first.locator(".stack i").count() == 5


def test_a_city_where_nothing_was_completed_has_no_predicted_time(opened: Open) -> None:
    page = opened([a_run("search", outcome=LOST), a_run("search", id="2", setting=nanjing())])

    assert page.locator("#city-hangzhou table.people").count() == 0
    assert page.locator("#city-nanjing table.people").count() == 1


def test_errand_report_looks_at_the_sessions_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results = last = tmp_path / "results"
    for at, runs in enumerate(sessions(100, 200, 300)):
        folder = RunFolder.create(results, "hangzhou", {})
        with folder.journal("main") as journal:
            for run in runs:
                journal.write(run)
        last = folder.path.rename(results / f"2026030{at + 1}T080000Z-hangzhou-{at}")

    assert main(["report", str(last)]) == 0
    capsys.readouterr()
    page = (last / "report.html").read_text(encoding="utf-8")
    data = json.loads(re.findall(r'<script type="application/json" id="charts">(.*?)</script>', page)[0])
    assert data["sessions"] == [f"2026-03-0{day} 16:00" for day in (1, 2, 3)]
    assert [point[3] for point in data["trends"]["hangzhou"][0]["points"]] == [100, 200, 300]
