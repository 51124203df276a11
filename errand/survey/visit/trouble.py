"""What may keep a surveyor from going on, and how a record tells of it."""

from __future__ import annotations

from errand.core.errors import PortalFault, SentElsewhere, Undetermined, WallReached
from errand.core.message import Message

TROUBLE = (PortalFault, Undetermined, WallReached, SentElsewhere)


def what_came(error: PortalFault | Undetermined | WallReached | SentElsewhere) -> Message:
    """What came instead of the page, as a message."""
    return error.whole
