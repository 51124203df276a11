"""
Recognising a control by what its words mean: the last rung before a citizen gives up.

Asked only when no word of the lexicon has found it.  What is found so is a guess: it is marked (rung `meaning`, never
exact), and no fault of a portal's rests on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from errand.core.message import Message, Said, Term
from errand.given.lexicon import Lexicon, Spot
from errand.given.meaning import NAMED, Meaning, Nearest, is_installed
from errand.given.plain_text import plain
from errand.page.finder import Found

BY_MEANING = "meaning"  # the rung
KINDS = ("press", "textbox", "select")  # of concepts that a citizen looks for on the page by name

OTHERS = {"press": ["entry.other", "row.action"], "section": ["guide.other"]}  # what is known to be none, by kind


class Onlooker(Protocol):
    """What sees the names of controls, and the control that has one."""

    def called(self, kind: str) -> list[str]: ...

    def glimpse(self, spot: Spot) -> Found | None: ...


class ByMeaning:
    """Recognises controls for one citizen; *remark* notes what the record should say of it."""

    def __init__(self, eyes: Onlooker, lexicon: Lexicon, remark: Callable[[Message], None]) -> None:
        self._eyes = eyes
        self._lexicon = lexicon
        self._remark = remark
        self._meaning = Meaning(lexicon)
        self._noted: set[str] = set()  # fields: a form is understood again and again while it is filled in

    def find(self, spot: Spot) -> Found | None:
        """The control of the page whose words surely mean *spot*; None without one, or without the encoder."""
        concept = self._lexicon[spot.concept]
        if spot.says or concept.kind not in KINDS or not concept.words:
            return None
        if not is_installed():
            self._remark(Message.of("remarks.no-meaning"))
            return None
        for score, text in sorted(self._likely(concept.name, self._unpressed(spot)), reverse=True):
            if found := self._eyes.glimpse(replace(spot, says=text)):
                self._note(text, spot.concept, score)
                return replace(found, rung=BY_MEANING, exact=False)
        return None

    def nearest(self, text: str, concepts: Iterable[str]) -> Nearest | None:
        """The concept among *concepts* that a field called *text* surely asks for; None without one."""
        if not is_installed():
            self._remark(Message.of("remarks.no-meaning"))
            return None
        found = self._meaning.nearest(text, concepts)
        if found and text not in self._noted:
            self._noted.add(text)
            self._note(text, found.concept, found.score)
        return found

    def heading(self, texts: Sequence[str], concept: str) -> str | None:
        """Which of *texts*, headings that no word fits, surely means a section *concept*; None for none of them."""
        likely = self._likely(concept, texts) if is_installed() else []
        if not likely:
            return None
        score, text = max(likely)
        self._note(text, concept, score)
        return text

    def _note(self, text: str, concept: str, score: float) -> None:
        goal = Term("concept", concept)
        self._remark(Message.of("remarks.by-meaning", words=Said(text), goal=goal, score=round(score, 2)))

    def _unpressed(self, spot: Spot) -> list[str]:
        pressed = {plain(text) for text in spot.besides}
        return [text for text in self._eyes.called(self._lexicon[spot.concept].kind) if plain(text) not in pressed]

    def _likely(self, goal: str, texts: Sequence[str]) -> list[tuple[float, str]]:
        """Texts that mean *goal*, with how near they come; none that another concept's own words are."""
        kind = self._lexicon[goal].kind
        known = [name for name, concept in self._lexicon.concepts.items() if concept.kind in NAMED] + OTHERS.get(
            kind, []
        )
        unknown = [text for text in texts if not any(self._lexicon.means(name, text) for name in known)]
        nearest = self._meaning.of_each(unknown, [goal])
        return [(one.score, text) for text, one in zip(unknown, nearest, strict=True) if one]
