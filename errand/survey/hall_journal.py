"""
Hall records on disk: survey-<worker>.jsonl in the run's folder, one line a hall, written when the hall is done.

Nothing is ever rewritten: a later line of the same city replaces an earlier one when they are read, and a line that was
cut off by the end of the process is left out.  Lines from before reasons had codes hold finished sentences; those are
shown as they are.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from errand.core.message import Message
from errand.survey.hall_record import HallRecord


def append(folder: Path, worker: str, record: HallRecord) -> None:
    """Write a record behind those the same worker wrote before."""
    path = folder / f"survey-{worker}.jsonl"
    torn = path.exists() and not path.read_bytes().endswith(b"\n")  # by the end of an earlier process
    with path.open("ab") as file:
        file.write((b"\n" if torn else b"") + _line(record) + b"\n")


def _line(record: HallRecord) -> bytes:
    """One line of JSON; half a surrogate pair, which a page may hold and no UTF-8 can, becomes a question mark."""
    written = msgspec.to_builtins(record)
    del written["by_key"]  # the readings once more
    return json.dumps(written, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8", "replace")


def read(folder: Path) -> dict[str, HallRecord]:
    """The records of a run's folder by city; of two for a city the later visit."""
    found: dict[str, HallRecord] = {}
    for path in sorted(folder.glob("survey-*.jsonl")):
        for line in path.read_bytes().splitlines():
            try:
                record = msgspec.convert(_with_codes(msgspec.json.decode(line)), HallRecord)
            except msgspec.DecodeError:
                continue  # cut off
            if record.city not in found or found[record.city].at <= record.at:
                found[record.city] = record
    return found


def _with_codes(written: Any) -> Any:
    """A line of before reasons had codes, with its sentences as finished messages."""
    if not isinstance(written, dict) or "trouble" in written:
        return written
    trouble = written.pop("note", "")
    readings = [{**one, "why": _finished(one.get("why"))} for one in written.get("readings", [])]
    return {**written, "readings": readings, "trouble": [_finished(trouble)] if trouble else []}


def _finished(sentence: str | None) -> Any:
    return msgspec.to_builtins(Message.plain(sentence)) if sentence else None
