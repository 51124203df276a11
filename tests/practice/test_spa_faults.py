"""Each fault in halls that are one page: a behaviour that a person at a browser sees."""

from __future__ import annotations

import re

import httpx
import pytest
from playwright.sync_api import expect

from errand_practice import PracticePortal, known_case
from tests.practice.person import Enter, Person

pytestmark = pytest.mark.slow

SEARCH = {"spa-element": "search", "spa-antd": "", "mobile-vant": ""}  # where the box is that searches
GUIDE = "item/999900000000"


def search(person: Person, words: str = "居住证") -> Person:
    """Type words into the box that searches and press the button."""
    person.page.locator(".search input,.van-search input").first.fill(words)
    return person.press("搜索")


def gone(person: Person, words: str | re.Pattern[str]) -> None:
    """These words are nowhere to be seen."""
    expect(person.page.get_by_text(words).filter(visible=True)).to_have_count(0)


def test_search_is_dead(enter: Enter, spa: str) -> None:
    person = search(enter(faults="search-dead").go(SEARCH[spa]))
    person.page.wait_for_timeout(500)
    gone(person, re.compile(r"共 \d+ 条"))
    assert "q=" not in person.page.url


@pytest.mark.parametrize(
    "fault, seen, not_seen",
    [
        ("search-wrong", r"共 \d+ 条", "居住证办理"),
        ("search-empty", "暂无数据", "居住证办理"),
        ("no-items", "暂无数据", "居住证办理"),
    ],
)
def test_search_misleads(enter: Enter, spa: str, fault: str, seen: str, not_seen: str) -> None:
    person = search(enter(faults=fault).go(SEARCH[spa]))
    person.see(re.compile(seen))
    expect(person.page.locator(".items").get_by_text(not_seen)).to_have_count(0)


def test_an_items_link_leads_nowhere(enter: Enter, spa: str) -> None:
    person = enter(faults="item-404").go("search?q=居住证")
    if spa == "spa-antd":
        with person.page.context.expect_page() as opened:
            person.page.locator(".items").get_by_text("居住证办理", exact=True).click()
        person = Person(opened.value, person.portal, person.slug, person.build)
    else:
        person.page.locator(".items").get_by_text("居住证办理", exact=True).click()
    person.see("404")
    person.see("您访问的事项不存在")


@pytest.mark.parametrize(
    "fault, heading",
    [("guide-no-basis", "设定依据"), ("guide-no-flow", "办理流程"), ("guide-no-materials", "申请材料")],
)
def test_a_guide_lacks_a_section(enter: Enter, fault: str, heading: str) -> None:
    enter().go(GUIDE).see(spaced_out(heading))
    gone(enter(faults=fault).go(GUIDE), spaced_out(heading))


def spaced_out(heading: str) -> re.Pattern[str]:
    """A heading that says just this."""
    return re.compile(rf"^\s*{heading}\s*$")


def test_a_basis_is_only_a_name(enter: Enter) -> None:
    said = enter(faults="basis-name-only").go(GUIDE).words()
    assert "《居住证暂行条例》" in said
    assert "第663号" not in said


def test_a_guide_of_placeholders(enter: Enter, hall: PracticePortal) -> None:
    person = enter(faults="guide-placeholder").go(GUIDE)
    link = person.see(re.compile("^详见附件$"))
    person.see(re.compile("^暂无$"))
    dead = person.page.locator("a[href*=attachments]").first.get_attribute("href")
    assert link is not None
    assert (
        httpx.get(
            f"{hall.url('practice', []).removesuffix('/practice/')}{dead}",
            headers={"Practice-Family": "spa-element"},
            trust_env=False,
        ).status_code
        == 404
    )


def test_nowhere_to_ask(enter: Enter) -> None:
    for route in ("", "interaction", GUIDE):
        gone(enter(faults="consult-missing").go(route), "我要咨询")


@pytest.mark.parametrize(
    "fault, entry",
    [
        ("consult-closed", "我要咨询"),
        ("complaint-closed", "我要投诉"),
        ("correction-closed", "我要纠错"),
        ("rating-closed", "我要评价"),
    ],
)
def test_a_function_is_not_open(enter: Enter, fault: str, entry: str) -> None:
    person = enter(faults=fault).go("interaction").press(entry)
    person.see(re.compile("该功能暂未开放"))
    expect(person.page.locator(".form")).to_have_count(0)


def test_asking_needs_a_login(enter: Enter) -> None:
    person = enter(faults="consult-login").go("interaction").press("我要咨询")
    person.see("请先登录")
    expect(person.page).to_have_url(re.compile("#/login"))


def test_asking_gives_no_number(enter: Enter) -> None:
    person = enter(faults="consult-no-number").go("consult").ask()
    person.see("感谢您的来信")
    assert not re.search(r"ZX\d+|查询密码", person.words())


