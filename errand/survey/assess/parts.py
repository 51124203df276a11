"""The parts of a guide that rules hold against each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from errand.citizen.wording import bare
from errand.survey.assess.elements import value_of

Outcome = tuple[bool, str, str] | None  # kept, and the two parts held against each other; None: does not apply


@dataclass(frozen=True, slots=True)
class Parts:
    """What the rules look at: sections by key class, and fields by label."""

    title: str
    sections: Mapping[str, str | None]
    fields: Mapping[str, str]

    def field(self, *names: str) -> str:
        """The first of these elements with what the hall calls it, as "label：value"; "" where none says anything."""
        told = (value_of(self.fields, name) for name in names)
        return next((f"{one[0]}：{one[1]}" for one in told if one and bare(one[1])), "")

    def section(self, key: str) -> str:
        """The words of a section."""
        return self.sections.get(key) or ""


def said(quote: str) -> str:
    """The hall's words of what `Parts.field` gives."""
    return quote.partition("：")[2]
