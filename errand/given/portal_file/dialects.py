"""Dialects: how families of portals word and build things, each perhaps extending another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from errand.core.errors import UsageError
from errand.given.lexicon import Lexicon, load_lexicon
from errand.given.portal_file.checking import BY_CONCEPT, nearest, read_table, refuse
from errand.given.shipped import FIXTURES

DIALECTS = FIXTURES / "dialects"


@dataclass(frozen=True, slots=True)
class Speech:
    """Words and selectors by concept, the nearest to the portal first."""

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    selectors: Mapping[str, str] = field(default_factory=dict)

    def before(self, other: Speech) -> Speech:
        """This one's words before the other's, its selectors instead of the other's."""
        concepts = dict.fromkeys((*self.words, *other.words))
        words = {
            concept: tuple(dict.fromkeys((*self.words.get(concept, ()), *other.words.get(concept, ()))))
            for concept in concepts
        }
        return Speech(words, {**other.selectors, **self.selectors})


SILENT = Speech()
"""Nothing to add to the lexicon."""


def speech_of(table: Mapping[str, Any], path: Path) -> Speech:
    """The words and selectors of a file, with those of the dialects it extends."""
    refuse(path, _slips(table, load_lexicon()))
    speech = _own(table)
    for dialect in _chain(table, path):
        speech = speech.before(_own(dialect))
    return speech


def dialect_names() -> list[str]:
    """The dialects that are shipped."""
    return sorted(path.stem for path in DIALECTS.glob("*.toml"))


def dialect_path(name: str, said_in: Path) -> Path:
    """The file of a dialect: a shipped one by its name, or one beside the file that extends it."""
    path = said_in.parent / name if name.endswith(".toml") else DIALECTS / f"{name}.toml"
    if name not in dialect_names() and not path.is_file():
        raise UsageError(f"{said_in}: extends: there is no dialect {name}; {nearest(name, dialect_names())}")
    return path


def _own(table: Mapping[str, Any]) -> Speech:
    return Speech(
        {concept: tuple(words) for concept, words in table.get("words", {}).items()}, table.get("selectors", {})
    )


def _chain(table: Mapping[str, Any], path: Path) -> Iterator[Mapping[str, Any]]:
    """The dialects a file extends, the nearest first."""
    been = [path.resolve()]
    while "extends" in table:
        path = dialect_path(table["extends"], path)
        if path.resolve() in been:
            told = " -> ".join(each.stem for each in [*been[been.index(path.resolve()) :], path])
            raise UsageError(f"{path}: extends: goes round in a circle: {told}")
        been.append(path.resolve())
        table = read_table(path, "dialect")
        refuse(path, _slips(table, load_lexicon()))
        yield table


def _slips(table: Mapping[str, Any], lexicon: Lexicon) -> Iterator[str]:
    """Concepts nobody knows, and regular expressions that are none."""
    for kind in BY_CONCEPT:
        for concept in table.get(kind, {}):
            if concept not in lexicon.concepts:
                yield f"{kind}.{concept}: unknown concept; {_near(concept, lexicon)}"
    for concept, words in table.get("words", {}).items():
        for word in words:
            if word.startswith("/"):
                yield from _expression(f"words.{concept}", word)


def _near(concept: str, lexicon: Lexicon) -> str:
    told = nearest(concept, lexicon.concepts)
    return told if told.startswith("nearest") else "the concepts stand in fixtures/lexicon.toml"


def _expression(where: str, word: str) -> Iterator[str]:
    if len(word) < 3 or not word.endswith("/"):
        yield f"{where}: a regular expression stands between two slashes: /.../"
        return
    try:
        re.compile(word[1:-1])
    except re.error as error:
        yield f"{where}: is no regular expression: {error}"
