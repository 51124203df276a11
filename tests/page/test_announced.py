"""Words of success count where a page says them to whoever reads it, and nowhere else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from errand.given.lexicon import Lexicon, Spot
from errand.page.bridge import ask
from errand.page.questions import Sees

ANNOUNCED = {
    "a heading": "<h2>提交成功</h2>",
    "a sentence": "<p>您的咨询已成功提交，请牢记编号。</p>",
    "a toast": "<div style='position:fixed;top:9px'>留言成功！</div>",
    "a dialog with a button": "<div role=dialog><ul><li>提交成功<a href=#>我知道了并返回首页</a></li></ul></div>",
    "a cell": "<table><tr><td>信件登记成功</td></tr><tr><td>编号</td><td>77</td></tr></table>",
    "a line with a button of its own": "<ul><li>发送成功 <a href=#>返回</a></li></ul>",
    "thanks": "<div class=box>感谢您的来信！</div>",
    "an alert": "<div class='alert alert-success' role=alert>问题 <a href=#>#12</a> 已创建，您的问题已提交。</div>",
    "a sentence with its number as a link": "<p>您的工单 <a href=#>ZX-2209</a> 已提交</p>",
    "a box in a page named for its menu": "<div class='wrap with-side-menu'><h1>大厅</h1><p>咨询已提交</p></div>",
}
NOT = {
    "the title of an item": "<ul><li><a href=#>提交成功</a></li></ul>",
    "news": "<ul><li><a href=#>全市网上申报提交成功率居全省第一</a></li></ul>",
    "a state in a list": "<table><tr><td><a href=#>居住证办理的咨询</a></td><td>提交成功</td></tr></table>",
    "a hint": "<p>提交成功后您将收到查询编号</p>",
    "a hint of a field": "<label>标题<input><span class=form-hint>提交成功</span></label>",
    "two links in a box": "<div><a href=#>咨询</a><a href=#>成功案例</a></div>",
    "a menu by its name": "<div class=left-menu><span>提交成功</span></div>",
    "a menu": "<nav><span>提交成功</span></nav>",
    "a button": "<button>提交成功</button>",
    "what has not": "<p>未提交成功</p>",
    "how to tell": "<p>如何知道是否提交成功？</p>",
}  # fmt: skip


@pytest.mark.parametrize("how", [*ANNOUNCED, *NOT])
def test_success_is_seen_where_it_is_said(how: str, scripted_page: Page, lexicon: Lexicon) -> None:
    html = {**ANNOUNCED, **NOT}[how]
    scripted_page.evaluate("html => { document.body.innerHTML = html }", html)

    assert ask(scripted_page.main_frame, Sees(lexicon.spec(Spot("receipt.done", "success")))) is (how in ANNOUNCED)


@pytest.mark.parametrize(
    "html, seen",
    [
        ("<p>张三，您好 <a href=#>[退出]</a></p>", True),
        ("<header><span>安全退出</span></header>", True),
        ("<ul><li><a href=#>关于网上用户中心升级的公告</a></li></ul>", False),
        ("<p>账号注销须知</p>", False),
    ],
)
def test_being_logged_in_is_seen_by_whole_words_only(
    html: str, seen: bool, scripted_page: Page, lexicon: Lexicon
) -> None:
    scripted_page.evaluate("html => { document.body.innerHTML = html }", html)

    assert ask(scripted_page.main_frame, Sees(lexicon.spec(Spot("account.mark", "her corner")))) is seen


@pytest.mark.parametrize(
    "heard, done", [("提交成功！编号：77", True), ("提交成功后请牢记编号", False), ("请确认是否提交成功", False)]
)
def test_what_a_dialog_says_is_judged_alike(heard: str, done: bool, lexicon: Lexicon) -> None:
    assert lexicon.says("receipt.done", heard) is done
