"""The tables for people: what they say, that numbers are numbers, and that what a portal says stays text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from errand.citizen.auditing import axe_script
from errand.core.message import Message
from errand.given.cities import load_cities
from errand.report.layout import columns
from errand.survey.against_2018.published import read_published
from errand.survey.hall_record import Evidence, HallReading
from errand.survey.report.edition import Edition, make_edition
from errand.survey.report.survey_files import table_csv, write_files
from errand.survey.report.survey_page import page
from errand.survey.report.survey_text import WIDTH, text
from errand.survey.report.survey_words import reading_name, value_name
from errand.survey.report.survey_workbook import write_workbook
from errand_practice.truth import truth
from tests.report.conftest import AXE
from tests.survey.halls import a_record, the_nation

HOSTILE = (
    '=HYPERLINK("http://x")</script><script>document.title="stolen"</script>'
    "<img src=x onerror=alert(1)>\u202e\x1b[31m{{7*7}}"
)
PICTURE = "ab" * 32


def hostile() -> Edition:
    seen = Evidence("javascript:alert(1)//" + HOSTILE, HOSTILE, HOSTILE)
    odd = HallReading("hall.site", HOSTILE, (seen, Evidence("+1", "@x", PICTURE)), Message.plain("-" + HOSTILE))
    return make_edition(
        {"hangzhou": a_record("hangzhou", odd, HallReading(HOSTILE, None, (), Message.plain(HOSTILE)))},
        read_published(),
    )


@pytest.fixture(scope="module")
def nation() -> Edition:
    """All 294 cities, one wrong."""
    true = {city: truth(city) for city in load_cities()}
    return make_edition(the_nation(hangzhou={"search.dead": False}), read_published(), "zh", true)


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A blank page; in the end nothing may have been asked for, and nothing may have spoken."""
    spoken: list[str] = []
    with browser.new_context() as context:
        shown = context.new_page()
        shown.on("request", lambda request: None if request.url.startswith("file:") else spoken.append(request.url))
        shown.on("dialog", lambda dialog: spoken.append(dialog.message))
        shown.on("pageerror", lambda error: spoken.append(str(error)))
        yield shown
        assert spoken == []


def show(opened: Page, edition: Edition, folder: Path) -> Page:
    path = folder / "survey.html"
    path.write_text(page(edition), encoding="utf-8")
    opened.goto(path.as_uri())
    return opened


def test_the_terminal_shows_each_table_within_its_width(nation: Edition) -> None:
    output = text(nation)

    assert max(columns(line) for line in output.splitlines()) <= WIDTH
    assert all(f"== {table.title('zh')}" in output for table in nation.tables)
    stars = next(line for line in output.splitlines() if line.startswith("星级评价体系"))
    assert stars.split() == ["星级评价体系", "62", "22.5%", "62", "22.5%", "276", "0", "0", "相同"]


def test_what_is_lost_is_not_shown_as_nought(nation: Edition) -> None:
    bases = next(table for table in nation.tables if table.key == "bases")

    assert {row[1] for row in bases.rows} == {None}


def test_both_languages_say_everything() -> None:
    output = text(make_edition({"hangzhou": a_record(hall__open=True)}, read_published(), "en"))
    assert "no agreement with 2018 is claimed" in output
    assert reading_name("hall.unheard-of", "en") == "hall.unheard-of"
    assert value_name(HallReading("channel.consult", "closed"), "zh") == "有栏目未开通"
    assert value_name(HallReading("depth.tally", "closed"), "zh") == "closed"


