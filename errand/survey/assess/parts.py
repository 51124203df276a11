"""The parts of a guide that rules hold against each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from errand.citizen.wording import bare
from errand.core.message import Message
from errand.survey.assess.elements import value_of

# Kept, and the two parts held against each other: the guide's words, or what errand says of them; None: does not apply.
Outcome: TypeAlias = tuple[bool, str | Message, str | Message] | None


@dataclass(frozen=True, slots=True)
class Parts:
    """What the rules look at: sections by key class, and fields by label."""

    title: str
    sections: Mapping[str, str | None]
    fields: Mapping[str, str]

    def field(self, *names: str) -> str:
        """The first of these elements with what the hall calls it, as "label：value"; "" where none says anything."""
        found = (value_of(self.fields, name) for name in names)
        return next((f"{one[0]}：{one[1]}" for one in found if one and bare(one[1])), "")

    def section(self, key: str) -> str:
        """The words of a section."""
        return self.sections.get(key) or ""


def said(quote: str) -> str:
    """The hall's words of what `Parts.field` gives."""
    return quote.partition("：")[2]
