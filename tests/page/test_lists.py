# ruff: noqa: E501 (a page in one line is a page one can see)
"""Which of a page's runs of rows is the list that was asked for, and what its lines are called."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page

from errand.given.lexicon import Lexicon, Spot
from errand.page.bridge import ask
from errand.page.questions import ReadEntries, ReadRows

SUMMARY = Spot("items.summary", "the number of items")
PENSION, CARD, BUS = "老年人优待证办理", "社会保障卡补换", "公交卡年审"


def items(*titles: str, tag: str = "li") -> str:
    return "".join(f"<{tag}><a href=#{title}>{title}</a></{tag}>" for title in titles)


TWO = f"<ul class=res>{items(PENSION, CARD)}</ul>"
OFFICES = "".join(f"<li><a href=#{n}>市{n}保障和服务管理局</a></li>" for n in "甲乙丙丁戊己庚辛")
NEWS = "".join(f"<li><a href=#{n}>关于第{n}批证照启用电子印章的公告</a></li>" for n in "一二三四五六")
ROWS = "".join(
    f"<tr><td>{n}</td><td><a href=#{t}>{t}</a></td><td><a href=#o>市人力资源和社会保障局</a></td><td><a href=#g>办事指南</a></td></tr>"
    for n, t in enumerate((PENSION, CARD, BUS))
)
LISTS = {
    "more rows than the count says are of another list": (f"<p>共 2 条</p>{TWO}<ul>{OFFICES}</ul>", "", [PENSION, CARD]),
    "another list stands before it": (f"<p>共 2 项</p><div><ul>{OFFICES}</ul></div>{TWO}", "", [PENSION, CARD]),
    "the rest is under a heading of something else": (f"<div><h3>通知公告</h3><ul>{NEWS}</ul></div><p>找到 12 项</p><div>{TWO}</div>", "", [PENSION, CARD]),
    "its rows hold what was searched for": (f"<p>找到若干，第1/3页</p><ul>{NEWS}</ul><ul>{items('优待证', '老年优待证补办')}</ul>", "优待证", ["优待证", "老年优待证补办"]),
    "the office repeats, the item does not": (f"<table><tbody>{ROWS}</tbody></table><p>共3条</p>", "", [PENSION, CARD, BUS]),
    "heads that sort": (f"<p>共3条</p><table><tr><th><a href=#1>事项的全部名称排序</a></th><th><a href=#2>部门</a></th></tr>{ROWS}</table>", "", [PENSION, CARD, BUS]),
    "two columns": (f"<p>共 4 项</p><div><ul class=l>{items('甲证补办', '乙证补办')}</ul><ul class=l>{items('丙证补办', '丁证补办')}</ul></div>", "", ["甲证补办", "乙证补办", "丙证补办", "丁证补办"]),
    "two in a line": ("<p>共 4 项</p><table><tr><td><a href=#>甲证补办</a><td><a href=#>乙证补办</a><tr><td><a href=#>丙证补办</a><td><a href=#>丁证补办</a></table>", "", ["甲证补办", "乙证补办", "丙证补办", "丁证补办"]),
    "cards of terms": (f"<p>共 2 项</p><div><dl><dt><a href=#>{PENSION}</a><dd>市民政局<dd><a href=#>收藏</a></dl><dl><dt><a href=#>{CARD}</a><dd>市人社局</dl></div>", "", [PENSION, CARD]),
    "terms of one list": (f"<p>共 2 项</p><dl><dt><a href=#>{PENSION}</a><dd>市民政局的说明<dt><a href=#>{CARD}</a><dd>市人社局</dl>", "", [PENSION, CARD]),
    "boxes without classes": (f"<div><div>共 2 项</div><div><div><a href=#>{PENSION}</a></div><div><a href=#>{CARD}</a></div></div></div>", "", [PENSION, CARD]),
    "merged cells": (f"<p>共 2 项</p><table><tr><td rowspan=2>民政<td><a href=#>{PENSION}</a><tr><td><a href=#>{CARD}</a></table>", "", [PENSION, CARD]),
    "parts in other colours": ("<p>共 1 项</p><ul><li><a href=#>老年人<em>优待证</em>办理</a><a href=#>更多</a></li></ul>", "优待证", [PENSION]),
    "a title that is cut off": (f"<p>共 1 项</p><ul><li><a href=# title={PENSION}>老年人优待…</a></li></ul>", "", [PENSION]),
    "a count after it": (f"<div>{TWO}<div class=page>1..2 (共 2 项)</div></div><div><ul>{OFFICES}</ul></div>", "", [PENSION, CARD]),
    "none at all": (f"<p>共 0 项</p><div>暂无</div><ul>{OFFICES}</ul>", "", []),
    "what turns pages": (f"<p>共 21 条</p>{TWO}<div class=pagination><a href=#>上一页</a><a href=#>第一页面</a><a href=#>第二页面</a><a href=#>第三页面</a></div>", "", [PENSION, CARD]),
    "filters": (f"<div class=filter-row><a href=#>户籍办理类</a><a href=#>社会保障类</a><a href=#>婚姻登记类</a></div><p>共 21 条</p><div>{TWO}</div>", "", [PENSION, CARD]),
    "a drawing that is pressed": (f"<p>共 2 条</p>{TWO}<div style='cursor:pointer'><svg width=24 height=24><rect width=9 height=9 /></svg></div>", "", [PENSION, CARD]),
}  # fmt: skip


@pytest.mark.parametrize("what", LISTS)
def test_the_list_is_read_beside(what: str, scripted_page: Page, lexicon: Lexicon) -> None:
    html, sought, titles = LISTS[what]
    scripted_page.evaluate("html => { document.body.innerHTML = html }", html)

    read = ask(scripted_page.main_frame, ReadRows(lexicon.spec(SUMMARY), sought))

    assert read
    assert list(read.titles) == titles
    assert read.sure


def test_of_two_lists_that_might_both_be_meant_none_is_sure(scripted_page: Page, lexicon: Lexicon) -> None:
    other = items("居民户口簿补发", "临时身份证申领", "港澳通行证签注")
    html = f"<p>第1/3页</p><ul class=a>{items(PENSION, CARD, BUS)}</ul><ul class=b>{other}</ul>"
    scripted_page.evaluate("html => { document.body.innerHTML = html }", html)

    read = ask(scripted_page.main_frame, ReadRows(lexicon.spec(SUMMARY), ""))

    assert read
    assert not read.sure
    assert json.dumps(read.titles)


ENTRY = "<a href=#e>民声直通车</a>"
DATED = {  # a page with a letter called 身份证到期 and an entry -> whether only the letter is a line of a dated list
    "letters in a table": "<table><tr><th>标题<th>写信时间<tr><td><a href=#1>身份证到期</a><td>2018-11-02<tr><td><a href=#2>路灯不亮</a><td>2018-11-01</table>",
    "news": "<ul><li><a href=#1>身份证到期</a><span>2018年11月2日</span><li><a href=#2>路灯不亮</a><span>2018年11月1日</span></ul>",
    "the date within": "<div><a href=#1 title=身份证到期>身份证到期<i>2018/11/02</i></a><a href=#2>路灯不亮<i>2018/11/01</i></a></div>",
}  # fmt: skip
NOT_DATED = {
    "today's date beside a menu": "<ul><li>2018年11月2日<li><a href=#1>身份证到期</a></ul>",
    "one line, with a date": "<p>2018-11-02 <a href=#1>身份证到期</a></p>",
    "columns of news beside entries": "<div class=c><a href=#1>身份证到期</a><i>2018-11-01</i><a>一</a><a>二</a><a>三</a></div><div class=c><a>四</a><i>2018-11-02</i></div>",
}  # fmt: skip


@pytest.mark.parametrize("html", [*DATED.values(), *NOT_DATED.values()], ids=[*DATED, *NOT_DATED])
def test_what_stands_in_lines_with_dates_is_no_entry(html: str, scripted_page: Page, lexicon: Lexicon) -> None:
    scripted_page.evaluate("html => { document.body.innerHTML = html }", f"<nav>{ENTRY}</nav>{html}")

    read = ask(scripted_page.main_frame, ReadEntries(lexicon.spec(SUMMARY)))

    assert read
    shown = [text for group in read.groups for text in group]
    assert "民声直通车" in shown
    dated = any("身份证到期" in text for text in read.dated)
    assert dated is (html in DATED.values())
    assert dated is not ("身份证到期" in shown)
