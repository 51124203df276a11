"""
Working a form: every field of it in the order one reads it, from what the citizen knows.

What a field asks for is told by comprehension.py, how it is worked by hands.py and choosing.py; here it is decided what
is given, and what is left: what stands there already, and what nobody insists on and nobody usually fills in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from msgspec.structs import replace as with_changes
from playwright.sync_api import Frame

from errand.citizen.actor import Actor
from errand.citizen.answering import Answer
from errand.citizen.comprehension import AGAIN, Understood, understand
from errand.citizen.drawn_lists import choose_drawn
from errand.citizen.hands import DRAWN, TYPED, Asked, FieldGone, Hands
from errand.citizen.other_forms import fitting
from errand.core.errors import WallReached
from errand.core.message import Message
from errand.core.model import FormField, Reason
from errand.given.facts import Fact, Facts
from errand.given.lexicon import Spot
from errand.page.questions import ReadForm
from errand.page.records import Field, PerceivedForm

SEND_CODE = Spot("sms.button", "the button for a code by SMS")
CODE = Spot("sms.box", "the code from the SMS")
TEXT_MESSAGE = Spot("sms.text", "the text message, where a test system shows it on the page")
UNKNOWN = "form.field"  # the concept of a field nobody knows
USUAL = frozenset(
    {
        "person.login-name", "person.name", "person.id-number", "person.phone", "person.password",
        "person.password-again", "consult.title", "consult.body", "progress.number", "progress.password",
        "login.account", "login.mark",
    }
)  # fmt: skip
"""What a citizen fills in wherever it is asked for, whether or not the form insists on it."""
HERS = frozenset({"person.login-name", "person.password", "person.password-again"})
"""What she thinks up herself, and must remember as the portal took it."""
SHIFTING = frozenset({"list", "choice", "choices", "tick", "code", *DRAWN})  # once answered, the form may be another
PLAIN_SENTENCE = "没有其他需要说明的情况"
NOBODYS_PAGE = "https://www.example.com/"  # RFC 2606
LATE_OPTIONS_MS = 5_000  # given to a list that is filled by the choice in another: province, city, district
PASSES = 120  # times a form is looked at anew
LABELS = ("role", "label", "beside", "above", "title", "placeholder", "behind", "legend", "name")
KINDS: Mapping[str, str] = {
    "list": "list", "drawn-list": "list", "cascade": "list", "picker": "list", "choice": "choice", "choices": "choice",
    "tick": "choice", "file": "file", "captcha": "captcha", "code": "sms",
}  # fmt: skip
"""Kinds of fields as the record has them; all others are text."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was given to one field, and what it was taken for."""

    asked: Understood
    answer: Answer


@dataclass(frozen=True, slots=True)
class Perceived:
    """A form as it stands, in which frame; each field by a key that it keeps when the page is drawn anew."""

    frame: Frame
    form: PerceivedForm
    fields: Mapping[str, Understood]

    @property
    def says_what_it_needs(self) -> bool:
        """Whether any field is marked as required."""
        return any(one.field.required for one in self.fields.values())


