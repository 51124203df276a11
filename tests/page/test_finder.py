# ruff: noqa: E501 (a page in one line is a page one can see)
"""
The ladder: which element a citizen would take for a spot, on which rung, since when it could be seen.

Two parts: small pages, one for each rung and each trap; and Playwright's own get_by_role as an independent oracle for
the upper rungs, over the pages of the practice portal that are written as pages should be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page

from errand.given.cities import PRACTICE
from errand.given.concept import Concept, is_expression
from errand.given.lexicon import Lexicon, Spot
from errand.page.bridge import inpage_script
from errand.page.finder import Finder, Look
from errand_practice import PracticePortal

PHONE, GO, HELP = Spot("phone", "the phone"), Spot("go", "the button"), Spot("help", "the help entry")
SEX, PLACE, DONE = Spot("woman", "a woman"), Spot("place", "the district"), Spot("done", "the word of success")
HOW = Spot("how", "a sentence of instructions")
WORDS = {
    "phone": Concept("phone", "textbox", "手机号", ("手机号", "手机号码"), ("sjhm", "mobile")),
    "go": Concept("go", "press", "登录", ("登录", "立即登录"), ("dologin",), near="phone"),
    "help": Concept("help", "press", "注册", ("注册",), strict=True),
    "woman": Concept("woman", "choice", "女", ("女",)),
    "place": Concept("place", "select", "所在区县", ("所在区县", "区县")),
    "done": Concept("done", "text", "提交成功", ("提交成功",)),
    "how": Concept("how", "text", "指引正文", ("/(点击|登录).{6,}/",)),
    "notice.close": Concept("notice.close", "press", "关闭弹窗", ("关闭",)),
}
Looking = Callable[..., Look]

# What is asked for, the page, and the rung it must be found on; the element that must be found has the id "it".
FOUND = {
    "a button by its words": (GO, "<button>取消</button><button id=it>登录</button>", "role"),
    "a submit by its value": (GO, "<input type=submit id=it value=登录>", "role"),
    "an image button by its alt": (GO, "<input type=image id=it src=a.png alt=登录 width=40 height=20>", "role"),
    "a link by its picture's alt": (GO, "<a href=# id=it><img alt=登录 src=a.png width=40 height=20></a>", "role"),
    "a box by its aria-label": (PHONE, "<input><input id=it aria-label=手机号>", "role"),
    "a box by the words it is labelled by": (PHONE, "<i id=w>手机号码</i><input><input id=it aria-labelledby=w>", "role"),
    "words apart by no-break spaces": (GO, "<button id=it>登&nbsp;&nbsp;录</button>", "role"),
    "words apart by an ideographic space": (GO, "<a href=# id=it>登\u3000录</a>", "role"),
    "words with a zero-width space": (GO, "<a href=# id=it>登\u200b录</a>", "role"),
    "a box by its label": (PHONE, "<label for=it>手机号码：</label><input id=it>", "label"),
    "a box by the label around it": (PHONE, "<label><b>*</b> 手机号码 <input id=it></label>", "label"),
    "a box by its hint": (PHONE, "<input><input id=it placeholder=请输入您的手机号码>", "placeholder"),
    "a box by its title": (PHONE, "<input><input id=it title=手机号>", "placeholder"),
    "a box by a hint that is its value": (PHONE, "<input value=请输入姓名><input id=it value=请输入手机号>", "placeholder"),
    "a box by the cell before it": (PHONE, "<table><tr><td>姓名：<td><input><tr><td>手机号码：<td><input id=it></table>", "beside"),
    "a box by the head cell before it": (PHONE, "<table><tr><th>手\u3000机\u3000号<font color=red>*</font></th><td><input id=it></table>", "beside"),
    "a box by the cell above it": (PHONE, "<table><tr><td>姓名<td>手机号<tr><td><input><td><input id=it></table>", "beside"),
    "a box by the bare text before it": (PHONE, "<form>姓名：<input> 手机号：<input id=it></form>", "beside"),
    "a box by the words of its form row": (PHONE, "<div class=el-form-item><span>手机号</span><div><div><input id=it></div></div></div>", "beside"),
    "a box by its name": (PHONE, "<input name=xm><input id=it name=sjhm>", "name"),
    "a span that listens": (GO, "<span id=it onclick='1'>登 录</span>", "text"),
    "a link without an address": (GO, "<a id=it onclick='1'>登录</a>", "text"),
    "a button by its identifier": (GO, "<a href=# id=it class='btn doLogin'><i></i>&#160;</a><style>a{padding:9px}</style>", "name"),
    "a nameless picture button beside its box": (
        GO, "<a href=#><img src=b.png width=20 height=20></a><p><input placeholder=手机号><input type=image id=it src=a.png width=20 height=20></p>", "beside",
    ),
    "a radio button by the bare text behind it": (SEX, "<input type=radio name=s>男 <input type=radio name=s id=it>女", "beside"),
    "a radio button by its label": (SEX, "<label><input type=radio name=s>男</label><label><input type=radio name=s id=it>女</label>", "label"),
    "a list by its label": (PLACE, "<label for=it>所在区县</label><select id=it><option>城东</select>", "label"),
    "a list by the cell before it": (PLACE, "<table><tr><td>区县<td><select id=it><option>城东</select></table>", "beside"),
    "the one that can be seen, of two alike": (
        PHONE, "<div style='display:none'><label>手机号<input></label></div><div><label>手机号<input id=it></label></div>", "label",
    ),
    "the one that can be seen, by cells": (
        PHONE, "<table hidden><tr><td>手机号<td><input></table><table><tr><td>手机号<td><input id=it></table>", "beside",
    ),
    "the word itself before words that contain it": (
        GO, "<a href=#>登录帮助</a><a href=#>扫码登录</a><a href=# id=it>登录</a>", "role",
    ),
    "a strict word beside longer ones": (HELP, "<a href=#>注册说明</a><a href=#>注册协议</a><a href=# id=it>注\u3000册</a>", "role"),
    "a longer text, for want of the word itself": (GO, "<a href=#>帮助</a><a href=# id=it>登录系统</a>", "role"),
    "the higher rung before the lower one": (PHONE, "<input name=sjhm><input placeholder=手机号><label>手机号<input id=it></label>", "label"),
    "the exact word on a lower rung before a longer one on a higher": (
        PHONE, "<input aria-label=手机号验证码><input id=it placeholder=手机号>", "placeholder",
    ),
    "a button, where an old library has its own way with JSON": (
        GO, "<script>Array.prototype.toJSON = () => '[]'; JSON.stringify = JSON.parse = () => 0</script><button id=it>登录</button>", "role",
    ),
    "a sentence with things to press in it": (
        HOW, "<p id=it>第一步，点击<a href=#>登录</a>或<a href=#>注册</a>，再打开<a href=#>我要咨询</a>填写。</p>", "text",
    ),
    "a box in a dialog before one in the page": (PHONE, "<input aria-label=手机号><dialog open><input aria-label=手机号 id=it></dialog>", "role"),
}  # fmt: skip

NOT_FOUND = {
    "a strict word that only longer ones contain": (HELP, "<a href=#>注册说明</a><a href=#>用户注册协议</a>"),
    "what is hidden": (PHONE, "<div style='display:none'><label>手机号<input></label></div>"),
    "what has no size": (GO, "<button style='width:0;height:0;padding:0;border:0;overflow:hidden'>登录</button>"),
    "a word in a long text": (
        DONE,
        "<p>您的信件提交成功以后，我们会在五个工作日内答复，请您耐心等待，不要重复提交。</p>",
    ),
    "a menu that reads like a sentence when run together": (
        HOW,
        "<div><a href=#>登录</a><a href=#>注册</a><a href=#>首页</a><a href=#>个人办事</a><a href=#>互动交流</a></div>",
    ),
    "a hidden box of the right name": (PHONE, "<input type=hidden name=sjhm>"),
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page with errand's script in it."""
    with browser.new_context() as context:
        context.add_init_script(inpage_script())
        yield context.new_page()


