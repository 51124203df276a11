"""The guides of some items: opened like a citizen's, read part by part."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from contextlib import suppress
from urllib.parse import urljoin

from errand.citizen.guide_elements import ELEMENTS
from errand.citizen.guide_reading import GuideReading
from errand.given.lexicon import Spot
from errand.page.records import Section
from errand.survey.assess.guide_assessment import Attachment, GuideText
from errand.survey.assess.guide_readings import ReadGuide
from errand.survey.assess.listing import Listing, ListLine
from errand.survey.visit.hall_pages import ItemGuide
from errand.survey.visit.hall_visit import HallVisit
from errand.survey.visit.trouble import TROUBLE

RATE, COMPLAINTS = "收费标准", "监督投诉方式"  # elements that may stand in running text
FILES = 6  # of a guide that are tried
SAMPLE = 5  # the official number of items that are looked into


class GuidesVisit:
    """The part of a visit that concerns guides."""

    def __init__(self, visit: HallVisit, seed: int) -> None:
        self.visit = visit
        self.book = visit.book
        self._dice = random.Random(seed)
        self.read: list[ReadGuide] = []

    def survey(self, listings: Sequence[Listing]) -> None:
        """Read the guides of SAMPLE items, of as many different lists as there are."""
        for listing, line in self._chosen(listings):
            with suppress(*TROUBLE):  # those that can be read must do
                self.read.append(self._guide(listing, line))

    def _chosen(self, listings: Sequence[Listing]) -> list[tuple[Listing, ListLine]]:
        full = [one for one in listings if one.lines and one.url]
        self._dice.shuffle(full)
        chosen = [(one, one.lines[0]) for one in full[:SAMPLE]]
        more = [(one, line) for one in full for line in one.lines[1:10]]
        self._dice.shuffle(more)
        return [*chosen, *more][:SAMPLE]

    def _guide(self, listing: Listing, line: ListLine) -> ReadGuide:
        citizen = self.visit.citizen
        if line.href.startswith(("/", "http")):
            citizen.open(urljoin(listing.url, line.href))
        else:  # only a press leads there
            citizen.open(listing.url)
            citizen.arrive_anywhere()
            self.visit.pages += 1
            citizen.click(Spot("item.title", "the item", says=line.title))
        citizen.arrive(ItemGuide)
        self.visit.pages += 1
        self.book.turned()
        return ReadGuide(self._text(line.title), listing.name, self.book.here(line.title))

    def _text(self, title: str) -> GuideText:
        """The guide in view, part by part."""
        citizen = self.visit.citizen
        reading, pairs = GuideReading(citizen), self.visit.window.pairs
        fields = pairs()  # before any tab is left
        sections = {key: reading.part(key) for key in ELEMENTS}
        fields |= pairs()
        fee = reading.part("fee")
        if fee and RATE not in fields:
            fields[RATE] = fee.text
        phones = sections["phone"]
        line = citizen.lexicon.part("survey.complaint-line", phones.text) if phones else None
        if line and COMPLAINTS not in fields:
            fields[COMPLAINTS] = line
        there = [section for section in sections.values() if section]
        return GuideText(
            title,
            {key: section.text if section else None for key, section in sections.items()},
            fields,
            self._attachments(there),
            {key: section.pictures for key, section in sections.items() if section},
        )

    def _names_file(self, words: str) -> bool:
        return self.visit.citizen.lexicon.says("survey.file", words)

    def _attachments(self, sections: Iterable[Section]) -> tuple[Attachment, ...]:
        """The files a guide hangs on, and whether they can be had: of this host, where they have an address."""
        portal, window = self.visit.citizen.portal, self.visit.window
        found = {link.url: link.text for section in sections for link in section.links}
        found |= {url: words for words, url in window.links() if self._names_file(words)}
        files = (url for url, words in found.items() if url.startswith("http") and self._names_file(words))
        mine = [] if portal.live else [url for url in files if not portal.elsewhere(url)]  # no downloads on a live host
        opens = {one.url: one.status == 200 and one.bytes > 0 for one in window.statuses(mine[:FILES])}
        return tuple(Attachment(found[url], url, opens.get(url)) for url in mine)
