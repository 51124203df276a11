"""Traps in what a page is made of: names, labels, radios, twins, frames, and what is no longer built that way."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.practice.traps import Sight, trap
from tests.practice.visitor import ITEM


# --- 1 blanks inside words --------------------------------------------------------------------------------------------
@trap(1, "jsp", "progress")
def no_break_spaces_in_a_button(hall: Sight) -> None:
    assert hall.page.get_by_text("查询", exact=True).count() == 0
    assert hall.page.locator("a.btn").get_by_text(re.compile(r"^查\s+询$")).text_content() == "查\xa0\xa0询"


@trap(1, "frames", "login", words={"login.submit": "登\u3000录"})
def an_ideographic_space_in_a_button(hall: Sight) -> None:
    assert hall.page.get_by_role("button", name="登录").count() == 0
    assert hall.page.get_by_role("button", name=re.compile(r"登\s*录")).count() == 1


@trap(1, "jsp", "complaint")
def a_line_break_in_a_button(hall: Sight) -> None:
    assert hall.page.get_by_text("提交").count() == 0
    assert hall.page.locator("a.btn:not(.grey)").text_content() == "提\n交"


# --- 2 controls that are no buttons -----------------------------------------------------------------------------------
@trap(2, "jsp", "", words={"entry.register": "注册"})
def a_link_without_an_address(hall: Sight) -> None:
    entry = hall.page.get_by_text("注册", exact=True).filter(visible=True).first
    assert entry.evaluate("box => box.localName + box.getAttribute('href')") == "anull"
    assert hall.page.get_by_role("link", name="注册", exact=True).count() == 0
    entry.click()
    hall.page.wait_for_url("**/register")


@trap(2, "jsp", "register")
def a_div_and_a_list_item_to_be_pressed(hall: Sight) -> None:
    assert hall.page.locator("div#sendMobileCode").inner_text() == "获取验证码"
    assert hall.page.get_by_role("button").count() == hall.page.get_by_role("tab").count() == 0
    hall.page.locator("li#who_tab1").click()
    expect(hall.page.get_by_text("单位用户注册")).to_be_visible()


@trap(2, "frames", "part/head", words={"shape.nav": "cell"})
def a_table_cell_to_be_pressed(hall: Sight) -> None:
    assert hall.page.get_by_role("link", name="权力清单").count() == 0
    hall.page.locator("td").get_by_text("权力清单", exact=True).click()
    hall.page.wait_for_url("**/power-list")


# --- 3 pictures as buttons --------------------------------------------------------------------------------------------
@trap(3, "jsp", "")
def a_picture_without_a_name(hall: Sight) -> None:
    way = hall.page.locator("a:has(> img[src*=login_dl])")
    assert (way.inner_text().strip(), way.locator("img").get_attribute("alt")) == ("", None)
    way.click()
    hall.page.wait_for_url("**/login")


@trap(3, "jsp", "progress", words={"shape.query": "background"})
def nothing_but_a_background(hall: Sight) -> None:
    button = hall.page.locator("a.cssbtn")
    assert button.inner_html() == ""
    assert "btn_query" in button.evaluate("box => getComputedStyle(box).backgroundImage")
    button.click()
    assert hall.said == ["请先输入申报号及查询密码"]


@trap(3, "jsp", "consult", words={"shape.send": "image"})
def an_image_input_without_alt(hall: Sight) -> None:
    assert hall.page.locator("input[type=image]:not([alt])").count() == 1
    assert hall.page.get_by_role("button", name=re.compile(r"提\s*交")).count() == 0


@trap(3, "jsp", "consult")
def a_picture_that_asks_for_a_file(hall: Sight) -> None:
    hall.page.locator("#letterRules .shut").click()
    assert not hall.page.locator("[type=file]").is_visible()
    with hall.page.expect_file_chooser() as asked:
        hall.page.locator("a:has(> img[src*=upload])").click()
    asked.value.set_files({"name": "photo.txt", "mimeType": "text/plain", "buffer": b"1"})
    expect(hall.page.locator("#fileName")).to_have_text("photo.txt")


# --- 4, 5, 6 boxes and their labels -----------------------------------------------------------------------------------
@trap(4, "jsp", "")
def a_hint_that_is_the_value(hall: Sight) -> None:
    box = hall.page.locator("#searchWord")
    hint = box.input_value()
    assert (hint, hall.page.get_by_placeholder(hint).count()) == ("请输入关键字", 0)
    box.focus()
    assert box.input_value() == ""
    box.blur()
    assert box.input_value() == hint


@trap(5, "frames", "login")
def a_label_in_the_cell_before(hall: Sight) -> None:
    assert hall.page.get_by_label("密").count() == 0
    assert hall.page.get_by_role("row", name=re.compile(r"密\s*码：")).locator("input").count() == 1


@trap(5, "layui", "register")
def a_label_that_belongs_to_nothing(hall: Sight) -> None:
    label = hall.page.locator("label.layui-form-label", has_text="真实姓名")
    assert label.evaluate("label => label.control") is None
    assert hall.page.get_by_label("真实姓名").count() == 0


@trap(5, "jsp", "register")
def a_label_that_is_only_a_hint_behind_the_box(hall: Sight) -> None:
    hint = hall.page.locator("td > input + label").first
    assert hint.inner_text() == "不能为空，作为登录账号使用"
    assert hint.evaluate("label => label.control") is None


@trap(5, "jsp", "complaint")
def stars_before_and_behind_the_label(hall: Sight) -> None:
    labels = hall.page.locator("form th").all_inner_texts()
    assert any(re.match(r"\*.+：$", label) for label in labels)
    assert any(re.search(r"[^*].+：\*$", label) for label in labels)


@trap(6, "jsp", "complaint")
def radios_beside_bare_text(hall: Sight) -> None:
    radio = hall.page.get_by_role("radio").nth(1)
    word = radio.evaluate("radio => radio.nextSibling.textContent.trim()")
    assert hall.page.get_by_role("radio", name=word).count() == hall.page.get_by_label(word).count() == 0
    hall.page.get_by_text(word).filter(visible=True).last.click()
    assert not radio.is_checked()


@trap(6, "jsp", "register")
def an_agreement_whose_words_lead_to_its_text(hall: Sight) -> None:
    words = hall.page.get_by_text("我已阅读并同意")
    assert hall.page.get_by_label("我已阅读并同意").count() == 0
    words.locator("a", has_text="协议").click()
    expect(hall.page.locator("#protocol")).to_be_visible()
    assert not hall.page.locator("[name=agreement]").is_checked()


# --- 7, 8 more than one -----------------------------------------------------------------------------------------------
@trap(7, "jsp", "register")
def a_hidden_form_for_companies(hall: Sight) -> None:
    twins = hall.page.get_by_text(re.compile("^.?手机号码：$"))
    assert (twins.count(), twins.filter(visible=True).count()) == (2, 1)


@trap(7, "spa-element", "login")
def a_hidden_form_behind_a_tab(hall: Sight) -> None:
    expect(hall.page.locator(".form").first).to_be_visible()
    twins = hall.page.locator("input[type=password]")
    assert (twins.count(), twins.filter(visible=True).count()) == (2, 1)


@trap(8, "jsp", "register", words={"entry.register": "注册"})
def words_inside_other_words(hall: Sight) -> None:
    found = hall.page.locator("a", has_text="注册").filter(visible=True).all_inner_texts()
    assert {"注册", "注册说明", "如已经注册，请点击登录", "《用户注册协议》"} <= set(found)


# --- 12 frames --------------------------------------------------------------------------------------------------------
@trap(12, "layui", "", words={"shape.login": "layer"})
def a_login_form_in_a_frame(hall: Sight) -> None:
    hall.page.locator("#loginLayer").click()
    inside = hall.page.frame_locator("#dialogiframe iframe")
    expect(inside.locator("[name=account]")).to_be_visible()
    assert hall.page.locator("[name=account]").count() == 0


@trap(12, "jsp", "consult")
def a_picker_of_departments_in_a_frame(hall: Sight) -> None:
    hall.page.locator("#letterRules .shut").click()
    hall.page.get_by_text(re.compile(r"^选\s*择$")).click()
    hall.page.frame_locator("#dialogiframe").get_by_text("公安局").click()
    assert hall.page.locator("[name=department]").input_value() == "公安局"


@trap(12, "jsp", ITEM, words={"shape.flow": "iframe"})
def a_procedure_in_a_frame(hall: Sight) -> None:
    assert "办理人员" not in hall.page.locator("body").inner_text()
    expect(hall.page.frame_locator("#flowFrame").get_by_text("办理人员")).to_be_visible()


@trap(12, "jsp", "")
def the_weather_in_a_frame(hall: Sight) -> None:
    expect(hall.page.frame_locator("#weather").get_by_text("天气预报")).to_be_visible()


@trap(12, "plain", "register", faults="widget")
def a_frame_from_another_host(hall: Sight) -> None:
    hosts = {frame.url.split("/")[2].split(":")[0] for frame in hall.page.frames}
    assert hosts == {"127.0.0.1", "localhost"}


# --- 22 boxes only a picker fills, 24 pages of lists ------------------------------------------------------------------
@trap(22, "spa-element", "consult")
def a_list_that_is_no_select(hall: Sight) -> None:
    box = hall.page.locator(".el-select input").first
    expect(box).to_have_attribute("readonly", "readonly")
    assert hall.page.locator("select").count() == hall.page.get_by_role("combobox").count() == 0


@trap(24, "jsp", "items")
def pages_by_number_and_go(hall: Sight) -> None:
    line = hall.page.locator(".pager")
    assert re.search(r"共\d+条\s*第1/\d+页\s*首页上一页下一页尾页\s*跳转页\s*GO", line.inner_text())
    hall.page.locator("#sPage").fill("2")
    line.get_by_text("GO").click()
    hall.page.wait_for_url("**page=2*")


@trap(24, "frames", "items")
def pages_in_a_list_to_choose_from(hall: Sight) -> None:
    hall.page.locator("[name=sPage]").select_option("2")
    hall.page.wait_for_url("**page=2*")


@trap(24, "spa-element", "items")
def pages_that_are_list_items(hall: Sight) -> None:
    hall.page.locator("li.number", has_text=re.compile("^2$")).click()
    hall.page.wait_for_url("**page=2*")


@trap(24, "layui", "items")
def pages_without_an_address(hall: Sight) -> None:
    second = hall.page.locator(".layui-laypage a", has_text=re.compile("^2$"))
    assert (second.get_attribute("href"), hall.page.get_by_role("link", name="2", exact=True).count()) == (None, 0)
    second.click()
    hall.page.wait_for_url("**page=2*")


# --- 27, 28 what is no longer built that way --------------------------------------------------------------------------
@trap(27, "frames", "part/body")
def a_banner_that_wants_flash(hall: Sight) -> None:
    banner = hall.page.locator("embed[type='application/x-shockwave-flash']")
    assert banner.evaluate("embed => embed.closest('object').getAttribute('classid')").startswith("clsid:")


@trap(27, "frames", "part/body")
def moving_text(hall: Sight) -> None:
    assert hall.page.locator("marquee a").count() == 4


@trap(27, "frames", "")
def a_frameset(hall: Sight) -> None:
    assert [frame.name for frame in hall.page.frames[1:]] == ["head", "menu", "main", "foot"]
    assert hall.page.locator("frameset").count() == 2


@trap(27, "jsp", "login")
def a_login_by_certificate(hall: Sight) -> None:
    hall.page.locator("li#who_tab1").click()
    hall.page.get_by_text("CA数字证书登录").click()
    assert hall.said == ["未检测到数字证书控件，请使用IE浏览器并安装控件后再登录！"]


@trap(27, "layui", "")
def a_bar_that_asks_for_internet_explorer(hall: Sight) -> None:
    expect(hall.page.get_by_text("请使用IE10及以上版本浏览器访问本站")).to_be_visible()


@trap(28, "frames", "help")
def a_foot_written_by_document_writeln(hall: Sight) -> None:
    written = hall.page.evaluate("async () => (await fetch(location.href)).text()")
    assert "工作人员入口</a>" not in written
    assert hall.page.get_by_role("link", name="工作人员入口").count() == 1


@trap(28, "jsp", "")
def tabs_and_menus_that_open_under_the_pointer(hall: Sight) -> None:
    hall.page.locator("li#theme_tab1").hover()
    expect(hall.page.locator("#theme_con1")).to_be_visible()
    assert not hall.page.locator(".nav .mega").first.is_visible()
    hall.page.locator(".nav li:has(.mega)").first.hover()
    expect(hall.page.locator(".nav .mega").first).to_be_visible()
