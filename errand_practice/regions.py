"""The counties, townships and villages a hall names below the city: made up, and called as places are everywhere."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from errand_practice.hall_facts import LEVELS
from errand_practice.profiles import HallProfile

NAMES: Mapping[str, tuple[str, ...]] = {
    "county": ("城东区", "城西区", "城南区", "城北区", "新城区", "临江县", "河口县", "东山县", "南湖县", "北原县"),
    "township": ("城关镇", "新桥镇", "东风乡", "石门镇", "红星街道", "光明街道", "滨河街道", "青龙镇", "白沙镇"),
    "village": ("东村", "西村", "上河村", "下河村", "和平社区", "幸福社区", "新建村", "前进社区", "大井村"),
}
SHARE = {"county": 3, "township": 5, "village": 9}  # of so many kinds of items, a region has one of its own


@dataclass(frozen=True, slots=True)
class Region:
    """One place below the city."""

    name: str
    level: str
    seed: int

    def has_kind(self, number: int) -> bool:
        """Whether it has the items of the kind with this number."""
        return (number + self.seed) % SHARE[self.level] == 0


def levels(profile: HallProfile) -> tuple[str, ...]:
    """The levels a hall names below the city's own."""
    return LEVELS[: LEVELS.index(profile.facts.level) + 1]


def regions(profile: HallProfile, level: str) -> list[Region]:
    """The places of one level, four to eight."""
    if level not in levels(profile):
        return []
    draw = random.Random(f"{profile.city.code} {level}")
    return [Region(name, level, draw.randrange(1000)) for name in draw.sample(NAMES[level], draw.randint(4, 8))]


def find_region(profile: HallProfile, name: str) -> Region | None:
    """The place of this name."""
    return next((one for level in levels(profile) for one in regions(profile, level) if one.name == name), None)
