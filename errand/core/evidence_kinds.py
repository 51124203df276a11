"""
Evidence: what a portal may be blamed on.  Without one of these kinds a run is undetermined, never failed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EvidenceKind(StrEnum):
    """What was observed that shows a fault of the portal's, and not a gap in what errand knows."""

    HTTP_STATUS = "http-status"  # of the document, or of the request a press has led to
    NETWORK_ERROR = "network-error"  # the browser's own: net::ERR_...
    TIME_LIMIT = "time-limit"  # at the limit the page was still loading, or did not answer
    NOTICE = "notice"  # the portal says so, in an element of its kind that came in answer to the last act
    REFUSAL = "refusal"  # words of refusal about a field that holds a valid fact
    DEAD_PRESS = "dead-press"  # the press reached its element; then no page, network, window or dialog moved
    COVERED = "covered"  # a hit test: something else lies there, and stays
    CONTRADICTION = "contradiction"  # the portal's own content contradicts itself
    READ_WHOLE = "read-whole"  # a place was read whole, in words errand knows, and does not hold what it must


@dataclass(frozen=True, slots=True)
class Seen:
    """What an instrument had before it when it ended a run; without secrets."""

    url: str = ""
    title: str = ""
    status: int | None = None
    words: str = ""  # of a notice, a dialog, or the browser's own error
    texts: tuple[str, ...] = ()  # of the page, those nearest to what was looked for
    waited_ms: float | None = None
