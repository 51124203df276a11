"""The hall at its front door: what it has entries for, and what comes when one is pressed."""

from __future__ import annotations

from errand.citizen import Citizen
from errand.errors import PortalFault, SentElsewhere, WallReached
from errand.lexicon import Spot
from errand.model import Reason
from errand.survey.facts import Evidence, Way
from errand.survey.notebook import Notebook
from errand.survey.window import Window
from pages.home import HomePage

HOME = "home"
CHANNELS = ("consult", "message", "correction", "rating", "complaint", "petition")
BLOCKS = ("openness", "services", "guides", "interaction", "supervision")
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


class HallVisit:
    """A surveyor in one hall."""

    def __init__(self, citizen: Citizen, window: Window, book: Notebook) -> None:
        self.citizen = citizen
        self.window = window
        self.book = book
        self.pages = 0
        self._on = ""  # the page in view, when it is one that entries are pressed on
        self._back_on = ""  # the page one step back

    def home(self) -> None:
        """Go to the front door."""
        self.citizen.open("")
        self.citizen.arrive(HomePage)
        self._turned()
        self._on = HOME

    def stand_on(self, page: str) -> None:
        """Be on the front page, or on the page of one of its blocks: a step back where that leads there."""
        if self._on == page:
            return
        if self._back_on == page:
            self._step_back()
        else:
            self.home()
            if page != HOME:
                self.press(survey(page))
        self._on, self._back_on = page, ""

    def _step_back(self) -> None:
        windows = len(self.citizen.watch.pages)
        self.citizen.back()
        if windows == 1:  # else a window was shut, and the one behind it stands as it stood
            self.citizen.arrive_anywhere()
        self._turned()

    def sees(self, name: str) -> bool:
        """Whether an entry is on the page, once that has come to rest."""
        return self.citizen.sees(survey(name))

    def press(self, spot: Spot) -> None:
        """Press an entry and wait for whatever comes; raises what that means (fault, wall, another host)."""
        before, was_on = self._places(), self._on
        self._on = self._back_on = ""
        self.citizen.click(spot)
        self.citizen.arrive_anywhere()
        if self._places() == before:  # only a message, or a layer
            self._on = was_on
        else:
            self._back_on = was_on
            self._turned()

    def _places(self) -> list[str]:
        return [str(len(self.citizen.watch.pages)), *sorted(frame.url for frame in self.window.frames)]

    def _turned(self) -> None:
        self.book.turned()
        self.pages += 1

    def way(self, name: str) -> tuple[Way | None, Evidence, str]:
        """What comes when the entry *name* of this page is pressed; None with the reason where that says nothing."""
        words = self.citizen.text(survey(name)) or ""
        entry = self.book.here(words)
        try:
            self.press(survey(name))
        except SentElsewhere as sent:
            return Way.OPEN, entry, str(sent)
        except WallReached as wall:
            return (Way.LOGIN if wall.reason in BY_LOGIN else Way.OPEN), self._at(wall), ""
        except PortalFault as fault:
            return (Way.CLOSED if fault.reason in NOT_THERE else None), self._at(fault), str(fault)
        return self._behind(entry)

    def _behind(self, entry: Evidence) -> tuple[Way | None, Evidence, str]:
        citizen = self.citizen
        heard = citizen.heard()
        if any(word in heard for word in citizen.lexicon.spec(CLOSED)["words"]) or citizen.sees(CLOSED):
            return Way.CLOSED, self.book.here(heard or citizen.text(CLOSED) or ""), ""
        if seen := next((form for form in FORMS if citizen.sees(form)), None):
            return Way.OPEN, self.book.here(citizen.text(seen) or ""), ""
        if citizen.sees(LOGIN) or citizen.sees(ASKS_LOGIN):
            return Way.LOGIN, self.book.here(self.window.title()), ""
        return None, entry, "按下后没有看到表单，也没有说明"

    def _at(self, error: PortalFault | WallReached) -> Evidence:
        return self.book.here(str(error))
