"""Errands at a practice hall: registering, asking and being answered, applying, and what the hall remembers of it."""

from __future__ import annotations

import datetime as dt
import json
import re
import sqlite3
from contextlib import closing

import pytest

from errand_practice import PracticePortal, known_case
from errand_practice.seeded_case import working_days_later
from tests.practice.visitor import ITEM, QUESTION, Visit, words

CHAIN = ["已提交", "已接收", "已受理", "办理中", "已回复", "已办结"]


def rows(hall: PracticePortal, sql: str, *values: object) -> list[sqlite3.Row]:
    """What stands in the portal's own database."""
    with closing(sqlite3.connect(hall.database)) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute(sql, values).fetchall()


def test_a_newcomer_registers_logs_in_and_out(visit: Visit, family: str) -> None:
    citizen = visit(faults="none", family=family)
    answer, newcomer = citizen.register()
    assert answer.url.path == "/practice/registered"
    wrong = citizen.post("login", account=newcomer["phone"], password="another1")
    assert "账号或密码不正确" in wrong.text
    account = citizen.post("login", account=newcomer["phone"], password=newcomer["password"])
    assert account.url.path == "/practice/account"
    assert "赵钱" in words(account)
    citizen.get("logout")
    assert citizen.get("account").url.path == "/practice/login"


@pytest.mark.parametrize(
    "changes, message",
    [
        ({"name": "John"}, "姓名必须为中文"),
        ({"id_number": "990101199001010011"}, "身份证号码格式不正确"),
        ({"id_number": "99010119901301001X"}, "身份证号码格式不正确"),
        ({"id_number": ""}, "身份证号码格式不正确"),
        ({"phone": "20100000000"}, "手机号码不正确"),
        ({"phone": "1010000000"}, "手机号码不正确"),
        ({"sms_code": "12345"}, "短信验证码不正确"),
        ({"sms_code": "验证码"}, "短信验证码不正确"),
        ({"password": "short1", "confirm": "short1"}, "密码须为8至20位"),
        ({"password": "onlyletters", "confirm": "onlyletters"}, "密码须为8至20位"),
        ({"confirm": "juzhu2019"}, "两次密码输入不同"),
        ({"agreement": ""}, "必须同意协议后才能注册"),
        ({"id_type": "驾照"}, "请选择证件类型"),
    ],
)
def test_registration_says_what_is_wrong(visit: Visit, family: str, changes: dict[str, str], message: str) -> None:
    answer, sent = visit(faults="none", family=family).register(**changes)
    assert answer.url.path == "/practice/register"
    assert message in answer.text
    assert sent["password"] not in answer.text


def test_a_login_name_is_asked_for_only_where_citizens_choose_one(visit: Visit) -> None:
    for family, message in (("plain", None), ("jsp", "用户名须以字母开头")):
        answer, _ = visit(faults="none", family=family).register(login_name="")
        assert (message is None) or message in answer.text
        assert (answer.url.path == "/practice/registered") is (message is None)


@pytest.mark.parametrize("field, message", [("id_number", "身份证号码已存在"), ("phone", "手机号码已被注册")])
def test_nobody_registers_twice(visit: Visit, family: str, field: str, message: str) -> None:
    citizen = visit(faults="none", family=family)
    _, first = citizen.register()
    answer, _ = citizen.register(**{field: first[field]})
    assert message in answer.text
    again, _ = visit("shaoxing", faults="none", family=family).register(**{field: first[field]})
    assert again.url.path == "/shaoxing/registered"


def test_a_question_is_acknowledged_looked_up_and_answered(visit: Visit, hall: PracticePortal, family: str) -> None:
    citizen = visit(faults="none", family=family)
    receipt = citizen.post("consult", **QUESTION, kind="咨询", department="公安局", public="yes")
    number, password = receipt.url.path.rpartition("/")[2], receipt.url.params["key"]
    assert number in words(receipt)
    assert password in words(receipt)
    stored = rows(hall, "SELECT * FROM consultations WHERE number = ?", number)
    assert [row["title"] for row in stored] == [QUESTION["title"]]
    fresh = words(citizen.post("progress", number=number, password=password))
    assert "已提交" in fresh
    assert "待受理" in fresh
    assert number in words(citizen.get("officials"))
    citizen.post("officials", number=number, action="accept")
    assert "已受理" in words(citizen.post("progress", number=number, password=password))
    citizen.post("officials", number=number, action="answer", reply="七个工作日。")
    answered = citizen.get("progress", number=number.lower(), password=password)
    assert all(state in words(answered) for state in CHAIN)
    assert "七个工作日。" in words(answered)
    assert "七个工作日。" in words(citizen.get(f"letters/{number}"))
    assert number not in words(citizen.get("officials"))


@pytest.mark.parametrize("number, password", [("ZX1", "1"), ("' OR 1=1 --", "x"), ("", ""), ("ZX9999", "密码")])
def test_a_wrong_number_finds_nothing(visit: Visit, family: str, number: str, password: str) -> None:
    answer = visit(faults="none", family=family).post("progress", number=number, password=password)
    assert re.search("查无此件|请输入编号和查询密码", answer.text)


def test_a_wrong_password_does_not_show_the_case(visit: Visit, family: str) -> None:
    known = known_case("practice")
    answer = visit(faults="none", family=family).post("progress", number=known.number, password="000000")
    assert "查无此件" in answer.text
    assert "居住登记满半年" not in answer.text


