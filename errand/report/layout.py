"""Setting text in terminal columns, where a Chinese character is two wide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wcwidth import wcwidth

from errand.core.legible import legible

ELLIPSIS = "…"
GAP = "  "  # between columns
_MOST_MARKS = 2  # combining marks kept on one character; more pile up over the neighbouring lines
_TOKEN = re.compile(r"[\x21-\x7e]+|\s+|.", re.DOTALL)


def safe(text: str) -> str:
    """Give *text* in one line that cannot move the cursor, nor pile marks over other lines."""
    kept: list[str] = []
    marks = 0
    for char in legible(text):
        marks = marks + 1 if wcwidth(char) == 0 else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def columns(text: str) -> int:
    """Give how many terminal columns *text* takes."""
    return sum(max(wcwidth(char), 0) for char in text)


def cut(text: str, width: int) -> str:
    """Give *text* in at most *width* columns, with an ellipsis where something is left out."""
    if columns(text) <= width:
        return text
    kept = _head(text, width - columns(ELLIPSIS))
    return kept.rstrip() + ELLIPSIS


def _head(text: str, width: int) -> str:
    taken = 0
    for index, char in enumerate(text):
        taken += max(wcwidth(char), 0)
        if taken > width:
            return text[:index]
    return text


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Give *text* cut or filled to exactly *width* columns."""
    text = cut(text, width)
    gap = " " * (width - columns(text))
    return gap + text if right else text + gap


def wrap(text: str, width: int, most_lines: int) -> list[str]:
    """Break *text* into at most *most_lines* lines of *width* columns, between words or Chinese characters."""
    lines = [""]
    for token in _tokens(text, width):
        if columns(lines[-1] + token.rstrip()) <= width:
            lines[-1] += token
        elif len(lines) < most_lines:
            lines[-1] = lines[-1].rstrip()
            lines.append(token.lstrip())
        else:
            lines[-1] = cut(lines[-1].rstrip() + " " * width, width)  # overflows, so it gets its ellipsis
            break
    return [line.rstrip() for line in lines]


def _tokens(text: str, width: int) -> Iterator[str]:
    """Give the pieces a line may break between; a word longer than a line is itself broken."""
    for hit in _TOKEN.finditer(text):
        token = hit[0]
        while columns(token) > width:
            head = _head(token, width)
            yield head
            token = token[len(head) :]
        yield token


def join(cells: Sequence[str]) -> str:
    """Set filled cells side by side."""
    return GAP.join(cells).rstrip()
