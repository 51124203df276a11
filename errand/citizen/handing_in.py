"""
Handing in a form: the press, what comes in answer, and what a person does about it.

What comes is one of: the page that was wanted; another page of the same form, which is filled in too; a refusal, which
is read, tied to its field, and corrected once.  Only what came in answer to the press counts, and success seen beats
any hint.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from errand.citizen.arrival_values import Arrived, NotYet, Silent, at_rest
from errand.citizen.coming import Watcher
from errand.citizen.eyes import NEW_DOCUMENT_MS
from errand.citizen.form_press import HAND_IN, Presser, press_to_hand_in
from errand.citizen.form_work import FormWork, Given, Perceived, label_of
from errand.citizen.hands import TYPED
from errand.citizen.other_forms import another_name, fitting
from errand.citizen.refusals import Complaint, Message, Named, Refused, pause_ms, refusals
from errand.citizen.signs import GENERAL_SIGNS, PageKind
from errand.core.errors import PortalFault, Undetermined
from errand.core.evidence_kinds import EvidenceKind, Seen
from errand.core.message import Message as Told
from errand.core.message import Said
from errand.core.model import Reason
from errand.given.lexicon import Spot
from errand.given.plain_text import plain
from errand.given.portal import Act
from errand.page.field_questions import SaidText, WhatIsSaid, WhatIsSaidAnswer
from errand.page.records import PageState

PRESSES = 14  # of the button of one form: pages of a wizard and corrections together
CORRECTIONS = 5  # of one form: a person who has corrected so often gives up
SPEED_MS = 5_000.0  # waited after a refusal for speed that does not say how long
LONGEST_SPEED_MS = 30_000.0
FIRST_LOOK_MS = 300.0  # after the press, before words are taken for the answer: success may still be on its way
NAMES_OF_SELF = ("person.login-name", "person.nickname")
REFUSED = "form.rejected"  # what a refusal is about that names no field
NEXT = "form.next"  # the concept of buttons that lead to the next page of a form
SEARCH = "search.box"
HANDS_IN = Spot(HAND_IN, "the button that hands it in")
READ_BACK = "form.read-back"  # the concept of words that ask to check what was filled in
ECHO = 4  # characters of an answer that is known again
UNSURE = ("order", "meaning")  # rungs that guess what a field asks for


@dataclass(frozen=True, slots=True)
class NextPage:
    """Another page of the same form has come."""


@dataclass(frozen=True, slots=True)
class RefusedForm:
    """The form was refused."""

    refusals: Sequence[Refused]
    form: Perceived | None


@dataclass(frozen=True, slots=True)
class CameBack:
    """The form has come back as it was before anybody filled it in, without a word."""

    form: Perceived


@dataclass(frozen=True, slots=True)
class SaysIt:
    """What has come says the very number that was asked for."""

    page: PageState


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What was filled in is shown once more, with the request to check it and a button that hands it in."""


Answer = NextPage | ReadBack | RefusedForm | CameBack | SaysIt


class Answered(Exception):
    """Something has come in answer that is not the page that was waited for."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        super().__init__(answer)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stood on the page before the press."""

    texts: frozenset[str]
    form: Perceived | None
    url: str


