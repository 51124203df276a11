# ruff: noqa: E501 (a page in one line is a page one can see)
"""Guides that no search leads to: cards whose title is no link, shelves in English, folds, pages of a list without a count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest

from errand.core.errors import PortalFault, Undetermined
from errand.given.portal import Matter
from pages.guide import GuidePage
from pages.home import HomePage
from tests.serving import serving

pytestmark = pytest.mark.slow

MATTER = Matter(item="犬只登记", everyday="养狗", theme="宠物管理", paper="免疫证")
HEAD = "<!doctype html><meta charset=utf-8><title>镇便民站</title><p>便民服务</p>"
GUIDE = "<h4>申请材料</h4><p>免疫证原件。</p><h4>受理条件</h4><p>本镇居民。</p>"
FOLDED = (
    "<div class=acc><h3><button aria-expanded=false aria-controls=p1 onclick=\"p1.hidden=!p1.hidden;this.setAttribute('aria-expanded',!p1.hidden)\">犬只登记</button></h3>"
    f"<div id=p1 hidden>{GUIDE}</div></div>"
    "<div class=acc><h3><button aria-expanded=false aria-controls=p2 onclick='p2.hidden=!p2.hidden'>犬只注销</button></h3>"
    f"<div id=p2 hidden>{GUIDE}</div></div>"
)
LISTED = "<ul><li><a href=/g>犬只登记</a></li><li><a href=/h>犬只注销</a></li></ul>"


def card(title: str, to: str, words: str) -> str:
    return f"<section class=tile><strong>{title}</strong><p>{title}有关的指南</p><footer><a href={to}>{words}</a></footer></section>"


def cards(words: str) -> str:
    return card("殡葬事务", "/x", words) + card("宠物管理", "/s", words) + card("农机购置", "/x", words)


# The hall's pages, and the presses it takes: where no box is, a search is looked for on the shelf first.
HALLS: dict[str, tuple[dict[str, str], int]] = {
    "cards that open in English": ({"": cards("See all guides"), "s": LISTED, "g": GUIDE}, 2),
    "cards that open in Chinese": ({"": cards("进入栏目"), "s": LISTED, "g": GUIDE}, 2),
    "cards that open by an arrow": ({"": cards("<svg width=12 height=12></svg> ›"), "s": LISTED, "g": GUIDE}, 2),
    "a table whose last column opens": (
        {
            "": "<table><tr><td>殡葬事务</td><td>民政办</td><td><a href=/x>查看</a></td></tr><tr><td>宠物管理</td><td>城管</td><td><a href=/s>查看</a></td></tr></table>",
            "s": LISTED, "g": GUIDE,
        },
        2,
    ),
    "folds that hold the guides": ({"": cards("View topics"), "s": FOLDED}, 2),
    "a shelf in English": ({"": "<nav><a href=/kb>Knowledge Base</a></nav>", "kb": cards("Browse"), "s": FOLDED}, 4),
    "a shelf that is the list": ({"": "<a href=/kb>政策知识库</a>", "kb": LISTED, "g": GUIDE}, 3),
    "the second page of a list without a count": (
        {
            "": cards("更多"), "g": GUIDE,
            "s": "<ul><li><a href=/h>犬只注销</a></li></ul><a href=/s2>下一页</a>", "s2": LISTED,
        },
        3,
    ),
}  # fmt: skip


@pytest.fixture
def visit(at_home: Callable[..., HomePage]) -> Iterator[Callable[[dict[str, str]], HomePage]]:
    with ExitStack() as halls:

        def send(pages: dict[str, str]) -> HomePage:
            def answer(path: str) -> tuple[int, str]:
                return 200, HEAD + pages.get(urlsplit(path).path.strip("/"), "<p>本栏目暂无内容</p>")

            return at_home(halls.enter_context(serving(answer)), settle_ms=700, matter=MATTER)

        yield send


@pytest.mark.parametrize("hall", HALLS)
def test_the_guide_is_come_to_as_a_person_would(hall: str, visit: Callable[[dict[str, str]], HomePage]) -> None:
    pages, presses = HALLS[hall]
    home = visit(pages)

    guide = home.guide_to(MATTER)

    assert isinstance(guide, GuidePage)
    assert MATTER.paper in guide.papers_to_bring()
    steps = [step for step in home.citizen.recorder.steps if step.verb == "click"]
    assert len(steps) == presses


NOT_MEANT = {
    "one way on for all of several themes": "<h5>殡葬事务</h5><h5>宠物管理</h5><h5>农机购置</h5><a href=/s>更多</a>",
    "a card whose only link is about something else": card("宠物管理", "/s", "收藏本栏目"),
    "a card with two that open": "<section><strong>宠物管理</strong><a href=/x>详情</a> <a href=/s>更多</a></section>",
}


@pytest.mark.parametrize("page", NOT_MEANT)
def test_what_may_open_something_else_is_not_pressed(page: str, visit: Callable[[dict[str, str]], HomePage]) -> None:
    home = visit({"": NOT_MEANT[page], "s": LISTED, "g": GUIDE})

    with pytest.raises(Undetermined):
        home.guide_to(MATTER)


def test_a_dead_card_is_the_portals(visit: Callable[[dict[str, str]], HomePage]) -> None:
    home = visit({"": card("宠物管理", "javascript:;", "查看全部")})

    with pytest.raises((PortalFault, Undetermined)):
        home.guide_to(MATTER)
