"""The eyes of a citizen: what can be seen in the window she looks at, all frames of it together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from msgspec.structs import replace
from playwright.sync_api import Frame, Locator

from errand.citizen.last_act import LastAct
from errand.given.lexicon import Lexicon, Spot
from errand.page import bridge
from errand.page.finder import Finder, Found, Look
from errand.page.questions import (
    BodyText,
    Called,
    Confirming,
    Folded,
    FoldedAway,
    Question,
    ReadEntries,
    ReadForm,
    Standing,
    Texts,
    WordlessPictures,
)
from errand.page.records import Entries, Fold, PageState, Wordless, as_one
from errand.page.waiting import pause
from errand.page.watch import Watch

T = TypeVar("T")
CONFIRM = Spot("dialog.ok", "yes")
REFUSE = Spot("dialog.cancel", "no")
DIGITS = re.compile(r"\d+")
PAGE_TEXT = 60_000  # characters by which a page is known again
TYPED = ("text", "area", "number")
OTHER = Spot("entry.other", "an entry that no errand needs")
NEW_DOCUMENT_MS = 60  # a document that began so shortly before the input reached us belongs to it
IN_BETWEEN_MS = 20  # given to a page that is being replaced, before it is looked at again
MOST_PICTURES = 8  # without words, that are read at one time
PICTURE_MS = 2_000  # for drawing one of them
MOST_TEXTS = 200  # texts of a page that are looked at


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer that asks whether she means it: the control that says yes, and its words."""

    frame: Frame
    id: int
    text: str


def is_new(found: Found, since: float) -> bool:
    """Whether what was found came after *since* (ms since the epoch), or its document did."""
    return (found.appeared or 0) >= since or found.born >= since - NEW_DOCUMENT_MS


