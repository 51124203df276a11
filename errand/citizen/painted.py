"""
Recognising an entry by words that are only painted, where pictures without words are all that is left.

That eyes are needed is a finding about the portal (no text alternative, WCAG 1.1.1): it is noted with the run.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame

from errand.core.message import Message, Said, Term
from errand.given.lexicon import Lexicon, Spot
from errand.given.meaning import Meaning
from errand.page.bridge import held
from errand.page.finder import Found
from errand.page.painted_words import can_be_read, words_in
from errand.page.records import Wordless

PAINTED = "painted"  # the rung


class Sight(Protocol):
    """What sees pictures that can be pressed and have no words."""

    def wordless(self) -> list[tuple[Frame, Wordless]]: ...

    def picture(self, frame: Frame, number: int) -> bytes: ...


class Painted:
    """Reads pictures for one citizen; *remark* notes what the record should say of it."""

    def __init__(self, eyes: Sight, lexicon: Lexicon, remark: Callable[[Message], None]) -> None:
        self._eyes = eyes
        self._lexicon = lexicon
        self._remark = remark
        self._meaning = Meaning(lexicon)

    def left(self, spot: Spot) -> int:
        """How many pictures that nobody here can read might be *spot*, which was not found."""
        return len(self._eyes.wordless()) if self._may_be(spot) and not can_be_read() else 0

    def find(self, spot: Spot) -> Found | None:
        """The picture on the page that says *spot* to eyes; None without one, or without a reader."""
        if not self._may_be(spot) or not can_be_read():
            return None
        for frame, one in self._eyes.wordless():
            with suppress(PlaywrightError):  # one that cannot be drawn says nothing
                words = words_in(self._eyes.picture(frame, one.id))
                if words and self._says(spot.concept, words):
                    goal = Term("concept", spot.concept)
                    self._remark(Message.of("remarks.painted", words=Said(words), goal=goal))
                    return _found(frame, one, spot, words)
        return None

    def _may_be(self, spot: Spot) -> bool:
        concept = self._lexicon[spot.concept]
        return concept.kind == "press" and bool(concept.words) and not spot.says

    def _says(self, concept: str, words: str) -> bool:
        if self._lexicon.means(concept, words):
            return True
        rivals = [name for name, one in self._lexicon.concepts.items() if one.kind == "press"]
        if any(self._lexicon.means(name, words) for name in rivals):
            return False
        nearest = self._meaning.nearest(words, rivals)
        return nearest is not None and self._meaning.akin(nearest.concept, concept)


def _found(frame: Frame, one: Wordless, spot: Spot, words: str) -> Found:
    return Found(
        held(frame, one.id, words),
        frame,
        spot.concept,
        PAINTED,
        exact=False,
        count=1,
        appeared=None,
        tag=one.tag,
        type="",
        text=words,
        around=words,
        covered=None,
        born=0.0,
        box=one.box,
    )
