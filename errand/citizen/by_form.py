"""
Recognising a page by its form: a landmark that is a field need not be called by any word of the lexicon.

A citizen who has pressed 我要咨询 and is given a title and a large box to write in knows where she is, whatever stands
beside the box.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from errand.citizen.arrival_values import Came, Silent
from errand.citizen.by_meaning import ByMeaning
from errand.citizen.comprehension import Understood, understand
from errand.citizen.eyes import NEW_DOCUMENT_MS, Eyes
from errand.core.message import Message, Said, Term
from errand.given.lexicon import Lexicon, Spot
from errand.page.questions import ReadForm

FIELDS = ("textbox", "select")  # kinds of landmarks that are fields
LOGIN_FIELDS = 3  # an account, a password and the code of a picture: who asks for more does not log in
PERSONAL = 2  # facts about herself beside one password: so much a registration asks for, and no login


class ByForm:
    """Recognises pages for one citizen; *remark* notes what the record should say of it."""

    def __init__(self, eyes: Eyes, lexicon: Lexicon, by_meaning: ByMeaning, remark: Callable[[Message], None]) -> None:
        self._eyes = eyes
        self._lexicon = lexicon
        self._by_meaning = by_meaning
        self._remark = remark

    def find(self, landmark: Spot, seen: Silent, since: float) -> Came | None:
        """The arrival at a form that came *since* (ms since the epoch) and is the one *landmark* stands for."""
        if seen.page is None or self._lexicon[landmark.concept].kind not in FIELDS:
            return None
        for frame in self._eyes.frames():
            form = self._eyes.ask(frame, ReadForm())
            if not form or not form.fields or form.appeared is None:
                continue
            if form.appeared < since and seen.page.origin < since - NEW_DOCUMENT_MS:
                continue  # it stood there before: it is no answer
            asked = understand(form, self._lexicon, {})
            if is_form_of(landmark.concept, asked):
                goal = Term("concept", landmark.concept)
                self._remark(Message.of("remarks.by-form", goal=goal, words=Said(form.heading)))
                return Came(seen.page, form.appeared, "page")
        return None


def is_form_of(landmark: str, asked: Sequence[Understood]) -> bool:
    """Whether a form whose fields ask for this is the one that *landmark*, the concept of a field, stands for."""
    concepts = {one.concept for one in asked if one.concept}
    passwords = sum(one.field.kind == "password" for one in asked)
    about_her = [one for one in concepts if one.startswith("person.") and "password" not in one]
    registers = passwords > 1 or (passwords == 1 and len(about_her) >= PERSONAL)
    if landmark == "register.mark":
        return registers
    if landmark == "login.mark":
        return passwords == 1 and len(asked) <= LOGIN_FIELDS and not registers
    return landmark in concepts
