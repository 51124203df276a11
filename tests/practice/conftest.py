"""A running practice portal, and visitors to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, WebError

from errand_practice import PracticePortal, why_not_served
from tests.practice.person import BUILDS, Enter, Person
from tests.practice.visitor import Visit, Visitor

BUILT = ["practice", "xingtai", "handan"]  # in layui: all in one page; tabs, windows, picker; the login in a layer
OpenHall = Callable[..., Page]
needs_layui = pytest.mark.skipif(bool(why_not_served("layui")), reason=why_not_served("layui") or "served")


@pytest.fixture(scope="session")
def hall() -> Iterator[PracticePortal]:
    """The portal, started once; at the end it must have nothing to complain of."""
    with PracticePortal() as portal:
        yield portal
    assert portal.complaints() == ""


@pytest.fixture
def visit(hall: PracticePortal) -> Iterator[Visit]:
    """Make a visitor: visit("hangzhou"), visit(faults="search-dead", family="jsp")."""
    opened: list[httpx.Client] = []

    def make(slug: str = "practice", faults: str | None = None, family: str = "") -> Visitor:
        headers = {} if faults is None else {"Practice-Faults": faults}
        headers |= {"Practice-Family": family} if family else {}
        client = httpx.Client(headers=headers, follow_redirects=True, trust_env=False)
        opened.append(client)
        return Visitor(client, hall.url(slug, None if faults is None else [faults]))

    yield make
    for client in opened:
        client.close()


@pytest.fixture(params=["plain", "jsp"])
def family(request: pytest.FixtureRequest) -> str:
    """Each family in turn."""
    name: str = request.param
    return name


@pytest.fixture(params=sorted(BUILDS))
def spa(request: pytest.FixtureRequest) -> str:
    """Each family that is one page, or a word about the libraries it lacks."""
    name: str = request.param
    if trouble := why_not_served(name):
        pytest.skip(trouble)
    return name


@pytest.fixture
def enter(hall: PracticePortal, spa: str, new_context: Callable[..., BrowserContext]) -> Iterator[Enter]:
    """Send a person to a hall: enter("hangzhou", faults="search-dead"). No page may stumble, or ask another host."""
    slips: list[str] = []

    def note(request: Request) -> None:
        if not re.match(r"http://127\.0\.0\.1:|data:|blob:", request.url):
            slips.append(f"asked {request.url}")

    def make(slug: str = "practice", faults: str = "none") -> Person:
        headers = {"Practice-Family": spa, "Practice-Faults": faults}
        phone = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
        context = new_context(extra_http_headers=headers, **(phone if spa == "mobile-vant" else {}))
        context.on("weberror", lambda slip: slips.append(str(slip.error)))
        context.on("request", note)
        return Person(context.new_page(), hall, slug, BUILDS[spa])

    yield make
    assert slips == []


@pytest.fixture
def open_hall(browser: Browser, hall: PracticePortal) -> Iterator[OpenHall]:
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


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever enters a hall with a browser takes seconds."""
    for item in items:
        if "enter" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)
