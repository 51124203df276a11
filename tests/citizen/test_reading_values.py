"""
Values on pages of words and markup of our own: how many items, in which state, under which number.

Every word that the lexicon takes for the landmark of a count is held to: its number is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from errand.citizen.citizen import Citizen
from errand.citizen.factory import CitizenFactory
from errand.core.errors import Undetermined
from errand.core.model import Reason
from errand.given.cities import PRACTICE
from errand.given.concept import parts_of
from errand.given.lexicon import Lexicon, Spot, load_lexicon
from errand.given.portal import Portal
from pages.interaction import ReceiptPage
from pages.items import ItemsPage
from pages.progress import CasePage

At = Callable[[str], Citizen]


@pytest.fixture
def at(browser: Browser, lexicon: Lexicon) -> Iterator[At]:
    """A citizen who is looking at a page of this content."""
    portal = Portal(PRACTICE, "http://127.0.0.1/", words={"items.summary": ("本类{count}宗",)})
    citizen = CitizenFactory(browser.new_context, lexicon).send(portal)
    with citizen.watch.context:

        def look(html: str) -> Citizen:
            page = "<!doctype html><meta charset=utf-8><title>厅</title>" + html
            citizen.watch.current.goto("data:text/html;charset=utf-8," + quote(page))
            return citizen

        yield look


LIST = "<ul><li><a href=#a>社会保障卡补换</a></li><li><a href=#b>老年人优待证</a></li></ul>"
COUNTS = {
    "共12项": 12,
    "<b>共</b> <em>1,208</em> <b>件</b>": 1208,
    "总共 12 条": 12,
    "共为您检索出相关事项 34 个": None,  # too long between for a number of which nobody knows what it counts
    "共有：<span>７</span> 项": 7,
    "合计：9 件": 9,
    "总计 31 项，每页 10 项": 31,
    "为您找到12条": 12,
    "为您找到与“社保卡”相关的内容 <strong>12</strong> 条": 12,
    "搜索到约 40 个": 40,
    "查到 3 件相关办件": 3,
    "找到12": 12,
    "共 5": 5,
    "合计：1,024": 1024,
    "48条结果": 48,
    "8 件记录": 8,
    "搜索结果 6 个": 6,
    "结果：6 条": 6,
    "About 12 results": 12,
    "搜索结果 (6)": 6,
    "(1-25/38)": 38,
    "结果 (1 - 3 共 17)": 17,
    "1..1 共 1": 1,
    "1 to 5 of 23 entries": 23,
    "本类 15 宗": 15,
    "共 21 项，第 1/3 页": 21,
    "<span>共 21 项</span><span>第 1/3 页</span>": 21,
    "第 1 页 / 共 3 页 · 共 21 条": 21,
    "第 1/3 页": None,
    "第1页，共3页": None,
    "第2页/共13页": None,
    "共 3 页": None,
}


@pytest.mark.parametrize("said", COUNTS)
def test_the_number_of_items_is_read_wherever_its_landmark_is_seen(said: str, at: At) -> None:
    citizen = at(f"<h1>事项</h1><div class=sum>{said}</div>{LIST}")

    assert ItemsPage(citizen).stated_total() == COUNTS[said]
    assert citizen.sees(ItemsPage.landmark) is (COUNTS[said] is not None or "页" in said)


def test_no_word_for_a_count_is_left_without_such_a_test() -> None:
    lexicon = load_lexicon()
    own = [word for word in lexicon["items.summary"].words if "count" in parts_of(word)]

    def reads(word: str, said: str) -> bool:
        only = replace(lexicon["items.summary"], words=(word,))
        return "count" in Lexicon({**lexicon.concepts, only.name: only}, "one word").values(only.name, [said])

    plain_counts = [said for said, number in COUNTS.items() if number and "<" not in said]
    assert [word for word in own if not any(reads(word, said) for said in plain_counts)] == []


STATES = {
    "in a table": "<table><tr><td>编号</td><td>A1</td></tr><tr><th>办理状态</th><td>{}</td></tr></table>",
    "in a list of pairs": "<dl><dt>申请时间</dt><dd>6月1日</dd><dt>当前状态</dt><dd>{}</dd></dl>",
    "beside it": "<p><span class=l>办件状态</span><span class=badge>{}</span></p>",
    "under the head of a column": "<table><thead><tr><th>标题</th><th>状态</th><th>时间</th></tr></thead>"
    "<tbody><tr><td>居住证</td><td>{}</td><td>6月1日</td></tr><tr><td>社保</td><td>另一个</td><td>-</td></tr></tbody></table>",
    "under one of cells that are all heads": "<table><tr><td colspan=2>信件编号</td><td>办理状态</td></tr>"
    "<tr><td>A</td><td>1</td><td>{}</td></tr></table>",
    "in a list whose heads have a table to themselves": (
        "<div><div><table><tr><th>编号</th><th>办理状态</th></tr></table></div><div><table>"
        "<tr><td>A1</td><td>{}</td></tr></table></div></div>"
    ),
    "behind a colon": "<p>编号：A1</p><p>受理状态：{}</p><p>受理时间：6月1日</p>",
    "behind a colon in bold": "<div><div><b>处理状态：</b>{}</div><div><b>回复时间：</b>6月2日</div></div>",
    "where a value is a head": "<table><tr><td>办理状态</td><td>{}</td></tr><tr><td>答复</td><td>x</td></tr></table>",
    "in a drawn badge": "<dl><dt>办件状态</dt><dd><span class=tag><i></i>{}</span></dd></dl>",
    "in a box that holds it": "<table><tr><td>办理状态</td><td><input readonly value='{}'></td></tr></table>",
    "in an option that is chosen": (
        "<p><label>状态</label><select><option>别的<option selected>{}<option>关闭</select></p>"
    ),
    "in a description": (
        "<table><tr><th class=label>编号</th><td>A1</td><th class=label>办件状态</th><td><b>{}</b></td></tr></table>"
    ),
    "in a label and a value": "<div class=row><div class=label>当前状态</div><div class=value>{}</div></div>",
    "below it": "<h3>状态</h3><div>{}</div><h3>答复</h3><div></div>",
}


@pytest.mark.parametrize("how", STATES)
@pytest.mark.parametrize("state", ["处理中", "已送达", "公示中", "待省厅会签", "Closed", "材料核验", "答复"])
def test_a_state_is_recorded_as_it_stands(state: str, how: str, at: At) -> None:
    assert CasePage(at(STATES[how].format(state))).state() == state


@pytest.mark.parametrize(
    "state, answered",
    [
        *((state, True) for state in ("办结", "已办结，待评价", "已送达", "已完成", "审批不通过", "不予受理", "√")),
        *((state, False) for state in ("待预审", "处理中", "公示中", "未办结", "已转办", "尚未答复", "受理", "新建")),
    ],
)
def test_whether_a_case_is_answered_is_told_by_states_that_are_known(state: str, answered: bool, at: At) -> None:
    assert CasePage(at(STATES["in a table"].format(state))).answered() is answered


LISTED = (
    "<table><tr class=h><td>申报号</td><td>名称</td><td>当前节点</td><td>状态</td></tr>"
    "<tr><td>A1</td><td>甲</td><td>审查</td><td>审核中</td></tr><tr><td>B2</td><td>乙</td><td>{node}</td><td>{state}</td></tr></table>"
)


def test_of_several_cases_the_state_is_that_of_the_number_asked_for(at: At) -> None:
    case = CasePage(
        at(
            "<h3>办件公示</h3><table><tr><th>状态</th></tr><tr><td>别的</td></tr></table>"
            + LISTED.format(node="办结", state="已办结")
        )
    )
    case.number = "B2"

    assert case.state() in ("已办结", "办结")


def test_a_case_that_is_there_and_has_no_state_is_read_whole(at: At) -> None:
    case = CasePage(at(LISTED.format(node="", state="")))
    case.number = "B2"

    assert case.state() == ""
    assert case.citizen.recorder.unread == [], "nothing was looked for in vain"


def test_a_column_without_a_value_gives_way_to_one_with(at: At) -> None:
    case = CasePage(at(LISTED.format(node="", state="公示中")))
    case.number = "B2"

    assert case.state() == "公示中"


def test_a_state_nobody_knows_is_no_fault(at: At) -> None:
    case = CasePage(at(STATES["in a table"].format("材料核验")))

    with pytest.raises(Undetermined) as raised:
        case.answered()

    assert raised.value.reason is Reason.NOT_UNDERSTOOD
    assert "材料核验" in str(raised.value)


def test_a_reply_answers_whatever_the_state_is_called(at: At) -> None:
    reply = "<table><tr><th>办理状态</th><td>材料核验</td></tr><tr><th>答复内容</th><td>可以委托。</td></tr></table>"

    assert CasePage(at(reply)).answered()


RECEIPTS = {
    "a sentence": "<p>提交成功！您的信件编号：XJ20261129007，查询密码：k3m9q2，请牢记。</p>",
    "cells": "<table><tr><td>信件编号</td><td>XJ20261129007</td></tr><tr><td>查询密码</td><td>k3m9q2</td></tr></table>",
    "under the heads of columns": "<table><thead><tr><th>受理编号</th><th>查询密码</th><th>提交时间</th></tr></thead>"
    "<tbody><tr><td>XJ20261129007</td><td>k3m9q2</td><td>2026-11-29</td></tr></tbody></table>",
    "blanks between": "<p>查询编号 XJ20261129007 查询密码 k3m9q2 2026-11-29</p>",
}


@pytest.mark.parametrize("how", RECEIPTS)
def test_number_and_password_are_read_as_they_are_written(how: str, at: At) -> None:
    case = ReceiptPage(at(RECEIPTS[how])).acknowledgement()

    assert case
    assert (case.number, case.password) == ("XJ20261129007", "k3m9q2")


HEADINGS = {
    "guide.materials": "材料清单",
    "guide.conditions": "申请条件及说明",
    "guide.flow": "窗口办理流程",
    "guide.fee": "收费标准及依据",
    "guide.place": "办理地点及时间",
    "guide.hours": "窗口办公时间",
    "guide.basis": "法律依据及条文",
}


@pytest.mark.parametrize("concept", HEADINGS)
@pytest.mark.parametrize("tag", ["h3", "dt"])
def test_a_heading_may_say_more_than_its_word(concept: str, tag: str, at: At) -> None:
    said = {"h3": "<h3>{}</h3><p>甲乙丙丁</p><h3>其他</h3><p>戊</p>", "dt": "<dl><dt>{}</dt><dd>甲乙丙丁</dd></dl>"}[
        tag
    ]

    section = at(said.format(HEADINGS[concept])).read(Spot(concept, concept))

    assert section
    assert section.text.strip() == "甲乙丙丁"


@pytest.mark.parametrize("said", ["材料已经收齐", "请看申请条件及说明一节", "收费"])
def test_a_sentence_about_a_part_of_a_guide_heads_none(said: str, at: At) -> None:
    citizen = at(f"<p>{said}</p><p>甲乙丙丁</p>")

    assert [concept for concept in HEADINGS if citizen.read(Spot(concept, concept))] == []
