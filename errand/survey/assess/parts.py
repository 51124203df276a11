"""The parts of a guide that rules hold against each other, and what their words mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from errand.citizen.wording import bare, says_nothing
from errand.core.message import Message
from errand.given.lexicon import Lexicon, load_lexicon
from errand.given.plain_text import tight
from errand.given.shared_expressions import compiled
from errand.survey.assess.amounts import Limit, limit, visits, yes
from errand.survey.assess.depth import DepthReader
from errand.survey.assess.elements import value_of

# Kept, and the two parts held against each other: the guide's words, or what errand says of them; None: does not apply.
Outcome: TypeAlias = tuple[bool, str | Message, str | Message] | None


@dataclass(frozen=True, slots=True)
class Parts:
    """What the rules look at: sections by key class, and fields by label; the lexicon says what their words mean."""

    sections: Mapping[str, str | None]
    fields: Mapping[str, str]
    lexicon: Lexicon = field(default_factory=load_lexicon)

    def field(self, *names: str) -> str:
        """The first of these elements with what the hall calls it, as "label：value"; "" where none says anything."""
        found = (value_of(self.fields, name) for name in names)
        return next((f"{one[0]}：{one[1]}" for one in found if one and bare(one[1])), "")

    def section(self, key: str) -> str:
        """The words of a section."""
        return self.sections.get(key) or ""

    # --- what a part means; each takes what `field` gives --------------------------------------------------------

    def yes(self, part: str) -> bool | None:
        """Whether a field says yes; None where it says something else."""
        return yes(value(part), self.lexicon)

    def limit(self, part: str) -> Limit | None:
        """The time limit of a field."""
        return limit(value(part), self.lexicon)

    def visits(self, part: str) -> int | None:
        """How many visits a field says are needed."""
        return visits(value(part), self.lexicon)

    def depth(self, part: str) -> str | None:
        """How deep an item can be handled online, as a field says."""
        return DepthReader(self.lexicon).depth([value(part)])

    def given(self, part: str) -> bool:
        """Whether a field is there and says something."""
        return bool(part) and not self.empty(value(part))

    # --- what words mean ---------------------------------------------------------------------------------------

    def empty(self, words: str) -> bool:
        """Whether words stand in for what is not said."""
        return says_nothing(words, self.lexicon)

    def says(self, concept: str, words: str) -> bool:
        """Whether words contain those of a surveyor's concept."""
        return self.lexicon.says(f"survey.{concept}", words)

    def quote(self, concept: str, words: str) -> str:
        """The piece of the first line that a surveyor's concept finds; "" where no line has one."""
        found = (self.lexicon.part(f"survey.{concept}", line) for line in words.splitlines())
        return next((piece for piece in found if piece), "")

    def every(self, concept: str, part: str, words: str) -> Iterator[str]:
        """All that the words of a surveyor's concept have as *part*, line by line."""
        for line in words.splitlines():
            for expression in self.lexicon.forms(f"survey.{concept}").valued:
                yield from (found[part] for found in compiled(expression).finditer(tight(line)))


def value(quote: str) -> str:
    """The hall's words of what `Parts.field` gives."""
    return quote.partition("：")[2]
