"""A journey nobody foresaw, a team's own, is in every report by itself, under the names its marker gives."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import docx
import msgspec
import openpyxl
import pytest

from errand.check.record import Checked, Rehearsed
from errand.check.rehearsing import Rehearsal, StoryFunction
from errand.check.table import table as check_table
from errand.core.journey import Journey, journeys_of
from errand.core.model import Outcome, Reason, Run, Verdict
from errand.given.cities import PRACTICE
from errand.given.lexicon import load_lexicon
from errand.given.portal import Portal
from errand.plugin.stories import story_of
from errand.record.recorder import Recorder
from errand.record.redact import Redactor
from errand.record.write_up import write_up
from errand.report.cif import write_reports
from errand.report.page import render
from errand.report.text import summary
from errand.report.view import View
from errand.report.words import journey_name
from errand.report.workbook import write_workbook
from tests.report.cif_book import text_of
from tests.runs import a_run, a_setting, failed


def a_permit(story: str = "test_a_builder_gets_a_permit", zh: str = "办许可", en: str = "Get a permit") -> Run:
    """A run of the journey *permit*, whose marker names it."""
    run = a_run("search", outcome=failed(Reason.EMPTY, "没有可办的许可", "permit.list"))
    return replace(run, journey="permit", story=story, story_zh="施工方领到许可证", journey_zh=zh, journey_en=en)


def a_day() -> View:
    """A session in which it was walked before anything else."""
    return View([a_permit(), a_run("errand"), a_run("register")])


def test_it_stands_behind_errands_own() -> None:
    assert [one.key for one in a_day().journeys] == ["register", "errand", "permit"]


def test_one_marker_names_it_for_all_its_stories() -> None:
    unnamed = a_permit("test_b", "", "")

    assert journeys_of([unnamed, a_permit()]) == (Journey("permit", "办许可", "Get a permit"),)


@pytest.mark.parametrize(
    "journey, zh, en",
    [
        (Journey("permit", "办许可", "Get a permit"), "办许可", "Get a permit"),
        (Journey("building-permit"), "building permit", "building permit"),
        (Journey("register"), "注册", "Register"),
        (Journey("register", "开户"), "开户", "Register"),
    ],
)
def test_its_name_is_the_markers_else_ours_else_its_key(journey: Journey, zh: str, en: str) -> None:
    assert (journey_name(journey, "zh"), journey_name(journey, "en")) == (zh, en)


@pytest.mark.parametrize("lang, name", [("zh", "办许可"), ("en", "Get a permit")])
def test_every_report_has_it(tmp_path: Path, lang: str, name: str) -> None:
    view = a_day()
    page, text = render(view, lang), summary(view, lang)
    book = openpyxl.load_workbook(write_workbook(view, tmp_path / "x.xlsx", lang))
    (paper,) = write_reports(view, tmp_path, tmp_path, lang)

    assert name in text
    assert f'<th scope="col">{name}</th></tr>' in page, "last in the table of cities and journeys"
    assert f"<h4>{name} · " in page, "with its own timeline"
    assert any(row[-1] == name for sheet in book for row in sheet.iter_rows(max_row=1, values_only=True))
    assert name in text_of(docx.Document(str(paper)))


def test_the_marker_gives_the_names_to_the_record() -> None:
    named = {"journey_zh": "办许可", "journey_en": "Get a permit"}
    mark = pytest.Mark("journey", ("permit",), {"zh": "领到许可证", "fewest": 6, **named}, _ispytest=True)
    item = SimpleNamespace(get_closest_marker=lambda _: mark, name="test_x")
    story = story_of(cast(pytest.Item, item))
    assert story
    run = write_up(story, a_setting(), Recorder(lambda: 0.0), Outcome(Verdict.COMPLETED), 0.0, redact=Redactor())

    assert journeys_of([run]) == (Journey("permit", "办许可", "Get a permit"),)


def test_a_check_lists_it() -> None:
    story = StoryFunction("permit", "test_a_permit", "领到许可证", None, function=lambda: None)
    rehearsal = Rehearsal(story, Outcome(Verdict.COMPLETED), (), (), (), ())
    portal = Portal(PRACTICE, "http://127.0.0.1/")
    checked = Checked(portal, (), (Rehearsed(rehearsal, rehearsal),))

    assert "  permit · 领到许可证\n    走到底" in check_table(checked, load_lexicon())


def test_a_journal_without_names_is_read(tmp_path: Path) -> None:
    plain = msgspec.to_builtins(a_run("search"))
    older = {key: value for key, value in plain.items() if not key.startswith("journey_")}

    assert msgspec.convert(older, Run) == a_run("search")
