"""The guides of some items: opened like a citizen's, read part by part."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from errand.errors import PortalFault, SentElsewhere, WallReached
from errand.lexicon import Spot
from errand.reading import Section
from errand.survey.facts import Evidence
from errand.survey.shelf import Listing
from errand.survey.window import Line
from pages.guide import ELEMENTS, GuidePage
from pages.survey.hall import HallVisit

SAMPLE = 5  # the official number of items that are looked into


@dataclass(frozen=True, slots=True)
class GuideRead:
    """One guide: the list it was found in, its parts (None: no such part), the fields of its tables."""

    title: str
    theme: str
    sections: dict[str, Section | None]
    fields: dict[str, str]
    by_name_only: bool
    at: Evidence


class GuidesVisit:
    """The part of a visit that concerns guides."""

    def __init__(self, visit: HallVisit, seed: int) -> None:
        self.visit = visit
        self.book = visit.book
        self._dice = random.Random(seed)
        self.read: list[GuideRead] = []
        self.failed: list[str] = []

    def survey(self, listings: Sequence[Listing]) -> None:
        """Read the guides of SAMPLE items, of as many different lists as there are."""
        for listing, line in self._chosen(listings):
            try:
                self.read.append(self._guide(listing, line))
            except (PortalFault, WallReached, SentElsewhere) as trouble:
                self.failed.append(f"{line.title}：{trouble}")

    def _chosen(self, listings: Sequence[Listing]) -> list[tuple[Listing, Line]]:
        full = [one for one in listings if one.lines and one.url]
        self._dice.shuffle(full)
        chosen = [(one, one.lines[0]) for one in full[:SAMPLE]]
        more = [(one, line) for one in full for line in one.lines[1:10]]
        self._dice.shuffle(more)
        return [*chosen, *more][:SAMPLE]

    def _guide(self, listing: Listing, line: Line) -> GuideRead:
        citizen = self.visit.citizen
        if line.href.startswith(("/", "http")):
            citizen.open(urljoin(listing.url, line.href))
        else:  # only a press leads there
            citizen.open(listing.url)
            citizen.arrive_anywhere()
            self.visit.pages += 1
            citizen.click(Spot("item.title", "the item", says=line.title))
        page = citizen.arrive(GuidePage)
        self.visit.pages += 1
        self.book.turned()
        sections: dict[str, Section | None] = {}
        for key, spot in ELEMENTS.items():
            citizen.turn_to(spot)
            sections[key] = citizen.read(spot)
        return GuideRead(
            line.title,
            listing.name,
            sections,
            self.visit.window.pairs(),
            by_name_only=sections["basis"] is not None and not page.legal_ground_in_words(),
            at=self.book.here(line.title),
        )