@pytest.mark.parametrize(
    "changes, message",
    [({"title": ""}, "请填写标题"), ({"content": "短"}, "请填写内容"), ({"phone": "1"}, "手机号码不正确")],
)
def test_a_question_that_lacks_something_comes_back(
    visit: Visit, family: str, changes: dict[str, str], message: str
) -> None:
    answer = visit(faults="none", family=family).post("consult", **{**QUESTION, **changes})
    assert answer.url.path == "/practice/consult"
    assert message in answer.text


def test_what_citizens_write_is_shown_as_text(visit: Visit, family: str) -> None:
    citizen = visit(faults="none", family=family)
    evil = {**QUESTION, "title": "<img src=x onerror=alert(1)>", "public": "yes"}
    receipt = citizen.post("consult", **evil)
    number = receipt.url.path.rpartition("/")[2]
    for page in (citizen.get(f"letters/{number}"), citizen.get("interaction"), citizen.get("officials")):
        assert "<img src=x" not in page.text
    assert "<script>1" not in citizen.get("search", q="<script>1").text


@pytest.mark.parametrize("slug", ["practice", "hangzhou", "bijie", "suzhou-jiangsu"])
def test_the_known_case_was_answered_within_three_working_days(visit: Visit, hall: PracticePortal, slug: str) -> None:
    known = known_case(slug)
    shown = words(visit(slug, faults="none").post("progress", number=known.number, password=known.password))
    assert all(state in shown for state in CHAIN)
    stored = rows(hall, "SELECT asked_at, replied_at FROM consultations WHERE number = ?", known.number)[0]
    asked, replied = (dt.datetime.fromisoformat(at) for at in stored)
    assert 36 <= (dt.datetime.now() - asked).days <= 40  # noqa: DTZ005 - halls print local time
    assert replied <= working_days_later(asked, 3, 17, 0)


def test_taiyuan_never_answered_its_known_case(visit: Visit) -> None:
    known = known_case("taiyuan")
    shown = words(visit("taiyuan").post("progress", number=known.number, password=known.password))
    assert "待处理" in shown
    assert "已回复" not in shown


def test_applying_needs_a_login_and_makes_a_case(visit: Visit, hall: PracticePortal, family: str) -> None:
    citizen = visit(faults="none", family=family)
    _, newcomer = citizen.register()
    login = citizen.get("apply/999900000000")
    assert login.url.path == "/practice/login"
    form = citizen.post("login", account=newcomer["phone"], password="juzhu2018", next=login.url.params["next"])
    assert form.url.path == "/practice/apply/999900000000"
    receipt = citizen.post("apply/999900000000", contact="赵钱", phone=newcomer["phone"])
    number = receipt.url.path.rpartition("/")[2]
    assert rows(hall, "SELECT title FROM cases WHERE number = ?", number)[0]["title"] == "居住证办理"
    assert number in words(citizen.get("account"))
    shown = words(citizen.post("progress", number=number, password=receipt.url.params["key"]))
    assert "待预审" in shown


def test_a_login_sends_nobody_off_the_hall(visit: Visit) -> None:
    citizen = visit(faults="none", family="plain")
    _, newcomer = citizen.register()
    for outside in ("//evil.example", "https://evil.example", "../hangzhou/", "account//evil", "javascript:1"):
        there = citizen.post("login", account=newcomer["phone"], password="juzhu2018", next=outside)
        assert there.url.host == "127.0.0.1"
        assert there.url.path.startswith("/practice/")


@pytest.mark.parametrize(
    "path, fields",
    [
        ("rating", {"grade": "满意"}),
        ("rating", {"grade": "不满意", "reason": "等太久"}),
        ("complaint", QUESTION),
        ("correction", {"content": "电话号码写错了"}),
    ],
)
def test_feedback_is_taken_in(
    visit: Visit, hall: PracticePortal, family: str, path: str, fields: dict[str, str]
) -> None:
    before = len(rows(hall, "SELECT 1 FROM feedback WHERE sort = ?", path))
    assert "提交成功" in words(visit(faults="none", family=family).post(path, **fields))
    assert len(rows(hall, "SELECT 1 FROM feedback WHERE sort = ?", path)) == before + 1


def test_a_low_grade_must_say_why(visit: Visit, family: str) -> None:
    assert "请写明不满意的原因" in visit(faults="none", family=family).post("rating", grade="非常不满意").text


def test_the_log_tells_requests_and_trusted_events(visit: Visit, hall: PracticePortal) -> None:
    citizen = visit("lasa", faults="slow:item=1", family="jsp")
    assert "sendBeacon" in citizen.get(ITEM.replace("999900", "540100")).text
    event = {"kind": "click", "path": "/lasa/", "target": "button 搜索"}
    assert citizen.http.post(f"{citizen.base}_log", content=json.dumps(event)).status_code == 204
    assert citizen.http.post(f"{citizen.base}_log", content="[]").status_code == 400
    server, client = rows(hall, "SELECT * FROM log WHERE slug = 'lasa' ORDER BY id DESC LIMIT 2")[::-1]
    assert (server["kind"], server["path"], server["status"]) == ("GET", "/lasa/item/540100000000", 200)
    assert (server["family"], server["faults"]) == ("jsp", "slow:item")
    assert (client["source"], client["kind"], client["target"]) == ("client", "click", "button 搜索")