@pytest.fixture
def look(page: Page) -> Looking:
    """Open a small page and look for a spot."""
    finder = Finder(Lexicon(WORDS, "test"))

    def at(html: str, spot: Spot, for_ms: float = 0.0) -> Look:
        page.goto("data:text/html;charset=utf-8," + quote("<!doctype html><title>t</title><body><p>您好</p>" + html))
        return finder.meet(page.main_frame, [spot], for_ms)

    return at


@pytest.mark.parametrize("what", FOUND)
def test_the_ladder_finds(what: str, look: Looking) -> None:
    spot, html, rung = FOUND[what]

    found = look(html, spot, 300).found

    assert found is not None
    assert (found.locator.get_attribute("id"), found.rung) == ("it", rung)


@pytest.mark.parametrize("what", NOT_FOUND)
def test_the_ladder_does_not_take(what: str, look: Looking) -> None:
    spot, html = NOT_FOUND[what]

    assert look(html, spot).found is None


def test_what_a_box_says_of_itself_is_read_with_its_label(look: Looking) -> None:
    found = look("<p><label for=it>手机号</label><input id=it placeholder=请输入注册时的号码></p>", PHONE).found
    assert found
    assert found.around.endswith("手机号 请输入注册时的号码")


def test_the_locator_follows_an_element_that_is_drawn_anew(look: Looking, page: Page) -> None:
    found = look("<div id=box><button>登录</button></div>", GO).found
    assert found is not None
    page.evaluate("document.querySelector('#box').innerHTML = '<button id=new>登录</button>'")

    assert found.locator.get_attribute("id") == "new"


