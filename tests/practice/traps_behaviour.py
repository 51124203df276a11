"""Traps in what a page does: windows, addresses, dialogs, layers, toasts, captchas, other hosts, boxes, waits."""

from __future__ import annotations

import re
import time
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error, Locator, expect

from tests.practice.traps import Sight, trap
from tests.practice.visitor import QUESTION

SEARCH = "search?q=%E5%B1%85%E4%BD%8F%E8%AF%81"


def lies_over(hall: Sight, thing: Locator) -> bool:
    """Whether somebody who points at the middle of *thing* would hit something else."""
    thing.scroll_into_view_if_needed()
    point = "const box = thing.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;"
    seen: bool = thing.evaluate(f"thing => {{ {point} return !thing.contains(document.elementFromPoint(x, y)); }}")
    return seen


# --- 9, 10 windows and addresses --------------------------------------------------------------------------------------
@trap(9, "jsp", "items")
def a_guide_in_a_window_of_its_own(hall: Sight) -> None:
    with hall.page.context.expect_page() as opened:
        hall.page.locator("#itemList td a").first.click()
    opened.value.wait_for_url("**/item/*")
    assert hall.page.url.endswith("/items")


@trap(9, "frames", "part/body")
def a_list_that_opens_windows(hall: Sight) -> None:
    with hall.page.context.expect_page() as opened:
        hall.page.locator("select").select_option(label="权力清单")
    opened.value.wait_for_url("**/power-list")


@trap(10, "jsp", "items")
def an_address_that_is_none_until_it_is_pressed(hall: Sight) -> None:
    address = hall.page.locator("#itemList td a").first.get_attribute("href") or ""
    assert re.fullmatch(r"javascript:openItem\('[^']+'\)", address)
    assert "/item/" not in address
    assert "/item/" in address[::-1].replace("meti", "item")


@trap(10, "jsp", "")
def a_search_word_encoded_twice(hall: Sight) -> None:
    hall.page.locator("#searchWord").fill("证")
    hall.page.locator("#searchWord").press("End")
    with hall.page.context.expect_page() as opened:
        hall.page.locator("#searchGo").click()
    opened.value.wait_for_url("**%25E8%25AF%2581**")
    assert "证-检索" in opened.value.locator("body").inner_text()


# --- 11 native dialogs ------------------------------------------------------------------------------------------------
@trap(11, "jsp", "correction")
def success_told_by_a_native_dialog(hall: Sight) -> None:
    hall.page.get_by_role("radio").first.check()
    for name in ("page", "title", "content", "name", "phone"):
        hall.page.locator(f"[name={name}]").fill(hall.page.url if name == "page" else QUESTION.get(name, ""))
    with hall.page.expect_event("dialog"):
        hall.page.locator("a.btn:not(.grey)").click()
    assert re.search("感谢|收到|提交成功", hall.said[-1])


@trap(11, "jsp", "consult")
def a_native_dialog_that_asks_before_sending(hall: Sight) -> None:
    hall.page.locator("#letterRules .shut").click()
    hall.page.locator("a.btn:not(.grey)").click()
    assert hall.said == ["标题不能为空！"]
    for name in ("title", "content", "name", "phone"):
        hall.page.locator(f"[name={name}]").fill(QUESTION[name])
    hall.page.locator("a.btn:not(.grey)").click()
    assert hall.said[1] == "确定要提交吗？"


# --- 13 what lies over a page -----------------------------------------------------------------------------------------
@trap(13, "jsp", "consult")
def rules_for_letters_over_the_form(hall: Sight) -> None:
    title = hall.page.locator("[name=title]")
    assert lies_over(hall, title)
    hall.page.locator("#letterRules .shut").click()
    assert not lies_over(hall, title)


@trap(13, "spa-antd", "", faults="notice")
def an_announcement_that_must_be_closed(hall: Sight) -> None:
    menu = hall.page.locator("header .brand")
    hall.page.locator(".ant-modal").get_by_role("button").first.wait_for()
    assert lies_over(hall, menu)
    hall.page.keyboard.press("Escape")
    assert lies_over(hall, menu)
    hall.page.locator(".ant-modal-footer button").click()
    expect(hall.page.locator(".ant-modal-wrap")).to_have_count(0)
    assert not lies_over(hall, menu)