class Eyes:
    """Looks, and changes nothing.  The frame last acted in is looked at first."""

    def __init__(self, watch: Watch, lexicon: Lexicon, act: LastAct, limit_ms: float) -> None:
        self.lexicon = lexicon
        self._watch = watch
        self._act = act
        self._limit_ms = limit_ms
        self.seen: PageState | None = None  # at the last look
        self._finder = Finder(lexicon, limit_ms)

    def frames(self) -> list[Frame]:
        """The frames of the window that show something; first the one she last acted in."""
        page = self._watch.current
        shown = [page.main_frame, *(frame for frame in page.frames[1:] if frame.url not in ("", "about:blank"))]
        return sorted(shown, key=lambda frame: frame is not self._act.frame)

    def ask(self, frame: Frame, question: Question[T]) -> T | None:
        """What a frame answers; None when it has nothing to say, or was being replaced under the question."""
        return bridge.ask(frame, question, self._limit_ms)

    def by_id(self, frame: Frame, number: int, spot: Spot) -> Locator:
        """The element the page holds under a number, called by the name of *spot*."""
        return self._finder.held(frame, number, spot)

    def look(
        self, spots: Sequence[Spot], for_ms: float = 0.0, *, instead: Sequence[Spot] = (), after: float = 0.0
    ) -> Look:
        """
        One look at all frames, for the first of *spots* and for what may be there *instead*.

        Waits up to *for_ms* in the first frame for something that came *after*; something new in one frame is
        preferred to what already stood in another.
        """
        seen: list[Look] = []
        for frame in self.frames():
            seen.append(self._finder.meet(frame, spots, 0 if seen else for_ms, instead, after, self._act.stood))
            if any(
                found and is_new(found, after) and not found.readonly for found in (seen[-1].found, seen[-1].instead)
            ):
                break
        if not any(look.page for look in seen):
            pause(self._watch.current, IN_BETWEEN_MS)
        found, other = (
            min(some, key=lambda found: (found.readonly, not is_new(found, after)), default=None)
            for some in ([look.found for look in seen if look.found], [look.instead for look in seen if look.instead])
        )
        page = as_one([look.page for look in seen if look.page])
        self.seen = page or self.seen
        return Look(found, page, other)

    def glimpse(self, spot: Spot) -> Found | None:
        """The spot in the first frame that has it, without waiting."""
        return next((found for frame in self.frames() if (found := self.in_frame(frame, spot))), None)

    def in_frame(self, frame: Frame, spot: Spot) -> Found | None:
        """The spot in one frame, without waiting."""
        return self._finder.meet(frame, [spot]).found

    def words(self, spot: Spot) -> str | None:
        """The words of a spot with those a citizen reads together with it; None where it is not."""
        found = self.glimpse(spot)
        return found.around if found else None

    def lines(self) -> frozenset[str]:
        """Every line that can be read in the window, its digits left out."""
        said = (self.ask(frame, BodyText(PAGE_TEXT)) or "" for frame in self.frames())
        lines = (DIGITS.sub("", "".join(line.split())) for text in said for line in text.splitlines())
        return frozenset(line for line in lines if line)

    def emptied(self) -> bool:
        """Whether there is a form with boxes, and nothing is typed into any of them."""
        forms = (self.ask(frame, ReadForm()) for frame in self.frames())
        boxes = [field.filled for form in forms if form for field in form.fields if field.kind in TYPED]
        return bool(boxes) and not any(boxes)

    def standing(self, spot: Spot) -> tuple[str, ...]:
        """What the window says of a kind, each as it is compared."""
        question = Standing(self.lexicon.spec(spot))
        return tuple(said for frame in self.frames() for said in self.ask(frame, question) or ())

    def texts(self) -> list[str]:
        """Short texts of the window."""
        return [text for frame in self.frames() for text in self.ask(frame, Texts(MOST_TEXTS)) or ()]

    def called(self, kind: str) -> list[str]:
        """What the controls of a kind are called."""
        return [text for frame in self.frames() for text in self.ask(frame, Called(kind, MOST_TEXTS)) or ()]

    def entries(self) -> Entries | None:
        """All that can be pressed in the window; None where it could not be asked."""
        known = self.lexicon.spec(OTHER)
        names = (name for one in self.lexicon.concepts.values() if one.kind == "press" for name in one.names)
        question = ReadEntries(replace(known, names=(*known.names, *names)))
        read = [entries for frame in self.frames() if (entries := self.ask(frame, question))]
        if not read:
            return None
        return Entries(
            tuple(group for one in read for group in one.groups),
            tuple(group for one in read for group in one.hidden),
            sum(one.unnamed for one in read),
            sum(one.unread for one in read),
            tuple(text for one in read for text in one.dated),
            tuple(names for one in read for names in one.boxes),
        )

    def wordless(self) -> list[tuple[Frame, Wordless]]:
        """Pictures that can be pressed and have no words."""
        return [
            (frame, one) for frame in self.frames() for one in self.ask(frame, WordlessPictures(MOST_PICTURES)) or ()
        ]

    def picture(self, frame: Frame, number: int) -> bytes:
        """What an element looks like, as PNG; raises Playwright's Error where it cannot be drawn."""
        return bridge.held(frame, number, "picture").screenshot(timeout=PICTURE_MS, animations="disabled")

    def layer(self) -> Layer | None:
        """A layer that asks for a yes and offers a no."""
        question = Confirming(self.lexicon.spec(CONFIRM), self.lexicon.spec(REFUSE))
        for frame in self.frames():
            if control := self.ask(frame, question):
                return Layer(frame, control.id, control.text)
        return None

    def fold(self, frame: Frame, spot: Spot) -> Fold | None:
        """What of a frame must be pressed before *spot* can be read."""
        return self.ask(frame, Folded(self.lexicon.spec(spot)))

    def fold_over(self, frame: Frame, spot: Spot) -> Fold | None:
        """What of a frame must be pressed before *spot* can be seen, which lies there in a closed fold."""
        return self.ask(frame, FoldedAway(self.lexicon.spec(spot)))
