"""The practice portal as a process: ports, start, end, headers, and cities by their profiles."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from errand.core.errors import HarnessError, UsageError
from errand.given.cities import load_cities
from errand_practice import FAULTS, PracticePortal, parse, profile
from tests.practice.visitor import Visit, words

ROOT = Path(__file__).resolve().parents[2]
PARENT = """
import signal
from errand_practice import PracticePortal
with PracticePortal() as portal:
    print(portal.ports.http, flush=True)
    signal.pause()
"""


def test_it_is_soon_ready_and_gone_at_once(tmp_path: Path) -> None:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import starlette.applications, uvicorn, jinja2"], check=True)
    bare, start = time.perf_counter() - start, time.perf_counter()
    with PracticePortal(database=tmp_path / "state.sqlite3") as portal:
        assert time.perf_counter() - start < 1.5 + 3 * bare  # beside what its libraries alone take on this machine now
        assert portal.database == tmp_path / "state.sqlite3"
        url = portal.url("bijie")
        assert httpx.get(url, trust_env=False).status_code == 200
        start = time.perf_counter()
    assert time.perf_counter() - start < 3
    with pytest.raises(httpx.ConnectError):
        httpx.get(url, trust_env=False)
    assert portal.complaints() == ""


def test_it_can_be_started_without_waiting_and_is_waited_for_when_first_asked() -> None:
    portal = PracticePortal()
    with pytest.raises(HarnessError, match="not started"):
        portal.url("practice")
    try:
        began = time.perf_counter()
        portal.start().start()
        started = time.perf_counter() - began
        url = portal.url("practice")
        ready = time.perf_counter() - began
        assert started < ready / 2
        assert httpx.get(url, trust_env=False).status_code == 200
        assert portal.database.is_file()
    finally:
        portal.close()
    assert portal.complaints() == ""


def test_one_that_cannot_start_says_why_when_it_is_asked() -> None:
    portal = PracticePortal(family="vue").start()
    with pytest.raises(HarnessError, match="no family is called vue"):
        portal.url("practice")
    portal.close()


def test_it_dies_with_its_parent(tmp_path: Path) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    port = int(parent.stdout.readline())
    url = f"http://127.0.0.1:{port}/practice/help"
    assert httpx.get(url, trust_env=False).status_code == 200
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 3
    while time.monotonic() < deadline:
        try:
            httpx.get(url, trust_env=False, timeout=0.2)
        except httpx.TransportError:
            return
    pytest.fail("the portal outlived its parent")


def test_overrides_hold_for_every_city() -> None:
    with PracticePortal(family="jsp", faults=["help-dead", "search-dead"]) as portal:
        for slug in ("practice", "nanjing"):
            assert httpx.get(portal.url(slug) + "help", trust_env=False).status_code == 404
            assert "searchWord" in httpx.get(portal.url(slug), trust_env=False).text
            assert "/search" not in httpx.get(portal.url(slug), trust_env=False).text


def test_a_slip_in_the_arguments_is_told() -> None:
    with pytest.raises(UsageError, match="search-dead"):
        PracticePortal(faults=["search-ded"])
    with pytest.raises(HarnessError, match=r"there are: .*jsp, .*plain"), PracticePortal(family="vue"):
        pass


def test_nobody_listens(hall: PracticePortal) -> None:
    for url in (hall.url("jinzhong"), hall.url("lvliang"), hall.url("practice", ["refused"])):
        with pytest.raises(httpx.ConnectError):
            httpx.get(url, trust_env=False)
    assert httpx.get(hall.url("jinzhong", ["none"]), trust_env=False).status_code == 200


def test_no_answer_comes(hall: PracticePortal) -> None:
    with pytest.raises(httpx.RemoteProtocolError):
        httpx.get(hall.url("practice", ["no-answer"]), trust_env=False)


def test_the_certificate_is_nobodys(hall: PracticePortal) -> None:
    url = hall.url("practice", ["tls-invalid", "search-dead"])
    assert url.startswith("https://")
    with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        httpx.get(url, trust_env=False)
    assert httpx.get(url, verify=False, trust_env=False).status_code == 200  # noqa: S501 - that is the point


@pytest.mark.parametrize("path", ["", "consult", "static/style.css", "no-such-page"])
def test_the_bot_wall_stands_before_everything(visit: Visit, path: str) -> None:
    answer = visit(faults="bot-wall").get(path)
    assert (answer.status_code, words(answer)) == (412, "")
    assert "<script" in answer.text


def test_a_header_replaces_the_profile(visit: Visit) -> None:
    assert "/hangzhou/search" not in visit("hangzhou", family="plain").get().text
    assert "/hangzhou/search" in visit("hangzhou", faults="none", family="plain").get().text
    assert "/hangzhou/search" in visit("hangzhou", faults="help-dead", family="plain").get().text


@pytest.mark.parametrize(
    "header, value, message",
    [
        ("Practice-Faults", "search-ded", "nearest: search-dead"),
        ("Practice-Faults", "home-slow", "home-slow=<seconds>"),
        ("Practice-Faults", "search-dead=3", "without a value"),
        ("Practice-Faults", "slow:search=fast", "not a number"),
        ("Practice-Faults", "slow:search=-1", "negative"), ("Practice-Family", "vue", "frames, jsp"),
    ],
)  # fmt: skip
def test_a_slip_in_a_header_is_told(hall: PracticePortal, header: str, value: str, message: str) -> None:
    answer = httpx.get(hall.url("practice"), headers={header: value}, trust_env=False)
    assert answer.status_code == 400
    assert message in answer.text


def test_a_place_that_is_no_city_has_no_hall(hall: PracticePortal) -> None:
    assert httpx.get(hall.url("practice").replace("practice", "atlantis"), trust_env=False).status_code == 404


def test_only_the_cities_of_the_survey_have_faults() -> None:
    faulty = {slug for slug in load_cities() if profile(slug).findings}
    assert faulty == {
        "hangzhou", "nanjing", "jiamusi", "jilin", "baise", "hami", "bengbu", "bayannaoer", "guangan", "taiyuan",
        "lasa", "bijie", "jinzhong", "lvliang",
    }  # fmt: skip
    assert not list(profile("practice").faults)
    for slug in faulty:
        assert all(finding.source and finding.says for finding in profile(slug).findings)


def test_hall_words_stay_the_same_for_a_city_and_differ_between_cities(visit: Visit) -> None:
    pages = {
        slug: words(visit(slug, faults="none", family="jsp").get("consult")) for slug in ("ningbo", "wuhan", "xian")
    }
    assert pages["ningbo"] == words(visit("ningbo", faults="none", family="jsp").get("consult"))
    assert len({page.replace("宁波", "").replace("武汉", "").replace("西安", "") for page in pages.values()}) == 3


def test_every_fault_has_a_name_in_chinese_and_a_meaning() -> None:
    for name, fault in FAULTS.items():
        assert fault.zh
        assert fault.doc
        word = f"{name}=1" if fault.takes_value else name
        assert list(parse([word])) == [name]


@pytest.mark.parametrize("called", [["errand_practice"], ["errand.cli", "practice", "serve"]], ids=" ".join)
def test_a_person_can_start_it_in_any_folder(called: list[str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", *called, "--city", "杭州", "--port", "0", "--fault", "help-dead"]
    around = os.environ | {"PYTHONPATH": str(ROOT)}
    served = subprocess.Popen(command, cwd=tmp_path, env=around, stdout=subprocess.PIPE, text=True)
    assert served.stdout is not None
    lines = [served.stdout.readline() for _ in range(2)]
    assert "练习门户已启动" in lines[0]
    url = lines[1].split()[-1]
    assert "杭州市" in httpx.get(url, trust_env=False).text
    served.send_signal(signal.SIGINT)
    assert served.wait(5) == 0
    served.stdout.close()


def test_the_announcement_is_one_line_of_json(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "errand_practice", "--announce", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as served:
        assert served.stdout is not None
        said = json.loads(served.stdout.readline())
        assert set(said) == {"http", "https", "refused", "silent", "database"}
        assert served.stdin is not None
        served.stdin.close()
        assert served.wait(5) == 0
