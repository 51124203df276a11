"""Lines that an earlier errand wrote: what they said in sentences is read as finished sentences."""

from __future__ import annotations

from typing import Any

import msgspec

from errand.core.message import Message
from errand.core.model import Run


def read(line: bytes) -> Run:
    """The run of a journal's line of version 1; raises msgspec.DecodeError for one that is none either."""
    entry: Any = msgspec.json.decode(line)
    if not isinstance(entry, dict):
        raise msgspec.ValidationError("no object")
    if isinstance(outcome := entry.get("outcome"), dict):
        outcome["message"] = _as_message(outcome.get("message")) or None
    if isinstance(remarks := entry.get("remarks"), list):
        entry["remarks"] = [_as_message(remark) for remark in remarks]
    return msgspec.convert(entry, Run)


def _as_message(said: object) -> object:
    return msgspec.to_builtins(Message.plain(said)) if said and isinstance(said, str) else said
