"""Lists of service items: what a search found, what a theme holds."""

from __future__ import annotations

from typing import ClassVar

from errand import Citizen, EvidenceKind, PortalFault, PortalPage, Reason, Signs, Spot, Undetermined
from errand.citizen.titles import Titles
from errand.core.message import Message
from errand.given.plain_text import whole_number
from pages.guide import GuidePage

NOTHING = Spot("items.none", "the words for nothing found")
GONE = Spot("sign.dead-link", "a page that is not there")
NEXT_PAGE = Spot("pager.next", "the next page")
UNSAID = (Reason.NOT_RECOGNISED, Reason.UNPROVEN)  # how a wait ends for a list that does not say that it is one
PAGES = 4  # of a list that a citizen looks through


def item_called(title: str) -> Spot:
    """The entry of an item, by its title."""
    return Spot("item.title", "the item", says=title)


def open_item(citizen: Citizen, title: str) -> GuidePage:
    """Open the guide of the item with this *title*, from wherever it stands."""
    citizen.click(item_called(title))
    return citizen.arrive(GuidePage)


def open_in_list(citizen: Citizen, title: str) -> GuidePage:
    """
    Open the guide of the item with this *title* in the list that comes in answer to what she did last.

    Where nothing says that it is a list (how many there are, pages to turn), the item itself shows it.
    """
    try:
        listed = citizen.arrive(ItemsPage)
    except Undetermined as unknown:
        if unknown.reason not in UNSAID or not _turned_to(citizen, title):
            raise
        return open_item(citizen, title)
    return listed.open(title)


def _turned_to(citizen: Citizen, title: str) -> bool:
    """Whether the item stands on the page, or on one that can be turned to from it."""
    for _ in range(PAGES):
        if citizen.stands(item_called(title)):
            return True
        if not citizen.sees(NEXT_PAGE):
            return False
        citizen.click(NEXT_PAGE)
        citizen.arrive_anywhere()
    return citizen.stands(item_called(title))


class ItemsPage(PortalPage):
    """A list of items with their number."""

    landmark = Spot("items.summary", "the number of items")
    signs: ClassVar[Signs] = {NOTHING: Reason.EMPTY}

    def titles(self, *, known: bool = False) -> Titles:
        """
        The items on this page, in their order; *known*: of a list whose first page was read.

        Raises PortalFault (empty) where the page says that there are none, Undetermined where no list is recognised.
        """
        titles = self.citizen.rows(self.landmark, known=known)
        if not titles and self.citizen.rows_come(self.landmark):
            titles = self.citizen.rows(self.landmark, known=known)
        if titles:
            return titles
        if self.stated_total() == 0 or self.citizen.sees(NOTHING):
            nothing = Message.of("findings.nothing-found")
            raise PortalFault(Reason.EMPTY, nothing, NOTHING.concept, evidence=EvidenceKind.NOTICE)
        raise Undetermined(Reason.NOT_RECOGNISED, Message.of("findings.no-list"), self.landmark.concept)

    def stated_total(self) -> int | None:
        """How many items the list says it has; None where it does not say."""
        return whole_number(self.citizen.values(self.landmark).get("count"))

    def lists(self, item: str) -> bool:
        """Whether *item* stands in the list, on one of its first pages."""
        return self._title_of(item) is not None

    def open(self, item: str) -> GuidePage:
        """Open the guide of *item*."""
        return open_item(self.citizen, self._as_it_stands(item))

    def see_into(self, item: str) -> None:
        """Open *item* to see that there is something behind it; raises PortalFault where there is nothing."""
        self.citizen.click(item_called(self._as_it_stands(item)))
        self.citizen.arrive_anywhere({GONE: Reason.DEAD_LINK})

    def _as_it_stands(self, item: str) -> str:
        if self.citizen.stands(item_called(item)):
            return item
        return self._title_of(item) or item

    def _title_of(self, item: str) -> str | None:
        """
        Under which title *item* stands in the list, opening its group or turning its pages so far; None: nowhere.

        Raises Undetermined where a title has the name in it and more, or the list says it is longer than could be read.
        """
        spot = item_called(item)
        listed = self.citizen.stands(spot) or self.citizen.rows(self.landmark, known=True).of(
            item, self.citizen.lexicon
        )
        if not listed and self.citizen.unfold(spot):
            return item
        read = Titles()
        for page in range(PAGES):
            titles = self.titles(known=page > 0)
            if title := titles.of(item, self.citizen.lexicon):
                return title
            read = titles if titles[: len(read)] == read else Titles([*read, *titles])
            if not self._goes_on(titles, len(read)):
                break
        else:
            return None  # so many pages without it: who asked for it would not look further
        total, near = self.stated_total(), [title for title in read if item in title]
        if near or (total is not None and len(read) < total):
            unsure = self.citizen.judge.unrecognised(item_called(item), near or read)
            raise Undetermined(Reason.NOT_RECOGNISED, unsure, self.landmark.concept)
        return None

    def _goes_on(self, titles: Titles, read: int) -> bool:
        """Turn the page, or scroll where the list grows by that; whether there is more."""
        total = self.stated_total()
        if total is not None and read >= total:
            return False
        if self.citizen.sees(NEXT_PAGE):
            self.citizen.click(NEXT_PAGE)
            self.citizen.arrive_anywhere()
            return True
        return total is not None and self.citizen.scroll_on(
            lambda: len(self.citizen.rows(self.landmark, known=True)) > len(titles)
        )


class ResultsPage(ItemsPage):
    """What a search has found; finding nothing at all is no answer to an item the hall offers."""
