"""A person with a browser at halls of framesets and at halls over layui; what only a browser can tell of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Dialog,
    Frame,
    FrameLocator,
    Locator,
    Page,
    Request,
    WebError,
    expect,
)

from errand.persona import Persona, make_persona
from errand.practice import PracticePortal, family_names
from errand.practice.family import load_family

pytestmark = pytest.mark.slow
needs_layui = pytest.mark.skipif("layui" not in family_names(), reason="layui is missing: python -m errand.machine.npm")

FRAMED = ["practice", "handan"]  # a frameset with a search box; iframes with a box that opens the search page
BUILT = ["practice", "xingtai", "handan"]  # all in one page; tabs, windows, picker; the login in a layer
Open = Callable[..., Page]


@pytest.fixture
def open_hall(browser: Browser, hall: PracticePortal) -> Iterator[Open]:
    """Open a hall; afterwards no page may have failed in its own scripts or asked anybody else for anything."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def elsewhere(asked: Request) -> None:
        if not asked.url.startswith(("http://127.0.0.1:", "data:")):
            wrong.append(asked.url)

    def broken(error: WebError) -> None:
        wrong.append(str(error.error))

    def make(family: str, slug: str = "practice", faults: str = "none", path: str = "") -> Page:
        headers = {"Practice-Family": family, "Practice-Faults": faults}
        context = browser.new_context(extra_http_headers=headers, viewport={"width": 1280, "height": 860})
        context.set_default_timeout(6_000)
        contexts.append(context)
        address = hall.url(slug, [])
        context.on("request", elsewhere)
        context.on("weberror", broken)
        page = context.new_page()
        page.goto(address + path)
        return page

    yield make
    for context in contexts:
        context.close()
    assert wrong == []


