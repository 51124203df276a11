"""The note a recording bears: of which walk it is."""

from __future__ import annotations

from dataclasses import dataclass

NOTE = "_errand"  # where in a HAR its note stands: of which walk it is


@dataclass(frozen=True, slots=True)
class Note:
    """Which walk a recording is of."""

    city: str
    story: str
    seed: int
    portal_url: str
    device: str = ""
