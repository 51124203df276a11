"""How many things a text says there are: one table for the page's scripts and for the lexicon, which read it alike."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page

from errand.given.lexicon import Lexicon
from tests.page.test_scripts import tool

SAID = {
    "共 12 项": 12,
    "1..1 (共 1 项)": 1,
    "共 3 页 12 条记录": 12,
    "第 2/3 页 共 25 条": 25,
    "显示第 1 到第 10 条记录，总共 57 条记录": 57,
    "每页 10 条，共 57 条": 57,
    "当前显示 1-10 条，共 1,204 条": 1204,
    "结果 (2)": 2,
    "检索结果（14）": 14,
    "(1-25/38)": 38,
    "(1 - 2 / 2)": 2,
    "Showing 1 to 5 of 23 entries": 23,
    "1-10 of about 31 results": 31,
    "About 12 results": 12,
    "3 matches": 3,
    "为您找到约 7 条结果": 7,
    "共 0 条": 0,
    "共查询到 9 个事项": 9,
    "第 1/3 页": None,
    "共 3 页": None,
    "10 条/页": None,
    "第 5 条记录": None,
    "到第 3 页": None,
    "2026年11月29日": None,
    "电话 0571-88880000": None,
}  # fmt: skip


@pytest.mark.parametrize("said", SAID)
def test_the_count_of_things_is_read_and_no_other_number(said: str, scripted_page: Page, lexicon: Lexicon) -> None:
    in_page = tool(scripted_page, "", f"tools.totalIn({json.dumps(said)})")
    in_python = lexicon.values("items.summary", [said]).get("count")

    assert in_page == SAID[said]
    assert (None if in_python is None else int(in_python.replace(",", ""))) == SAID[said]
