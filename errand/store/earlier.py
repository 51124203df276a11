"""Lines that an earlier errand wrote: what they said in sentences is read as finished sentences."""

from __future__ import annotations

from typing import Any

import msgspec

from errand.core.message import Message
from errand.core.model import Run


def read(line: bytes) -> Run:
    """The run of a journal's line of version 1; raises msgspec.DecodeError for one that is none either."""
    told: Any = msgspec.json.decode(line)
    if not isinstance(told, dict):
        raise msgspec.ValidationError("no object")
    if isinstance(outcome := told.get("outcome"), dict):
        outcome["message"] = _as_message(outcome.get("message")) or None
    if isinstance(remarks := told.get("remarks"), list):
        told["remarks"] = [_as_message(remark) for remark in remarks]
    return msgspec.convert(told, Run)


def _as_message(said: object) -> object:
    return msgspec.to_builtins(Message.plain(said)) if said and isinstance(said, str) else said
