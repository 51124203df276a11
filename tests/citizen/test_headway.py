"""The same press again on a page that has not changed ends a walk; whoever does something else goes on.  No browser."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from errand.citizen.last_act import Headway


@dataclass
class Walk:
    """Presses and other acts on pages that are told apart by a mark, and by what they say."""

    headway: Headway = field(default_factory=Headway)
    asked: int = 0

    def stopped(self, act: str) -> bool:
        """`press next 1 a`: a press of next on a page with mark 1 that says a; anything else is another act."""
        verb, what, *page = act.split()
        if verb != "press":
            self.headway.other((verb, what))
            return False
        return self.headway.none_by((what,), page[0], lambda: self._says(page[1]))

    def _says(self, words: str) -> str:
        self.asked += 1
        return words


WALKS = {  # acts -> at which of them the walk ends
    "once": (["press next 1 a"], None),
    "again, and nothing has changed": (["press next 1 a", "press next 1 a"], 1),
    "again, on a page that has changed": (["press next 1 a", "press next 2 b", "press next 3 c"], None),
    "again, on a page that comes back as it was": (
        ["press next 1 a", "press next 2 a", "press next 3 a"], 2),
    "a page that comes back as it was, with the same things filled in": (
        ["fill x", "press next 1 a", "fill x", "press next 2 a", "fill x", "press next 3 a", "press next 4 a"], 6),
    "corrected in between": (["press next 1 a", "fill x", "press next 1 a"], None),
    "corrected once, and once more in the same way": (
        ["press next 1 a", "fill x", "press next 1 a", "fill x", "press next 1 a"], 4),
    "another press in between": (["press next 1 a", "press back 1 a", "press next 1 a"], None),
}  # fmt: skip


@pytest.mark.parametrize("acts, end", WALKS.values(), ids=WALKS)
def test_where_a_walk_ends(acts: list[str], end: int | None) -> None:
    walk = Walk()

    assert next((at for at, act in enumerate(acts) if walk.stopped(act)), None) == end


def test_a_wizard_that_never_goes_on_ends() -> None:
    walk = Walk()

    assert any(walk.stopped(f"press next {mark} a") for mark in range(5))


def test_the_page_is_read_only_where_a_press_is_repeated() -> None:
    walk = Walk()
    for act in ("press a 1 x", "press b 2 y", "press c 3 z", "fill x", "press c 4 z"):
        walk.stopped(act)

    assert walk.asked == 0
