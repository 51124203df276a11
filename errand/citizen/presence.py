"""
A citizen's presence at one portal, in one browser context: her parts, and what becomes of trouble on the way.

Reading (reading.py), acting (actor.py) and the verbs (citizen.py) are built on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Error as PlaywrightError

from errand.citizen.arrival_values import Came, Elsewhere, NotYet, Sign, Silent, refused
from errand.citizen.arriving import ENTRANCE_TEXTS, Arriving
from errand.citizen.by_form import ByForm
from errand.citizen.by_meaning import ByMeaning
from errand.citizen.eyes import Eyes
from errand.citizen.last_act import Headway, LastAct
from errand.citizen.page_verdicts import Judge
from errand.citizen.painted import Painted
from errand.citizen.read_whole import read_whole
from errand.citizen.signs import FRONT, NO_SIGNS, PageKind, Signs
from errand.citizen.visiting import Visiting
from errand.citizen.whereabouts import Whereabouts
from errand.core.errors import BrowserLost, HarnessError
from errand.core.message import Message, Term
from errand.given.lexicon import Lexicon, Spot
from errand.given.portal import Portal
from errand.manners.escort import Escort
from errand.page.bridge import Unanswered, ask
from errand.page.finder import Found
from errand.page.questions import Describe, Ping, Quiet
from errand.page.waiting import SLICE_MS, STANDARD, Patience, pause, until
from errand.page.watch import SpokenDialog, Watch, lost
from errand.record.recorder import Recorder
from errand.record.redact import Redactor

BETWEEN_LOOKS_MS = 20
ABROAD_MS = 50  # between two looks at another host that may yet lead back


@dataclass(frozen=True, slots=True)
class Target:
    """What a citizen is about to act on, and what finding it took."""

    found: Found
    found_ms: float


class Presence:
    """Whoever is at a portal."""

    def __init__(
        self,
        context: BrowserContext,
        portal: Portal,
        lexicon: Lexicon,
        recorder: Recorder,
        *,
        escort: Escort,
        redact: Redactor,
        patience: Patience = STANDARD,
    ) -> None:
        self.portal = portal
        self.escort = escort
        self.recorder = recorder
        self.redact = redact
        self.patience = patience
        self.lexicon = lexicon
        self.act = LastAct()
        self.headway = Headway()
        self.passed: dict[str, tuple[str, ...] | None] = {}  # concept -> what may be it, behind ways that were tried
        self.watch = Watch(context, self.act.stamp, self._spoken_to, self.act.files.append, lexicon)
        self.eyes = Eyes(self.watch, lexicon, self.act, patience.limit_ms)
        self.whereabouts = Whereabouts(portal, self.watch, self.eyes)
        self.arriving = Arriving(self.eyes, self.whereabouts, lexicon, self.act, patience)
        self.by_meaning = ByMeaning(self.eyes, lexicon, recorder.remarks.append)
        self.by_form = ByForm(self.eyes, lexicon, self.by_meaning, recorder.remarks.append)
        self.painted = Painted(self.eyes, lexicon, recorder.remarks.append)
        self.judge = Judge(lexicon, redact, patience.limit_ms)
        self.visiting = Visiting(self.watch, recorder, redact)

    def now(self) -> float:
        """Milliseconds since the run began."""
        return self.recorder.now()

    # --- waiting ------------------------------------------------------------------------------------------------

    def _await(self, spot: Spot) -> Target:
        """The spot on the page she is on; raises what it means once the page has settled without it."""
        began = before = self.recorder.now()
        seen = self.arriving.find(spot, 0.0, for_ms=0.0)
        while not isinstance(seen, Found):
            if isinstance(seen, Silent):
                if meant := self._by_meaning(spot):
                    return Target(meant, self.recorder.now() - before)
                seen = replace(seen, pictures=self.painted.left(spot))
            self.go_on_or_raise(seen)
            before = self.recorder.now()
            seen = self.arriving.find(spot, before - began, for_ms=SLICE_MS)
        return Target(seen, self.recorder.now() - before)

    def _by_meaning(self, spot: Spot) -> Found | None:
        """
        The spot by what the words of controls mean, or by words that are only painted.

        The thinking is errand's, so the run's clock stands still.
        """
        with self.recorder.paused():
            return self.by_meaning.find(spot) or self.painted.find(spot)

    def recognise(self, page: type[PageKind], seen: Silent) -> Came | None:
        """The page has come to rest without its landmark: whether its form or its address says that it is *page*."""
        if page.at_address and self.act.verb == "open" and seen.page and self._is_front_page(seen):
            return Came(seen.page, seen.page.last, "activity")
        with self.recorder.paused():
            return self.by_form.find(page.landmark, seen, self.act.since)

    def _is_front_page(self, seen: Silent) -> bool:
        """
        Whether what stands at the portal's address, in words nobody knows, is where one begins.

        It says more than an entrance does, is no login, and has what any site has that people use.
        """
        if seen.too_long or seen.login or seen.scan or len(seen.texts) <= ENTRANCE_TEXTS:
            return False
        return any(self.eyes.glimpse(spot) for spot in FRONT)

    def go_on_or_raise(self, seen: Sign | Elsewhere | NotYet | Silent) -> None:
        """Return when it may still come; else write down where the wait has ended, and raise the verdict."""
        self.escort.check()
        page = seen.page
        if page and page.ready == "complete" and refused(page) and not self.arriving.is_leaving(page):
            self.visiting.at(page, "unexpected")
        match seen:
            case NotYet(abroad=True):
                pause(self.watch.current, ABROAD_MS)
            case NotYet():
                pass
            case _:
                self._note_ending(seen)
                raise self.judge.verdict(self._with_passed(seen), meant=self.act.meant)

    def look_over(self, spot: Spot) -> None:
        """Take note of what on the page she is on may be *spot*, which she has not made out there."""
        with self.translate_playwright_errors():
            here = read_whole(spot, self.eyes.entries(), self.lexicon)
        before = self.passed.get(spot.concept, ())
        self.passed[spot.concept] = None if here is None or before is None else (*before, *here)

    def doubt(self, spot: Spot) -> None:
        """A way to *spot* could not be gone to its end: it may be there."""
        self.passed[spot.concept] = None

    def _with_passed(self, seen: Sign | Elsewhere | Silent) -> Sign | Elsewhere | Silent:
        if not isinstance(seen, Silent) or seen.goal is None or seen.doubts is None:
            return seen
        passed = self.passed.get(seen.goal.concept, ())
        return replace(seen, doubts=None if passed is None else (*seen.doubts, *passed))

    def _note_ending(self, seen: Sign | Elsewhere | Silent) -> None:
        match seen:
            case Sign(page=page, at=at) if page and at is not None:
                self.visiting.at(page, "unexpected")
                self.recorder.waited(at - self.act.since, "page")
            case Elsewhere(page=page) if page:
                self.visiting.at(page, "elsewhere")
                self.recorder.waited(page.last - self.act.since, "activity")

    def _come_to_rest(self, signs: Signs = NO_SIGNS) -> None:
        """Wait until the answer to the last act has come to rest, whatever it is; raises what an error page means."""
        began = self.recorder.now()
        while isinstance(seen := self.arriving.anywhere(self.recorder.now() - began, signs), NotYet):
            self.escort.check()
        self.escort.check()
        if seen.page and (isinstance(seen, Came) or (isinstance(seen, Sign) and seen.status is not None)):
            self.visiting.at(seen.page, "anywhere")
        if not isinstance(seen, Came):
            raise self.judge.verdict(seen, meant=self.act.meant)
        self.recorder.waited(None if seen.at is None else seen.at - self.act.since, seen.clock)

    def _rest(self) -> None:
        """Let the page she is on come to rest before she leaves it: it may still have something to say."""
        if self.recorder.visits:
            self._until(lambda: self.eyes.ask(self.watch.current.main_frame, Quiet()) is not False)

    def _until(
        self, reached: Callable[[], bool], for_ms: float | None = None, every_ms: float = BETWEEN_LOOKS_MS
    ) -> bool:
        """Look again and again whether something is *reached*, for as long as a page is given to settle."""
        limit_ms = self.patience.settle_ms if for_ms is None else for_ms
        rest = partial(pause, self.watch.current, every_ms)
        return until(lambda: reached() or None, self.recorder.now, limit_ms, rest) is not None

    def _last_numbers(self) -> None:
        """Ask the page she is on once more for its numbers."""
        if state := self.eyes.ask(self.watch.current.main_frame, Describe()):
            self.visiting.numbers(state)

    # --- trouble ------------------------------------------------------------------------------------------------

    def _spoken_to(self, dialog: SpokenDialog) -> None:
        """A native dialog has opened: its button is pressed, which is a step of its own."""
        text = self.redact(dialog.text)
        self.act.dialogs.append(dialog.text)
        self.recorder.dialog(dialog.kind, text)
        self.recorder.waited(dialog.at - self.act.since, "page")
        ok = self.lexicon["dialog.ok"].zh
        title = Message.of("steps.done", verb=Term("verb", "click"), target=Term("concept", "dialog.ok"))
        with self.recorder.step("click", ok, concept="dialog.ok", rung="dialog", detail=text[:80], title=title):
            self.act.agree()

    @contextmanager
    def translate_playwright_errors(self) -> Iterator[None]:
        """Raise PortalFault, WallReached or HarnessError for what Playwright raises: whose fault it is."""
        try:
            yield
        except PlaywrightError as error:
            raise self._meaning(error) from error

    def _meaning(self, error: PlaywrightError) -> Exception:
        if refusal := self.escort.behind(error):
            return refusal
        browser = self.watch.context.browser
        if lost(error) or (isinstance(browser, Browser) and not browser.is_connected()):
            return BrowserLost(Message.of("harness.browser-lost"))
        if isinstance(error, Unanswered) or ("Timeout" in error.message and self._hangs()):
            self.watch.give_up()
            return self.judge.hangs(self.watch.current.url)
        steps = self.recorder.steps
        verb, about = (steps[-1].verb, steps[-1].concept) if steps else ("", None)
        return self.judge.playwright(error, verb, about) or HarnessError(self.redact(error.message))

    def _hangs(self) -> bool:
        """Whether the page does not answer at all."""
        try:
            ask(self.watch.current.main_frame, Ping(), self.patience.limit_ms)
        except Unanswered:
            return True
        except PlaywrightError:
            return False  # it is gone, or being replaced: the first error has the word for it
        return False