# --- the clock in the page ----------------------------------------------------------------------------------------------

_LATER = "setTimeout(() => {{ {change}; window.when = performance.timeOrigin + performance.now(); }}, 250)"
APPEARING = {
    "is put into the page": ("<div id=box></div>", "document.querySelector('#box').innerHTML = '<p>提交成功</p>'"),
    "is shown by its style": ("<p id=it style='display:none'>提交成功</p>", "document.querySelector('#it').style.display = ''"),
    "is shown by its class": ("<style>.off{display:none}</style><p id=it class=off>提交成功</p>", "document.querySelector('#it').className = ''"),
    "is shown by its attribute": ("<p id=it hidden>提交成功</p>", "document.querySelector('#it').hidden = false"),
    "is shown with the box around it": ("<div id=it style='display:none'><p><b>提交成功</b></p></div>", "document.querySelector('#it').style.display = 'block'"),
    "gets its words": ("<p id=it>请稍候</p>", "document.querySelector('#it').textContent = '提交成功'"),
    "gets new words in the old text": ("<p id=it>请稍候</p>", "document.querySelector('#it').firstChild.data = '提交成功'"),
}  # fmt: skip


@pytest.mark.parametrize("how", APPEARING)
def test_the_stamp_is_the_moment_an_element(how: str, look: Looking, page: Page) -> None:
    html, change = APPEARING[how]

    found = look(f"{html}<script>{_LATER.format(change=change)}</script>", DONE, 3_000).found

    assert found is not None
    assert found.appeared == pytest.approx(page.evaluate("window.when"), abs=20)


def test_what_stood_in_the_page_from_the_start_is_seen_at_the_first_paint(look: Looking, page: Page) -> None:
    found = look("<p>提交成功</p>", DONE, 3_000).found

    assert found is not None
    painted = page.evaluate(
        "performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime"
    )
    assert found.appeared == pytest.approx(painted, abs=20)


def test_a_toast_is_met_although_it_is_gone_at_once(look: Looking) -> None:
    toast = "const t = document.createElement('p'); t.textContent = '提交成功'; document.body.append(t); setTimeout(() => t.remove(), 120)"

    assert look(f"<script>setTimeout(() => {{ {toast} }}, 250)</script>", DONE, 3_000).found is not None


