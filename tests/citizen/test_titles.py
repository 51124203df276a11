"""A title in a list is the item asked for, whatever a portal puts around its name; a longer name is another."""

from __future__ import annotations

import pytest

from errand.citizen.titles import Titles, names

ITEM = "社会保障卡补换"


@pytest.mark.parametrize(
    "title",
    [
        "社会保障卡补换",
        "【法人】社会保障卡补换",
        "3. 社会保障卡补换",
        "Wiki: 社会保障卡补换",
        "#12: 社会保障卡补换",
        "事项 | 社会保障卡补换",
        "1、[个人] 社会保障卡补换",
        "社会保障卡补换 NEW",
        "社会保障卡补换 更多>>",
        "社会保障卡补换[热]",
        "社会保障卡补换 (3)",
        "社会保障卡补…",
        "· 社 会 保 障 卡 补 换",
        "(民生)社会保障卡补换",
    ],
)
def test_it_is_the_item(title: str) -> None:
    assert names(title, ITEM)
    assert ITEM in Titles(["别的", title])


@pytest.mark.parametrize(
    "title", ["社会保障卡补换（个人）", "[民生] 社会保障卡补换 (自然人)", "社会保障卡补换（即办件）"]
)
def test_in_brackets_behind_it_may_stand_for_whom_it_is(title: str) -> None:
    assert Titles(["别的", title]).of(ITEM) == title


@pytest.mark.parametrize(
    "title",
    [
        "",
        "社会保障卡",
        "社会保障卡补换（企业）",
        "关于社会保障卡补换的公告",
        "社会保障卡补换点查询",
        "社会…",
        "补换",
        "电子社会保障卡补换",
    ],
)
def test_it_is_another(title: str) -> None:
    assert not names(title, ITEM)
    assert ITEM not in Titles([title])


def test_how_often_a_title_stands_in_a_list_is_counted_by_the_very_words() -> None:
    assert Titles([ITEM, f"[个人] {ITEM}"]).count(ITEM) == 1
