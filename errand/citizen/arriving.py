"""
Arriving: what one look says about whether the citizen has come where she wanted.

Nothing is pressed here and nothing raised: a look gives a value.  The citizen acts on it (says yes to a layer, goes
through a door, looks again), and the judge (page_verdicts.py) makes a verdict of what is left.

The wait that is recorded is read from the page's own clock: from the trusted input event to the moment the landmark
could be seen.  How long errand itself takes to notice does not count.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from errand.citizen.arrival_values import (
    HOTLINE,
    PAGE,
    Arrived,
    Came,
    Elsewhere,
    NotYet,
    Sign,
    Silent,
    at_rest,
    net_sign,
    status_sign,
)
from errand.citizen.eyes import NEW_DOCUMENT_MS, Layer, is_new
from errand.citizen.last_act import LastAct
from errand.citizen.read_whole import read_whole
from errand.citizen.signs import ENTER, GENERAL_SIGNS, GOES_ON, LOGIN, NO_SIGNS, QR_ONLY, PageKind, Signs
from errand.citizen.whereabouts import Failure
from errand.core.model import Reason
from errand.given.lexicon import Lexicon, Spot
from errand.given.plain_text import plain
from errand.page.finder import Found, Look
from errand.page.records import Entries, PageState
from errand.page.waiting import SLICE_MS, Patience
from errand.page.watch import wall_ms

PAGES = ("text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml", "image/svg+xml")
ENTRANCE_TEXTS = 14  # short texts on a page: one that has more is no entrance
REFUSING = ("toast", "message", "field", "alone")  # manners in which a page refuses what was handed in
NOTHING_YET = (Reason.EMPTY, Reason.NOT_FOUND)  # what lists and records say as long as their rows are still on the way
NOTHING_MS = 4_000  # for which such words must stand before they are the answer
UNSHOWN = 2.5  # times as long a page is given to show what has come of a form
REFRESHED_MS = 2_000  # given to a page that ought to have gone on by itself


class Looker(Protocol):
    """What arriving sees of the window."""

    def look(
        self, spots: Sequence[Spot], for_ms: float = 0.0, *, instead: Sequence[Spot] = (), after: float = 0.0
    ) -> Look: ...

    def glimpse(self, spot: Spot) -> Found | None: ...

    def words(self, spot: Spot) -> str | None: ...

    def texts(self) -> list[str]: ...

    def entries(self) -> Entries | None: ...

    def lines(self) -> frozenset[str]: ...

    def emptied(self) -> bool: ...

    def layer(self) -> Layer | None: ...


class Place(Protocol):
    """Whose page it is."""

    def host(self, found: Found | None = None) -> str | None: ...

    def framed_host(self) -> str | None: ...

    def failure(self) -> Failure | None: ...


class Arriving:
    """Looks for one citizen; *act* is what she did last, *now_ms* the wall clock (ms since the epoch)."""

    def __init__(
        self,
        eyes: Looker,
        place: Place,
        lexicon: Lexicon,
        act: LastAct,
        patience: Patience,
        now_ms: Callable[[], float] = wall_ms,
    ) -> None:
        self._eyes = eyes
        self._place = place
        self._lexicon = lexicon
        self._act = act
        self._patience = patience
        self._now_ms = now_ms

    # --- one look each --------------------------------------------------------------------------------------------

    def at(self, page: PageKind | type[PageKind], waited_ms: float, *, may_act: bool = True) -> Arrived:
        """Whether *page* has come; layers and doors are looked for only while she *may act* on them."""
        signs = {**page.signs, **GENERAL_SIGNS}
        look = self._eyes.look([page.landmark], SLICE_MS, instead=list(page.signs), after=self._act.since)
        if spoken := self._spoken(signs) or self._spoken_hand_over(page.landmark):
            return spoken
        abroad = self._place.host(look.found) is not None
        if not abroad:
            if come := self._come(page.landmark, look, signs):
                return come
            if look.found is None and may_act and (between := self._between(page.door, look)):
                return between
        seen = self._meaning(look, signs, waited_ms, page.landmark)
        if isinstance(seen, Silent) and (entrance := self._entrance(seen, may_act=may_act)):
            return entrance
        if seen is None and look.page and self._refreshes(look.page):
            return NotYet(look.page, entrance=look.page.title)
        return seen or NotYet(look.page, abroad=abroad)

    def find(self, spot: Spot, waited_ms: float, for_ms: float) -> Found | Sign | Elsewhere | NotYet | Silent:
        """Whether *spot* is on the page she is on, waiting up to *for_ms* in the page."""
        look = self._eyes.look([spot], for_ms)
        if look.found:
            return look.found
        return self._meaning(look, GENERAL_SIGNS, waited_ms, spot, searching=True) or NotYet(look.page)

    def anywhere(self, waited_ms: float, signs: Signs = NO_SIGNS) -> Came | Sign | Elsewhere | NotYet | Silent:
        """Whether the answer to the last act has come to rest, whatever it is, and is none of *signs*."""
        page = self._eyes.look([], SLICE_MS, after=self._act.since).page
        if dead := (self._dead() or self._file(page)):
            return dead
        rests = page and ((at_rest(page) and page.quiet) or self._rests_beside_requests(page, waited_ms))
        if page and rests and not self.is_leaving(page) and self._stays(page, waited_ms):
            came = page.content > self._act.since or page.origin >= self._act.since - NEW_DOCUMENT_MS
            if came and signs and (sign := self._new_sign(page, signs)):
                return status_sign(page) or self._sign(page, sign, signs)
            if came or waited_ms > self._patience.settle_ms:
                return status_sign(page) or Came(page, page.last if came else None, "activity")
        if waited_ms > self._patience.limit_ms:
            return Silent(None, page, waited_ms, too_long=True, loading=self._loads(page))
        return NotYet(page)

    def stamp(self, look: Look) -> Came | None:
        """When what was found came in answer to the last act, if it did."""
        found, page = look.found, look.page
        if found is None or page is None or found.appeared is None or (page.status or 200) >= 400:
            return None  # an error page may carry the site's menu, landmarks and all
        if self._act.verb == "back" and page.origin < self._act.since:
            return Came(page, self._now_ms(), "glance")  # the old page again, kept as it was
        if is_new(found, self._act.since):
            return Came(page, found.appeared, "page")
        if page.quiet and page.content > self._act.since:  # it stood there before: take the page's last change
            return Came(page, page.last, "activity")
        return None

    def heard(self, spot: Spot) -> bool:
        """Whether a native dialog has said what she was waiting to read."""
        lexicon = self._lexicon
        return lexicon[spot.concept].kind in ("text", "notice") and lexicon.says(spot.concept, self._act.heard)

    def is_leaving(self, page: PageState) -> bool:
        """
        Whether this is not yet the answer: the old document, about to be left or beside a window that is still to come,
        a window that is still blank, or a page that says it goes on by itself.
        """
        going = max(page.leaving, page.opening)
        if going and going >= self._act.since - NEW_DOCUMENT_MS:
            return True
        if page.url == "about:blank" and not page.body:
            return True
        return self._refreshes(page)

    def moved_on(self, page: PageState) -> bool:
        """Whether *page* has been left for another while it was read."""
        there = self._eyes.look([]).page
        return there is None or there.origin != page.origin or self.is_leaving(there)

    def _refreshes(self, page: PageState) -> bool:
        """Whether the page says that it goes on by itself, and soon."""
        soon = page.refresh - page.origin < self._patience.limit_ms
        return page.refresh > 0 and page.now - page.refresh < REFRESHED_MS and soon

    # --- what has come ----------------------------------------------------------------------------------------------

    def _come(self, landmark: Spot, look: Look, signs: Signs) -> Came | Sign | None:
        came, against = self.stamp(look), look.instead
        if came and came.clock != "activity" and self._lexicon[landmark.concept].kind == "notice":
            return came  # the word of success has come: it says more than any hint beside it
        if against and self._speaks(against, look, signs) and is_new(against, self._act.since):
            return self._sign(look.page, against, signs)
        if came:
            if came.clock == "activity" and (sign := self._new_sign(look.page, signs)):
                return self._sign(look.page, sign, signs)  # the landmark stood there before: what is new says more
            return came
        if against and self._speaks(against, look, signs) and self.stamp(Look(against, look.page)):
            return self._sign(look.page, against, signs)  # it stood there before, and still does
        return Came(None, None, "page") if self.heard(landmark) else None

    def _speaks(self, found: Found, look: Look, signs: Signs) -> bool:
        """
        Whether a sign counts: once the page has come to rest.

        Words of refusal stand beside boxes as hints, in rules and in news; they count only where they are new, and said
        as a message, at a field, or all alone.
        """
        page = look.page
        if page is None or not at_rest(page):
            return False
        if self._may_yet_fill(page, found, signs):
            return False
        if self._reason(found, signs) is not Reason.REJECTED:
            return True
        return page.quiet and is_new(found, self._act.since) and found.manner in REFUSING

    def _may_yet_fill(self, page: PageState, found: Found | None, signs: Signs) -> bool:
        """Whether words that there is nothing have not stood long: many a list says so till it has rows."""
        if found is None or self._reason(found, signs) not in NOTHING_YET or not is_new(found, self._act.since):
            return False
        if found.manner == "toast":
            return False  # no list says it, and it is soon gone
        return page.now - max(found.appeared or 0.0, found.born, self._act.since) < NOTHING_MS

    def _between(self, door: Spot | None, look: Look) -> NotYet | None:
        if layer := self._eyes.layer():
            return NotYet(look.page, layer=layer)
        if door and at_rest(look.page) and self._eyes.glimpse(door):
            return NotYet(look.page, door=door)
        return None

    def _entrance(self, seen: Silent, *, may_act: bool) -> NotYet | None:
        """The page is at rest without the landmark: it may be one that says next to nothing and only leads on."""
        if seen.page is None or len(seen.texts) > ENTRANCE_TEXTS or seen.login:
            return None
        if not seen.too_long and (words := self._eyes.words(GOES_ON)):
            return NotYet(seen.page, entrance=words)
        if may_act and (door := self._eyes.glimpse(ENTER)):
            return NotYet(seen.page, door=ENTER, entrance=door.text)
        return None

    def _spoken(self, signs: Signs) -> Sign | None:
        heard = self._act.heard
        for sign, reason in signs.items() if heard else ():
            if self._lexicon.says(sign.concept, heard):
                return Sign(reason, sign.concept, heard)
        return None

    def _spoken_hand_over(self, goal: Spot) -> Elsewhere | None:
        concept, heard = self._lexicon[goal.concept].handed_on, self._act.heard
        if not concept or not heard or not self._lexicon.says(concept, heard):
            return None
        return Elsewhere(HOTLINE, heard)

    def _written_hand_over(self, goal: Spot) -> Elsewhere | None:
        concept = self._lexicon[goal.concept].handed_on
        words = self._eyes.words(Spot(concept, concept)) if concept else None
        return Elsewhere(HOTLINE, words) if words else None

    # --- what it means that it has not come ---------------------------------------------------------------------------

    def _meaning(
        self, look: Look, signs: Signs, waited_ms: float, goal: Spot, *, searching: bool = False
    ) -> Sign | Elsewhere | Silent | None:
        """What the look means for the wait for *goal*, if it means something yet."""
        page = look.page
        if dead := (self._dead() or (None if searching else self._file(page))):
            return dead
        if page and page.ready == "complete" and not self.is_leaving(page):
            if (refused := status_sign(page)) and (
                refused.reason is not Reason.BOT_WALL or waited_ms > self._patience.settle_ms / 2
            ):  # a challenge may let the browser in by itself
                return refused
            if ended := self._ended(page, look, signs, waited_ms, goal, searching=searching):
                return ended
        if waited_ms > self._patience.limit_ms:
            return Silent(goal, page, waited_ms, too_long=True, loading=self._loads(page))
        return None

    def _loads(self, page: PageState | None) -> bool:
        """Whether the portal still owes an answer: the page loads, or is blank, or waits for what a press asked for."""
        if page is None or page.ready == "loading" or self.is_leaving(page) or self._eyes.words(GOES_ON):
            return True
        if not page.body or (page.ready != "complete" and page.vitals.fcp_ms is None):
            return True
        return page.pending > 0 and (page.origin < self._act.since - NEW_DOCUMENT_MS or not self._eyes.texts())

    def _rests_beside_requests(self, page: PageState, waited_ms: float) -> bool:
        """Whether a new document is there for long, whatever it goes on asking for: some ask for news without end."""
        long_ms = 2 * self._patience.settle_ms
        if waited_ms < long_ms or page.ready != "complete" or page.origin < self._act.since - NEW_DOCUMENT_MS:
            return False
        return page.now - page.stirred > long_ms and bool(self._eyes.texts()) and not self._eyes.words(GOES_ON)

    def _ended(
        self, page: PageState, look: Look, signs: Signs, waited_ms: float, goal: Spot, *, searching: bool
    ) -> Sign | Elsewhere | Silent | None:
        host = self._place.host(look.found)
        if page.quiet and not host and (sign := self._new_sign(page, signs)):
            return self._sign(page, sign, signs)
        stays = host and waited_ms > self._patience.limit_ms
        if self._may_yet_fill(page, look.instead, signs) or not (stays or self._settled(page, waited_ms)):
            return None
        if there := host or self._place.framed_host():
            return Elsewhere(there, page=page)
        if sent := self._written_hand_over(goal):
            return Elsewhere(sent.host, sent.words, page)
        texts = tuple(self._eyes.texts())
        if (not texts and page.vitals.fcp_ms is None) or self.moved_on(page):
            return None  # not painted yet, or left for another while it was read
        return Silent(
            goal,
            page,
            waited_ms,
            unchanged=not searching and self._unchanged(page),
            exact=self._act.exact,
            reached=self._act.reached,
            wordless=self._wordless(),
            doubts=read_whole(goal, self._eyes.entries(), self._lexicon) if searching else None,
            selector=self._act.selector,
            scan=self._eyes.glimpse(QR_ONLY) is not None,
            login=self._eyes.glimpse(LOGIN) is not None,
            texts=texts,
        )

    def _wordless(self) -> bool:
        """Whether a form was taken without a word: it is empty again, and the page says nothing new."""
        act = self._act
        if act.read is None or not act.reached or act.dialogs or not self._eyes.emptied():
            return False
        return self._eyes.lines() <= act.read

    def _dead(self) -> Sign | Elsewhere | None:
        """The browser's own error page: of the portal, or of another host that nobody can blame it for."""
        failure = self._place.failure()
        if failure is None:
            return None
        return Elsewhere(failure.host, failure.words) if failure.host else net_sign(failure.words)

    def _file(self, page: PageState | None) -> Sign | None:
        """A file has come instead of a page."""
        if page and page.type and page.type not in PAGES:
            return Sign(Reason.DOWNLOAD, PAGE, page.url.rpartition("/")[2], page)
        if self._act.files and not (page and page.origin > self._act.since):
            return Sign(Reason.DOWNLOAD, PAGE, self._act.files[-1], page)
        return None

    def _new_sign(self, page: PageState | None, signs: Signs) -> Found | None:
        """One of *signs* that came in answer to the last act."""
        found = self._eyes.look([], instead=list(signs), after=self._act.since).instead
        if found is None or not is_new(found, self._act.since):
            return None
        return found if self._speaks(found, Look(None, page), signs) else None

    def _reason(self, found: Found, signs: Signs) -> Reason:
        return next(reason for sign, reason in signs.items() if sign.concept == found.concept)

    def _sign(self, page: PageState | None, found: Found, signs: Signs) -> Sign:
        reason = self._reason(found, signs)
        if reason is Reason.REJECTED:
            self._act.refusals.add(plain(found.text))
        return Sign(reason, found.concept, found.text, page, found.appeared or self._now_ms())

    def _settled(self, page: PageState, waited_ms: float) -> bool:
        """Whether the page has been quiet for so long that it is not going to change."""
        if page.busy:
            return False  # what was pressed is grey: the page says that it is at work
        settle_ms = self._patience.settle_ms
        if self._act.verb == "press" and page.asked >= self._act.since > page.content:
            settle_ms *= UNSHOWN  # the portal was asked, and nothing of its answer has been shown
        return waited_ms > settle_ms and page.quiet and page.now - max(page.stirred, self._act.since) > settle_ms

    def _stays(self, page: PageState, waited_ms: float) -> bool:
        """Whether this is where she stays: another host may yet lead back."""
        return not self._place.host() or waited_ms > self._patience.limit_ms or self._settled(page, waited_ms)

    def _unchanged(self, page: PageState) -> bool:
        """Whether nothing has happened since the last act: to the page, on the network, in a window, by a dialog."""
        changed = max(page.content, page.last, page.asked, page.opening, page.leaving, page.origin)
        return changed < self._act.since and not self._act.dialogs and not self._act.files
