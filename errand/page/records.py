"""
What a page answers when it is asked (errand/page/questions.py), as typed records.

Times are ms since the epoch by the page's own clock, boxes CSS pixels of the window; None is what could not be told.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from errand.core.model import Box, Violation, Vitals

LARGE = 1 / 4  # of the largest frame: one that fills less is furniture (a map, the weather, a test for people)


class PageState(Struct, frozen=True):
    """What the document in a frame says of itself."""

    url: str
    title: str
    status: int | None  # the HTTP status it came with
    origin: float  # when it began
    now: float
    ready: str  # document.readyState
    quiet: bool  # loaded, and nothing has moved or been asked for since a moment
    last: float  # any change but of what changes by itself
    content: float  # a change of words or parts
    stirred: float  # a change that was to be seen, or the end of a request
    asked: float  # 0, or when a request last began that no timer repeats
    pending: int  # requests of scripts under way, of those that began after the last input
    input: float  # the last trusted input
    leaving: float  # 0, or when it began to leave for another document
    opening: float  # 0, or when it last asked for a new window
    timings: dict[str, float]  # Navigation Timing, ms since navigation start
    body: int  # elements right in the body
    area: float  # square CSS pixels that the document fills
    type: str  # the media type it came as
    refresh: float  # 0, or when it goes on to another address by itself, as it says
    vitals: Vitals
    busy: bool = False  # what was last pressed takes no press since


class PageEvent(Struct, frozen=True):
    """What a page tells of its own accord: an input that reached it, or a dialog that it opens."""

    kind: str  # input alert confirm prompt window
    at: float
    reached: bool = False  # of an input: it came to the element that was meant


def as_one(pages: Sequence[PageState]) -> PageState | None:
    """
    What the frames of a window say, as one page: the newest document that fills much of it, at rest when all such are.

    What a small frame came with (the weather, gone since years) is not the page's.
    """
    if len(pages) < 2:
        return pages[0] if pages else None
    widest = max(page.area for page in pages)
    large = [page for page in pages if page.area >= LARGE * widest]
    return replace(
        max(large, key=lambda page: page.origin),
        last=max(page.last for page in pages),
        content=max(page.content for page in pages),
        stirred=max(page.stirred for page in large),
        asked=max(page.asked for page in pages),
        input=max(page.input for page in pages),
        leaving=max(page.leaving for page in large),
        opening=max(page.opening for page in pages),
        refresh=max(page.refresh for page in large),
        pending=sum(page.pending for page in large),
        quiet=all(page.quiet for page in large),
        busy=any(page.busy for page in pages),
        ready="complete" if all(page.ready == "complete" for page in large) else "loading",
    )


# --- finding ----------------------------------------------------------------------------------------------------------


class Cover(Struct, frozen=True):
    """Something that lies over what was found."""

    text: str
    toast: bool  # small: it may well go by itself
    close: int | None  # the number under which the page holds the control that closes it
    frame: bool  # it shows another document
    idle: bool = False  # it cannot be closed yet
    countdown: str = ""  # the words of what counts down there


class Hit(Struct, frozen=True):
    """A spot found in a frame."""

    id: int  # the number under which the page holds the element
    concept: str
    rung: str  # of the ladder
    exact: bool  # by the very words, not by longer ones that contain them
    count: int  # of elements that would have done as well
    appeared: float | None  # None: not painted yet
    tag: str
    type: str
    text: str
    around: str  # its words with those read together with it
    readonly: bool
    disabled: bool = False
    manner: str = ""  # of a notice: message, field, alone, passing
    covered: Cover | None = None
    box: Box | None = None


class Wordless(Struct, frozen=True):
    """Something to press that is a picture and has no words."""

    id: int  # the number under which the page holds it
    tag: str
    box: Box


class LookAnswer(Struct, frozen=True):
    """One look at a frame."""

    found: Hit | None
    instead: Hit | None  # what speaks against it
    page: PageState


class Entries(Struct, frozen=True):
    """All that can be pressed in a frame."""

    groups: tuple[tuple[str, ...], ...]  # what the entries say, by the menu or list they stand in
    hidden: tuple[tuple[str, ...], ...]  # what those say that are not shown at the moment: a menu's
    unnamed: int  # pictures and the like that say nothing
    unread: int  # places of some size that cannot be looked into
    dated: tuple[str, ...] = ()  # what stands in lines of a list that all have dates: titles of news, of letters
    boxes: tuple[tuple[str, ...], ...] = ()  # what boxes to type in are called, by form; those of large forms left out


class Fold(Struct, frozen=True):
    """What must be pressed before a part of the page can be read: a tab, a fold, or (away) the arrow to the tab."""

    id: int
    away: bool


class Confirmation(Struct, frozen=True):
    """The control that says yes on a layer that asks, and what the layer says."""

    id: int
    text: str


class Typed(Struct, frozen=True):
    """What a box holds after something was typed, and whether the page is under way to something else."""

    holds: str
    moving: bool


# --- forms ------------------------------------------------------------------------------------------------------------


class FieldOption(Struct, frozen=True):
    """One of the things a field can be set to; *id* is held by the page where a press chooses it, else None."""

    text: str
    chosen: bool = False
    blank: bool = False  # says nothing (请选择): no choice
    id: int | None = None


class FormButton(Struct, frozen=True):
    """Something in a form that is pressed."""

    id: int
    text: str
    disabled: bool = False


class Field(Struct, frozen=True):
    """
    One thing a form asks for, however it is built, in visual order.

    kind: text, area, password, number, date, list (native select), drawn-list (a combobox or whatever opens a list),
    choice (radio buttons), choices (check boxes of one question), tick (one box to be ticked), picker (a box nothing
    can be typed into that opens something), cascade (lists that follow each other), file, captcha, code (with a button
    that sends it).
    """

    id: int  # held by the page: the control, or what is pressed to open it
    kind: str
    names: dict[str, str]  # its names by rung: role label placeholder title beside above behind legend heading
    attributes: dict[str, str]  # tag type name id autocomplete inputmode maxlength pattern min max class
    required: bool | None  # None where the form does not say
    filled: bool  # holds something that is not its hint and not blank
    holds: str = ""  # what stands in it; never of a password
    options: tuple[FieldOption, ...] = ()  # as far as they can be known without opening it
    says: str = ""  # what is written at it: an example, a rule, a complaint
    invalid: bool = False  # the browser's own verdict on what was typed, aria-invalid, or marked in error
    readonly: bool = False
    agreement: bool = False  # a tick that stands for consent to terms
    button: FormButton | None = None  # stands beside it: sends the code, opens the picker
    concept: str | None = None  # what it was taken for when it was last found by the ladder


class PerceivedForm(Struct, frozen=True):
    """A form of the page, whether or not it is a form element; *appeared*: its first field, ms since the epoch."""

    heading: str
    fields: tuple[Field, ...]
    buttons: tuple[FormButton, ...]
    appeared: float | None = None


# --- reading ----------------------------------------------------------------------------------------------------------


class Link(Struct, frozen=True):
    """The words of a link and its address."""

    text: str
    url: str


class Section(Struct, frozen=True):
    """What stands under a heading of the page."""

    label: str
    rung: str
    text: str
    links: tuple[Link, ...]
    pictures: int
    appeared: float | None


class Stage(Struct, frozen=True):
    """One stage of a case that is drawn as a row of them."""

    text: str
    state: str  # at: it stands there; done: it has passed it; "": it has not come so far


class ReadTitles(Struct, frozen=True):
    """The titles of a list; *sure*: it is as long as the page says, or nothing else on the page looks like it."""

    titles: tuple[str, ...]
    sure: bool


class GuidePart(Struct, frozen=True):
    """A part of a guide: None where its heading is not seen or it is closed; *folds*: what opens more of it."""

    section: Section | None
    closed: bool
    folds: tuple[int, ...]


class OtherHeading(Struct, frozen=True):
    """Something else that heads a part; *opener*: the number of what must be pressed before it can be read."""

    text: str
    words: str
    opener: int | None


class GuideAnswer(Struct, frozen=True):
    """A guide as it stands open."""

    parts: tuple[GuidePart, ...]
    others: tuple[OtherHeading, ...]
    shown: tuple[str, ...]  # tabs that are on and head none of the parts
    over: tuple[str, ...]  # headings that stand over several of what is read
    files: int  # that it has links to
    text: str  # of the page


# --- surveying --------------------------------------------------------------------------------------------------------


class Sight(Struct, frozen=True):
    """Something that is on a page: its words, and the address a press leads to ("": only a press tells)."""

    text: str
    url: str


class CountedEntry(Struct, frozen=True):
    """An entry with the number of items the portal declares beside it."""

    name: str
    count: int


class ListBuild(Struct, frozen=True):
    """How the list of a page is built: paths to its parent and to a line's title, and what its lines have in common."""

    parent: str = ""
    key: str = ""
    title: str = ""
    charset: str = ""


