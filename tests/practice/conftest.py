"""A running practice portal, and visitors to it."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from errand.practice import PracticePortal
from tests.practice.visitor import Visit, Visitor


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
