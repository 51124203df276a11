"""Dialects: how families of portals word and build things, each perhaps extending another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from errand.core.errors import UsageError
from errand.given.concept import is_expression, parts_of, word_slip
from errand.given.lexicon import Lexicon, load_lexicon
from errand.given.portal_file.checking import BY_CONCEPT, read_table, refuse
from errand.given.selector_check import selector_slip
from errand.given.shared_expressions import compiled
from errand.given.shipped import FIXTURES
from errand.given.toml_file import line_of, nearest

DIALECTS = FIXTURES / "dialects"


@dataclass(frozen=True, slots=True)
class Speech:
    """Words and selectors by concept, the nearest to the portal first."""

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    selectors: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # concept -> word or "selector" -> file

    def before(self, other: Speech) -> Speech:
        """This one's words before the other's, its selectors instead of the other's."""
        concepts = dict.fromkeys((*self.words, *other.words))
        words = {
            concept: tuple(dict.fromkeys((*self.words.get(concept, ()), *other.words.get(concept, ()))))
            for concept in concepts
        }
        origins = {
            concept: {**other.origins.get(concept, {}), **self.origins.get(concept, {})}
            for concept in dict.fromkeys((*self.origins, *other.origins))
        }
        return Speech(words, {**other.selectors, **self.selectors}, origins)


SILENT = Speech()
"""Nothing to add to the lexicon."""


def speech_of(table: Mapping[str, Any], path: Path) -> Speech:
    """The words and selectors of a file, with those of the dialects it extends."""
    refuse(path, _slips(table, load_lexicon(), path))
    speech = _own(table, path)
    for file, dialect in _chain(table, path):
        speech = speech.before(_own(dialect, file))
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


def _own(table: Mapping[str, Any], path: Path) -> Speech:
    words = {concept: tuple(words) for concept, words in table.get("words", {}).items()}
    selectors: dict[str, str] = table.get("selectors", {})
    origins = {concept: dict.fromkeys(said, str(path)) for concept, said in words.items()}
    for concept in selectors:
        origins.setdefault(concept, {})["selector"] = str(path)
    return Speech(words, selectors, origins)


def _chain(table: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The dialects a file extends, with their files, the nearest first."""
    been = [path.resolve()]
    while "extends" in table:
        path = dialect_path(table["extends"], path)
        if path.resolve() in been:
            circle = " -> ".join(each.stem for each in [*been[been.index(path.resolve()) :], path])
            raise UsageError(f"{path}: extends: goes round in a circle: {circle}")
        been.append(path.resolve())
        table = read_table(path, "dialect")
        refuse(path, _slips(table, load_lexicon(), path))
        yield path, table


def _slips(table: Mapping[str, Any], lexicon: Lexicon, path: Path) -> Iterator[str]:
    """Concepts nobody knows, regular expressions that page and engine do not share, and selectors that are none."""
    for kind in BY_CONCEPT:
        for concept in table.get(kind, {}):
            if concept not in lexicon.concepts:
                yield f"{kind}.{concept}: unknown concept; {_near(concept, lexicon)}"
    said = [
        ("words", concept, word_slip(word, lexicon.parts()) or _says_everything(word))
        for concept, words in table.get("words", {}).items()
        for word in words
    ]
    said += [("selectors", concept, selector_slip(each)) for concept, each in table.get("selectors", {}).items()]
    yield from (f"{kind}.{concept}: {slip}{_line(path, kind, concept)}" for kind, concept, slip in said if slip)


def _says_everything(word: str) -> str | None:
    everything = is_expression(word) and not parts_of(word) and compiled(word[1:-1]).search("")
    return "matches every text" if everything else None


def _near(concept: str, lexicon: Lexicon) -> str:
    near = nearest(concept, lexicon.concepts)
    return near if near.startswith("nearest") else "`errand lexicon` lists them"


def _line(path: Path, table: str, concept: str) -> str:
    line = line_of(path, table, concept)
    return f" (line {line})" if line else ""
