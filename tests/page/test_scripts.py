# ruff: noqa: E501 (a page in one line is a page one can see)
"""The scripts one by one, on small documents in one page: how things are called, what covers them, what is read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from errand.page.bridge import ask
from errand.page.questions import Blot

SPEC: dict[str, object] = {
    "concept": "x", "kind": "press", "words": [], "names": [], "near": None, "selector": "", "strict": False,
    "submits": False, "picture": False, "expressions": [], "valued": [], "says": "",
}  # fmt: skip
NAMES = {
    "the neighbouring words, not the comment between": ("beside", "<form>姓名<!-- 手机号 --><input id=it></form>", "姓名"),
    "no words of a control beside it": ("beside", "<p><button>查询</button><input id=it></p>", ""),
    "the words of its row above": ("beside", "<table><tr><td>姓名<tr><td><input id=it></table>", "姓名"),
    "the words behind a choice": ("beside", "<p>性别 <input type=radio id=it>女</p>", "女"),
    "all labels": ("label", "<label for=it>手机</label><label for=it>号码</label><input id=it>", "手机 号码"),
    "a hint that is its value": ("placeholder", "<input id=it value=请输入姓名>", "请输入姓名"),
    "no value that was typed": ("placeholder", "<input id=it value=请输入姓名 class=typed>", ""),
    "what several parts label": ("role", "<i id=a>手机</i><i id=b>号码</i><input id=it aria-labelledby='a none b'>", "手机  号码"),
    "the picture of a link": ("role", "<a href=# id=it><img alt=登录></a>", "登录"),
    "a drawing has no name": ("role", "<svg id=it></svg>", ""),
}  # fmt: skip


def tool(page: Page, html: str, expression: str, setup: str = "") -> Any:
    """What an expression of the scripts' own functions gives for the element `it` of a small document."""
    return page.evaluate(
        """([html, expression, setup]) => {
          document.body.innerHTML = html;
          const { tools } = window.__errand;
          if (setup) Function("body", setup)(document.body);
          const it = document.querySelector("#it");
          return tools.natively(() => Function("tools", "it", "return " + expression)(tools, it));
        }""",
        [html, expression, setup],
    )


def spec(**more: object) -> str:
    return json.dumps({**SPEC, **more}, ensure_ascii=False)


@pytest.mark.parametrize("what", NAMES)
def test_an_element_is_called_by(what: str, scripted_page: Page) -> None:
    rung, html, name = NAMES[what]
    setup = "const box = body.querySelector('.typed'); if (box) box.value = '张三'"

    assert tool(scripted_page, html, f"tools.NAMES.{rung}(it).trim()", setup) == name


COVERED = {
    "nothing": ("<button id=it>登录</button>", None),
    "a mask with a cross": ("<button id=it>登录</button><div style='position:fixed;inset:0'>公告<a href=#>关闭</a></div>", ["公告关闭", True, False]),
    "a toast without one": ("<button id=it>登录</button><div style='position:fixed;left:0;top:0;width:400px;height:90px'>已保存</div>", ["已保存", False, True]),
    "its own words": ("<label><input type=checkbox id=it>同意</label>", None),
}  # fmt: skip


@pytest.mark.parametrize("what", COVERED)
def test_over_an_element_lies(what: str, scripted_page: Page) -> None:
    html, expected = COVERED[what]
    close = spec(concept="notice.close", words=["关闭"])
    asked = f"tools.look([{spec(selector='#it')}], {close})"

    covered = tool(scripted_page, html, f"({asked}).covered ?? null")

    assert (covered and [covered["text"], covered["close"] is not None, covered["toast"]]) == expected


LISTED = "<ul><li><a href=1>居住证办理</a><li><a href=2>养老保险转移</a></ul>"
BY_SELECTOR = {
    "the one that says what is asked for": ("li > a", "养老保险", LISTED, "养老保险转移"),
    "nothing where none says it": ("li > a", "户口迁移", LISTED, None),
    "the first where nothing is asked for by name": ("li > a", "", LISTED, "居住证办理"),
    "nothing where it finds half the page": ("i", "", "<i>x</i>" * 40, None),
    "nothing where it finds the page": (".hall", "", "<p class=hall>x</p>", None),
}


@pytest.mark.parametrize("what", BY_SELECTOR)
def test_the_selector_of_a_file_finds(what: str, scripted_page: Page) -> None:
    selector, says, html, expected = BY_SELECTOR[what]
    asked = f"tools.climb({spec(selector=selector, says=says)})"

    said = tool(scripted_page, html, f"{asked} && {asked}.element.textContent", "body.className = 'hall'")

    assert said == expected


READ = {
    "behind a comment and a bare text": ("<h3>申请材料</h3><!-- x -->身份证<p>居住证</p><h3>流程</h3>", "身份证\n居住证"),
    "in the cell beside it": ("<table><tr><td>申请材料<td>身份证</table>", "身份证"),
    "in the rows below it": ("<table><tr><td>申请材料</td></tr><tr><td>身份证<td>原件<tr><td>流程</table>", "身份证\t原件"),
    "in a list of terms": ("<dl><dt>申请材料<dd>身份证<dt>流程<dd>三步</dl>", "身份证"),
    "in its panel": ("<a href='#p'>申请材料</a><div><p id=p>身份证</p></div>", "身份证"),
    "in running text": ("<pre>一、申请材料：身份证\n居住证\n二、流程\n三步</pre>", "身份证\n居住证"),
}  # fmt: skip


@pytest.mark.parametrize("how", READ)
def test_what_stands_under_a_heading_is_read(how: str, scripted_page: Page) -> None:
    html, text = READ[how]
    heading = spec(kind="section", words=["申请材料"])
    question = f'{{"ask":"readSection","heading":{heading},"headings":["申请材料","流程"],"holding":""}}'

    answer = tool(scripted_page, html, "window.__errand.answer(" + json.dumps(question) + ")")

    assert json.loads(answer)["text"] == text


def test_a_drawing_that_is_pressed_is_no_title_and_no_trouble_in_a_list(scripted_page: Page) -> None:
    rows = "".join(
        f"<li><svg width=9 height=9 style='cursor:pointer' onclick=0></svg><a href=/{n}>事项{n}办理</a></li>"
        for n in "一二三"
    )

    assert tool(scripted_page, f"<ul>{rows}</ul>", f"tools.run({spec()}).titles") == [
        "事项一办理",
        "事项二办理",
        "事项三办理",
    ]


def test_secrets_are_blotted_wherever_they_stand_even_in_a_form_that_hides_its_own_functions(
    scripted_page: Page,
) -> None:
    html = "<form title='给13912345678'><input name=getAttribute value=13912345678><input name=setAttribute></form>13912345678"

    ask(scripted_page.main_frame, Blot(["13912345678"], "▇"))
    tool(scripted_page, html, "tools.answers.blot({ secrets: ['13912345678'], mask: '▇' })")

    assert "13912345678" not in scripted_page.content()
    assert scripted_page.locator("input").first.input_value() == "▇"
