"""A surveyor reads how many items a list says it has in the lexicon's words, and the number beside an entry."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from errand.given.lexicon import load_lexicon
from errand.page.bridge import ask, inpage_script
from errand.page.questions import Groups, WholeList
from errand.page.records import ListBuild

LIST = "<ul><li><a href=#a>社会保障卡补换</a></li><li><a href=#b>老年人优待证</a></li></ul>"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page with errand's script, which knows one word of a portal's own."""
    lexicon = load_lexicon().extended({"items.summary": ("本类{count}宗",), "unit": ("宗",)}, {})
    with browser.new_context() as context:
        context.add_init_script(inpage_script(lexicon))
        yield context.new_page()


def look(page: Page, html: str) -> Page:
    page.goto("data:text/html;charset=utf-8,<meta charset=utf-8>" + html)
    return page


@pytest.mark.parametrize(
    "said, total",
    [
        ("<p>共 <b>12</b> 项</p>", 12),
        ("<p>为您找到与社保相关的内容 1,208 条，第 1/121 页</p>", 1208),
        ("<p>本类 7 宗</p>", 7),
        ("<p>第 1/3 页</p>", None),
        ("<p>2026年11月29日</p>", None),
        ("<p>共 3 页，总计 31 件</p><p>共 5 条公告</p>", 31),
    ],
)
def test_the_total_of_a_list_is_read_in_the_lexicons_words(said: str, total: int | None, page: Page) -> None:
    read = ask(look(page, said + LIST).main_frame, WholeList(ListBuild()))

    assert read
    assert read.total == total


def test_numbers_beside_entries_may_have_a_unit_of_the_portals_own(page: Page) -> None:
    entries = (
        "<ul><li><a>户籍办理</a><i>(12)</i></li><li><a>教育科研</a> <i>3 宗</i></li><li><a>医疗卫生 (8项)</a></li></ul>"
    )

    groups = ask(look(page, f"<ul>{entries}</ul>").main_frame, Groups())

    assert {group.name: group.count for group in groups or ()} == {"户籍办理": 12, "教育科研": 3, "医疗卫生": 8}
