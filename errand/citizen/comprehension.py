"""
What the fields of a form ask for: a concept of the lexicon for each, by words, by build, by meaning.

The whole form is understood at once: each concept goes to the field it fits best, so that 密码 is not also 确认密码,
and of two boxes of one label the small one is the title and the large one the body.  Pure: no browser, no clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from errand.citizen.field_names import Named, fit, longest_word
from errand.citizen.field_structure import (
    CHOSEN,
    KINDS_OF,
    PASSWORDS,
    TYPED,
    by_structure,
    can_ask,
    offers,
    part_of_date,
)
from errand.given.concept import Concept
from errand.given.facts import Fact, Facts
from errand.given.lexicon import Lexicon
from errand.given.plain_text import plain
from errand.page.records import Field, PerceivedForm

EMPLOYER = "person.employer"
AGAIN = "again"  # the rung of a field that asks for the same thing once more
OFTEN_TWICE = frozenset({"person.name", "person.phone", "person.email", "person.address", "person.postcode"})
"""What one form asks for under two names: 手机号码 and 联系电话."""
MARKS = frozenset({"login.mark", "login.account", "register.mark", "form.list", "speak.form", "sms.box", "captcha"})
"""Concepts that stand for a whole form, or are told by how the field is built."""
CALLING = frozenset({"role", "label", "beside", "above"})
"""Rungs that name a field by itself, not by an example or by what stands around several."""
LEAST_MEANT = 2  # characters: 至, 从 and the like only join a box to the one before
HERS = frozenset({"person.name", "person.id-number", "person.address", "person.email"})
"""What she gives of herself and of nobody else; her telephone will do for another's."""
_BY_FILE = 300.0
_BY_OPTION, _OFFERED = 50.0, 12.0  # for an option that is the very fact; the same beside words that fit
_UNUSUAL = 70.0  # against a large box for a title
_KNOWN, _KIND, _KIN = 6.0, 4.0, 3.0  # for a fact there is, for the kind it most often has, for each of its family


@dataclass(frozen=True, slots=True)
class Understood:
    """
    What a field asks for.

    *concept* is of the lexicon, or the label by which a portal file names the field; None where errand does not know.
    *rung*: what told it; *exact*: by the very words, or by the file.  *fact* is what the citizen would give.
    """

    field: Field
    concept: str | None
    rung: str = ""
    exact: bool = False
    fact: Fact | None = None


class Nearness(Protocol):
    """What a text means where no word fits it (errand/given/meaning.py)."""

    def nearest(self, text: str, concepts: Iterable[str]) -> tuple[str, float] | None:
        """The concept and how near it comes; None where that is not sure."""


@dataclass(frozen=True, slots=True)
class _Match:
    at: int
    concept: str
    score: float
    rung: str
    exact: bool


def understand(
    form: PerceivedForm, lexicon: Lexicon, facts: Facts, meaning: Nearness | None = None
) -> list[Understood]:
    """What each field of *form* asks for, in its order; *meaning* is asked only where neither word nor build tells."""
    return _Reading(form.fields, lexicon, facts).understood(meaning)


