"""The surveyor's notebook: every value with the page it was read on, its words, and the picture of that page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError

from errand.metrics.estimate import Estimate
from errand.survey.hall_record import Evidence, HallReading, Value
from errand.survey.visit.window import Window

QUOTE = 120  # characters of a page's words that a reader needs to find them again
QUALITY = 40  # of the pictures, JPEG: words stay readable


class Notebook:
    """Keeps readings; pictures go into *pictures*, called by their SHA-256; without a folder none are taken."""

    def __init__(self, window: Window, pictures: Path | None = None) -> None:
        self.window = window
        self.readings: dict[str, HallReading] = {}
        self._pictures = pictures
        self._taken: tuple[str, str] = ("", "")  # page and picture

    def note(
        self, key: str, value: Value, *evidence: Evidence, why: str = "", of: tuple[int, int] | None = None
    ) -> None:
        """Note a value; *of*: how many of how many were looked at. A later note replaces an earlier one."""
        looked_at, whole = of or (None, None)
        seen = evidence if evidence or value is None else (self.here(),)
        self.readings[key] = HallReading(key, value, seen, why, looked_at=looked_at, of=whole)

    def yes(self, key: str, *evidence: Evidence) -> None:
        """Note that it is so."""
        self.note(key, True, *evidence)  # noqa: FBT003 (a value like any other, not a switch)

    def no(self, key: str, *evidence: Evidence) -> None:
        """Note that it is not so: it was looked for where it would be."""
        self.note(key, False, *evidence)  # noqa: FBT003 (a value like any other, not a switch)

    def note_rate(self, key: str, share: Estimate, of: int, *seen: Evidence) -> None:
        """Note a sampled share with its 95 % interval; *of*: how many there are in all."""
        self.readings[key] = HallReading(key, share.value, seen, "", share.low, share.high, share.n, of)

    def value(self, key: str) -> Value:
        """What has been noted so far."""
        reading = self.readings.get(key)
        return reading.value if reading else None

    def unknown(self, why: str, keys: Iterable[str]) -> None:
        """What could not be told, unless it has been: absence of evidence is not evidence of absence."""
        for key in keys:
            self.readings.setdefault(key, HallReading(key, None, (), why))

    def here(self, quote: str = "") -> Evidence:
        """The page the surveyor looks at, as evidence."""
        return Evidence(self.window.citizen.redact(self.window.url()), self.quoted(quote), self._picture())

    def quoted(self, words: str) -> str:
        """Words of a page as evidence quotes them."""
        return " ".join(self.window.citizen.redact(words).split())[:QUOTE]

    def read(self, url: str, quote: str = "") -> Evidence:
        """A page read without a window, as evidence."""
        return Evidence(url, self.quoted(quote))

    def turned(self) -> None:
        """Another page is shown: it needs a picture of its own."""
        self._taken = ("", "")

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