@dataclass(slots=True)
class FormWork:
    """One citizen at one form after the other; what she had to change of her facts she keeps to."""

    actor: Actor
    facts: Facts = field(default_factory=dict)
    near: Spot | None = None
    given: dict[str, Given] = field(default_factory=dict)
    instead: dict[str, str] = field(default_factory=dict)  # another form of a value of hers, for every box from now on
    guessed: set[str] = field(default_factory=set)

    @property
    def hands(self) -> Hands:
        """Her hands."""
        return Hands(self.actor)

    @property
    def concepts(self) -> set[str | None]:
        """What has been answered, on this page of the form and on those before."""
        return {one.asked.concept for one in self.given.values()}

    # --- perceiving -----------------------------------------------------------------------------------------------

    def perceive(self) -> Perceived | None:
        """The form that holds what she looks for; else the one last worked in, or the main form of the page."""
        near = self.actor.lexicon.spec(self.near) if self.near else None
        with self.actor.translate_playwright_errors():
            for question in (*([ReadForm(near)] if near else []), ReadForm()):
                for frame in self.actor.frames():
                    form = self.actor.ask(frame, question)
                    if form and form.fields:
                        return self._understood(frame, form)
        return None

    def _understood(self, frame: Frame, form: PerceivedForm) -> Perceived:
        asked = understand(form, self.actor.lexicon, self._facts(), self.actor.by_meaning)
        counts: Counter[str] = Counter()
        fields: dict[str, Understood] = {}
        for one in asked:
            bare = f"{one.field.kind}|{label_of(one.field)}|{one.field.attributes.get('name', '')}"
            counts[bare] += 1
            fields[f"{bare}|{counts[bare]}"] = one
        return Perceived(frame, form, fields)

    def _facts(self) -> Facts:
        return {
            name: replace(fact, value=self.instead[fact.value]) if fact.value in self.instead else fact
            for name, fact in self.facts.items()
        }

    # --- filling in -----------------------------------------------------------------------------------------------

    def fill_in(self, near: Spot, facts: Facts) -> None:
        """Begin a form, and give every field what it asks for."""
        self.near, self.facts = near, facts
        self.given.clear()
        self.guessed.clear()
        self.go_on()

    def go_on(self, insist: Collection[str] = ()) -> bool:
        """Answer what is to be answered yet, and the fields *insist* names in any case; whether there was anything."""
        answered: set[str] = set()
        gone: Counter[str] = Counter()
        for _ in range(PASSES):
            seen = self.perceive()
            todo = None if seen is None else next(self._to_do(seen, answered, insist), None)
            if seen is None or todo is None:
                break
            for key, answer in self._to_do(seen, answered, insist):
                answered.add(key)
                try:
                    self._await_options(key, seen.fields[key].field)
                    self.give(seen, key, answer)
                except FieldGone:
                    gone[key] += 1
                    if gone[key] < 2:
                        answered.discard(key)
                    break
                if seen.fields[key].field.kind in SHIFTING:
                    break
        return bool(answered)

    def _await_options(self, key: str, asked: Field) -> None:
        """Wait for the options of an empty list, which another fills; raises FieldGone: the form is read again then."""
        if not _offers(asked):
            self.hands.wait(partial(self._has_filled, key), LATE_OPTIONS_MS)
            raise FieldGone(asked.id)

    def _has_filled(self, key: str) -> bool:
        """Whether a list that was empty now offers something: another one, just answered, has filled it."""
        seen = self.perceive()
        one = seen.fields.get(key) if seen else None
        return one is not None and _offers(one.field)

    def _to_do(self, seen: Perceived, answered: set[str], insist: Collection[str]) -> Iterator[tuple[str, Answer]]:
        for key, one in seen.fields.items():
            if key in answered:
                continue
            answer = self.decide(seen, one, insist=key in insist)
            if answer is not None:
                yield key, answer

    # --- deciding -------------------------------------------------------------------------------------------------

    def decide(self, seen: Perceived, one: Understood, *, insist: bool = False) -> Answer | None:
        """What is given to a field; None: it is left as it is."""
        asked = one.field
        if asked.kind == "captcha" or (asked.filled and not insist):
            return None
        if asked.readonly and asked.kind in TYPED and asked.kind != "date":
            return None
        if asked.agreement:
            return Answer()  # she says yes to the terms, which is no guess
        needed = insist or bool(asked.required) or asked.kind == "code"
        fact = one.fact
        if fact is not None and asked.kind != "tick":
            silent = asked.required is None and not seen.says_what_it_needs
            usual = one.concept in USUAL and one.rung != AGAIN
            return self._by_fact(one, fact) if needed or silent or usual else None
        return self._guess(asked) if needed else None

    def _by_fact(self, one: Understood, fact: Fact) -> Answer:
        answer = Answer.of(fact)
        if one.field.kind not in TYPED:
            return answer
        hints = f"{one.field.says} {one.field.names.get('placeholder', '')}"
        text = fitting(one.concept, fact.value, hints, self.actor.lexicon)
        most = one.field.attributes.get("maxlength", "")
        if most.isdigit() and int(most) > 0 and one.concept not in ("person.id-number", "person.phone"):
            text = text[: int(most)]
        if one.concept in HERS and text != fact.value:
            self.change(fact, text)
        return answer.typed(text)

    def _guess(self, asked: Field) -> Answer:
        """What somebody writes who is not asked anything she knows."""
        kind, type_ = asked.kind, asked.attributes.get("type", "")
        by_type = {"email": "person.email", "tel": "person.phone"}.get(type_)
        if by_type and by_type in self.facts:
            return replace(Answer.of(self.facts[by_type]), guessed=True)
        if type_ == "url":
            return Answer(NOBODYS_PAGE, guessed=True)
        if kind == "number":
            return Answer(asked.attributes.get("min", "") or "1", guessed=True)
        if kind == "date":
            return Answer(
                self.facts["person.birth-date"].value if "person.birth-date" in self.facts else "", guessed=True
            )
        text = fitting(None, PLAIN_SENTENCE, asked.says, self.actor.lexicon)
        most = asked.attributes.get("maxlength", "")
        return Answer(text[: int(most)] if most.isdigit() and int(most) > 0 else text, guessed=True)

    def change(self, fact: Fact, text: str) -> None:
        """From now on a value of hers is given in another form, to every box that asks for it."""
        self.instead[fact.value] = text
        if fact.secret:
            self.actor.redact.keep(text)

    # --- giving ---------------------------------------------------------------------------------------------------

    def give(self, seen: Perceived, key: str, answer: Answer) -> None:
        """Answer one field, as its kind wants it."""
        one = seen.fields[key]
        asked = Asked(seen.frame, one.field, self.spot_of(one), one.rung or "form", one.exact)
        self.actor.escort.pace(self.actor.watch)
        with self.actor.translate_playwright_errors():
            taken = self._work(asked, answer)
        self.given[key] = Given(one, taken)
        if taken.guessed:
            self.guessed.add(key)

    def _work(self, asked: Asked, answer: Answer) -> Answer:
        hands, kind = self.hands, asked.field.kind
        if kind == "code":
            return self._code(asked)
        if kind == "tick":
            hands.tick(asked)
        elif kind == "file":
            hands.attach(asked)
        elif kind in DRAWN or (kind == "date" and asked.field.readonly):
            return self._chosen(answer, choose_drawn(hands, asked, answer))
        elif kind == "list":
            return self._chosen(answer, hands.choose_native(asked, answer))
        elif kind in ("choice", "choices"):
            return self._chosen(answer, hands.choose_beside(asked, answer))
        elif not hands.fill(asked, answer):
            hands.fill(asked, answer)  # the page put something else there meanwhile: once more
        return answer

    @staticmethod
    def _chosen(answer: Answer, chosen: str) -> Answer:
        """The same; a guess where the option says none of what was wanted."""
        said = any(word in chosen or chosen in word for word in answer.words)
        return replace(answer, text=chosen, guessed=answer.guessed or not said)

    def _code(self, asked: Asked) -> Answer:
        """
        Have a code sent, and type it: as the page shows it, or a dialog said it; else the telephone is a real one.

        Test systems show it beside the form; where one shows it in an odd place, its portal file says where (sms.text).
        """
        actor, button = self.actor, asked.field.button
        if button is None:
            actor.click(SEND_CODE)  # type: ignore[attr-defined]  # whoever fills in is a citizen
        else:
            sending = replace(asked, field=with_changes(asked.field, id=button.id), spot=SEND_CODE)
            target = self.hands.target(sending, self.hands.reach(sending))
            with actor.acting("click", SEND_CODE, target):
                actor.press_target(target)
        text = actor.await_text(TEXT_MESSAGE) or actor.heard()
        code = actor.lexicon.part("digits", text)
        if not code:
            raise WallReached(Reason.SMS_CODE, Message.of("walls.code-on-phone"), CODE.concept)
        answer = Answer(code, secret=True)
        self.hands.fill(replace(asked, spot=CODE), answer)
        return answer

    # --- the record -----------------------------------------------------------------------------------------------

    def spot_of(self, one: Understood) -> Spot:
        """What a step at a field is about: the concept, or what the page calls it."""
        if one.concept and one.concept in self.actor.lexicon.concepts:
            return Spot(one.concept, one.concept)
        return Spot(UNKNOWN, "something a form asks for", says=label_of(one.field) or one.field.kind)

    def note(self) -> None:
        """Note what the form asks for, as it stands before it is handed in; never what stands in it."""
        seen = self.perceive()
        if seen is None:
            return
        noted = [
            FormField(
                label_of(one.field),
                one.concept if one.concept in self.actor.lexicon.concepts else None,
                KINDS.get(one.field.kind, "text"),
                one.field.required,
                one.field.filled,
                key in self.guessed,
            )
            for key, one in seen.fields.items()
        ]
        self.actor.recorder.form(noted)


def _offers(asked: Field) -> bool:
    """Whether a native list offers anything to choose; true of every other field."""
    return asked.kind != "list" or any(not option.blank for option in asked.options)


def label_of(asked: Field) -> str:
    """What a page calls a field."""
    said = next((asked.names[rung] for rung in LABELS if asked.names.get(rung)), "")
    return "".join(said.split()).strip("*＊:：")[:40]
