"""
Real labels with the concept each stands for, and what errand takes them for: by the lexicon's words, then by meaning.

The table is labels.toml.  One half of it (by a hash of the label) may set thresholds and lend words to
fixtures/meaning.toml and the lexicon; the other half only tests.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from errand.given.lexicon import Lexicon
from errand.given.meaning import NAMED, Meaning, kind_of_name

TABLE = Path(__file__).parent / "labels.toml"
KINDS = ("press", "field", "heading")


@dataclass(frozen=True, slots=True)
class Label:
    """A label, the kind of thing it stands on, and what it means."""

    text: str
    kind: str
    concept: str  # "": none of the lexicon's
    real: bool  # seen on a page

    @property
    def tests(self) -> bool:
        """Whether it belongs to the half that only tests."""
        return bool(int(sha256(self.text.encode()).hexdigest(), 16) % 2)


@dataclass(frozen=True, slots=True)
class Taken:
    """What errand takes a label for: by words, and, where no word fits, by meaning."""

    label: Label
    by_words: str | None
    by_meaning: str | None
    right: bool  # what it is taken for by meaning is what it is

    @property
    def beyond(self) -> bool:
        """Whether no word of the lexicon fits."""
        return self.by_words is None


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the labels that stand for a concept were found, and how many findings were right."""

    found: int
    right: int
    sought: int

    @property
    def precision(self) -> float:
        """The share of findings that is right; 1 without any."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is sought that was found."""
        return self.right / self.sought if self.sought else 1.0

    def __str__(self) -> str:
        precision = f"precision {self.right}/{self.found} = {self.precision:.3f}"
        return f"{precision}  recall {self.right}/{self.sought} = {self.recall:.2f}"


def labels() -> list[Label]:
    """The table."""
    tables: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["labels"]
    return [
        Label(text, table["kind"], concept, table["real"]) for table in tables for text, concept in table["are"].items()
    ]


def take(lexicon: Lexicon, some: Iterable[Label]) -> list[Taken]:
    """What errand takes each label for; every one is put to meaning, also those that words fit."""
    meaning, taken = Meaning(lexicon), []
    for kind in KINDS:
        concepts = _concepts(lexicon, kind)
        alike = [label for label in some if label.kind == kind]
        for label, nearest in zip(alike, meaning.of_each([label.text for label in alike], concepts), strict=True):
            found = nearest.concept if nearest else None
            right = bool(found and label.concept) and _leads_to(lexicon, meaning, str(found), label.concept)
            taken.append(Taken(label, _by_words(lexicon, label.text, concepts), found, right))
    return taken


def score(taken: Iterable[Taken], which: Callable[[Taken], bool]) -> Score:
    """The score of the labels chosen."""
    chosen = [one for one in taken if which(one)]
    found = [one for one in chosen if one.by_meaning]
    return Score(len(found), sum(one.right for one in found), sum(bool(one.label.concept) for one in chosen))


def _concepts(lexicon: Lexicon, kind: str) -> list[str]:
    return [
        name
        for name, concept in lexicon.concepts.items()
        if concept.kind in NAMED and kind_of_name(concept.kind) == kind and lexicon.forms(name).literals
    ]


def _by_words(lexicon: Lexicon, text: str, concepts: Iterable[str]) -> str | None:
    names = list(concepts)
    exact = (name for name in names if lexicon.means(name, text))
    within = (name for name in names if not lexicon[name].strict and lexicon.says(name, text))
    return next(exact, None) or next(within, None)


def _leads_to(lexicon: Lexicon, meaning: Meaning, found: str, concept: str) -> bool:
    """Whether who presses what was found comes to the concept: it is it, is called alike, or is the way there."""
    return meaning.akin(found, concept) or any(meaning.akin(found, way) for way in lexicon[concept].via)