class ListedLine(Struct, frozen=True):
    """One line of a list: title, address and all its words."""

    title: str
    href: str
    words: tuple[str, ...]


class ReadList(Struct, frozen=True):
    """A page of a list as it was read.  status 0: no answer; total: how many it says it has."""

    url: str
    status: int = 0
    lines: tuple[ListedLine, ...] = ()
    total: int | None = None
    text: str = ""


class LinkStatus(Struct, frozen=True):
    """What an address answers.  status 0: nothing."""

    url: str
    status: int = 0
    type: str = ""
    bytes: int = 0


# --- checking ---------------------------------------------------------------------------------------------------------


class ExaminedSpot(Struct, frozen=True):
    """A spot in the exam of a page: what found it, where, and what else it might be."""

    rung: str
    exact: bool
    count: int  # of places that different elements of its kind lead to
    said: str
    at: int  # its place in the document's order
    box: tuple[float, float, float, float]  # left, top, width, height, of the whole page
    others: tuple[str, ...]


class UnclaimedControl(Struct, frozen=True):
    """A control of the page that no spot claims."""

    kind: str
    rung: str
    text: str
    selector: str  # one of its own, or ""
    apart: bool  # outside the forms that spots were found in


class ExamAnswer(Struct, frozen=True):
    """One look at a whole page: of each spot asked for what was found (None: nothing), and what is left."""

    spots: tuple[ExaminedSpot | None, ...]
    free: tuple[UnclaimedControl, ...]
    texts: tuple[str, ...]
    title: str


class AxeAnswer(Struct, frozen=True):
    """What axe-core says of one frame; of rules that hold, or that a person must look at, only the names."""

    violations: tuple[Violation, ...]
    passes: tuple[str, ...]
    incomplete: tuple[str, ...]
