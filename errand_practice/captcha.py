"""
A picture captcha: a person reads it, a harness must not.

Four digits or a sum, drawn as crooked strokes; or a slider: a piece to be pushed to the gap in a picture, where the
answer is how many pixels it was pushed.
"""

from __future__ import annotations

import random
import secrets
from typing import Literal, NamedTuple

Kind = Literal["digits", "arithmetic", "slider"]
SLACK = {"slider": 6}  # a hand is not exact to the pixel; digits are right or wrong

# Seven segments per digit, as pairs of corners on a grid two wide and four high.
_STROKES = {
    "0": "M0 0H2V4H0Z",
    "1": "M0.4 0.8L1.2 0V4",
    "2": "M0 0H2V2H0V4H2",
    "3": "M0 0H2V4H0M0.3 2H2",
    "4": "M0 0V2H2M2 0V4",
    "5": "M2 0H0V2H2V4H0",
    "6": "M2 0H0V4H2V2H0",
    "7": "M0 0H2L0.8 4",
    "8": "M0 0H2V4H0ZM0 2H2",
    "9": "M2 2H0V0H2V4H0",
    "+": "M0.2 2H1.8M1 1.2V2.8",
    "-": "M0.2 2H1.8",
    "*": "M0.3 1.3L1.7 2.7M1.7 1.3L0.3 2.7",
    "=": "M0.2 1.6H1.8M0.2 2.4H1.8",
    "?": "M0 1V0H2V1.6L1 2.2V3M1 3.8V4",
}


class Puzzle(NamedTuple):
    """What the picture shows, and what the citizen should type."""

    shown: str
    answer: str


def puzzle(kind: Kind) -> Puzzle:
    """A new one."""
    if kind == "digits":
        digits = f"{secrets.randbelow(10**4):04d}"
        return Puzzle(digits, digits)
    if kind == "slider":
        gap = str(70 + secrets.randbelow(150))
        return Puzzle(gap, gap)
    sign = secrets.choice("+-*")
    least, most = sorted((secrets.randbelow(9) + 1, secrets.randbelow(9) + 1))
    result = {"+": most + least, "-": most - least, "*": most * least}[sign]
    return Puzzle(f"{most}{sign}{least}=?", str(result))


def draw(kind: Kind, shown: str) -> str:
    """The picture of *shown* as SVG, different each time."""
    return _board(int(shown)) if kind == "slider" else _writing(shown)


def _board(gap: int) -> str:
    """A landscape with a gap 40 wide, its left edge at *gap*; the piece to be pushed is the page's own."""
    chance = random.SystemRandom()
    hills = "".join(
        f'<path d="M0 120V{chance.randint(40, 100)}Q{chance.randint(40, 240)} {chance.randint(0, 60)} 280'
        f' {chance.randint(40, 100)}V120Z" fill="{colour}" opacity=".7"/>'
        for colour in ("#9cc3a5", "#6fa287", "#4c7f74")
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="280" height="120" viewBox="0 0 280 120">'
        '<rect width="280" height="120" fill="#cfe3f1"/>'
        f'<circle cx="{chance.randint(30, 250)}" cy="24" r="12" fill="#f4d06f"/>{hills}'
        f'<rect x="{gap}" y="40" width="40" height="40" rx="4" fill="#12263a" opacity=".55" stroke="#fff"/></svg>'
    )


def _writing(shown: str) -> str:
    chance = random.SystemRandom()
    digits = "".join(
        f'<path d="{_STROKES[digit]}" transform="translate({14 + 26 * at} {chance.uniform(7, 12):.1f})'
        f' rotate({chance.uniform(-16, 16):.0f}) scale(6.2)" stroke-width=".45"/>'
        for at, digit in enumerate(shown)
    )
    width = 16 + 26 * len(shown)
    heights = [[chance.randint(0, 44) for _ in range(3)] for _ in range(4)]
    noise = "".join(
        f'<path d="M0 {a}Q{width / 2:.0f} {b} {width} {c}" stroke="#8aa" stroke-width="1"/>' for a, b, c in heights
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="44" viewBox="0 0 {width} 44">'
        f'<rect width="{width}" height="44" fill="#eef3f8"/>'
        f'<g fill="none" stroke="#24527a" stroke-linecap="round" stroke-linejoin="round">{digits}{noise}</g></svg>'
    )
