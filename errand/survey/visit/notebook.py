"""The surveyor's notebook: every value with the page it was read on, its words, and the picture of that page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError

from errand.core.message import Message, Piece, Said
from errand.survey.hall_record import Evidence, HallReading, Value
from errand.survey.visit.window import Window

QUOTE = 120  # characters of a page's words that a reader needs to find them again
QUALITY = 40  # of the pictures, JPEG: words stay readable


class Notebook:
    """
    Keeps readings, and what may not be kept out of them.

    Pictures go into *pictures*, called by their SHA-256; without a folder none are taken.
    """

    def __init__(self, window: Window, pictures: Path | None = None) -> None:
        self.window = window
        self.readings: dict[str, HallReading] = {}
        self._pictures = pictures
        self._taken: tuple[str, str] = ("", "")  # page and picture

    def keep(self, *readings: HallReading) -> None:
        """Keep readings; a later one of the same key replaces an earlier one."""
        for one in readings:
            evidence = tuple(
                replace(seen, quote=self._quoted(seen.quote), note=self._clean(seen.note)) for seen in one.evidence
            )
            self.readings[one.key] = replace(one, evidence=evidence, why=self._clean(one.why))

    def note(self, key: str, value: Value, *evidence: Evidence, why: Message | None = None) -> None:
        """Keep a value; without other evidence the page in view is it."""
        seen = evidence if evidence or value is None else (self.here(),)
        self.keep(HallReading(key, value, seen, why))

    def yes(self, key: str, *evidence: Evidence) -> None:
        """Note that it is so."""
        self.note(key, True, *evidence)  # noqa: FBT003 (a value like any other, not a switch)

    def no(self, key: str, *evidence: Evidence) -> None:
        """Note that it is not so: it was looked for where it would be."""
        self.note(key, False, *evidence)  # noqa: FBT003 (a value like any other, not a switch)

    def unknown(self, why: Message, keys: Iterable[str]) -> None:
        """What could not be determined, unless it has been: absence of evidence is not evidence of absence."""
        for key in keys:
            if key not in self.readings:
                self.keep(HallReading.unknown(key, why))

    def value(self, key: str) -> Value:
        """What has been noted so far."""
        reading = self.readings.get(key)
        return reading.value if reading else None

    def here(self, quote: str = "", note: Message | None = None) -> Evidence:
        """The page the surveyor looks at, as evidence: its words, or what errand says of it."""
        url = self.window.citizen.redact(self.window.url())
        return Evidence(url, self._quoted(quote), self._picture(), self._clean(note))

    def stands_as(self, words: str, evidence: Evidence) -> bool:
        """Whether *evidence* quotes these words of a page."""
        return self._quoted(words) == evidence.quote

    def turned(self) -> None:
        """Another page is shown: it needs a picture of its own."""
        self._taken = ("", "")

    def _quoted(self, words: str) -> str:
        return " ".join(self.window.citizen.redact(words).split())[:QUOTE]

    def _clean(self, message: Message | None) -> Message | None:
        """A message without what must not be kept, its quotations as short as all others."""
        return message and Message(
            message.code, {name: self._clean_pieces(part) for name, part in message.params.items()}
        )

    def _clean_pieces(self, part: Piece | tuple[Piece, ...]) -> Piece | tuple[Piece, ...]:
        return tuple(map(self._clean_piece, part)) if isinstance(part, tuple) else self._clean_piece(part)

    def _clean_piece(self, part: Piece) -> Piece:
        if isinstance(part, Said):
            return Said(self._quoted(part.text))
        if isinstance(part, str):
            return self.window.citizen.redact(part)
        return self._clean(part) or part if isinstance(part, Message) else part

    def _picture(self) -> str:
        if self._pictures is None:
            return ""
        page = self.window.citizen.watch.current
        at = f"{id(page)} {page.url}"
        if self._taken[0] != at:
            try:
                shot = page.screenshot(type="jpeg", quality=QUALITY, caret="initial", timeout=5_000)
            except PlaywrightError:  # a page that does not keep still: its words are evidence all the same
                return ""
            digest = hashlib.sha256(shot).hexdigest()
            self._pictures.mkdir(parents=True, exist_ok=True)
            (self._pictures / f"{digest}.jpg").write_bytes(shot)
            self._taken = (at, digest)
        return self._taken[1]
