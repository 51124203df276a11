"""
What is asked of a page while a field of a form is worked: where to press, what has come, what it holds.

Answered by scripts that are brought when the first field is worked (hands.js, choosing.js).
"""

from __future__ import annotations

from msgspec import Struct

from errand.core.model import Box
from errand.given.lexicon import Spec
from errand.page.questions import Question
from errand.page.records import Cover


class Reached(Struct, frozen=True):
    """A field brought into the window: what is to be pressed there, and what lies over it."""

    id: int  # of what is pressed: the field, or what is drawn for it
    point: tuple[float, float] | None  # from its corner, CSS pixels, where no link lies; None: the middle will do
    shown: bool  # whether a person can see it
    ticked: bool
    readonly: bool
    typable: bool  # a box for text
    tag: str
    type: str
    box: Box | None
    covered: Cover | None


class CameOption(Struct, frozen=True):
    """Something that can be chosen, as it came when a list was opened."""

    id: int
    text: str
    list: int  # options of several lists beside each other (levels, wheels) are told apart by it
    chosen: bool
    off: bool  # cannot be chosen
    reached: bool  # a press in its middle reaches it, without scrolling


class Opened(Struct, frozen=True):
    """What has come since `StandStill`."""

    options: tuple[CameOption, ...]
    done: int | None  # what confirms a choice
    box: int | None  # a box to type into, which looks for options


class Reach(Question[Reached]):
    """Bring the field held under *id* into the window, to be worked next; *tick*: to be pressed for a tick."""

    script = "hands.js"
    id: int
    concept: str | None
    tick: bool
    close: Spec


class Holding(Question[str]):
    """What the field held under *id* holds, as far as it can be read."""

    script = "hands.js"
    id: int


class UnreadBoxes(Question[tuple[Box, ...]]):
    """Bring boxes of text that go on below what is seen of them into the window: where each is then."""

    script = "hands.js"


class Ticked(Question[bool]):
    """Whether the tick or radio button held under *id* is chosen."""

    script = "hands.js"
    id: int


class StandStill(Question[bool]):
    """Remember what can be seen now; what comes later is new."""

    script = "choosing.js"


class Openers(Question[tuple[int, ...]]):
    """What may open the list of the box held under *id*, the likeliest first."""

    script = "choosing.js"
    id: int


class WhatOpened(Question[Opened]):
    """What has come since `StandStill`, beside the field *id*: *done* confirms a choice, *shut* gives it up."""

    script = "choosing.js"
    id: int | None
    done: Spec
    shut: Spec


class NamedField(Struct, frozen=True):
    """What the page calls a field."""

    name: str
    id: str
    label: str


class SaidText(Struct, frozen=True):
    """A text of the page: since when it can be seen (ms since the epoch), and the field it stands at, if at one."""

    text: str
    alarming: bool  # marked as a message, by role or class
    at: float
    field: NamedField | None


class InvalidField(Struct, frozen=True):
    """A field the browser itself finds invalid; *focused*: it has put the cursor there, to say so."""

    name: str
    id: str
    label: str
    message: str
    focused: bool


class WhatIsSaidAnswer(Struct, frozen=True):
    """All short texts of a frame, and the fields the browser finds invalid."""

    texts: tuple[SaidText, ...]
    invalid: tuple[InvalidField, ...]


class WhatIsSaid(Question[WhatIsSaidAnswer]):
    """What the page says at the moment, and at which fields."""

    script = "complaints.js"
