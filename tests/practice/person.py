"""Somebody at a browser before a hall that is one page: reads labels, types, picks from lists, presses."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from playwright.sync_api import Locator, Page, expect

from errand_practice import PracticePortal
from tests.practice.visitor import newcomer

WAIT_MS = 8_000


class Build(NamedTuple):
    """What a family's library calls things."""

    field: str
    option: str
    send: str
    chosen: str


BUILDS = {
    "spa-element": Build(".el-form-item", ".el-select-dropdown__item", ".el-button--primary", "input"),
    "spa-antd": Build(".ant-form-item", ".ant-select-dropdown-menu-item", ".ant-btn-primary", ".ant-select"),
    "mobile-vant": Build(".van-cell", ".van-picker-column__item", ".van-button--block", "input"),
}


def spaced(words: str) -> re.Pattern[str]:
    """Just these words, with whatever blanks the hall puts between the letters."""
    return re.compile(r"^\s*" + r"\s*".join(map(re.escape, words)) + r"\s*$")


@dataclass(slots=True)
class Person:
    """A person in front of one page of one hall."""

    page: Page
    portal: PracticePortal
    slug: str
    build: Build

    @property
    def home(self) -> str:
        """The hall's address."""
        return self.portal.url(self.slug, [])

    def go(self, route: str = "") -> Person:
        """Type an address; wait for the content, which is later than the page."""
        self.page.goto(f"{self.home}#/{route}" if route else self.home)
        self.rest()
        return self

    def rest(self) -> None:
        """Until the hall has fetched what it shows, and no mask lies over it."""
        expect(self.page.locator(".hall")).to_be_visible(timeout=WAIT_MS)
        expect(
            self.page.locator("main.el-loading-parent--relative, .ant-spin-blur, .van-overlay .mask:visible")
        ).to_have_count(0, timeout=WAIT_MS)

    def words(self) -> str:
        """What can be read, letters apart or together."""
        return re.sub(r"\s+", "", self.page.locator("body").inner_text())

    def see(self, words: str | re.Pattern[str]) -> Locator:
        """Wait until these words can be read, be it only for the moment of a toast."""
        found = self.page.get_by_text(words).filter(visible=True).first
        expect(found).to_be_visible(timeout=WAIT_MS)
        return found

    def press(self, words: str) -> Person:
        """Press what bears just these words."""
        self.page.get_by_text(spaced(words)).filter(visible=True).first.click(timeout=WAIT_MS)
        return self

    def menu(self, words: str) -> Person:
        """Press an entry of the menu that is on every page."""
        entry = self.page.locator(".el-menu-item,.ant-menu-item,.van-tabbar-item").filter(visible=True)
        entry.filter(has_text=spaced(words)).first.click()
        return self

    def field(self, label: str) -> Locator:
        """The visible field of a form that begins with *label*."""
        begins = re.compile(r"^\s*[*＊]?\s*" + r"\s*".join(map(re.escape, label)) + r"\s*：?")
        return self.page.locator(self.build.field).filter(visible=True, has_text=begins).first

    def fill(self, **fields: str) -> Person:
        """Write into the fields of these labels."""
        for label, text in fields.items():
            self.field(label).locator("input,textarea").first.fill(text)
        return self

    def choose(self, label: str, option: str) -> Person:
        """Pick from a list that is no native select."""
        self.field(label).locator(self.build.chosen).first.click()
        self.page.locator(self.build.option).filter(visible=True, has_text=spaced(option)).first.click()
        if (done := self.page.locator(".van-picker__confirm").filter(visible=True)).count():
            self.page.wait_for_timeout(400)  # the wheel turns to the option
            done.click()
        return self

    def send(self) -> Person:
        """Press the button of the visible form."""
        self.page.locator(f".form {self.build.send}").filter(visible=True).first.click()
        return self

    def agree(self) -> Person:
        """Yes to the box that asks before something is sent."""
        self.page.get_by_text(re.compile(r"^\s*确\s*[定认]\s*$")).filter(visible=True).first.click()
        return self

    def register(self) -> tuple[str, str]:
        """Fill in the registration on the page and send it; the account and password."""
        who = newcomer()
        expect(self.field("姓名")).to_be_visible(timeout=WAIT_MS)  # the form comes later than the page
        if self.field("用户名").count():
            self.fill(用户名=who["login_name"])
        self.fill(姓名=who["name"], 身份证号码=who["id_number"], 手机号码=who["phone"])
        self.press("获取验证码")
        code = re.search(r"验证码为(\d{6})", self.see(re.compile(r"验证码为\d{6}")).inner_text())
        assert code is not None
        self.fill(短信验证码=code[1], 密码=who["password"], 确认密码=who["password"])
        # The box, not the words beside it: in the middle of them stands a link to the agreement.
        box = self.page.locator("label.el-checkbox,label.ant-checkbox-wrapper,.van-checkbox").filter(visible=True)
        box.first.click(position={"x": 6, "y": 9})
        self.send()
        return who["phone"], who["password"]

    def ask(self) -> Person:
        """Fill in the question form on the page and send it."""
        self.fill(
            咨询标题="办居住证要多久", 咨询内容="请问办居住证需要几天？", 咨询人="钱一", 手机号="10100000001"
        ).send()
        answer = self.page.get_by_text(re.compile("确定要提交吗|提交成功|验证码不正确")).filter(visible=True).first
        expect(answer).to_be_visible(timeout=WAIT_MS)  # some halls ask first, some refuse at once
        return self.agree() if "确定要提交吗" in answer.inner_text() else self


Enter = Callable[..., Person]
