"""
How many variants of each kind of item a hall has, and how deep into handling online each of them goes.

The kinds of each object take turns until the hall has as many items as its facts say.  The deepest kinds are handled
online first, variant by variant, until the published number is reached, and of these the deepest in full.  All of it
is a few numbers for each kind, whether the hall has 95 items or 5,881.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from errand_practice.hall_facts import Items
from errand_practice.kinds import Kind, load_kinds
from errand_practice.themes import Object

ONLINE_FROM = "D3"  # the depth from which an item is accepted online
FULL_FROM = "D4"  # the depth from which nobody need come in person
OFFLINE = "D2"  # the deepest that is not handled online


@dataclass(frozen=True, slots=True)
class Depths:
    """The depth of one kind, and how many of its first variants are handled fully, or at least partly, online."""

    own: str
    full: int = 0
    online: int = 0
    elsewhere: str = ""  # of the further variants; "": own


@dataclass(frozen=True, slots=True, eq=False)
class Stock:
    """For each kind, by its number: how many variants there are, and their depths."""

    variants: Sequence[int]
    depths: Sequence[Depths]

    def depth(self, number: int, variant: int) -> str:
        """The depth of one item."""
        known = self.depths[number]
        if variant < known.full:
            return max(known.own, FULL_FROM)
        if variant < known.online:
            return ONLINE_FROM
        return known.elsewhere or known.own


@cache
def stock_of(items: Items | None) -> Stock:
    """The stock of a hall of the package's own kinds, worked out once."""
    return make_stock(load_kinds(), items)


def make_stock(kinds: Sequence[Kind], items: Items | None) -> Stock:
    """The stock of a hall; items None: each kind once, as deep as it is."""
    if items is None:
        return Stock([1] * len(kinds), [Depths(kind.depth) for kind in kinds])
    variants, online, full = ([0] * len(kinds) for _ in range(3))
    for object, (total, online_total, full_total) in _shares(items).items():
        numbers = [number for number, kind in enumerate(kinds) if kind.object == object]
        for place, number in enumerate(numbers):
            variants[number] = total // len(numbers) + (place < total % len(numbers))
        # The first kind of all goes before: it is the one that every hall is visited for.
        deepest = sorted(numbers, key=lambda number: (number > 0, -int(kinds[number].depth[1:]), number))
        _deal(deepest, variants, online_total, online)
        _deal(deepest, variants, full_total, full)
    offline = "" if items.online else "D0"  # whoever handles nothing online has guides and no more
    depths = [
        Depths(kind.depth, full[number], online[number], offline or min(kind.depth, OFFLINE))
        for number, kind in enumerate(kinds)
    ]
    return Stock(variants, depths)


def _shares(items: Items) -> dict[Object, tuple[int, int, int]]:
    """For each object how many items there are, how many online, how many in full."""
    full = min(round(items.full_online * items.online_person / max(1, items.online)), items.online_person)
    return {
        "person": (items.person, items.online_person, full),
        "legal": (items.legal, items.online_legal, items.full_online - full),
    }


def _deal(numbers: Sequence[int], variants: Sequence[int], total: int, out: list[int]) -> None:
    """Give out *total*, to the first kinds as much as they have variants."""
    for number in numbers:
        out[number] = min(variants[number], total)
        total -= out[number]
