"""Files of concepts: errand's own fixtures/lexicon.toml, and what a project has of its own in a file of that name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct, structs

from errand.core.errors import UsageError
from errand.given.concept import KINDS, Concept
from errand.given.shipped import FIXTURES
from errand.given.toml_file import Table, as_record, read_toml

Kind = Literal[
    "textbox", "press", "choice", "select", "file", "picture", "text", "notice", "section", "field", "phrase", "part"
]


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """A concept as it is written in a file; all that a project's own file leaves out stays as it is."""

    kind: Kind | None = None
    zh: str = ""
    en: str = ""
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    near: str = ""
    button: str = ""
    led: str = ""
    selector: str = ""
    strict: bool | None = None
    submits: bool | None = None
    picture: bool | None = None
    announced: bool | None = None
    via: tuple[str, ...] = ()
    handed_on: str = ""
    holds: str = ""


def entries_of(path: Path) -> Iterator[tuple[str, Entry]]:
    """The concepts a file speaks of; raises UsageError naming file and key."""
    return ((name, as_record(table, Entry, path, name)) for name, table in _flat(read_toml(path)))


def _flat(table: Table, before: str = "") -> Iterator[tuple[str, Table]]:
    """[search.button] without quotes is a table in a table to TOML, and one concept to whoever wrote it."""
    for key, value in table.items():
        name = f"{before}{key}"
        if not isinstance(value, dict):
            yield name, value  # refused as no table
            continue
        inner = {each: part for each, part in value.items() if isinstance(part, dict)}
        if len(inner) < len(value) or not value:
            yield name, {each: part for each, part in value.items() if each not in inner}
        yield from _flat(inner, f"{name}.")


def new_concept(name: str, entry: Entry, path: Path) -> Concept:
    """The concept of an entry that must say what it is; raises UsageError naming file and key."""
    if entry.kind is None:
        raise UsageError(f"{path}: {name}.kind: is missing; one of {', '.join(KINDS)}")
    if not entry.zh:
        raise UsageError(f"{path}: {name}.zh: is missing, its name in reports")
    return Concept(name=name, origins=_origins(entry, path), **_given(entry))


def more_of(concept: Concept, entry: Entry, path: Path) -> Concept:
    """A concept with what a project's file says of it: its words and identifiers first, all else instead."""
    if entry.kind not in (None, concept.kind):
        raise UsageError(f"{path}: {concept.name}.kind: is {concept.kind} in errand's own lexicon, and stays so")
    given = _given(entry) | {
        "words": tuple(dict.fromkeys((*entry.words, *concept.words))),
        "names": tuple(dict.fromkeys((*entry.names, *concept.names))),
        "origins": {**concept.origins, **_origins(entry, path)},
    }
    return replace(concept, **given)


def _origins(entry: Entry, path: Path) -> dict[str, str]:
    own = [*entry.words, *entry.names, *(["selector"] if entry.selector else [])]
    return dict.fromkeys(own, str(path))


def _given(entry: Entry) -> dict[str, Any]:
    return {key: value for key, value in structs.asdict(entry).items() if value not in (None, "", ())}


def schema() -> str:
    """The JSON Schema of such a file, for editors that check while one types."""
    rules = msgspec.json.schema(dict[str, Entry])
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "errand lexicon"}
    return json.dumps({**about, **rules}, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    (FIXTURES / "lexicon.schema.json").write_text(schema(), encoding="utf-8")