def heard(page: Page) -> list[str]:
    """Say yes to every native dialog, and keep what they say."""
    said: list[str] = []

    def agree(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.accept()

    page.context.on("dialog", agree)
    return said


def spaced(words: str) -> re.Pattern[str]:
    """Just these words, whatever blanks are in them."""
    return re.compile(r"^\W*" + r"\s*".join(re.split(r"\s+", words)) + r"\W*$")


# --- frames -----------------------------------------------------------------------------------------------------------
def frame(page: Page, name: str) -> Frame:
    found = page.frame(name)
    assert found is not None
    return found


def main(page: Page, words: str) -> FrameLocator:
    """The frame everything is opened in, once it says *words*."""
    inside = page.frame_locator("[name=main]")
    inside.get_by_text(words).first.wait_for()
    return inside


def test_chromium_believes_a_header_it_knows_and_else_the_meta_tag(open_hall: Open) -> None:
    page = open_hall("frames")
    read = {part: frame(page, part).evaluate("document.characterSet") for part in ("head", "menu", "main", "foot")}
    assert read == {"head": "GBK", "menu": "GBK", "main": "GBK", "foot": "UTF-8"}
    assert "练习市" in frame(page, "head").inner_text("body")
    assert "网上咨询" in frame(page, "menu").inner_text("body")
    assert "练习市" not in frame(page, "foot").inner_text("body")  # garbled, and nothing a citizen needs
    frame(page, "main").goto(page.url + "progress")
    assert frame(page, "main").evaluate("document.characterSet") == "GBK"


@pytest.mark.parametrize("slug", FRAMED)
def test_a_person_finds_asks_and_follows_in_frames(open_hall: Open, slug: str) -> None:
    page = open_hall("frames", slug)
    said = heard(page)

    def word(concept: str) -> str:
        return load_family("frames").word(concept, slug)

    head = frame(page, "head")
    box, button = "input[type=text]", "input[type=submit], input[type=button], a.btn"
    if word("shape.searching") == "jump":
        head.locator(box).click()
        searching: Frame | FrameLocator = main(page, "请在上面输入")
    else:
        searching = head
        head.locator(button).first.click()
        assert said == ["请输入您要搜索的内容!"]
    searching.locator(box).fill("居住证")
    searching.locator(button).first.click()
    main(page, "居住证办理").get_by_text("居住证办理", exact=True).first.click()
    assert "居住证暂行条例" in main(page, word("guide.basis")).locator("body").inner_text()

    entry = frame(page, "menu").get_by_text(word("entry.consult"), exact=True)
    entry.click()
    letter = main(page, "可以在网上公开")
    letter.get_by_text("求助").first.wait_for()
    letter.locator("[name=kind]").nth(1).check()
    letter.locator("[name=department]").select_option("公安局")
    for name, text in {"title": "㛃🏠居住证", "content": "请问—几天？", "name": "钱一", "phone": "14200000001"}.items():
        letter.locator(f"[name={name}]").fill(text)
    letter.locator("form .btn").first.click()
    receipt = main(page, "提交成功").locator("body").inner_text()
    number, password = re.findall(r"ZX\d{16}|\b\d{6}\b", receipt)[:2]
    assert number in said[-1]

    frame(page, "menu").get_by_text(word("entry.progress"), exact=True).click()
    form = main(page, word("progress.password"))
    form.locator("[name=number]").fill(number)
    form.locator("[name=password]").fill(password)
    form.locator("form .btn").first.click()
    shown = main(page, "当前状态").locator("body").inner_text()
    assert "待受理" in shown
    assert "㛃🏠居住证" in shown


@pytest.mark.parametrize("slug", FRAMED)
@pytest.mark.parametrize("fault", ["notice", "notice-stuck"])
def test_a_notice_covers_every_frame(open_hall: Open, slug: str, fault: str) -> None:
    page = open_hall("frames", slug, fault)
    expect(page.frame_locator("[name=main]").locator("#notice")).to_contain_text("因系统升级维护")
    masks = [frame(page, name).locator("#mask") for name in ("head", "menu", "main")]
    assert [mask.count() for mask in masks] == [1, 1, 1]
    shut = frame(page, "main").locator(".shut")
    if fault == "notice-stuck":
        assert shut.count() == 0
        return
    shut.click()
    assert [mask.count() for mask in masks] == [0, 0, 0]
    frame(page, "menu").locator("a", has_text="咨询").first.click()
    expect(page.frame_locator("[name=main]").locator("#notice")).to_be_visible()
    assert masks[0].count() == 1


@pytest.mark.parametrize("family", ["frames", pytest.param("layui", marks=needs_layui)])
@pytest.mark.parametrize("slug", BUILT)
def test_a_dead_search_does_nothing_at_all(open_hall: Open, family: str, slug: str) -> None:
    page = open_hall(family, slug, "search-dead")
    said, asked = heard(page), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    place: Frame | Page = frame(page, "head") if family == "frames" else page
    box = place.locator(".search input[type=text], #searchWord")
    if box.is_editable():
        box.fill("居住证")
    place.locator("input[type=button], a.btn, .search img, #searchGo").first.click()
    box.press("Enter")
    page.wait_for_timeout(300)
    assert said == []
    assert [url for url in asked if not url.endswith("/_log")] == []


# --- layui ------------------------------------------------------------------------------------------------------------
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


@needs_layui
@pytest.mark.parametrize("slug", BUILT)
def test_a_person_registers_asks_and_follows_with_layui(open_hall: Open, slug: str) -> None:
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


@needs_layui
def test_what_is_closed_says_so_for_as_long_as_a_toast_lasts(open_hall: Open) -> None:
    page = open_hall("layui", faults="complaint-closed", path="interaction")
    page.locator(".door", has_text="我要投诉").click()
    expect(toast(page)).to_contain_text("该功能暂未开放")
    expect(page.locator(".layui-layer-msg")).to_have_count(0, timeout=3_500)
    assert page.url.endswith("/interaction")


@needs_layui
def test_a_notice_of_layui_is_closed_by_its_button_or_not_at_all(open_hall: Open) -> None:
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


@needs_layui
def test_lists_turn_by_links_without_an_address(open_hall: Open) -> None:
    page = open_hall("layui", path="items")
    following = page.locator(".layui-laypage-next")
    assert following.get_attribute("href") is None
    following.click()
    page.wait_for_url("**page=2")
    page.locator("a[data-page='3']").first.click()
    page.wait_for_url("**page=3")


@needs_layui
def test_letters_are_read_in_a_layer(open_hall: Open) -> None:
    page = open_hall("layui", path="interaction")
    page.locator("a[data-layer]").nth(3).click()
    letter = page.frame_locator(".layui-layer-iframe iframe")
    expect(letter.locator("table")).to_contain_text("回复内容")
    expect(letter.locator(".banner")).to_be_hidden()
