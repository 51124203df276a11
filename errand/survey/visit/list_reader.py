"""
The catalogue of a hall, list by list: read in the window until it is known how its lists are built and addressed, then
from their bare source by the browser's own requests, with the first list and a sample of the others held against the
window.  Where the two disagree, or an address teaches nothing, everything is read in the window.
"""

from __future__ import annotations

import math
import random
import re
import time
from collections.abc import Iterator, Sequence

from playwright.sync_api import Frame

from errand.core.errors import PortalFault, Undetermined
from errand.core.message import Message
from errand.given.lexicon import Spot
from errand.page.records import CountedEntry, ListBuild, ReadList
from errand.survey.assess.addresses import ByName, ByNumber, of_name, of_page
from errand.survey.assess.depth import DepthReader
from errand.survey.assess.listing import Listing, ListLine
from errand.survey.visit.window import Window

SUMMARY = Spot("items.summary", "the number of items")
NEXT = Spot("pager.next", "the next page")
BATCH = 40
CHECKED = 1  # of the pages read by request, held against the window besides the first: two of a hall or more
WINDOW_PAGE_S, WALKED_PAGE_S = 1.0, 0.3  # what a page costs in the window; in one that only turns its list over
LIST_UNKNOWN = Message("survey.why-list-unknown")
MOST_PAGES = 2_000  # of one list: a pager that goes on for ever ends here


