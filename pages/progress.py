"""How far a case has come."""

from __future__ import annotations

from typing import ClassVar

from errand import KnownCase, PortalPage, Reason, Signs, Spot, Undetermined
from errand.core.message import Message, Said
from errand.given.facts import case as case_facts

ANSWERED, WAITING = "case.answered", "case.waiting"
STATE = 40  # characters kept of a state


class CasePage(PortalPage):
    """One case and what has become of it."""

    landmark = Spot("case.mark", "the case's record")
    signs: ClassVar[Signs] = {Spot("case.none", "the words for no such case"): Reason.NOT_FOUND}
    status = Spot("case.state", "the state")
    answer = Spot("case.reply", "the reply")
    number = ""  # of the case that was asked for, where the page is of several

    def state(self) -> str:
        """What stands under or beside the word for a state, whatever it says; empty without one."""
        section = self.citizen.read(self.status, holding=self.number)
        lines = (line.strip() for line in section.text.splitlines()) if section else ()
        said = next((line[:STATE] for line in lines if line), "")
        return said or self.citizen.values(self.status).get("state", "")

    def answered(self) -> bool:
        """
        Whether the case is closed or has been replied to.

        Where the state is in words nobody knows and no reply stands beside it, that is a question: raises Undetermined.
        """
        state, lexicon = self.state(), self.citizen.lexicon
        if lexicon.says(ANSWERED, state):
            return True
        if lexicon.says(WAITING, state):
            return False
        if self.reply():
            return True
        unknown = Message.of("findings.state-unknown", state=Said(state))
        raise Undetermined(Reason.NOT_UNDERSTOOD, unknown, self.status.concept)

    def reply(self) -> str:
        """What the officials have written; empty without a reply."""
        section = self.citizen.read(self.answer, holding=self.number)
        return section.text.strip() if section else ""


class ProgressPage(PortalPage):
    """The form that asks for a case by its number."""

    landmark = Spot("progress.number", "the case number")
    number = landmark
    password = Spot("progress.password", "the query password")
    button = Spot("progress.submit", "the query button")
    by_number = Spot("progress.by-number", "the query by number and password")

    def check(self, case: KnownCase) -> CasePage:
        """Ask for *case*, in the form that takes what she has."""
        if case.password and not self.citizen.sees(self.password) and self.citizen.sees(self.by_number):
            self.citizen.click(self.by_number)
            self.citizen.arrive(ProgressPage)
        self.citizen.fill_in(self.number, case_facts(case.number, case.password))
        record = self.citizen.hand_in(self.button, CasePage)
        record.number = case.number
        return record
