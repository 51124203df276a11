"""Waiting has an end, and one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import errand
from errand.page.waiting import until

ROOT = Path(errand.__file__).parent
LETS_TIME_PASS = re.compile(
    r"\bsleep\(|wait_for_(?:timeout|selector|function|load_state|event|url)|\.expect_(?:page|popup|event|navigation)\("
)
AT_A_PORTAL = ("page", "manners", "citizen", "record", "check", "survey")


class Clock:
    """Goes on by 10 ms with each rest."""

    ms = 0.0

    def now(self) -> float:
        return self.ms

    def rest(self) -> None:
        self.ms += 10


@pytest.mark.parametrize("after, looks", [(0, 1), (3, 4)])
def test_what_is_waited_for_is_given_as_soon_as_it_is_there(after: int, looks: int) -> None:
    clock, seen = Clock(), iter([*[None] * after, "there"])
    looked: list[float] = []

    def look() -> str | None:
        looked.append(clock.ms)
        return next(seen)

    assert until(look, clock.now, 100, clock.rest) == "there"
    assert len(looked) == looks


@pytest.mark.parametrize("for_ms", [0, 5, 100])
def test_what_never_comes_is_waited_for_no_longer_than_was_said(for_ms: float) -> None:
    clock = Clock()

    assert until(lambda: None, clock.now, for_ms, clock.rest) is None
    assert for_ms <= clock.ms < for_ms + 20


def test_time_passes_in_one_module_only() -> None:
    """Whoever looks at a portal waits by way of waiting.py."""
    sources = [path for room in AT_A_PORTAL for path in (ROOT / room).rglob("*.py")]
    waits = {path.relative_to(ROOT).as_posix() for path in sources if LETS_TIME_PASS.search(path.read_text("utf-8"))}

    assert waits == {"page/waiting.py"}
