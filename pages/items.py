"""Lists of service items: what a search found, what a theme holds."""

from __future__ import annotations

from typing import ClassVar

from errand import EvidenceKind, PortalFault, PortalPage, Reason, Signs, Spot, Undetermined
from errand.citizen.titles import Titles
from errand.core.message import Message
from errand.given.plain_text import whole_number
from pages.guide import GuidePage

NOTHING = Spot("items.none", "the words for nothing found")


class ItemsPage(PortalPage):
    """A list of items with their number."""

    landmark = Spot("items.summary", "the number of items")
    signs: ClassVar[Signs] = {NOTHING: Reason.EMPTY}

    def titles(self) -> Titles:
        """
        The items on this page, in their order.

        Raises PortalFault (empty) where the page says that there are none, Undetermined where no list is recognised.
        """
        titles = self.citizen.rows(self.landmark)
        if titles:
            return titles
        if self.stated_total() == 0 or self.citizen.sees(NOTHING):
            nothing = Message.of("findings.nothing-found")
            raise PortalFault(Reason.EMPTY, nothing, NOTHING.concept, evidence=EvidenceKind.NOTICE)
        raise Undetermined(Reason.NOT_RECOGNISED, Message.of("findings.no-list"), self.landmark.concept)

    def stated_total(self) -> int | None:
        """How many items the list says it has; None where it does not say."""
        return whole_number(self.citizen.values(self.landmark).get("count"))

    def open(self, item: str) -> GuidePage:
        """Open the guide of *item*."""
        self.citizen.click(Spot("item.title", "the item", says=item))
        return self.citizen.arrive(GuidePage)


class ResultsPage(ItemsPage):
    """What a search has found; finding nothing at all is no answer to an item the hall offers."""
