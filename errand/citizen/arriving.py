"""
Arriving: waiting for a landmark.  The only place in errand that waits.

The wait it records is read from the page's own clock: from the trusted input event to the moment the landmark could be
seen.  How long errand itself takes to notice does not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from errand.citizen.elsewhere import Elsewhere
from errand.citizen.page_verdicts import GENERAL_SIGNS, Judging, Signs
from errand.citizen.visiting import Visiting
from errand.core.errors import PortalFault
from errand.core.model import Reason
from errand.given.lexicon import Spot
from errand.page.finder import Found, Look
from errand.page.questions import Describe, Quiet
from errand.page.records import PageState, as_one
from errand.page.watch import wall_ms

if TYPE_CHECKING:
    from errand.citizen.actor import Hands

TOAST_MS = 5_000  # longer than the libraries' toasts stay: 2 to 3 s
SLICE_MS = 200  # of waiting in the page before looking around for windows, dialogs and dead ends
MESSAGE_MS = 6_000  # a text message takes longer to come than a page takes to answer
OPENING_MS = 8_000  # no window that a script has opened is waited for longer: it may be a file, or an old window
NEW_DOCUMENT_MS = 60  # a document that began so shortly before the input reached us belongs to it


class PageKind(Protocol):
    """What arriving needs to know of a kind of page."""

    landmark: ClassVar[Spot]
    signs: ClassVar[Signs]  # what may come instead, and what that means
    door: ClassVar[Spot | None]  # what may stand before it, to be pressed

    def __init__(self, citizen: Hands) -> None: ...


class Arriving:
    """The waiting part of one citizen."""

    def __init__(self, citizen: Hands) -> None:
        self.citizen = citizen
        self.judging = Judging(citizen)
        self.elsewhere = Elsewhere(citizen)
        self.visiting = Visiting(citizen)
        self.acted_at = wall_ms()  # when the last act began, for want of a stamp from the page
        self.found_ms = 0.0  # what the last finding took
        self.exact = True  # whether what was last acted on says just what the lexicon says

    @property
    def since(self) -> float:
        """When the wait began: the input as the page stamped it, else the act; ms since the epoch."""
        return self.citizen.watch.input_at or self.acted_at

    # --- what is waited for -------------------------------------------------------------------------------------

    def at(self, page: type[PageKind]) -> None:
        """Wait for the landmark of *page* and record the arrival; raises what comes instead."""
        signs = {**page.signs, **GENERAL_SIGNS}
        began = self._now()
        while True:
            look = self._look([page.landmark], instead=list(page.signs))
            self.judging.dialogs(signs)
            if told := self.elsewhere.by_words(page.landmark, aloud=True):
                raise told
            if self.elsewhere.host(look.found):
                self.citizen.watch.current.wait_for_timeout(50)  # it may yet lead back
            elif self._came(page, look, signs):
                return
            elif look.found is None and (self.citizen.confirm() or self._through(page.door, look)):
                continue
            self._judge(look, signs, self._now() - began, page.landmark)

    def _through(self, door: Spot | None, look: Look) -> bool:
        """Press what stands before a page, such as an agreement; whether there was such a thing."""
        if door is None or not self._at_rest(look.page) or not self.citizen.sees(door):
            return False
        self.citizen.click(door)
        return True

    def _came(self, page: type[PageKind], look: Look, signs: Signs) -> bool:
        """Whether *page* has come, recorded then; raises what has come instead."""
        if look.instead and self._is_new(look.instead) and self._at_rest(look.page):
            raise self._met_sign(look, look.instead, signs)
        if look.found and (stamp := self._fresh(look.found, look.page)):
            if stamp[1] == "activity" and (sign := self._new_sign(signs)):
                raise self._met_sign(look, sign, signs)  # it stood there before: what is new says more
            assert look.page is not None  # what is fresh stands on a page
            self._arrived(page, look.page, *stamp)
            return True
        if look.instead and self._fresh(look.instead, look.page):  # it stood there before, and still does
            raise self._met_sign(look, look.instead, signs)
        if self._heard(page.landmark):
            self.citizen.recorder.arrival(page.__name__)
            return True
        return False

    def anywhere(self) -> None:
        """Wait until the answer to the last act has come to rest, whatever it is; raises what an error page means."""
        began = self._now()
        settle_ms, limit_ms = self.citizen.patience.settle_ms, self.citizen.patience.limit_ms
        while True:
            look = self._look([])
            self.judging.dead_page()
            page, waited = look.page, self._now() - began
            if page is not None and self._at_rest(page) and page.quiet and not self._is_leaving(page):
                if self.elsewhere.host() and waited <= limit_ms and not self._settled(page, waited):
                    continue  # it may yet lead back
                came = page.content > self.since or page.origin >= self.since - NEW_DOCUMENT_MS
                if came or waited > settle_ms:
                    self.visiting.at(page, "anywhere")
                    self.judging.status(page, settle_ms)
                    self.citizen.recorder.waited(page.last - self.since if came else None, "activity")
                    return
            if waited > limit_ms:
                raise PortalFault(Reason.TIMEOUT, f"{limit_ms / 1000:g} 秒内没有打开", "page")

    def wait_for(self, spot: Spot) -> Found:
        """The spot on the page the citizen is on; raises PortalFault (missing) once the page has settled without it."""
        began = before = self._now()
        look = self._look([spot], 0, after=0)
        while look.found is None:
            self._judge(look, GENERAL_SIGNS, self._now() - began, spot, searching=True)
            before = self._now()
            look = self._look([spot], after=0)
        self.found_ms = self._now() - before
        return look.found

    def wait_for_message(self, spot: Spot) -> Found | None:
        """The spot, or None once a message would have come or a native dialog has said it; never a judgement."""
        began = self._now()
        while self._now() - began < MESSAGE_MS:
            look = self._look([spot], after=0)
            if look.found or self._heard(spot):
                return look.found
        return None

    def wait_uncovered(self, spot: Spot, text: str, *, toast: bool) -> None:
        """Give a layer without a close control the time to go by itself; raises PortalFault (obstructed)."""
        began = self._now()
        while self._now() - began < (TOAST_MS if toast else self.citizen.patience.settle_ms):
            look = self._look([spot], after=0)
            if look.found and (look.found.covered is None or look.found.covered.close):
                return  # it is gone, or what lies there now can be closed
            self.citizen.watch.current.wait_for_timeout(50)
        raise PortalFault(Reason.OBSTRUCTED, f"被无法关闭的弹窗遮挡：{text[:60]}", spot.concept)

    def rest(self) -> None:
        """Let the page the citizen is on come to rest before she leaves it: it may still have something to say."""
        began = self._now()
        while self.citizen.recorder.visits and self._now() - began < self.citizen.patience.settle_ms:
            if self.citizen.ask(self.citizen.watch.current.main_frame, Quiet()) is not False:
                return
            self.citizen.watch.current.wait_for_timeout(20)

    def instant(self, spot: Spot) -> None:
        """Wait for a spot and close the wait; no page, no judgement."""
        look = self._look([spot], self.citizen.patience.settle_ms)
        if look.found and (stamp := self._fresh(look.found, look.page)):
            self.citizen.recorder.waited(stamp[0] - self.since, stamp[1])

    def last_numbers(self) -> None:
        """Ask the page the citizen is on once more for its numbers."""
        state = self.citizen.ask(self.citizen.watch.current.main_frame, Describe())
        if state:
            self.visiting.numbers(state)

    # --- looking ------------------------------------------------------------------------------------------------

    def _look(
        self,
        spots: list[Spot],
        for_ms: float = SLICE_MS,
        *,
        instead: list[Spot] | None = None,
        after: float | None = None,
    ) -> Look:
        """
        One look at all frames; waits in the first frame, for spots that came *after*.

        The first spot found, one that came after before one that already stood in a frame beside it.
        """
        newer = self.since if after is None else after
        seen: list[Look] = []
        for frame in self.citizen.frames():
            seen.append(self.citizen.finder.meet(frame, spots, 0 if seen else for_ms, instead or (), newer))
            if any(
                found and self._is_new(found, newer) and not found.readonly
                for found in (seen[-1].found, seen[-1].instead)
            ):
                break
        if not any(look.page for look in seen):  # a page in between: let the browser go on
            self.citizen.watch.current.wait_for_timeout(20)
        found, other = (
            min(some, key=lambda found: (found.readonly, not self._is_new(found, newer)), default=None)
            for some in ([look.found for look in seen if look.found], [look.instead for look in seen if look.instead])
        )
        return Look(found, as_one([look.page for look in seen if look.page]), other)

    def _is_new(self, found: Found, after: float | None = None) -> bool:
        """Whether what was found came *after*: in answer to the last act, when not given."""
        newer = self.since if after is None else after
        return (found.appeared or 0) >= newer or found.born >= newer - NEW_DOCUMENT_MS

    def _at_rest(self, page: PageState | None) -> bool:
        return page is not None and page.ready == "complete" and page.pending <= 0

    def _fresh(self, found: Found, page: PageState | None) -> tuple[float, str] | None:
        """When the landmark came, if it came in answer to the last act; with the clock it was read from."""
        if page is None or found.appeared is None or (page.status or 200) >= 400:
            return None  # an error page may carry the site's menu, landmarks and all
        steps = self.citizen.recorder.steps
        if steps and steps[-1].verb == "back" and page.origin < self.since:
            return wall_ms(), "glance"  # the old page again, kept as it was
        if self._is_new(found):
            return found.appeared, "page"
        if page.quiet and page.content > self.since:  # it stood there before: take the page's last change
            return page.last, "activity"
        return None

    def _heard(self, landmark: Spot) -> bool:
        """Whether a native dialog has said what the citizen was waiting to read."""
        lexicon = self.citizen.lexicon
        return lexicon[landmark.concept].kind == "text" and lexicon.says(landmark.concept, self.citizen.heard())

    # --- recording ----------------------------------------------------------------------------------------------

    def _arrived(self, page: type[PageKind], state: PageState, at: float, clock: str) -> None:
        recorder = self.citizen.recorder
        self.visiting.at(state, page.__name__)
        opened = bool(recorder.steps) and recorder.steps[-1].verb == "open"
        stamped = state.origin if opened else self.citizen.watch.input_at
        recorder.waited(at - (stamped or self.acted_at), clock if stamped else "glance")
        recorder.arrival(page.__name__)

    # --- judging ------------------------------------------------------------------------------------------------

    def _judge(self, look: Look, signs: Signs, waited: float, goal: Spot, *, searching: bool = False) -> None:
        """Raise what the look means, if it means something yet."""
        self.judging.dead_page()
        page, host = look.page, self.elsewhere.host(look.found)
        if page is not None and page.ready == "complete" and not self._is_leaving(page):
            if (page.status or 200) >= 400 or page.status == 202:
                self.visiting.at(page, "unexpected")
                self.judging.status(page, waited)
            if self._at_rest(page) and not host and (sign := self._new_sign(signs)):
                raise self._met_sign(look, sign, signs)
            late = waited > self.citizen.patience.limit_ms
            if (late and host) or self._settled(page, waited):
                if sent := self.elsewhere.sent(host, goal):
                    self.visiting.at(page, "elsewhere")
                    self.citizen.recorder.waited(page.last - self.since, "activity")
                    raise sent
                raise self.judging.settled(
                    goal,
                    page.title,
                    nothing_happened=not searching and self._nothing_happened(page),
                    sure=self.exact,
                )
        if waited > self.citizen.patience.limit_ms:
            raise self.judging.too_long(goal)

    def _new_sign(self, signs: Signs) -> Found | None:
        """One of *signs* that came in answer to the last act."""
        seen = self._look(list(signs), 0)
        return seen.found if seen.found and self._is_new(seen.found) else None

    def _settled(self, page: PageState, waited: float) -> bool:
        """Whether the page has been quiet for so long that it is not going to change."""
        settle_ms = self.citizen.patience.settle_ms
        return bool(waited > settle_ms and page.quiet and page.now - max(page.last, self.since) > settle_ms)

    def _met_sign(self, look: Look, sign: Found, signs: Signs) -> Exception:
        assert look.page is not None  # a sign stands on a page
        self.visiting.at(look.page, "unexpected")
        self.citizen.recorder.waited((sign.appeared or wall_ms()) - self.since, "page")
        return self.judging.sign(sign, signs)

    def _is_leaving(self, page: PageState) -> bool:
        """Whether this is the old document, about to be left for the answer, or for a window that is still to come."""
        going = max(page.leaving, page.opening if page.now - page.opening < OPENING_MS else 0)
        return bool(going) and going >= self.since - NEW_DOCUMENT_MS

    def _nothing_happened(self, page: PageState) -> bool:
        return page.content < self.since and page.origin < self.since and not self.citizen.watch.dialogs

    def _now(self) -> float:
        return self.citizen.recorder.now()
