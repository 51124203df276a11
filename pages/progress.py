"""How far a case has come."""

from __future__ import annotations

import re
from typing import ClassVar

from errand.citizen.page_verdicts import Signs
from errand.citizen.portal_page import PortalPage
from errand.core.model import Reason
from errand.given.lexicon import Spot
from errand.given.portal import KnownCase

_WAITING = re.compile(r"待|未|已提交|已接[件收]|已收件|办理中|正在办理|审核中|已受理|受理")
_ANSWERED = re.compile(r"已回复|已答复|办结|已处理|已办|审批通过|审批不通过")


class CasePage(PortalPage):
    """One case and what has become of it."""

    landmark = Spot("case.mark", "the case's record")
    signs: ClassVar[Signs] = {Spot("case.none", "the words for no such case"): Reason.NOT_FOUND}
    status = Spot("case.state", "the state")
    answer = Spot("case.reply", "the reply")

    def state(self) -> str:
        """The state the portal gives it, in the portal's words; empty without one."""
        section = self.citizen.read(self.status)
        text = section.text.strip() if section else ""
        return text if _WAITING.search(text) or _ANSWERED.search(text) else ""

    def answered(self) -> bool:
        """Whether the case is closed or has been replied to."""
        return bool(_ANSWERED.search(self.state()))

    def reply(self) -> str:
        """What the officials have written; empty without a reply."""
        section = self.citizen.read(self.answer)
        return section.text.strip() if section else ""


class ProgressPage(PortalPage):
    """The form that asks for a case by its number."""

    landmark = Spot("progress.number", "the case number")
    number = landmark
    password = Spot("progress.password", "the query password")
    button = Spot("progress.submit", "the query button")

    def check(self, case: KnownCase) -> CasePage:
        """Ask for *case*."""
        self.citizen.fill(self.number, case.number)
        self.citizen.complete({self.password: case.password}, secret=True)
        self.citizen.click(self.button)
        return self.citizen.arrive(CasePage)
