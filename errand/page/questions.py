"""
Everything that can be asked of a page: each question names the function of the scripts that answers it, and its answer.

A class `Texts` is answered by the function `texts` in errand/page/scripts; its fields, in camelCase, are what the
function is given.  Questions about one element are put to a locator, all others to a frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from msgspec import Struct

from errand.given.lexicon import Spec
from errand.page.records import (
    AxeAnswer,
    Confirmation,
    CountedEntry,
    Entries,
    ExamAnswer,
    Fold,
    GuideAnswer,
    Link,
    LinkStatus,
    ListBuild,
    LookAnswer,
    PageState,
    PerceivedForm,
    ReadList,
    ReadTitles,
    Section,
    Sight,
    Stage,
    Typed,
    Wordless,
)

Answer_co = TypeVar("Answer_co", covariant=True)


class Question(
    Struct,
    Generic[Answer_co],
    rename="camel",
    tag_field="ask",
    tag=lambda name: name[0].lower() + name[1:],
):
    """Something asked of a page."""

    script: ClassVar[str] = ""  # the script that answers it, brought when first asked for; "": one that is always there


# --- where the page stands --------------------------------------------------------------------------------------------


class Ping(Question[bool]):
    """Whether the page answers at all."""


class Describe(Question[PageState]):
    """What the document says of itself."""


class Quiet(Question[bool]):
    """Whether it has come to rest."""


class Title(Question[str]):
    """What the document is called."""


class Extent(Question[float]):
    """How much of a window the frame fills, in square CSS pixels."""


class BodyText(Question[str]):
    """The first *most* characters of what can be read on the page."""

    most: int


class GoBack(Question[None]):
    """Go back in the history of the frame."""


# --- finding ----------------------------------------------------------------------------------------------------------


class Meet(Question[LookAnswer]):
    """
    Look for the first of *spots*, for up to *for_ms*, and then for what may come *instead*.

    What stood there before *after* ends the wait no sooner.
    """

    spots: Sequence[Spec]
    instead: Sequence[Spec]
    cover: Spec  # how to close what lies over it
    for_ms: float
    after: float
    stood: Sequence[str] = ()  # what the page said before already, as it is compared: it speaks against nothing


class Standing(Question[tuple[str, ...]]):
    """What the page says of a kind, each as it is compared."""

    spot: Spec


class Sees(Question[bool]):
    """Whether the spot is there, for the record only."""

    spot: Spec


class Texts(Question[tuple[str, ...]]):
    """Short texts of the page, at most so many."""

    limit: int


class Called(Question[tuple[str, ...]]):
    """What the controls of a *kind* are called: short names, at most so many."""

    kind: str
    limit: int


class ReadEntries(Question[Entries]):
    """All that can be pressed."""

    known: Spec  # its identifiers are those of furniture that has no words


class WordlessPictures(Question[tuple[Wordless, ...]]):
    """Pictures that can be pressed and have no words at all, large enough for some; at most so many."""

    limit: int


class Confirming(Question[Confirmation]):
    """The control that says *yes* on a layer that also offers a *no*."""

    yes: Spec
    no: Spec


class Folded(Question[Fold]):
    """What must be pressed before what stands under *heading* can be read."""

    heading: Spec


class FoldedAway(Question[Fold]):
    """What must be pressed before *spot*, which lies in a closed fold, can be seen."""

    spot: Spec


# --- reading ----------------------------------------------------------------------------------------------------------


class ReadSection(Question[Section]):
    """
    What stands under a *heading*; by *headings*, running text falls into its parts.

    Of several such headings the nearest to the words *holding* is meant, and of rows those that hold them; "": any.
    """

    heading: Spec
    headings: Sequence[str]
    holding: str


class ReadGuide(Question[GuideAnswer]):
    """The *parts* of a guide that stand open, and what else heads something there."""

    script = "guide.js"
    parts: Sequence[Spec]
    headings: Sequence[str]


class ReadValues(Question[tuple[str, ...]]):
    """The texts in which words of *spot* hold a value; what the value is, the lexicon reads out of them."""

    spot: Spec


class ReadStages(Question[tuple[Stage, ...]]):
    """The stages of a case, where the page draws them in a row and marks how far it has come; none otherwise."""

    script = "stages.js"


class ReadRows(Question[ReadTitles]):
    """The titles of the list that belongs to the spot *beside*; of a search for the words *sought*, if not ""."""

    beside: Spec
    sought: str


# --- forms ------------------------------------------------------------------------------------------------------------


class ReadForm(Question[PerceivedForm]):
    """
    The form that holds the spot *near*, which must be in this frame.

    Without it: the form last worked in, else the main form of the document.
    """

    near: Spec | None = None


class HasTyped(Question[Typed]):
    """Of a box: say what an input method says when its word is chosen (*ime*), and what the box holds."""

    ime: bool


class Holds(Question[str]):
    """Of a box: what it holds."""


class LeadsTo(Question[str]):
    """Of a control: the address a press on it leads to; "" where that cannot be told."""


# --- pictures ---------------------------------------------------------------------------------------------------------


class Blot(Question[None]):
    """Put *mask* over every secret the page shows."""

    script = "blot.js"
    secrets: Sequence[str]
    mask: str


class NamedBox(Struct, frozen=True):
    """A box to be drawn: left, top, width and height on the page, with a name and a CSS colour."""

    name: str
    box: tuple[float, float, float, float]
    tone: str


class DrawBoxes(Question[None]):
    """Draw these *boxes* over the page, in place of those drawn before."""

    script = "boxes.js"
    boxes: Sequence[NamedBox]


# --- checking ---------------------------------------------------------------------------------------------------------


class Examine(Question[ExamAnswer]):
    """Look for all *spots* at once, and at most so many other controls and texts."""

    script = "exam.js"
    spots: Sequence[Spec]
    most: int


class RunAxe(Question[AxeAnswer]):
    """Check the frame by axe-core, which must have been brought (bridge.bring)."""

    script = "axe.js"


# --- surveying --------------------------------------------------------------------------------------------------------


class Sights(Question[tuple[Sight | None, ...]]):
    """Which of *spots* are on the page."""

    script = "survey.js"
    spots: Sequence[Spec]


class LearnList(Question[ListBuild]):
    """How the list of this page is built that belongs to the spot *beside*."""

    script = "survey.js"
    beside: Spec


class WholeList(Question[ReadList]):
    """The list of this page, read in the window."""

    script = "survey.js"
    build: ListBuild


class WalkLists(Question[tuple[ReadList, ...]]):
    """Pages of a single-page hall, shown one after the other, each waited for up to *most_ms*."""

    script = "survey.js"
    urls: Sequence[str]
    build: ListBuild
    most_ms: float


class FetchLists(Question[tuple[ReadList, ...]]):
    """Pages of the same list from their bare source, so many *at_once*."""

    script = "survey.js"
    urls: Sequence[str]
    build: ListBuild
    at_once: int
    most_ms: float


class Statuses(Question[tuple[LinkStatus, ...]]):
    """What addresses of this host answer."""

    script = "survey.js"
    urls: Sequence[str]
    at_once: int
    most_ms: float


class Groups(Question[tuple[CountedEntry, ...]]):
    """Entries with a count in or beside them."""

    script = "survey.js"


class Pairs(Question[dict[str, str]]):
    """Labels and values of the page's tables."""

    script = "survey.js"


class Links(Question[tuple[Link, ...]]):
    """Every link that can be seen."""

    script = "survey.js"


class RowWords(Question[tuple[tuple[str, ...], ...]]):
    """The words of everything that is built as a row."""

    script = "survey.js"
