"""The guide of a service item: what to bring, where to go, on which legal ground."""

from __future__ import annotations

from collections.abc import Sequence

from errand import Citizen, PortalPage, Reason, Spot, Undetermined
from errand.citizen.guide_elements import ELEMENTS
from errand.citizen.guide_reading import PARTS, GuideReading
from errand.citizen.wording import ground_in_words
from errand.core.message import Message, Said, Term


class GuidePage(PortalPage):
    """One item's guide."""

    landmark = Spot("guide.body", "the guide's text")

    def __init__(self, citizen: Citizen) -> None:
        super().__init__(citizen)
        self._reading = GuideReading(citizen)

    def papers_to_bring(self) -> str:
        """
        The list of papers, as it stands; empty without one.

        Raises Undetermined where it may stand under a heading nobody knows, or stands in a file only.
        """
        return self._words("materials")

    def gaps(self) -> list[str]:
        """
        The elements that say nothing (无, 详见附件), and the key ones that are missing: the concepts.

        Raises Undetermined where all that is missing may stand under headings nobody knows.
        """
        for key in PARTS:
            self._reading.part(key)
        silent = [key for key in PARTS if key in self._reading.sections and self._reading.says_nothing(key)]
        missing = [key for key in ELEMENTS if key not in self._reading.sections]
        doubts = self._reading.doubts(missing) if missing else []
        if doubts and not silent:
            raise self._unsure(missing, doubts)
        gaps = {*silent, *(() if doubts else missing)}
        return [PARTS[key].concept for key in PARTS if key in gaps]

    def legal_ground_in_words(self) -> bool:
        """
        Whether the legal basis says more than a name: which article, or what it says.

        Raises Undetermined where it may stand under a heading nobody knows, or stands in a file only.
        """
        return ground_in_words(self._words("basis"), self.citizen.lexicon)

    def _words(self, key: str) -> str:
        """The words of a part; "" where the guide was read whole and has none."""
        section = self._reading.part(key)
        if section is None:
            if doubts := self._reading.doubts([key]):
                raise self._unsure([key], doubts)
            return ""
        if self._reading.is_a_file(key):
            told = Message.of("findings.in-a-file", goal=Term("concept", PARTS[key].concept))
            raise Undetermined(Reason.NOT_UNDERSTOOD, told, PARTS[key].concept)
        return section.text

    def _unsure(self, keys: Sequence[str], headings: Sequence[str]) -> Undetermined:
        goals = Term.each("concept", [PARTS[key].concept for key in keys])
        told = Message.of("findings.parts-unknown", goals=goals, headings=Said.each(headings[:6]))
        return Undetermined(Reason.NOT_RECOGNISED, told, PARTS[keys[0]].concept)