def test_nothing_is_answered_or_found_or_told(enter: Enter) -> None:
    known = known_case("practice")

    def look(fault: str) -> Person:
        return enter(faults=fault).go("progress").fill(办件编号=known.number, 查询密码=known.password).send()

    look("none").see("回复内容")
    unanswered = look("consult-unanswered")
    unanswered.see("待处理")
    gone(unanswered, "回复内容")
    look("progress-not-found").see("查无此件")
    stateless = look("progress-no-state")
    stateless.see(known.number)
    gone(stateless, re.compile("当前状态|已提交|已受理|已回复|已办结"))


@pytest.mark.parametrize(
    "fault, message",
    [
        ("register-500", "系统繁忙"),
        ("register-rejects-id", "身份证号码格式不正确"),
        ("session-expires", "登录超时，请重新登录"),
    ],
)
def test_registration_fails(enter: Enter, fault: str, message: str) -> None:
    person = enter(faults=fault).go("register")
    person.register()
    person.see(re.compile(message))


def test_help_is_dead(enter: Enter) -> None:
    enter(faults="help-dead").go("interaction").press("操作指引").see("404")


def test_themes_are_empty_doubled_miscounted_or_scrambled(enter: Enter) -> None:
    theme = "items?object=person&theme="
    enter(faults="theme-empty").go(theme + "户籍办理").see("暂无数据")
    titles = (
        enter(faults="theme-duplicates")
        .go(theme + "准营准办")
        .page.locator(".items .title, .ant-list-item-meta-title, .items .van-cell__title > span")
        .all_inner_texts()
    )
    assert len(titles) > len(set(titles))
    counted = enter(faults="counts-wrong").go("services/person")
    stated = re.search(r"户籍办理（?(\d+)", counted.words())
    assert stated is not None
    assert int(stated[1]) >= 7 + int(
        re.sub(r"\D", "", counted.go(theme + "户籍办理").see(re.compile(r"共 \d+ 条")).inner_text())
    )
    gone(enter(faults="themes-scrambled").go(theme + "户籍办理"), "居住证办理")


@pytest.mark.parametrize("route", ["register", "login", "consult"])
def test_a_captcha_stands_in_the_forms(enter: Enter, spa: str, route: str) -> None:
    person = enter(faults="captcha").go(route)
    expect(person.page.locator(".form:visible img[src*=captcha]").first).to_be_visible()
    if route == "consult":
        person.ask().see("验证码不正确")


def test_a_slider_is_solved_by_hand_alone(enter: Enter, spa: str) -> None:
    if spa != "spa-antd":
        pytest.skip("only spa-antd has a slider")
    person = enter(faults="captcha").go("consult")
    page = person.page
    picture = page.evaluate(
        "async () => (await fetch(document.querySelector('.board img').src, {cache: 'reload'})).text()"
    )
    gap = int(re.findall(r'<rect x="(\d+)"', picture)[0])
    knob = page.locator(".knob").bounding_box()
    assert knob is not None
    page.locator(".knob").hover()
    page.mouse.down()
    page.mouse.move(knob["x"] + knob["width"] / 2 + gap, knob["y"] + 10, steps=12)
    page.mouse.up()
    person.ask().see("提交成功")


def test_a_notice_lies_over_home_and_consult(enter: Enter, spa: str) -> None:
    for route in ("", "consult"):
        person = enter(faults="notice").go(route)
        person.see(re.compile("因系统升级维护"))
        person.page.locator(".el-dialog__close, .ant-modal-close, .van-popup__close-icon").filter(
            visible=True
        ).first.click()
        gone(person, re.compile("因系统升级维护"))
    stuck = enter(faults="notice-stuck").go()
    stuck.see(re.compile("因系统升级维护"))
    expect(
        stuck.page.locator(".el-dialog__close, .ant-modal-close, .van-popup__close-icon").filter(visible=True)
    ).to_have_count(0)
    stuck.page.keyboard.press("Escape")
    stuck.page.mouse.click(5, 400)
    stuck.page.wait_for_timeout(500)
    stuck.see(re.compile("因系统升级维护"))


def test_slowness_is_felt_behind_a_mask(enter: Enter) -> None:
    person = enter(faults="home-slow=1, slow:services=700")
    person.page.goto(person.home)
    assert person.page.locator(".hall").count() == 0
    person.see("正在加载")
    person.rest()
    person.menu("个人办事")
    person.see("正在加载")
    person.see("按主题")


def test_a_bot_wall_is_all_there_is(enter: Enter) -> None:
    person = enter(faults="bot-wall")
    page = person.page
    answer = page.goto(person.home)
    assert answer is not None
    assert answer.status == 412
    assert page.locator("body").inner_text() == ""
