"""What a check sees: records without a browser, so that tables and proposals can be made from them and held apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from errand.check.rehearsing import Rehearsal
from errand.citizen.citizen import PageObject
from errand.core.message import Message
from errand.given.lexicon import Spot
from errand.given.portal import Portal

MANY = frozenset({"text", "section"})  # of these a page may have several: a citizen reads the first


@dataclass(frozen=True, slots=True)
class Leg:
    """One page of the tour: how a citizen gets there from the home page, by reading only."""

    name: str
    zh: str
    page: type[PageObject]
    go: Callable[[Any, Portal], object] | None = None  # from the home page; None for the home page itself
    also: tuple[Spot, ...] = ()  # what is read there besides the page object's own spots
    optional: frozenset[str] = frozenset()  # concepts a sound portal may lack


@dataclass(frozen=True, slots=True)
class Sighting:
    """One spot on one page."""

    concept: str
    title: str  # in the reader's language
    kind: str
    optional: bool
    rung: str = ""  # empty: not found
    exact: bool = True
    said: str = ""  # the text, identifier or selector that found it
    count: int = 0  # different things that would do on this rung
    others: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()  # other concepts that were taken for the same element
    behind: tuple[str, ...] = ()  # the entries behind which the citizen found it
    nearest: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        """Whether it is there, on this page or behind an entry of it."""
        return bool(self.rung or self.behind)

    @property
    def ambiguous(self) -> bool:
        """Whether a citizen could take another thing for it."""
        return self.count > 1 and self.kind not in MANY


@dataclass(frozen=True, slots=True)
class Free:
    """Something on the page that no spot was taken for."""

    kind: str
    text: str
    selector: str
    apart: bool = False  # in another form than what was recognised on the page


@dataclass(frozen=True, slots=True)
class Exam:
    """All spots of one page."""

    sightings: tuple[Sighting, ...]
    free: tuple[Free, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stay:
    """What became of one leg of the tour."""

    leg: str
    title: str  # in the reader's language
    url: str
    reached: bool
    why_not: str = ""
    exam: Exam | None = None
    picture: Path | None = None
    ways: tuple[str, ...] = ()  # what the citizen pressed to get there, by concept


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """How far one story comes by itself, and how far with the lines that helped when they were tried."""

    alone: Rehearsal
    aided: Rehearsal


@dataclass(frozen=True, slots=True)
class Checked:
    """The whole check."""

    portal: Portal
    stays: tuple[Stay, ...]
    rehearsals: tuple[Rehearsed, ...] = ()
    held: tuple[Message, ...] = ()  # what was not let out of the browser on the tour
