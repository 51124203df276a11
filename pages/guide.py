"""The guide of a service item: what to bring, where to go, on which legal ground."""

from __future__ import annotations

from errand import PortalPage, Spot
from errand.citizen.guide_elements import ELEMENTS
from errand.citizen.wording import bare, ground_in_words, says_nothing
from errand.page.records import Section


class GuidePage(PortalPage):
    """One item's guide."""

    landmark = Spot("guide.body", "the guide's text")

    def papers_to_bring(self) -> str:
        """The list of papers, as it stands; empty without one."""
        return self._text("materials")

    def gaps(self) -> list[str]:
        """The key elements that are missing or say nothing (无, 详见附件): the concepts."""
        return [spot.concept for key, spot in ELEMENTS.items() if self._says_nothing(key)]

    def legal_ground_in_words(self) -> bool:
        """Whether the legal basis says more than a name: which article, or what it says."""
        return ground_in_words(self._text("basis"), self.citizen.lexicon)

    def _says_nothing(self, key: str) -> bool:
        section = self._section(key)
        if section is None:
            return True
        return says_nothing(section.text, self.citizen.lexicon) or (not bare(section.text) and not section.pictures)

    def _text(self, key: str) -> str:
        section = self._section(key)
        return section.text if section else ""

    def _section(self, key: str) -> Section | None:
        self.citizen.turn_to(ELEMENTS[key])
        return self.citizen.read(ELEMENTS[key])
