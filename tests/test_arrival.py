"""What a citizen waits for: a window that is slow in coming."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from errand.cities import PRACTICE
from errand.citizen import Citizen
from errand.errors import PortalFault
from errand.lexicon import Lexicon
from errand.model import Reason
from errand.portal import Portal
from errand.recorder import Recorder
from errand.redact import Redactor
from fixtures.citizens import clock_ms
from pages.home import HomePage
from pages.people import RegisterPage
from tests.serving import serving

SLOW_S = 3.5  # longer than a page that does nothing is given
HEAD = "<!doctype html><meta charset=utf-8><title>办事</title>"
PAGES = {
    "/opens": "<p>个人办事</p><a onclick=\"window.open('/form')\">注册</a>",
    "/nothing": "<p>个人办事</p><a onclick='1'>注册</a>",
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
    with browser.new_context() as context:
        yield Citizen(context, Portal(PRACTICE, hall), lexicon, Recorder(clock_ms), redact=Redactor())


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