@dataclass(slots=True)
class AnswerReader:
    """Reads the answer to one press."""

    work: FormWork
    before: Standing
    success: Spot  # whose words are no refusal, whatever else they say: 你已经注册，欢迎
    asked_for: str = ""  # a number that the page which is wanted says, whatever else it says
    pages: Collection[frozenset[str]] = ()  # of the form so far, by the keys of their fields

    def read(self, seen: Arrived, waited_ms: float) -> Answer | None:
        """What a look that found not the page that was wanted says about the form; None: nothing yet."""
        if not self._is_answer(seen, waited_ms):
            return None
        answer = self._what_came(seen)
        if answer and seen.page and self.work.actor.arriving.moved_on(seen.page):
            return None  # another document has come while it was read: it may be the page that is wanted
        return answer

    def _what_came(self, seen: Arrived) -> Answer | None:
        form = self.work.perceive()
        following = form if form and not self.work.actor.act.dialogs and self._is_next_page(form) else None
        following = None if following and self._stands_beside(following) else following
        if following and frozenset(following.fields) not in self.pages:
            return self._said(seen) or NextPage()  # its hints are new with it, and refuse nothing
        if refused := self._refused(form):
            return RefusedForm(refused, form)
        if self._is_read_back():
            return ReadBack()
        if following:
            return self._said(seen) or NextPage()  # it was handed in already, and nothing says why it comes again
        return self._silence(seen, form)

    def _silence(self, seen: Arrived, form: Perceived | None) -> Answer | None:
        """What is left to be said where no page of the form and no refusal has come."""
        if isinstance(seen, Silent):
            back = form if form and not seen.unchanged and self._came_back(form) else None
            return self._said(seen) or (CameBack(back) if back else None)
        return None

    def _is_answer(self, seen: Arrived, waited_ms: float) -> bool:
        """Whether what is seen now may be all that comes in answer."""
        if not isinstance(seen, (NotYet, Silent)):
            return False
        if isinstance(seen, NotYet) and (seen.abroad or seen.layer or seen.door):
            return False  # she goes on to another host, or there is something to be pressed first
        page = seen.page
        if page is None or not at_rest(page) or self.work.actor.arriving.is_leaving(page):
            return False
        return waited_ms >= FIRST_LOOK_MS and (page.quiet or isinstance(seen, Silent))

    def _said(self, seen: Arrived) -> SaysIt | None:
        """What it is where something that has come says the number."""
        wanted, page = plain(self.asked_for), seen.page if isinstance(seen, (NotYet, Silent)) else None
        said = (text for answer in said_in_all_frames(self.work) for text in answer.texts) if wanted else ()
        if page is None or not any(wanted in plain(text.text) and self._is_new(text) for text in said):
            return None
        return SaysIt(page)

    # --- refusals -------------------------------------------------------------------------------------------------

    def _refused(self, form: Perceived | None) -> list[Refused]:
        fields = named(self.work, form) if form else []
        return refusals(list(self._messages()), fields, self.work.actor.lexicon)

    def _messages(self) -> Iterator[Message]:
        act = self.work.actor.act
        for spoken in act.dialogs:
            yield Message(spoken, spoken=True)
        for answer in said_in_all_frames(self.work):
            for invalid in answer.invalid:
                if invalid.focused:
                    yield Message(invalid.message, (invalid.name, invalid.id, invalid.label), native=True)
            news = [text for text in answer.texts if self._is_new(text)]
            for text in sorted(news, key=lambda text: not text.alarming):
                where = (text.field.name, text.field.id, text.field.label) if text.field else ()
                yield Message(text.text, where)

    def _is_new(self, text: SaidText) -> bool:
        """Whether it came in answer, and is no notice that stands for something else: an expired session, a closure."""
        if text.text in self.before.texts or text.at < self.work.actor.act.since - NEW_DOCUMENT_MS:
            return False
        lexicon = self.work.actor.lexicon
        return not any(lexicon.says(sign.concept, text.text) for sign in (*GENERAL_SIGNS, self.success))

    # --- other pages ----------------------------------------------------------------------------------------------

    def _is_next_page(self, form: Perceived) -> bool:
        """
        Whether most fields were not there before, and something is to be answered.

        A login form is no next page, and what she is let in to is none of a login's; nor is a search of the site, which
        stands on whatever page has come.
        """
        before = self.before.form
        if before is None or is_login(form) or is_login(before) or is_search(form):
            return False
        new = [key for key in form.fields if key not in before.fields]
        return len(new) * 2 > len(form.fields) and any(not form.fields[key].field.filled for key in new)

    def _stands_beside(self, form: Perceived) -> bool:
        """Whether a form with other buttons only stands beside what was filled in, read back."""
        lexicon = self.work.actor.lexicon
        return not any(lexicon.says(HAND_IN, one.text) for one in form.form.buttons) and self._is_read_back()

    def _is_read_back(self) -> bool:
        """Whether a page asks to check what was filled in, and shows it."""
        actor = self.work.actor
        said = [text.text for answer in said_in_all_frames(self.work) for text in answer.texts]
        new = [text for text in said if text not in self.before.texts]
        if not any(actor.lexicon.says(READ_BACK, text) for text in new):
            return False
        typed = [one.answer.text for one in self.work.given.values() if not one.answer.secret]
        shown = any(len(one) >= ECHO and one in text for one in typed for text in new)
        return shown and actor.sees(HANDS_IN)

    def _came_back(self, form: Perceived) -> bool:
        """Whether the same fields are there, and none holds what was typed into it."""
        given = [key for key, one in self.work.given.items() if one.answer.text]
        same = [key for key in given if key in form.fields]
        return len(same) >= 2 and len(same) * 2 > len(given) and not any(form.fields[key].field.filled for key in same)


def named(work: FormWork, form: Perceived) -> list[Named]:
    """The fields of a form as refusals may call them."""
    fields = []
    for at, one in enumerate(form.fields.values()):
        words: tuple[str, ...] = ()
        if one.concept and one.concept in work.actor.lexicon.concepts:
            words = work.actor.lexicon.forms(one.concept).literals
        labels = tuple(one.field.names.get(rung, "") for rung in ("label", "beside", "above", "role", "legend"))
        attributes = one.field.attributes
        fields.append(Named(at, (*labels, *words), (attributes.get("name", ""), attributes.get("id", ""))))
    return fields


def said_in_all_frames(work: FormWork) -> list[WhatIsSaidAnswer]:
    """What all frames say at the moment."""
    with work.actor.translate_playwright_errors():
        return [said for frame in work.actor.frames() if (said := work.actor.ask(frame, WhatIsSaid()))]


def is_login(form: Perceived) -> bool:
    """Whether a form logs in: one password, and at most an account and a code beside it."""
    kinds = [one.field.kind for one in form.fields.values()]
    return (
        kinds.count("password") == 1
        and len(kinds) <= 4
        and not any(one.concept in ("person.password-again", "person.id-number") for one in form.fields.values())
    )


def is_search(form: Perceived) -> bool:
    """Whether it is no more than the box in which every page of a portal offers to search."""
    return len(form.fields) == 1 and all(one.concept == SEARCH for one in form.fields.values())


def begins(work: FormWork, near: Spot) -> bool:
    """Whether the page asks for the first part of a form, which will ask for *near* on a later page."""
    work.near = near
    form = work.perceive()
    if form is None or is_login(form) or is_search(form):
        return False
    lexicon = work.actor.lexicon
    return any(lexicon.says(NEXT, button.text) for button in form.form.buttons if not button.disabled)


@dataclass(frozen=True, slots=True)
class Attentive:
    """Looks for the page that is wanted, and listens to what is said instead; raises Answered for that."""

    watcher: Watcher
    reader: AnswerReader

    def at(self, page: type[PageKind], waited_ms: float, *, may_act: bool = True) -> Arrived:
        """One look."""
        seen = self.watcher.at(page, waited_ms, may_act=may_act)
        if answer := self.reader.read(seen, waited_ms):
            raise Answered(answer)
        return seen


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
