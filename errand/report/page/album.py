"""The pictures of failed and undetermined runs that fit into one file."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from errand.core.finding import FindingKey, Met
from errand.report.fixes import pictures_of

MOST_BYTES = 8_000_000  # of pictures in one file


@dataclass(frozen=True, slots=True)
class Album:
    """Pictures as data addresses, by the finding or riddle each shows."""

    pictures: Mapping[FindingKey, str]
    left_out: int  # that did not fit


def make_album(shown: Iterable[Met], folder: Path | None) -> Album:
    """The pictures of what is *shown*, from below *folder*; what comes first gets its picture first."""
    pictures: dict[FindingKey, str] = {}
    left, left_out = MOST_BYTES, 0
    for one in shown:
        names = pictures_of(one)
        path = folder / names[0] if folder and names else None
        if path is None or not path.is_file():
            continue
        content = path.read_bytes()
        if len(content) > left:
            left_out += 1
            continue
        left -= len(content)
        kind = "png" if path.suffix == ".png" else "jpeg"
        pictures[one.key] = f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
    return Album(pictures, left_out)
