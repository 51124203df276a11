"""
Handing in a form: the press, what comes in answer, and what a person does about it.

What comes (form_answer.py) is one of: the page that was wanted; another page of the same form, which is filled in too;
a refusal, which is read, tied to its field, and corrected once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from errand.citizen.form_answer import (
    HANDS_IN,
    CameBack,
    NextPage,
    ReadBack,
    RefusedForm,
    Standing,
    said_in_all_frames,
)
from errand.citizen.form_press import Presser, press_to_hand_in
from errand.citizen.form_work import FormWork, Given, Perceived, label_of
from errand.citizen.hands import TYPED
from errand.citizen.other_forms import another_name, fitting
from errand.citizen.refusals import Complaint, Refused, pause_ms
from errand.core.errors import PortalFault, Undetermined
from errand.core.evidence_kinds import EvidenceKind, Seen
from errand.core.message import Message as Told
from errand.core.message import Said
from errand.core.model import Reason
from errand.given.lexicon import Spot
from errand.given.portal import Act

PRESSES = 14  # of the button of one form: pages of a wizard and corrections together
CORRECTIONS = 5  # of one form: a person who has corrected so often gives up
SPEED_MS = 5_000.0  # waited after a refusal for speed that does not say how long
LONGEST_SPEED_MS = 30_000.0
NAMES_OF_SELF = ("person.login-name", "person.nickname")
REFUSED = "form.rejected"  # what a refusal is about that names no field
UNSURE = ("order", "meaning")  # rungs that guess what a field asks for


@dataclass(slots=True)
class HandingIn:
    """One form being handed in."""

    work: FormWork
    texts: frozenset[str] = frozenset()  # that stood on the form from the start
    earlier: frozenset[str] = frozenset()  # that stood so on the pages before
    corrected: Counter[str] = field(default_factory=Counter)  # how often, by field
    open: list[int] = field(default_factory=list)  # refusals in the record that were corrected
    read_back: bool = False  # all that is left is to say that it is right
    names: int = 0  # other login names tried
    sent_again: bool = False  # after it came back without a word
    pages: set[frozenset[str]] = field(default_factory=set)  # pages of the form so far, by the keys of their fields

    def standing(self) -> Standing:
        """What is there before the press."""
        now = {text.text for said in said_in_all_frames(self.work) for text in said.texts}
        self.texts = self.texts or frozenset(now)
        form = self.work.perceive()
        if form:
            self.pages.add(frozenset(form.fields))
        return Standing(self.texts | self.earlier, form, self.work.actor.watch.current.url)

    def press(self, button: Spot, act: Act | None, presser: Presser) -> None:
        """Press what hands the form in: what *button* says, else what can be meant by it."""
        press_to_hand_in(self.work, button, act, presser, HANDS_IN if self.read_back else None)

    def go_on(self, answer: NextPage | ReadBack | RefusedForm | CameBack, act: Act | None) -> None:
        """Do what a person does about an answer before she presses again; raises what ends it."""
        if isinstance(answer, NextPage):
            self._turn_page(act)
        elif isinstance(answer, ReadBack):
            self.read_back = True
        elif isinstance(answer, CameBack):
            if act is not Act.REGISTER or self.sent_again:  # nobody sends a letter twice that may have been taken
                raise self._came_back(act)
            self._send_again()
        else:
            self._correct(answer)

    def _turn_page(self, act: Act | None) -> None:
        """Fill in the next page of the form; raises where it is one that was handed in already, and empty again."""
        form = self.work.perceive()
        page = frozenset(form.fields) if form else frozenset()
        if page and page in self.pages:
            raise self._came_back(act if "consult.body" in self.work.concepts else None)
        self.earlier |= self.texts
        self.texts = frozenset()
        self.work.go_on()

    def taken(self) -> None:
        """The form was taken after all."""
        for number in self.open:
            self.work.actor.recorder.amend_refusal(number, corrected=True, recovered=True)

    def is_proved_by(self, proof: Spot | None, before: Standing) -> bool:
        """Whether the form has gone and a *proof* come instead that was not there: a number to ask about it with."""
        form = self.work.perceive()
        if proof is None or (form and before.form and any(key in before.form.fields for key in form.fields)):
            return False
        try:
            number = self.work.actor.value(proof)
        except Undetermined:  # it may be said in words nobody knows: no proof
            return False
        return bool(number) and not any(str(number) in text for text in before.texts)

    def in_doubt(self, fault: PortalFault) -> PortalFault | Undetermined:
        """
        A fault the form ended in, as it stands; Undetermined where she may have asked in a form for others.

        That a case is not found says nothing where something was guessed, or her password was not asked for.
        """
        unasked = "progress.password" in self.work.facts and "progress.password" not in self.work.concepts
        unsure = any(one.asked.rung in UNSURE for one in self.work.given.values())
        if fault.reason is not Reason.NOT_FOUND or not (self.work.guessed or unasked or unsure):
            return fault
        return Undetermined(
            Reason.GUESS_REFUSED,
            fault.message or Told.of("findings.says", words=Said("")),
            fault.about,
            seen=fault.seen,
        )

    # --- refusals -------------------------------------------------------------------------------------------------

    def _correct(self, refused: RefusedForm) -> None:
        keys = list(refused.form.fields) if refused.form else []
        numbers: list[int] = []
        for one in refused.refusals:
            key = keys[one.at] if one.at is not None and one.at < len(keys) else ""
            number = self._record(refused.form, key, one)
            if sum(self.corrected.values()) >= CORRECTIONS or not self._mend(refused.form, key, one):
                raise self._final(refused.form, key, one)
            numbers.append(number)
        for number in numbers:
            self.work.actor.recorder.amend_refusal(number, corrected=True)
        self.open += numbers

    def _record(self, form: Perceived | None, key: str, refused: Refused) -> int:
        one = form.fields[key] if form and key else None
        actor = self.work.actor
        return actor.recorder.refused(
            label_of(one.field) if one else "",
            actor.redact(refused.words),
            concept=one.concept if one else None,
            guessed=key in self.work.guessed,
        )

    def _mend(self, form: Perceived | None, key: str, refused: Refused) -> bool:
        """Correct what was refused, as a person would, once; whether there was anything to correct."""
        self.corrected[key or refused.complaint] += 1
        again = self.corrected[key or refused.complaint] > 1
        if again or form is None:
            return False
        if refused.complaint is Complaint.SPEED:
            self._wait(refused.words)
            self.work.go_on()  # what the portal has emptied: passwords
            return True
        if not key:
            return refused.complaint is Complaint.MISSING and self._fill_what_is_empty(form)
        one = form.fields[key]
        hers = one.field.filled and key in self.work.given  # what the portal had filled in by itself is given anew
        if not hers or refused.complaint is Complaint.MISSING:
            return self.work.go_on({key}) and not hers
        return self._other_form(form, key, self.work.given[key], refused)

    def _fill_what_is_empty(self, form: Perceived) -> bool:
        """Answer every field that is empty and looks as if it were meant: whatever is chosen, ticked, or known."""
        empty = [
            key
            for key, one in form.fields.items()
            if not one.field.filled
            and (one.field.required or one.fact or one.field.kind not in ("text", "area", "number", "date"))
        ]
        texts = [key for key, one in form.fields.items() if not one.field.filled and one.field.kind in ("text", "area")]
        return self.work.go_on(set(empty or texts))

    def _other_form(self, form: Perceived, key: str, given: Given, refused: Refused) -> bool:
        one, old = given.asked, given.answer.text
        fact = one.fact
        if refused.complaint is Complaint.TAKEN:
            if one.concept not in NAMES_OF_SELF or fact is None:
                return False
            new = another_name(old, 1 + self.names)
            self.names += 1
        else:
            words = f"{refused.words} {one.field.says}"
            new = fitting(None if given.answer.guessed else one.concept, old, words, self.work.actor.lexicon)
            if new == old and one.field.says:
                return False
        if new == old:
            return False
        return self._give_again(form, key, given, new)

    def _give_again(self, form: Perceived, key: str, given: Given, text: str) -> bool:
        concept, fact = given.asked.concept, given.asked.fact
        if fact is not None:
            self.work.change(fact, text)
        alike = [
            other
            for other, one in self.work.given.items()
            if other in form.fields and one.answer.text == given.answer.text and one.asked.field.kind == "password"
        ]
        for other in dict.fromkeys((key, *alike)):
            if other in form.fields:
                self.work.give(form, other, replace(self.work.given[other].answer, text=text))
        return bool(concept or given.answer.guessed)

    def _send_again(self) -> None:
        """Wait a little and fill in the form that came back once more: she may have been too quick for it."""
        recorder = self.work.actor.recorder
        self.sent_again = True
        self.open.append(recorder.refused("", ""))
        self._wait("")
        if self.work.go_on():
            recorder.amend_refusal(self.open[-1], corrected=True)

    def _wait(self, words: str) -> None:
        actor = self.work.actor
        self.work.hands.wait(lambda: False, pause_ms(words, SPEED_MS, LONGEST_SPEED_MS))
        actor.escort.check()

    def _final(self, form: Perceived | None, key: str, refused: Refused) -> PortalFault | Undetermined:
        """Whose doing a refusal is that nothing more can be done about."""
        actor = self.work.actor
        words = actor.redact(refused.words)
        message = Told.of("findings.says", words=Said(words[:120]))
        seen = Seen(url=actor.redact(actor.watch.current.url), words=words)
        given = self.work.given.get(key)
        is_fact = given is not None and given.asked.exact and given.asked.fact is not None and not given.answer.guessed
        if is_fact and not self._made_up and refused.complaint in (Complaint.RULE, Complaint.FAILED):
            return PortalFault(Reason.REJECTED, message, REFUSED, evidence=EvidenceKind.REFUSAL, seen=seen)
        about = (form.fields[key].concept if form and key else None) or REFUSED
        return Undetermined(Reason.GUESS_REFUSED, message, about, seen=seen)

    @property
    def _made_up(self) -> bool:
        """Whether she wrote something made up, which may be what was not taken; what a list offers is no such thing."""
        return any(one.answer.guessed and one.asked.field.kind in TYPED for one in self.work.given.values())

    def _came_back(self, act: Act | None) -> PortalFault | Undetermined:
        actor = self.work.actor
        message = Told.of("findings.came-back-empty")
        seen = Seen(url=actor.redact(actor.watch.current.url))
        if act is Act.CONSULT and not self._made_up:
            return PortalFault(
                Reason.NO_ACKNOWLEDGEMENT, message, "receipt.done", evidence=EvidenceKind.READ_WHOLE, seen=seen
            )
        return Undetermined(Reason.UNPROVEN, message, REFUSED, seen=seen)
