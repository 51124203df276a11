"""
Waiting: the only module that lets time pass while a portal is looked at.

Whoever waits says for how long at most; `Patience` says how long a citizen does.  Waiting inside a page, for something
to appear there, is done by the page's own script, a slice at a time (finder.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from playwright.sync_api import Page

T = TypeVar("T")
SLICE_MS = 200  # of waiting in the page for something to appear, before looking around for windows and dead ends


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a citizen waits.  The limit is the official 15 s (国办秘函〔2019〕19号); the rest is ours."""

    limit_ms: float = 15_000
    settle_ms: float = 2_000  # a page that has been quiet for so long is not going to change


STANDARD = Patience()


def pause(page: Page, for_ms: float) -> None:
    """Let *for_ms* pass while the browser goes on, events of the page included."""
    page.wait_for_timeout(for_ms)


def until(
    look: Callable[[], T | None], now: Callable[[], float], for_ms: float, rest: Callable[[], object]
) -> T | None:
    """
    What *look* gives as soon as it gives something; None when *for_ms* have passed by the clock *now* (ms).

    *rest* is called between two looks and lets some time pass; looks at least once.
    """
    began = now()
    while True:
        if (found := look()) is not None:
            return found
        if now() - began >= for_ms:
            return None
        rest()
