"""Whatever form a report has, it counts the same findings, and calls the same ones sure."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest

from errand.compare import Period, compare
from errand.core.finding import findings
from errand.core.message import Message
from errand.core.model import Outcome, Reason, Run, Verdict
from errand.report.cif import write_reports
from errand.report.comparison_text import as_json
from errand.report.page import render
from errand.report.text import summary
from errand.report.view import View
from errand.report.workbook import write_workbook
from errand.store.tables import run_row
from tests.runs import a_run, a_setting, nanjing


def stopped(run: Run, *, sure: bool = True, about: str = "search.button") -> Run:
    """The same run, stopped by a button that does nothing."""
    message = Message.plain("按了没反应")
    return replace(run, outcome=Outcome(Verdict.FAILED, Reason.NO_RESPONSE, about, message, 3, sure))


def a_day() -> list[Run]:
    """Four findings: one of three stories, sure in one; the same live, and in Nanjing; and one nobody is sure of."""
    live = a_setting(portal="live", portal_url="https://hall.example/")
    return [
        stopped(a_run("search"), sure=False),
        stopped(a_run("guide"), sure=False),
        stopped(a_run("errand")),
        stopped(a_run("search", setting=live)),
        stopped(a_run("search", setting=nanjing())),
        stopped(a_run("guide", setting=nanjing()), sure=False, about="guide.papers"),
        a_run("register"),
    ]


def test_there_are_four_of_which_one_is_unsure() -> None:
    assert [(one.key.label, one.sure, len(one.runs)) for one in findings(a_day())] == [
        ("hangzhou/practice/no-response/search.button", True, 3),
        ("hangzhou/live/no-response/search.button", True, 1),
        ("nanjing/practice/no-response/search.button", True, 1),
        ("nanjing/practice/no-response/guide.papers", False, 1),
    ]


def test_the_terminal_counts_them() -> None:
    text = summary(View(a_day()))

    assert "发现门户问题 4 项（杭州市 2、南京市 2）" in text
    assert "其中 1 项不确定" in text


def test_the_page_counts_them() -> None:
    page = render(View(a_day()), "zh")
    first = page[page.index('<section id="fixes">') : page.index('<section id="league">')]

    assert "<small>4</small>" in first
    assert first.count('<li class="fix">') == 4
    assert first.count('class="unsure"') == 1


def test_the_workbook_counts_them(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_workbook(View(a_day()), tmp_path / "x.xlsx"))
    rests = [row[9] or "" for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)]

    assert len(rests) == 4
    assert sum("不确定" in one for one in rests) == 1


def test_the_papers_count_them(tmp_path: Path) -> None:
    papers = write_reports(View(a_day()), tmp_path, tmp_path)
    heads = [one.text for path in papers for one in docx.Document(str(path)).paragraphs if one.text.startswith("5.")]

    assert sum("按了没反应" in head for head in heads) == 4, heads


def test_the_comparison_counts_them() -> None:
    told = compare(Period((a_run("register"),), ("a",)), Period(tuple(a_day()), ("b",)))

    assert [one["city"] for one in json.loads(as_json(told, []))["new"]] == [
        "hangzhou",
        "hangzhou",
        "nanjing",
        "nanjing",
    ]


def test_the_tables_have_them() -> None:
    keys = [run_row(run)["finding"] for run in a_day()]

    assert keys[-1] is None
    assert list(dict.fromkeys(keys[:-1])) == [one.key.label for one in findings(a_day())]


@pytest.mark.parametrize("first", [True, False])
def test_the_order_of_runs_changes_nothing(first: bool) -> None:
    runs = a_day()
    turned = runs if first else runs[::-1]

    assert {one.key.label: (one.sure, len(one.runs)) for one in findings(turned)} == {
        one.key.label: (one.sure, len(one.runs)) for one in findings(runs)
    }
