"""The hall, page by page: what stands on a page, and what comes when an entry is pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from errand.citizen.citizen import Citizen, PageObject
from errand.core.errors import PortalFault, SentElsewhere, Undetermined, WallReached
from errand.core.message import Message
from errand.core.model import Reason
from errand.given.lexicon import Spot
from errand.survey.hall_record import ChannelState, Evidence
from errand.survey.visit.hall_pages import HallFront
from errand.survey.visit.notebook import Notebook
from errand.survey.visit.trouble import what_came
from errand.survey.visit.window import Window

HOME = "home"
CLOSED = Spot("sign.closed", "words that it is not open")
FORMS = (Spot("speak.form", "a form"), Spot("consult.body", "a question's form"))
LOGIN = Spot("login.mark", "a login form")
ASKS_LOGIN = Spot("sign.login", "words that ask for a login")
# What says that a way in is there but only for those the hall knows; everything else behind a wall is a form in sight.
BY_LOGIN = (Reason.LOGIN_REQUIRED, Reason.REAL_NAME, Reason.QR_LOGIN)
NOT_THERE = (Reason.DEAD_LINK, Reason.SERVER_ERROR, Reason.CLOSED, Reason.NO_RESPONSE, Reason.TIMEOUT)


def survey(name: str) -> Spot:
    """What a surveyor looks for under a name."""
    return Spot(f"survey.{name}", name)


@dataclass(frozen=True, slots=True)
class SeenEntry:
    """An entry as it stands on a page, and the address a press leads to ("": only a press tells)."""

    at: Evidence
    address: str


class HallVisit:
    """
    A surveyor in one hall, on pages she has names for.

    The first link is pressed.  Where that leads to the address written in it, further ones are opened by theirs: a page
    is loaded once, and not a second time to come back.
    """

    def __init__(self, citizen: Citizen, window: Window, book: Notebook) -> None:
        self.citizen = citizen
        self.window = window
        self.book = book
        self.pages = 0
        self.seen: dict[str, dict[str, SeenEntry]] = {}  # page -> the entries looked for that are there
        self._ways: dict[str, Callable[[], None]] = {HOME: self.home}
        self._addresses: dict[str, str] = {}  # of pages that have one of their own
        self._links_hold: bool | None = None  # whether links lead where they say; None: none was pressed yet
        self._framed = False  # whether the front page is made of frames
        self._on = ""  # the page in view
        self._back_on = ""  # the page one step back

    # --- where she is ---------------------------------------------------------------------------------------------

    def home(self) -> None:
        """Go to the front door."""
        self.citizen.open("")
        self.citizen.arrive(HallFront)
        self._turned()
        self._on, self._back_on = HOME, ""
        self._framed = len(self.window.frames) > 1

    def reach(self, page: str) -> None:
        """Be on a page: a step back where that leads there, by its own address, or the way it was first reached."""
        if self._on == page:
            return
        if self._back_on == page:
            self._step_back()
        elif page in self._addresses:
            self._open(self._addresses[page])
        else:
            self._ways[page]()
        self._on, self._back_on = page, ""

    def left(self, pages: int) -> None:
        """Someone else has led her away, over so many *pages*."""
        self._on = self._back_on = ""
        self.book.turned()
        self.pages += pages

    def look_about(self, page: str, spots: Iterable[Spot]) -> None:
        """Note which of *spots* are on the page in view, which is called *page*."""
        sights = self.window.sights({spot.concept: spot for spot in spots})
        local = {name: "" if self.citizen.portal.elsewhere(one.url) else one.url for name, one in sights.items()}
        self.seen[page] = {name: SeenEntry(self.book.here(one.text), local[name]) for name, one in sights.items()}

    def address(self, page: str, spot: Spot) -> str:
        """Where an entry of *page* leads, once links have proved to lead where they say; else ""."""
        entry = self.seen.get(page, {}).get(spot.concept)
        return entry.address if entry and self._links_hold else ""

    def enter(self, page: str, spot: Spot, name: str = "", kind: type[PageObject] | None = None) -> None:
        """
        Go through an entry of *page* and wait for what comes (a page of a *kind*, or whatever it is).

        *name*: what the page behind it is called.  Raises what came instead: fault, wall, another host.
        """
        entry = self.seen.get(page, {}).get(spot.concept)
        if address := self.address(page, spot):
            self._open(address, kind)
        else:
            if not (entry and self._stands_here(spot, entry)):
                self.reach(page)
            self.press(spot, kind)
            if entry and entry.address and self._links_hold is None:
                self._links_hold = self.window.url() == entry.address
        if name:
            self.arrived(name, lambda: self.enter(page, spot, name, kind))

    def _stands_here(self, spot: Spot, entry: SeenEntry) -> bool:
        """
        Whether the same entry is on the page in view as well: in a menu that all pages share.

        In a hall of frames it may be a page that has lost its frames, and leads to others without them.
        """
        if self._on or self._framed:
            return False
        sight = self.window.sights({spot.concept: spot}).get(spot.concept)
        return sight is not None and self.book.stands_as(sight.text, entry.at)

    def arrived(self, name: str, way: Callable[[], None]) -> None:
        """Give the page in view a name, and keep the *way* she came."""
        self._on = name
        self._ways[name] = way
        url = self.window.url()
        if len(self.window.frames) == 1 and "#" not in url and url not in self._addresses.values():
            self._addresses[name] = url

    def press(self, spot: Spot, kind: type[PageObject] | None = None) -> None:
        """Press what stands on the page in view and wait for what comes."""
        before, was_on = self._places(), self._on
        self._on = self._back_on = ""
        self.citizen.click(spot)
        self._arrive(kind)
        if self._places() == before:  # only a message, or a layer
            self._on = was_on
        else:
            self._back_on = was_on
            self._turned()

    def _open(self, address: str, kind: type[PageObject] | None = None) -> None:
        self._on = self._back_on = ""
        self.citizen.open(address)
        self._arrive(kind)
        self._turned()

    def _step_back(self) -> None:
        windows = len(self.citizen.watch.pages)
        self.citizen.back()
        if windows == 1:  # else a window was shut, and the one behind it stands as it stood
            self.citizen.arrive_anywhere()
        self._turned()

    def _arrive(self, kind: type[PageObject] | None) -> None:
        if kind:
            self.citizen.arrive(kind)
        else:
            self.citizen.arrive_anywhere()

    def _places(self) -> list[str]:
        return [str(len(self.citizen.watch.pages)), *sorted(frame.url for frame in self.window.frames)]

    def _turned(self) -> None:
        self.book.turned()
        self.pages += 1

    # --- what comes -----------------------------------------------------------------------------------------------

    def channel(self, page: str, spot: Spot) -> tuple[ChannelState | None, Evidence, Message | None]:
        """What comes when an entry of *page* is pressed; None with the reason where that says nothing."""
        entry = self.seen[page][spot.concept].at
        try:
            self.enter(page, spot)
        except SentElsewhere as sent:
            return ChannelState.OPEN, entry, what_came(sent)
        except WallReached as wall:
            return (ChannelState.LOGIN if wall.reason in BY_LOGIN else ChannelState.OPEN), self._at(wall), None
        except (PortalFault, Undetermined) as fault:
            return (ChannelState.CLOSED if fault.reason in NOT_THERE else None), self._at(fault), what_came(fault)
        return self._behind(entry)

    def _behind(self, entry: Evidence) -> tuple[ChannelState | None, Evidence, Message | None]:
        citizen = self.citizen
        heard = citizen.heard()
        if citizen.lexicon.says(CLOSED.concept, heard) or citizen.sees(CLOSED):
            return ChannelState.CLOSED, self.book.here(heard or citizen.text(CLOSED) or ""), None
        if seen := next((form for form in FORMS if citizen.sees(form)), None):
            return ChannelState.OPEN, self.book.here(citizen.text(seen) or ""), None
        if citizen.sees(LOGIN) or citizen.sees(ASKS_LOGIN):
            return ChannelState.LOGIN, self.book.here(self.window.title()), None
        return None, entry, Message("survey.why-press-silent")

    def _at(self, error: PortalFault | Undetermined | WallReached) -> Evidence:
        return self.book.here(note=what_came(error))
