"""
Hall records on disk: survey-<worker>.jsonl in the run's folder, one line a hall, written when the hall is done.

Nothing is ever rewritten: a later line of the same city replaces an earlier one when they are read, and a line that was
cut off by the end of the process is left out.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from errand.survey.facts import HallRecord


def append(folder: Path, worker: str, record: HallRecord) -> None:
    """Write a record behind those the same worker wrote before."""
    with (folder / f"survey-{worker}.jsonl").open("ab") as file:
        file.write(msgspec.json.encode(record) + b"\n")


def read(folder: Path) -> dict[str, HallRecord]:
    """The records of a run's folder by city; of two for a city the later visit."""
    found: dict[str, HallRecord] = {}
    for path in sorted(folder.glob("survey-*.jsonl")):
        for line in path.read_bytes().splitlines():
            try:
                record = msgspec.json.decode(line, type=HallRecord)
            except msgspec.DecodeError:
                continue  # cut off
            if record.city not in found or found[record.city].at <= record.at:
                found[record.city] = record
    return found
