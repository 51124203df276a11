"""A person with a browser at halls of framesets; what only a browser can tell of them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Dialog, Frame, FrameLocator, Page, expect

from errand_practice.family import load_family
from tests.practice.conftest import BUILT, OpenHall, needs_layui

pytestmark = pytest.mark.slow
FRAMED = ["practice", "handan"]  # a frameset with a search box; iframes with a box that opens the search page


def heard(page: Page) -> list[str]:
    """Say yes to every native dialog, and keep what they say."""
    said: list[str] = []

    def agree(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.accept()

    page.context.on("dialog", agree)
    return said


def frame(page: Page, name: str) -> Frame:
    found = page.frame(name)
    assert found is not None
    return found


def main(page: Page, words: str) -> FrameLocator:
    """The frame everything is opened in, once it says *words*."""
    inside = page.frame_locator("[name=main]")
    inside.get_by_text(words).first.wait_for()
    return inside


def test_chromium_believes_a_header_it_knows_and_else_the_meta_tag(open_hall: OpenHall) -> None:
    page = open_hall("frames")
    read = {part: frame(page, part).evaluate("document.characterSet") for part in ("head", "menu", "main", "foot")}
    assert read == {"head": "GBK", "menu": "GBK", "main": "GBK", "foot": "UTF-8"}
    assert "练习市" in frame(page, "head").inner_text("body")
    assert "网上咨询" in frame(page, "menu").inner_text("body")
    assert "练习市" not in frame(page, "foot").inner_text("body")  # garbled, and nothing a citizen needs
    frame(page, "main").goto(page.url + "progress")
    assert frame(page, "main").evaluate("document.characterSet") == "GBK"


@pytest.mark.parametrize("slug", FRAMED)
def test_a_person_finds_asks_and_follows_in_frames(open_hall: OpenHall, slug: str) -> None:
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
def test_a_notice_covers_every_frame(open_hall: OpenHall, slug: str, fault: str) -> None:
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
def test_a_dead_search_does_nothing_at_all(open_hall: OpenHall, family: str, slug: str) -> None:
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
