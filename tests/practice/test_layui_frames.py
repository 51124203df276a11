"""Halls of framesets in GBK, and halls over layui: sound ones are for people, and each fault can be seen."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from urllib.parse import quote, urlencode

import httpx
import pytest

from errand_practice import PRACTICE_ITEM, PracticePortal, known_case, why_not_served
from errand_practice.captcha import puzzle
from tests.practice.visitor import ITEM, QUESTION, Visit, Visitor, words

PAGES = (
    "", "part/{part}", "news", "news/1", "power-list", "services/person", "services/legal?by=department", "items",
    "items?object=legal&page=2", ITEM, "search?q=1", "search?q=", "register", "registered", "login", "interaction",
    "interaction?page=2", "consult", "progress", "supervision", "rating", "complaint", "correction", "newcomer", "help",
    "officials", "receipt/done", "letters/GK99990000001",
)  # fmt: skip
PARTS = {"frames": ("head", "menu", "body", "foot"), "layui": ("agreement", "departments")}
LETTERS = {**QUESTION, "title": "㛃😀的居住证", "content": "“几天”能办好—请问？"}

Newcomer = Callable[..., Visitor]


class GbkVisitor(Visitor):
    """Writes as a browser on a GBK page does, and reads GBK whatever the header says."""

    def get(self, path: str = "", **query: str) -> httpx.Response:
        tail = f"?{_gbk(query)}" if query else ""
        return self._read(self.http.get(self.base + path + tail))

    def post(self, path: str, **fields: str) -> httpx.Response:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._read(self.http.post(self.base + path, content=_gbk(fields), headers=kind))

    def _read(self, answer: httpx.Response) -> httpx.Response:
        if answer.headers.get("content-type", "").startswith("text/html"):
            answer.encoding = "gb18030"
        return answer


def _gbk(fields: dict[str, str]) -> str:
    return urlencode(fields, encoding="gbk", errors="xmlcharrefreplace")


@pytest.fixture(params=["frames", "layui"])
def family(request: pytest.FixtureRequest) -> str:
    """Each of the two in turn."""
    name: str = request.param
    if trouble := why_not_served(name):
        pytest.skip(trouble)
    return name


@pytest.fixture
def come(visit: Visit, family: str) -> Newcomer:
    """Make a visitor to a hall of the family who writes in its charset."""

    def make(faults: str = "none", slug: str = "practice") -> Visitor:
        visitor = visit(slug, faults=faults, family=family)
        return GbkVisitor(visitor.http, visitor.base) if family == "frames" else visitor

    return make


def stored(hall: PracticePortal, sql: str, *values: object) -> sqlite3.Row:
    """One row of the portal's own database."""
    with closing(sqlite3.connect(hall.database)) as connection:
        connection.row_factory = sqlite3.Row
        row: sqlite3.Row = connection.execute(sql, values).fetchone()
        return row


# --- sound halls ------------------------------------------------------------------------------------------------------
def test_every_page_opens(come: Newcomer, family: str) -> None:
    citizen = come()
    for path in PAGES:
        for part in PARTS[family] if "{" in path else ("",):
            page = citizen.get(path.format(part=part))
            assert (path, part, page.status_code) == (path, part, 200)
            assert "http" not in re.sub(r"http-equiv|http://127[^\"]*|HTTP", "", page.text), "something from elsewhere"
    assert citizen.get("no-such-page").status_code == 404
    assert citizen.get("part/no-such").status_code == 404
    assert citizen.get("part/../layout").status_code == 404


def test_cities_of_a_family_differ_in_words_and_in_build(come: Newcomer) -> None:
    homes = {
        words(come(slug=slug).get("progress")) for slug in ("practice", "handan", "xingtai", "langfang", "tangshan")
    }
    assert len(homes) == 5


def test_a_newcomer_registers_asks_and_is_answered(come: Newcomer, hall: PracticePortal) -> None:
    citizen = come()
    answer, newcomer = citizen.register()
    assert answer.url.path == "/practice/registered"
    account = citizen.post("login", account=newcomer["phone"], password=newcomer["password"])
    assert newcomer["name"] in words(account)
    receipt = citizen.post("consult", **LETTERS, kind="咨询", department="公安局", public="yes")
    number, password = receipt.url.path.rpartition("/")[2], receipt.url.params["key"]
    row = stored(hall, "SELECT * FROM consultations WHERE number = ?", number)
    assert {key: row[key] for key in LETTERS} == LETTERS
    assert row["department"] == "公安局"
    assert LETTERS["title"] in words(citizen.get(f"letters/{number}"))
    citizen.post("officials", number=number, action="answer", reply="七个工作日。")
    shown = words(citizen.post("progress", number=number, password=password))
    assert all(state in shown for state in ("已提交", "已受理", "已回复", "已办结"))
    assert "七个工作日。" in shown


