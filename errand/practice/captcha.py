"""A picture captcha of four digits, drawn as crooked strokes: a person reads it, a harness must not."""

from __future__ import annotations

import random

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
}


def draw(answer: str) -> str:
    """The picture of *answer* as SVG, different each time."""
    chance = random.SystemRandom()
    digits = "".join(
        f'<path d="{_STROKES[digit]}" transform="translate({14 + 26 * at} {chance.uniform(7, 12):.1f})'
        f' rotate({chance.uniform(-16, 16):.0f}) scale(6.2)" stroke-width=".45"/>'
        for at, digit in enumerate(answer)
    )
    heights = [[chance.randint(0, 44) for _ in range(3)] for _ in range(4)]
    noise = "".join(f'<path d="M0 {a}Q60 {b} 120 {c}" stroke="#8aa" stroke-width="1"/>' for a, b, c in heights)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="44" viewBox="0 0 120 44">'
        '<rect width="120" height="44" fill="#eef3f8"/>'
        f'<g fill="none" stroke="#24527a" stroke-linecap="round" stroke-linejoin="round">{digits}{noise}</g></svg>'
    )
