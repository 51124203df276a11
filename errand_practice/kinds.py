"""
The kinds of service items, as written in catalogue/*.toml.

A kind is an item as the law knows it (居住证办理); a city's catalogue makes items of it: the kind itself, then its
situations at its branch offices.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from errand.core.errors import UsageError
from errand_practice.themes import THEMES, Object

CATALOGUE = Path(__file__).resolve().parent / "catalogue"
FIRST = "residence-permit"  # always a city's first item, so that every city has it


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of service item; guide holds the rest of its table as it stands in the file."""

    id: str
    name: str
    object: Object
    theme: str
    department: str
    everyday: tuple[str, ...]
    depth: str
    guide: Mapping[str, Any]


def read_kinds(folder: Path) -> tuple[Kind, ...]:
    """All kinds of a folder: FIRST, then by turns one of every theme, so that a short catalogue has all themes."""
    shelves: dict[tuple[Object, str], list[Kind]] = {(o, t): [] for o in THEMES for t in THEMES[o]}
    for path in sorted(folder.glob("*.toml")):
        for kind in _read(path):
            try:
                shelves[kind.object, kind.theme].append(kind)
            except KeyError as error:
                raise UsageError(f"{path}: {kind.id} has no national theme {kind.object}/{kind.theme}") from error
    turns = [kind for turn in zip_longest(*shelves.values()) for kind in turn if kind is not None]
    _check_unique(turns, folder)
    return tuple(sorted(turns, key=lambda kind: kind.id != FIRST))


def _read(path: Path) -> list[Kind]:
    try:
        with path.open("rb") as file:
            tables: list[dict[str, Any]] = tomllib.load(file).get("item", [])
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: {error}") from error
    kinds = []
    for table in tables:
        try:
            kinds.append(_kind(table))
        except KeyError as error:
            raise UsageError(f"{path}: item {table.get('id', '?')} has no {error.args[0]}") from error
    return kinds


def _kind(table: dict[str, Any]) -> Kind:
    return Kind(
        id=table["id"],
        name=table["name"],
        object=table["object"],
        theme=table["theme"],
        department=table["department"],
        everyday=tuple(table["everyday"]),
        depth=table["depth"],
        guide=table,
    )


def _check_unique(kinds: list[Kind], folder: Path) -> None:
    for what in ("id", "name"):
        seen = [getattr(kind, what) for kind in kinds]
        if twins := {value for value in seen if seen.count(value) > 1}:
            raise UsageError(f"{folder}: {what} stands twice: {', '.join(sorted(twins))}")
    if not any(kind.id == FIRST for kind in kinds):
        raise UsageError(f"{folder}: there is no item with the id {FIRST}")


@cache
def load_kinds() -> tuple[Kind, ...]:
    """The kinds of the package, read once."""
    return read_kinds(CATALOGUE)
