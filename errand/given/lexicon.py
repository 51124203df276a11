"""
How portals word things: the lexicon, from concepts to the words, hints and identifiers real portals use.

A page object says `Spot("search.button", ...)`; fixtures/lexicon.toml says that portals write 搜索, 检索 or 查询 on it.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from errand.core.errors import UsageError
from errand.given.shipped import FIXTURES

KINDS = ("textbox", "press", "choice", "select", "file", "picture", "text", "section")


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing a citizen looks for on a page, and every way portals are known to say it."""

    name: str
    kind: str  # what a citizen does with it; one of KINDS
    zh: str  # what it is called in reports
    words: tuple[str, ...] = ()  # literal words; /regular expressions/ between slashes
    names: tuple[str, ...] = ()  # identifiers in name, id, class, src or onclick
    near: str = ""  # the concept beside which an unnamed image button may stand
    selector: str = ""  # only where words fail
    strict: bool = False  # take only the exact words, never a longer text that contains them
    submits: bool = False  # hands a form in: looked for first in the form last worked in
    picture: bool = False  # take it only with a picture beside it
    via: tuple[str, ...] = ()  # the entries behind which a citizen would look for it
    handed_on: str = ""  # the concept whose words send people who look for it to a telephone line
    en: str = ""  # what it is called in English reports; without it, they show its name


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page, as page objects name it: a concept, its English name, and words read off the page itself."""

    concept: str
    name: str
    says: str = ""


class Spec(Struct, frozen=True):
    """What the scripts in the page need to know of a spot; words read off the page itself come first."""

    concept: str
    kind: str
    words: tuple[str, ...]
    names: tuple[str, ...]
    near: Spec | None
    selector: str
    strict: bool
    submits: bool
    picture: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All concepts, by name."""

    concepts: Mapping[str, Concept]
    source: str
    specs: dict[Spot, Spec] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Concept:
        try:
            return self.concepts[name]
        except KeyError:
            near = difflib.get_close_matches(name, self.concepts, 1)
            hint = f" (nearest: {near[0]})" if near else ""
            raise UsageError(f"{self.source} has no concept {name}{hint}") from None

    def extended(self, words: Mapping[str, tuple[str, ...]], selectors: Mapping[str, str]) -> Lexicon:
        """This lexicon with a portal's own words before its words, and its selectors instead of its selectors."""
        if not (words or selectors):
            return self
        own: dict[str, Concept] = {}
        for name in dict.fromkeys((*words, *selectors)):
            concept = self[name]
            said = tuple(dict.fromkeys((*words.get(name, ()), *concept.words)))
            own[name] = replace(concept, words=said, selector=selectors.get(name, concept.selector))
        return Lexicon({**self.concepts, **own}, self.source)

    def title(self, spot: Spot) -> str:
        """What reports call the spot, in Chinese."""
        return spot.says or self[spot.concept].zh

    def headings(self) -> list[str]:
        """Every word that heads a part of a page: by these, running text falls into its parts."""
        said = {word for concept in self.concepts.values() if concept.kind == "section" for word in concept.words}
        return sorted(word for word in said if not word.startswith("/"))

    def spec(self, spot: Spot) -> Spec:
        """What the finder in the page needs to know of a spot."""
        if spot not in self.specs:
            concept = self[spot.concept]
            words = (spot.says, *concept.words) if spot.says else concept.words
            near = self.spec(Spot(concept.near, concept.near)) if concept.near else None
            self.specs[spot] = Spec(
                concept.name,
                concept.kind,
                words,
                concept.names,
                near,
                concept.selector,
                concept.strict,
                concept.submits,
                concept.picture,
            )
        return self.specs[spot]


@cache
def load_lexicon(path: Path = FIXTURES / "lexicon.toml") -> Lexicon:
    """Read a lexicon; raises UsageError naming the file and the key to mend."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: {error}") from error
    return Lexicon({name: _concept(name, table, path) for name, table in tables.items()}, str(path))


def _concept(name: str, table: dict[str, Any], path: Path) -> Concept:
    known = set(Concept.__slots__) - {"name"}
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            raise UsageError(
                f"{path}: [{name}] has an unknown key {key}; "
                + (f"nearest: {near[0]}" if near else f"known: {sorted(known)}")
            )
    if table.get("kind") not in KINDS:
        raise UsageError(f"{path}: [{name}] kind must be one of {', '.join(KINDS)}")
    if not table.get("zh"):
        raise UsageError(f"{path}: [{name}] needs zh, its name in reports")
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    return Concept(name=name, **values)