@trap(13, "jsp", "")
def an_advertisement_that_drifts(hall: Sight) -> None:
    start = hall.page.locator("#drift").bounding_box()
    hall.page.wait_for_timeout(2_500)
    assert hall.page.locator("#drift").bounding_box() != start
    hall.page.locator("#drift span").click()
    expect(hall.page.locator("#drift")).to_be_hidden()


@trap(13, "layui", "")
def a_survey_in_the_corner(hall: Sight) -> None:
    survey = hall.page.locator(".layui-layer", has_text="网站满意度调查")
    expect(survey).to_be_visible()
    survey.locator(".layui-layer-close").click()
    expect(survey).to_have_count(0)


# --- 14 toasts --------------------------------------------------------------------------------------------------------
@trap(14, "layui", "")
def a_toast_over_an_empty_search(hall: Sight) -> None:
    hall.page.locator("#searchGo").click()
    lasts(hall.page.locator(".layui-layer-msg"))


@trap(14, "spa-element", "login")
def a_toast_that_is_all_a_form_says(hall: Sight) -> None:
    hall.page.locator(".form .el-button--primary").filter(visible=True).click()
    lasts(hall.page.locator(".el-message"))


def lasts(toast: Locator) -> None:
    """It is there, and about two or three seconds later it is not."""
    expect(toast).to_be_visible()
    start = time.monotonic()
    expect(toast).to_have_count(0)
    assert 1.5 < time.monotonic() - start < 4.5


# --- 15, 16 captchas, other hosts -------------------------------------------------------------------------------------
@trap(15, "jsp", "register", faults="captcha")
def a_picture_of_digits_that_counts_once(hall: Sight) -> None:
    picture = hall.page.locator("#randImg")
    assert picture.evaluate("picture => picture.naturalWidth") > 0
    first = picture.get_attribute("src")
    hall.page.get_by_text("看不清?换一张").click()
    assert picture.get_attribute("src") != first


@trap(15, "layui", "register", faults="captcha")
def a_sum_in_a_picture(hall: Sight) -> None:
    expect(hall.page.get_by_placeholder("请输入图中算式的计算结果")).to_be_visible()


@trap(15, "spa-antd", "register", faults="captcha")
def a_piece_to_be_pushed_to_the_gap(hall: Sight) -> None:
    knob = hall.page.locator(".slider .knob")
    knob.hover()
    hall.page.mouse.down()
    start = knob.bounding_box() or {"x": 0, "y": 0}
    hall.page.mouse.move(start["x"] + 100, start["y"] + 10, steps=4)
    hall.page.mouse.up()
    assert knob.evaluate("knob => knob.style.left") != "0px"


@trap(15, "jsp", "register")
def a_code_that_can_be_asked_for_once_a_minute(hall: Sight) -> None:
    hall.page.locator("[name=phone]").fill("10100009999")
    hall.page.locator("#sendMobileCode").click()
    expect(hall.page.locator("#sendMobileCode")).to_have_text(re.compile(r"重新发送\(5\d\)"))


@trap(16, "plain", "", faults="register-delegated")
def a_registration_at_the_provinces_host(hall: Sight) -> None:
    hall.page.get_by_role("link", name="注册", exact=True).first.click()
    hall.page.wait_for_url("**/sso?*backUrl=*")
    assert urlsplit(hall.page.url).hostname == "localhost"


@trap(16, "plain", "login", faults="qr-login")
def a_login_by_a_code_to_scan(hall: Sight) -> None:
    assert "请使用手机扫一扫登录" in hall.page.locator("body").inner_text()
    assert hall.page.locator("[type=password]").count() == 0


# --- 17, 18 what comes instead of the page, and when ------------------------------------------------------------------
@trap(17, "plain", "", faults="bot-wall")
def a_page_with_nothing_in_it_but_a_script(hall: Sight) -> None:
    assert hall.page.locator("body").inner_text().strip() == ""
    assert {cookie["name"] for cookie in hall.page.context.cookies()} == {"FSSBBIl1UgzbN7N80S"}


@trap(18, "jsp", "login")
def a_session_in_the_address(hall: Sight) -> None:
    hall.page.locator("[name=account]").first.fill("nobody")
    hall.page.locator("[type=password]").first.fill("nothing8")
    hall.page.locator("#who_con0 a.btn").click()
    hall.page.wait_for_url("**/login;jsessionid=*")
    assert hall.page.locator("[type=password]").first.is_visible()


