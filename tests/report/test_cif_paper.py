"""What Word makes of the report: pictures, hostile text, its own structures."""

from __future__ import annotations

import re
import zipfile
from typing import Any

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from errand.core.message import Message
from errand.core.model import Reason
from errand.report.cif import MOST_PICTURES
from errand.report.cif_word import plain
from tests.report.cif_book import Write, below, book, hangzhou, text_of
from tests.runs import a_run, a_setting, failed

HOSTILE = "=cmd\u202e\x1b[31m\x00\ufffe<w:p>\x0c&{city}"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def test_a_failure_is_shown_with_a_caption_and_words_for_who_cannot_see_it(written: Write) -> None:
    lost = failed(Reason.NO_RESPONSE, "按了搜索按钮没有反应", "search.button", 2)
    run = a_run("search", outcome=lost, evidence=("evidence/gone-page.png", "evidence/page.png"))
    folder = written([run], files={"evidence/page.png": PIXEL})
    document = book(folder)

    (shown,) = document.element.body.iter(qn("wp:docPr"))
    assert "按了搜索按钮没有反应" in shown.get("descr")
    captions = [one.text for one in document.paragraphs if one.style and one.style.name == "Caption"]
    assert any(re.match(r"图 1 +按了没反应：按了搜索按钮没有反应", text) for text in captions), captions
    with zipfile.ZipFile(folder.path / "cif-hangzhou.docx") as packed:
        assert PIXEL in [packed.read(name) for name in packed.namelist() if name.startswith("word/media/")]


def test_the_worst_failures_are_shown_and_the_rest_are_counted(written: Write) -> None:
    runs, files = [], {}
    for at in range(MOST_PICTURES + 2):  # the later a defect is met, the more often
        name = f"evidence/{at}-page.png"
        files[name] = PIXEL
        lost = failed(Reason.NO_RESPONSE, f"现象{at}", f"about.{at}", 2)
        runs += [a_run("search", id=f"{at}-{n}", outcome=lost, evidence=(name,)) for n in range(at + 1)]
    document = book(written(runs, files=files))

    shown = [picture.get("descr") or "" for picture in document.element.body.iter(qn("wp:docPr"))]
    assert [text[-1] for text in shown] == ["7", "6", "5", "4", "3", "2"]
    assert any(line.startswith("另有 2 处") for line in below(document, "4.4 停下时的页面"))


@pytest.mark.parametrize(
    "content", [b"", b"no picture", PIXEL[:31], PIXEL[:50], PIXEL[:-2], PIXEL.replace(b"\0\0\0\1", b"\0\0\0\0")]
)
def test_a_broken_picture_is_left_out(content: bytes, written: Write) -> None:
    lost = failed(Reason.NO_RESPONSE, "没反应", None, 2)
    run = a_run("search", outcome=lost, evidence=("evidence/page.png",))
    document = book(written([run], files={"evidence/page.png": content}))

    assert len(document.inline_shapes) == 0
    assert below(document, "4.4 停下时的页面") == ["没有可收入的截图。"]


def test_what_a_portal_says_is_text_and_short(written: Write) -> None:
    lost = failed(Reason.NO_RESPONSE, HOSTILE + "长" * 1_000_000, HOSTILE, 2)
    names: dict[str, Any] = dict.fromkeys(("persona", "browser", "device", "platform", "portal_url"), HOSTILE)
    setting = a_setting(**names, city_zh=HOSTILE * 50, province_zh=HOSTILE)
    run = a_run("search", outcome=lost, story_zh=HOSTILE, setting=setting, remarks=(Message.plain(HOSTILE),) * 2)
    folder = written([run])
    said = text_of(book(folder))

    assert r"=cmd\u202e\x1b[31m\x00\ufffe<w:p>\x0c&{city}" in said
    assert not {"\u202e", "\x1b", "\x00", "\ufffe", "\x0c"} & set(said)
    assert "长…" in said
    assert max(map(len, said.splitlines())) < 1500
    with zipfile.ZipFile(folder.path / "cif-hangzhou.docx") as packed:
        assert sum(info.file_size for info in packed.infolist()) < 2_000_000


def test_every_character_there_is_can_be_put_on_paper() -> None:
    for code in (*range(0x10000), *range(0x1F000, 0x20100), *range(0xE0000, 0xE0200), 0x10FFFE, 0x10FFFF):
        told = plain(f"a{chr(code)}b")
        OxmlElement("w:t").text = told  # raises ValueError for what XML cannot hold
        assert told.startswith("a")
        assert told.endswith("b")


def test_word_finds_its_own_structures(written: Write) -> None:
    folder = written(hangzhou())
    with zipfile.ZipFile(folder.path / "cif-hangzhou.docx") as packed:
        parts = {name: packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml")}
    body, styles = parts["word/document.xml"], parts["word/styles.xml"]
    feet = "".join(text for name, text in parts.items() if name.startswith("word/footer"))

    tables = body.count("<w:tbl>")
    assert tables >= 8
    assert body.count("<w:tblHeader/>") == body.count("SEQ 表 ") == tables
    assert ">PAGE</w:instrText>" in feet
    assert 'w:val="zh-CN" w:eastAsia="zh-CN"' in styles
    assert "Theme=" not in re.sub(r"<w:(color|shd|tab)[^>]*>", "", styles), "a theme's font would win"
    assert {*re.findall(r'w:eastAsia="([^"]+)"', styles)} == {"zh-CN", "SimSun", "Microsoft YaHei"}
