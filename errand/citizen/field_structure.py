"""What the build of a field tells of what it asks for: its kind, and what the page says there for programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from errand.given.concept import Concept
from errand.given.facts import Fact
from errand.given.plain_text import plain
from errand.page.records import Field

TYPED = frozenset({"text", "area", "number", "date"})
CHOSEN = frozenset({"list", "drawn-list", "choice", "choices", "picker", "cascade"})
KINDS_OF: Mapping[str, frozenset[str]] = {
    "textbox": TYPED,
    "field": TYPED | CHOSEN,
    "choice": CHOSEN | {"tick"},
    "select": CHOSEN,
    "file": frozenset({"file"}),
}
"""By kind of concept, how a field may be built that asks for it."""
PASSWORDS = frozenset({"person.password", "person.password-again", "progress.password"})
AUTOCOMPLETE = {
    "name": "person.name", "family-name": "person.surname", "given-name": "person.given-name",
    "nickname": "person.nickname", "username": "person.login-name", "email": "person.email", "tel": "person.phone",
    "tel-national": "person.phone", "tel-local": "person.phone", "street-address": "person.address",
    "address-line1": "person.address", "postal-code": "person.postcode", "country": "person.nationality",
    "country-name": "person.nationality", "address-level1": "person.region", "address-level2": "person.region",
    "organization": "person.employer", "organization-title": "person.occupation", "bday": "person.birth-date",
    "bday-year": "person.birth-year", "bday-month": "person.birth-month", "bday-day": "person.birth-day",
    "sex": "person.sex", "language": "person.language", "new-password": "person.password",
    "current-password": "person.password", "one-time-code": "sms.box",
}  # fmt: skip
"""The tokens of the HTML standard (autofill field names), as concepts."""
_FOR_ANYTHING = frozenset(
    map(plain, ("是", "否", "其他", "不需要", "一般", "普通", "正常", "中", "男女", "yes", "no", "other"))
)
"""Options that lists of any kind offer."""
SAY_LITTLE = frozenset(
    {
        "title", "type", "kind", "category", "area", "region", "state", "content", "body", "description", "message",
        "note", "subject", "question", "answer", "number", "code", "key", "field", "public", "open", "unit",
        "dept", "company", "business", "name", "province", "city", "district", "county", "country", "nation", "summary",
    }
)  # fmt: skip
"""Identifiers that builders give to all sorts of things: beside words of another meaning they tell nothing."""
BY_TYPE = {"email": "person.email", "tel": "person.phone"}
BY_LENGTH = {"18": "person.id-number", "11": "person.phone"}  # characters a box takes at most
_BY_AUTOCOMPLETE, _BY_TYPE, _BY_NAME, _BY_LENGTH = 70.0, 65.0, 34.0, 15.0
_BY_PART_OF_NAME = 24.0


def can_ask(field: Field, concept: Concept) -> bool:
    """Whether a field so built can ask for a concept."""
    if field.kind == "password":
        return concept.name in PASSWORDS or concept.name == "person.security-answer"
    return field.kind in KINDS_OF[concept.kind]


def by_structure(field: Field, concept: Concept, *, called: bool) -> Iterator[tuple[float, str, bool]]:
    """
    By what the page says for programs: autocomplete tokens, type, identifiers, the longest it takes.

    *called*: people read words there that are no word of the concept; identifiers then tell less.
    """
    attributes = field.attributes
    if concept.name in {AUTOCOMPLETE.get(token) for token in attributes.get("autocomplete", "").lower().split()}:
        yield _BY_AUTOCOMPLETE, "autocomplete", False
    if BY_TYPE.get(attributes.get("type", "")) == concept.name:
        yield _BY_TYPE, "type", False
    if (named := _named(concept.names, attributes, called=called)) > 0:
        yield named, "name", False
    if field.kind == "text" and BY_LENGTH.get(attributes.get("maxlength", "")) == concept.name:
        yield _BY_LENGTH, "maxlength", False


def _named(names: Iterable[str], attributes: Mapping[str, str], *, called: bool) -> float:
    """What a concept's identifiers are worth: the whole of the field's, its last part, or any other part of it."""
    said = {attributes.get("name", "").lower(), attributes.get("id", "").lower()} - {""}
    if not said:
        return 0.0
    last = {re.split(r"[.\[\]]+", one.rstrip("]"))[-1] for one in said}
    lower = {name.lower() for name in names}
    if called:
        return _BY_NAME if (said | last) & (lower - SAY_LITTLE) else 0.0
    if (said | last) & lower:
        return _BY_NAME
    parts = {part for one in said for part in re.split(r"[^a-z0-9]+", one)}
    return _BY_PART_OF_NAME if parts & lower else 0.0


def offers(field: Field, fact: Fact | None) -> bool:
    """Whether one of several options is what the citizen would give."""
    offered = [plain(option.text) for option in field.options if not option.blank]
    if fact is None or len(offered) < 2:
        return False
    wanted = {plain(word) for word in (fact.value, *fact.likely)} - _FOR_ANYTHING
    return not wanted.isdisjoint(offered)


def part_of_date(field: Field, name: str) -> str:
    """Which part of a date a box is called, or the options of a list are; "" of none."""
    if field.kind in TYPED:
        return {"年": "year", "月": "month", "日": "day"}.get(name, "")
    offered = [int(found[0]) for option in field.options if (found := re.match(r"\d+", option.text))]
    if field.kind not in CHOSEN or len(offered) < len([option for option in field.options if not option.blank]):
        return ""
    if len(offered) > 20 and all(1850 < number < 2150 for number in offered):
        return "year"
    return {12: "month", 28: "day", 29: "day", 30: "day", 31: "day"}.get(len(offered), "") if 1 in offered else ""