def test_csv_is_one_file_a_table_with_numbers_and_a_mark_for_excel(nation: Edition, tmp_path: Path) -> None:
    paths = write_files(nation, tmp_path)

    assert {path.name for path in paths} == {f"survey-{table.key}.csv" for table in (*nation.tables, nation.readings)}
    raw = (tmp_path / "survey-indicators.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    stars = next(row for row in rows if row["指标"] == "星级评价体系")
    assert (stars["2018 发布"], stars["本次测得"], stars["占比"]) == ("62", "62", "0.224638")
    assert (tmp_path / "survey-readings.csv").read_text(encoding="utf-8-sig").count("\n") > 294 * 20


def test_what_a_portal_says_is_no_formula_in_csv() -> None:
    rows = list(csv.reader(io.StringIO(table_csv(hostile().readings, "zh").decode("utf-8-sig"))))
    cells = [cell for row in rows for cell in row]

    assert not [cell for cell in cells if cell[:1] in ("=", "+", "@")]
    assert not [cell for cell in cells if cell[:1] == "-" and not cell[1:].replace(".", "").isdigit()]
    assert "\u202e" not in "".join(cells)
    assert any("=HYPERLINK" in cell for cell in cells)


def test_the_workbook_has_a_sheet_a_table_with_heads_in_view_and_real_numbers(nation: Edition, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_workbook(nation, tmp_path / "s.xlsx"))

    assert book.sheetnames[0] == "各项指标"
    assert book.sheetnames[-1] == "全部读数与证据"
    assert {sheet.freeze_panes for sheet in book} == {"B2"}
    sheet = book["各项指标"]
    heads = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "星级评价体系")
    output = dict(zip(heads, row, strict=True))
    assert (output["本次测得"].value, output["本次测得"].number_format) == (62, "#,##0")
    assert output["占比"].value == pytest.approx(62 / 276)
    assert output["占比"].number_format == "0.0%"
    assert book["各市均值"]["D2"].number_format == "#,##0.00"
    assert book["各项指标"].conditional_formatting
    readings = book["全部读数与证据"]
    slug = [cell.value for cell in readings[1]].index("拼音")
    assert {row[slug].value for row in readings.iter_rows(min_row=2)} == set(load_cities())


def test_what_a_portal_says_is_text_in_the_workbook(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_workbook(hostile(), tmp_path / "s.xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]

    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    said = "".join(str(cell.value) for cell in cells)
    assert "=HYPERLINK" in said
    assert not {"\u202e", "\x1b"} & set(said)


def test_what_a_portal_says_is_text_on_the_page(opened: Page, tmp_path: Path) -> None:
    output = show(opened, hostile(), tmp_path)
    output.wait_for_timeout(100)

    assert output.title() == "网上政务大厅调查"
    assert output.locator("img").count() == output.locator("a[href^='javascript']").count() == 0
    shown = output.locator("#city-hangzhou").text_content() or ""  # what is not in view has no inner text
    assert "<script>" in shown
    assert "{{7*7}}" in shown
    assert f"pictures/{PICTURE}.jpg" in shown
    assert output.locator(f"a[href='pictures/{PICTURE}.jpg']").count() == 1
    assert f'href="../a%20run/pictures/{PICTURE}.jpg"' in page(hostile(), "../a run/pictures")
    assert not {"\u202e", "\x1b"} & set(output.content())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(scheme: str, opened: Page, tmp_path: Path) -> None:
    true = {"hangzhou": truth("hangzhou"), "taiyuan": truth("taiyuan")}
    records = {city: record for city, record in the_nation(hangzhou={"hall.stars": True}).items() if city in true}
    opened.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    output = show(opened, make_edition(records, read_published(), "zh", true), tmp_path)
    output.locator("details.city summary").first.click()
    output.evaluate(axe_script() + ";0")

    assert output.evaluate(AXE) == []


def test_tables_are_sorted_by_the_keyboard_and_cities_filtered(opened: Page, nation: Edition, tmp_path: Path) -> None:
    output = show(opened, nation, tmp_path)
    head = output.locator("#indicators thead th", has_text="本次测得")
    head.locator("button").focus()
    output.keyboard.press("Enter")
    assert output.locator("#indicators tbody tr").first.locator("th").inner_text() == "只有办事指南，不能在线办理"

    output.get_by_label("筛选城市").fill("杭州")
    assert output.locator("#halls-table tbody tr").filter(visible=True).locator("th").all_inner_texts() == ["杭州"]
    output.locator("#halls-table").get_by_role("link", name="杭州").click()
    expect(output.locator("#city-hangzhou")).to_have_attribute("open", "")  # by the address, a moment later
    assert "搜索用不了" in output.locator("#city-hangzhou").inner_text()


def test_what_the_surveyor_misread_is_named(nation: Edition) -> None:
    table = next(table for table in nation.tables if table.key == "confusion")
    row = dict(
        zip(
            (column.key for column in table.columns),
            table.rows[[one[0] for one in table.rows].index("事项搜索用不了")],
            strict=True,
        )
    )

    assert (row["tp"], row["fn"], row["tn"], row["who"]) == (0, 1, 275, "杭州")


def test_practice_own_and_live_portals_are_called_what_they_are() -> None:
    records = {
        "hangzhou": a_record("hangzhou"),
        "nanjing": replace(a_record("nanjing"), own=True),
        "wuhu": a_record("wuhu", live=True),
    }
    edition = make_edition(records, read_published())

    assert "真实门户、自有测试门户、练习门户" in text(edition)
    assert "南京 <small>自有测试门户 · http" in page(edition)
