"""Halls that are one page: a person finishes every errand in them, and what the server does for it."""

from __future__ import annotations

import json
import re

import httpx
import pytest
from playwright.sync_api import expect

from errand_practice import PracticePortal
from errand_practice.faults import FAULTS
from errand_practice.profiles import FAMILIES
from tests.practice.person import BUILDS, Enter, Person

ROUTES = (
    "", "news", "news/1", "power-list", "services/person", "services/legal?by=department",
    "services/person?by=audience", "items", "items?object=legal&page=2", "item/999900000000", "search?q=居住证",
    "search", "register", "registered", "login", "interaction?page=2", "consult", "progress", "supervision", "rating",
    "complaint", "correction", "newcomer", "help", "officials", "receipt/done", "letters/GK99990000002",
    "item/999900000000-1",
)  # fmt: skip


def test_every_page_of_a_sound_hall_shows_something(enter: Enter) -> None:
    person = enter()
    for route in ROUTES:
        assert len(person.go(route).words()) > 150, route
        assert "练习门户" in person.words(), route


def test_a_newcomer_registers_logs_in_and_out(enter: Enter, spa: str) -> None:
    person = enter().go().press("注册")
    account, password = person.register()
    person.see("注册成功")
    if spa == "spa-antd":
        person.press("登录")
    expect(person.page).to_have_url(re.compile("#/login$"))
    person.fill(**{"用户名" if spa == "spa-antd" else "手机号码": account, "密码": password}).send()
    person.see("登录成功")
    person.see(re.compile("赵钱"))
    person.press("退出登录")
    expect(person.page.get_by_text("退出登录").filter(visible=True)).to_have_count(0)


def test_a_question_is_asked_followed_and_answered(enter: Enter, spa: str) -> None:
    person = enter().go().press("互动交流")
    person.press("我要咨询").rest()
    person.choose("受理部门", "公安局")
    picked = person.field("受理部门")
    shown = picked.inner_text() if spa == "spa-antd" else picked.locator("input").first.input_value()
    assert "公安局" in shown
    person.ask().see("提交成功")
    person.page.wait_for_url(re.compile("receipt"))
    found = re.search(r"信件编号(ZX\w+)查询密码(\w{6})", person.words())
    assert found is not None
    person.go("progress").fill(办件编号=found[1], 查询密码=found[2]).send()
    person.see("待受理")
    person.go("officials")
    card = person.page.locator(".el-card,.ant-card,.card").filter(has_text=found[1]).last
    card.locator("textarea").first.fill("七个工作日。")
    card.get_by_text("答复并办结").click()
    person.see(re.compile(rf"{found[1]} 已答复"))
    person.go("progress").fill(办件编号=found[1], 查询密码=found[2]).send()
    person.see("七个工作日。")


def test_an_item_is_found_by_words_and_by_theme(enter: Enter, spa: str) -> None:
    person = enter().go()
    person.page.locator(".search input,.van-search input").first.click()
    person.rest()
    person.page.locator(".search input,.van-search input").first.fill("居住证")
    person.press("搜索").see("共 1 条")
    if spa == "spa-antd":
        with person.page.context.expect_page() as opened:
            person.page.locator("main").get_by_text("居住证办理", exact=True).last.click()
        Person(opened.value, person.portal, person.slug, person.build).see("受理条件")
    else:
        person.page.locator("main").get_by_text("居住证办理", exact=True).last.click()
        person.see("受理条件")
        assert "国务院令第663号" in person.words()
    person.go().menu("个人办事")
    person.see("按主题")
    stated = re.search(r"户籍办理（?(\d+)", person.words())
    person.page.get_by_text(re.compile("^户籍办理")).filter(visible=True).first.click()
    listed = person.see(re.compile(r"共 \d+ 条")).inner_text()
    assert stated is not None
    assert listed == f"共 {stated[1]} 条"


def test_a_long_list_is_turned(enter: Enter, spa: str) -> None:
    person = enter().go("items")
    first = person.words()
    person.page.locator(".el-pager .number,.ant-pagination-item,.van-pagination__page").filter(
        has_text=spaced_two()
    ).first.click()
    expect(person.page).to_have_url(re.compile("page=2"))
    person.rest()
    assert person.words() != first
    if spa == "mobile-vant":
        person.press("上一页")
        expect(person.page).to_have_url(re.compile("page=1"))


def spaced_two() -> re.Pattern[str]:
    """The number of the second page."""
    return re.compile(r"^\s*2\s*$")