TICKERS = {
    "a clock": ("<p id=t></p>", "document.querySelector('#t').textContent = performance.now()"),
    "a drifting layer": (
        "<p id=t style='position:absolute'>公告</p>",
        "document.querySelector('#t').style.left = performance.now() % 300 + 'px'",
    ),
}


@pytest.mark.parametrize("what", TICKERS)
def test_a_page_comes_to_rest_in_spite_of(what: str, look: Looking, page: Page) -> None:
    html, change = TICKERS[what]

    told = look(f"{html}<script>setInterval(() => {{ {change} }}, 40)</script>", DONE, 1_200).page

    assert told is not None
    assert told.quiet


def test_a_page_that_waits_for_an_answer_is_not_at_rest(look: Looking, page: Page) -> None:
    page.route("**/late", lambda _: None)  # never answered

    told = look("<script>fetch('http://127.0.0.1:9/late').catch(() => 0)</script>", DONE, 600).page

    assert told is not None
    assert not told.quiet


# --- the oracle -----------------------------------------------------------------------------------------------------------

QUICK = ("", "register", "consult", "progress", "search?q=居住证", "services/person")
SLOWER = ("login", "interaction", "item/999900000000", "help", "complaint")
PAGES = (*QUICK, *(pytest.param(page, marks=pytest.mark.slow) for page in SLOWER))
ROLES: dict[str, tuple[Any, ...]] = {
    "press": ("button", "link", "tab", "menuitem"),
    "textbox": ("textbox", "searchbox", "combobox"),
}
NAMED = ("role", "label", "placeholder")  # together what accessibility calls an element's name
_PLACE = """(el) => { const path = []; for (let n = el; n; n = n.parentElement) path.unshift([...(n.parentElement?.children ?? [])].indexOf(n)); return path.join("/"); }"""
_SEEN = f"""(all) => all.filter((el) => {{ const b = el.getBoundingClientRect(); return b.width > 1 && b.height > 1 && b.right > 0 && el.checkVisibility({{ visibilityProperty: true }}); }})
  .filter((el) => el.localName !== "select").map({_PLACE})"""


def by_role(page: Page, concept: Concept) -> set[str]:
    """Where Playwright finds elements of the concept's roles by exactly one of its words."""
    literals = [re.escape(word).replace("/", r"\/") for word in concept.words if not is_expression(word)]
    words = "|".join((*literals, *(word[1:-1] for word in concept.words if is_expression(word))))
    named = re.compile(rf"^\s*(请?(输入|填写))?(您的)?({words})\s*[:：*]?\s*$")
    first, *more = (page.get_by_role(role, name=named) for role in ROLES[concept.kind])
    either: Locator = first
    for locator in more:
        either = either.or_(locator)
    return set(either.evaluate_all(_SEEN))


@pytest.mark.parametrize("address", PAGES)
def test_where_elements_have_names_the_ladder_finds_what_playwright_finds_by_role(
    address: str, lexicon: Lexicon, practice_portal: PracticePortal, page: Page
) -> None:
    page.set_extra_http_headers({"Practice-Family": "plain", "Practice-Faults": "none"})
    page.goto(practice_portal.url(PRACTICE.slug) + address)
    finder, wrong, met = Finder(lexicon), [], 0
    for concept in lexicon.concepts.values():
        if concept.kind not in ROLES or not concept.words or concept.picture:
            continue
        found = finder.meet(page.main_frame, [Spot(concept.name, concept.name)]).found
        ours = {found.locator.evaluate(_PLACE)} if found and found.exact and found.rung in NAMED else set()
        theirs = by_role(page, concept)
        met += bool(theirs)
        if not ours <= theirs or bool(ours) != bool(theirs):
            wrong.append((concept.name, found.rung if found else None, found.text if found else None, ours, theirs))
    assert wrong == []
    assert met >= 4  # every page has at least its menu
