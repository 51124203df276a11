"""What was read of the lists of a hall, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from errand.core.message import Message
from errand.page.records import ListedLine
from errand.survey.assess.depth import DepthReader

_OWN_NUMBER = re.compile(r"\d{1,5}[.、]?")


@dataclass(frozen=True, slots=True)
class ListLine:
    """
    One line of a list: its title, its address, and all its words.

    href "": only a press leads there.  depth: how deep its item can be handled online, D0 to D5; None: it does not say.
    """

    title: str
    href: str
    words: tuple[str, ...]
    depth: str | None = None

    @classmethod
    def of(cls, line: ListedLine, depths: DepthReader) -> Self:
        """A line as the page gave it; its title says nothing of its depth."""
        beside = (word for words in line.words for word in words.split() if word not in line.title)
        return cls(line.title, line.href, line.words, depths.depth(beside))

    @property
    def item(self) -> tuple[str, ...]:
        """What makes two lines the same item: their words without the line's own number."""
        others = (word for word in self.words if word != self.title and not _OWN_NUMBER.fullmatch(word))
        return self.title, *others


@dataclass(slots=True)
class Listing:
    """One list of a hall: what was declared beside its entry, what it says itself, and the lines read."""

    name: str
    declared: int | None
    url: str = ""
    total: int | None = None
    lines: list[ListLine] = field(default_factory=list)
    whole: bool = True  # every line of it was read
    why: Message | None = None  # it could not be read

    @property
    def depths(self) -> list[str]:
        """How deep each line that says so can be handled online."""
        return [depth for line in self.lines if (depth := line.depth)]

    @property
    def count(self) -> int | None:
        """How many items are really listed; what the list says where it was only sampled."""
        if self.why:
            return None
        return len(self.lines) if self.whole else self.total


def items_of(listings: Iterable[Listing]) -> dict[tuple[str, ...], ListLine]:
    """Every item once, however often it is listed."""
    return {line.item: line for listing in listings for line in listing.lines}
