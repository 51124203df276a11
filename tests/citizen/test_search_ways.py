"""Search has ways: button, picture, Enter, suggestion, a box elsewhere; each on a small hall with words of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser

from errand.citizen.factory import CitizenFactory
from errand.core.errors import PortalFault, Undetermined
from errand.core.evidence_kinds import EvidenceKind
from errand.core.model import Reason
from errand.given.cities import PRACTICE
from errand.given.lexicon import Lexicon
from errand.given.portal import Portal
from errand.page.waiting import Patience
from pages.home import HomePage
from tests.serving import serving

HEAD = "<!doctype html><meta charset=utf-8><title>一窗通办</title><p>个人办事</p>"
FOUND = f"{HEAD}<p>为您找到2项</p><ul><li><a href=/g>残疾人证核发</a></li><li><a href=/h>残疾人证补发</a></li></ul>"
BOX = "<input id=w1 placeholder='想办什么事？搜搜看'>"
GO = "location.href='/found?w='+encodeURIComponent(document.getElementById('w1').value)"
BY_ENTER = f"<script>w1.addEventListener('keydown', (e) => {{ if (e.key === 'Enter') {GO} }})</script>"
DROP = f"""<ul id=drop style="display:none"></ul><script>const go = () => {{ {GO} }};
w1.addEventListener('input', () => {{
drop.style.display = '';
drop.innerHTML = `<li style="cursor:pointer" onclick="go()">${{w1.value}}核发</li>`; }})</script>"""
LIVE = """<div id=out></div><script>w1.addEventListener('input', () => setTimeout(() => {
out.innerHTML = '<p>共1项</p><ul><li><a href=/g>残疾人证核发</a></li></ul>'; }, 200))</script>"""

WAYS: dict[str, tuple[str, str, int]] = {  # what stands on the home page, the way taken, the presses after typing
    "a button in words": (f'{BOX}<button onclick="{GO}">搜一搜</button>', "search-button", 1),
    "a button behind a picture for the voice": (
        (
            f'<div>{BOX}<img src=/voice.svg width=20 height=20 onclick=void(0)><i class=tap onclick="{GO}"></i></div>'
            "<style>.tap{display:inline-block;width:20px;height:20px}</style>"
        ),
        "search-icon",
        1,
    ),
    "a magnifier drawn by a style": (
        (
            f"<div class=bar>{BOX}<a class='ico i-7' href=javascript:; onclick=\"{GO}\"></a></div>"
            "<style>.ico{display:inline-block;width:24px;height:24px;background:#06c}</style>"
        ),
        "search-icon",
        1,
    ),
    "an image without alt": (
        f'<table><tr><td>{BOX}</td><td><img src=/a1.gif width=30 height=24 onclick="{GO}"></td></tr></table>',
        "search-icon",
        1,
    ),
    "an input of type image": (
        (
            "<form action=/found><input name=w1 id=w1 placeholder='输入您要办的事项，搜索办事指南'>"
            "<input type=image src=/b.png width=30 height=24></form>"
        ),
        "search-icon",
        1,
    ),
    "Enter alone": (BOX + BY_ENTER, "search-enter", 1),
    "Enter in a form, beside an entry that says 查询": (
        f"<nav><a href=/else>查询</a></nav><form action=/found>{BOX}</form>",
        "search-enter",
        1,
    ),
    "Enter, where the word beside the box is a link to another page": (
        f"<form action=/found><label for=w1><a href=/else>搜索</a>：</label>{BOX}</form>",
        "search-enter",
        1,
    ),
    "Enter, where the button is dead": (f"{BOX}<button type=button>搜索</button>{BY_ENTER}", "search-enter", 2),
    "a suggestion that drops down": (BOX + DROP, "search-suggestion", 2),
    "what comes while one types": (BOX + LIVE, "search-suggestion", 0),
}


@pytest.fixture(scope="module")
def hall() -> Iterator[tuple[int, dict[str, str]]]:
    pages: dict[str, str] = {"/found": FOUND, "/else": f"{HEAD}<h1>办件查询</h1><p>请选择查询方式</p>"}

    def answer(path: str) -> tuple[int, str]:
        parts = urlsplit(path)
        asked = parse_qs(parts.query).get("w1") or parse_qs(parts.query).get("w")
        if parts.path == "/found" and asked is not None and asked != ["残疾人证"]:
            return 200, f"{HEAD}<p>没有找到相关事项</p>"
        return (200, pages[parts.path]) if parts.path in pages else (404, "")

    with serving(answer) as port:
        yield port, pages


@pytest.fixture
def home(at_home: Callable[..., HomePage], hall: tuple[int, dict[str, str]]) -> Callable[[str], HomePage]:
    """A citizen at the home page with this on it."""
    port, pages = hall

    def visit(body: str) -> HomePage:
        pages["/"] = HEAD + body
        return at_home(port)

    return visit


@pytest.mark.parametrize("how", WAYS)
def test_the_citizen_finds_the_way_the_search_works(how: str, home: Callable[[str], HomePage]) -> None:
    body, way, presses = WAYS[how]
    page = home(body)

    results = page.search("残疾人证")

    recorder = page.citizen.recorder
    assert results.lists("残疾人证核发")
    assert recorder.way == way
    assert [step.verb for step in recorder.steps[:2]] == ["open", "fill"]
    assert len(recorder.steps) == 2 + presses
    assert len(recorder.dead_ends) == max(0, presses - 1)


def test_a_box_behind_an_entry_is_found_there(home: Callable[[str], HomePage]) -> None:
    page = home(
        f"<span onclick=\"more.style.display=''\">搜索</span><div id=more style='display:none'>{BOX}"
        f'<button onclick="{GO}">搜索</button></div>'
    )

    page.search("残疾人证")

    assert [step.concept for step in page.citizen.recorder.steps] == [
        None,
        "search.entry",
        "search.box",
        "search.button",
    ]


def test_where_neither_button_nor_enter_does_anything_the_search_is_dead(home: Callable[[str], HomePage]) -> None:
    page = home(f"{BOX}<button type=button>搜索</button>")

    with pytest.raises(PortalFault) as dead:
        page.search("残疾人证")

    assert dead.value.reason is Reason.NO_RESPONSE
    assert dead.value.evidence is EvidenceKind.DEAD_PRESS
    assert [step.target for step in page.citizen.recorder.steps[2:]] == ["搜索按钮", "回车键"]
    assert len(page.citizen.recorder.dead_ends) == 2


def test_a_page_that_is_no_list_of_results_is_no_dead_search(home: Callable[[str], HomePage]) -> None:
    page = home(f"{BOX}<button onclick=\"location.href='/else'\">搜索</button>")

    with pytest.raises(Undetermined):
        page.search("残疾人证")

    assert len(page.citizen.recorder.steps) == 3, "something came: no other way is tried"


NO_BOX: dict[str, tuple[dict[str, str], Reason]] = {  # a hall without a box on its front page, and what is said of it
    "no box on any page": ({"": "<nav><a href=/hall>政务服务</a><a href=/new>新工单</a></nav>"}, Reason.MISSING),
    "only a form that asks for a case": (
        {"": "<form><p>回执号 <input name=c></p><p>预留邮箱 <input name=m></p><input type=submit value=看看></form>"},
        Reason.MISSING,
    ),
    "a box in words of its own": ({"": "<p>说说您的打算</p><input name=w9>"}, Reason.NOT_RECOGNISED),
    "a picture nobody can read": (
        {"": "<a href=/x><img src=/a.png width=30 height=30></a>"}, Reason.NOT_RECOGNISED),
    "a box in words of its own behind an entry": (
        {"": "<a href=/hall>政务服务</a>", "hall": "<p>说说您的打算</p><input name=w9>"}, Reason.NOT_RECOGNISED),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("hall", NO_BOX)
def test_a_search_is_missing_where_all_was_read(hall: str, browser: Browser, lexicon: Lexicon) -> None:
    pages, reason = NO_BOX[hall]
    with serving(lambda path: (200, HEAD + pages.get(urlsplit(path).path.strip("/"), "<p>本栏目内容</p>"))) as port:
        factory = CitizenFactory(browser.new_context, lexicon, patience=Patience(settle_ms=700))
        citizen = factory.send(Portal(PRACTICE, f"http://127.0.0.1:{port}/"))
        try:
            citizen.open("/")
            with pytest.raises((PortalFault, Undetermined)) as said:
                citizen.arrive(HomePage).search("残疾人证")
        finally:
            citizen.watch.context.close()

    assert isinstance(said.value, (PortalFault, Undetermined))
    assert said.value.reason is reason


@pytest.mark.slow
def test_a_box_behind_the_services_is_found(browser: Browser, lexicon: Lexicon) -> None:
    pages = {
        "": "<a href=/hall>政务服务</a>", "hall": f"{BOX}{BY_ENTER}",
        "found": "<p>为您找到1项</p><ul><li><a href=/g>残疾人证核发</a></li></ul>",
    }  # fmt: skip
    with serving(lambda path: (200, HEAD + pages.get(urlsplit(path).path.strip("/"), "<p>内容</p>"))) as port:
        factory = CitizenFactory(browser.new_context, lexicon, patience=Patience(settle_ms=700))
        citizen = factory.send(Portal(PRACTICE, f"http://127.0.0.1:{port}/"))
        try:
            citizen.open("/")
            assert citizen.arrive(HomePage).search("残疾人证").lists("残疾人证核发")
        finally:
            citizen.watch.context.close()
