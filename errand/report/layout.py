"""Setting text in terminal columns, where a Chinese character is two wide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wcwidth import clip, ljust, rjust, wcwidth, width

from errand.core.legible import legible

ELLIPSIS = "…"
GAP = "  "  # between columns
_MOST_MARKS = 2  # combining marks kept on one character; more pile up over the neighbouring lines
_OPEN, _CLOSE = "（「『“‘《", "，。；：、！？）」』”’》"  # no line ends with the one, none begins with the other
_TOKEN = re.compile(rf"[{_OPEN}]*[\x21-\x7e]+[{_CLOSE}]*|\s+|[{_OPEN}]*.[{_CLOSE}]*", re.DOTALL)


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
    return width(text)


def cut(text: str, most: int) -> str:
    """Give *text* in at most *most* columns, with an ellipsis where something is left out."""
    if columns(text) <= most:
        return text
    return clip(text, 0, most - columns(ELLIPSIS)).rstrip() + ELLIPSIS


def pad(text: str, wide: int, *, right: bool = False) -> str:
    """Give *text* cut or filled to exactly *wide* columns."""
    return (rjust if right else ljust)(cut(text, wide), wide)


def wrap(text: str, wide: int, most_lines: int) -> list[str]:
    """
    Break *text* into at most *most_lines* lines of *wide* columns, between words or Chinese characters.

    wcwidth's own `wrap` takes a Chinese sentence for one word: it would begin a new line before it.
    """
    lines = [""]
    for token in _tokens(text, wide):
        if columns(lines[-1] + token.rstrip()) <= wide:
            lines[-1] += token
        elif len(lines) < most_lines:
            lines[-1] = lines[-1].rstrip()
            lines.append(token.lstrip())
        else:
            lines[-1] = cut(lines[-1].rstrip() + " " * wide, wide)  # overflows, so it gets its ellipsis
            break
    return [line.rstrip() for line in lines]


def _tokens(text: str, wide: int) -> Iterator[str]:
    """Give the pieces a line may break between; a word longer than a line is itself broken."""
    for hit in _TOKEN.finditer(text):
        token = hit[0]
        while columns(token) > wide:
            head = clip(token, 0, wide).rstrip() or token[0]  # a wide character that is cut through leaves a space
            yield head
            token = token[len(head) :]
        yield token


def join(cells: Sequence[str]) -> str:
    """Set filled cells side by side."""
    return GAP.join(cells).rstrip()