def test_an_item_is_found_listed_and_applied_for(come: Newcomer) -> None:
    citizen = come()
    assert PRACTICE_ITEM in words(citizen.get("search", q="居住证"))
    assert PRACTICE_ITEM in words(citizen.get("items", object="person", theme="户籍办理"))
    _, newcomer = citizen.register()
    citizen.post("login", account=newcomer["phone"], password=newcomer["password"])
    receipt = citizen.post("apply/999900000000", contact="赵钱", phone=newcomer["phone"])
    assert "提交成功" in words(receipt)


@pytest.mark.parametrize(
    "path, fields",
    [
        ("rating", {"grade": "不满意", "reason": "等太久"}),
        ("complaint", QUESTION),
        ("correction", {"content": "电话号码写错了", "kind": "错别字"}),
    ],
)
def test_feedback_is_taken_in(come: Newcomer, hall: PracticePortal, path: str, fields: dict[str, str]) -> None:
    assert "提交成功" in words(come().post(path, **fields))
    body = json.loads(stored(hall, "SELECT body FROM feedback ORDER BY rowid DESC")["body"])
    assert fields.items() <= body.items()


# --- GBK --------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "path, header, meta",
    [
        ("", "text/html; charset=gbk", False),
        (ITEM, "text/html; charset=gbk", False),
        ("consult", "text/html", True),
        ("part/menu", "text/html", True),
        ("progress", "text/html; charset=cp936", True),
        ("part/foot", "text/html; charset=utf-8", True),
    ],
)
def test_pages_in_gbk_are_declared_in_three_ways(visit: Visit, path: str, header: str, meta: bool) -> None:
    page = visit(faults="none", family="frames").get(path)
    assert page.headers["content-type"] == header
    assert "政" in page.content.decode("gbk")
    with pytest.raises(UnicodeDecodeError):
        page.content.decode("utf-8")
    assert (b"charset=gb2312" in page.content[:1024]) is meta


def test_a_form_in_parts_is_read_as_gbk(visit: Visit, hall: PracticePortal) -> None:
    text = "电话号码写错了，应为0199—1"
    parts = {"kind": "错别字", "content": text}
    body = b"".join(
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode("gbk")
        for name, value in parts.items()
    )
    body += b'--x\r\nContent-Disposition: form-data; name="picture"; filename=""\r\n\r\n\r\n--x--\r\n'
    citizen = visit(faults="none", family="frames")
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    assert citizen.http.post(f"{citizen.base}correction", content=body, headers=kind).status_code == 200
    assert json.loads(stored(hall, "SELECT body FROM feedback ORDER BY rowid DESC")["body"]) == parts


def test_what_gbk_cannot_say_does_no_harm(visit: Visit) -> None:
    citizen = visit(faults="none", family="frames")
    for query in ("%26%23128512%3B", "%F0%9F%98%80", "%FF%FF", "%26%2399999999%3B", quote("居住证")):
        page = citizen.http.get(f"{citizen.base}search?q={query}")
        assert page.status_code == 200
        assert PRACTICE_ITEM not in page.content.decode("gb18030")
    found = citizen.http.get(f"{citizen.base}items?object=person&theme={quote('户籍办理', encoding='gbk')}")
    assert PRACTICE_ITEM in found.content.decode("gbk")


# --- faults -----------------------------------------------------------------------------------------------------------
SEEN: tuple[tuple[str, str, str, str], ...] = (  # fault, page, what it must say, what it must not say
    ("search-empty", "search?{q}", "没有找到相关内容|暂无数据", PRACTICE_ITEM),
    ("search-wrong", "search?{q}", r"共[1-9]\d*条", PRACTICE_ITEM),
    ("guide-no-basis", ITEM, "办理流程", "居住证暂行条例"),
    ("guide-no-flow", ITEM, "居住证暂行条例", "办理流程"),
    ("guide-no-materials", ITEM, "办理流程", "居住地住址证明"),
    ("basis-name-only", ITEM, "居住证暂行条例", "第663号"),
    ("guide-placeholder", ITEM, "详见附件", "国务院令"),
    ("consult-closed", "consult", "该功能暂未开放", 'name="content"'),
    ("complaint-closed", "complaint", "该功能暂未开放", 'name="content"'),
    ("correction-closed", "correction", "该功能暂未开放", 'name="content"'),
    ("rating-closed", "rating", "该功能暂未开放", 'name="grade"'),
    ("theme-empty", "items?object=person&{theme}", "暂无数据", PRACTICE_ITEM),
    ("themes-scrambled", "items?object=person&{theme}", "共[1-9]", PRACTICE_ITEM),
    ("no-items", "search?{q}", "没有找到相关内容|暂无数据", PRACTICE_ITEM),
    ("consult-login", "consult", "用户登录|个人登录", 'name="content"'),
    ("help-dead", "help", "404", "怎样提问"),
)


