"""The Word report in the order of the Common Industry Format, read back from disk."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document

from errand.metrics import MEASURES, Estimate
from errand.model import Reason, Run
from errand.report.cif import write_reports
from errand.report.measures import quantity
from errand.store import RunFolder
from tests.report.test_cli import errand
from tests.runs import a_bad_day, a_run, a_setting, failed

HOSTILE = "=cmd\u202e\x1b[31m\x00\ud800<w:p>\x0c&"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)
ORDER = [
    "1 摘要", "2 引言", "2.1 产品说明", "2.2 测试目标", "3 方法", "3.1 参与者", "3.2 使用环境", "3.2.1 任务",
    "3.2.2 测试与计算环境", "3.2.3 测试管理工具", "3.3 实验设计", "3.4 可用性指标", "4 结果", "4.1 数据处理",
    "4.2 各任务的结果", "4.3 总体结果", "4.4 满意度", "5 发现的问题", "附录　指标的定义与出处",
]  # fmt: skip


def report(runs: list[Run], tmp_path: Path, lang: str = "zh", city: str = "hangzhou") -> Document:
    written = write_reports(runs, tmp_path, tmp_path, lang)
    return docx.Document(str(next(path for path in written if path.stem == f"cif-{city}")))


def text_of(book: Document) -> str:
    cells = [cell.text for table in book.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in book.paragraphs] + cells)


def test_its_parts_stand_in_the_order_of_the_format(tmp_path: Path) -> None:
    book = report(list(a_bad_day()), tmp_path)

    heads = [one.text for one in book.paragraphs if one.style and one.style.name.startswith("Heading")]
    assert [head for head in heads if head in ORDER] == ORDER
    assert book.paragraphs[0].text == "杭州市网上政务大厅可用性测试报告"
    assert book.core_properties.title == book.paragraphs[0].text


def test_every_number_stands_with_its_interval_and_n(tmp_path: Path) -> None:
    runs = [run for run in a_bad_day() if run.setting.city == "hangzhou"]
    book = report(runs, tmp_path)

    rows = [[cell.text for cell in row.cells] for table in book.tables for row in table.rows]
    told = MEASURES["completion"].ask(runs)
    assert isinstance(told, Estimate)
    assert told.low is not None
    assert told.high is not None
    unit = MEASURES["completion"].unit
    interval = f"[{quantity(told.low, unit)}, {quantity(told.high, unit)}]"
    assert ["完成率", quantity(told.value, unit), interval, str(told.n)] in rows
    assert all(row[2] for row in rows if row[1] == "–"), "what is missing says why"


def test_satisfaction_is_blank_and_says_why(tmp_path: Path) -> None:
    book = report([a_run("search")], tmp_path)

    at = next(at for at, one in enumerate(book.paragraphs) if one.text == "4.4 满意度")
    assert book.paragraphs[at + 1].text.startswith("本项空缺")


def test_a_finding_has_its_picture_with_words_for_it(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "page.png").write_bytes(PIXEL)
    lost = failed(Reason.NO_RESPONSE, "按了搜索按钮没有反应", "search.button", 2)
    book = report([replace(a_run("search", outcome=lost), evidence=("evidence/page.png",))], tmp_path)

    (picture,) = book.inline_shapes
    assert "按了搜索按钮没有反应" in picture._inline.docPr.get("descr")
    assert any(one.text.startswith("图 1") for one in book.paragraphs)


def test_what_a_portal_says_is_text_and_short(tmp_path: Path) -> None:
    lost = failed(Reason.NO_RESPONSE, HOSTILE + "长" * 1_000_000, None, 2)
    run = replace(a_run("search", outcome=lost, story_zh=HOSTILE), setting=a_setting(city_zh=HOSTILE, browser=HOSTILE))
    said = text_of(report([run], tmp_path))

    assert "<w:p>" in said
    assert not {"\u202e", "\x1b", "\x00", "\ud800", "\x0c"} & set(said)
    assert max(map(len, said.splitlines())) < 1500


def test_chinese_is_set_in_a_chinese_font_and_heads_of_tables_are_repeated(tmp_path: Path) -> None:
    write_reports([a_run("search")], tmp_path, tmp_path)
    with zipfile.ZipFile(tmp_path / "cif-hangzhou.docx") as book:
        styles, body = (book.read(f"word/{name}.xml").decode() for name in ("styles", "document"))
    assert styles.count('w:eastAsia="宋体"') >= 4
    assert 'w:eastAsia="zh-CN"' in styles
    assert body.count("<w:tblHeader/>") == body.count("<w:tbl>")


@pytest.mark.parametrize(
    "lang, title",
    [("zh", "杭州市网上政务大厅可用性测试报告"), ("en", "Usability test report: the online service hall of hangzhou")],
)
def test_the_command_writes_one_for_each_city(tmp_path: Path, lang: str, title: str) -> None:
    folder = RunFolder.create(tmp_path, "x", {})
    with folder.journal("main") as journal:
        for run in a_bad_day():
            journal.write(run)

    done = errand("report", str(folder.path), "--cif", "--lang", lang, cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    cities = {run.setting.city for run in a_bad_day()}
    assert {path.name for path in folder.path.glob("*.docx")} == {f"cif-{city}.docx" for city in cities}
    assert "cif-hangzhou.docx" in done.stdout
    book = docx.Document(str(folder.path / "cif-hangzhou.docx"))
    assert book.paragraphs[0].text == title
