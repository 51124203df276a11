"""Each fault of the practice portal is a behaviour anybody can observe, in both families; a hall without is sound."""

from __future__ import annotations

import json
import re
import time
from urllib.parse import quote

import httpx
import pytest

from errand_practice import PRACTICE_ITEM, PracticePortal, family_names, known_case
from tests.practice.visitor import ITEM, QUESTION, Visit, Visitor, words

PAGES = (
    "", "news", "news/1", "power-list", "services/person", "services/legal?by=department",
    "services/person?by=audience",
    "items", "items?object=legal&page=2", ITEM, "search?q=居住证", "search?q=", "register", "registered", "login",
    "interaction", "interaction?page=2", "consult", "progress", "supervision", "rating", "complaint", "correction",
    "newcomer", "help", "officials", "receipt/done", "letters/GK99990000001",
)  # fmt: skip


def test_every_page_of_a_sound_hall_opens(visit: Visit, family: str) -> None:
    citizen = visit(faults="none", family=family)
    for path in PAGES:
        page = citizen.get(path)
        assert (path, page.status_code) == (path, 200)
        assert "练习门户" in words(page), path
    assert citizen.get("no-such-page").status_code == 404


@pytest.mark.parametrize("family", family_names())
def test_a_hall_says_other_words_for_a_request_that_asks_for_them(hall: PracticePortal, family: str) -> None:
    def home(**said: str) -> httpx.Response:
        headers = {"Practice-Family": family, "Practice-Faults": "none"}
        headers |= {"Practice-Words": quote(json.dumps(said))} if said else {}
        path = "part/head" if family == "frames" else ""
        return httpx.get(hall.url("practice") + path, headers=headers, trust_env=False)

    told = {"entry.register": "开通账户", "object.person": "居民频道"}
    for said in told.values():
        written = re.compile(f"{said}|{re.escape(json.dumps(said)[1:-1])}")  # halls that are one page write it as JSON
        assert written.search(home(**told).text)
        assert not written.search(home().text)
    unknown = home(**{"entry.consul": "有话要说"})
    assert (unknown.status_code, "entry.consult" in unknown.text) == (400, True)


@pytest.mark.parametrize("words", ["{", "[]", '{"entry.consult": 1}', '{"entry.consult": ""}', "1"])
def test_words_that_are_none_are_refused(hall: PracticePortal, words: str) -> None:
    answer = httpx.get(hall.url("practice"), headers={"Practice-Words": quote(words)}, trust_env=False)
    assert (answer.status_code, "Practice-Words" in answer.text) == (400, True)


def test_search_finds_the_item_by_its_everyday_name(visit: Visit, family: str) -> None:
    found = words(visit(faults="none", family=family).get("search", q="居住证"))
    assert PRACTICE_ITEM in found


def test_dead_search_has_a_button_and_no_way_to_search(visit: Visit, family: str) -> None:
    sound, dead = (visit(faults=faults, family=family).get().text for faults in ("none", "search-dead"))
    assert "/practice/search" in sound
    assert "/practice/search" not in dead


def test_wrong_search_answers_with_strangers(visit: Visit, family: str) -> None:
    found = words(visit(faults="search-wrong", family=family).get("search", q="居住证"))
    assert PRACTICE_ITEM not in found
    assert re.search(r"共[1-9]\d*条", found)


@pytest.mark.parametrize("fault", ["search-empty", "no-items"])
def test_empty_search_finds_nothing(visit: Visit, family: str, fault: str) -> None:
    found = words(visit(faults=fault, family=family).get("search", q="居住证"))
    assert PRACTICE_ITEM not in found
    assert re.search("查无相关事项|没有找到相关内容|暂无数据", found)


def test_item_links_lead_nowhere(visit: Visit, family: str) -> None:
    for faults, status in (("none", 200), ("item-404", 404)):
        citizen = visit(faults=faults, family=family)
        for path in ("search?q=居住证", "items?object=person&theme=户籍办理"):
            page = citizen.get(path).text
            page = page if family == "plain" else page[::-1]  # jsp writes its addresses backwards
            link = re.findall(r"/practice/(item/[\w-]+)", page)[0]
            assert citizen.get(link).status_code == status


