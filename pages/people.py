"""Accounts: registering and logging in."""

from __future__ import annotations

from typing import ClassVar

from errand import Act, Persona, PortalPage, Spot
from errand.given.facts import Fact

BY_PHONE = "login.by-phone"


class RegisteredPage(PortalPage):
    """The account is there."""

    landmark = Spot("register.done", "the word of success")


class AccountPage(PortalPage):
    """The citizen's own corner of the hall."""

    landmark = Spot("account.mark", "the citizen's corner")


class RegisterPage(PortalPage):
    """The registration form."""

    landmark = Spot("register.mark", "the registration form")
    door: ClassVar[Spot | None] = Spot("register.accept", "the agreement before the form")
    in_parts: ClassVar[bool] = True
    login_name = Spot("person.login-name", "the login name")
    name = Spot("person.name", "the name")
    id_number = Spot("person.id-number", "the identity number")
    email = Spot("person.email", "the e-mail address")
    phone = Spot("person.phone", "the telephone")
    send_code = Spot("sms.button", "the button for a code by SMS")
    code = Spot("sms.box", "the code from the SMS")
    text_message = Spot("sms.text", "the text message, where a test system shows it on the page")
    password = Spot("person.password", "the password")
    password_again = Spot("person.password-again", "the password again")
    agreement = Spot("register.agree", "the agreement")
    button = Spot("register.submit", "the register button")

    def register(self, persona: Persona) -> RegisteredPage:
        """Fill in the form as *persona* and hand it in."""
        self.citizen.fill_in(self.landmark, persona.facts())
        return self.citizen.hand_in(self.button, RegisteredPage, Act.REGISTER)


class LoginPage(PortalPage):
    """The login form."""

    landmark = Spot("login.mark", "the password box")
    account = Spot("login.account", "the account")
    password = landmark
    button = Spot("login.submit", "the login button")

    def log_in(self, persona: Persona) -> AccountPage:
        """Log in as *persona*."""
        self.citizen.fill_in(self.password, {**persona.facts(), "login.account": self._account(persona)})
        return self.citizen.hand_in(self.button, AccountPage)

    def _account(self, persona: Persona) -> Fact:
        """The account she was given; else her telephone where the box takes one, or the name she chose."""
        spoken = self.citizen.text(self.account) or ""
        own = persona.phone if self.citizen.lexicon.says(BY_PHONE, spoken) else persona.login_name
        return Fact(persona.account or own, secret=True)
