"""What errand could not judge is shown by every report, with what it saw, apart from findings, and escaped."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from errand.core.evidence_kinds import Seen
from errand.core.message import Message, Said
from errand.core.model import ForcedWait, Form, FormField, Outcome, Reason, Run, Verdict, Way
from errand.report.grounds import course, grounds, in_a_line
from errand.report.league import league_csv
from errand.report.measures_text import measures
from errand.report.page.render import render
from errand.report.text import summary
from errand.report.view import View
from errand.report.workbook import write_workbook
from tests.report.cif_book import Write, below, book, table_after
from tests.runs import a_run, a_setting, an_odd_walk
from tests.words.han import han_outside_quotes

HOSTILE = "<script>alert(1)</script>"
SEEN = Seen("http://127.0.0.1/?id=3", "进度查询", 200, "", ("办件编号", HOSTILE), 15_000.0)
UNKNOWN = Outcome(
    Verdict.UNDETERMINED,
    Reason.NOT_RECOGNISED,
    "progress.state",
    Message.of("findings.says", words=Said("查询结果")),
    3,
    seen=SEEN,
)


def a_day() -> list[Run]:
    """Five runs: two completed, one failed, two of one story undetermined."""
    return [
        a_run("search", way=Way.SEARCH_ENTER, forced=(ForcedWait("countdown", 5_000.0, 1, "请阅读 (5)"),)),
        a_run("guide", way=Way.THEME),
        an_odd_walk(),
        *(a_run("progress", id=f"u{number}", outcome=UNKNOWN) for number in (1, 2)),
    ]


@pytest.fixture(scope="module")
def view() -> View:
    return View(a_day())


def test_the_terminal_says_how_many_what_was_seen_and_between_what_completion_lies(view: View) -> None:
    text = summary(view)
    flat = re.sub(r"\s+", "", text)

    assert "发现门户问题 1 项（杭州市 1）。" in text
    assert "完成2，门户问题1；另有被拦0、转外站0、未能判定2、" in flat
    assert "未能判定 2 次（1 处）" in text
    assert "完成率67%，只算已判定的3次；连同未能判定的共5次，完成率在40%与80%之间。" in flat
    assert "页面：「进度查询」 http://127.0.0.1/?id=3 HTTP 200；最接近的文字：「办件编号」" in text
    assert "等了：15.00秒" in text
    assert "完成 0/0，未定 2" in text
    assert "证据：有效内容被退回的原话；" in text
    assert "门户说：「手机号码格式不正确」" in flat


def test_the_terminal_says_the_way_and_what_was_forced_on_the_citizen(view: View) -> None:
    text = summary(view)

    assert "走法：搜索后按回车；强制等待：倒计时 5.00秒 「请阅读 (5)」" in text
    assert "走法：搜索后按回车；绕行：登录 2 步；" in text


def test_where_none_is_determined_there_is_no_completion() -> None:
    text = summary(View([a_run("progress", outcome=UNKNOWN)]))

    assert "没有发现门户问题。" in text
    assert "没有一次能够判定，因此没有完成率。" in text


def test_the_page_lists_them_apart_from_findings_with_what_was_seen_and_what_to_do(view: View) -> None:
    page = render(view, "zh")
    fixes = page[page.index('<section id="fixes">') : page.index('<section id="undetermined">')]
    riddles = page[page.index('<section id="undetermined">') : page.index('<section id="league">')]

    assert fixes.count('<li class="fix">') == 1
    assert "<dt>证据</dt><dd>有效内容被退回的原话</dd>" in fixes
    assert "门户说：「手机号码格式不正确」" in fixes
    assert riddles.count('<li class="fix riddle">') == 1
    assert "未能判定 2 次" in riddles
    assert "<dt>怎么办</dt>" in riddles
    assert "<dd>「进度查询」 http://127.0.0.1/?id=3 HTTP 200</dd>" in riddles
    assert HOSTILE not in page
    assert "上下限 40.0%–80.0%（未定 2）" in page


def test_its_picture_stands_with_it(tmp_path: Path) -> None:
    (tmp_path / "page.png").write_bytes(b"\x89PNG made up")
    page = render(View([a_run("progress", outcome=UNKNOWN, evidence=("page.png",))]), "zh", tmp_path)

    assert 'alt="页面截图：门户说：「查询结果」"' in page


def test_the_page_of_a_day_without_any_has_no_such_part() -> None:
    page = render(View([a_run("search")]), "zh")

    assert 'id="undetermined"' not in page
    assert "上下限" not in page


def test_the_workbook_has_a_sheet_of_them_and_one_of_the_course(view: View, tmp_path: Path) -> None:
    book_ = openpyxl.load_workbook(write_workbook(view, tmp_path / "report.xlsx"))

    (_, row) = book_["未能判定"].iter_rows(values_only=True)
    assert (row[2], row[6]) == ("未能认出", 2)
    assert "「进度查询」" in str(row[7])
    (_, league) = book_["城市排名"].iter_rows(values_only=True)
    assert league[7] == 2
    completion = next(row for row in book_["全部指标"].iter_rows(values_only=True) if row[3] == "完成率")
    assert completion[11:] == (2, 0.4, 0.8)
    ways = {row[4]: row[7] for row in book_["办事经过"].iter_rows(min_row=2, values_only=True)}
    assert ways["新市民查居住证要带什么材料"] == "走法：按主题"
    fix = next(book_["先修什么"].iter_rows(min_row=2, values_only=True))
    assert str(fix[9]).startswith("证据：有效内容被退回的原话；")


def test_the_league_table_counts_them(view: View) -> None:
    (row,) = csv.DictReader(league_csv(view).decode("utf-8-sig").splitlines())

    assert row["未能判定"] == "2"


def test_the_word_report_has_a_chapter_of_them(written: Write) -> None:
    document = book(written(a_day()))

    told = below(document, "6 未能判定")
    assert "完成率 67%，只算已判定的 3 次；连同未能判定的共 5 次，完成率在 40% 与 80% 之间。" in told
    said = below(document, "6.1 未能认出")
    assert "页面：「进度查询」 http://127.0.0.1/?id=3 HTTP 200" in said
    assert ["未能判定", "2"] in table_after(document, "4.1 数据处理")
    assert "证据：有效内容被退回的原话" in below(document, "5.1 被误拒")
    assert "6 未能判定" not in [one.text for one in book(written([a_run("search")])).paragraphs]


def test_measures_in_the_terminal_have_their_reason(view: View) -> None:
    text = measures(View([a_run("progress", outcome=UNKNOWN)]))

    assert re.search(r"完成率 +- +没有一次能判定", text)
    assert re.search(r"未能判定占比 +40.0%", measures(view))


@pytest.mark.parametrize("shown", [summary, render, measures])
def test_in_english_only_the_portal_speaks_chinese(shown: object, view: View) -> None:
    assert callable(shown)
    text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", shown(view, "en"), flags=re.DOTALL)

    assert han_outside_quotes(text) == []


def test_what_a_portal_says_is_quoted_shortened_and_on_one_line() -> None:
    long = Seen(words="真\n的\r\n" * 400)

    (phrase,) = grounds(Outcome(Verdict.UNDETERMINED, Reason.NOT_UNDERSTOOD, seen=long), "zh")
    assert phrase[0] == "原话"
    assert phrase[1].startswith("「真 的 真 的")
    assert phrase[1].endswith("…」")
    assert len(phrase[1]) < 170


def test_beside_its_message_nothing_is_quoted_twice() -> None:
    nearest = Said.each(SEEN.texts)
    twice = replace(UNKNOWN, message=Message.of("findings.not-recognised", goal=Said("进度"), nearest=nearest))

    labels = [label for label, _ in grounds(twice, "zh", beside_message=True)]
    assert labels == ["页面", "等了"]
    assert [label for label, _ in grounds(twice, "zh")] == ["页面", "最接近的文字", "等了"]


def test_an_older_record_rests_on_nothing_and_has_no_course() -> None:
    assert grounds(Outcome(Verdict.FAILED, Reason.MISSING), "zh") == []
    assert course([a_run("search")], "zh") == []


def test_what_was_guessed_is_named() -> None:
    fields = (
        FormField("诉求目的", None, "choice", True, True, guessed=True),
        FormField("姓名", "x", "text", True, True),
    )
    run = a_run("consult", forms=(Form("ConsultPage", 1, 3, fields),))

    assert course([run], "zh") == [("猜填的项", "「诉求目的」")]


def test_the_longest_of_forced_waits_and_detours_is_named() -> None:
    runs = [
        a_run("register", forced=(ForcedWait("countdown", ms, 1, f"({ms:.0f})"),), setting=a_setting(repeat=at))
        for at, ms in enumerate((3_000.0, 9_000.0), 1)
    ]

    assert in_a_line(course(runs, "en"), "en") == "forced waits: countdown 9.00 s “(9000)”"