@pytest.mark.parametrize(
    "fault, heading",
    [
        ("guide-no-basis", "(设定|办理)依据"),
        ("guide-no-flow", "办理流程"),
        ("guide-no-materials", "(申请|申报|提交)材料"),
    ],
)
def test_a_guide_lacks_a_section(visit: Visit, family: str, fault: str, heading: str) -> None:
    # The conditions and the attachments' names may speak of papers: only headings count.
    marks = r"<(?:h2|h3|th|td|div|li|a)\b[^>]*>[【\s]*" + heading
    sound, faulty = (visit(faults=faults, family=family).get(ITEM).text for faults in ("none", fault))
    assert re.search(marks, sound)
    assert not re.search(marks, faulty)


def test_a_basis_is_only_a_name(visit: Visit, family: str) -> None:
    sound, faulty = (words(visit(faults=f, family=family).get(ITEM)) for f in ("none", "basis-name-only"))
    assert "居住证暂行条例" in sound
    assert "国务院令第663号" in sound
    assert "居住证暂行条例" in faulty
    assert "第663号" not in faulty


def test_a_guide_of_placeholders(visit: Visit, family: str) -> None:
    citizen = visit(faults="guide-placeholder", family=family)
    page = citizen.get(ITEM)
    assert "详见附件" in words(page)
    assert "暂无" in words(page)
    assert "国务院令" not in words(page)
    assert citizen.get("attachments/999900000000.pdf").status_code == 404


def test_nowhere_to_ask(visit: Visit, family: str) -> None:
    citizen = visit(faults="consult-missing", family=family)
    assert citizen.get("consult").status_code == 404
    for path in ("", "interaction", ITEM):
        assert "/practice/consult" not in citizen.get(path).text
        assert "/practice/consult"[::-1] not in citizen.get(path).text


@pytest.mark.parametrize("path", ["consult", "complaint", "correction", "rating"])
def test_a_function_is_not_open(visit: Visit, family: str, path: str) -> None:
    citizen = visit(faults=f"{path}-closed", family=family)
    for page in (citizen.get(path), citizen.post(path, **QUESTION, grade="满意")):
        assert "该功能暂未开放" in words(page)
    assert "该功能暂未开放" not in words(visit(faults="none", family=family).get(path))
    assert ("暂未开放" in citizen.get().text or r"\u6682\u672a" in citizen.get().text) is (
        family == "jsp"
    )  # an alert()


def test_asking_needs_a_login(visit: Visit, family: str) -> None:
    citizen = visit(faults="consult-login", family=family)
    assert str(citizen.get("consult").url).endswith("/login?next=consult")
    _, newcomer = citizen.register()
    asked = citizen.post("login", account=newcomer["phone"], password=newcomer["password"], next="consult")
    assert asked.url.path == "/practice/consult"


def test_asking_gives_no_number(visit: Visit, family: str) -> None:
    receipt = visit(faults="consult-no-number", family=family).post("consult", **QUESTION)
    assert "提交成功" in words(receipt)
    assert not re.search(r"ZX\d{6}|\d{6}", words(receipt).split("提交成功")[-1].split("主办")[0])


def test_nothing_is_answered(visit: Visit, family: str) -> None:
    known = known_case("practice")
    citizen = visit(faults="consult-unanswered", family=family)
    shown = words(citizen.post("progress", number=known.number, password=known.password))
    assert "待处理" in shown
    assert "已办结" not in shown
    assert "居住登记满半年" not in words(citizen.get(f"letters/{known.number}"))


def test_registration_ends_in_a_500(visit: Visit, family: str) -> None:
    answer, _ = visit(faults="register-500", family=family).register()
    assert answer.status_code == 500


