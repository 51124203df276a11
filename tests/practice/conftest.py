"""A running practice portal, and a visitor who speaks HTTP to it as a browser would."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape

import httpx
import pytest

from errand.practice import PracticePortal

TAGS = re.compile(r"<script\b.*?</script>|<style\b.*?</style>|<[^>]+>", re.DOTALL)


@dataclass(slots=True)
class Visitor:
    """Somebody at one hall, with one family and one set of faults."""

    http: httpx.Client
    base: str

    def get(self, path: str = "", **query: str) -> httpx.Response:
        """Open a page."""
        return self.http.get(self.base + path, params=query or None)

    def post(self, path: str, **fields: str) -> httpx.Response:
        """Send a form, and go where the hall sends us."""
        return self.http.post(self.base + path, data=fields)


Visit = Callable[..., Visitor]


def words(response: httpx.Response) -> str:
    """What a page says, without its markup; letters apart or together are the same."""
    return re.sub(r"\s+", "", unescape(TAGS.sub(" ", response.text)))


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
