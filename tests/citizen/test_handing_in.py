# ruff: noqa: E501 (a page in one line is a page one can see)
"""
Filling in and handing in whole forms, on small pages: what is given, what a refusal leads to, and whose doing it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from errand.citizen.citizen import Citizen
from errand.citizen.factory import CitizenFactory
from errand.citizen.portal_page import PortalPage
from errand.core.errors import PortalFault, Undetermined
from errand.core.evidence_kinds import EvidenceKind
from errand.core.model import Reason
from errand.given.cities import PRACTICE
from errand.given.facts import Fact, Facts
from errand.given.lexicon import Lexicon, Spot
from errand.given.portal import Portal
from errand.page.waiting import Patience

FACTS: Facts = {
    "person.login-name": Fact("banshi0123456"),
    "person.name": Fact("张三"),
    "person.phone": Fact("14200001234", secret=True),
    "person.email": Fact("banshi@example.com"),
    "person.password": Fact("Cx123456aq", secret=True),
    "person.password-again": Fact("Cx123456aq", secret=True),
    "consult.title": Fact("问时限"),
    "consult.body": Fact("请问多少天能办好？"),
    "consult.category": Fact("咨询", ("业务咨询",)),
}
BODY, SEND = Spot("consult.body", "the question"), Spot("consult.submit", "the button")
At = Callable[[str], Citizen]


class Done(PortalPage):
    """The word of success."""

    landmark: ClassVar[Spot] = Spot("receipt.done", "the word of success")


@pytest.fixture
def at(browser: Browser, lexicon: Lexicon) -> Iterator[At]:
    """A citizen, not patient, who is looking at a page of this content."""
    patience = Patience(limit_ms=8_000, settle_ms=1_000)
    citizen = CitizenFactory(browser.new_context, lexicon, patience=patience).send(
        Portal(PRACTICE, "http://127.0.0.1/")
    )
    with citizen.watch.context:

        def look(html: str) -> Citizen:
            page = "<!doctype html><meta charset=utf-8><title>厅</title>" + html
            citizen.watch.current.goto("data:text/html;charset=utf-8," + quote(page))
            return citizen

        yield look


def form(fields: str, check: str, *, more: str = "") -> str:
    """A form that is taken when *check*, a piece of script that says what is wrong, says nothing."""
    return (
        f"<form onsubmit=\"event.preventDefault(); const f = this; const wrong = (() => {{ {check} }})(); if (wrong) say(wrong); else f.outerHTML = '<p>提交成功</p>'\">"
        f"{fields}<p id=said></p><button>提交</button></form>{more}<script>var say = say || (w => said.textContent = w)</script>"
    )


LETTER = "<p>*标题 <input name=t></p><p>*内容 <textarea name=n></textarea></p>"


def hand_in(citizen: Citizen) -> None:
    citizen.fill_in(BODY, FACTS)
    citizen.hand_in(SEND, Done)


def test_every_field_gets_its_fact_and_what_nobody_insists_on_is_left(at: At) -> None:
    citizen = at(form(LETTER + "<p>*邮箱 <input name=m></p><p>*手机号 <input name=p></p><p>单位 <input name=u></p>", "window.sent = [f.t.value, f.n.value, f.m.value, f.p.value, f.u.value]"))  # fmt: skip

    hand_in(citizen)

    assert citizen.watch.current.evaluate("sent") == [
        "问时限",
        "请问多少天能办好？",
        "banshi@example.com",
        "14200001234",
        "",
    ]
    noted = {field.concept: (field.required, field.filled, field.guessed) for field in citizen.recorder.forms[0].fields}
    assert noted["person.email"] == (True, True, False)


def test_a_yes_to_the_terms_is_no_guess(at: At) -> None:
    citizen = at(form(LETTER + "<p><label><input type=checkbox name=k> 本人同意《来信人须知》</label></p>", "if (!f.k.checked) return '请先同意'"))  # fmt: skip

    hand_in(citizen)

    assert [(field.concept, field.filled, field.guessed) for field in citizen.recorder.forms[0].fields][-1] == (
        "register.agree", True, False,
    )  # fmt: skip


def test_what_is_required_and_unknown_is_answered_and_marked_as_guessed(at: At) -> None:
    citizen = at(form(LETTER + "<p>*紧迫性说明 <input name=x></p><p>*喜好 <select name=s><option value=''>--请选择--<option>甲<option>乙</select></p>", "window.sent = [f.x.value, f.s.value]"))  # fmt: skip

    hand_in(citizen)

    text, chosen = citizen.watch.current.evaluate("sent")
    assert text
    assert chosen == "甲"
    assert [field.label for field in citizen.recorder.forms[0].fields if field.guessed] == ["紧迫性说明", "喜好"]


SAID = {
    "under the field": "",
    "in an alert": "<script>var say = w => alert(w)</script>",
    "in a toast": "<script>var say = w => { const d = document.createElement('div'); d.className = 'toast'; d.style = 'position:fixed;top:9px'; d.textContent = w; document.body.append(d); setTimeout(() => d.remove(), 2000) }</script>",
}


@pytest.mark.parametrize("how", SAID)
def test_what_was_left_out_is_filled_in_when_the_portal_says_so(how: str, at: At) -> None:
    citizen = at(SAID[how] + form(LETTER + "<p>邮箱 <input name=m></p>", "if (!f.m.value) return '邮箱不能为空'"))

    hand_in(citizen)

    assert [(one.label, one.concept, one.words, one.corrected, one.recovered) for one in citizen.recorder.refusals] == [
        ("邮箱", "person.email", "邮箱不能为空", True, True)
    ]
    assert [step.verb for step in citizen.recorder.steps if step.concept == "consult.submit"] == ["click", "click"]


def test_the_browsers_own_bubble_is_a_refusal_that_is_corrected(at: At) -> None:
    insists = (
        "<script>document.querySelector('button').onmousedown = () => document.forms[0].m.required = true</script>"
    )
    citizen = at(form(LETTER + "<p>邮箱 <input name=m></p>", "", more=insists))

    hand_in(citizen)

    assert [(one.concept, one.corrected, one.recovered) for one in citizen.recorder.refusals] == [
        ("person.email", True, True)
    ]


def test_a_valid_fact_that_is_refused_is_the_portals_fault(at: At) -> None:
    citizen = at(form(LETTER + "<p>*手机号 <input name=p></p>", "return '手机号格式不正确，请重新输入'"))

    with pytest.raises(PortalFault) as caught:
        hand_in(citizen)

    assert (caught.value.reason, caught.value.evidence) == (Reason.REJECTED, EvidenceKind.REFUSAL)
    assert [one.corrected for one in citizen.recorder.refusals] == [False]


@pytest.mark.parametrize("words", ["查询密语不符合要求", "系统不接受这封信，提交失败"])
def test_a_guess_that_is_refused_or_words_about_no_field_are_not(words: str, at: At) -> None:
    citizen = at(form(LETTER + "<p>*查询密语 <input name=x></p>", f"return '{words}'"))

    with pytest.raises(Undetermined) as caught:
        hand_in(citizen)

    assert caught.value.reason is Reason.GUESS_REFUSED


def test_a_refusal_that_speaks_of_speed_is_waited_out(at: At) -> None:
    citizen = at(
        form(LETTER, "window.tries = (window.tries || 0) + 1; if (window.tries < 2) return '请求过于频繁，请稍后再试'")
    )

    hand_in(citizen)

    assert citizen.watch.current.evaluate("tries") == 2


def test_hints_that_stood_there_from_the_start_refuse_nothing(at: At) -> None:
    citizen = at(form(LETTER + "<p>注：标题不能为空，手机号不正确的不予受理</p>", "", more="<p>密码错误三次将锁定</p>"))

    hand_in(citizen)

    assert citizen.recorder.refusals == []


def test_a_password_takes_the_form_the_portal_asks_for_and_is_remembered_so(at: At) -> None:
    citizen = at(form("<p>*用户名 <input name=u></p><p>*密码 <input type=password name=a></p><p>*确认密码 <input type=password name=b></p>", "if (!/[@#]/.test(f.a.value)) return '密码须包含字母、数字和特殊字符'; if (f.a.value !== f.b.value) return '两次密码不一致'"))  # fmt: skip
    citizen.fill_in(Spot("person.password", "the password"), FACTS)
    citizen.hand_in(SEND, Done)

    again = at("<form><p>用户名 <input name=u></p><p>密码 <input type=password name=a></p></form>")
    again.fill_in(Spot("person.password", "the password"), FACTS)

    assert again.watch.current.evaluate("document.forms[0].a.value") == "Cx123456aq@"


def test_a_name_somebody_has_is_changed_once(at: At) -> None:
    citizen = at(form("<p>*用户名 <input name=u></p><p>*密码 <input type=password name=a></p>", "if (f.u.value === 'banshi0123456') return '用户名已存在'"))  # fmt: skip

    citizen.fill_in(Spot("person.password", "the password"), FACTS)
    citizen.hand_in(SEND, Done)

    assert [(one.concept, one.recovered) for one in citizen.recorder.refusals] == [("person.login-name", True)]


WIZARD = """<div id=w></div><script>
const pages = ["<p>*手机号 <input id=p></p><button onclick='go(1)'>下一步</button>",
 "<p>*姓名 <input id=x></p><p>*邮箱 <input id=m></p><button onclick='go(0)'>上一步</button><button onclick='go(2)'>下一步</button>",
 "<p>*内容 <textarea id=n></textarea></p><button onclick='go(3)'>提交</button>", "<p>提交成功</p>"];
const go = n => { w.innerHTML = pages[n]; window.seen = (window.seen || 0) + 1; if (window.loop && n === 3) go(0) }; go(0)</script>"""


def test_a_form_of_several_pages_is_filled_in_page_by_page(at: At) -> None:
    citizen = at(WIZARD)

    citizen.fill_in(Spot("person.phone", "the telephone"), FACTS)
    citizen.hand_in(SEND, Done)

    assert [step.verb for step in citizen.recorder.steps] == [
        "fill",
        "click",
        "fill",
        "fill",
        "click",
        "fill",
        "click",
    ]


def test_a_form_without_end_ends(at: At) -> None:
    citizen = at(WIZARD + "<script>window.loop = true</script>")
    citizen.fill_in(Spot("person.phone", "the telephone"), FACTS)

    with pytest.raises((Undetermined, PortalFault)) as caught:
        citizen.hand_in(SEND, Done)

    assert isinstance(caught.value, Undetermined)
    assert citizen.watch.current.evaluate("seen") < 60
