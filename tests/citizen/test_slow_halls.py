"""What a citizen waits for: a window that is slow in coming, a text message, a layer that is slow in going."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from errand.citizen.citizen import Citizen
from errand.citizen.factory import CitizenFactory
from errand.core.errors import PortalFault
from errand.core.model import Reason
from errand.given.cities import PRACTICE
from errand.given.lexicon import Lexicon
from errand.given.portal import Portal
from pages.home import HomePage
from pages.people import RegisterPage
from tests.serving import serving

SLOW_S = 3.5  # longer than a page that does nothing is given
HEAD = "<!doctype html><meta charset=utf-8><title>办事</title>"
PAGES = {
    "/opens": "<p>个人办事</p><a onclick=\"window.open('/form')\">注册</a>",
    "/nothing": "<p>个人办事</p><a onclick='1'>注册</a>",
    "/message": """<p>个人办事</p><p id=phone></p>
        <a onclick="alert('短信已发送');setTimeout(() => phone.append('您的验证码为839248，请勿告诉他人'), 700)">
        获取验证码</a>""",
    "/layer": """<p>个人办事</p><div id=ask style="position:fixed;inset:90px"><p>确定提交吗？</p><button>取消</button>
        <button onclick="setTimeout(() => ask.remove(), 900)">确定</button></div>""",
    "/form": "<h1>用户注册</h1><form><label>身份证号码<input></label><label>密码<input type=password></label></form>",
}


def answer(path: str) -> tuple[int, str]:
    """A form that is slow."""
    if path == "/form":
        time.sleep(SLOW_S)  # the server's slowness is what is tested; nobody waits for it in the test itself
    return 200, HEAD + PAGES.get(path, "")


@pytest.fixture(scope="module")
def hall() -> Iterator[str]:
    with serving(answer) as port:
        yield f"http://127.0.0.1:{port}/"


@pytest.fixture
def citizen(browser: Browser, lexicon: Lexicon, hall: str) -> Iterator[Citizen]:
    citizen = CitizenFactory(browser.new_context, lexicon).send(Portal(PRACTICE, hall))
    with citizen.watch.context:
        yield citizen


def test_a_window_is_waited_for_as_long_as_its_server_takes(citizen: Citizen) -> None:
    citizen.open("/opens")
    citizen.arrive(HomePage)
    citizen.click(HomePage.registration)
    citizen.arrive(RegisterPage)

    assert citizen.recorder.steps[-1].waited_ms is not None


def test_where_no_window_is_opened_nothing_happens(citizen: Citizen) -> None:
    citizen.open("/nothing")
    citizen.arrive(HomePage)
    citizen.click(HomePage.registration)

    with pytest.raises(PortalFault) as told:
        citizen.arrive(RegisterPage)
    assert told.value.reason is Reason.NO_RESPONSE


def test_a_text_message_may_come_after_the_word_that_it_was_sent(citizen: Citizen) -> None:
    citizen.open("/message")
    citizen.arrive(HomePage)
    citizen.click(RegisterPage.send_code)

    assert "839248" in (citizen.await_text(RegisterPage.text_message) or "")


def test_a_layer_that_is_slow_in_going_is_said_yes_to_once(citizen: Citizen) -> None:
    citizen.open("/layer")
    citizen.arrive(HomePage)

    assert citizen.confirm()
    assert not citizen.confirm(), "it is still there, on its way out"
