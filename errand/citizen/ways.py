"""
Several ways to one goal: they are taken in turn, the likeliest first, until one leads there.

Which way that was is recorded, and the others are its dead ends.  A shut way is a finding of its own, in the story that
takes no other; here it only costs steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from errand.core.course import Way
from errand.core.errors import PortalFault, Undetermined, WallReached
from errand.core.model import Reason
from errand.record.recorder import Recorder

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Route(Generic[T]):
    """One way: what it is called, and how it is taken; *way* is None where the search says itself which it was."""

    way: Way | None
    take: Callable[[], T]


def by_any(routes: Iterable[Route[T]], recorder: Recorder, start_again: Callable[[], object]) -> T:
    """
    What lies at the end of the first of *routes* that is open; *start_again* goes back to where they all begin.

    Where none is: raises the fault of a link that is dead at the very end, else Undetermined where errand could not
    tell of one, else what became of the first.
    """
    shut: list[PortalFault | Undetermined | WallReached] = []
    for route in routes:
        if shut:
            start_again()
        try:
            reached = route.take()
        except (PortalFault, Undetermined, WallReached) as fault:
            if isinstance(fault, WallReached) and fault.reason is not Reason.LOGIN_REQUIRED:
                raise
            shut.append(fault)
            recorder.dead_ends.append(f"{route.way or recorder.way or Way.SEARCH_BUTTON}: {fault.reason}")
        else:
            if route.way:
                recorder.took_way(route.way)
            return reached
    recorder.way = None
    at_the_end = (fault for fault in shut if fault.reason is Reason.DEAD_LINK)
    unsure = (fault for fault in shut if isinstance(fault, Undetermined))
    raise next(at_the_end, None) or next(unsure, None) or shut[0]
