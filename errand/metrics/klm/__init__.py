"""
The Keystroke-Level Model: how long a skilled person needs at least for actions she knows.

Card, Moran & Newell (1980), CACM 23(7), 396-410.  The parameters of each kind of person stand in profiles.toml.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from errand.core.model import Box

_PROFILES = Path(__file__).parent / "profiles.toml"
_HAN = re.compile(r"[\u3400-\u9fff]")
FITTS_A_S, FITTS_B_S, FITTS_MOST_S = 0.8, 0.1, 1.5


@dataclass(frozen=True, slots=True)
class Profile:
    """How fast one kind of person acts, in seconds; reading in characters a minute."""

    key: str
    zh: str
    en: str
    keystroke_s: float
    code_s: float
    mental_s: float
    homing_s: float
    press_s: float
    pointing: str  # fitts fixed
    pointing_s: float
    reading_per_minute: float

    def point_s(self, start: tuple[float, float] | None, target: Box | None) -> float:
        """Time to point at *target* from *start*, both in CSS pixels; the average where the geometry is not known."""
        if self.pointing != "fitts" or start is None or target is None or min(target.width, target.height) <= 0:
            return self.pointing_s
        distance = math.dist(start, middle(target))
        return fitts_s(distance, min(target.width, target.height))


def fitts_s(distance: float, size: float) -> float:
    """
    Time to point with a mouse: 0.8 + 0.1 * log2(D / S + 0.5) seconds, within 0.8 and 1.5.

    *distance* to the target's middle and its *size* in the direction of movement, in one unit.  Card, Moran & Newell
    (1980), after Card, English & Burr (1978).

    >>> round(fitts_s(16, 1), 2)
    1.2
    """
    if size <= 0 or distance < 0:
        raise ValueError("a target has a size, and a distance is not negative")
    return min(FITTS_MOST_S, max(FITTS_A_S, FITTS_A_S + FITTS_B_S * math.log2(distance / size + 0.5)))


def middle(box: Box) -> tuple[float, float]:
    """The middle of a box."""
    return box.x + box.width / 2, box.y + box.height / 2


@cache
def keystrokes(text: str) -> int:
    """
    Keys to press for *text*: full pinyin word by word with one key to commit each word, every other character one key.

    Words as rjieba cuts them, pinyin as pypinyin spells it.

    >>> keystrokes("居住证")  # juzhuzheng and the space bar
    11
    >>> keystrokes("abc 12")
    6
    """
    import rjieba
    from pypinyin import lazy_pinyin

    total = 0
    for word in rjieba.cut(text):
        total += len("".join(lazy_pinyin(word))) + 1 if _HAN.search(word) else len(word)
    return total


@cache
def profiles() -> Mapping[str, Profile]:
    """The profiles of profiles.toml, by key."""
    given: dict[str, Any] = tomllib.loads(_PROFILES.read_text(encoding="utf-8"))
    return {key: Profile(key=key, **figures) for key, figures in given.items() if isinstance(figures, dict)}
