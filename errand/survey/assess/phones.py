"""Telephones in a guide: one to ask, another to complain, both as they are dialled from elsewhere."""

from __future__ import annotations

import re

from errand.core.message import Message
from errand.survey.assess.elements import element_named
from errand.survey.assess.parts import Outcome, Parts

CONSULT, COMPLAINT = "咨询方式", "监督投诉方式"
_NUMBER = re.compile(
    r"(?<!\d)(?:\(?0\d{2,3}\)?[-－—\s]?)?\d{7,8}(?!\d)|(?<!\d)(?:1\d{10}|12345|9\d{4}|[48]00[-\d]{7,9})(?!\d)"
)
_CODED = re.compile(r"^\(?0\d{2,3}\)?[-－—\s]?\d{7,8}$|^1\d{10}$|^12345$|^9\d{4}$|^[48]00")


def _phone(parts: Parts, name: str, word: str) -> str:
    """The telephone of one kind: from a table, or from the line of the section that names it."""
    if field := parts.field(name):
        return field
    lines = re.split(r"[\n；;]|(?=咨询|监督|投诉)", parts.section("phone"))
    return next((line.strip() for line in lines if word in line and _NUMBER.search(line)), "")


def _phones(parts: Parts) -> tuple[str, str]:
    consult, complaint = _phone(parts, CONSULT, "咨询"), _phone(parts, COMPLAINT, "投诉")
    return consult or next(iter(parts.section("phone").splitlines()), ""), complaint


def phones_differ(parts: Parts) -> Outcome:
    """Whether there is one telephone to ask and another to complain."""
    consult, complaint = _phones(parts)
    if not consult:
        return None
    if not complaint:
        return False, consult, Message.of("survey.lacks", element=element_named(COMPLAINT))
    one, other = (set(map(_digits, _NUMBER.findall(words))) for words in (consult, complaint))
    return (one != other, consult, complaint) if one and other else None


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def phones_coded(parts: Parts) -> Outcome:
    """Whether every fixed line is given with its area code."""
    numbers = [(words, number) for words in _phones(parts) for number in _NUMBER.findall(words)]
    if not numbers:
        return None
    bare_ones = [words for words, number in numbers if not _CODED.match(number)]
    return not bare_ones, (bare_ones or [numbers[0][0]])[0], ""
