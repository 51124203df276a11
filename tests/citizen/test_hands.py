# ruff: noqa: E501 (a page in one line is a page one can see)
"""Working one field of each kind by the number the page holds it under: what is pressed, what it holds, one step each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from errand.citizen.answering import Answer
from errand.citizen.citizen import Citizen
from errand.citizen.drawn_lists import choose_drawn
from errand.citizen.factory import CitizenFactory
from errand.citizen.hands import Asked, Hands, made_up_file
from errand.core.errors import Undetermined
from errand.core.model import Step
from errand.given.cities import PRACTICE
from errand.given.lexicon import Lexicon, Spot
from errand.given.portal import Portal
from errand.page.records import Field, FieldOption
from tests.serving import serving


@dataclass
class Desk:
    """A citizen at a page, and how to lay her hands on a part of it."""

    citizen: Citizen

    def hold(self, selector: str) -> int:
        found: int = self.citizen.watch.current.evaluate(
            "(s) => window.__errand.tools.hold(document.querySelector(s), null)", selector
        )
        return found

    def asked(self, selector: str, kind: str, *options: str, readonly: bool = False) -> Asked:
        """A field; of radio buttons the selectors of each."""
        made = tuple(
            FieldOption(text, id=self.hold(mark) if mark else None)
            for text, _, mark in (option.partition("@") for option in options)
        )
        field = Field(self.hold(selector), kind, {"label": "类别"}, {}, True, False, "", made, readonly=readonly)
        return Asked(self.citizen.watch.current.main_frame, field, Spot("form.field", "a field", says="类别"))

    def draw(self, selector: str, *words: str, kind: str = "drawn-list") -> Step:
        """Choose from what opens at *selector*."""
        choose_drawn(Hands(self.citizen), self.asked(selector, kind), Answer(words=words))
        return self.citizen.recorder.steps[-1]

    def value(self, script: str) -> object:
        return self.citizen.watch.current.evaluate(script)


At = Callable[[str], Desk]


@pytest.fixture
def at(browser: Browser, lexicon: Lexicon) -> Iterator[At]:
    """A citizen who is looking at a page of this content."""
    citizen = CitizenFactory(browser.new_context, lexicon).send(Portal(PRACTICE, "http://127.0.0.1/"))
    with citizen.watch.context:

        def look(html: str) -> Desk:
            page = "<!doctype html><meta charset=utf-8><title>厅</title><style>li,a,b{cursor:pointer}</style>" + html
            citizen.watch.current.goto("data:text/html;charset=utf-8," + quote(page))
            return Desk(citizen)

        yield look


BOXES = {
    "text": ("<input id=f>", "张三"),
    "area": ("<textarea id=f></textarea>", "请问怎么办？"),
    "editable": ("<div id=f contenteditable style='width:200px;height:40px'></div>", "请问怎么办？"),
    "number": ("<input id=f type=number>", "12"),
    "date": ("<input id=f type=date>", "1990-02-03"),
    "under a notice": (
        "<input id=f><div style='position:fixed;inset:0;background:#fff' onclick=this.remove()><button>我知道了</button></div>",
        "张三",
    ),
}


@pytest.mark.parametrize("kind", BOXES)
def test_a_box_is_typed_into(kind: str, at: At) -> None:
    html, text = BOXES[kind]
    desk = at(html)

    assert Hands(desk.citizen).fill(desk.asked("#f", "text"), Answer(text))

    assert desk.value("document.querySelector('#f').value ?? document.querySelector('#f').innerText") == text
    step = desk.citizen.recorder.steps[-1]
    assert (step.verb, step.target, step.detail, step.presses) == ("fill", "类别", text, 1)


def test_a_secret_stands_in_no_step(at: At) -> None:
    desk = at("<input id=f>")

    Hands(desk.citizen).fill(desk.asked("#f", "text"), Answer("991234199001011234", secret=True))

    step = desk.citizen.recorder.steps[-1]
    assert (step.detail, step.typed, step.secret) == ("", 18, True)


def test_a_native_list_and_radio_buttons_are_chosen_from(at: At) -> None:
    desk = at(
        "<select id=s><option value=''>--请选择--<option>护照<option>居民身份证</select>"
        "<p><input type=radio name=r id=a>投诉 <input type=radio name=r id=b>办事咨询</p>"
    )
    hands = Hands(desk.citizen)

    hands.choose_native(desk.asked("#s", "list", "--请选择--", "护照", "居民身份证"), Answer(words=("身份证",)))
    hands.choose_beside(desk.asked("#a", "choice", "投诉@#a", "办事咨询@#b"), Answer(words=("咨询",)))

    assert desk.value("[document.querySelector('#s').value, document.querySelector('#b').checked]") == [
        "居民身份证",
        True,
    ]
    assert [(step.verb, step.detail) for step in desk.citizen.recorder.steps] == [
        ("choose", "居民身份证"),
        ("choose", "办事咨询"),
    ]


AGREEMENTS = {
    "bare text before the link": "<input type=checkbox id=f> 我已阅读并同意<a href='#/terms'>《须知》</a>",
    "the link fills the label": "<label><input type=checkbox id=f><a href='#/terms'>我已阅读并同意《须知》</a></label>",
    "a drawn box, the input hidden": (
        "<label class=ck><span class=in style='display:inline-block;width:14px;height:14px;border:1px solid'></span>"
        "<input type=checkbox id=f style='position:absolute;opacity:0;width:0;height:0'>同意<a href='#/terms'>须知</a></label>"
    ),
    "not a native one": (
        "<div id=f role=checkbox aria-checked=false style='display:inline-block;width:14px;height:14px;border:1px solid' "
        "onclick=\"this.ariaChecked='true'\"></div> 同意<a href='#/terms'>须知</a>"
    ),
    "only its label is drawn": "<input type=checkbox id=f style=display:none><label for=f>我同意 <a href='#/terms'>须知</a></label>",
}


@pytest.mark.parametrize("how", AGREEMENTS)
def test_an_agreement_is_ticked_and_its_link_left_alone(how: str, at: At) -> None:
    desk = at(f"<form><p style='font-size:20px'>{AGREEMENTS[how]}</p></form>")

    Hands(desk.citizen).tick(desk.asked("#f", "tick"))

    assert desk.value(
        "[(e => e.checked ?? e.ariaChecked === 'true')(document.querySelector('#f')), location.hash]"
    ) == [
        True,
        "",
    ]


FILL = "document.querySelector('#f').value=this.innerText;document.querySelector('#d').style.display='none'"
OPEN = "document.querySelector('#d').style.display='block'"
DRAWN = {
    "a list at the end of the document": (
        f"<div class=sel onclick=\"{OPEN}\"><input id=f readonly placeholder=请选择></div>"
        f"<div id=d style='display:none;position:absolute;top:80px'><ul><li onclick=\"{FILL}\">规划局</li><li onclick=\"{FILL}\">公安局</li></ul></div>"
    ),
    "a listbox as ARIA has it": (
        "<div role=combobox aria-expanded=false aria-controls=d id=c tabindex=0 onclick=\"document.querySelector('#d').hidden=false\">"
        "<span>请选择</span><input id=f readonly style=width:1px></div>"
        "<div id=d role=listbox hidden>" + "".join(f"<div role=option onclick=\"document.querySelector('#f').value=this.innerText;this.parentNode.hidden=true\">{t}</div>" for t in ("规划局", "公安局")) + "</div>"
    ),
    "items without roles, one listener above them": (
        f"<span><input id=f readonly><i onclick=\"{OPEN}\">▼</i></span>"
        "<div id=d style='display:none'><p class=opt-item>规划局</p><p class=opt-item>公安局</p></div>"
        "<script>document.querySelector('#d').addEventListener('click', e => { document.querySelector('#f').value = e.target.innerText; document.querySelector('#d').style.display = 'none' })</script>"
    ),
    "options that come late": (
        "<input id=f readonly onclick=\"document.querySelector('#d').innerHTML='<li>加载中...';setTimeout(()=>document.querySelector('#d').innerHTML='<li>规划局<li>公安局',500)\">"
        "<ul id=d></ul><script>document.querySelector('#d').onclick=e=>{document.querySelector('#f').value=e.target.innerText;document.querySelector('#d').innerHTML=''}</script>"
    ),
    "one that looks for what is typed": (
        "<input id=f oninput=\"document.querySelector('#d').innerHTML=this.value.includes('公')?'<li>公安局<li>公积金中心':''\">"
        "<ul id=d></ul><script>document.querySelector('#d').onclick=e=>{document.querySelector('#f').value=e.target.innerText;document.querySelector('#d').innerHTML=''}</script>"
    ),
    "a picker in a layer, with rows": (
        f"<input id=f readonly size=30> <input type=button value='选 择' onclick=\"{OPEN}\">"
        "<div id=d style='display:none;position:fixed;top:60px;background:#fff'><b onclick=1>×</b><table><tr><td>部门<td>电话</tr>"
        + "".join(f"<tr><td><a onclick=\"{FILL}\">{t}</a><td>0999</tr>" for t in ("规划局", "公安局", "税务局"))
        + "</table><p><a onclick=1>上一页</a> <a onclick=1>下一页</a></p></div>"
    ),
    "rows that are told apart by their words only": (
        f"<input id=f readonly> <a onclick=\"{OPEN}\">选择部门</a><div id=d style='display:none'><table>"
        + "".join(f"<tr><td>{t}<td><button onclick=\"document.querySelector('#f').value='{t}';document.querySelector('#d').style.display='none'\">选择</button></tr>" for t in ("规划局", "公安局"))
        + "</table></div>"
    ),
    "a picker in a frame": (
        f"<input id=f readonly> <button type=button onclick=\"{OPEN}\">选择</button>"
        "<div id=d style='display:none'><iframe srcdoc=\"<ul><li onclick='parent.document.querySelector(`#f`).value=this.innerText;parent.document.querySelector(`#d`).style.display=`none`'>规划局<li onclick='parent.document.querySelector(`#f`).value=this.innerText;parent.document.querySelector(`#d`).style.display=`none`'>公安局</ul>\"></iframe></div>"
    ),
    "marks and a yes": (
        f"<input id=f readonly onclick=\"{OPEN}\"><div id=d style='display:none'>"
        "<div class=opts><label class=it><input type=radio name=k value=规划局>规划局</label><label class=it><input type=radio name=k value=公安局>公安局</label></div>"
        f"<button>取消</button><button onclick=\"document.querySelector('#f').value=document.querySelector('[name=k]:checked').value;document.querySelector('#d').style.display='none'\">确定</button></div>"
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", DRAWN)
def test_a_drawn_list_is_opened_and_chosen_from_in_one_step(how: str, at: At) -> None:
    desk = at(DRAWN[how])

    step = desk.draw("#c" if "ARIA" in how else "#f", "公安局")

    assert desk.value("document.querySelector('#f').value") == "公安局"
    assert len(desk.citizen.recorder.steps) == 1
    assert (step.verb, "公安局" in step.detail, step.presses >= 2) == ("choose", True, True)


CASCADE = """<input id=f readonly onclick="grow(['河东区','河西区'],0)"><div id=d></div><script>
const below = { 河东区: ['一街道','二街道'], 河西区: ['三街道','四街道'], 三街道: ['甲社区','乙社区'] };
function grow(names, level) {
  while (d.children.length > level) d.lastChild.remove();
  const list = document.createElement('ul'); list.style.display = 'inline-block'; d.append(list);
  for (const name of names) { const li = document.createElement('li'); li.textContent = name; list.append(li);
    li.onclick = () => { path.length = level; path[level] = name; if (below[name]) grow(below[name], level + 1); else { f.value = path.join('/'); d.innerHTML = '' } } }
}
const path = [];</script>"""
TREE = """<input id=f readonly onclick="d.style.display='block'"><div id=d role=tree style=display:none>
<div role=treeitem id=t>市直部门<div role=group id=g style=display:none><div role=treeitem onclick="event.stopPropagation();f.value=this.innerText;d.style.display='none'">公安局</div></div></div></div>
<script>t.onclick = () => { g.style.display = 'block' }</script>"""
WHEEL = """<input id=f readonly onclick="d.style.display='block'"><div id=d style="display:none;width:300px">
<button onclick="d.style.display='none'">取消</button><button onclick="f.value=names[now];d.style.display='none'">确认</button>
<div style="height:120px;overflow:hidden;position:relative"><ul id=u style="position:absolute;margin:0;padding:0;transition:top .1s"></ul></div></div>
<script>const names = Array.from({length: 12}, (_, n) => '第' + (n + 1) + '街道'); let now = 0;
const to = (n) => { now = n; u.style.top = (40 - 40 * n) + 'px'; [...u.children].forEach((li, i) => li.className = 'item' + (i === n ? ' item--selected' : '')) };
names.forEach((name, n) => { const li = document.createElement('li'); li.textContent = name; li.style.height = '40px'; li.onclick = () => to(n); u.append(li) }); to(0)</script>"""


def test_a_cascade_is_followed_to_its_last_level(at: At) -> None:
    desk = at(CASCADE)

    step = desk.draw("#f", "甲社区", "三街道", "河西区", kind="cascade")

    assert desk.value("f.value") == "河西区/三街道/甲社区"
    assert (step.detail, step.presses) == ("河西区 / 三街道 / 甲社区", 4)


def test_a_tree_is_opened_down_to_a_leaf(at: At) -> None:
    desk = at(TREE)

    desk.draw("#f", "公安局", kind="picker")

    assert desk.value("f.value") == "公安局"


@pytest.mark.parametrize("words, chosen", [(("第9街道",), "第9街道"), ((), "第1街道")])
def test_a_wheel_is_turned_to_what_is_wanted_and_confirmed(words: tuple[str, ...], chosen: str, at: At) -> None:
    desk = at(WHEEL)

    desk.draw("#f", *words, kind="picker")

    assert desk.value("f.value") == chosen


WINDOWS = {
    "/": "<input id=f readonly> <input type=button value=选择 onclick=\"window.open('/pick')\">",
    "/pick": "<ul>" + "".join(f"<li onclick='opener.f.value=this.innerText;window.close()'>{t}" for t in ("规划局", "公安局")) + "</ul>",
}  # fmt: skip


def test_a_picker_in_a_window_of_its_own_gives_its_choice_back(at: At) -> None:
    desk = at("")
    with serving(lambda path: (200, "<!doctype html><meta charset=utf-8>" + WINDOWS.get(path, ""))) as port:
        desk.citizen.watch.current.goto(f"http://127.0.0.1:{port}/")

        desk.draw("#f", "公安局", kind="picker")

        assert desk.value("f.value") == "公安局"
        assert len(desk.citizen.watch.pages) == 1


def test_a_box_that_opens_nothing_is_no_fault_of_the_portals(at: At) -> None:
    desk = at("<input id=f readonly>")

    with pytest.raises(Undetermined, match="没有出现可以选的内容"):
        desk.draw("#f", "公安局", kind="picker")


def test_a_file_is_of_a_kind_the_field_takes(at: At) -> None:
    desk = at("<a onclick=f.click()>上传</a><input type=file id=f style=display:none>")

    Hands(desk.citizen).attach(desk.asked("#f", "file"))

    assert desk.value("f.files[0].name") == "material.png"
    assert [made_up_file(kind)["name"] for kind in (".pdf", ".doc,.docx", "image/*,.pdf", "")] == [
        "material.pdf",
        "material.txt",
        "material.png",
        "material.png",
    ]
