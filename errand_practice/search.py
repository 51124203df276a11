"""How the hall's search understands a citizen: formal names, everyday words, and sentences that hold one of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from errand_practice.kinds import Kind


def normal(words: str) -> str:
    """Words without the differences nobody means: width, case and blanks at the ends."""
    return unicodedata.normalize("NFKC", words).casefold().strip()


def rank(kinds: Sequence[Kind], words: str, variants: Sequence[str]) -> tuple[list[int], list[str]]:
    """
    The numbers of the kinds that answer, best first, and those words that may name a variant instead (补办, 城东).

    A word that is all the citizen said finds kinds, if any is called so: 注销 is part of many formal names.
    """
    terms = normal(words).split()
    special = [term for term in terms if any(term in variant for variant in variants)]
    if special == terms and any(_score(kind, term) for kind in kinds for term in terms):
        special = []
    needed = [term for term in terms if term not in special]
    scored = []
    for number, kind in enumerate(kinds):
        if all(_score(kind, term) for term in needed):
            scored.append((-sum(_score(kind, term) for term in terms), number))
    return [number for _, number in sorted(scored)], special


def answers(kind: Kind, title: str, word: str) -> bool:
    """Whether an item of this kind and title answers to a word that may name a variant."""
    return word in normal(title) or _score(kind, word) > 0


def _score(kind: Kind, term: str) -> int:
    name = normal(kind.name)
    everyday = [normal(word) for word in kind.everyday]
    if term == name:
        return 100
    if term in everyday:
        return 90 - everyday.index(term)
    if term in name:
        return 80 if name.startswith(term) else 70
    if any(term in word for word in everyday):
        return 60
    if name in term:
        return 55
    return 50 if any(len(word) > 1 and word in term for word in everyday) else 0


def unrelated(kinds: Sequence[Kind], words: str, seed: int) -> list[int]:
    """Kinds that have nothing to do with the words: what a broken index answers."""
    strangers = [n for n, kind in enumerate(kinds) if not _related(kind, words)]
    start = (seed + sum(map(ord, words))) % max(1, len(strangers))
    return (strangers[start:] + strangers[:start])[:17]


def _related(kind: Kind, words: str) -> bool:
    text = normal(kind.name + "".join(kind.everyday))
    return any(_score(kind, term) or set(term) & set(text) for term in normal(words).split())
