"""The report in a real browser: opened from disk, sorted, filtered, printed, and safe from what portals say."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from errand.citizen.auditing import axe_script
from errand.compare.trends import MOST_SESSIONS
from errand.core.message import Message
from errand.core.model import Outcome, Reason, Verdict
from errand.metrics import MEASURES
from errand.metrics.ranking import ranks
from errand.report.words import measure_name
from tests.metrics.test_criteria import CONTRAST, REGION, audit
from tests.report.conftest import AXE, HOSTILE, Open
from tests.runs import a_bad_day, a_run, a_setting, failed, nanjing
from tests.synthetic import broken, history


def test_broken_accessibility_rules_stand_with_their_criterion(opened: Open) -> None:
    page = opened([replace(a_run("search"), audits=(audit("HomePage", REGION, CONTRAST),))])

    rows = page.locator("table.rules tbody tr")
    assert [" ".join(row.split()) for row in rows.all_inner_texts()] == [
        "color-contrast 严重 1.4.3 可感知 1 12",
        "region 中等 – – 1 3",
    ]


def test_it_says_what_to_mend_where_and_why(opened: Open) -> None:
    page = opened([run for run in a_bad_day() if run.setting.city == "hangzhou"])

    told = page.locator("#fixes .fix", has_text="按了没反应").inner_text()
    assert "页面没有任何变化" in told
    assert "第 3 步" in told
    assert "建议" in told
    assert "依据" in told
    assert "n=3" in told
    assert page.title() == "杭州市网上办事体验报告"
    assert "实验室数据" in page.locator("header").inner_text()
    assert "满意度不能靠模拟得出" in page.locator("footer").inner_text()


def test_every_measure_of_a_city_stands_there(opened: Open) -> None:
    page = opened(a_bad_day())
    page.locator("details.city summary").first.click()

    text = page.locator("details.city").first.inner_text()
    assert all(measure_name(measure, "zh") in text for measure in MEASURES.values())


def test_english_on_request(opened: Open) -> None:
    page = opened(a_bad_day(), "en")

    assert page.locator("html").get_attribute("lang") == "en"
    assert "What to mend first" in page.locator("main").inner_text()


def test_a_column_is_sorted_by_the_keyboard_and_what_is_missing_stays_last(opened: Open) -> None:
    lost = Outcome(Verdict.FAILED, Reason.NO_RESPONSE, "search.button", Message.plain("没反应"), 2)
    page = opened([
        a_run("search", waits=(900.0, 900.0, 900.0)),
        a_run("search", id="2", waits=(100.0, 100.0, 100.0), setting=nanjing()),
        a_run("search", id="3", outcome=lost, waits=(None,), setting=a_setting(city="wuhu", city_zh="芜湖市")),
    ])  # fmt: skip
    cities = page.locator("#league-table tbody th")
    head = page.locator("#league-table thead th", has_text="等待第75百分位")

    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert cities.all_inner_texts() == ["南京市", "杭州市", "芜湖市"]

    page.keyboard.press("Enter")
    assert cities.all_inner_texts() == ["杭州市", "南京市", "芜湖市"]


def test_cities_are_filtered_as_one_types(opened: Open) -> None:
    page = opened(a_bad_day())

    page.get_by_label("筛选城市").fill("南京")

    assert page.locator("#league-table tbody tr:visible th").all_inner_texts() == ["南京市"]


def test_a_link_to_a_city_unfolds_it(opened: Open) -> None:
    page = opened(a_bad_day())

    page.locator("#league-table").get_by_role("link", name="南京市").click()

    expect(page.locator("#city-nanjing")).to_have_attribute("open", "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(scheme: str, opened: Open) -> None:
    page = opened([*a_bad_day(), *history(("wuhu", "fuxin"), 1, 2)], scheme=scheme)
    page.locator("details.city summary").first.click()
    page.evaluate(axe_script() + ";0")

    assert page.evaluate(AXE) == []


def test_what_a_portal_says_stays_text(opened: Open) -> None:
    run = a_run("search", outcome=failed(Reason.NO_RESPONSE, HOSTILE, HOSTILE, 2))
    steps = tuple(replace(step, target=HOSTILE) for step in run.steps)
    page = opened([replace(run, steps=steps, setting=a_setting(city_zh=HOSTILE, platform=HOSTILE))])
    page.wait_for_timeout(100)

    assert page.title() != "stolen"
    assert page.locator("img").count() == 0
    shown = page.locator("body").inner_text()
    assert "<script>" in shown
    assert "{{7*7}}" in shown
    assert "\u202e" not in page.content()
    assert "\x1b" not in page.content()


def test_a_title_of_a_megabyte_does_not_stop_it(opened: Open) -> None:
    page = opened([a_run("search", outcome=failed(Reason.NO_RESPONSE, "长" * 1_000_000, None, 2))])

    assert page.locator("#league-table tbody tr").count() == 1


def test_everything_is_there_when_it_is_printed(opened: Open) -> None:
    page = opened(a_bad_day())
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert page.locator("nav").is_hidden()
    assert page.locator("details.city:not([open])").count() == 0


def test_the_picture_of_a_failure_is_in_the_file(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    picture = "evidence/page.png"
    dot = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
    )
    (tmp_path / picture).write_bytes(dot)
    page = opened([a_run("search", outcome=failed(Reason.NO_RESPONSE, "没反应", None, 2), evidence=(picture,))])

    page.locator("#fixes details summary").click()

    assert page.locator("#fixes img").evaluate("(image) => image.naturalWidth") == 1


def test_ranks_say_who_cannot_be_told_apart() -> None:
    runs = list(history(("hangzhou", "nanjing", "wuhu"), 1, 5, 3, broken("wuhu", 0)))
    by_city = {city: [run for run in runs if run.setting.city == city] for city in ("hangzhou", "nanjing", "wuhu")}

    told = ranks(by_city)

    assert told["wuhu"].place == told["wuhu"].low == told["wuhu"].high == 3
    assert told["hangzhou"].low == told["nanjing"].low == 1
    assert told["hangzhou"].high >= 2 or told["nanjing"].high >= 2


@pytest.mark.slow
def test_the_nation_opens_fast_and_is_not_too_large(opened: Open, tmp_path: Path) -> None:
    from errand.given.cities import load_cities

    runs = list(history(tuple(load_cities()), 1, 5))
    page = opened(runs, before=[runs] * MOST_SESSIONS)
    size = (tmp_path / "report.html").stat().st_size
    began = time.monotonic()
    page.reload()
    page.locator("#league-table thead button").first.click()
    took = time.monotonic() - began

    assert page.locator("#league-table tbody tr").count() == 294
    assert size < 15_000_000
    assert took < 3.0, took
    page.locator("details.city > summary").last.click()
    assert page.locator("figure.trend").count() == 5
    assert page.locator("figure.trend tbody tr").count() == 5 * (MOST_SESSIONS + 2)  # the current one, the baseline


def test_practice_and_live_are_never_one_number(opened: Open) -> None:
    page = opened([a_run("search"), a_run("search", id="2", setting=a_setting(portal="live"))])

    names = page.locator("#league-table tbody th").all_inner_texts()
    assert len(names) == 2
    assert len(set(names)) == 2, names


def test_what_cities_on_one_platform_share_is_named_in_the_readers_words(opened: Open) -> None:
    lost = failed(Reason.NO_RESPONSE, "没反应", "search.button", 2)
    there = [a_setting(platform="host.example"), a_setting(platform="host.example", city="wuhu", city_zh="芜湖市")]
    page = opened([a_run("search", id=str(at), outcome=lost, setting=one) for at, one in enumerate(there)])

    told = page.locator("#shared li").inner_text()
    assert "搜索按钮" in told
    assert "search.button" not in told
    assert "no_response" not in told
    assert "no-response" not in told


def test_the_worst_defects_keep_their_pictures_and_each_is_there_once(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("errand.report.page.album.MOST_BYTES", 1000)
    runs = []
    for city, bad in (("aaa", 1), ("zzz", 3)):
        name = f"{city}/page.png"
        (tmp_path / city).mkdir()
        (tmp_path / name).write_bytes(b"\x89PNG" + city.encode() + bytes(893))
        lost = failed(Reason.NO_RESPONSE, "没反应", None, 2)
        setting = a_setting(city=city, city_zh=city)
        runs += [a_run("search", id=f"{city}{at}", setting=setting) for at in range(bad, 4)]
        runs += [
            a_run("search", id=f"{city}{at}", setting=setting, outcome=lost, evidence=(name,)) for at in range(bad)
        ]
    page = opened(runs)

    assert page.locator("img").count() == 1
    assert page.locator("#city-zzz img").count() == 1
