"""What may keep a surveyor from going on, and how a record tells of it."""

from __future__ import annotations

from errand.core.errors import PortalFault, SentElsewhere, WallReached
from errand.core.message import Message, Term
from errand.core.outcome import Reason

TROUBLE = (PortalFault, WallReached, SentElsewhere)


def what_came(error: PortalFault | WallReached | SentElsewhere) -> Message:
    """What came instead of the page, as a message: the reason, and what was said of it."""
    reason = Term("reason", Reason.OTHER_HOST if isinstance(error, SentElsewhere) else error.reason)
    if error.message is None:
        return Message.of("names.why", reason=reason)
    return Message.of("names.why-said", reason=reason, said=error.message)
