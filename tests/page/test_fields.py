# ruff: noqa: E501 (a page in one line is a page one can see)
"""Forms as they are perceived: small documents in the ways halls, libraries and old pages build what they ask for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from errand.given.concept import Concept
from errand.given.lexicon import Lexicon, Spot
from errand.page.bridge import ask
from errand.page.questions import ReadForm
from errand.page.records import Field, PerceivedForm

Perceive = Callable[..., PerceivedForm]
PRESSED = "<style>.p{cursor:pointer}</style>"


@pytest.fixture
def perceive(scripted_page: Page) -> Perceive:
    """The form of a document, dressed by a script of its own."""

    def read(html: str, script: str = "") -> PerceivedForm:
        scripted_page.goto("data:text/html,<!doctype html><meta charset=utf-8><body>")
        scripted_page.evaluate(
            "([html, script]) => { document.body.innerHTML = html; Function('body', script)(document.body); }",
            [html, script],
        )
        form = ask(scripted_page.main_frame, ReadForm())
        assert form is not None
        return form

    return read


def kinds(form: PerceivedForm) -> list[tuple[str, str]]:
    return [(one.kind, called(one)) for one in form.fields]


def called(field: Field) -> str:
    rungs = ("role", "label", "beside", "above", "placeholder", "title", "behind")
    return next((field.names[rung].strip(" *：:") for rung in rungs if rung in field.names), "")


RADIOS = "<input type=radio name=k>咨询 <input type=radio name=k>投诉 <input type=radio name=k>建议"
EL_RADIO = "<label class=el-radio><span class=el-radio__input><input type=radio style='opacity:0;position:absolute'></span><span class=el-radio__label>{}</span></label>"
ANT = "<div class=ant-row><div class='ant-col ant-form-item-label'><label class=ant-form-item-required for=x>{}</label></div><div class=ant-form-item-control>{}</div></div>"

# What stands in the page, and its fields: kind and name.
PERCEIVED = {
    "a table with labels in head cells": (
        "<form><table><tr><th>姓&nbsp;名：</th><td><input></td><th>手机：</th><td><input type=tel></td></tr><tr><th>住址</th><td colspan=3><textarea></textarea></td></tr></table></form>",
        [("text", "姓 名"), ("text", "手机"), ("area", "住址")],
    ),
    "labels in the row above": (
        "<table><tr><th>姓名</th><th>邮编</th></tr><tr><td><input></td><td><input></td></tr></table><button>提交</button>",
        [("text", "姓名"), ("text", "邮编")],
    ),
    "bare text in one line": ("<form>姓名：<input> 性别：<input> <button>提交</button></form>", [("text", "姓名"), ("text", "性别")]),
    "radio buttons with bare text": (f"<form><p>信件类型：{RADIOS}</p></form>", [("choice", "信件类型")]),
    "radio buttons of a library, nameless": (
        f"<div class=el-form><div class=el-form-item><label class=el-form-item__label>来信目的</label><div>{EL_RADIO.format('咨询')}{EL_RADIO.format('求助')}</div></div><div class=el-form-item><label class=el-form-item__label>是否公开</label><div>{EL_RADIO.format('是')}{EL_RADIO.format('否')}</div></div></div>",
        [("choice", "来信目的"), ("choice", "是否公开")],
    ),
    "drawn radio buttons": (
        "<form><div id=l>性别</div><div role=radiogroup aria-labelledby=l><span role=radio aria-checked=false>男</span><span role=radio aria-checked=true>女</span></div></form>",
        [("choice", "性别")],
    ),
    "check boxes of one question": (
        "<form><p>接收方式：<label><input type=checkbox name=w>短信</label><label><input type=checkbox name=w>邮件</label></p></form>",
        [("choices", "接收方式")],
    ),
    "a list of Layui": (
        "<div class=layui-form-item><label class=layui-form-label>证件类型</label><div class=layui-input-block><select name=t style='display:none'><option value=''>请选择</option><option>身份证</option></select><div class='layui-unselect layui-form-select'><div class=layui-select-title><input class='layui-input layui-unselect' readonly placeholder=请选择><i class=layui-edge></i></div><dl style='display:none'><dd lay-value=''>请选择</dd><dd lay-value=1>身份证</dd></dl></div></div></div>",
        [("drawn-list", "证件类型")],
    ),
    "a list of Ant Design 4": (
        ANT.format("受理部门", "<div class='ant-select ant-select-single'><div class=ant-select-selector><span class=ant-select-selection-search><input role=combobox readonly unselectable=on style='opacity:0' aria-haspopup=listbox></span><span class=ant-select-selection-placeholder>请选择部门</span></div><span class=ant-select-arrow></span></div>"),
        [("drawn-list", "受理部门")],
    ),
    "a list of Ant Design 3, without an input": (
        ANT.format("区县", "<div class=ant-select><div class=ant-select-selection role=combobox aria-expanded=false><div class=ant-select-selection__placeholder>请选择</div></div></div>"),
        [("drawn-list", "区县")],
    ),
    "a cascader of Element": (
        "<div class=el-form-item><label class=el-form-item__label>所在地区</label><div class=el-cascader><div class='el-input el-input--suffix'><input readonly class=el-input__inner placeholder=请选择><i class=el-icon-arrow-down></i></div></div></div>",
        [("cascade", "所在地区")],
    ),
    "a box that opens a list, of nobody's library": (
        PRESSED + "<form><dl><dt>问题领域</dt><dd><div class=p onclick=0>请选择</div></dd><dt>姓名</dt><dd><input></dd></dl></form>",
        [("drawn-list", "问题领域"), ("text", "姓名")],
    ),
    "a cell of Vant with an arrow": (
        "<div class='van-cell van-field'><div class=van-field__label><span>事发区域</span></div><div class=van-field__value><input readonly class=van-field__control placeholder=点击选择></div><i class='van-icon van-icon-arrow'></i></div>",
        [("drawn-list", "事发区域")],
    ),
    "a read-only box with a button": ("<form><p>咨询事项：<input readonly> <input type=button value=选择></p><p>标题：<input></p></form>", [("picker", "咨询事项"), ("text", "标题")]),
    "dates, native and drawn": (
        "<form><p>出生日期：<input type=date></p><p>发生日期：<input class=Wdate onclick='WdatePicker()'></p><div class='el-date-editor el-input'><input readonly placeholder=选择日期 class=el-input__inner></div></form>",
        [("date", "出生日期"), ("date", "发生日期"), ("date", "选择日期")],
    ),
    "words that are pressed": (
        PRESSED + "<form><div><label>诉求类型</label><span class='p on' onclick=0>咨询</span><span class=p onclick=0>投诉</span></div><div>标题<input></div></form>",
        [("choice", "诉求类型"), ("text", "标题")],
    ),
    "a box that unlocks itself": ("<form><p>用户名<input readonly onfocus=\"this.removeAttribute('readonly')\"></p></form>", [("text", "用户名")]),
    "two lists of one label": (
        "<form><div><label for=a>所属区域</label><select id=a><option>--区县--</select> <select><option>--街道--</select></div><div>标题<input></div></form>",
        [("list", "所属区域"), ("list", "所属区域"), ("text", "标题")],
    ),
    "dates of libraries that may be typed into": (
        "<form><div>出生日期<div class='el-date-editor el-input'><input class=el-input__inner></div></div><div>办理日期<div class=ant-picker><div class=ant-picker-input><input></div></div></div><div>截止日期<span class='textbox combo datebox'><input class=textbox-text></span></div></form>",
        [("date", "出生日期"), ("date", "办理日期"), ("date", "截止日期")],
    ),
    "a list of select2": (
        "<form><p>民族：<select style='position:absolute;width:1px;height:1px;padding:0;border:0' class=select2-hidden-accessible><option>请选择<option>汉族</select><span class='select2 select2-container'><span class=selection><span class=select2-selection role=combobox>请选择</span></span></span></p></form>",
        [("drawn-list", "民族")],
    ),
    "a list of Bootstrap": (
        "<form><div><label>学历</label><div class='dropdown bootstrap-select'><select style='position:absolute;left:50%;width:.5px;height:100%;padding:0;opacity:0;border:none'><option>请选择<option>本科</select><button type=button class='btn dropdown-toggle'>请选择</button></div></div></form>",
        [("drawn-list", "学历")],
    ),
    "a captcha and a code that is sent": (
        "<form><p>验证码：<input name=yzm><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' width=80 height=30></p><p>短信验证码：<input><a href='javascript:;'>获取验证码</a></p></form>",
        [("captcha", "验证码"), ("code", "短信验证码")],
    ),
    "a code box by its name only, with its button in the next cell": (
        "<table><tr><td>手机验证码</td><td><input></td><td><button type=button>免费获取</button></td></tr><tr><td>姓名</td><td><input></td></tr></table><button>确定</button>",
        [("code", "手机验证码"), ("text", "姓名")],
    ),
    "a file and a large box of an editor": (
        "<form><p>附件：<input type=file></p><p>正文：<div contenteditable style='height:80px;border:1px solid'></div></p></form>",
        [("file", "附件"), ("area", "正文")],
    ),
    "an editor in a frame": ("<form><table><tr><td>内容</td><td><iframe id=e></iframe></td></tr></table></form>", [("area", "内容")]),
    "words behind the box": ("<form><input name=n> 工单号 <button>跳转</button></form>", [("text", "工单号")]),
    "no disabled box, no hidden twin, no hidden box": (
        "<form style='display:none'>单位名称<input></form><form>姓名<input> 年龄<input disabled><input type=hidden></form>",
        [("text", "姓名")],
    ),
    "a form without a form, beside a search in the head": (
        "<div class=head><input placeholder=站内搜索><a href=# onclick=0>搜索</a></div><div class=main><div>编号<input></div><div>密码<input type=password></div><div><a class=btn onclick=0>查询</a></div></div>",
        [("text", "编号"), ("password", "密码")],
    ),
    "one form element around the whole page": (
        "<form><div id=header><div class=search><input placeholder=请输入关键字><input type=submit value=搜索></div></div><table><tr><td>标题<td><input><tr><td>正文<td><textarea></textarea><tr><td>姓名<td><input></table><input type=submit value=提交></form>",
        [("text", "标题"), ("area", "正文"), ("text", "姓名")],
    ),
    "the form of a dialog before the form below it": (
        "<form>甲<input>乙<input>丙<input></form><div role=dialog style='position:fixed;top:0'>登录名<input>密码<input type=password><button>登录</button></div>",
        [("text", "登录名"), ("password", "密码")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", PERCEIVED)
def test_a_form_is_perceived_as_fields(what: str, perceive: Perceive) -> None:
    html, expected = PERCEIVED[what]
    script = "const frame = body.querySelector('#e'); if (frame) frame.contentDocument.designMode = 'on';"

    assert kinds(perceive(html, script)) == expected


AGREEMENTS = {
    "a label around both": "<label><input type=checkbox>我已阅读并同意《用户协议》</label>",
    "words before the link": "<input type=checkbox>我已阅读并接受<a href=/x>《服务条款》</a>",
    "the link outside the label": "<label><input type=checkbox>已仔细阅读</label><a href=/x>《用户协议》</a>",
    "a drawn box": "<span role=checkbox aria-checked=false style='display:inline-block;width:14px;height:14px'></span><span>同意《隐私政策》</span>",
    "drawn beside its hidden control": "<input type=checkbox style='display:none'><div onclick=0><span>我已阅读并同意</span><i style='display:inline-block;width:16px;height:16px;cursor:pointer'></i></div><a href=#>《服务协议》</a>",
    "a picture that is pressed": "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' width=16 height=16 onclick=0> <span>我已阅读并同意《用户协议》</span>",
    "an icon that is pressed": "<i class='icon check' style='display:inline-block;width:14px;height:14px' onclick=0></i>已仔细阅读并接受<a href=/x>《须知》</a>",
    "a hidden native one": "<label class=el-checkbox><span class=el-checkbox__input><span class=el-checkbox__inner>□</span><input type=checkbox style='position:absolute;opacity:0'></span><span>本人承诺所填属实</span></label>",
}


@pytest.mark.parametrize("how", AGREEMENTS)
def test_an_agreement_is_a_tick_that_stands_for_consent(how: str, perceive: Perceive) -> None:
    form = perceive(
        f"<form><p>姓名<input></p><p>{AGREEMENTS[how]}</p><p><input type=checkbox>记住我</p><button>注册</button></form>"
    )

    assert [(one.kind, one.agreement, one.filled) for one in form.fields[1:]] == [
        ("tick", True, False),
        ("tick", False, False),
    ]


DEMANDED = {
    "by the attribute": ("<p>姓名<input required></p>", True),
    "by ARIA": ("<p>姓名<input aria-required=true></p>", True),
    "by a star before": ("<p><i>*</i>姓名：<input></p>", True),
    "by a star behind the label": ("<p><label for=a>姓名</label><em>*</em><input id=a></p>", True),
    "by a star behind the box": ("<p>姓名<input><font color=red>*</font></p>", True),
    "by a star in the cell before": ("<table><tr><td>*姓名</td><td><input></td></tr></table>", True),
    "by words": ("<p>姓名（必填）<input></p>", True),
    "by a class": ("<div class='form-group required'><label>姓名</label><input></div>", True),
    "by a drawn star": ("<style>.m::before{content:'* '}</style><div><label class=m>姓名</label><input></div>", True),
    "not, where it says so": ("<p>姓名（选填）<input></p>", False),
    "nobody says": ("<p>姓名<input></p>", None),
}


@pytest.mark.parametrize("how", DEMANDED)
def test_that_something_must_be_filled_in_is_said(how: str, perceive: Perceive) -> None:
    html, required = DEMANDED[how]
    form = perceive(f"<form>{html}<p>备注<input></p></form>")

    assert [one.required for one in form.fields] == [required, None]


HELD = {
    "an empty box": ("<input>", "", False),
    "a box with something in it": ("<input value=张三>", "张三", True),
    "a hint that is its value": ("<input value=请输入姓名>", "", False),
    "a password": ("<input type=password value=geheim>", "•", True),
    "a list on its first words": ("<select><option>=====请选择=====<option>城东</select>", "", False),
    "a list on 全部 without a value": ("<select><option value=''>全部<option>城东</select>", "", False),
    "a list on 请选择类别": ("<select><option>请选择类别<option>城东</select>", "", False),
    "a list of Django": ("<select><option value=''>---------<option>city</select>", "", False),
    "a list on a choice": ("<select><option value=''>请选择<option selected>城东</select>", "城东", True),
    "a list of two without a blank": ("<select><option>公开<option>不公开</select>", "公开", True),
    "no radio button": (RADIOS, "", False),
    "a radio button": (RADIOS.replace("radio", "radio checked", 1), "咨询", True),
    "a drawn list that was chosen from": ("<div class=el-select><input readonly value=城东></div>", "城东", True),
    "a drawn list with its hint": ("<div class=el-select><input readonly placeholder=请选择></div>", "", False),
}


@pytest.mark.parametrize("what", HELD)
def test_what_stands_in_a_field_is_told_from_what_says_nothing(what: str, perceive: Perceive) -> None:
    html, holds, filled = HELD[what]

    (field,) = perceive(f"<form><p>所在地：{html}</p></form>").fields

    assert (field.holds, field.filled) == (holds, filled)


def test_what_was_pressed_of_bare_words_is_chosen(perceive: Perceive) -> None:
    form = perceive(
        "<form><div><label>类型</label><b class='seg on' onclick=0>咨询</b><b class=seg onclick=0>投诉</b></div><p>标题<input></p></form>"
    )

    assert (form.fields[0].holds, [one.text for one in form.fields[0].options]) == ("咨询", ["咨询", "投诉"])
    assert form.buttons == ()


def test_options_are_told_with_what_says_nothing(perceive: Perceive) -> None:
    form = perceive(
        f"<form><p>类型：<select><option value=''>请选择<option>咨询<option disabled>举报</select></p><p>目的：{RADIOS}</p></form>"
    )

    assert [[(one.text, one.blank, one.id is not None) for one in field.options] for field in form.fields] == [
        [("请选择", True, False), ("咨询", False, False)],
        [("咨询", False, True), ("投诉", False, True), ("建议", False, True)],
    ]


SAID = {
    "a rule behind the box": (
        "<p>密码<input type=password> <span>6-20位字母和数字</span></p>",
        "6-20位字母和数字",
        False,
    ),
    "a complaint of Element": (
        "<div class='el-form-item is-error'><label>手机</label><div><input><div class=el-form-item__error>手机号格式不正确</div></div></div>",
        "手机号格式不正确",
        True,
    ),
    "a complaint of Bootstrap": (
        "<div class=form-group><label>手机</label><input class=is-invalid><div class=invalid-feedback>请填写</div></div>",
        "请填写",
        True,
    ),
    "a complaint of Django, above": (
        "<ul class=errorlist><li>该字段是必填项。</li></ul><p>手机<input></p>",
        "该字段是必填项。",
        False,
    ),
    "what it refers to": ("<p>手机<input aria-invalid=true aria-describedby=d></p><b id=d>11 位</b>", "11 位", True),
    "nothing": ("<p>手机：<input></p>", "", False),
}


@pytest.mark.parametrize("what", SAID)
def test_what_is_written_at_a_field_is_read(what: str, perceive: Perceive) -> None:
    html, says, invalid = SAID[what]

    form = perceive(f"<form>{html}<p>备注<input></p></form>")

    assert (form.fields[0].says, form.fields[0].invalid) == (says, invalid)
    assert not form.fields[1].invalid


def test_a_value_the_browser_itself_does_not_take_is_invalid(perceive: Perceive) -> None:
    form = perceive("<form><p>邮箱<input type=email value=abc></p><p>姓名<input required></p></form>")

    assert [one.invalid for one in form.fields] == [True, False], "empty is not wrong before it was handed in"


def test_buttons_are_told_and_the_one_beside_a_field_with_it(perceive: Perceive) -> None:
    form = perceive(
        "<h2>我要写信</h2><form><p>手机号<input></p><p>验证码<input> <button type=button disabled>获取验证码</button></p>"
        "<p><input type=submit value=提交> <input type=reset value=重置> <a href=/help>帮助</a> <a class=btn onclick=0>返回</a></p></form>"
    )

    assert form.heading == "我要写信"
    assert [(one.text, one.disabled) for one in form.buttons] == [
        ("获取验证码", True),
        ("提交", False),
        ("重置", False),
        ("返回", False),
    ]
    assert [one.button and one.button.text for one in form.fields] == [None, "获取验证码"]


def test_the_form_is_the_one_that_holds_the_spot(scripted_page: Page) -> None:
    words = Lexicon({name: Concept(name, "textbox", name, (name,)) for name in ("关键字", "标题")}, "test")
    scripted_page.evaluate(
        "html => { document.body.innerHTML = html; }",
        "<div>关键字<input><button>搜索</button></div><form>标题<input>正文<textarea></textarea></form>",
    )

    names = {
        spot: [called(one) for one in form.fields]
        for spot in words.concepts
        if (form := ask(scripted_page.main_frame, ReadForm(words.spec(Spot(spot, spot)))))
    }

    assert names == {"关键字": ["关键字"], "标题": ["标题", "正文"]}


def test_a_form_in_an_open_shadow_root_is_a_form(perceive: Perceive) -> None:
    form = perceive(
        "<gov-letter></gov-letter>",
        "body.firstChild.attachShadow({ mode: 'open' }).innerHTML = '<form><label>标题<input></label><label>正文<textarea></textarea></label></form>'",
    )

    assert kinds(form) == [("text", "标题"), ("area", "正文")]


def test_a_page_that_asks_for_nothing_has_no_form(scripted_page: Page) -> None:
    scripted_page.evaluate("() => { document.body.innerHTML = '<p>公告</p><a href=/>首页</a>'; }")

    assert ask(scripted_page.main_frame, ReadForm()) is None


def test_a_page_of_very_many_elements_is_no_trouble(perceive: Perceive) -> None:
    rows = "<tr><td><a href=#>公告</a></td><td><span onclick=0>部门</span></td></tr>" * 30_000

    form = perceive(
        f"<form><p>编号<input></p><p>密码<input type=password></p><button>查询</button></form><table>{rows}</table>"
    )

    assert kinds(form) == [("text", "编号"), ("password", "密码")]
    assert [one.text for one in form.buttons] == ["查询"]


def test_a_field_keeps_its_number(perceive: Perceive, scripted_page: Page) -> None:
    first = perceive(f"<form><p>姓名<input></p><p>类型{RADIOS}</p></form>")
    again = ask(scripted_page.main_frame, ReadForm())

    assert again
    assert again.fields == first.fields


def test_a_field_is_called_by_the_cell_before_it_not_by_those_that_head_several_rows(perceive: Perceive) -> None:
    rows = "<tr><td rowspan=2>申请人<td rowspan=2>公民<td>*住址<td><input><tr><td>电话<td><input>"

    names = [field.names["beside"] for field in perceive(f"<form><table>{rows}</table></form>").fields]

    assert names == ["*住址", "电话"]


def test_consent_is_told_by_the_link_to_what_is_agreed_to(perceive: Perceive) -> None:
    consent = "<div><label><input type=checkbox> 同意并遵守</label><a href=/terms>《使用条款》</a></div>"

    ticks = [field.agreement for field in perceive(f"<form><p>姓名<input></p>{consent}</form>").fields]

    assert ticks == [False, True]
