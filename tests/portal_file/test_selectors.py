"""Selectors are held against what browsers take, without one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from errand.given.selector_check import selector_slip

TAKEN = (
    "#so .btn", "a[href*='x' i]", "div:has(> a)", ":is(a, b) c", "li:nth-child(2n+1 of .x)", "a:not(.x, .y)",
    'input[name="a\\"b"]', "#\\31 23", "[title='a:contains(b)!=c']", ".el-form-item:nth-child(3) > input",
    "dialog:modal", "div ~ p + b", ":scope > a", "中文", "input:checked",
)  # fmt: skip
REFUSED = (
    "", "#", "..x", "a[", "a >", "> a", "a,,b", "a:nope", "a:nth-child(x)", "[a!=b]", "a:contains('x')", "//div",
    "text=登录", "a[href=x y]", "123", "div:has()", "a:eq(1)", "button:visible",
)  # fmt: skip


@pytest.mark.parametrize("selector", TAKEN)
def test_what_browsers_take_passes(selector: str) -> None:
    assert selector_slip(selector) is None


@pytest.mark.parametrize("selector", REFUSED)
def test_what_no_browser_takes_is_refused(selector: str) -> None:
    assert "is no CSS selector" in (selector_slip(selector) or "")


@pytest.mark.parametrize("selector", ["*", "body", "html > body", ":root", ".result, body", "HTML"])
def test_what_would_find_itself_on_every_page_is_refused(selector: str) -> None:
    assert selector_slip(selector) == "matches every page as a whole"


@pytest.mark.parametrize("selector", ["body.login", "body > main", ".body", "#html", "tbody", "div *"])
def test_what_only_begins_like_that_passes(selector: str) -> None:
    assert selector_slip(selector) is None


@pytest.mark.slow
def test_a_browser_agrees(browser: Browser) -> None:
    page = browser.new_page()
    takes = "selector => { try { document.querySelector(selector); return true; } catch { return false; } }"

    agreed = {selector: page.evaluate(takes, selector) for selector in (*TAKEN, *REFUSED)}

    assert agreed == dict.fromkeys(TAKEN, True) | dict.fromkeys(REFUSED, False)
    page.close()
