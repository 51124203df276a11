# ruff: noqa: E501 (a page in one line is a page one can see)
"""
Reading and filling in, on small pages: guides in running text, lists a form insists on, numbers inside a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from errand.citizen.citizen import Citizen
from errand.citizen.factory import CitizenFactory
from errand.given.cities import PRACTICE
from errand.given.facts import Fact
from errand.given.lexicon import Lexicon, Spot
from errand.given.persona import make_persona
from errand.given.portal import Portal
from pages.interaction import ConsultPage, ReceiptPage
from pages.people import RegisterPage

BASIS, MATERIALS, FLOW = (Spot(f"guide.{name}", name) for name in ("basis", "materials", "flow"))
At = Callable[[str], Citizen]


@pytest.fixture
def at(browser: Browser, lexicon: Lexicon) -> Iterator[At]:
    """A citizen who is looking at a page of this content."""
    portal = Portal(PRACTICE, "http://127.0.0.1/", words={"receipt.number": (r"/第(?<number>\d+)号信件/",)})
    citizen = CitizenFactory(browser.new_context, lexicon).send(portal)
    with citizen.watch.context:

        def look(html: str) -> Citizen:
            page = "<!doctype html><meta charset=utf-8><title>厅</title>" + html
            citizen.watch.current.goto("data:text/html;charset=utf-8," + quote(page))
            return citizen

        yield look


RUNNING = {
    "headings are lines": "<pre>设定依据\n《条例》第九条\n\n申请材料\n身份证原件\n户口簿\n办理流程\n申请、受理</pre>",
    "headings before a colon": (
        "<div>一、设定依据：《条例》第九条<br>二、申请材料：身份证原件<br>户口簿<br>三、办理流程：申请、受理</div>"
    ),
    "headings in brackets": "<p>【设定依据】<br>《条例》第九条<br>【申请材料】<br>身份证原件<br>户口簿<br>【办理流程】<br>申请、受理</p>",
}


@pytest.mark.parametrize("how", RUNNING)
def test_a_guide_in_running_text_falls_into_its_parts(how: str, at: At) -> None:
    citizen = at(f"<h1>居住证办理</h1><div class=body>{RUNNING[how]}</div>")

    read = {spot.name: citizen.read(spot) for spot in (BASIS, MATERIALS, FLOW)}

    assert {name: "".join(section.text.split()) for name, section in read.items() if section} == {
        "basis": "《条例》第九条",
        "materials": "身份证原件户口簿",
        "flow": "申请、受理",
    }


def test_a_sentence_with_the_word_in_it_is_no_heading(at: At) -> None:
    citizen = at("<p>办理时请带齐申请材料，<br>并说明设定依据。</p>")

    assert citizen.read(MATERIALS) is None


def test_a_heading_that_nothing_follows_says_nothing(at: At) -> None:
    section = at("<pre>设定依据\n申请材料\n身份证原件</pre>").read(BASIS)

    assert section
    assert section.text == ""


STRIP = """<style>.wrap{overflow:hidden;width:300px} .row{width:700px;transform:translateX(-300px)}
[role=tab]{display:inline-block;width:140px;cursor:pointer}</style>
<div><span class="tab-prev" onclick="to(0)">&lt;</span><div class=wrap><div class=row>
<div role=tab onclick="on(this,'身份证原件')">申请材料</div><div role=tab onclick="on(this,'申请、受理')">办理流程</div
><div role=tab class=active onclick="on(this,'《条例》第九条')">设定依据</div></div></div></div><div id=panel>《条例》第九条</div>
<script>const row = document.querySelector(".row"), to = (x) => { row.style.transform = `translateX(${x}px)`; };
const on = (tab, text) => { for (const one of row.children) one.className = one === tab ? "active" : ""; panel.textContent = text; };
</script>"""


def test_a_row_of_tabs_that_does_not_fit_is_moved_by_its_arrow(at: At) -> None:
    citizen = at(STRIP)

    citizen.turn_to(MATERIALS)

    section = citizen.read(MATERIALS)
    assert section
    assert section.text == "身份证原件"
    assert len(citizen.recorder.steps) == 2  # the arrow and the tab


def test_a_row_of_tabs_a_browser_has_scrolled_needs_no_arrow(at: At) -> None:
    citizen = at(STRIP.replace("transform:translateX(-300px)", "").replace("tab-prev", "tab-prev disabled"))
    citizen.watch.current.evaluate("document.querySelector('.wrap').scrollLeft = 300")

    citizen.turn_to(MATERIALS)

    section = citizen.read(MATERIALS)
    assert section
    assert section.text == "身份证原件"
    assert len(citizen.recorder.steps) == 1


LISTS = """<form><table>
<tr><th class=required>优先级</th><td><select name=a><option value=-1>- 未选择 -<option>投诉<option>咨询</select></td>
<th>状态</th><td><select name=b><option value=-1>- 未选择 -<option>待受理</select></td></tr>
<tr><td>*受理部门：</td><td><select name=c><option value="">请选择<option>公安局<option>民政局</select></td></tr>
<tr><td>*证件类型：</td><td><select name=d><option selected>居民身份证<option>护照</select></td></tr>
</table><label>区县<select name=e required><option value="">请选择<option disabled>不在此列<option>西湖区</select></label></form>"""


FOLDS = {
    "aria": "<div role=button aria-expanded=false onclick=\"this.ariaExpanded = 'true'; this.insertAdjacentHTML('afterend', '<p>《条例》第九条</p>')\"><span>设定依据</span><i>&gt;</i></div>",
    "details": "<details><summary>设定依据</summary><p>《条例》第九条</p></details>",
    "hidden": '<h3 onclick="this.nextElementSibling.hidden = false">设定依据</h3><div hidden>《条例》第九条</div>',
}


@pytest.mark.parametrize("how", FOLDS)
def test_a_part_that_is_folded_is_opened_by_one_press(how: str, at: At) -> None:
    citizen = at(f"<h2>居住证办理</h2>{FOLDS[how]}<h3>申请材料</h3><div>身份证原件</div>")

    for spot in (BASIS, BASIS, MATERIALS):
        citizen.turn_to(spot)

    basis, materials = citizen.read(BASIS), citizen.read(MATERIALS)
    assert basis
    assert "第九条" in basis.text
    assert materials
    assert materials.text == "身份证原件"
    assert [step.verb for step in citizen.recorder.steps] == ["click"], "what is open is left alone"


def test_the_button_beside_a_search_box_is_no_item(at: At) -> None:
    citizen = at(
        "<div style=display:flex><div><input placeholder=关键字></div><div><div role=button onclick=1>智能搜索</div></div></div><ul><li><a href=#>居住证办理</a></ul><p>共 1 条</p>"
    )

    assert citizen.rows(Spot("items.summary", "the number of items")) == ["居住证办理"]


def test_a_form_is_handed_in_by_its_own_button(at: At) -> None:
    citizen = at(
        "<a href=#top>注\u3000册</a><p><a href=#top>搜索</a><form><p>身份证号 <input id=a><p>确认密码 <input id=b><p><a onclick=\"document.title = '注册好了'\">立即注册</a></form>"
    )

    citizen.fill(Spot("person.id-number", "the identity number"), "x")
    citizen.click(Spot("register.submit", "the register button"))

    assert citizen.watch.current.title() == "注册好了"


def test_lists_a_form_insists_on_are_chosen_from_and_no_others(at: At) -> None:
    citizen = at(LISTS)

    citizen.fill_in(Spot("form.list", "a list"), {"consult.priority": Fact("咨询")})

    chosen = citizen.watch.current.evaluate(
        "[...document.querySelectorAll('select')].map((s) => s.selectedOptions[0].label)"
    )
    assert chosen == ["咨询", "- 未选择 -", "公安局", "居民身份证", "西湖区"]
    assert [(step.verb, step.target, step.detail) for step in citizen.recorder.steps] == [
        ("choose", "紧急程度", "咨询"),
        ("choose", "受理部门", "公安局"),
        ("choose", "所在地区", "西湖区"),
    ]


def test_a_list_that_is_chosen_from_is_left_alone(at: At) -> None:
    citizen = at(LISTS)
    citizen.fill_in(Spot("form.list", "a list"), {})
    before = len(citizen.recorder.steps)

    citizen.fill_in(Spot("form.list", "a list"), {})

    assert len(citizen.recorder.steps) == before


def test_a_number_is_read_out_of_a_sentence(at: At) -> None:
    case = ReceiptPage(at("<p>您的咨询已提交</p><p>第 20261125 号信件，请牢记</p>")).acknowledgement()

    assert case
    assert case.number == "20261125"


def test_a_form_that_asks_for_an_e_mail_address_and_no_identity_number_is_filled_in(at: At) -> None:
    persona = make_persona("newcomer", 1)
    citizen = at(
        "<form onsubmit='event.preventDefault(); typed = this.d.value; this.outerHTML = `<p>注册成功</p>`'><table>"
        "<tr><th>登录名<td><input name=a><tr><th>登录密码<td><input type=password name=b>"
        "<tr><th>确认密码<td><input type=password name=c><tr><th>邮件地址<td><input name=d>"
        "</table><input type=submit value=注册></form>"
    )

    citizen.arrive(RegisterPage).register(persona)

    assert citizen.watch.current.evaluate("typed") == f"{persona.login_name}@example.com"


def test_a_question_is_asked_where_a_list_is_demanded(at: At) -> None:
    citizen = at(
        "<form onsubmit='event.preventDefault(); if (this.k.value) this.outerHTML = `<p>提交成功</p><p>第77号信件</p>`'>"
        "<p>*咨询类别：<select name=k><option value=''>请选择<option value=1>业务咨询</select></p>"
        "<p>*标题：<input name=t></p><p>*内容：<textarea name=n></textarea></p><button>提交</button></form>"
    )

    receipt = citizen.arrive(ConsultPage).ask("问", "请问居住证多少天能办好？", make_persona("newcomer", 1))

    case = receipt.acknowledgement()
    assert case
    assert case.number == "77"