class _Reading:
    """One form, while it is being understood."""

    def __init__(self, fields: Sequence[Field], lexicon: Lexicon, facts: Facts) -> None:
        self.fields = fields
        self.named = [Named(field, lexicon) for field in fields]
        self.lexicon = lexicon
        self.facts = facts
        self.concepts = [one for one in lexicon.concepts.values() if one.kind in KINDS_OF and one.name not in MARKS]
        self.given: dict[int, _Match] = {}

    def understood(self, meaning: Nearness | None) -> list[Understood]:
        self._by_build()
        self._assign(self._matches())
        self._as_sought()
        self._in_order()
        self._whole_name()
        self._once_more()
        if meaning is not None:
            self._by_meaning(meaning)
        return [self._said(at) for at in range(len(self.fields))]

    def _said(self, at: int) -> Understood:
        match = self.given.get(at)
        if match is None:
            return Understood(self.fields[at], None)
        return Understood(self.fields[at], match.concept, match.rung, match.exact, self.facts.get(match.concept))

    # --- by how it is built -------------------------------------------------------------------------------------------

    def _by_build(self) -> None:
        """What needs no word: the agreement, the captcha, the code that is sent, a telephone account to log in with."""
        for at, field in enumerate(self.fields):
            if field.agreement:
                self._give(at, "register.agree", "kind")
            elif field.kind == "captcha":
                self._give(at, "captcha", "kind")
            elif field.kind == "code" or (field.kind in TYPED and self.named[at].asks_for_code):
                self._give(at, "sms.box", "kind")
        for at, concept in self._birth_date():
            self._give(at, concept, "options", exact=True)
        if (account := self._account()) is not None and "login.account" in self.facts:
            self._give(account, "login.account", "order")

    def _birth_date(self) -> Iterator[tuple[int, str]]:
        """Year, month and day of the birth in lists of their own, beside each other, the first of which is named."""
        names = [named.label for named in self.named]
        parts = [part_of_date(field, name) for field, name in zip(self.fields, names, strict=True)]
        for at in range(len(parts) - 2):
            said = f"{names[at]} {self.fields[at].names.get('legend', '')} {self.fields[at].names.get('heading', '')}"
            if parts[at : at + 3] == ["year", "month", "day"] and self.lexicon.says("person.birth-date", said):
                yield from ((at + more, f"person.birth-{part}") for more, part in enumerate(("year", "month", "day")))

    def _account(self) -> int | None:
        """The box above the only password of a form that logs in; None in any other form."""
        passwords = [at for at, field in enumerate(self.fields) if field.kind == "password"]
        typed = [at for at, field in enumerate(self.fields) if field.kind in TYPED]
        is_login = len(passwords) == 1 and len(typed) == 1 and typed[0] < passwords[0]
        return typed[0] if is_login else None

    def _give(self, at: int, concept: str, rung: str, *, exact: bool = False) -> None:
        self.given[at] = _Match(at, concept, 0.0, rung, exact)

    # --- by words -----------------------------------------------------------------------------------------------------

    def _matches(self) -> list[_Match]:
        """All that any field might ask for, the best first."""
        found = [
            match
            for at in range(len(self.fields))
            if at not in self.given
            for match in (*self._by_label(at), *self._outspoken(at, list(self._by_concepts(at))))
        ]
        kin = self._kin(found)
        weighed = [self._weighed(match, kin) for match in found]
        return sorted(weighed, key=lambda match: -match.score)

    def _by_label(self, at: int) -> Iterator[_Match]:
        """By the labels a portal file names."""
        for label in self.facts:
            if label not in self.lexicon.concepts and (rung := self.named[at].called(label)):
                yield _Match(at, label, _BY_FILE, rung, exact=True)

    def _by_concepts(self, at: int) -> Iterator[_Match]:
        field, named = self.fields[at], self.named[at]
        found = [
            (concept.name, *best)
            for concept in self.concepts
            if self._can_ask(field, concept) and (best := self._fit(at, concept))[0] > 0
        ]
        said = any(exact for _, _, rung, exact in found if rung in CALLING)
        for concept, score, rung, exact in found:
            if (exact and rung in CALLING) or not (
                (said and rung == "name")  # what is called by a concept's very words is none of what builders call it
                or (concept in HERS and named.of_others)
                or (concept != EMPLOYER and named.of_organisations)
            ):
                yield _Match(at, concept, score, rung, exact)

    def _fit(self, at: int, concept: Concept) -> tuple[float, str, bool]:
        """How well a field fits a concept, by words, by an option or by its build: the score, the rung, if exactly."""
        field, named = self.fields[at], self.named[at]
        by_option = [(_BY_OPTION, "options", False)] if offers(field, self.facts.get(concept.name)) else []
        by_structure_ = by_structure(field, concept, called=bool(named.label))
        return max((fit(named, concept, self.lexicon), *by_option, *by_structure_), key=lambda one: one[0])

    def _outspoken(self, at: int, found: Sequence[_Match]) -> Iterator[_Match]:
        """
        Those whose words are not part of a longer word for something else: 其它邮件地址 asks for no postal address.

        What is hers alone is given to no field that is called something else, whatever identifier it has.
        """
        words = {} if len(found) < 2 else {one.concept: self._longest_word(at, one.concept) for one in found}
        for match in found:
            word, others = words.get(match.concept, ""), [said for one, said in words.items() if one != match.concept]
            within = bool(word) and any(word in other and word != other for other in others)
            unsaid = not word and match.concept in HERS and match.rung == "name" and any(others)
            if match.exact or not (within or unsaid):
                yield match

    def _longest_word(self, at: int, concept: str) -> str:
        named = self.named[at]
        known = self.lexicon.concepts.get(concept)
        return longest_word(named, known, self.lexicon) if known else ""

    def _can_ask(self, field: Field, concept: Concept) -> bool:
        """Whether a field so built can ask for a concept: a password also by a box that shows dots by its style."""
        if concept.name in ("person.password", "person.password-again"):
            in_dots = field.kind == "text" and not self._has_own_password()
            return field.kind == "password" or in_dots
        return can_ask(field, concept)

    def _has_own_password(self) -> bool:
        """Whether a field that hides what is typed asks for the password, not only for the same once more."""
        again = self.lexicon["person.password-again"]
        return any(
            field.kind == "password" and not fit(named, again, self.lexicon)[2]
            for field, named in zip(self.fields, self.named, strict=True)
        )

    @staticmethod
    def _kin(found: Sequence[_Match]) -> Mapping[str, int]:
        """How many fields speak of each family of concepts in so many words: what the form is about."""
        speaking: dict[str, set[int]] = {}
        for match in found:
            if match.exact:
                speaking.setdefault(_family(match.concept), set()).add(match.at)
        return {family: len(fields) for family, fields in speaking.items()}

    def _weighed(self, match: _Match, kin: Mapping[str, int]) -> _Match:
        field = self.fields[match.at]
        more = _KNOWN if match.concept in self.facts else 0.0
        more += _KIN * min(3, kin.get(_family(match.concept), 0)) / 3
        more += _OFFERED if offers(field, self.facts.get(match.concept)) else 0.0
        more += _KIND if _is_usual(field, match.concept) else 0.0
        more -= _UNUSUAL if match.concept == "consult.title" and field.kind == "area" else 0.0
        return _Match(match.at, match.concept, match.score + more, match.rung, match.exact)

    def _assign(self, matches: Iterable[_Match]) -> None:
        """Each concept to the field it fits best, each field to the best concept that is left."""
        taken = {match.concept for match in self.given.values()}
        for match in matches:
            if match.at not in self.given and match.concept not in taken:
                self.given[match.at] = match
                taken.add(match.concept)

    def _as_sought(self) -> None:
        """What she looked for by its name is what she found it as, where nothing else she knows fits it."""
        taken = {match.concept for match in self.given.values()}
        for at, field in enumerate(self.fields):
            known = at in self.given and self.given[at].concept in self.facts
            sought = field.concept
            if sought and sought in self.facts and sought not in taken and not known:
                self._give(at, sought, "beside")
                taken.add(sought)

    # --- by order -----------------------------------------------------------------------------------------------------

    def _in_order(self) -> None:
        taken = {match.concept: at for at, match in self.given.items()}
        for at, field in enumerate(self.fields):
            if at in self.given:
                continue
            concept = self._by_neighbours(at, field, taken)
            if concept:
                self._give(at, concept, "order")
                taken.setdefault(concept, at)

    def _by_neighbours(self, at: int, field: Field, taken: Mapping[str, int]) -> str | None:
        """What is told by the fields around it: the second password, the lists of one region, the box above a body."""
        if field.kind == "password":
            return next((one for one in ("person.password", "person.password-again") if one not in taken), None)
        before = self.given.get(at - 1)
        if before and field.kind in CHOSEN and self._is_sister(at) and before.concept in self.lexicon.concepts:
            return before.concept
        if "login.account" not in taken and self._account() == at:
            return "person.login-name"
        areas = [one for one, other in enumerate(self.fields) if other.kind == "area"]
        if field.kind == "area" and len(areas) == 1 and "consult.body" not in taken:
            return "consult.body"
        if field.kind == "text" and areas and at == areas[0] - 1 and "consult.title" not in taken:
            same = self.named[at].label and self.named[at].label == self.named[areas[0]].label
            return "consult.title" if same else None
        return None

    def _is_sister(self, at: int) -> bool:
        """Whether a field and the one before it are lists of one label: province, city and district."""
        return self.named[at].label == self.named[at - 1].label and self.fields[at].kind == self.fields[at - 1].kind

    def _whole_name(self) -> None:
        """A given name that nobody asks the surname for is the whole name: 名字."""
        given = {match.concept: match for match in self.given.values()}
        alone = given.get("person.given-name")
        if alone and not given.keys() & {"person.surname", "person.name"}:
            self._give(alone.at, "person.name", alone.rung, exact=alone.exact)

    def _once_more(self) -> None:
        """
        The same thing asked for under another name: 手机号码, then 联系电话; 家庭住址, then 联系地址.

        Under the same name, or behind what is asked of a firm, it is another kind of applicant's.
        """
        taken = {match.concept: at for at, match in self.given.items()}
        for at, (field, named) in enumerate(zip(self.fields, self.named, strict=True)):
            if at in self.given or named.of_others or named.of_organisations:
                continue
            for concept in self.concepts:
                if concept.name not in OFTEN_TWICE or concept.name not in taken or not self._can_ask(field, concept):
                    continue
                before = taken[concept.name]
                other = self.named[before]
                _, rung, exact = fit(named, concept, self.lexicon)
                apart = any(between.of_organisations for between in self.named[before + 1 : at])
                if exact and rung in CALLING and plain(other.label) != plain(named.label) and not apart:
                    self._give(at, concept.name, AGAIN)
                    break

    # --- by meaning ---------------------------------------------------------------------------------------------------

    def _by_meaning(self, meaning: Nearness) -> None:
        taken = {match.concept for match in self.given.values()}
        silent = not any(field.required for field in self.fields)  # the form does not say what must be filled in
        for at, field in enumerate(self.fields):
            named = self.named[at]
            label = named.label
            if (
                at in self.given
                or len(label) < LEAST_MEANT
                or named.of_others
                or not (field.required or (silent and field.required is None))
            ):
                continue  # to load the encoder takes a second: not for what may be left empty
            able = [
                one.name
                for one in self.concepts
                if one.name not in taken
                and can_ask(field, one)
                and (field.kind == "password" or one.name not in PASSWORDS)
                and (one.name == EMPLOYER or not named.of_organisations)
            ]
            found = meaning.nearest(label, able)
            if found is not None:
                self._give(at, found[0], "meaning")
                taken.add(found[0])


def _family(concept: str) -> str:
    return concept.partition(".")[0]


def _is_usual(field: Field, concept: str) -> bool:
    """Whether a field of this kind is what most often asks for the concept."""
    if concept == "consult.body":
        return field.kind == "area"
    return concept == "consult.title" and field.kind == "text" and "rows" not in plain(field.says)
