"""Where citizens and government speak: consultation, and the other ways to be heard."""

from __future__ import annotations

from typing import ClassVar

from errand import Act, KnownCase, Persona, PortalPage, Spot, Undetermined, WallReached
from errand.given.facts import Facts, joined
from errand.given.facts import question as asked
from pages.walls import after_login, past_login


class ReceiptPage(PortalPage):
    """The portal's word that it has the question."""

    landmark = Spot("receipt.done", "the word of success")
    number = Spot("receipt.number", "the number to ask about it with")
    proof: ClassVar[Spot | None] = number
    password = Spot("receipt.password", "the password to ask about it with")

    def acknowledgement(self) -> KnownCase | None:
        """The number and password to ask about it with; None when the portal gave none."""
        number = self.citizen.value(self.number)
        if not number:
            return None
        password = self.citizen.value(self.password) or ""
        self.citizen.redact.keep(password)
        self.citizen.recorder.acknowledged.append(number)
        return KnownCase(number, password, hers=True)


class ConsultPage(PortalPage):
    """The form for a question."""

    landmark = Spot("consult.body", "the question")
    in_parts: ClassVar[bool] = True
    title = Spot("consult.title", "the title")
    body = landmark
    name = Spot("person.name", "the name")
    phone = Spot("person.phone", "the telephone")
    button = Spot("consult.submit", "the submit button")

    def ask(self, title: str, question: str, persona: Persona) -> ReceiptPage:
        """Ask *question* under *title* and hand it in; where only then a login is asked for, log in and ask again."""
        matter = self.citizen.portal.matter
        facts = joined(persona.facts(), asked(title, question, matter.item, matter.everyday))
        try:
            return self.send(facts)
        except (WallReached, Undetermined) as wall:
            return after_login(self.citizen, wall, SpeakingUp.entry, ConsultPage).send(facts)

    def send(self, facts: Facts) -> ReceiptPage:
        """Fill in the form from *facts* and hand it in."""
        self.citizen.fill_in(self.body, facts)
        return self.citizen.hand_in(self.button, ReceiptPage, Act.CONSULT)


class HelpPage(PortalPage):
    """Instructions for the interaction area."""

    landmark = Spot("help.mark", "the instructions")


class SpeakingPage(PortalPage):
    """A form by which a citizen makes herself heard: correction, complaint, rating."""

    landmark = Spot("speak.form", "a form to fill in")


class SpeakingUp(PortalPage):
    """What a citizen who wants to be heard can do from here; some halls keep the entries behind 政务互动."""

    entry = Spot("consult.entry", "the consultation entry")
    help = Spot("help.entry", "the instructions")
    correction = Spot("speak.correction", "the correction entry")
    complaint = Spot("speak.complaint", "the complaint entry")
    rating = Spot("speak.rating", "the rating entry")

    def consult(self) -> ConsultPage:
        """Go and ask."""
        return past_login(self.citizen, self.entry, ConsultPage)

    def read_help(self) -> HelpPage:
        """Read how it is done."""
        return self.citizen.reach(self.help, HelpPage)

    def report_a_mistake(self) -> SpeakingPage:
        """Go and report a mistake on the site."""
        return self.citizen.reach(self.correction, SpeakingPage)

    def complain(self) -> SpeakingPage:
        """Go and complain."""
        return self.citizen.reach(self.complaint, SpeakingPage)

    def rate(self) -> SpeakingPage:
        """Go and rate."""
        return self.citizen.reach(self.rating, SpeakingPage)
