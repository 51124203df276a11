"""
Reading: what a citizen sees on the page she is on, which is no step and changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from playwright.sync_api import Frame

from errand.citizen.eyes import PAGE_TEXT
from errand.citizen.presence import Presence
from errand.citizen.titles import Titles
from errand.core.message import Message, Said
from errand.given.lexicon import Spot
from errand.given.plain_text import plain
from errand.page.field_questions import WhatIsSaid
from errand.page.questions import (
    BodyText,
    Describe,
    Question,
    ReadGuide,
    ReadRows,
    ReadSection,
    ReadStages,
    ReadValues,
    Sees,
)
from errand.page.records import GuideAnswer, ReadTitles, Section
from errand.page.waiting import SLICE_MS

T = TypeVar("T")
SEARCH_BOX = "search.box"
_ANCHOR = re.compile(r"#(?![/!])[^/=]*$")  # a place on the same page; a route of a single-page hall has marks in it
_NUMBER_LIKE = re.compile(r"\d{6}")
LATE_MS = 4_000  # a number is made, a toast leads on, or rows come, within
LOOK_MS = 200
MESSAGE_MS = 6_000  # a text message takes longer to come than a page takes to answer


class Reader(Presence):
    """What a citizen reads."""

    stood_before: frozenset[str] = frozenset()  # texts of the page, before she last handed a form in

    def sees(self, spot: Spot) -> bool:
        """Whether the spot is on the page now."""
        with self.translate_playwright_errors():
            return self.eyes.glimpse(spot) is not None

    def says(self, spot: Spot) -> str | None:
        """The words on a spot itself, "" of a picture; None where it is not on the page."""
        with self.translate_playwright_errors():
            found = self.eyes.glimpse(spot)
        return found.text if found else None

    def stands(self, spot: Spot) -> bool:
        """Whether the spot is on the page in the very words it is asked for in, marks and counts around them apart."""
        with self.translate_playwright_errors():
            found = self.eyes.glimpse(spot)
        if found is None or found.rung == "name":
            return False
        return found.exact or (bool(spot.says) and spot.says in Titles(map(_without_signs, found.text.splitlines())))

    def settle(self) -> None:
        """Let the page come to rest: what it draws late is not missed, and counts as no wait."""
        with self.translate_playwright_errors():
            self._rest()

    def comes(self, spot: Spot, since: float, for_ms: float) -> bool:
        """Whether the spot comes after *since* (ms since the epoch), waiting so long for it."""

        def came() -> bool:
            found = self.eyes.look([spot]).found
            return found is not None and (found.appeared or 0) >= since

        with self.translate_playwright_errors():
            return came() or self._until(came, for_ms)

    def acted_at(self) -> float:
        """When she began what she did last, ms since the epoch."""
        return self.act.at

    def makes_out(self, spot: Spot) -> str | None:
        """The words of what means the spot, though no word of it is known; None where nothing on the page does."""
        with self.translate_playwright_errors():
            found = self._by_meaning(spot)
        return found.text if found else None

    def heading_meant(self, texts: Sequence[str], concept: str) -> str | None:
        """Which of the headings *texts*, whose words nobody knows, means the section *concept*."""
        with self.recorder.paused():
            return self.by_meaning.heading(texts, concept)

    def shows(self, spot: Spot) -> bool:
        """Whether the spot is on the page, for the record only: the citizen takes no notice of it."""
        question = Sees(self.lexicon.spec(spot))
        with self.translate_playwright_errors():
            return any(self.ask(frame, question) for frame in self.frames())

    def text(self, spot: Spot) -> str | None:
        """The words of a spot with those a citizen reads together with it; None when it is not there."""
        with self.translate_playwright_errors():
            return self.eyes.words(spot)

    def read(self, spot: Spot, holding: str = "") -> Section | None:
        """
        What stands under the heading *spot*; None without such a heading.

        *holding*: words (a number) beside which it stands, where there are several such headings, or rows under one.
        """
        section = self._section(spot, holding)
        if section is None:
            self._miss(spot)
        return section

    def _section(self, spot: Spot, holding: str = "") -> Section | None:
        question = ReadSection(self.lexicon.spec(spot), self.lexicon.headings(), holding)
        with self.translate_playwright_errors():
            for frame in self.frames():
                if section := self.ask(frame, question):
                    self.recorder.read(spot.concept, section.text)
                    return section
        return None

    def _miss(self, spot: Spot) -> None:
        with self.translate_playwright_errors():
            self.recorder.miss(self.judge.unrecognised(spot, self.eyes.texts()))

    def look_at_guide(self, frame: Frame, question: ReadGuide) -> GuideAnswer | None:
        """The guide in a frame as it stands open."""
        with self.translate_playwright_errors():
            return self.ask(frame, question)

    def note_reading(self, concept: str, text: str) -> None:
        """Note that a part was read: the same on the same page counts once."""
        self.recorder.read(concept, text)

    def lines_saying(self, words: str) -> list[str]:
        """The lines of the window in which certain *words* stand."""
        with self.translate_playwright_errors():
            said = [self.ask(frame, BodyText(PAGE_TEXT)) or "" for frame in self.frames()]
        return [line for text in said for line in text.splitlines() if plain(words) in plain(line)]

    def values(self, spot: Spot) -> dict[str, str]:
        """The values the page shows where the words of a spot have parts: {count} of 共{count}项."""
        return self.lexicon.values(spot.concept, self._value_texts(spot))

    def value(self, spot: Spot) -> str | None:
        """
        The value a spot holds: where a portal's own words say it, under its heading, in a sentence, in a dialog.

        None where nothing says it; where what has come since the form was handed in holds digits enough for a number,
        it may only be said in other words.
        """
        read = self._value(spot)
        if read is not None:
            return read
        headed = self._section(spot) is not None  # it may be still on its way: 生成中
        if self._until((lambda: self._value(spot) is not None) if headed else self._has_number, LATE_MS, LOOK_MS):
            self.settle()  # a toast may have led on to another page
        read = self._value(spot)
        if read is None and self._has_number():
            self._miss(spot)
        return read

    def _value(self, spot: Spot) -> str | None:
        texts, lexicon, concept = self._value_texts(spot), self.lexicon, self.lexicon[spot.concept]
        read = lexicon.values(spot.concept, texts, leading=True)
        if not read and concept.holds and (section := self._section(spot)):
            read = {concept.holds: held} if (held := lexicon.part(concept.holds, section.text)) else {}
        read = read or lexicon.values(spot.concept, [*texts, self.heard()])
        return next(iter(read.values()), None)

    def _has_number(self) -> bool:
        """Whether something that has come since the last form was handed in has digits enough for a number."""
        return _NUMBER_LIKE.search("".join(self._new_words().split())) is not None

    def _new_words(self) -> str:
        """What is said that did not stand there before the last form was handed in."""
        with self.translate_playwright_errors():
            said = [answer for frame in self.frames() if (answer := self.ask(frame, WhatIsSaid()))]
        new = [text.text for answer in said for text in answer.texts if text.text not in self.stood_before]
        return "\n".join([*new, self.heard()])

    def stage(self) -> str:
        """The stage a case stands at, where a row of stages shows how far it has come; "" where none does."""
        with self.translate_playwright_errors():
            rows = [self.ask(frame, ReadStages()) or () for frame in self.frames()]
        stages = next((row for row in rows if row), ())
        at = [one.text for one in stages if one.state == "at"] or [one.text for one in stages if one.state == "done"]
        return at[-1] if at else ""

    def _value_texts(self, spot: Spot) -> list[str]:
        question = ReadValues(self.lexicon.spec(spot))
        with self.translate_playwright_errors():
            return [text for frame in self.frames() for text in self.ask(frame, question) or ()]

    def rows(self, beside: Spot, *, known: bool = False) -> Titles:
        """
        The titles of the list that belongs to the spot *beside*, in order.

        Where another list of the page might as well be the one, that is noted, and what a journey then asserts of it is
        undetermined; not of one that is *known* from the page before.
        """
        read = self._list(beside)
        if read is None:
            return Titles()
        self.recorder.read(beside.concept, "".join(read.titles))
        if not (read.sure or known):
            self.recorder.miss(Message.of("findings.list-unsure", titles=Said.each(read.titles[:3])))
        return Titles(read.titles)

    def rows_come(self, beside: Spot) -> bool:
        """Whether the list that belongs to *beside* gets rows yet: many a one says 0 until they have come."""

        def came() -> bool:
            read = self._list(beside)
            return read is not None and bool(read.titles)

        return self._until(came, LATE_MS, LOOK_MS)

    def _list(self, beside: Spot) -> ReadTitles | None:
        question = ReadRows(self.lexicon.spec(beside), self._sought())
        with self.translate_playwright_errors():
            return next((read for frame in self.frames() if (read := self.ask(frame, question))), None)

    def _sought(self) -> str:
        """The words she searched for on her way to the page she is on; "" where she came another way."""
        arrivals = self.recorder.arrivals
        before = arrivals[-2].step if len(arrivals) > 1 else 0
        typed = (step for step in reversed(self.recorder.steps) if step.number > before and step.verb == "fill")
        return next((step.detail for step in typed if step.concept == SEARCH_BOX), "")

    def await_text(self, spot: Spot) -> str | None:
        """The words of a spot that is about to appear (a message on a phone); None when it does not."""
        with self.translate_playwright_errors():
            self._until(lambda: self._message_came(spot), MESSAGE_MS, every_ms=0)
            return self.eyes.words(spot)

    def _message_came(self, spot: Spot) -> bool:
        return self.eyes.look([spot], SLICE_MS).found is not None or self.arriving.heard(spot)

    def heard(self) -> str:
        """What native dialogs have said since the last act."""
        return self.act.heard

    def away(self) -> str | None:
        """The host the citizen looks at when it is not the portal's own."""
        return self.whereabouts.host()

    def place(self) -> frozenset[tuple[str, float]]:
        """The documents she looks at, by address and birth: others once she has left the page."""
        with self.translate_playwright_errors():
            said = [(frame.url, self.ask(frame, Describe())) for frame in self.frames()]
        return frozenset((_without_anchor(url), state.origin if state else 0.0) for url, state in said)

    def frames(self) -> list[Frame]:
        """The frames of the window the citizen looks at that show something; first the one she last acted in."""
        return self.eyes.frames()

    def ask(self, frame: Frame, question: Question[T]) -> T | None:
        """What a frame answers; None when it has nothing to say, or was being replaced under the question."""
        return self.eyes.ask(frame, question)


def _without_signs(text: str) -> str:
    """A text without the glyphs of an icon before it."""
    begin = next((at for at, one in enumerate(text) if one.isalnum() or one in "[【〔《(（"), 0)
    return text[begin:]


def _without_anchor(url: str) -> str:
    return _ANCHOR.sub("", url)
