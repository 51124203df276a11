"""The workbook, opened by another library than the one that wrote it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from errand.core.model import Reason
from errand.metrics import MEASURES, Estimate
from errand.report.view import View
from errand.report.words import measure_name
from errand.report.workbook import write_workbook
from errand.store import RunFolder
from tests.cli.running import errand
from tests.metrics.test_criteria import CONTRAST, REGION, audit
from tests.runs import a_bad_day, a_run, a_setting, failed

SHEETS = ["先修什么", "未能判定", "城市排名", "城市与旅程", "办事经过", "违反的无障碍规则", "全部指标"]
HOSTILE = '=HYPERLINK("https://example.org")\u202e\x1b[31m\x00<script>'


def test_its_sheets_hold_what_the_page_shows(tmp_path: Path) -> None:
    runs = list(a_bad_day())
    book = openpyxl.load_workbook(write_workbook(View(runs), tmp_path / "r.xlsx"))

    assert book.sheetnames == SHEETS
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    rows = list(book["全部指标"].iter_rows(min_row=2))
    cities = {run.setting.city_zh for run in runs}
    assert len(rows) == len(MEASURES) * len(cities)
    for city in cities:
        told = MEASURES["completion"].ask([run for run in runs if run.setting.city_zh == city])
        assert isinstance(told, Estimate)
        row = next(
            row for row in rows if (row[0].value, row[3].value) == (city, measure_name(MEASURES["completion"], "zh"))
        )
        assert [cell.value for cell in row[4:8]] == pytest.approx([told.value, told.low, told.high, told.n])
        assert row[4].number_format == "0.0%"


def test_broken_rules_stand_with_their_criterion(tmp_path: Path) -> None:
    runs = [replace(a_run("search"), audits=(audit("HomePage", REGION, CONTRAST),))]
    book = openpyxl.load_workbook(write_workbook(View(runs), tmp_path / "r.xlsx"))

    rows = [row[3:] for row in book["违反的无障碍规则"].iter_rows(min_row=2, values_only=True)]
    assert rows == [("color-contrast", "严重", "1.4.3", "可感知", 1, 12), ("region", "中等", "", "", 1, 3)]


def test_what_is_missing_stays_empty_with_its_reason(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_workbook(View([a_run("search")]), tmp_path / "r.xlsx"))

    empty = [row for row in book["全部指标"].iter_rows(min_row=2, values_only=True) if row[4] is None]
    assert empty
    assert all(row[9] for row in empty)


def test_what_a_portal_says_is_text_and_short(tmp_path: Path) -> None:
    lost = failed(Reason.NO_RESPONSE, HOSTILE + "长" * 1_000_000, None, 2)
    run = replace(a_run("search", outcome=lost), setting=a_setting(city_zh=HOSTILE))
    book = openpyxl.load_workbook(write_workbook(View([run]), tmp_path / "r.xlsx"))

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    said = "".join(str(cell.value) for cell in cells)
    assert "=HYPERLINK" in said
    assert not {"\u202e", "\x1b", "\x00"} & set(said)


def test_the_command_writes_it_beside_the_page(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path / "results", "2-cities", {})
    with folder.journal("main") as journal:
        for run in a_bad_day():
            journal.write(run)
    folder.become_latest()

    done = errand("report", "--xlsx", "--lang", "en", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert openpyxl.load_workbook(folder.path / "report.xlsx").sheetnames[0] == "What to mend first"


def test_a_session_without_runs_says_so(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path / "results", "none", {})

    done = errand("report", str(folder.path), "--xlsx", "--cif", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "没有任何运行记录" in done.stdout
    assert not list(folder.path.glob("*.xlsx"))
