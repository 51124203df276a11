"""
What comes in answer when a form has been handed in, read off the page.

Only what came in answer to the press counts, and success seen beats any hint.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from errand.citizen.arrival_values import Arrived, NotYet, Silent, at_rest
from errand.citizen.coming import Watcher
from errand.citizen.eyes import NEW_DOCUMENT_MS
from errand.citizen.form_press import HAND_IN
from errand.citizen.form_work import FormWork, Perceived
from errand.citizen.refusals import Message, Named, Refused, refusals
from errand.citizen.signs import GENERAL_SIGNS, PageKind
from errand.given.lexicon import Spot
from errand.given.plain_text import plain
from errand.page.field_questions import SaidText, WhatIsSaid, WhatIsSaidAnswer
from errand.page.records import PageState

FIRST_LOOK_MS = 300.0  # after the press, before words are taken for the answer: success may still be on its way
NEXT = "form.next"  # the concept of buttons that lead to the next page of a form
SEARCH = "search.box"
HANDS_IN = Spot(HAND_IN, "the button that hands it in")
READ_BACK = "form.read-back"  # the concept of words that ask to check what was filled in
ECHO = 4  # characters of an answer that is known again


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
