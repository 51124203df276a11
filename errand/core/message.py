"""
What errand has to say, before it is put into words: a code, and what belongs into the gaps of its sentence.

Records hold messages; `errand.words` makes sentences of them where somebody reads, in the reader's language.  A code is
`area.name`: the catalogue file and the entry in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar, Self

import msgspec

PLAIN = "plain"  # the code of a finished sentence: an older record's, or a team's own


class Said(msgspec.Struct, frozen=True, tag="said"):
    """What a portal says, in its own words: shown in quotation marks, in every language as it stands."""

    text: str

    @classmethod
    def each(cls, texts: Iterable[str]) -> tuple[Self, ...]:
        """Several things a portal says, to be listed."""
        return tuple(map(cls, texts))


class Term(msgspec.Struct, frozen=True, tag="term"):
    """The name of something errand has words for, such as Term("concept", "search.box") or Term("reason", "empty")."""

    kind: str  # concept, reason, verdict, journey, measure, ...: whatever the catalogue of names knows
    name: str

    @classmethod
    def each(cls, kind: str, names: Iterable[str]) -> tuple[Self, ...]:
        """Several names of one kind, to be listed."""
        return tuple(cls(kind, name) for name in names)


class Message(msgspec.Struct, frozen=True, tag="message"):
    """
    A code with its parameters: numbers, portals' words (`Said`), names (`Term`), further messages, lists of these.

    Plain text as a parameter is shown as it stands: hosts, addresses, the browser's error names.
    """

    code: str
    params: Mapping[str, Value] = {}

    in_words: ClassVar[Callable[[Message], str] | None] = None  # how `str` puts it; set by `errand.words.speak`

    @classmethod
    def of(cls, code: str, **params: Value) -> Self:
        """A message with its parameters by name."""
        return cls(code, params)

    @classmethod
    def plain(cls, text: str) -> Self:
        """A sentence that is finished already and shown as it is."""
        return cls(PLAIN, {"text": text})

    def __hash__(self) -> int:
        return hash((self.code, frozenset(self.params.items())))

    def __str__(self) -> str:
        if self.code == PLAIN:
            return str(self.params["text"])
        if Message.in_words is not None:
            return Message.in_words(self)
        return " ".join([self.code, *(f"{name}={value!r}" for name, value in self.params.items())])


Piece = int | float | str | Said | Term | Message
Value = Piece | tuple[Piece, ...]


def as_message(said: Message | str) -> Message:
    """What was said, as a message: text is a finished sentence."""
    return Message.plain(said) if isinstance(said, str) else said
