"""
The five journeys as somebody would script them with Playwright alone: by role, with `expect` at each arrival.

The words are those of the practice city's hall (family plain).  Nothing is recorded and nothing is judged.
"""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Locator, Page, expect

from errand.given.persona import Persona
from errand.given.portal import Portal


def register(page: Page, portal: Portal, persona: Persona) -> None:
    """Open an account: 11 actions."""
    _home(page, portal)
    page.get_by_role("link", name="注册", exact=True).click()
    expect(_box(page, "身份证号码")).to_be_visible()
    _box(page, "姓名").fill(persona.name)
    _box(page, "身份证号码").fill(persona.id_number)
    _box(page, "手机号码").fill(persona.phone)
    page.get_by_role("button", name="获取验证码").click()
    text = page.get_by_role("complementary", name="练习手机").get_by_role("listitem").first
    expect(text).to_be_visible()
    _box(page, "短信验证码").fill(re.findall(r"(?<!\d)\d{6}(?!\d)", text.inner_text())[0])
    _box(page, "密码").fill(persona.password)
    _box(page, "确认密码").fill(persona.password)
    page.get_by_role("checkbox", name=re.compile("我已阅读并同意")).check()
    page.get_by_role("button", name="注册", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="注册成功")).to_be_visible()


def search(page: Page, portal: Portal, persona: Persona) -> None:
    """Find an item by its everyday name and see what is behind it: 4 actions."""
    _home(page, portal)
    _find(page, portal).click()
    expect(page.get_by_role("heading", name=portal.matter.item).first).to_be_visible()


def guide(page: Page, portal: Portal, persona: Persona) -> None:
    """Read the item's guide, which the home page leads to: 2 actions."""
    _home(page, portal)
    page.get_by_role("link", name=portal.matter.item, exact=True).first.click()
    for heading in ("设定依据", "受理条件", "申请材料", "办理流程", "办理地点", "办理时间", "咨询方式"):
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    expect(page.get_by_role("region", name="申请材料").first).to_contain_text(portal.matter.paper)


def consult(page: Page, portal: Portal, persona: Persona) -> None:
    """Ask a question: 8 actions."""
    _ask(page, portal, persona)


def progress(page: Page, portal: Portal, persona: Persona) -> None:
    """Ask a question and follow it: 13 actions."""
    number, password = _ask(page, portal, persona)
    _home(page, portal)
    page.get_by_role("navigation", name="主导航").get_by_role("link", name="办事进度查询").click()
    expect(_box(page, "办件编号")).to_be_visible()
    _box(page, "办件编号").fill(number)
    _box(page, "查询密码").fill(password)
    page.get_by_role("button", name="查询", exact=True).click()
    expect(page.get_by_role("heading", name="办理过程")).to_be_visible()
    expect(_value(page, "当前状态")).not_to_be_empty()


JOURNEYS = {"register": register, "search": search, "guide": guide, "consult": consult, "progress": progress}


def walk(context: BrowserContext, journey: str, portal: Portal, persona: Persona) -> None:
    """Walk one journey in a context of its own."""
    JOURNEYS[journey](context.new_page(), portal, persona)


def _home(page: Page, portal: Portal) -> None:
    page.goto(portal.url, wait_until="commit")
    expect(page.get_by_role("heading", name="在线办事")).to_be_visible()


def _find(page: Page, portal: Portal) -> Locator:
    page.get_by_role("searchbox", name="搜索事项").fill(portal.matter.everyday)
    page.get_by_role("button", name="搜索", exact=True).click()
    expect(page.get_by_text(re.compile(r"共 \d+ 条"))).to_be_visible()
    return page.get_by_role("link", name=portal.matter.item, exact=True)


def _ask(page: Page, portal: Portal, persona: Persona) -> tuple[str, str]:
    _home(page, portal)
    page.get_by_role("navigation", name="主导航").get_by_role("link", name="政务互动").click()
    expect(page.get_by_role("link", name="我要投诉")).to_be_visible()
    page.get_by_role("link", name="我要咨询").click()
    expect(_box(page, "内容")).to_be_visible()
    _box(page, "标题").fill(f"咨询{portal.matter.item}的时限")
    _box(page, "内容").fill(f"请问{portal.matter.item}多少个工作日能办好？")
    _box(page, "姓名").fill(persona.name)
    _box(page, "手机号码").fill(persona.phone)
    page.get_by_role("button", name="提交", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="提交成功")).to_be_visible()
    return _value(page, "咨询编号").inner_text(), _value(page, "查询密码").inner_text()


def _box(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=name, exact=True)


def _value(page: Page, term: str) -> Locator:
    return page.locator("dt", has_text=term).locator("xpath=following-sibling::dd")