@pytest.mark.parametrize("fault, path, says, hides", SEEN)
def test_a_fault_is_seen(come: Newcomer, family: str, fault: str, path: str, says: str, hides: str) -> None:
    charset = "gbk" if family == "frames" else "utf-8"
    asked = {name: urlencode({name: text}, encoding=charset) for name, text in (("q", "居住证"), ("theme", "户籍办理"))}
    faulty, sound = (come(faults).get(path.format(**asked)) for faults in (fault, "none"))
    assert re.search(says, words(faulty))
    assert not re.search(hides, faulty.text)
    assert re.search(hides, sound.text)
    assert fault not in faulty.text


@pytest.mark.parametrize(
    "fault, path, says",
    [
        ("register-500", "register", "系统繁忙"), ("register-rejects-id", "register", "身份证号码格式不正确"),
        ("session-expires", "register", "登录超时，请重新登录"), ("session-expires", "login", "登录超时，请重新登录"),
        ("session-expires", "consult", "登录超时，请重新登录"), ("captcha", "consult", "验证码不正确"),
        ("progress-not-found", "progress", "查无此件"), ("consult-unanswered", "progress", "待处理"),
    ],
)  # fmt: skip
def test_a_fault_is_felt_on_sending(come: Newcomer, fault: str, path: str, says: str) -> None:
    citizen, known = come(fault), known_case("practice")
    if path == "register":
        answer, _ = citizen.register()
    else:
        answer = citizen.post(path, **{**QUESTION, "number": known.number, "password": known.password})
    assert says in answer.text
    assert (answer.status_code == 500) is (fault == "register-500")


def test_a_question_is_thanked_for_without_a_number(come: Newcomer) -> None:
    receipt = words(come("consult-no-number").post("consult", **QUESTION))
    assert "提交成功" in receipt
    assert not re.search(r"ZX\d{6}", receipt)


def test_progress_shows_no_state(come: Newcomer) -> None:
    known = known_case("practice")
    shown = words(come("progress-no-state").post("progress", number=known.number, password=known.password))
    assert known.number in shown
    assert "当前状态" not in shown


def test_there_is_nowhere_to_ask(come: Newcomer, family: str) -> None:
    citizen = come("consult-missing")
    assert citizen.get("consult").status_code == 404
    for path in ("", *(f"part/{part}" for part in PARTS[family]), "interaction", ITEM):
        assert "/practice/consult" not in citizen.get(path).text


def test_links_lead_to_a_404(come: Newcomer) -> None:
    citizen = come("item-404")
    link = re.findall(r"/practice/(item/[\w-]+)", citizen.get("search", q="居住证").text)[0]
    assert citizen.get(link).status_code == 404


def test_counts_are_not_what_the_lists_say(come: Newcomer, family: str) -> None:
    for faults, right in (("none", True), ("counts-wrong", False)):
        citizen = come(faults)
        shown = re.search(r"户籍办理(?:\[|\()?(\d+)", words(citizen.get("services/person")))
        listed = re.search(r"共(\d+)项", words(citizen.get("items", object="person", theme="户籍办理")))
        assert shown is not None
        assert listed is not None
        assert (shown[1] == listed[1]) is right


@pytest.mark.parametrize("path", ["register", "login", "consult"])
def test_a_captcha_stands_in_the_forms(come: Newcomer, path: str) -> None:
    assert re.search(r'(?i)<img[^>]*src="/practice/captcha"', come("captcha").get(path).text)
    assert "/practice/captcha" not in come().get(path).text
    assert come("captcha").get("captcha").headers["content-type"].startswith("image/svg")


def test_sums_are_right() -> None:
    for _ in range(200):
        shown, answer = puzzle("arithmetic")
        left, sign, right = re.fullmatch(r"(\d)([-+*])(\d)=\?", shown).groups()  # type: ignore[union-attr]
        assert (
            int(answer) == {"+": int(left) + int(right), "-": int(left) - int(right), "*": int(left) * int(right)}[sign]
        )
        assert int(answer) >= 0
