"""The hall's front door."""

from __future__ import annotations

from errand import Persona, Spot
from pages.interaction import SpeakingUp
from pages.items import ResultsPage
from pages.people import LoginPage, RegisterPage
from pages.progress import ProgressPage
from pages.services import ServicesPage


class HomePage(SpeakingUp):
    """Where every errand begins."""

    landmark = Spot("home.mark", "the home page's columns")
    box = Spot("search.box", "the search box")
    button = Spot("search.button", "the search button")
    person = Spot("services.person", "services for persons")
    registration = Spot("register.entry", "the registration entry")
    login = Spot("login.entry", "the login entry")
    leave = Spot("account.leave", "the way out of her account")
    progress = Spot("progress.entry", "the progress entry")

    def search(self, words: str) -> ResultsPage:
        """Ask for *words*, the way a citizen would say them."""
        self.citizen.fill(self.box, words)
        self.citizen.click(self.button)
        return self.citizen.arrive(ResultsPage)

    def services_for_persons(self) -> ServicesPage:
        """Look through what the hall offers to persons."""
        self.citizen.follow(self.person)
        return self.citizen.arrive(ServicesPage)

    def register(self) -> RegisterPage:
        """Go and open an account."""
        self.citizen.follow(self.registration)
        return self.citizen.arrive(RegisterPage)

    def log_in(self) -> LoginPage:
        """Go and log in."""
        self.citizen.follow(self.login)
        return self.citizen.arrive(LoginPage)

    def log_in_as(self, persona: Persona) -> None:
        """Log in as *persona*, unless the hall has done so by itself when she registered."""
        if not self.citizen.sees(self.leave):
            self.log_in().log_in(persona)

    def ask_for_progress(self) -> ProgressPage:
        """Go where one asks how far a case has come."""
        self.citizen.follow(self.progress)
        return self.citizen.arrive(ProgressPage)
