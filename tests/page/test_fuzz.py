"""No script in the page ever throws: whatever a seeded builder makes of a document, every answer is whole."""

from __future__ import annotations

import random

from playwright.sync_api import Page

from errand.given.lexicon import Lexicon
from errand.page import field_questions, questions
from errand.page.questions import Question
from tests.page.every_question import ELSEWHERE, OF_ELEMENTS, bring_all, every_question, put_all

DOCUMENTS = 300
ASKED = 16  # questions to a document, of about fifty
TAGS = (
    "div", "span", "p", "a", "button", "ul", "li", "table", "tr", "td", "th", "dl", "dt", "dd", "form", "fieldset",
    "legend", "label", "input", "textarea", "select", "option", "svg", "path", "math", "mi", "img", "iframe", "details",
    "summary", "dialog", "h2", "h3", "template", "slot", "object", "canvas", "area", "map", "font", "marquee", "x-own",
)  # fmt: skip
VOID = ("input", "img", "area")
WORDS = (
    "搜索", "请输入关键词", "登录", "手机号：", "*", "申请材料", "办理流程", "共 12 条", "教育科研 (12)", "关闭",
    "确定", "取消", "1234", "13912345678", " ", "\u200b", "&lt;b&gt;", "&amp;", "验证码", "一、设定依据：《条例》",
    "下一页", "𠮷", "受理时间", "n/a",
)  # fmt: skip
ATTRIBUTES = (
    'id="a{n}"', 'class="el-form-item required nav item-{n}"', 'name="{name}"', 'type="{type}"', 'role="{role}"',
    'aria-selected="true"', 'aria-expanded="false"', 'aria-controls="a{n}"', 'aria-labelledby="a{n} none"', "hidden",
    'style="position:fixed;left:0;top:0;width:99%;height:99%"', 'style="display:none"', 'style="cursor:pointer"',
    'onclick="0"', 'href="#a{n}"', 'href="javascript:void(0)"', 'href="http://[::"', 'src="data:,"', 'for="a{n}"',
    'value="搜索"', 'placeholder="请输入手机号"', 'title="搜索"', 'alt="登录"', "open", "disabled", "required",
    "readonly", "checked", "multiple", "contenteditable", 'tabindex="0"', 'cellindex="x"', 'data-action="search"',
)  # fmt: skip
NAMES = ("q", "children", "parentElement", "querySelectorAll", "localName", "elements", "labels", "sjhm", "keyword")
TYPES = ("text", "radio", "checkbox", "file", "image", "submit", "hidden", "number", "date", "", "nonsense")
ROLES = ("tab", "tabpanel", "button", "link", "textbox", "combobox", "checkbox", "dialog", "navigation")
DRESSES = (  # what no HTML says, done by a script: comments, detached and foreign nodes, shadows, text between
    "",
    "body.append(document.createComment('搜索'), '搜索', document.createProcessingInstruction('x', 'y'))",
    "for (const el of body.querySelectorAll('h2,h3,dt,th')) el.after(document.createComment('note'))",
    "const host = body.querySelector('div'); host?.attachShadow({ mode: 'open' }).append('登录')",
    "body.append(document.createElementNS('urn:x', 'input'), document.createElementNS('urn:x', 'form'))",
    "for (const el of body.querySelectorAll('svg,path,a')) el.addEventListener('click', () => 0)",
    "body.querySelector('li')?.addEventListener('click', () => 0); body.querySelector('td')?.replaceChildren()",
)


def some_html(dice: random.Random, depth: int = 0) -> str:
    """A few elements, some of them in each other, as no tidy author would write them."""
    pieces = []
    for _ in range(dice.randint(1, 4)):
        if depth > 4 or dice.random() < 0.3:
            pieces.append(dice.choice(("", "<!-- 登录 -->")) + dice.choice(WORDS))
            continue
        tag = dice.choice(TAGS)
        values = {
            "n": dice.randint(0, 5),
            "name": dice.choice(NAMES),
            "type": dice.choice(TYPES),
            "role": dice.choice(ROLES),
        }
        written = " ".join(one.format(**values) for one in dice.sample(ATTRIBUTES, dice.randint(0, 4)))
        inner = "" if tag in VOID else f"{some_html(dice, depth + 1)}</{tag}>"
        pieces.append(f"<{tag} {written}>{inner}")
    return "".join(pieces)


def test_every_question_there_is_is_asked(lexicon: Lexicon) -> None:
    everything = (*vars(questions).values(), *vars(field_questions).values())
    kinds = {kind for kind in everything if isinstance(kind, type) and issubclass(kind, Question)}

    asked = {type(question) for question in every_question(lexicon)}

    assert asked | set(ELSEWHERE) | set(OF_ELEMENTS) == kinds - {Question}


def test_no_document_makes_a_script_throw_or_answer_another_shape(scripted_page: Page, lexicon: Lexicon) -> None:
    bring_all(scripted_page, lexicon)
    every = every_question(lexicon)
    for seed in range(DOCUMENTS):
        dice = random.Random(seed)

        put_all(scripted_page, some_html(dice), dice.sample(every, ASKED), DRESSES[seed % len(DRESSES)])