def test_registration_rejects_a_valid_identity_number(visit: Visit, family: str) -> None:
    answer, _ = visit(faults="register-rejects-id", family=family).register()
    assert answer.url.path == "/practice/register"
    assert "身份证号码格式不正确" in answer.text


def test_progress_finds_nothing(visit: Visit, family: str) -> None:
    known = known_case("practice")
    answer = visit(faults="progress-not-found", family=family).post(
        "progress", number=known.number, password=known.password
    )
    assert "查无此件" in answer.text


def test_progress_shows_no_state(visit: Visit, family: str) -> None:
    known = known_case("practice")
    shown = words(
        visit(faults="progress-no-state", family=family).post("progress", number=known.number, password=known.password)
    )
    assert known.number in shown
    assert not re.search("已提交|已受理|已回复|已办结|待受理", shown)


def test_help_is_dead(visit: Visit, family: str) -> None:
    assert visit(faults="help-dead", family=family).get("help").status_code == 404


@pytest.mark.parametrize("path", ["register", "login", "consult"])
def test_a_captcha_stands_in_the_forms_and_never_passes_by_itself(visit: Visit, family: str, path: str) -> None:
    citizen = visit(faults="captcha", family=family)
    assert re.search(r'<img[^>]*src="/practice/captcha"', citizen.get(path).text)
    assert citizen.get("captcha").headers["content-type"].startswith("image/svg+xml")
    answer = citizen.post(path, **QUESTION, account="10100000001", password="x", captcha="12345")
    assert answer.url.path == f"/practice/{path}"
    assert "验证码不正确" in answer.text


@pytest.mark.parametrize("fault, closable", [("notice", True), ("notice-stuck", False)])
def test_a_notice_lies_over_home_and_consult(visit: Visit, family: str, fault: str, closable: bool) -> None:
    citizen = visit(faults=fault, family=family)
    for path in ("", "consult"):
        page = citizen.get(path).text
        notice = page[page.index("因系统升级维护") :][:200]
        assert bool(re.search(r"关(\s|&nbsp;|\xa0|\u3000)*闭", notice)) is closable
    assert "因系统升级维护" not in citizen.get("progress").text


@pytest.mark.parametrize("path", ["register", "login", "consult"])
def test_the_session_times_out(visit: Visit, family: str, path: str) -> None:
    assert "登录超时，请重新登录" in visit(faults="session-expires", family=family).post(path, **QUESTION).text


def took_ms(ask: Visitor, method: str, path: str) -> float:
    """How long an answer takes."""
    start = time.perf_counter()
    ask.http.request(method, ask.base + path, data=QUESTION if method == "POST" else None)
    return (time.perf_counter() - start) * 1000


@pytest.mark.parametrize(
    "fault, method, path",
    [
        ("home-slow=0.3", "GET", ""),
        ("slow:search=300", "GET", "search?q=证"),
        ("slow:consult=300", "POST", "consult"),
        ("slow:register=300", "POST", "register"), ("slow:progress=300", "POST", "progress"),
        ("slow:item=300", "GET", ITEM),
        ("slow:static=300", "GET", "static/style.css"), ("slow:sms=300", "POST", "sms"),
    ],
)  # fmt: skip
def test_an_endpoint_is_slow_by_so_much_and_no_other(visit: Visit, fault: str, method: str, path: str) -> None:
    slow, sound = visit(faults=fault, family="plain"), visit(faults="none", family="plain")
    tries = [
        (took_ms(slow, method, path), took_ms(sound, method, path), took_ms(slow, "GET", "help")) for _ in range(3)
    ]

    assert min(late for late, _, _ in tries) >= 300
    assert min(late - usual for late, usual, _ in tries) < 400  # side by side: the machine's own slowness cancels out
    assert min(other for _, _, other in tries) < 300


@pytest.mark.parametrize("path", ["consult", "register"])
def test_a_form_that_is_slow_to_send_opens_at_once(visit: Visit, path: str) -> None:
    assert min(took_ms(visit(faults=f"slow:{path}=300", family="plain"), "GET", path) for _ in range(3)) < 300
