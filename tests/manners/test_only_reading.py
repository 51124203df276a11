"""Who only reads (`errand check`, the survey) lets nothing else out of the browser, seen from the hall's side."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser

from errand.citizen.citizen import Citizen
from errand.citizen.factory import CitizenFactory
from errand.core.errors import WallReached
from errand.core.model import Reason
from errand.given.cities import PRACTICE
from errand.given.lexicon import Spot, load_lexicon
from errand.given.portal import Portal
from errand.manners.escorting import escort_for
from errand.words import render

PAGE = """<!doctype html><meta charset="utf-8"><title>办事大厅</title><h1>办事大厅</h1>
<form method="post" action="/search?q=1"><input placeholder="请输入关键字" name="w"><button>搜索</button></form>
<form method="post" action="/register"><label>姓名<input name="n"></label><button>下一步</button></form>
<p id="list"></p><script>
  navigator.sendBeacon("/beacon", "1");
  fetch("/api/list", {method: "POST"}).then((a) => a.text()).then((t) => { list.textContent = t; }).catch(() => {});
  fetch("/api/save?name=x", {method: "PUT"}).catch(() => {});
</script>"""


class Office:
    """Writes down what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        office = self

        class Desk(BaseHTTPRequestHandler):
            def answer(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                office.asked.append((self.command, self.path.partition("?")[0]))
                body = ("共 3 条" if self.path == "/api/list" else PAGE).encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = do_PUT = answer  # noqa: N815 (the base class's names)

            def log_message(self, *_: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
        self.portal = Portal(PRACTICE, f"http://127.0.0.1:{self.server.server_port}/")

    @property
    def written_to(self) -> list[str]:
        """What reached it that was no reading."""
        return [path for method, path in self.asked if method != "GET"]


@pytest.fixture
def office() -> Iterator[Office]:
    office = Office()
    Thread(target=office.server.serve_forever, args=(0.01,), daemon=True).start()
    yield office
    office.server.shutdown()
    office.server.server_close()


Reader = Callable[[Portal], Citizen]


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    """Sends a citizen who only reads."""
    sent: list[Citizen] = []

    def send(portal: Portal) -> Citizen:
        make_escort = partial(escort_for, only_reads=True)
        sent.append(CitizenFactory(browser.new_context, load_lexicon(), make_escort=make_escort).send(portal))
        return sent[-1]

    yield send
    for citizen in sent:
        citizen.watch.context.close()


def shown(citizen: Citizen) -> str:
    """What her record says was held back."""
    return json.dumps([render(remark, "zh") for remark in citizen.escort.remarks()], ensure_ascii=False)


def test_what_a_page_sends_by_itself_is_held_back_and_shown(office: Office, reader: Reader) -> None:
    citizen = reader(office.portal)
    citizen.open("/")
    citizen.arrive_anywhere()

    assert office.written_to == []
    assert "PUT 127.0.0.1" in shown(citizen)
    assert "/api/save" in shown(citizen)
    assert "name=x" not in shown(citizen), "what was sent along is not repeated"


def test_a_form_is_not_handed_in_and_nobody_is_blamed(office: Office, reader: Reader) -> None:
    citizen = reader(office.portal)
    citizen.open("/")
    citizen.arrive_anywhere()

    citizen.click(Spot("register.submit", "the button", says="下一步"))
    with pytest.raises(WallReached) as wall:
        citizen.arrive_anywhere()

    assert wall.value.reason is Reason.CONSENT
    assert office.written_to == []


def test_a_search_may_be_asked_for_by_post(office: Office, reader: Reader) -> None:
    citizen = reader(office.portal)
    citizen.open("/")
    citizen.arrive_anywhere()
    citizen.fill(Spot("search.box", "the box"), "居住证")
    citizen.click(Spot("search.button", "the button"))
    citizen.arrive_anywhere()

    assert office.written_to[:1] == ["/search"]


def test_what_the_portal_file_calls_reading_passes(office: Office, reader: Reader) -> None:
    citizen = reader(replace(office.portal, reads_by_post=("/api/list",)))
    citizen.open("/")
    citizen.arrive_anywhere()

    assert office.written_to == ["/api/list"]
