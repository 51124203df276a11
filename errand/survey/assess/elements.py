"""What a guide should tell, and what halls call it: the table elements.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from errand.core.message import Message


@dataclass(frozen=True, slots=True)
class Element:
    """What a guide should tell; the file says what its parts mean."""

    name: str
    slug: str
    labels: tuple[str, ...]
    key: str = ""
    says: str = ""
    when: str = ""
    mandatory: bool = False
    none_is_an_answer: bool = False


@cache
def elements() -> Mapping[str, Element]:
    """All elements by name, mandatory ones first."""
    tables = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {one.name: one for one in msgspec.convert(tables["element"], tuple[Element, ...])}


def element_named(name: str) -> Message:
    """What readers call the element *name*, in their language."""
    return Message(f"survey.element-{elements()[name].slug}")


def value_of(fields: Mapping[str, str], name: str) -> tuple[str, str] | None:
    """
    Label and value of the element *name*, whatever the hall calls it.

    >>> value_of({"承诺期限": "5个工作日"}, "承诺办结时限")
    ('承诺期限', '5个工作日')
    """
    return next(((label, fields[label]) for label in elements()[name].labels if label in fields), None)
