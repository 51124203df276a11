"""Accounts: registering and logging in."""

from __future__ import annotations

from typing import ClassVar

from errand import Act, Persona, PortalPage, Reason, Signs, Spot, WallReached
from errand.core.message import Message

REJECTED = Spot("form.rejected", "a refusal of what was typed")
BY_PHONE = "login.by-phone"


class RegisteredPage(PortalPage):
    """The account is there."""

    landmark = Spot("register.done", "the word of success")
    signs: ClassVar[Signs] = {REJECTED: Reason.REJECTED}


class AccountPage(PortalPage):
    """The citizen's own corner of the hall."""

    landmark = Spot("account.mark", "the citizen's corner")
    signs: ClassVar[Signs] = {REJECTED: Reason.REJECTED}


class RegisterPage(PortalPage):
    """The registration form."""

    landmark = Spot("register.mark", "the registration form")
    door: ClassVar[Spot | None] = Spot("register.accept", "the agreement before the form")
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
        citizen = self.citizen
        citizen.complete({self.login_name: persona.login_name, self.name: persona.name})
        citizen.complete({self.id_number: persona.id_number, self.phone: persona.phone}, secret=True)
        if citizen.sees(self.send_code):
            citizen.click(self.send_code)
            citizen.fill(self.code, self._code_by_text(), secret=True)
        citizen.complete({self.password: persona.password, self.password_again: persona.password}, secret=True)
        citizen.complete({self.email: persona.email})
        citizen.choose_demanded()
        if citizen.sees(self.agreement):
            citizen.tick(self.agreement)
        citizen.press(self.button, Act.REGISTER)
        return citizen.arrive(RegisteredPage)

    def _code_by_text(self) -> str:
        """
        The code out of the text message: as the page shows it, or a dialog said it; else the telephone is a real one.

        Test systems show it beside the form; where one shows it in an odd place, its portal file says where (sms.text).
        """
        text = self.citizen.await_text(self.text_message) or self.citizen.heard()
        code = self.citizen.lexicon.part("digits", text)
        if not code:
            raise WallReached(Reason.SMS_CODE, Message.of("walls.code-on-phone"), self.code.concept)
        return code


class LoginPage(PortalPage):
    """The login form."""

    landmark = Spot("login.mark", "the password box")
    account = Spot("login.account", "the account")
    password = landmark
    button = Spot("login.submit", "the login button")

    def log_in(self, persona: Persona) -> AccountPage:
        """Log in as *persona*."""
        spoken = self.citizen.text(self.account) or ""
        account = persona.account or (
            persona.phone if self.citizen.lexicon.says(BY_PHONE, spoken) else persona.login_name
        )
        self.citizen.fill(self.account, account, secret=True)
        self.citizen.fill(self.password, persona.password, secret=True)
        self.citizen.note_form()
        self.citizen.refuse_captcha()
        self.citizen.click(self.button)
        return self.citizen.arrive(AccountPage)