class ListReader:
    """Reads the lists behind the entries of one page of a hall (the themes of one kind of person)."""

    def __init__(self, window: Window, home: str, most_lines: int, seed: int, until: float = math.inf) -> None:
        self.window = window
        self.home = home
        self.most_lines = most_lines
        self.until = until  # on time.monotonic(): further pages that only a window can read are sampled to keep it
        self.compared = self.differing = self.opened = 0
        self._dice = random.Random(seed)
        self._depths = DepthReader(window.citizen.lexicon)
        self._frame: Frame | None = None
        self._how: ListBuild | None = None
        self._named: ByName | None = None
        self._paged: ByNumber | None = None
        self._by_request = False
        self._on_view: Listing | None = None
        self._length = 0  # lines of a full page

    def read(self, groups: Sequence[CountedEntry]) -> list[Listing]:
        """The lists of *groups*; the page with their entries is on view."""
        listings = [Listing(group.name, group.count) for group in groups]
        first = max(listings, key=lambda one: one.declared or 0, default=None)
        if first is None or not first.declared:
            return listings
        self._enter(first)
        self._learn_pages([first])  # it is on view, and likely to go on
        self._first_pages([one for one in listings if one is not first])
        if self._paged is None:
            self._learn_pages([one for one in listings if one is not first])
        self._further_pages(listings)
        return listings

    # --- the first list, in the window --------------------------------------------------------------------------

    def _enter(self, listing: Listing) -> None:
        citizen = self.window.citizen
        citizen.click(Spot("theme", "the theme", says=listing.name))
        citizen.arrive_anywhere()
        self.opened += 1
        page = self._look(listing)
        if page is None or self._frame is None or self._how is None:
            listing.why = LIST_UNKNOWN
            return
        self._on_view = listing
        self._named = of_name(page.url, listing.name, self._how.charset)
        self._by_request = self._agrees(page)

    def _look(self, listing: Listing) -> ReadList | None:
        """Read the list on view, for the first time."""
        learned = self.window.learn(SUMMARY)
        if learned is None:
            return None
        self._frame, self._how = learned
        page = self.window.whole(self._frame, self._how)
        self._take(listing, page)
        self._length = max(self._length, len(page.lines))
        return page

    def _agrees(self, page: ReadList) -> bool:
        """Whether the bare source of a page says what the window shows."""
        bare = next(iter(self._asked_for([page.url])), None)
        self.compared += 1
        return bare is not None and bare.status == 200 and _titles(bare) == _titles(page) and bool(page.lines)

    # --- the others -----------------------------------------------------------------------------------------------

    def _first_pages(self, listings: Sequence[Listing]) -> None:
        if self._named is None:
            self._by_pressing(listings)
            return
        for listing in listings:
            listing.url = self._named(listing.name)
        urls = [one.url for one in listings]
        for listing, turned in zip(listings, self._pages(urls, 0 if self._paged else CHECKED), strict=True):
            too_soon = listing.name not in turned.text and not self._by_request  # its list was not there yet
            page = self._open(listing.url) if too_soon else turned
            if page.status != 200 or listing.name not in page.text:
                listing.why = Message.of("survey.why-address-elsewhere", status=page.status)
                continue
            self._take(listing, page)
            self._length = max(self._length, len(page.lines))

    def _by_pressing(self, listings: Sequence[Listing]) -> None:
        """Entry by entry, where addresses teach nothing."""
        for listing in listings:
            if not listing.declared:
                listing.why = Message("survey.why-only-counted")
                continue
            self.window.citizen.open(self.home)
            self.window.citizen.arrive_anywhere()
            self.window.citizen.click(Spot("theme", "the theme", says=listing.name))
            self.window.citizen.arrive_anywhere()
            self.opened += 1
            if self._look(listing) is None:
                listing.why = LIST_UNKNOWN

    def _learn_pages(self, listings: Sequence[Listing]) -> None:
        """Press to the second page of a list that has one, and see how it is addressed."""
        longer = next((one for one in listings if one.url and (one.total or 0) > len(one.lines) > 0), None)
        if longer is None or self._how is None:
            return
        citizen = self.window.citizen
        if self._on_view is not longer:
            citizen.open(longer.url)
            citizen.arrive_anywhere()
            self.opened += 1
        if not citizen.sees(NEXT):
            return
        citizen.click(NEXT)
        citizen.arrive_anywhere()
        self._on_view = None
        self.opened += 1
        learned = self.window.learn(SUMMARY)
        if learned is None:
            return
        self._frame = learned[0]
        page = self.window.whole(self._frame, self._how)
        if _titles(page) != [line.title for line in longer.lines]:
            self._paged = of_page(longer.url, page.url, self._length)

    def _further_pages(self, listings: Sequence[Listing]) -> None:
        wanted = [(one, number) for one in listings for number in self._rest(one)]
        most = max(0, self.most_lines // max(1, self._length) - len(listings))
        if not self._by_request and self.until < math.inf:
            page_s = WALKED_PAGE_S if wanted and self._turns_over([wanted[0][0].url]) else WINDOW_PAGE_S
            most = min(most, max(0, int((self.until - time.monotonic()) / page_s)))
        if len(wanted) > most:  # a systematic sample, every k-th page: of each list in proportion to its length
            step = len(wanted) / max(1, most)
            start = self._dice.random() * step
            wanted = [wanted[int(start + at * step)] for at in range(most)]
        addresses = [of_list(one.url, self._paged, number) for one, number in wanted if self._paged]
        for (listing, _), page in zip(wanted, self._pages(addresses, CHECKED), strict=True):
            listing.lines += self._lines(page)
        for one in listings:
            one.whole = not one.why and (one.total is None or len(one.lines) >= one.total)

    def _rest(self, listing: Listing) -> range:
        if self._paged is None or not listing.total or not self._length or listing.why:
            return range(0)
        return range(2, min(MOST_PAGES, -(-listing.total // self._length)) + 1)

    # --- reading pages ----------------------------------------------------------------------------------------------

    def _pages(self, urls: Sequence[str], checked: int) -> Iterator[ReadList]:
        """The pages at *urls*: by request where that has proved true, some of them *checked* in the window as well."""
        if not (self._by_request or self._turns_over(urls)):
            yield from map(self._open, urls)
            return
        again = set(self._dice.sample(range(len(urls)), min(checked, len(urls))))
        pages: list[ReadList] = []
        for start in range(0, len(urls), BATCH):
            pages += self._batch(urls[start : start + BATCH])
        for at, page in enumerate(pages):
            if at in again and page.status == 200:
                seen = self._open(page.url)
                self.compared += 1
                self.differing += _titles(seen) != _titles(page)
        yield from pages

    def _batch(self, urls: Sequence[str]) -> list[ReadList]:
        if self._by_request:
            return self._asked_for(urls)
        pages: list[ReadList] = []
        while len(pages) < len(urls):  # what did not come so, or looks like the page before, is opened
            left = urls[len(pages) :]
            shown = self.window.walk(self._frame, left, self._how) if self._frame and self._how else []
            self.opened += len(shown)
            pages += shown if len(shown) == len(left) else [*shown, self._open(left[len(shown)])]
        return pages

    def _asked_for(self, urls: Sequence[str]) -> list[ReadList]:
        return self.window.fetch(self._frame, urls, self._how) if self._frame and self._how else []

    def _turns_over(self, urls: Sequence[str]) -> bool:
        """Whether these are pages of a single-page hall, to be turned over without pauses: not on a live host."""
        if self.window.citizen.portal.live:
            return False
        document = self.window.url().partition("#")[0]
        return all(url.partition("#")[0] == document and "#" in url for url in urls)

    def _open(self, url: str) -> ReadList:
        """A page read in the window."""
        citizen = self.window.citizen
        try:
            citizen.open(url)
            citizen.arrive_anywhere()
        except (PortalFault, Undetermined):
            return ReadList(url)
        self.opened += 1
        learned = self.window.learn(SUMMARY)
        self._frame = learned[0] if learned else citizen.watch.current.main_frame
        page = self.window.whole(self._frame, self._how or ListBuild())
        if (
            learned and page.total and not page.lines
        ):  # by itself a page may stand in other surroundings than in a frame
            page = self.window.whole(self._frame, learned[1])
        return page

    def _lines(self, page: ReadList) -> list[ListLine]:
        return [ListLine.of(one, self._depths) for one in page.lines]

    def _take(self, listing: Listing, page: ReadList) -> None:
        listing.url = listing.url or page.url
        listing.total = page.total
        listing.lines = self._lines(page)


def of_list(first: str, paged: ByNumber, number: int) -> str:
    """
    The address of page *number* of the list at *first*, when *paged* was learned of another list of the same hall.

    >>> of_list("http://a/items?theme=y", ByNumber("http://a/items?theme=x&page=", ""), 3)
    'http://a/items?theme=y&page=3'
    >>> of_list("http://a/items?page=1&theme=y", ByNumber("http://a/items?page=", "&theme=x"), 3)
    'http://a/items?page=3&theme=y'
    >>> of_list("http://a/y_1.html", ByNumber("http://a/x_", ".html"), 3)
    'http://a/y_3.html'
    """
    value = str(number if paged.step == 1 else (number - 1) * paged.step)
    named = re.search(r"[?&]([\w.\-\[\]]+=)$", paged.before)
    if named is None:
        return re.sub(r"\d+(?=\D*$)", value, first)
    name = re.escape(named[1])
    if re.search(rf"[?&]{name}\d*", first):
        return re.sub(rf"([?&]{name})\d*", rf"\g<1>{value}", first)
    return f"{first}{'&' if '?' in first else '?'}{named[1]}{value}"


def _titles(page: ReadList) -> list[str]:
    return [line.title for line in page.lines]