@pytest.mark.parametrize("route", ["correction", "complaint", "rating"])
def test_feedback_is_taken_in(enter: Enter, route: str) -> None:
    person = enter().go(route)
    if route == "rating":
        person.page.get_by_text("不满意", exact=True).filter(visible=True).first.click()
        person.send().see("请写明不满意的原因")
        person.fill(原因和建议="窗口排队太久").send()
    elif route == "correction":
        person.fill(问题描述="电话号码写错了").send()
    else:
        person.choose("被反映部门", "公安局")
        person.fill(标题="窗口排队", 内容="窗口排队排了两个小时", 姓名="钱一", 手机号码="10100000001").send().agree()
    person.see("提交成功")


def test_help_and_the_newcomers_guide_are_read(enter: Enter) -> None:
    person = enter().go("interaction").press("操作指引")
    person.see("怎样提问")
    person.go().press("新手指南")
    person.see("第一步：注册账号")


def test_a_day_is_picked_not_typed(enter: Enter, spa: str) -> None:
    person = enter().go("consult")
    box = person.field("事件时间").locator("input").first
    assert box.get_attribute("readonly") is not None
    box.click()
    if spa == "mobile-vant":
        person.page.locator(".van-picker__confirm").filter(visible=True).click()
    else:
        person.page.locator(".el-date-table td.today,.ant-calendar-today").filter(visible=True).first.click()
    expect(box).to_have_value(re.compile(r"\d{4}-\d\d-\d\d"))


def test_two_cities_of_a_family_differ_and_both_draw_from_the_lists(hall: PracticePortal, spa: str) -> None:
    said = []
    for slug in ("practice", "hangzhou", "shaoxing", "bijie"):
        page = httpx.get(
            hall.url(slug, []), headers={"Practice-Family": spa, "Practice-Faults": "none"}, trust_env=False
        )
        found = re.search(r"window\.HALL = (.*);</script>", page.text)
        assert found is not None
        said.append(json.loads(found[1])["words"])
    assert len({json.dumps(words, sort_keys=True) for words in said}) == len(said)
    assert said[0]["entry.consult"] == "我要咨询"


# --- what the server does for it ------------------------------------------------------------


@pytest.mark.parametrize("family", ["plain", "jsp"])
def test_any_familys_pages_are_handed_out_as_data(hall: PracticePortal, family: str) -> None:
    headers = {"Practice-Family": family, "Practice-Faults": "none", "Accept": "application/json"}
    with httpx.Client(
        headers=headers, base_url=hall.url("practice", []), follow_redirects=True, trust_env=False
    ) as client:
        found = client.get("search", params={"q": "居住证"})
        assert (found.json()["template"], found.json()["rows"][0]["title"]) == ("search", "居住证办理")
        assert found.headers["vary"] == "Accept"
        refused = client.post("consult", data={"title": ""}).json()
        assert refused["form"]["errors"]["title"].startswith("请填写标题")
        assert client.get("account").json()["at"] == "login?next=account"
        assert client.get("nowhere").json()["status"] == 404


def test_an_address_of_its_own_leads_to_the_shell(hall: PracticePortal, spa: str) -> None:
    answer = httpx.get(f"{hall.url('practice', [])}items?page=2", headers={"Practice-Family": spa}, trust_env=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/practice/#/items?page=2")
    lost = httpx.get(f"{hall.url('practice', [])}static/nothing.js", headers={"Practice-Family": spa}, trust_env=False)
    assert lost.status_code == 404


def test_libraries_are_kept_for_ever_and_nothing_else_is_served(hall: PracticePortal, spa: str) -> None:
    front = hall.url("practice", []).removesuffix("practice/")
    page = httpx.get(hall.url("practice", []), headers={"Practice-Family": spa}, trust_env=False).text
    for address in re.findall(r'(?:src|href)="/(_lib/[^"]+)"', page):
        answer = httpx.get(front + address, trust_env=False)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    for file in ("nothing/x.js", "vue/../../package.json", "vue%2f..%2f..%2fpackage.json", ".package-lock.json", "vue"):
        assert httpx.get(f"{front}_lib/{file}", trust_env=False).status_code != 200


def test_no_script_knows_a_fault_by_name() -> None:
    for folder in ("_spa", *BUILDS):
        for file in (FAMILIES / folder).rglob("*.*"):
            if file.suffix in (".js", ".html"):
                said = file.read_text(encoding="utf-8")
                assert not [name for name in FAULTS if "-" in name and name in said], file
