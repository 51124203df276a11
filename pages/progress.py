"""How far a case has come."""

from __future__ import annotations

import re
from typing import ClassVar

from errand import Citizen, KnownCase, PortalPage, Reason, Signs, Spot, Undetermined, WallReached
from errand.core.message import Message, Said
from errand.given.facts import Facts, joined
from errand.given.facts import case as case_facts
from pages.walls import past_login, signed_in

ENTRY = Spot("progress.entry", "the progress entry")
ANSWERED, WAITING = "case.answered", "case.waiting"
PIECES = re.compile(r"[\[\]【】()（）|·,，;；\s]+")
WORDLESS = (Reason.NOT_RECOGNISED, Reason.UNPROVEN)  # how a form ends that comes again and does not say why
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
        said = said or self.citizen.values(self.status).get("state", "") or self._beside_the_number()
        return said or self.citizen.stage()

    def _beside_the_number(self) -> str:
        """A known state that stands with the number itself, in brackets or as a word of its own: [wd-2] … [打开]."""
        lines = self.citizen.lines_saying(self.number) if self.number else ()
        pieces = (piece for line in lines for piece in PIECES.split(line.replace(self.number, "")) if piece)
        lexicon = self.citizen.lexicon
        return next((one for one in pieces if lexicon.means(ANSWERED, one) or lexicon.means(WAITING, one)), "")

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
        """
        Ask for *case*, with what else the form asks of her where it is her own.

        Some halls show a case only to the account that handed it in, and to everybody else the empty form again: then
        she signs in, where she may, and asks once more.
        """
        try:
            return self.ask_for(case)
        except (Undetermined, WallReached) as refused:
            if not (case.hers and self._wants_an_account(refused) and signed_in(self.citizen)):
                raise
            again = progress_form(self.citizen)
            try:
                return again.ask_for(case)
            except (Undetermined, WallReached):
                raise refused from None

    def ask_for(self, case: KnownCase) -> CasePage:
        """Ask once, in the form that takes what she has."""
        if case.password and not self.citizen.sees(self.password) and self.citizen.sees(self.by_number):
            self.citizen.click(self.by_number)
            self.citizen.arrive(ProgressPage)
        self.citizen.fill_in(self.number, self._facts(case))
        record = self.citizen.hand_in(self.button, CasePage, asked_for=case.number)
        record.number = case.number
        return record

    def _facts(self, case: KnownCase) -> Facts:
        """Of a case somebody else handed in, who knows what was written: nothing of hers is given for it."""
        hers = self.citizen.persona.facts() if case.hers and self.citizen.persona else {}
        return joined(hers, case_facts(case.number, case.password))

    def _wants_an_account(self, refused: Undetermined | WallReached) -> bool:
        if isinstance(refused, WallReached):
            return refused.reason is Reason.LOGIN_REQUIRED
        return refused.reason in WORDLESS and self.citizen.sees(self.landmark)


def progress_form(citizen: Citizen) -> ProgressPage:
    """Come to the form that asks for a case: some halls have it on the very page she is on."""
    if not citizen.sees(ENTRY) and citizen.stands(ProgressPage.landmark):
        return citizen.here(ProgressPage)
    return past_login(citizen, ENTRY, ProgressPage)
