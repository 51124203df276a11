"""English reports hold no Chinese but what a portal says, and that in quotation marks: every report, every code."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest

from errand.compare import Period, compare
from errand.compare.budgets import Broken
from errand.core.message import Message, Said, Value
from errand.core.model import REASONS, Dialog, Outcome, Reason, Run, Verdict
from errand.metrics import Estimate
from errand.report import allure
from errand.report.cif import write_reports
from errand.report.comparison_text import FORMATS
from errand.report.league import league_csv
from errand.report.measures_text import measures
from errand.report.page.render import render
from errand.report.text import summary
from errand.report.view import View
from errand.report.workbook import write_workbook
from tests.report.cif_book import text_of
from tests.runs import a_bad_day, a_run, a_setting, a_step
from tests.words.entries import entries, gaps
from tests.words.han import han_outside_quotes

SEEN = ("findings", "journeys", "walls", "harness")
NOTED = ("remarks", "robots")
SAID = "门户的话，如「暂未开放」"


def _message(key: str) -> Message:
    found = gaps(entries("en")[key])
    given: dict[str, Value] = {name: 2 if name in found.choosing else Said(SAID) for name in found.all}
    return Message(key, given)


def _messages(areas: tuple[str, ...]) -> list[Message]:
    return [_message(key) for key in entries("en") if key.partition(".")[0] in areas]


def _runs() -> list[Run]:
    """A run for each code there is, with each reason, with remarks, dialogs, and steps at the portal's own words."""
    reasons = list(Reason)
    steps = (a_step(1, verb="open", concept=None, target="门户网址"), a_step(2, concept="item.title", target="居住证"))
    runs = [
        a_run(
            id=f"{at:032x}",
            story=f"test_number_{at}",
            steps=steps,
            outcome=Outcome(REASONS[reason].verdict, reason, "search.box", message, 2, sure=at % 2 == 0),
            dialogs=(Dialog("alert", SAID, 1),),
            remarks=tuple(_messages(NOTED)),
            setting=a_setting(portal="live" if at % 3 else "practice", portal_url="https://hall.example/"),
        )
        for at, message in enumerate(_messages(SEEN))
        for reason in [reasons[at % len(reasons)]]
    ]
    return [*runs, *(_in_words(run) for run in a_bad_day())]


def _in_words(run: Run) -> Run:
    """The same run, its sentence said by the portal."""
    said = Message.of("findings.says", words=Said(SAID)) if run.outcome.message else None
    return replace(run, outcome=replace(run.outcome, message=said))


@pytest.fixture(scope="module")
def view() -> View:
    return View(_runs())


def test_every_reason_and_verdict_is_among_them(view: View) -> None:
    assert {run.outcome.reason for run in view.runs} > set(Reason)
    assert set(view.verdicts) == set(Verdict)


def test_the_summary(view: View) -> None:
    assert han_outside_quotes(summary(view, "en")) == []


def test_the_measures(view: View) -> None:
    assert han_outside_quotes(measures(view, "en")) == []


def test_the_page(view: View) -> None:
    page = render(view, "en")
    data = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    attributes = re.findall(r'\b(?:alt|title|aria-label)="([^"]*)"', markup)

    for text in (re.sub(r"<[^>]+>", " ", markup), *attributes, *data):
        assert han_outside_quotes(html.unescape(text)) == []


def test_the_workbook(view: View, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_workbook(view, tmp_path / "report.xlsx", "en"))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]

    assert [han for text in (*cells, *book.sheetnames) for han in han_outside_quotes(text)] == []


def test_the_word_reports(view: View, tmp_path: Path) -> None:
    for path in write_reports(view, tmp_path, tmp_path, "en"):
        assert han_outside_quotes(text_of(docx.Document(str(path)))) == []


@pytest.mark.parametrize("form", ["text", "markdown", "junit"])
def test_the_comparison(form: str, view: View) -> None:
    after = tuple(run for run in view.runs if run.outcome.verdict is Verdict.FAILED)[:4]  # each is a story to compare
    before = tuple(replace(run, id=f"before-{run.id}", outcome=Outcome(Verdict.COMPLETED)) for run in after)
    comparison = compare(Period(before, ("before",)), Period(after, ("now",)))
    broken = [
        Broken("hangzhou", "杭州市", "availability", 0.95, Estimate(0.5, 40, 0.4, 0.6), "availability"),
        Broken("hangzhou", "杭州市", "completion", 0.9, Estimate(0.5, 40, 0.4, 0.6), ""),
    ]
    said = FORMATS[form](comparison, broken, "en")

    assert comparison.new
    assert "State Council" in said
    assert han_outside_quotes(html.unescape(said)) == []


def test_the_league_table(view: View) -> None:
    assert han_outside_quotes(league_csv(view, "en").decode("utf-8-sig")) == []


def test_allures_categories(tmp_path: Path) -> None:
    allure.write_categories(tmp_path, "en")

    assert han_outside_quotes((tmp_path / "categories.json").read_text("utf-8")) == []
    assert han_outside_quotes(json.dumps(allure.rules("en"), ensure_ascii=False)) == []
