"""The Word report in the order of the Common Industry Format: written by the command, read back from disk."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from errand import __version__
from errand.core.model import Reason
from errand.metrics import MEASURES
from errand.report.cif import BY_TASK, KEY
from errand.report.words import measure_name
from errand.words import word
from tests.report.cif_book import Write, below, book, hangzhou, in_words, table_after, text_of
from tests.runs import a_bad_day, a_run, a_setting, failed, nanjing
from tests.synthetic import history

ORDER = [
    (0, "杭州市网上政务大厅可用性测试报告"), (1, "1 摘要"),
    (1, "2 引言"), (2, "2.1 产品说明"), (2, "2.2 测试目标"),
    (1, "3 方法"), (2, "3.1 参与者"), (2, "3.2 测试中的使用环境"), (3, "3.2.1 任务"), (3, "3.2.2 测试场所"),
    (3, "3.2.3 参与者的计算环境"), (3, "3.2.4 测试管理工具"), (2, "3.3 实验设计"), (3, "3.3.1 步骤"),
    (3, "3.3.2 给参与者的指示"), (3, "3.3.3 首次尝试的规则"), (2, "3.4 可用性指标"), (3, "3.4.1 有效性"),
    (3, "3.4.2 效率"), (3, "3.4.3 满意度"),
    (1, "4 结果"), (2, "4.1 数据处理"), (2, "4.2 各任务的结果"), (2, "4.3 全部任务汇总"), (2, "4.4 停下时的页面"),
    (2, "4.5 满意度"), (1, "5 发现：先修什么"), (2, "5.1 主题错乱"), (2, "5.2 按了没反应"),
    (1, "附录"), (2, "附录 A　指标的定义"), (2, "附录 B　本次测试的记录"),
]  # fmt: skip


def test_its_parts_stand_in_the_order_of_the_format(written: Write) -> None:
    document = book(written(a_bad_day()))

    styled = [(one.style.name, one.text) for one in document.paragraphs if one.style and one.style.name]
    levels = {"Title": 0, "Heading 1": 1, "Heading 2": 2, "Heading 3": 3}
    assert [(levels[name], text) for name, text in styled if name in levels] == ORDER


def test_the_title_page_says_what_was_tested_when_and_by_what(written: Write) -> None:
    document = book(written(hangzhou()))

    texts = [one.text for one in document.paragraphs]
    title = "\n".join(texts[: texts.index("1 摘要")])
    for told in ("http://127.0.0.1:8018/hangzhou/", "练习门户", "2026-03-01", f"errand {__version__}", "25062:2006"):
        assert told in title
    assert "不代表该市门户今天的状况" in title
    assert document.core_properties.title == texts[0]
    assert document.core_properties.author == "errand"
    assert document.core_properties.language == "zh-CN"


def test_the_method_is_told_as_the_session_was(written: Write) -> None:
    runs = [*hangzhou(), a_run("search", id="r2", setting=a_setting(repeat=2, persona="pensioner"))]
    document = book(written(runs))

    people = table_after(document, "3.1 参与者")
    assert ["新市民", "22–35", "5"] in people
    assert ["退休老人", "61–80", "1"] in people
    tasks = {row[1]: row[2:] for row in table_after(document, "3.2.1 任务")[1:]}
    assert tasks == {run.story_zh: [str(run.fewest), str(sum(one.story == run.story for one in runs))] for run in runs}
    assert "chromium 156.0" in below(document, "3.2.3 参与者的计算环境")[0]
    procedure = below(document, "3.3.1 步骤")[0]
    assert "1–2 遍" in procedure
    assert "12.5 秒" in procedure
    assert "--city=hangzhou" in text_of(document)


def test_each_task_has_its_numbers_with_interval_and_n(written: Write) -> None:
    runs = list(history(("hangzhou",), 1, 6, 4))
    table = table_after(book(written(runs)), "4.2 各任务的结果")

    stories = {run.story_zh: [one for one in runs if one.story == run.story] for run in runs}
    assert {row[0] for row in table[1:]} == set(stories)
    for name, *cells in table[1:]:
        for key, cell in zip(BY_TASK, cells, strict=True):
            value, between, n = in_words(MEASURES[key].ask(stories[name]), key)
            assert cell.split("\n") == [value, between, f"n = {n}"], (name, key)


def test_all_measures_stand_there_with_interval_and_n_or_say_why_not(written: Write) -> None:
    runs = hangzhou()
    document = book(written(runs))

    for heading, keys in (("1 摘要", KEY), ("4.3 全部任务汇总", [key for key in MEASURES if key != "satisfaction"])):
        told = table_after(document, heading)[1:]
        assert [row[1:] for row in told] == [in_words(MEASURES[key].ask(runs), key) for key in keys]
        assert all(row[0].startswith(measure_name(MEASURES[key], "zh")) for row, key in zip(told, keys, strict=True))
        assert all(all(row) for row in told)


def test_satisfaction_is_blank_and_says_why(written: Write) -> None:
    document = book(written([a_run("search")]))

    ((name, value, why, n),) = table_after(document, "4.5 满意度")[1:]
    assert (name, value, n) == ("满意度", "", "0")
    assert why == word("measures.why-not-simulated", "zh")
    assert "不能靠模拟得出" in below(document, "4.5 满意度")[0]


def test_practice_and_live_have_a_report_each(written: Write) -> None:
    lost = failed(Reason.NO_RESPONSE, "没反应", None, 2)
    there = a_setting(portal="live", portal_url="https://me:pw@hall.example/")
    folder = written([a_run("search"), a_run("search", id="2", setting=there, outcome=lost)])

    assert {path.name for path in folder.path.glob("*.docx")} == {
        "cif-hangzhou-practice.docx",
        "cif-hangzhou-live.docx",
    }
    practice, live = book(folder, "hangzhou-practice"), book(folder, "hangzhou-live")
    assert table_after(practice, "1 摘要")[1][1] == "100.0%"
    assert table_after(live, "1 摘要")[1][1] == "0.0%"
    assert [table_after(one, "4.2 各任务的结果")[1][1][-5:] for one in (practice, live)] == ["n = 1"] * 2
    assert "真实门户" in text_of(live)
    assert "hall.example" in text_of(live)
    assert "me:pw" not in text_of(live)


def test_findings_stand_in_the_order_of_the_fix_list(written: Write) -> None:
    often = failed(Reason.NO_RESPONSE, "按了搜索没有反应", "search.button", 3)
    once = failed(Reason.WRONG_THEME, "不在主题下", "theme.household", 2)
    runs = [a_run("guide", id="g", outcome=replace(once, sure=False))]
    runs += [a_run("search", id=str(at), outcome=often) for at in range(3)]
    document = book(written(runs))

    first, second = below(document, "5.1 按了没反应"), below(document, "5.2 主题错乱")
    assert first[0] == "现象：按了搜索没有反应"
    assert "停在第 3 步。" in first
    assert "拦住的尝试占比：75.0% [30.1%, 95.4%]（n = 4）。" in first
    assert any(line.startswith("建议：") for line in first)
    assert not any("不确定" in line for line in first)
    assert any("不确定" in line for line in second)


def test_english_on_request(written: Write) -> None:
    document = book(written(hangzhou(), "--lang", "en"))

    assert document.paragraphs[0].text == "Usability test report: the online service hall of hangzhou"
    assert document.core_properties.language == "en-GB"
    said = text_of(document)
    assert "satisfaction cannot be simulated; people must be asked" in said
    ours = said.replace("点了“搜索”，页面没有任何变化", "").replace("“居住证办理”不在主题“户籍办理”下", "")
    ours = re.sub("国办[^\n]*|工信部[^\n]*", "", ours)  # the names of rules
    assert re.findall(r"[\u4e00-\u9fff]+", ours) == []


def test_reports_go_where_the_page_goes_and_leave_nothing_else(written: Write, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    written(a_bad_day(), "--out", str(tmp_path / "there" / "page.html"))

    names = {path.name for path in (tmp_path / "there").iterdir()}
    assert names == {"page.html", "cif-hangzhou.docx", "cif-nanjing.docx"}


def test_of_many_cities_each_has_a_whole_report(
    written: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = sys.modules["errand.report.page.render"]  # the module, not the function of that name
    monkeypatch.setattr(page, "MANY_CITIES", 3)  # the page leaves stories out from here on
    monkeypatch.setattr("errand.cli.report_command.MOST_NAMED", 2)
    slugs = ("hangzhou", "nanjing", "wuhu", "fuxin")
    runs = list(history(slugs, 1, 1))
    folder = written(runs)

    assert {path.name for path in folder.path.glob("*.docx")} == {f"cif-{slug}.docx" for slug in slugs}
    for slug in slugs:
        table = table_after(book(folder, slug), "4.2 各任务的结果")
        assert len(table) - 1 == len({run.story for run in runs})
    printed = capsys.readouterr().out
    assert printed.count(".docx") == 3
    assert "测试报告 4 份" in printed


def test_a_session_without_runs_has_none(written: Write) -> None:
    assert list(written([]).path.glob("*.docx")) == []


def test_cities_are_told_apart(written: Write) -> None:
    folder = written([a_run("search"), a_run("search", id="n", setting=nanjing())])

    assert "南京市" in text_of(book(folder, "nanjing"))
    assert "南京" not in text_of(book(folder))
    assert [row[2] for row in table_after(book(folder), "3.1 参与者")[1:]] == ["1"]
