"""
Reading: what a citizen sees on the page she is on, which is no step and changes nothing.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TypeVar

from playwright.sync_api import Frame, Locator

from errand.citizen.arriving import Arriving
from errand.given.lexicon import Lexicon, Spot
from errand.page.bridge import answered, ask
from errand.page.finder import Finder, Found
from errand.page.questions import Question, ReadRows, ReadSection, ReadValues, Sees
from errand.page.records import Section
from errand.page.waiting import Patience
from errand.page.watch import Watch
from errand.record.recorder import Recorder

T = TypeVar("T")


class Reader(ABC):
    """The eyes of a citizen."""

    lexicon: Lexicon
    recorder: Recorder
    finder: Finder
    watch: Watch
    patience: Patience
    _arriving: Arriving
    _frame: Frame | None  # the one last acted in

    @abstractmethod
    def _ours(self) -> AbstractContextManager[None]:
        """Turn what Playwright raises into whose fault it is."""

    def sees(self, spot: Spot) -> bool:
        """Whether the spot is on the page now."""
        with self._ours():
            return self._look(spot) is not None

    def shows(self, spot: Spot) -> bool:
        """Whether the spot is on the page, for the record only: the citizen takes no notice of it."""
        question = Sees(self.lexicon.spec(spot))
        with self._ours():
            return any(self.ask(frame, question) for frame in self.frames())

    def text(self, spot: Spot) -> str | None:
        """The words of a spot with those a citizen reads together with it; None when it is not there."""
        with self._ours():
            found = self._look(spot)
        return found.around if found else None

    def read(self, spot: Spot) -> Section | None:
        """What stands under the heading *spot*; None without such a heading."""
        question = ReadSection(self.lexicon.spec(spot), self.lexicon.headings())
        with self._ours():
            for frame in self.frames():
                section = self.ask(frame, question)
                if section:
                    self.recorder.read(spot.concept, section.text)
                    return section
            self.recorder.unread.append(self._arriving.judging.unrecognised(spot))
        return None

    def values(self, spot: Spot) -> dict[str, str]:
        """The values the page shows where the words of a spot have parts: {count} of 共{count}项."""
        return self.lexicon.values(spot.concept, self._value_texts(spot))

    def value(self, spot: Spot) -> str | None:
        """
        The value a spot holds: where a portal's own words say it, under its heading, in a sentence, in a dialog.

        None where nothing says it.
        """
        texts, lexicon, concept = self._value_texts(spot), self.lexicon, self.lexicon[spot.concept]
        read = lexicon.values(spot.concept, texts, leading=True)
        if not read and concept.holds and (section := self.read(spot)):
            read = {concept.holds: held} if (held := lexicon.part(concept.holds, section.text)) else {}
        read = read or lexicon.values(spot.concept, [*texts, self.heard()])
        return next(iter(read.values()), None)

    def _value_texts(self, spot: Spot) -> list[str]:
        question = ReadValues(self.lexicon.spec(spot))
        with self._ours():
            return [text for frame in self.frames() for text in self.ask(frame, question) or ()]

    def rows(self, beside: Spot) -> list[str]:
        """The titles of the list that belongs to the spot *beside*, in order."""
        question = ReadRows(self.lexicon.spec(beside))
        with self._ours():
            for frame in self.frames():
                titles = self.ask(frame, question)
                if titles is not None:
                    self.recorder.read(beside.concept, "".join(titles))
                    return list(titles)
        return []

    def await_text(self, spot: Spot) -> str | None:
        """The words of a spot that is about to appear (a message on a phone); None when it does not."""
        with self._ours():
            found = self._arriving.wait_for_message(spot)
        return found.around if found else None

    def heard(self) -> str:
        """What native dialogs have said since the last act."""
        return "\n".join(told.text for told in self.watch.dialogs)

    def away(self) -> str | None:
        """The host the citizen looks at when it is not the portal's own."""
        return self._arriving.elsewhere.host()

    def frames(self) -> list[Frame]:
        """The frames of the window the citizen looks at that show something; first the one she last acted in."""
        page = self.watch.current
        shown = [page.main_frame, *(frame for frame in page.frames[1:] if frame.url not in ("", "about:blank"))]
        return sorted(shown, key=lambda frame: frame is not self._frame)

    def ask(self, frame: Frame, question: Question[T]) -> T | None:
        """What a frame answers; None when it has nothing to say, or was being replaced under the question."""
        return ask(frame, question, self.patience.limit_ms)

    def _answer(self, locator: Locator, call: Callable[[], T]) -> T:
        return answered(locator, self.patience.limit_ms, call)

    def _look(self, spot: Spot) -> Found | None:
        return next((found for frame in self.frames() if (found := self.finder.meet(frame, [spot]).found)), None)
