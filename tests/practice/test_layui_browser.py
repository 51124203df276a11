"""A person with a browser at halls over layui; what only a browser can tell of them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from errand.given.persona import Persona, make_persona
from errand_practice.family import load_family
from tests.practice.conftest import BUILT, OpenHall, needs_layui

pytestmark = [pytest.mark.slow, needs_layui]


def spaced(words: str) -> re.Pattern[str]:
    """Just these words, whatever blanks are in them."""
    return re.compile(r"^\W*" + r"\s*".join(re.split(r"\s+", words)) + r"\W*$")


def toast(page: Page | FrameLocator) -> Locator:
    return page.locator(".layui-layer-msg").last


def answer(page: Page, button: int) -> None:
    """Press the first or the second button of the layer on top."""
    page.locator(f".layui-layer-btn{button}").last.click()


def register(page: Page, person: Persona) -> None:
    """Fill in the registration and send it."""
    fields = {"name": person.name, "id_number": person.id_number, "phone": person.phone}
    for name, text in (fields | {"password": person.password, "confirm": person.password}).items():
        page.locator(f"[name={name}]").fill(text)
    page.locator("#sendMobileCode").click()
    code = re.search(r"\d{6}", page.locator(".sms").first.inner_text())
    assert code is not None
    page.locator("[name=sms_code]").fill(code[0])
    page.locator("button[type=submit]").click()
    expect(toast(page)).to_contain_text("必须同意协议后才能注册")
    page.locator("#protocol").click()
    page.frame_locator(".layui-layer-iframe iframe").get_by_text("不向无关单位提供").wait_for()
    answer(page, 0)
    page.locator("button[type=submit]").click()


@pytest.mark.parametrize("slug", BUILT)
def test_a_person_registers_asks_and_follows_with_layui(open_hall: OpenHall, slug: str) -> None:
    page = open_hall("layui", slug, path="register")
    person = make_persona("newcomer", slug)

    def word(concept: str) -> str:
        return load_family("layui").word(concept, slug)

    register(page, person)
    page.wait_for_url("**/registered")
    expect(toast(page)).to_contain_text("注册成功")
    page.locator(".top a", has_text=spaced(word("entry.login"))).first.click()
    layered = word("shape.login") == "layer"
    form: Page | FrameLocator = page.frame_locator(".layui-layer-iframe iframe") if layered else page
    form.locator("[name=account]").fill(person.phone)
    form.locator("[name=password]").fill(person.password)
    form.locator("button[type=submit]").click()
    page.wait_for_url("**/account")

    page.locator(".layui-fixbar li").first.click()
    page.wait_for_url("**/consult")
    page.locator(".layui-form-radio", has_text="求助").click()
    if word("shape.department") == "picker":
        page.locator("#pickDepartment").click()
        page.frame_locator(".layui-layer-iframe iframe").get_by_text("公安局", exact=True).click()
    else:
        page.locator(".layui-select-title").click()
        page.locator("dd", has_text="公安局").first.click()
    page.locator("#happened").click()
    page.locator(".layui-laydate .laydate-btns-now").click()
    page.locator("[name=title]").fill("办居住证要多久")
    page.locator("[name=content]").fill("请问办居住证需要几天？")
    for button in (1, 0):  # think again, then send
        page.locator("button[type=submit]").click()
        answer(page, button)
        expect(page.locator(".layui-layer-dialog")).to_have_count(0)
    page.wait_for_url("**/receipt/**")
    number, password = re.findall(r"ZX\d{16}|\b\d{6}\b", page.locator(".body").inner_text())[:2]

    page.locator(".layui-nav-item", has_text=word("entry.progress")).click()
    page.locator("[name=number]").fill(number)
    page.locator("[name=password]").fill(password)
    page.locator("button[type=submit]").click()
    expect(page.locator(".body")).to_contain_text("待受理")


def test_what_is_closed_says_so_for_as_long_as_a_toast_lasts(open_hall: OpenHall) -> None:
    page = open_hall("layui", faults="complaint-closed", path="interaction")
    page.locator(".door", has_text="我要投诉").click()
    expect(toast(page)).to_contain_text("该功能暂未开放")
    expect(page.locator(".layui-layer-msg")).to_have_count(0, timeout=3_500)
    assert page.url.endswith("/interaction")


def test_a_notice_of_layui_is_closed_by_its_button_or_not_at_all(open_hall: OpenHall) -> None:
    for fault, left in (("notice", 0), ("notice-stuck", 1)):
        page = open_hall("layui", faults=fault)
        layer = page.locator(".layui-layer", has_text="因系统升级维护")
        layer.wait_for()
        page.keyboard.press("Escape")
        page.mouse.click(10, 400)
        expect(page.locator(".layui-layer-shade")).to_have_count(1)
        if shut := layer.locator(".layui-layer-btn a").all():
            shut[0].click()
        expect(layer).to_have_count(left)


def test_lists_turn_by_links_without_an_address(open_hall: OpenHall) -> None:
    page = open_hall("layui", path="items")
    following = page.locator(".layui-laypage-next")
    assert following.get_attribute("href") is None
    following.click()
    page.wait_for_url("**page=2")
    page.locator("a[data-page='3']").first.click()
    page.wait_for_url("**page=3")


def test_letters_are_read_in_a_layer(open_hall: OpenHall) -> None:
    page = open_hall("layui", path="interaction")
    page.locator("a[data-layer]").nth(3).click()
    letter = page.frame_locator(".layui-layer-iframe iframe")
    expect(letter.locator("table")).to_contain_text("回复内容")
    expect(letter.locator(".banner")).to_be_hidden()
