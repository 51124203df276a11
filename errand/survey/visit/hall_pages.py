"""The kinds of pages a surveyor comes to; a citizen's page objects are the team's own, these are the survey's."""

from __future__ import annotations

from typing import ClassVar

from errand.citizen.portal_page import PortalPage
from errand.citizen.signs import Signs
from errand.core.errors import PortalFault
from errand.core.evidence_kinds import EvidenceKind
from errand.core.message import Message
from errand.core.model import Reason
from errand.given.lexicon import Spot

NOTHING_FOUND = Spot("items.none", "the words for nothing found")


class ServiceThemes(PortalPage):
    """The themes under which the hall files its items."""

    landmark = Spot("services.mark", "the ways of sorting")


class ItemGuide(PortalPage):
    """One item's guide."""

    landmark = Spot("guide.body", "the guide's text")


class SearchAnswer(PortalPage):
    """What a search has found."""

    landmark = Spot("items.summary", "the number of items")
    signs: ClassVar[Signs] = {NOTHING_FOUND: Reason.EMPTY}

    def titles(self) -> list[str]:
        """The items found, in their order; raises PortalFault (empty) when there are none."""
        titles = self.citizen.rows(self.landmark)
        if not titles and self.citizen.sees(NOTHING_FOUND):
            nothing = Message.of("findings.nothing-found")
            raise PortalFault(Reason.EMPTY, nothing, NOTHING_FOUND.concept, evidence=EvidenceKind.NOTICE)
        return titles


class HallFront(PortalPage):
    """The hall's front door."""

    landmark = Spot("home.mark", "the home page's columns")
    box = Spot("search.box", "the search box")
    button = Spot("search.button", "the search button")
    person = Spot("services.person", "services for persons")
    progress = Spot("progress.entry", "the progress entry")

    def search(self, words: str) -> SearchAnswer:
        """Ask for *words*."""
        self.citizen.fill(self.box, words)
        self.citizen.click(self.button)
        return self.citizen.arrive(SearchAnswer)