@trap(18, "spa-element", SEARCH, faults="slow:search=1500")
def an_address_behind_a_hash_that_has_loaded_before_it_is_there(hall: Sight) -> None:
    assert "#/search" in hall.page.url
    assert hall.page.evaluate("document.readyState") == "complete"
    assert "居住证办理" not in hall.page.locator("body").inner_text()
    expect(hall.page.get_by_text("居住证办理").first).to_be_visible()


# --- 20, 21, 22 boxes -------------------------------------------------------------------------------------------------
@trap(20, "jsp", "")
def a_box_that_waits_for_a_key(hall: Sight) -> None:
    box = hall.page.locator("#searchWord")
    box.fill("居住证")
    hall.page.locator("#searchGo").click()
    assert hall.said == ["请输入您要搜索的内容!"]
    box.press("End")
    assert hall.page.locator("#searchKey").input_value() == "居住证"


@trap(20, "spa-antd", "search", words={"shape.input": "composed"})
def a_box_that_waits_for_the_input_method(hall: Sight) -> None:
    box = hall.page.locator(".search input")
    box.fill("居住证")
    hall.page.locator(".search button").click()
    hall.page.wait_for_url(re.compile("q=$"))
    box.fill("居住证")
    box.dispatch_event("compositionend")
    hall.page.locator(".search button").click()
    hall.page.wait_for_url(re.compile("q=%E5"))


@trap(21, "spa-element", "")
def a_box_that_leads_to_another_box(hall: Sight) -> None:
    home = hall.page.locator(".search input")
    home.click()
    hall.page.wait_for_url("**/#/search")
    again = hall.page.locator(".page-search .search input")
    again.fill("居住证")
    hall.page.locator(".search button").click()
    expect(hall.page.get_by_text("居住证办理").first).to_be_visible()


@trap(22, "layui", "consult")
def a_day_that_cannot_be_typed(hall: Sight) -> None:
    box = hall.page.locator("#happened")
    with pytest.raises(Error, match="not editable"):
        box.fill("2018-06-01", timeout=500)
    box.click()
    hall.page.locator(".layui-laydate .layui-this").click()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", box.input_value())


@trap(22, "layui", "consult")
def a_region_picked_from_a_tree(hall: Sight) -> None:
    hall.page.locator("#region").click()
    tree = hall.page.locator("#regions")
    assert not tree.get_by_text("高新区").is_visible()
    tree.locator(".layui-tree-iconClick").first.click()
    tree.get_by_text("高新区").click()
    assert hall.page.locator("#region").input_value() == "高新区"


@trap(22, "layui", "consult")
def a_select_that_is_hidden(hall: Sight) -> None:
    native = hall.page.locator("select[name=department]")
    assert native.count() == 1
    assert not native.is_visible()
    with pytest.raises(Error, match="Timeout"):
        native.select_option("公安局", timeout=500)


# --- 23 nothing there, not yet, or no network -------------------------------------------------------------------------
@trap(23, "jsp", SEARCH, faults="search-empty")
def an_empty_list(hall: Sight) -> None:
    assert "查无相关事项" in hall.page.locator("body").inner_text()


@trap(23, "spa-element", "", faults="slow:items=1500")
def a_mask_over_the_old_content(hall: Sight) -> None:
    expect(hall.page.locator(".hall")).to_be_visible()
    hall.page.evaluate("location.hash = '#/items'")
    mask = hall.page.locator("main > .el-loading-mask")
    expect(mask).to_contain_text("正在加载")
    assert lies_over(hall, hall.page.locator(".blocks").first)
    expect(mask).to_be_hidden()


@trap(23, "spa-element", "")
def a_network_that_fails(hall: Sight) -> None:
    expect(hall.page.locator(".hall")).to_be_visible()
    hall.page.route("**/items", lambda route: route.abort())
    hall.page.evaluate("location.hash = '#/items'")
    expect(hall.page.get_by_text("网络异常，请稍后再试")).to_be_visible()
    assert hall.page.get_by_text("暂无数据").count() == 0
    assert hall.slips.pop() == "Failed to fetch"
