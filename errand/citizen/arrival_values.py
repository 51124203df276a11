"""
What a look at the portal says about a wait: came, sign, elsewhere, not yet, silent.

Made by arriving.py, acted upon by the citizen, judged by page_verdicts.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from errand.citizen.eyes import Layer
from errand.core.model import Reason
from errand.given.lexicon import Spot
from errand.page.records import PageState

HOTLINE = "12345"  # the one telephone number for government services all over the country
BOT_WALLS = (403, 412, 521)  # what walls against machines answer with; 202 with an empty body is another
PAGE = "page"  # what a sign is about that concerns the page as a whole


@dataclass(frozen=True, slots=True)
class Came:
    """What was waited for is there.  page: None where a dialog said it; at: None where the page has not changed."""

    page: PageState | None
    at: float | None  # ms since the epoch
    clock: str  # where *at* was read: page (landmark), activity (last change of the page), glance (from outside)


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that stands for a reason has come instead: a notice, a dialog, an HTTP status, a dead connection."""

    reason: Reason
    about: str  # the concept, or PAGE
    words: str  # as the portal has them; "" for a status or a dead connection
    page: PageState | None = None  # the one it stands on
    at: float | None = None  # when it came, ms since the epoch; None where nobody waited for the page itself
    status: int | None = None
    failure: str = ""  # net::ERR_...


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """She was sent on to another *host*, or (HOTLINE) by *words* to the telephone."""

    host: str
    words: str = ""
    page: PageState | None = None


@dataclass(frozen=True, slots=True)
class NotYet:
    """It may still come.  What stands in between: a *layer* that asks for a yes, a *door* to be pressed."""

    page: PageState | None
    layer: Layer | None = None
    door: Spot | None = None
    abroad: bool = False  # at another host, which may yet lead back
    entrance: str | None = None  # she stands before an entrance: a page that goes on by itself, with these words


@dataclass(frozen=True, slots=True)
class Silent:
    """Nothing of what was waited for has come, and nothing else that means something; with all that was seen."""

    goal: Spot | None  # None: any page would have done
    page: PageState | None
    waited_ms: float
    too_long: bool = False  # the limit has passed; else the page has come to rest
    loading: bool = False  # and the portal still owed an answer then
    unchanged: bool = False  # the act has led to nothing at all
    selector: str = ""  # of a file, where what was acted on was found by one
    exact: bool = True  # whether what was acted on said just what the lexicon says
    reached: bool = False  # whether the input came to what was acted on, as the page saw it
    wordless: bool = False  # a form was handed in and is empty again, and nothing is said that was not said before
    doubts: tuple[str, ...] | None = None  # what may be the goal; (): all was read, nothing may; None: it was not read
    scan: bool = False  # a code to scan is there
    login: bool = False  # a login form is there
    texts: tuple[str, ...] = ()
    pictures: int = 0  # that can be pressed, have no words, and could not be read


Arrived = Came | Sign | Elsewhere | NotYet | Silent


def at_rest(page: PageState | None) -> bool:
    """Whether the document is complete and its scripts have no request under way."""
    return page is not None and page.ready == "complete" and page.pending <= 0


def refused(page: PageState) -> bool:
    """Whether the server has answered with something else than the page: an error, or a wall against machines."""
    return (page.status or 200) >= 400 or page.status == 202


def status_sign(page: PageState) -> Sign | None:
    """What the HTTP status of a document stands for."""
    status = page.status or 200
    if status in BOT_WALLS or (status == 202 and page.body == 0):
        reason = Reason.BOT_WALL
    elif status >= 500:
        reason = Reason.SERVER_ERROR
    elif status in (404, 410):
        reason = Reason.DEAD_LINK
    else:
        return None
    return Sign(reason, PAGE, "", page, status=status)


def net_sign(failure: str) -> Sign:
    """What a net::ERR_... of Chromium's stands for."""
    if "CERT" in failure or "SSL" in failure:
        return Sign(Reason.TLS_INVALID, PAGE, "", failure=failure)
    return Sign(Reason.TIMEOUT if "TIMED_OUT" in failure else Reason.UNREACHABLE, PAGE, "", failure=failure)
