"""
What a hall is blamed for, and what not: presses that do nothing, entries that are not there, words that refuse.

The habits are those of real sites: visitors counted by a beacon or a pixel (Baidu's hm.gif), hints beside boxes, news
about maintenance, boards of letters in words of a city's own (民声直通车, 市长会客厅), frames that have gone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from errand.citizen.citizen import Citizen
from errand.citizen.factory import CitizenFactory
from errand.citizen.signs import REFUSED, Signs
from errand.core.errors import PortalFault, Undetermined
from errand.core.evidence_kinds import EvidenceKind
from errand.core.model import Reason
from errand.given.cities import PRACTICE
from errand.given.lexicon import Lexicon, Spot
from errand.given.portal import Act, Portal
from errand.page.waiting import Patience
from pages.home import HomePage
from pages.interaction import ConsultPage, ReceiptPage
from tests.serving import serving

pytestmark = pytest.mark.slow

HEAD = "<!doctype html><meta charset=utf-8><title>办事</title>"
NAV = "<nav><a href='/'>首页</a> <a href='/p'>个人办事</a> <a href='/q'>办件查询</a> <a href='/c'>投诉举报</a></nav>"
ENTRY = Spot("consult.entry", "the entry")
FORM = """<h1>我要咨询</h1><form id=f method=get action=/sent><p>标题<input name=t></p>
    <p>内容<textarea name=c></textarea></p><button>提交</button></form>"""


class Hall:
    """A hall whose pages a test chooses; every other page says that it is about something else."""

    def __init__(self) -> None:
        self.pages: dict[str, str | tuple[int, str]] = {}

    def answer(self, path: str) -> tuple[int, str]:
        found = self.pages.get(urlsplit(path).path.strip("/"), f"{HEAD}{NAV}<h1>本栏目</h1><p>内容</p>")
        return (200, found) if isinstance(found, str) else found


@pytest.fixture(scope="module")
def hall() -> Iterator[tuple[Hall, str]]:
    hall = Hall()
    with serving(hall.answer) as port:
        yield hall, f"http://127.0.0.1:{port}/"


@pytest.fixture
def send(browser: Browser, lexicon: Lexicon, hall: tuple[Hall, str]) -> Iterator[Callable[..., Citizen]]:
    """Sends a citizen to a hall with these pages; she has arrived at its home page."""
    contexts = []

    def visit(home: str, **pages: str | tuple[int, str]) -> Citizen:
        hall[0].pages = {"": HEAD + NAV + home, **pages}
        patience = Patience(limit_ms=6_000, settle_ms=700)
        citizen = CitizenFactory(browser.new_context, lexicon, patience=patience).send(Portal(PRACTICE, hall[1]))
        contexts.append(citizen.watch.context)
        citizen.open("/")
        citizen.arrive(HomePage)
        return citizen

    yield visit
    for context in contexts:
        context.close()


def said(act: Callable[[], object]) -> tuple[Reason, EvidenceKind | None]:
    """What is said of an act that comes to nothing."""
    try:
        act()
    except PortalFault as fault:
        return fault.reason, fault.evidence
    except Undetermined as unknown:
        return unknown.reason, None
    pytest.fail("it came")


DEAD = (Reason.NO_RESPONSE, EvidenceKind.DEAD_PRESS)
UNPROVEN = (Reason.UNPROVEN, None)
UNKNOWN = (Reason.NOT_RECOGNISED, None)
PRESSES = {
    "does nothing": ("<a href='javascript:;'>我要咨询</a>", DEAD),
    "shows that it is pressed": ("<button onclick=\"this.className = 'pressed'\">我要咨询</button>", DEAD),
    "only counts visitors": (
        "<a onclick=\"navigator.sendBeacon('/log', '1'); new Image().src = '/hm.gif'\">我要咨询</a>", DEAD),
    "asks the server": ("<a onclick=\"fetch('/api')\">我要咨询</a>", UNKNOWN),
    "loads a script": (
        "<a onclick=\"const j = document.createElement('script'); j.src = '/j'; document.head.append(j)\">我要咨询</a>",
        UNKNOWN),
    "opens a menu in words of its own": (
        "<a onclick='m.hidden = 0'>我要咨询</a><ul id=m hidden><li><a href='/a'>市长会客厅</a></ul>", UNKNOWN),
    "swallows the press on its way": (
        """<div id=o><a href='javascript:;'>我要咨询</a></div><script>
        o.addEventListener('click', (event) => event.stopImmediatePropagation(), true)</script>""", DEAD),
    "is dead beside a clock": (
        """<a href='javascript:;'>我要咨询</a><p id=t></p><script>
        setInterval(() => { t.innerText = Date.now() }, 50)</script>""", DEAD),
}  # fmt: skip


@pytest.mark.parametrize("press", PRESSES)
def test_a_press_is_dead_only_where_nothing_at_all_has_followed(press: str, send: Callable[..., Citizen]) -> None:
    markup, expected = PRESSES[press]
    citizen = send(f"<main>{markup}</main>")
    citizen.recorder.begin()
    if "clock" in press:
        citizen._until(lambda: False, 900)  # until the clock is known as one
    citizen.click(ENTRY)

    assert said(lambda: citizen.arrive(ConsultPage)) == expected


MISSING = (Reason.MISSING, EvidenceKind.READ_WHOLE)
HOMES = {
    "none of its entries is one": ("<ul><li><a href='/a'>居住证办理</a><li><a href='/b'>市民政局</a></ul>", MISSING),
    "it has news, offices and a foot": (
        """<ul><li><a href='/n'>关于开展文明用语专项活动的通知</a></ul>
        <footer><a href='/x'>网站地图</a> <a href='/y'>联系我们</a></footer>""", MISSING),
    "one is in words of the city's own": ("<a href='/a'>连心码头</a>", UNKNOWN),
    "one is a picture without words": ("<a href='/a'><img src=/x.png width=90 height=40></a>", UNKNOWN),
    "one is in a menu that opens on hover": ("<ul hidden><li><a href='/a'>市长会客厅</a></ul>", UNKNOWN),
    "half the page is a frame of another host": (
        "<iframe src='http://localhost:9/' width=900 height=600></iframe>", UNKNOWN),
    "one is drawn": ("<canvas width=900 height=500></canvas>", UNKNOWN),
}  # fmt: skip


@pytest.mark.parametrize("home", HOMES)
def test_an_entry_is_missing_only_where_everything_is_known_to_be_something_else(
    home: str, send: Callable[..., Citizen]
) -> None:
    markup, expected = HOMES[home]
    citizen = send(markup)

    assert said(lambda: citizen.follow(ENTRY)) == expected


def test_what_may_be_behind_a_way_is_not_missing(send: Callable[..., Citizen]) -> None:
    citizen = send("<a href='/i'>互动交流</a>", i=f"{HEAD}{NAV}<a href='/z'>街坊议事厅</a>")

    assert said(lambda: citizen.follow(ENTRY)) == UNKNOWN


NOTICES = {
    "a notice": ("<h1>该功能暂未开放</h1>", Reason.CLOSED),
    "a layer": ("<div style='position:fixed;inset:99px'>系统维护中</div>", Reason.CLOSED),
    "news about maintenance": (
        "<ul><li><a href='/n'>关于系统维护中、暂不开放的公告</a> 2026-11-29</ul><p>正文</p>", Reason.NOT_RECOGNISED),
    "an article's title": ("<h1>关于社保系统维护中暂停办理业务的通知</h1><p>各有关单位：</p>", Reason.NOT_RECOGNISED),
    "a link in the menu": ("<nav><a href='/n'>正在建设中的工程</a></nav><p>正文</p>", Reason.NOT_RECOGNISED),
    "a long text": (f"<p>{'本栏目为您提供各项服务。' * 9}若遇系统维护中，请稍后再试。</p>", Reason.NOT_RECOGNISED),
}  # fmt: skip


@pytest.mark.parametrize("notice", NOTICES)
def test_only_a_notice_says_that_something_is_closed(notice: str, send: Callable[..., Citizen]) -> None:
    markup, reason = NOTICES[notice]
    citizen = send("<a href='/ask'>我要咨询</a>", ask=f"{HEAD}{markup}")
    citizen.click(ENTRY)

    assert said(lambda: citizen.arrive(ConsultPage))[0] is reason


ANSWERS = {
    "red words over the form": (f"<p style='color:#e00'>手机号格式不正确</p>{FORM}", Reason.REJECTED),
    "words at a field": (FORM.replace("<textarea", "手机号格式不正确<textarea"), Reason.REJECTED),
    "a page that says nothing else": ("<p>提交失败</p><a href='/ask'>返回</a>", Reason.REJECTED),
    "an alert": ("<div role=alert>验证码错误</div>" + FORM, Reason.REJECTED),
    "a hint that stood there before": (f"<p class=tip>内容不能为空</p>{FORM}", Reason.NOT_RECOGNISED),
    "rules": (
        f"<h1>受理完毕</h1><p>{'办理须知：请如实填写。' * 20}</p><p>查询时密码不能为空</p>", Reason.NOT_RECOGNISED),
    "the empty form, without a word": (FORM, Reason.NOT_RECOGNISED),  # the title was left out: who knows why
    "news": ("<h1>受理完毕</h1><ul><li><a href='/n'>身份证号码有误怎么办</a></ul>", Reason.NOT_RECOGNISED),
}  # fmt: skip


class Answer(ReceiptPage):
    """What comes when a form is handed in once, and nothing in it is corrected."""

    signs: ClassVar[Signs] = {REFUSED: Reason.REJECTED}


@pytest.mark.parametrize("answer", ANSWERS)
def test_only_words_of_its_kind_refuse_what_was_handed_in(answer: str, send: Callable[..., Citizen]) -> None:
    markup, reason = ANSWERS[answer]
    citizen = send("<a href='/ask'>我要咨询</a>", ask=f"{HEAD}<p class=tip>内容不能为空</p>{FORM}", sent=HEAD + markup)
    citizen.click(ENTRY)
    form = citizen.arrive(ConsultPage)
    citizen.fill(form.body, "请问")
    citizen.press(form.button, Act.CONSULT)

    assert said(lambda: citizen.arrive(Answer))[0] is reason


def test_an_empty_form_without_a_word_is_no_acknowledgement(send: Callable[..., Citizen]) -> None:
    citizen = send("<a href='/ask'>我要咨询</a>", ask=HEAD + FORM, sent=HEAD + FORM)
    citizen.click(ENTRY)
    form = citizen.arrive(ConsultPage)
    citizen.fill(form.title, "咨询")
    citizen.fill(form.body, "请问")
    citizen.press(form.button, Act.CONSULT)

    assert said(lambda: citizen.arrive(ReceiptPage)) == (Reason.NO_ACKNOWLEDGEMENT, EvidenceKind.READ_WHOLE)


RECEIPTS = {
    "beside a hint": "<h1>提交成功</h1><p>编号：1</p><p class=tip>查询时密码不能为空</p>",
    "beside rules in red": "<h2>您的咨询已提交</h2><p style='color:red'>密码不能为空，请牢记</p>",
}


@pytest.mark.parametrize("receipt", RECEIPTS)
def test_the_word_of_success_says_more_than_hints_beside_it(receipt: str, send: Callable[..., Citizen]) -> None:
    citizen = send("<a href='/ask'>我要咨询</a>", ask=HEAD + FORM, sent=HEAD + RECEIPTS[receipt])
    citizen.click(ENTRY)
    form = citizen.arrive(ConsultPage)
    citizen.fill(form.body, "请问")
    citizen.press(form.button, Act.CONSULT)

    citizen.arrive(ReceiptPage)


def test_success_in_the_title_of_news_is_none(send: Callable[..., Citizen]) -> None:
    news = "<h1>我的信件</h1><ul><li><a href='/n'>怎样算提交成功</a></ul>"
    citizen = send("<a href='/ask'>我要咨询</a>", ask=HEAD + FORM, sent=HEAD + news)
    citizen.click(ENTRY)
    form = citizen.arrive(ConsultPage)
    citizen.fill(form.body, "请问")
    citizen.press(form.button, Act.CONSULT)

    assert said(lambda: citizen.arrive(ReceiptPage)) == UNKNOWN


def test_a_small_frame_that_has_gone_is_not_the_page(send: Callable[..., Citizen]) -> None:
    weather = "<iframe src=/sky width=280 height=25></iframe>"
    citizen = send(f"<a href='/ask'>我要咨询</a>{weather}", ask=HEAD + FORM + weather, sky=(404, "没有"))
    citizen.click(ENTRY)

    citizen.arrive(ConsultPage)


def test_the_same_press_on_a_page_that_stays_as_it_was_ends_the_walk(send: Callable[..., Citizen]) -> None:
    citizen = send("<a href='javascript:;'>我要咨询</a>")
    citizen.click(ENTRY)

    with pytest.raises(Undetermined) as told:
        citizen.click(ENTRY)
    assert told.value.reason is Reason.NO_HEADWAY


def test_a_form_that_comes_back_from_the_server_as_it_was_ends_the_walk(send: Callable[..., Citizen]) -> None:
    citizen = send("<a href='/ask'>我要咨询</a>", ask=HEAD + FORM, sent=HEAD + FORM)
    citizen.click(ENTRY)
    form = citizen.arrive(ConsultPage)

    def again_and_again() -> None:
        for _ in range(6):
            citizen.fill(form.body, "请问")
            citizen.click(form.button)
            citizen.arrive_anywhere()

    with pytest.raises(Undetermined) as told:
        again_and_again()
    assert told.value.reason is Reason.NO_HEADWAY
    assert len(citizen.recorder.steps) < 12
