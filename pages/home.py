"""The hall's front door."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from errand import Matter, Persona, PortalFault, Reason, Spot, Undetermined
from errand.citizen.ways import Route, by_any
from errand.core.course import Way
from pages.guide import GuidePage
from pages.interaction import SpeakingUp
from pages.items import ItemsPage, ResultsPage, item_called, open_in_list, open_item
from pages.people import LoginPage, RegisterPage
from pages.progress import ProgressPage, progress_form
from pages.services import ServicesPage, theme_called


class HomePage(SpeakingUp):
    """Where every errand begins."""

    landmark = Spot("home.mark", "the home page's columns")
    at_address: ClassVar[bool] = True
    person = Spot("services.person", "services for persons")
    registration = Spot("register.entry", "the registration entry")
    shelves = Spot("guide.shelf", "the collection of guides")
    login = Spot("login.entry", "the login entry")
    leave = Spot("account.leave", "the way out of her account")

    def search(self, words: str) -> ResultsPage:
        """Ask for *words*, the way a citizen would say them, by whichever way the search works."""
        return self.citizen.search(words, ResultsPage)

    def guide_to(self, matter: Matter) -> GuidePage:
        """
        Come to the guide of what she came for by whichever way works, the shortest first.

        Nothing is missing where the front page names the item or its theme, though nothing seems to lead there.
        """
        self.citizen.settle()
        named = [line for words in (matter.item, matter.theme) for line in self.citizen.lines_saying(words)]
        try:
            return by_any(self._ways_to(matter), self.citizen.recorder, self.start_again)
        except PortalFault as fault:
            if fault.reason is not Reason.MISSING or not named:
                raise
            goal = item_called(matter.item)
            unknown = self.citizen.judge.unrecognised(goal, named)
            raise Undetermined(Reason.NOT_RECOGNISED, unknown, goal.concept, seen=fault.seen) from None

    def start_again(self) -> HomePage:
        """Type the portal's address once more: from where she has ended up, no way leads on."""
        self.citizen.open()
        return self.citizen.arrive(HomePage)

    def _ways_to(self, matter: Matter) -> Iterator[Route[GuidePage]]:
        """A link on this page, then a theme on it, the search, the themes behind an entry, the list behind it."""
        linked, themed = (self.citizen.stands(spot) for spot in (item_called(matter.item), theme_called(matter.theme)))
        if linked:
            yield Route(Way.LINK, lambda: open_item(self.citizen, matter.item))
        if themed:
            yield Route(Way.THEME, lambda: self._in_theme(matter))
        yield Route(None, lambda: self.search(matter.everyday).open(matter.item))
        if not themed:
            yield Route(Way.THEME, lambda: self.services_for_persons().open_theme(matter.theme).open(matter.item))
        yield Route(Way.LIST, lambda: self.list_for_persons().open(matter.item))
        yield Route(Way.LIST, lambda: self._on_shelves(matter))

    def _in_theme(self, matter: Matter) -> GuidePage:
        """Look into a theme that stands on the page she is on."""
        self.citizen.follow(theme_called(matter.theme))
        return open_in_list(self.citizen, matter.item)

    def _on_shelves(self, matter: Matter) -> GuidePage:
        """Look through a collection of guides that the hall calls a knowledge base, or the like."""
        self.citizen.follow(self.shelves)
        self.citizen.arrive_anywhere()
        if self.citizen.stands(item_called(matter.item)):
            return open_item(self.citizen, matter.item)
        return self._in_theme(matter)

    def list_for_persons(self) -> ItemsPage:
        """Look through the list of what the hall offers to persons, where it is not sorted by themes."""
        return self.citizen.reach(self.person, ItemsPage)

    def services_for_persons(self) -> ServicesPage:
        """Look through what the hall offers to persons."""
        self.citizen.follow(self.person)
        return self.citizen.arrive(ServicesPage)

    def register(self) -> RegisterPage:
        """Go and open an account."""
        return self.citizen.reach(self.registration, RegisterPage)

    def log_in(self) -> LoginPage:
        """Go and log in."""
        return self.citizen.reach(self.login, LoginPage)

    def log_in_as(self, persona: Persona) -> None:
        """Log in as *persona*, unless the hall has done so by itself when she registered."""
        if not self.citizen.sees(self.leave):
            self.log_in().log_in(persona)

    def ask_for_progress(self) -> ProgressPage:
        """Go where one asks how far a case has come: some halls have the form on this very page."""
        return progress_form(self.citizen)
